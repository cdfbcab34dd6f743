"""What `bench.terminal` compares: Lesart, newsboat, less and vim on the same articles.

Each program comes with the keys to press, by the name of what is measured.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bench.instrument import LESART, ROOT
from bench.invented.generate import generate

BY_SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
"""What every session over SSH finds in its environment; addresses of RFC 5737."""
LONG = {
    "lang-1": 40_000, "lang-2": 40_000, "lang-3": 40_000, "lang-4": 40_000,
    "lang-5": 400_000, "lang-6": 400_000, "lang-7": 40_000,
}  # fmt: skip
"""Code points of the articles that are the newest ones, in this order."""
FEED = 1000
"""Articles in newsboat's feed: it shows one feed at a time."""
SECOND_ROW = slice(120, 150)
"""Where the second row of a text begins that is 120 columns wide; less breaks inside of words."""
CHANGES = {
    "list line": 2, "list page": 20, "next article 40 kB": 20,
    "next article 400 kB": 20, "reader line": 20, "reader line, side pane": 20,
    "reader page": 20, "word selection": 1, "held in the list": 20,
    "held in the list, article beside": 20, "held in the reader": 20,
    "held in the reader, side pane": 20, "article beside the list": 10,
}  # fmt: skip
"""Steps of which it is checked that they did something: rows that look different afterwards."""

# Lesart's steps. An article opens where it was left, so it is read from its beginning on by `g`.
STEPS = (
    "settle=@sleep:6", "home=g*1", "rest=@sleep:1", "list line=j*40", "list page=<pgdn>*8",
    "home=g*1", "rest=@sleep:1", "open=@type:j\r", "rest=@sleep:1", "top=g*1",
    "reader line, side pane=j*30", "alone=z*1", "top=g*1", "rest=@sleep:1", "reader line=j*30",
    "reader page=<space>*8", "begin=v*1", "word selection=w*20", "leave=<esc>z<esc>*1",
    "rest=@sleep:3", "idle=@idle:20", "memory=@mem",
)  # fmt: skip
OPENING = (
    "settle=@sleep:6", "home=g*1", "rest=@sleep:1", "article beside the list=j*8", "home=g*1",
    "rest=@sleep:1",
    *(f"next article {length} kB=J*1" for length in (40, 40, 40, 400, 400)),
)  # fmt: skip
LINKED = (
    "settle=@sleep:6", "home=g*1", "rest=@sleep:2", "list line=j*12", "rest=@sleep:2",
    "held in the list, article beside=~30:j*60", "rest=@sleep:2", "home=g*1",
    "open=@type:j\r", "rest=@sleep:2", "top=g*1", "rest=@sleep:2",
    "held in the reader, side pane=~30:j*60", "alone=z*1", "top=g*1", "rest=@sleep:2",
    "reader line=j*12", "reader page=<space>*7", "held in the reader=~30:j*60",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """A program to be measured."""

    name: str
    command: list[str]
    ready: str
    """Regular expression that is on the screen when the program is ready."""
    steps: list[str]
    """Steps for the instrument, `name=keys`."""
    opening: list[str]
    """Steps after which a program may go on working for a while before all is shown."""
    linked: list[str]
    """Steps over a slow line."""
    first_screen: str
    """What is on the screen before the first key has worked, where `effect` wants to know that."""
    first_key: str
    """Typed at the moment of the start."""
    effect: Callable[[str], str]
    """From the first screen to the regular expression that tells that the first key has worked."""


def prepare_articles(home: Path, articles: int, env: Mapping[str, str]) -> Path:
    """Make and index the articles below `home`, long ones among them, unless they are there."""
    corpus = home / f"corpus-{articles}"
    if not corpus.exists():
        make = [
            sys.executable,
            "-m",
            "bench.invented.generate",
            str(corpus),
            "--articles",
            str(articles),
        ]
        subprocess.run(make, check=True, cwd=ROOT)
    words = ""
    for day, (name, length) in enumerate(reversed(LONG.items()), 1):
        path = corpus / f"{name}.md"
        if not path.exists() or abs(len(path.read_text("utf-8")) - length) > 100:
            words = words or "\n\n".join(article.text for article, _ in generate(400, seed=7))
            head = f"---\ntitle: Langer Artikel {name}\ndate: 2026-01-0{day}\nlanguage: de\n---\n"
            path.write_text(head + "\n" + words[1000 * day :][:length], "utf-8")
    # Nothing is left to be found in the background while keys are measured.
    for command in ("index", "entities", "events"):
        subprocess.run([str(LESART), command, "-C", str(corpus)],
                       check=True, env=env, stdout=subprocess.DEVNULL)  # fmt: skip
    return corpus


def programs(
    home: Path, corpus: Path, articles: int, env: Mapping[str, str]
) -> tuple[list[Program], list[str]]:
    """Return what can be measured, and the names of the programs that are not installed."""
    names = ("newsboat", "less", "vim")
    missing = [name for name in names if not shutil.which(name)]
    text = home / "lang-2.txt"
    body = (corpus / "lang-2.md").read_text("utf-8").partition("---\n\n")[2]
    # From a paragraph on that fills some rows.
    long = next(part for part in body.split("\n\n") if len(part) > 300)
    text.write_text(body[body.index(long) :], "utf-8")
    made = [_lesart(corpus, articles + len(LONG))]
    if "newsboat" not in missing:
        made.append(_newsboat(home, corpus, env))
    if "less" not in missing:
        made.append(_less(text))
    if "vim" not in missing:
        made.append(_vim(text))
    return made, missing


def _lesart(corpus: Path, articles: int) -> Program:
    def effect(first: str) -> str:
        place = first.rpartition(f"/{articles:,} ")[0].split()[-1]
        return rf" {int(place.replace(',', '')) + 1:,}/{articles:,} "

    return Program(
        "Lesart", [str(LESART), str(corpus)], f"{articles:,} articles", [*STEPS], [*OPENING],
        [*LINKED], f"/{articles:,} ", "j", effect,
    )  # fmt: skip


def _newsboat(home: Path, corpus: Path, env: Mapping[str, str]) -> Program:
    folder = home / "newsboat"
    folder.mkdir(exist_ok=True)
    feed = folder / "feed.xml"
    feed.write_text(_feed(corpus), "utf-8")
    (folder / "urls").write_text(f"file://{feed}\n", "utf-8")
    # As it comes, `j` goes to the next feed, and `n` to the next article that is unread.
    (folder / "config").write_text(
        "auto-reload no\nmax-items 0\nbind-key j down\nbind-key n next\n", "utf-8"
    )
    files = [f"-{option}{folder / name}" for option, name in
             (("u", "urls"), ("c", "cache.db"), ("C", "config"))]  # fmt: skip
    command = ["newsboat", *files]
    subprocess.run([*command, "-x", "reload"], check=True, env=env, stdout=subprocess.DEVNULL)
    enter = ["enter=<enter>*1", "list=@expect:Articles in feed", "rest=@sleep:1",
             "home=<home>*1"]  # fmt: skip
    steps = [
        *enter, "list line=j*40", "list page=<pgdn>*8", "home=<home>*1", "open=<enter>*1",
        "rest=@sleep:1", "next=n*1", "reader line=j*30", "reader page=<space>*8", "rest=@sleep:2",
        "idle=@idle:20", "memory=@mem",
    ]  # fmt: skip
    opening = [*enter, "open=<enter>*1", *(f"next article {length} kB=n*1"
               for length in (40, 40, 40, 400, 400))]  # fmt: skip
    linked = [
        *enter, "list line=j*12", "held in the list=~30:j*60", "rest=@sleep:2", "home=<home>*1",
        "open=<enter>*1", "rest=@sleep:2", "reader line=j*12", "reader page=<space>*7",
        "held in the reader=~30:j*60",
    ]  # fmt: skip
    return Program("newsboat", command, "Lesart bench", steps, opening, linked, "", "\r",
                   lambda _: "Articles in feed")  # fmt: skip


def _feed(corpus: Path) -> str:
    """Return an RSS feed with the newest articles, the long ones first."""
    long = [corpus / f"{name}.md" for name in LONG]
    rest = sorted(corpus.glob("*/*.md"), reverse=True)[: FEED - len(long)]
    items = []
    for number, path in enumerate([*long, *rest]):
        head, _, body = path.read_text("utf-8").partition("---\n\n")
        title = head.partition("title: ")[2].partition("\n")[0].strip('"')
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in body.split("\n\n"))
        items.append(
            f"<item><guid>{number}</guid><title>{escape(title)}</title>"
            f"<pubDate>Thu, 01 Jan 2026 {23 - number // 60 % 24:02}:{59 - number % 60:02}:00 GMT"
            f"</pubDate><description>{escape(paragraphs)}</description></item>"
        )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Lesart bench</title>{''.join(items)}</channel></rss>"
    )


def _less(text: Path) -> Program:
    steps = ["reader line=j*30", "reader page=<space>*8", "idle=@idle:20", "memory=@mem"]
    linked = ["reader line=j*12", "reader page=<space>*7", "held in the reader=~30:j*60"]
    second = re.escape(text.read_text("utf-8")[SECOND_ROW])
    return Program("less", ["less", str(text)], r"lang-2\.txt", steps, [], linked, "", "j",
                   lambda _: rf"\A{second}")  # fmt: skip


def _vim(text: Path) -> Program:
    settings = "set linebreak display=lastline"
    command = ["vim", "-R", "-N", "-u", "NONE", "-c", settings, str(text)]
    steps = [
        "reader line=<c-e>*30", "reader page=<c-f>*8", "begin=v*1", "word selection=w*20",
        "leave=<esc>*1", "idle=@idle:20", "memory=@mem",
    ]  # fmt: skip
    linked = ["reader line=<c-e>*12", "reader page=<c-f>*7", "held in the reader=~30:<c-e>*60"]
    return Program("vim -R", command, r"lang-2\.txt", steps, [], linked, "", "\x05",
                   lambda _: r"\A +\n")  # fmt: skip


def slow(command: list[str], link: str) -> list[str]:
    """Return a command behind a line of `RTT:KBIT`."""
    rtt, _, kbit = link.partition(":")
    relay = [sys.executable, "-m", "bench.slow_link", "--rtt", rtt, "--kbit", kbit, "--"]
    return [*relay, *command]

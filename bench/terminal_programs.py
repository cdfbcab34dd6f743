"""What `bench.terminal` compares: Lesart, newsboat, less and vim on the same articles.

Each program comes with the keys to press, by the name of what is measured.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from bench.generate import generate
from bench.screen import LESART, ROOT, prepare

LONG = {"lang-1": 40_000, "lang-2": 40_000, "lang-3": 400_000, "lang-4": 40_000}
"""Code points of the articles that are the newest ones, in this order."""
FEED = 1000
"""Articles in newsboat's feed: it shows one feed at a time."""


@dataclass(frozen=True)
class Program:
    """A program to be measured."""

    name: str
    command: list[str]
    ready: str
    """Regular expression that is on the screen when the program is ready."""
    steps: list[str]
    """Steps for the instrument, `name=keys`."""
    linked: list[str] = field(default_factory=list)
    """Steps over a slow line."""


def prepare_articles(home: Path, articles: int) -> tuple[Path, dict[str, str]]:
    """Make and index the articles, four long ones among them; return folder and environment."""
    corpus, env = prepare(home, articles)
    if not (corpus / "lang-1.md").exists():
        words = "\n\n".join(article.text for article, _ in generate(400, seed=7))
        for day, (name, length) in zip((4, 3, 2, 1), LONG.items(), strict=True):
            head = f"---\ntitle: Langer Artikel {name}\ndate: 2026-01-0{day}\nlanguage: de\n---\n"
            start = 1000 * day
            (corpus / f"{name}.md").write_text(head + "\n" + words[start:][:length], "utf-8")
        subprocess.run([str(LESART), "index", "-C", str(corpus)], check=True, env=env)
        subprocess.run([str(LESART), "entities", "-C", str(corpus), "--json"],
                       check=True, env=env, stdout=subprocess.DEVNULL)  # fmt: skip
    return corpus, env


def programs(home: Path, corpus: Path, articles: int) -> tuple[list[Program], list[str]]:
    """Return what can be measured, and the names of the programs that are not installed."""
    names = ("newsboat", "less", "vim")
    missing = [name for name in names if not shutil.which(name)]
    text = home / "lang-2.txt"
    text.write_text((corpus / "lang-2.md").read_text("utf-8").partition("---\n\n")[2], "utf-8")
    made = [_lesart(corpus, articles + len(LONG))]
    if "newsboat" not in missing:
        made.append(_newsboat(home, corpus))
    if "less" not in missing:
        made.append(_less(text))
    if "vim" not in missing:
        made.append(_vim(text))
    return made, missing


def _lesart(corpus: Path, articles: int) -> Program:
    steps = [
        "settle=@sleep:3", "list line=j*40", "list page=<pgdn>*8", "home=g*1", "rest=@sleep:1",
        "next article 40 kB=@type:j\r", "open=@sleep:1", "reader line, side pane=j*30",
        "back=<esc>*1", "rest2=@sleep:1", "next article 400 kB=@type:j\r", "open2=@sleep:1",
        "alone=z*1", "reader line=j*30", "reader page=<space>*10", "begin=v*1",
        "word selection=w*20", "leave=<esc><esc>*1", "rest3=@sleep:3", "idle=@idle:20",
        "memory=@mem",
    ]  # fmt: skip
    linked = [
        "settle=@sleep:3", "list line=j*12", "open=@type:\r", "rest=@sleep:2", "alone=z*1",
        "rest2=@sleep:2", "reader line=j*12", "reader page=<space>*8", "held=~30:j*60",
    ]  # fmt: skip
    return Program("Lesart", [str(LESART), str(corpus)], f"{articles:,} articles", steps, linked)


def _newsboat(home: Path, corpus: Path) -> Program:
    folder = home / "newsboat"
    folder.mkdir(exist_ok=True)
    feed = folder / "feed.xml"
    if not feed.exists():
        feed.write_text(_feed(corpus), "utf-8")
    (folder / "urls").write_text(f"file://{feed}\n", "utf-8")
    (folder / "config").write_text("auto-reload no\nmax-items 0\n", "utf-8")
    files = [f"-{option}{folder / name}" for option, name in
             (("u", "urls"), ("c", "cache.db"), ("C", "config"))]  # fmt: skip
    command = ["newsboat", *files]
    subprocess.run([*command, "-x", "reload"], check=True, stdout=subprocess.DEVNULL)
    steps = [
        "enter=<enter>*1", "list line=j*40", "list page=<pgdn>*8", "home=<home>*1",
        "open=<enter>*1", "next article 40 kB=n*1", "next article 400 kB=n*1", "reader line=j*30",
        "reader page=<space>*10", "rest3=@sleep:2", "idle=@idle:20", "memory=@mem",
    ]  # fmt: skip
    linked = [
        "enter=<enter>*1", "rest=@sleep:2", "list line=j*12", "open=<enter>*1", "rest2=@sleep:2",
        "reader line=j*12", "reader page=<space>*8", "held=~30:j*60",
    ]  # fmt: skip
    return Program("newsboat", command, "Lesart bench", steps, linked)


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
    steps = ["reader line=j*30", "reader page=<space>*10", "idle=@idle:5", "memory=@mem"]
    linked = ["reader line=j*12", "reader page=<space>*8", "held=~30:j*60"]
    return Program("less", ["less", str(text)], r"lang-2\.txt", steps, linked)


def _vim(text: Path) -> Program:
    command = ["vim", "-R", "-N", "-u", "NONE", "-c", "set linebreak display=lastline", str(text)]
    steps = [
        "reader line=<c-e>*30", "reader page=<c-f>*8", "begin=v*1", "word selection=w*20",
        "leave=<esc>*1", "idle=@idle:5", "memory=@mem",
    ]  # fmt: skip
    linked = ["reader line=<c-e>*12", "reader page=<c-f>*6", "held=~30:<c-e>*60"]
    return Program("vim -R", command, r"lang-2\.txt", steps, linked)


def slow(command: list[str], link: str) -> list[str]:
    """Return a command behind a line of `RTT:KBIT`."""
    rtt, _, kbit = link.partition(":")
    relay = [sys.executable, "-m", "bench.slow_link", "--rtt", rtt, "--kbit", kbit, "--"]
    return [*relay, *command]


def environment(env: dict[str, str]) -> dict[str, str]:
    """Return the environment with this checkout importable, for the relay."""
    return {**env, "PYTHONPATH": str(ROOT), "LC_ALL": os.environ.get("LC_ALL", "C.UTF-8")}

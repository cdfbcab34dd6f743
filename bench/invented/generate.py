"""Large corpora for measuring: articles put together from the sentences of `seeds/`.

Usage: python -m bench.invented.generate FOLDER --articles N [--seed S]
writes N Markdown files with front matter, 1,000 to a folder. The same numbers give the same
articles. About one word in eighteen is an invented compound, some of them often and most of them
rarely used: the vocabulary grows with the corpus as that of real news does. What the articles say
makes no sense, and how often words occur together is not as in real news.
"""

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from corpus.article import Article, Outline, Span
from corpus.folder import scan_folder
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import read_article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LENGTH = 2400
"""Code points of an article, on average."""
INVENTED = 1 / 18
VOCABULARY = 600_000
"""Invented compounds to choose from."""
REUSE = 4
"""The higher, the more often the first ones of them are chosen."""
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
OUTLETS = (
    "Irseltaler Bote", "Marschländer Kurier", "Flussaufwärts", "Kontor", "Meridian 45", "DKD",
    "Radio Mittelland", "Sofort", "Küstenblatt", "Öffentliche Stimme", "Neue Wehringer Zeitung",
    "Das Protokoll",
)  # fmt: skip
_NOUN = re.compile(r"(?<=[a-zäöüß,;] )[A-ZÄÖÜ][a-zäöüß]{3,11}\b")
_LINKS = ("", "", "s", "n", "-")


@dataclass(frozen=True, slots=True)
class Material:
    """What articles are made of: sentences by language, and nouns."""

    sentences: dict[str, list[list[str]]]
    nouns: list[str]


def load_material() -> Material:
    """Read the sample corpus."""
    files = [file.path for file in scan_folder(SEEDS)]
    ids = assign_ids(files)
    sentences: dict[str, list[list[str]]] = {"de": [], "en": []}
    nouns: set[str] = set()
    for path in files:
        reading = read_article(SEEDS, path, ids[path])
        article = reading.article
        outline = outline_article(article, reading.marks)
        pool = sentences["en" if article.language == "en" else "de"]
        pool.extend(article.text[start:end].split() for start, end in outline.sentences)
        if article.language != "en":
            nouns.update(_NOUN.findall(article.text))
    return Material(sentences, sorted(nouns))


def generate(count: int, seed: int = 1) -> Iterator[tuple[Article, Outline]]:
    """Yield `count` articles with their outlines, oldest first."""
    material = load_material()
    chance = random.Random(seed)
    for number in range(count):
        yield _article(number, count, material, chance)


def _article(
    number: int, count: int, material: Material, chance: random.Random
) -> tuple[Article, Outline]:
    language = "en" if chance.random() < 1 / 6 else "de"
    pool = material.sentences[language]
    wanted = chance.gauss(LENGTH, LENGTH / 4)
    title = " ".join(_varied(chance.choice(pool), material.nouns, chance)[:9]).strip(" ,;–„“")
    parts, length = [title], len(title)
    spans: list[Span] = []
    while length < wanted or not spans:
        gap = "\n\n" if len(spans) % 5 == 0 else " "
        sentence = " ".join(_varied(chance.choice(pool), material.nouns, chance))
        start = length + len(gap)
        length = start + len(sentence)
        parts += [gap, sentence]
        spans.append(Span(start, length))
    text = "".join(parts)
    day = FIRST_DAY + timedelta(DAYS * number // count)
    name = f"a{number:06}"
    article = Article(
        id=name, title=title, outlet=chance.choice(OUTLETS), date=day.isoformat(), url=None,
        author=None, language=language, text=text, path=f"{number // 1000:03}/{name}.md",
        digest=sha256(text.encode()).hexdigest(), titled=True,
    )  # fmt: skip
    return article, Outline(tuple(spans), (), ())


def _varied(sentence: list[str], nouns: list[str], chance: random.Random) -> list[str]:
    """Return a sentence with invented compounds in place of some words."""
    return [_compound(nouns, chance) if chance.random() < INVENTED else w for w in sentence]


def _compound(nouns: list[str], chance: random.Random) -> str:
    """Return an invented compound; the same number always stands for the same one."""
    number = int(VOCABULARY * chance.random() ** REUSE)
    first, rest = number % len(nouns), number // len(nouns)
    second, rest = rest % len(nouns), rest // len(nouns)
    return nouns[first] + _LINKS[(number * 7 + rest) % len(_LINKS)] + nouns[second].lower()


def write_folder(folder: Path, count: int, seed: int = 1) -> None:
    """Write articles as files that Lesart reads."""
    for article, _ in generate(count, seed):
        path = folder / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        body = article.text.partition("\n\n")[2]
        path.write_text(
            f'---\ntitle: "{article.title.replace(chr(34), "")}"\noutlet: {article.outlet}\n'
            f"date: {article.date}\nlanguage: {article.language}\n---\n\n{body}\n",
            encoding="utf-8",
        )


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Plain)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_folder(options.folder, options.articles, options.seed)


_Plain = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    main()

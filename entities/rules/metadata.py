"""Names that the metadata gives away: outlets of the corpus, outlet and author of the article."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Article
from entities.sentence import QUOTES, Notes, Sentence
from entities.tokens import tokenize
from entities.vocabulary import Vocabulary

_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_DASH = re.compile(r"\s+[–—|-]\s+")
_SUBTITLE = re.compile(r"(?:Notizen|Zeitung|Nachrichten|Magazin|Das|Die|Der|The)\b")
_BY = re.compile(r"^(?:Von|By)\s+|^(?:(?:Dr|Prof)\.\s*)+")
_NO_PERSON = frozenset(("Redaktion", "Newsroom", "Team", "Desk", "Agentur", "Editorial", "Staff"))
_ARTICLES = frozenset(("Der", "Die", "Das", "The"))


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name from the metadata as tokens."""

    words: tuple[str, ...]
    kind: str
    sure: bool
    """False for a name that is also a common word: it counts in quotation marks only."""


Known = dict[str, list[KnownName]]
"""Known names under their first token, longest first."""


def outlet_forms(outlet: str) -> set[str]:
    """Split an outlet: `Dienst Nord (dn)` is also `Dienst Nord` and `dn`."""
    name = outlet.strip()
    forms = {name}
    match = _BRACKETS.fullmatch(name)
    if match:
        forms |= {match.group(1), match.group(2)}
        name = match.group(1)
    forms |= {part for part in _DASH.split(name) if not _SUBTITLE.match(part)}
    return {form for form in forms if len(form) > 1}


def known_names(article: Article, outlets: Iterable[str], vocabulary: Vocabulary) -> Known:
    """Return what the metadata of the article and the outlets of its corpus say."""
    own = outlet_forms(article.outlet) if article.outlet else set()
    bodies = own.union(*(outlet_forms(outlet) for outlet in outlets))
    names = [
        KnownName(_words(form, vocabulary), "ORG", _is_sure(form, form in own, vocabulary))
        for form in sorted(bodies)
    ]
    names += _author_names(article.author or "", bodies, vocabulary)
    known: Known = {}
    for name in names:
        if name.words:
            known.setdefault(name.words[0], []).append(name)
    for entries in known.values():
        entries.sort(key=lambda name: -len(name.words))
    return known


def _words(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(word for word, _, _ in tokenize(text, vocabulary.language))


def _is_sure(form: str, own: bool, vocabulary: Vocabulary) -> bool:
    words = form.split()
    if len(words) > 1:
        common = vocabulary.facts(words[-1]).dictionary[0] == "C"
        return not (len(words) == 2 and words[0] in _ARTICLES and common)
    if form.isupper():
        return True
    return own and vocabulary.facts(form).dictionary == "--"


def _author_names(author: str, bodies: set[str], vocabulary: Vocabulary) -> list[KnownName]:
    """Return the author in full, and the surname, which proves less."""
    name = _BY.sub("", author.strip())
    words = name.split()
    if not 2 <= len(words) <= 4 or _NO_PERSON & set(words) or any(map(name.endswith, bodies)):
        return []
    if not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return []
    return [
        KnownName(_words(name, vocabulary), "PER", sure=True),
        KnownName((words[-1],), "PER", sure=False),
    ]


def name_from_metadata(sentence: Sentence, notes: Notes, known: Known) -> None:
    """Settles outlets and authors; a common word (`Sofort`) counts between quotation marks."""
    for i, word in enumerate(sentence.words):
        for name in known.get(word, ()):
            end = i + len(name.words)
            if tuple(sentence.words[i:end]) == name.words:
                if name.sure or sentence.word(i - 1) in QUOTES:
                    notes.settle(i, end, name.kind)
                else:
                    notes.favour(i, end, name.kind, 2.0)
                break

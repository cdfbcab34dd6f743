"""What the word lists know about a word: dictionary, names, places, titles, curated lists."""

import lzma
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from entities.lexicon import Listed, alternatives, data_folder, read_lexicon, word_list, wordset
from entities.tokens import tokenize
from entities.wordfilter import WordFilter

LANGUAGES = ("de", "en")
"""Languages with a model; names in other languages are not sought."""

_CACHE_LIMIT = 150_000
_ADJECTIVE = re.compile(r"([A-ZÄÖÜ][\wäöüß-]{2,}?)(e[nrsm]?)")
_DEMONYM = re.compile(r"isch(?:e|en|er|es|em)?$")
_BODY_END = (
    "partei verband bund gesellschaft universität ministerium amt rat rats gericht bank werke werk "
    "verein club klub institut agentur zeitung konzern gruppe kommission behörde schule hochschule "
    "stiftung verlag akademie gewerkschaft"
)
_BODY_ENDINGS = tuple(_BODY_END.split())
_LEGAL = wordset(
    "AG GmbH Inc. Ltd. SE KG e.V. FC SV TSV VfB VfL SC FSV BV AC SSV TuS Corp. Co. LLC Universität "
    "Partei Bank Verlag Institut Ministerium"
)
_TAILS_OF_NAMES = wordset(
    "mann berg burg dorf stein bach feld hausen heim wald land stadt thal tal see hof haus brück "
    "brücke furt kirchen kirch hagen born beck rode hafen garten meyer meier maier müller bauer "
    "becker schmidt weiler au ow in er koog siel moor warf horst kamp loh winkel eck ried zell "
    "markt linde eich weide heide leiten roth reuth reut schlag sand sund mühle fehn wiek hütte"
)
"""Second parts with which place names and surnames are built: no sign of a common compound."""


@dataclass(frozen=True, slots=True)
class WordFacts:
    """Everything the lists say about one word, computed once."""

    capital: bool
    dictionary: str
    """`C` known as written, `l` known in small letters, `-` for each that is not."""
    compound: int
    """2 or 1 for an unlisted compound of common nouns (long or short second part), else 0."""
    kinds: tuple[str, ...]
    """Word lists that have it: co(untry), ci(ty), fn (given), ln (surname), ti(tle), …; with -s."""
    title: bool
    """A noun for a role or profession: Bürgermeisterin, Dammwärter."""
    unknown: bool
    """Capitalised, and no common word: the usual look of a name."""
    listed: Listed | None
    """The curated entry of this single word, a genitive -s aside."""

    @property
    def given(self) -> bool:
        """A given name in the lists."""
        return "fn" in self.kinds

    @property
    def personal(self) -> bool:
        """A given name or a surname in the lists."""
        return "fn" in self.kinds or "ln" in self.kinds

    @property
    def place(self) -> bool:
        """A country or city in the lists."""
        return "co" in self.kinds or "ci" in self.kinds

    @property
    def namelike(self) -> bool:
        """Unknown to the dictionary, or known as a name and not as a verb or adjective."""
        if self.unknown or not self.capital:
            return self.unknown
        if (self.listed is not None and not self.listed.weak) or "co" in self.kinds:
            return True
        return self.dictionary[1] == "-" and ("ci" in self.kinds or self.personal)


class Vocabulary:
    """The word lists of one language. Build it with `load_vocabulary`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = WordFilter.from_bytes(
            (data_folder() / "words" / f"{language}.filter").read_bytes()
        )
        self._countries, self._cities = read_places()
        self._given, self._surnames = frozenset(read_given_names()), read_surnames()
        self._titles = word_list("de/title_words")
        self._title_end = re.compile(
            rf"(?:{alternatives('de/title_endings')})(?:in|en|s|n)?$", re.IGNORECASE
        )
        self._noise = word_list("noise")
        self.lexicon = read_lexicon(language)
        self._phrases = self._index_phrases()
        self._facts: dict[str, WordFacts] = {}

    def facts(self, word: str) -> WordFacts:
        """All that is known about `word`; kept for the next time."""
        found = self._facts.get(word)
        if found is None:
            if len(self._facts) > _CACHE_LIMIT:
                self._facts.clear()
            found = self._facts[word] = self._look_up(word)
        return found

    def dictionary(self, word: str) -> str:
        """`C` or `-` as written, `l` or `-` in small letters."""
        return ("C" if word in self._words else "-") + ("l" if word.lower() in self._words else "-")

    def listed(self, words: Sequence[str]) -> list[str]:
        """Per token `B-LOC1`, `B-ORG2`, `I-ORG2` … where a curated entry matches, else empty."""
        labels = [""] * len(words)
        at = 0
        while at < len(words):
            entry, length = self.match(words, at)
            if entry:
                sure = f"{entry.kind}{'?' if entry.weak else ''}{min(length, 2)}"
                labels[at] = "B-" + sure
                for inner in range(at + 1, at + length):
                    labels[inner] = "I-" + sure
            at += max(1, length)
        return labels

    def match(self, words: Sequence[str], at: int) -> tuple[Listed | None, int]:
        """Return the longest curated entry that begins at token `at`, and its length in tokens."""
        word = words[at]
        if not word[:1].isalnum():
            return None, 0
        for phrase, entry in self._phrases.get(bare_form(word), ()):
            stretch = words[at : at + len(phrase)]
            if len(stretch) == len(phrase) and all(map(_same_form, phrase, stretch)):
                return entry, len(phrase)
        found = self.facts(word).listed
        return found, 1 if found else 0

    def _index_phrases(self) -> dict[str, list[tuple[tuple[str, ...], Listed]]]:
        """Entries of several words under the bare form of their first, the longest first."""
        index: dict[str, list[tuple[tuple[str, ...], Listed]]] = {}
        for entry, listed in self.lexicon.items():
            words = tuple(word for word, _, _ in tokenize(entry, self.language))
            if len(words) > 1:
                phrase = tuple(map(bare_form, words))
                index.setdefault(phrase[0], []).append((phrase, listed))
        for phrases in index.values():
            phrases.sort(key=lambda item: -len(item[0]))
        return index

    def _look_up(self, word: str) -> WordFacts:
        capital = word[:1].isupper()
        dictionary = self.dictionary(word)
        compound = self._compound(word) if capital and self.language == "de" else 0
        kinds = tuple(self._kinds(word))
        title = capital and self._is_title(word)
        listed = self.lexicon.get(word)
        if listed is None and word.endswith("s"):
            listed = self.lexicon.get(word[:-1])
        unknown = self._is_unknown(word, dictionary, compound)
        return WordFacts(capital, dictionary, compound, kinds, title, unknown, listed)

    def _kinds(self, word: str) -> list[str]:
        base = word[:-1] if word.endswith("s") and len(word) > 4 else ""
        found: list[str] = []
        for kind, words in (
            ("co", self._countries),
            ("ci", self._cities),
            ("fn", self._given),
            ("ln", self._surnames),
        ):
            if word in words:
                found.append(kind)
            elif base and base in words:
                found.append(kind + "s")
        if word in self._titles:
            found.append("ti")
        if word in _LEGAL:
            found.append("ot")
        if word[:1].isupper() and word.lower().endswith(_BODY_ENDINGS):
            found.append("os")
        if "-" in word:
            found += self._hyphen_kinds(word)
        if _DEMONYM.search(word):
            found.append("isch")
        return found

    def _hyphen_kinds(self, word: str) -> list[str]:
        first, last = word.split("-", maxsplit=1)[0], word.rsplit("-", maxsplit=1)[-1]
        found: list[str] = []
        if first in self._countries or first in ("US", "EU", "UN"):
            found.append("hco")
        elif first in self._cities:
            found.append("hci")
        if last in self._titles:
            found.append("hti")
        elif last[:1].isupper() and last in self._words:
            found.append("hnn")
        return found

    def _is_title(self, word: str) -> bool:
        if len(word) < 4:
            return word in self._titles
        last = word.rsplit("-", maxsplit=1)[-1]
        if word in self._titles or last in self._titles:
            return True
        if not self._title_end.search(last):
            return False
        return self.dictionary(last) != "--" or bool(self._compound(last))

    def _is_unknown(self, word: str, dictionary: str, compound: int) -> bool:
        if not word[:1].isupper() or len(word) < 2 or word in self._noise:
            return False
        if "-" in word:
            return self._is_double_name(word)
        if dictionary != "--" or compound:
            return False
        return not (word.endswith("s") and word[:-1] in self._words)

    def _is_double_name(self, word: str) -> bool:
        """Müller-Lüdenscheidt, Nieder-Irsel; but not Krabben-Express."""
        parts = [part for part in word.split("-") if part]
        if not parts or not all(part[:1].isupper() or part in ("al", "el") for part in parts):
            return False
        names = (self._given, self._surnames, self._cities, self._countries)
        return parts[-1] not in self._words or any(parts[-1] in known for known in names)

    def _compound(self, word: str) -> int:
        """Return an unknown capitalised word that splits into two dictionary nouns."""
        if "-" in word or len(word) < 9 or not word[1:].islower() or word in self._words:
            return 0
        for cut in range(len(word) - 4, 3, -1):
            tail = word[cut:]
            if tail in _TAILS_OF_NAMES or tail.capitalize() not in self._words:
                continue
            if len(tail) == 4 and tail in self._words:
                continue
            if any(head in self._words for head in _heads(word[:cut])):
                return 2 if len(tail) >= 5 else 1
        return 0


def _heads(head: str) -> list[str]:
    """Return the first part of a compound with and without its linking letters."""
    forms = [head, head + "e"]
    if head[-1] in "sne":
        forms.append(head[:-1])
    if head[-2:] in ("en", "es", "er"):
        forms.append(head[:-2])
    return [form for form in forms if len(form) >= 3]


def bare_form(word: str) -> str:
    """Return a capitalised word without an adjective ending: Schwarzem → Schwarz."""
    if word[:1].isupper():
        match = _ADJECTIVE.fullmatch(word)
        if match:
            return match.group(1)
    return word


def _same_form(bare: str, word: str) -> bool:
    """Return a word of a curated phrase and a token, endings and genitive aside."""
    return word == bare or bare_form(word) == bare or (word[-1:] == "s" and word[:-1] == bare)


def read_packed(name: str) -> list[list[str]]:
    """Lines of a packed list in `entities/data/words`, cut at tabs."""
    packed = (data_folder() / "words" / name).read_bytes()
    return [line.split("\t") for line in lzma.decompress(packed).decode().split("\n")]


@cache
def read_places() -> tuple[frozenset[str], frozenset[str]]:
    """Countries (and parts of the world), and cities; single words of the latter only."""
    rows = read_packed("places.txt.xz")
    countries = frozenset(name for name, key in rows if key.startswith("="))
    cities = frozenset(name for name, key in rows if not key.startswith("=") and " " not in name)
    return countries | word_list("de/states"), cities


@cache
def read_given_names() -> dict[str, str]:
    """Given name → `m`, `f` or `n` (both, or unknown)."""
    names = {name: kind for kind, name in read_packed("names.txt.xz") if kind != "s"}
    for name in word_list("de/given_names"):
        names.setdefault(name, "n")
    return names


@cache
def read_surnames() -> frozenset[str]:
    """Surnames of many countries in Latin letters."""
    return frozenset(name for kind, name in read_packed("names.txt.xz") if kind == "s")


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of `de` or `en`; about 0.1 s once per process."""
    return Vocabulary(language)

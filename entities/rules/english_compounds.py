"""Rules on English names of several words, known by a word in front of or between them."""

import re

from entities.lexicon import word_list, wordset
from entities.sentence import Notes, Sentence

_PLACE_HEADS = wordset(
    "Port Lake Mount Lough Loch Cape Fort Saint St St. Isle River Bay Gulf Glen Camp Mt Mt."
)
_HEADS_OF_PLACES = wordset("Port City Isle Bay Gulf Strait Cape Lake Sea Valley Island Islands")
_STORMS = wordset("storm hurricane typhoon cyclone operation Storm Hurricane Typhoon Cyclone")
_VESSELS = wordset(
    "ship ferry vessel boat trawler tanker freighter yacht frigate destroyer liner submarine tug"
)
_BROADCASTERS = wordset("Radio Channel")
_ROADS = re.compile(r"[AMB]\d{1,4}|I-\d{1,3}|US-\d{1,3}")
_NO_NAME = wordset("The This That A An He She They It We In On At But And")


def place_after_its_kind(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Lough Derrin`, `Port Hallam`: the first word says that it is a place."""
    after = sentence.word(i + 2)
    if (
        sentence.words[i] in _PLACE_HEADS
        and sentence.fact(i + 1).capital
        and after not in word_list("en/body_tails")
    ):
        notes.favour(i, i + 2, "LOC", 3.0)
        sentence.vote(i, i + 2, "LOC", 1.5)


def name_with_of(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Museum of the Edo Coast` is an institution, `Port of Antwerp` a place."""
    word = sentence.words[i]
    body = word in word_list("en/body_tails") or word == "Confederation"
    if not (body or word in _HEADS_OF_PLACES) or sentence.word(i + 1) != "of":
        return
    end = i + 3 if sentence.word(i + 2) == "the" else i + 2
    if not sentence.fact(end).capital:
        return
    while sentence.fact(end).capital and end - i < 6:
        end += 1
    notes.favour(i, end, "ORG" if body else "LOC", 3.0)
    sentence.vote(i, end, "ORG" if body else "LOC", 1.5)


def partners(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Brandt & Okafor`: only firms are written with the sign."""
    if sentence.word(i + 1) == "&" and sentence.fact(i + 2).capital:
        start = i
        while sentence.fact(start - 1).capital and sentence.word(start - 1) not in _NO_NAME:
            start -= 1
        notes.settle(start, i + 3, "ORG")


def storm_or_operation(sentence: Sentence, i: int, notes: Notes) -> None:
    """`storm Odette`: named like people, but none."""
    if sentence.word(i - 1) in _STORMS and sentence.fact(i).namelike:
        notes.favour(i, i + 1, "OTH", 6.0)
        sentence.vote(i, i + 1, "OTH", 3.0)


def vessel(sentence: Sentence, i: int, notes: Notes) -> None:
    """Favour a ship in `a fishing boat, the Mary Grace`: what carries a name after its kind."""
    before = sentence.words[max(0, i - 4) : i]
    if before[-1:] == ["the"] and _VESSELS & set(before[:-1]):
        end = i
        while sentence.fact(end).capital and end - i < 3:
            end += 1
        notes.favour(i, end, "OTH", 5.0)
        sentence.vote(i, end, "OTH", 2.0)


def broadcaster(sentence: Sentence, i: int, notes: Notes) -> None:
    """`Radio Horizon`, `Channel 9`."""
    after = sentence.word(i + 1)
    if sentence.words[i] in _BROADCASTERS and (after.isdigit() or sentence.fact(i + 1).capital):
        notes.favour(i, i + 2, "ORG", 4.0)
        sentence.vote(i, i + 2, "ORG", 2.0)


def road_with_number(sentence: Sentence, i: int, notes: Notes) -> None:
    """`along the A19`, `on the M25`."""
    if sentence.word(i - 1) in ("the", "on", "The") and _ROADS.fullmatch(sentence.words[i]):
        notes.settle(i, i + 1, "LOC")

"""What the curated lists add to the model: sure entries weigh more than doubtful ones."""

from entities.sentence import Notes, Sentence
from entities.vocabulary import Vocabulary


def name_from_lists(sentence: Sentence, notes: Notes, vocabulary: Vocabulary) -> None:
    """`Europäische Union`, `Kleiner Kaukasus`: entries of several words hardly ever mislead."""
    at = 0
    while at < len(sentence.words):
        entry, length = vocabulary.match(sentence.words, at)
        if entry is not None and not entry.weak:
            notes.favour(
                at, at + length, entry.kind, 3.0 if length > 1 or sentence.language == "en" else 2.0
            )
            after = sentence.fact(at + length)
            if after.dictionary[0] == "C" and not after.namelike:
                notes.add(at + length, "I-" + entry.kind, -2.0)
            if length > 1:
                sentence.vote(at, at + length, entry.kind, 2.0)
        at += max(1, length)

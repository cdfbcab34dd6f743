"""Bytes become text, whatever they are, and what was odd about them is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import decode

GERMAN = "Größe, Straße – „Übung“ für 5 €\n"


@given(st.binary(max_size=80), st.sampled_from([None, "latin1", "utf-16", "windows-1251", "nope"]))
def test_decoding_never_raises_and_leaves_no_surrogates(data: bytes, declared: str | None) -> None:
    text, notice = decode(data, declared)
    text.encode("utf-8")
    assert notice is None or notice


@given(st.text())
def test_sound_utf8_comes_back_without_a_notice(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")) == (text, None)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"]
)
def test_a_byte_order_mark_decides(encoding: str) -> None:
    mark = b""
    if encoding == "utf-16-be":
        mark = b"\xfe\xff"
    elif encoding == "utf-16-le":
        mark = b"\xff\xfe"
    assert decode(mark + GERMAN.encode(encoding)) == (GERMAN, None)


def test_old_files_are_read_as_windows_1252_and_say_so() -> None:
    text, notice = decode(GERMAN.encode("cp1252"))
    assert text == GERMAN
    assert notice is not None
    assert "Windows-1252" in notice


def test_the_encoding_a_page_names_is_used_when_it_is_not_utf8() -> None:
    text, notice = decode("Привет, мир".encode("cp1251"), "windows-1251")
    assert text == "Привет, мир"
    assert notice is not None
    assert decode("Привет, мир".encode(), "windows-1251") == ("Привет, мир", None)


def test_damaged_utf8_keeps_its_sound_part() -> None:
    text, notice = decode("Straße über Nacht".encode() + b"\xc3")
    assert text == "Straße über Nacht\ufffd"
    assert notice is not None
    assert "damaged" in notice

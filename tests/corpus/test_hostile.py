"""Every hostile file is read or refused with a reason, quickly, and what is read is clean."""

import json
import os
import time
from pathlib import Path

import pytest

from corpus.folder import SUFFIXES, scan_folder
from corpus.identity import assign_ids
from corpus.outlining.outline import outline_article
from corpus.reading import Reading, UnreadableArticle, read_article
from corpus.text import clean_text

HOSTILE = Path(__file__).resolve().parents[1] / "fixtures" / "hostile"
FILES = sorted(path.name for path in HOSTILE.iterdir() if path.is_file())
REFUSED = {
    "23_html_deep_nesting.html": "nested",
    "24_html_unclosed_attrs.html": "attributes",
    "36_many_lines.txt": "lines",
    "38_empty.txt": "empty",
    "39_only_controls.txt": "empty",
}


def read(name: str) -> Reading:
    return read_article(HOSTILE, name, "hostile")


@pytest.fixture(scope="module", autouse=True)
def extractor() -> None:
    """Load the extraction library once, as a process that reads many files does."""
    import trafilatura  # noqa: F401


@pytest.mark.parametrize("name", sorted(set(FILES) - set(REFUSED)))
def test_a_hostile_file_is_read_quickly_and_comes_out_clean(name: str) -> None:
    started = time.process_time()
    reading = read(name)
    outline = outline_article(reading.article, reading.marks)
    assert time.process_time() - started < 1
    article = reading.article
    assert clean_text(article.text) == article.text
    assert article.title
    assert "\n" not in article.title
    assert article.text.startswith(article.title)
    assert outline.sentences or outline.boilerplate or article.text == article.title


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_article_can_be_is_refused_with_its_reason(name: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableArticle) as caught:
        read(name)
    assert time.process_time() - started < 1
    assert REFUSED[name] in caught.value.reason


def test_files_that_are_no_articles_are_not_found() -> None:
    found = {file.path for file in scan_folder(HOSTILE)}
    assert found == {name for name in FILES if Path(name).suffix in SUFFIXES}


def test_a_byte_order_mark_old_bytes_and_broken_bytes_are_told_apart() -> None:
    assert read("32_utf16_bom.txt").article.text == "Titel\n\nGipfel in Alaska – Straße"
    assert read("33_utf8_bom_crlf_nfd.txt").article.text == "Titel\n\nGespräche über Straßen"
    assert "Straße" in read("06_c1_latin1_bytes.txt").article.text
    assert read("06_c1_latin1_bytes.txt").notices
    assert "\ufffd" in read("34_invalid_utf8_surrogates.txt").article.text
    assert read("34_invalid_utf8_surrogates.txt").notices


def test_hidden_characters_cannot_split_words_and_honest_ones_stay() -> None:
    assert read("13_zero_width_split.txt").article.title == "Putin trifft Trump"
    raw = (HOSTILE / "12_rtl_legit.txt").read_text(encoding="utf-8").strip()
    assert read("12_rtl_legit.txt").article.text == raw.replace("\n", "\n\n")


def test_markup_is_just_text_and_links_lose_their_targets() -> None:
    assert "[@click=app.quit]hier klicken[/]" in read("19_rich_markup.txt").article.title
    text = read("20_rich_markup_title.md").article.text
    assert text == "[/] [@click=app.bell]Titel[/]\n\nText b x h c d"


def test_hostile_front_matter_is_told_and_runs_nothing() -> None:
    reading = read("21_yaml_frontmatter_object.md")
    assert "tags" in reading.notices[0]
    assert reading.article.text == "Text"
    assert not (Path.cwd() / "PWNED").exists()


def test_hostile_names_are_read_and_get_ids(tmp_path: Path) -> None:
    names = json.loads((HOSTILE / "names.json").read_text(encoding="utf-8"))
    written = set()
    for name in [*names, os.fsdecode(b"\xff.txt")]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Titel\n\nEin Satz.\n", encoding="utf-8")
        written.add(name)
    found = [file.path for file in scan_folder(tmp_path)]
    assert set(found) == {name for name in written if name[0] != "." and name.endswith(".txt")}
    for path, identity in assign_ids(found).items():
        assert read_article(tmp_path, path, identity).article.text == "Titel\n\nEin Satz."

"""Our own folders: where they are, and that nobody else gets in."""

import os
import stat
from pathlib import Path

import pytest

from library.errors import UnsafePlace
from library.places import Places, corpus_digest, make_private


def test_the_xdg_variables_name_the_folders() -> None:
    places = Places.from_environment({"HOME": "/h", "XDG_CACHE_HOME": "/c"})
    assert places.cache == Path("/c/lesart")
    assert places.state == Path("/h/.local/state/lesart")
    assert places.settings_file == Path("/h/.config/lesart/config.toml")
    assert places.data == Path("/h/.local/share/lesart")


def test_relative_values_are_ignored_as_the_standard_says() -> None:
    places = Places.from_environment({"HOME": "/h", "XDG_STATE_HOME": "state"})
    assert places.state == Path("/h/.local/state/lesart")


def test_folders_are_closed_to_others(places: Places, corpus: Path) -> None:
    folder = places.index_of(corpus)
    for each in (folder, places.cache):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700


def test_a_folder_that_was_opened_to_others_is_closed_again(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    assert stat.S_IMODE(make_private(folder).stat().st_mode) == 0o700


def test_the_same_corpus_by_another_way_is_the_same_place(tmp_path: Path, corpus: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(corpus)
    assert corpus_digest(link) == corpus_digest(corpus / "harbour" / "..")
    assert corpus_digest(corpus) != corpus_digest(corpus / "harbour")


def test_a_mangled_corpus_name_has_a_place_too(places: Places, tmp_path: Path) -> None:
    corpus = tmp_path / os.fsdecode(b"news\xff\n")
    corpus.mkdir()
    assert places.index_of(corpus).is_dir()


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnsafePlace, match="XDG_CACHE_HOME"):
        make_private(tmp_path / "file" / "below")


def test_a_folder_of_another_user_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    with pytest.raises(UnsafePlace, match="does not belong to you"):
        make_private(tmp_path)

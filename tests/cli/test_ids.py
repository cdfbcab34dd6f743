"""Ids are given once and kept: what hangs on an article stays with it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Lesart

FLOOD = (
    "Der Damm bricht\n\nIn Wehringen ist am Montag der Damm gebrochen. Gut 400 Menschen flohen.\n"
)
BANK = (
    "---\ntitle: Sparkasse fusioniert\n---\n\n"
    "Die Sparkasse fusioniert. Gut 400 Menschen arbeiten.\n"
)


@pytest.fixture
def flooded(tmp_path: Path, lesart: Lesart) -> Path:
    """A folder with one article, a note on all of it and one on a passage."""
    folder = tmp_path / "flooded"
    folder.mkdir()
    (folder / "bericht.txt").write_text(FLOOD)
    whole = lesart("annotate", "bericht", "--note", "WHOLE", "-C", folder)
    passage = lesart("annotate", "bericht", "--quote", "Gut 400 Menschen", "-C", folder)
    assert (whole.code, passage.code) == (0, 0)
    return folder


def ids(lesart: Lesart, folder: Path, **more: str) -> dict[str, str]:
    """The id of every article, by path."""
    found = lesart("list", "--json", "-C", folder, **more).json
    return {row["path"]: row["id"] for row in found}


def states(lesart: Lesart, folder: Path, **more: str) -> set[tuple[str, str]]:
    found = lesart("annotations", "list", "--json", "-C", folder, **more).json
    return {(note["article"], note["state"]) for note in found}


def another_user(home: Path) -> dict[str, str]:
    return {"HOME": str(home)}


def test_a_newcomer_with_a_similar_name_changes_nothing(
    lesart: Lesart, flooded: Path, tmp_path: Path
) -> None:
    (flooded / "bericht.md").write_text(BANK)
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {
            "bericht.txt": "bericht",
            "bericht.md": "bericht-md",
        }
        assert states(lesart, flooded, **user) == {("bericht", "exact")}
        assert lesart("annotations", "check", "-C", flooded, **user).code == 0


def test_the_id_of_a_deleted_article_is_nobody_elses(
    lesart: Lesart, flooded: Path, tmp_path: Path
) -> None:
    (flooded / "bericht.md").write_text(BANK)
    lesart("index", "-C", flooded)
    (flooded / "bericht.txt").unlink()
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {"bericht.md": "bericht-md"}
        assert states(lesart, flooded, **user) == {("bericht", "orphan")}
        checked = lesart("annotations", "check", "-C", flooded, **user)
        assert checked.code == 2
        assert "Der Damm bricht" in checked.out
    assert lesart("index", "--rebuild", "-C", flooded).code == 0
    assert ids(lesart, flooded) == {"bericht.md": "bericht-md"}


def refused(done: Ended) -> str:
    assert done.code == 1
    return done.err


def test_a_note_on_an_article_that_is_gone_goes_to_no_other(lesart: Lesart, flooded: Path) -> None:
    (flooded / "bericht.md").write_text(BANK)
    lesart("index", "-C", flooded)
    (flooded / "bericht.txt").unlink()
    said = refused(lesart("annotate", "bericht", "--note", "x", "-C", flooded))
    assert "bericht" in said
    assert "gone" in said
    assert "bericht-md" in said


def test_another_article_at_the_same_path_gets_an_id_of_its_own(
    lesart: Lesart, flooded: Path, tmp_path: Path
) -> None:
    (flooded / "bericht.txt").unlink()
    lesart("index", "-C", flooded)
    (flooded / "bericht.txt").write_text(BANK.replace("---\ntitle: ", "").replace("---\n", ""))
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {"bericht.txt": "bericht-txt"}
        assert states(lesart, flooded, **user) == {("bericht", "orphan")}


def test_what_comes_back_has_its_old_id(lesart: Lesart, flooded: Path) -> None:
    (flooded / "bericht.txt").unlink()
    lesart("index", "-C", flooded)
    (flooded / "bericht.txt").write_text(FLOOD.replace("am Montag", "am Dienstag"))
    assert ids(lesart, flooded) == {"bericht.txt": "bericht"}


@pytest.mark.parametrize("path", ["archiv/bericht.txt", "neu.txt", "neu.md"])
def test_a_file_that_is_moved_keeps_its_notes(
    lesart: Lesart, flooded: Path, tmp_path: Path, path: str
) -> None:
    (flooded / path).parent.mkdir(exist_ok=True)
    shutil.copyfile(flooded / "bericht.txt", flooded / path)
    (flooded / "bericht.txt").unlink()
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {path: "bericht"}
        assert states(lesart, flooded, **user) == {("bericht", "exact")}
        assert lesart("annotations", "check", "-C", flooded, **user).code == 0


def test_a_copy_that_was_seen_before_the_first_file_went_has_its_notes(
    lesart: Lesart, flooded: Path, tmp_path: Path
) -> None:
    shutil.copyfile(flooded / "bericht.txt", flooded / "kopie.txt")
    assert ids(lesart, flooded) == {"bericht.txt": "bericht", "kopie.txt": "kopie"}
    (flooded / "bericht.txt").unlink()
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {"kopie.txt": "bericht"}


def test_two_files_that_swap_names_keep_their_notes(
    lesart: Lesart, flooded: Path, tmp_path: Path
) -> None:
    (flooded / "bank.txt").write_text("Sparkasse fusioniert\n\nDie Sparkasse fusioniert.\n")
    lesart("annotate", "bank", "--note", "BANK", "-C", flooded)
    (flooded / "bank.txt").rename(flooded / "x")
    (flooded / "bericht.txt").rename(flooded / "bank.txt")
    (flooded / "x").rename(flooded / "bericht.txt")
    for user in ({}, another_user(tmp_path / "bob")):
        assert ids(lesart, flooded, **user) == {"bank.txt": "bericht", "bericht.txt": "bank"}
        assert states(lesart, flooded, **user) == {("bericht", "exact"), ("bank", "exact")}


def test_ids_survive_the_loss_of_the_cache(lesart: Lesart, own: Path, tmp_path: Path) -> None:
    home = another_user(tmp_path / "eve")
    (own / "bridge.md").write_text("# Andere Brücke\n\nGanz anders.\n")
    (own / "market.md").write_text("# Anderer Markt\n\nGanz anders.\n")
    (own / "market.txt").rename(tmp_path / "market.txt")
    (own / "bridge.txt").rename(tmp_path / "bridge.txt")
    lesart("index", "-C", own, **home)
    (tmp_path / "bridge.txt").rename(own / "bridge.txt")
    (tmp_path / "market.txt").rename(own / "market.txt")
    before = ids(lesart, own, **home)
    assert before["bridge.md"] == "bridge"
    shutil.rmtree(tmp_path / "eve/.cache")
    assert ids(lesart, own, **home) == before


def test_nothing_is_written_into_the_folder_without_a_note(lesart: Lesart, own: Path) -> None:
    (own / "market.txt").rename(own / "fair.txt")
    lesart("index", "-C", own)
    assert sorted(each.name for each in own.iterdir()) == ["bridge.txt", "fair.txt"]

"""What stands in our folders but could be somebody else's is neither run, followed nor lost."""

import os
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.index import TOC

from search.embedded.segments.generations import schema, storage_in
from search.embedded.segments.segment_writer import INDEX_NAME
from tests.cli.conftest import COMMAND, Ended, environment
from tests.patience import PATIENCE

NOBODY = 65534


class Evil:
    """Runs a command where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch '{self.trace}'",)


class Own:
    """A user with folders of their own, an index and a note."""

    def __init__(self, home: Path) -> None:
        self.corpus, self.home = home / "articles", home
        self.cache, self.state = home / "cache", home / "state"
        self.corpus.mkdir(parents=True)
        (self.corpus / "market.txt").write_text("Markt\n\nAuf dem Markt gibt es Kirschen.\n")
        assert self.run("index", "--no-names").code == 0
        (self.digest,) = (self.cache / "lesart").iterdir()
        self.index = self.digest / (self.digest / "index").readlink()
        self.engine = self.index / "engine"

    def run(self, *args: str, **more: str) -> Ended:
        """Run a command on the corpus."""
        places = {"XDG_CACHE_HOME": str(self.cache), "XDG_STATE_HOME": str(self.state)}
        done = subprocess.run(
            [COMMAND, *args, "-C", self.corpus],
            env=environment(self.home, **(places | more)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        ended = Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in ended.err
        return ended

    def search(self) -> Ended:
        """Search for a word of the article."""
        return self.run("search", "kirschen")


@pytest.fixture
def user(tmp_path: Path) -> Own:
    return Own(tmp_path / "home")


def give_away(*paths: Path) -> None:
    """Make paths such as others could have made them: owned by somebody else, else open to all."""
    for path in paths:
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
        elif not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) | 0o022)


def is_given_away(path: Path) -> bool:
    found = path.lstat()
    return found.st_uid == NOBODY if os.geteuid() == 0 else bool(found.st_mode & 0o022)


LEVELS: dict[str, Callable[[Own], list[Path]]] = {
    "index": lambda user: [user.index],
    "engine": lambda user: [user.engine],
    "files of the engine": lambda user: [*user.engine.iterdir()],
    "catalogue": lambda user: [user.engine / "catalogue.sqlite"],
    "postings": lambda user: [*user.engine.glob("*.pst")],
    "ledger": lambda user: [user.index / "ledger.json"],
}


@pytest.mark.parametrize("level", LEVELS)
def test_an_index_that_others_could_have_changed_is_made_anew(user: Own, level: str) -> None:
    given = LEVELS[level](user)
    give_away(*given)
    ended = user.search()
    assert ended.code == 0
    assert "Markt" in ended.out
    assert str(user.index) in ended.err
    assert "was not opened" in ended.err
    assert user.digest / (user.digest / "index").readlink() != user.index
    assert all(is_given_away(path) for path in given), "what others own is left where it is"
    assert user.search().err == "", "told once"


def test_an_open_folder_of_the_index_is_not_trusted(user: Own) -> None:
    user.engine.chmod(0o777)
    ended = user.search()
    assert ended.code == 0
    assert "was not opened" in ended.err
    assert "Markt" in ended.out


def plant(user: Own, trace: Path) -> None:
    """Put a table of contents as Whoosh writes them, with something to run, in place of ours."""
    for path in user.engine.glob("_*.toc"):
        generation = int(path.stem.rpartition("_")[2])
        path.unlink()
        TOC(schema(), [Evil(trace)], generation).write(storage_in(user.engine), INDEX_NAME)
        path.chmod(0o600)


@pytest.mark.parametrize("owner", ["mine", "foreign"])
def test_a_table_of_contents_runs_nothing(user: Own, tmp_path: Path, owner: str) -> None:
    trace = tmp_path / "executed"
    plant(user, trace)
    if owner == "foreign":
        give_away(*user.engine.glob("_*.toc"))
    ended = user.search()
    assert not trace.exists()
    assert ended.code == 0
    assert ended.err, "it is said that the index was made anew"
    assert "Markt" in ended.out


def test_a_link_in_place_of_the_folder_is_not_followed(user: Own, tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    plant(user, trace)
    hostile = tmp_path / "hostile"
    user.digest.rename(hostile)
    user.digest.symlink_to(hostile)
    give_away(user.digest)
    (user.cache / "lesart").chmod(0o777)
    ended = user.search()
    assert not trace.exists()
    assert ended.code == 2
    assert str(user.digest) in ended.err
    assert "link" in ended.err


@pytest.mark.parametrize("target", ["../hostile", "/absolute", "index-1/../../hostile"])
def test_the_link_of_the_index_leads_nowhere_else(user: Own, tmp_path: Path, target: str) -> None:
    trace = tmp_path / "executed"
    plant(user, trace)
    hostile = user.digest.parent / "hostile"
    user.index.rename(hostile)
    link = user.digest / "index"
    link.unlink()
    link.symlink_to(str(hostile) if target == "/absolute" else target)
    ended = user.search()
    assert not trace.exists()
    assert ended.code == 0
    assert (hostile / "engine").is_dir()
    assert "Markt" in ended.out


def test_a_folder_in_the_way_of_the_link_is_told(user: Own) -> None:
    link = user.digest / "index"
    link.unlink()
    user.index.rename(link)
    ended = user.search()
    assert ended.code == 2
    assert str(link) in ended.err
    assert link.is_dir()


def test_the_folder_of_a_corpus_of_somebody_else_is_refused(user: Own) -> None:
    if os.geteuid() == 0:
        os.chown(user.digest, NOBODY, NOBODY)
        ended = user.search()
        assert (ended.code, str(user.digest) in ended.err) == (2, True)
        assert user.engine.is_dir()
        os.chown(user.digest, 0, 0)
    user.digest.chmod(0o777)
    assert user.search().code == 0
    assert stat.S_IMODE(user.digest.stat().st_mode) == 0o700, "our own is closed again"


def test_a_parent_that_is_open_to_all_is_refused(user: Own) -> None:
    user.cache.chmod(0o777)
    ended = user.search()
    assert ended.code == 2
    assert str(user.cache) in ended.err
    assert "XDG_CACHE_HOME" in ended.err
    user.cache.chmod(0o1777)
    assert user.search().code == 0, "as /tmp is"


def test_a_home_that_is_reached_by_a_link_is_fine(user: Own, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(user.cache)
    ended = user.run("search", "kirschen", XDG_CACHE_HOME=str(link))
    assert (ended.code, ended.err) == (0, "")
    real = tmp_path / "elsewhere"
    (user.cache / "lesart").rename(real)
    (user.cache / "lesart").symlink_to(real)
    assert user.search().code == 0


def test_a_link_of_somebody_else_on_the_way_is_refused(user: Own, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(user.cache)
    if os.geteuid() == 0:
        os.chown(link, NOBODY, NOBODY, follow_symlinks=False)
        ended = user.run("search", "kirschen", XDG_CACHE_HOME=str(link))
        assert (ended.code, str(link) in ended.err) == (2, True)
    link.unlink()
    link.symlink_to(link)
    assert user.run("search", "kirschen", XDG_CACHE_HOME=str(link)).code == 2


DERIVED = (
    "notes.sqlite",
    "places.sqlite",
    "names/names.sqlite3",
    "comparisons/comparisons.sqlite3",
)
COMMANDS = [("search", "note:rot"), ("entities",), ("events",), ("annotations", "list")]


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["", "-wal"])
def test_files_of_ours_are_neither_followed_nor_written_elsewhere(
    user: Own, tmp_path: Path, ending: str
) -> None:
    for command in [("annotate", "market", "--quote", "Kirschen", "--note", "rot"), *COMMANDS]:
        assert user.run(*command).code in (0, 1)
    victim = tmp_path / "victim"
    for way in ("link", "pipe", "foreign"):
        victim.write_text("VICTIM")
        # A changed article: the passage of the note has to be found again.
        market = f"Markt {way}\n\nAuf dem Markt gibt es Kirschen.\n"
        (user.corpus / "market.txt").write_text(market)
        for name in DERIVED:
            path = user.digest / f"{name}{ending}"
            path.unlink(missing_ok=True)
            if way == "link":
                path.symlink_to(victim)
            elif way == "pipe":
                os.mkfifo(path)
            else:
                path.write_text("NOT MINE")
                give_away(path)
        for command in COMMANDS:
            ended = user.run(*command)
            assert ended.code in (0, 1), (way, ended.err)
        assert "rot" in ended.out
        assert victim.read_text() == "VICTIM"
        for name in DERIVED:
            found = (user.digest / name).lstat()
            assert (found.st_uid, found.st_mode & 0o022) == (os.geteuid(), 0)
    kept = [path for path in user.digest.rglob(f"*.untrusted-*{ending}") if not path.is_symlink()]
    held = [path.read_text() for path in kept if path.is_file() and path.stat().st_size == 8]
    assert held == ["NOT MINE"] * len(DERIVED), "what others own is kept"


@pytest.mark.parametrize("name", ["names", "comparisons"])
def test_folders_of_somebody_else_beside_the_index_are_done_without(
    user: Own, tmp_path: Path, name: str
) -> None:
    folder = user.digest / name
    (tmp_path / name).mkdir()
    folder.symlink_to(tmp_path / name)
    ended = user.run("entities" if name == "names" else "events")
    assert ended.code == 2
    assert str(folder) in ended.err
    assert user.search().code == 0


def test_a_log_that_is_a_link_is_not_written_through(user: Own, tmp_path: Path) -> None:
    from cli.outcomes import write_log

    victim = tmp_path / "victim"
    victim.write_text("VICTIM")
    log = user.state / "lesart" / "errors.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.symlink_to(victim)
    with pytest.raises(OSError, match="link"):
        write_log(log.parent, ValueError("x"))
    assert victim.read_text() == "VICTIM"


@pytest.mark.parametrize("mask", [0o002, 0o000])
def test_new_files_are_closed_to_others_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        user = Own(tmp_path / "open")
        assert user.run("annotate", "market", "--note", "rot").code == 0
        user.home.chmod(0o755)
        ended = user.search()
    finally:
        os.umask(before)
    assert (ended.code, ended.err) == (0, "")
    made = [path for path in user.digest.rglob("*") if not path.is_symlink()]
    assert len(made) > 8
    assert not [path for path in made if path.stat().st_mode & 0o022]

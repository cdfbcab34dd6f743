"""Strange paths and files, wherever people can name one: a sentence and exit 2, never a hang.

One process imports the program and forks for each command line, so that hundreds take seconds;
each runs from `cli.start.main` on, as the installed command does.
"""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import environment
from tests.patience import PATIENCE

DOCUMENTED = {0, 1, 2}
"""Exit codes of commands that end by themselves."""
SECONDS = 100
"""Of processor time or waiting that one command may take: far more than any needs."""

DRIVER = f"""
import json, os, resource, signal, sys
sys.path.insert(0, os.getcwd())
import cli.main, cli.start
from cli.subcommands import annotate, annotations, compare, doctor, entities, events, index
from cli.subcommands import listing, search, show
import library.notes.notebook, library.comparing.reporting
import search.embedded.whoosh_engine, search.embedded.searcher, search.language.parsing
for line in sys.stdin:
    wish = json.loads(line)
    child = os.fork()
    if not child:
        signal.alarm({SECONDS})
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        os.dup2(os.open(wish["out"], os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), 1)
        os.dup2(1, 2)
        os.dup2(os.open(wish["in"], os.O_RDONLY), 0)
        os.chdir(wish["cwd"])
        os.environ.update(wish["environment"])
        sys.argv = ["lesart", *wish["arguments"]]
        code = 0
        try:
            cli.start.main()
        except SystemExit as ended:
            code = ended.code
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 99
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                pass
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Strange:
    """A home, a corpus, strange things beside it, and what runs commands on them."""

    folder: Path
    process: "subprocess.Popen[str]"

    @property
    def corpus(self) -> str:
        """The folder of articles."""
        return str(self.folder / "articles")

    def run(self, *arguments: str, stdin: str = "/dev/null", **more: str) -> tuple[int, str]:
        """Run a command; return its exit code and what it said."""
        out = self.folder / "said"
        wish = {
            "arguments": arguments,
            "environment": more,
            "out": str(out),
            "in": stdin,
            "cwd": str(self.folder / "articles"),
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        said = out.read_text(errors="replace")
        assert "Traceback" not in said, (arguments, said)
        assert code in DOCUMENTED, (arguments, more, code, said)
        return code, said


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Strange]:
    folder = tmp_path_factory.mktemp("strange")
    corpus = folder / "articles"
    corpus.mkdir()
    (corpus / "market.txt").write_text("Markt\n\nAuf dem Markt gibt es Kirschen.\n")
    (corpus / "harbour.txt").write_text("Hafen\n\nAuf dem Markt gibt es Fisch.\n")
    make_strange(folder)
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER],
        env=environment(folder / "home"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    yield Strange(folder, process)
    process.kill()
    process.wait()


def make_strange(folder: Path) -> None:
    """Make one of every strange thing that a path can lead to."""
    os.mkfifo(folder / "pipe")
    (folder / "endless").symlink_to("/dev/zero")
    (folder / "loop").symlink_to("loop")
    (folder / "nowhere").symlink_to("missing/file")
    (folder / "to-pipe").symlink_to("pipe")
    (folder / "full").symlink_to("/dev/full")
    (folder / "empty").write_text("")
    (folder / "noise").write_bytes(bytes(range(256)) * 40)
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
    os.fchdir(here)
    os.close(here)


def paths(folder: Path) -> list[str]:
    """Return strange paths; none of them is an ordinary folder or file of notes."""
    made = ["pipe", "endless", "loop", "nowhere", "to-pipe", "socket", "empty", "noise", "full"]
    return [
        *(str(folder / name) for name in made),
        "~nouser/x",
        "~nouser",
        "~",
        "",
        "/",
        "..",
        "-",
        "/dev/null",
        "/dev/zero",
        "/proc/self/mem",
        str(folder / ("x" * 300)),
        str(folder / ("x/" * 3000)),
        str(folder / "noise" / "below"),
        os.fsdecode(b"\xff\xfe"),
        "a\nb\x1b[31m",
    ]


REAL = ("/", "..", "~")
"""Real folders, perhaps large ones."""
VARIABLES = [
    *("LESART_CORPUS", "LESART_NOTEBOOK", "HOME"),
    *("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"),
]
EXPORTS = [
    ["annotations", "export", "--format", "md"],
    ["compare", "market", "harbour", "--format", "md"],
]
SETS: dict[str, Callable[[str], list[str]]] = {
    "corpus": lambda path: ["list", "-C", path],
    "search": lambda path: ["search", "markt", "-C", path],
    "doctor": lambda path: ["doctor", "-C", path],
    "reader": lambda path: ["-C", path],
    "folder": lambda path: [path],
    "article": lambda path: ["show", path],
    "import": lambda path: ["annotations", "import", path],
    "notebook": lambda path: ["annotations", "list", "--notebook", path],
    "notebook of a note": lambda path: ["annotate", "market", "--note", "x", "--notebook", path],
    "notebook of doctor": lambda path: ["doctor", "--notebook", path],
}


@pytest.mark.parametrize("what", SETS)
def test_every_strange_path_is_answered(strange: Strange, what: str) -> None:
    for path in paths(strange.folder):
        if path in REAL and what in {"corpus", "search", "doctor", "notebook of a note"}:
            continue
        code, said = strange.run(*SETS[what](path), LESART_CORPUS=strange.corpus)
        assert code == 0 or said.strip(), path


@pytest.mark.parametrize("command", EXPORTS)
def test_every_strange_target_is_answered(
    strange: Strange, command: list[str], tmp_path: Path
) -> None:
    make_strange(tmp_path)  # of one's own: an export may put a file in the place of a link
    for path in paths(tmp_path):
        if Path(path).name in {"zero", "mem", "null", "endless"}:
            continue  # swallow anything
        code, said = strange.run(*command, "-o", path, LESART_CORPUS=strange.corpus)
        assert said.strip(), path
        if path.endswith(("pipe", "socket", "full")) or path.startswith("~nouser"):
            assert code == 2, (path, said)
    for left in (strange.folder / "articles").iterdir():
        assert left.suffix == ".txt" or left.is_dir() or not left.name.startswith(".")


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_strange_variable_is_answered(strange: Strange, variable: str) -> None:
    for path in paths(strange.folder):
        if path in REAL or "\x1b" in path:
            continue
        for command in (["annotations", "list"], ["--restricted", "list"]):
            corpus = {"LESART_CORPUS": strange.corpus}
            code, said = strange.run(*command, **(corpus | {variable: path}))
            assert code == 0 or said.strip(), (path, command)


def settings(strange: Strange) -> Path:
    file = strange.folder / "home" / ".config" / "lesart" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink() or file.exists():
        file.unlink()
    return file


@pytest.mark.parametrize("name", ["pipe", "endless", "to-pipe", "loop", "socket", "noise", "full"])
def test_settings_that_are_no_text_are_told(strange: Strange, name: str) -> None:
    file = settings(strange)
    try:
        if name == "pipe":
            os.mkfifo(file)
        else:
            file.symlink_to(strange.folder / name)
        code, said = strange.run("list", "-C", strange.corpus)
        assert (code, str(file) in said) == (2, True)
        assert "settings" in strange.run("doctor", "-C", strange.corpus)[1]
    finally:
        file.unlink()


@pytest.mark.parametrize("value", ["~nouser/x", "a\\u0000b", "/dev/zero", "PIPE", "~nouser"])
@pytest.mark.parametrize("key", ["notebook", "sentence_model"])
def test_settings_that_name_strange_folders_are_told(
    strange: Strange, key: str, value: str
) -> None:
    file = settings(strange)
    file.write_text(f'{key} = "{value.replace("PIPE", str(strange.folder / "pipe"))}"\n')
    try:
        code, said = strange.run("annotate", "market", "--note", "x", "-C", strange.corpus)
        if "nouser" in value or "u0000" in value:
            assert (code, "line 1" in said) == (2, True)
        strange.run("annotations", "list", "-C", strange.corpus)
        strange.run("events", "-C", strange.corpus)
    finally:
        file.unlink()


def test_settings_may_be_a_link_and_a_large_file_is_refused(strange: Strange) -> None:
    file = settings(strange)
    real = strange.folder / "dotfile"
    real.write_text("measure = 61\n")
    file.symlink_to(real)
    try:
        assert strange.run("list", "-C", strange.corpus)[0] == 0
        real.write_text("#" * 1_000_001)
        code, said = strange.run("list", "-C", strange.corpus)
        assert (code, "larger" in said) == (2, True)
    finally:
        file.unlink()


def test_notes_come_through_pipes_too(strange: Strange, tmp_path: Path) -> None:
    notes = tmp_path / "notes.json"
    code, said = strange.run("annotate", "market", "--note", "rot", "-C", strange.corpus)
    assert code == 0, said
    strange.run(
        "annotations", "export", "--format", "jsonld", "-o", str(notes), "-C", strange.corpus
    )
    for source in ("-", "/dev/stdin"):
        command = ["annotations", "import", source, "-C", strange.corpus]
        code, said = strange.run(*command, stdin=str(notes))
        assert code == 0, said
        assert "were here already" in said
    code, said = strange.run("annotations", "import", "-", "-C", strange.corpus, stdin="/dev/zero")
    assert (code, "larger than" in said) == (2, True)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    feeder = subprocess.Popen(["sh", "-c", f"cat '{notes}' > '{pipe}'"])
    code, said = strange.run("annotations", "import", str(pipe), "-C", strange.corpus)
    feeder.wait(PATIENCE)
    assert (code, "were here already" in said) == (0, True)


def test_an_export_goes_into_a_pipe_that_is_read(strange: Strange, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = tmp_path / "got"
    reader = subprocess.Popen(["sh", "-c", f"cat '{pipe}' > '{got}'"])
    held = os.open(pipe, os.O_RDWR)  # the reader has opened it, or will find it open
    command = ["annotations", "export", "--format", "json", "-o", str(pipe), "-C", strange.corpus]
    code, said = strange.run(*command)
    os.close(held)
    reader.wait(PATIENCE)
    assert code in (0, 1), said
    assert json.loads(got.read_text() or "[]") is not None


@pytest.mark.parametrize("name", ["names.yaml", "articles.yaml", "links.yaml", "market"])
def test_strange_files_in_a_notebook_are_told(strange: Strange, name: str, tmp_path: Path) -> None:
    for kind in ("pipe", "endless", "loop", "socket", "noise"):
        notebook = tmp_path / kind
        notebook.mkdir()
        (notebook / name).symlink_to(strange.folder / kind)
        inside = notebook / "harbour"
        inside.mkdir()
        os.mkfifo(inside / "01ARZ3NDEKTSV4RRFFQ69G5FAV.yaml")
        if kind == "pipe":
            (notebook / name).unlink()
            os.mkfifo(notebook / name)
        for command in (
            ["list"],
            ["annotations", "check"],
            ["annotations", "list"],
            ["entities"],
            ["events"],
            ["annotate", "market", "--note", "x"],
        ):
            strange.run(*command, "-C", strange.corpus, LESART_NOTEBOOK=str(notebook))
        assert os.path.lexists(notebook / name), "nothing of people is replaced"
        assert not (notebook / name).is_file() or (notebook / name).is_symlink()


def test_strange_files_in_a_corpus_are_no_articles(strange: Strange, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("Gut\n\nDas ist gut.\n")
    for name in ("pipe", "endless", "loop", "socket", "full"):
        (corpus / f"{name}.md").symlink_to(strange.folder / name)
    os.mkfifo(corpus / "own.txt")
    os.mkfifo(corpus / "annotations")
    code, said = strange.run("list", "-C", str(corpus))
    assert (code, "Gut" in said) == (0, True)
    strange.run("annotate", "good", "--note", "x", "-C", str(corpus))
    assert (corpus / "annotations").is_fifo()
    assert strange.run("index", "--no-names", "-C", str(corpus))[0] == 0

"""The articles of a walk, indexed once, and what happens to their files meanwhile."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.instrument import own_environment
from bench.walk_program import ROOT
from library.places import corpus_digest

HOSTILE = ROOT.parent / "shared" / "hostile"
"""Articles that were made to do harm; without them, walks are among the samples only."""
SUFFIXES = frozenset({".txt", ".md", ".html"})
EDITORS = ("true", "false", "sh -c 'echo mehr >> \"$0\"'", "/no/such/editor", "sh -c 'sleep 0.2'")
"""What `ctrl+e` starts: good ones, and ones that fail."""
LESART = (sys.executable, "-c", "from cli.start import main; main()")
KINDS = ("plain", "hostile")


def prepare(masters: Path, environ: Mapping[str, str], kinds: Sequence[str] = KINDS) -> None:
    """Make and index the articles of some kinds, with names and events, which takes a while."""
    for kind in kinds:
        corpus, home = masters / kind / "corpus", masters / kind / "home"
        shutil.copytree(ROOT / "seeds", corpus, ignore=shutil.ignore_patterns("annotations"))
        if kind == "hostile" and HOSTILE.is_dir():
            for file in sorted(HOSTILE.iterdir()):
                if file.suffix in SUFFIXES:
                    shutil.copy(file, corpus)
        home.mkdir()
        command, env = [*LESART, "index", "--corpus", str(corpus)], own_environment(home, environ)
        subprocess.run(command, env=env, check=True, capture_output=True)


class Ground:
    """A folder with articles and a home, laid out anew for each walk."""

    def __init__(self, folder: Path, masters: Path, environ: Mapping[str, str]) -> None:
        """`folder` is where one walk at a time is taken; `masters` is what `prepare` made."""
        self.folder, self.corpus, self.home = folder, folder / "corpus", folder / "home"
        self._masters = masters
        self._env = own_environment(self.home, environ)

    def lay_out(self, kind: str, dice: random.Random) -> dict[str, str]:
        """Put everything back as it was, and return the environment of a session."""
        master = self._masters / kind
        for part in (self.corpus, self.home):
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(master / part.name, part, symlinks=True)
        # What belongs to a corpus is kept in folders named after its path.
        for kept in list(self.home.glob(f"**/{corpus_digest(master / 'corpus')}")):
            kept.rename(kept.with_name(corpus_digest(self.corpus)))
        return {**self._env, "EDITOR": dice.choice(EDITORS), "COLORTERM": "truecolor"}

    def articles(self) -> list[Path]:
        """Return the files of articles that are there now."""
        files = (each for each in self.corpus.rglob("*") if each.suffix in SUFFIXES)
        return sorted(each for each in files if "annotations" not in each.parts)

    def notes(self) -> dict[str, str]:
        """Return the text of each file in the notebook, by its name without the folder."""
        found = {}
        for file in self.corpus.glob("annotations/*/*.yaml"):
            try:
                found[file.name] = file.read_text(encoding="utf-8")
            except OSError:
                continue
        return found

    # -- what others do ------------------------------------------------------------------------
    def disturb(self, chance: int) -> str:
        """Change, add, delete, empty or move articles; return what was done."""
        dice = random.Random(chance)
        done = []
        for _ in range(dice.choice((1, 1, 1, 1, 6))):
            files = self.articles()
            ways = [self._change, self._rewrite, self._delete, self._move, self._empty]
            way = dice.choice(ways) if files else None
            if way is None or dice.random() < 0.25:
                done.append(self._add(dice))
                continue
            file = dice.choice(files)
            try:
                way(file, dice)
            except OSError as problem:
                done.append(f"{problem}")
            done.append(f"{way.__name__[1:]} {file.name}")
        return ", ".join(done)

    def _add(self, dice: random.Random) -> str:
        number = dice.getrandbits(16)
        text = f"Titel {number}\n\nDer Damm bei Lindhafen bricht. Satz {number}.\n"
        (self.corpus / f"new{number}.txt").write_text(text * dice.choice((1, 1, 40)))
        return f"add new{number}.txt"

    def _change(self, file: Path, dice: random.Random) -> None:
        with file.open("a") as out:
            out.write(f"\n\nNeuer Satz {dice.getrandbits(16)} steht hier.\n")

    def _rewrite(self, file: Path, dice: random.Random) -> None:
        """Put it in another file's place, as most editors do, with a part left out."""
        text = file.read_text(errors="replace").splitlines(keepends=True)
        if text:
            del text[dice.randrange(len(text))]
        beside = file.with_name(f".{file.name}.new")
        beside.write_text("".join(text))
        beside.replace(file)

    def _delete(self, file: Path, _dice: random.Random) -> None:
        file.unlink()

    def _empty(self, file: Path, _dice: random.Random) -> None:
        file.write_text("")

    def _move(self, file: Path, dice: random.Random) -> None:
        folder = self.corpus / dice.choice(("", "archive", "archive/old"))
        folder.mkdir(parents=True, exist_ok=True)
        file.rename(folder / f"moved{dice.getrandbits(16)}{file.suffix}")

    def annotate(self, chance: int) -> subprocess.Popen[bytes]:
        """Let another session write a note; it goes on meanwhile."""
        file = random.Random(chance).choice(self.articles() or [self.corpus / "none.txt"])
        words = ["annotate", str(file), "--note", f"colleague {chance}", "-C", str(self.corpus)]
        return subprocess.Popen(
            [*LESART, *words], env={**self._env, "LOGNAME": "colleague"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=os.fspath(self.folder),
        )  # fmt: skip

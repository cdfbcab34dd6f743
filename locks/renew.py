"""Choose the newest versions that `pyproject.toml` allows, and write them down with their digests.

Usage: make lock

`run.txt` is what reading takes, `dev.txt` what working on Lesart takes as well, `whoosh2.txt` the
older line of Whoosh, which the tests of `search/` are run with. All hold for every system and every
Python that Lesart runs on. No address stands in them: pip asks the index it is set up for, and
refuses what has another digest.
"""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WHOOSH2 = "Whoosh==2.7.4"
"""The last version of the older line."""


def main(uv: str) -> None:
    """Write all lock files with the `uv` at a path.

    Raises `subprocess.CalledProcessError` when it finds no versions that go together.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # Lesart itself is built with what is installed, so that nothing unlocked is fetched for it.
    building = "\n".join(project["build-system"]["requires"])
    oldest = project["project"]["requires-python"].removeprefix(">=")
    compile_ = [
        uv, "pip", "compile", "--quiet", "--universal", f"--python-version={oldest}", "--upgrade",
        "--generate-hashes", "--no-emit-index-url", "--custom-compile-command=make lock",
    ]  # fmt: skip
    for name, sources, more in (
        ("dev", ["pyproject.toml", "--extra=dev", "-"], building),
        ("run", ["pyproject.toml", "--constraints=locks/dev.txt", "-"], building),
        ("whoosh2", ["-"], WHOOSH2),
    ):
        command = [*compile_, f"--output-file=locks/{name}.txt", *sources]
        subprocess.run(  # noqa: S603 - the uv that was installed for this
            command, input=more, text=True, check=True, cwd=ROOT, stdout=subprocess.DEVNULL
        )


if __name__ == "__main__":
    main(sys.argv[1])

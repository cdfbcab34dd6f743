"""Reading articles from strings, for tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.reading import Reading, read_article

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes a file and reads it: `read(contents, "name.md")`."""

    def read_contents(contents: str | bytes, name: str = "article.txt") -> Reading:
        data = contents if isinstance(contents, bytes) else contents.encode()
        (tmp_path / name).write_bytes(data)
        return read_article(tmp_path, name, "article")

    return read_contents

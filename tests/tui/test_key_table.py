"""One table knows every key: bindings, help, manual and settings agree with it."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui
from docs.key_table import PAGE, with_table
from library.errors import BadSettings
from library.settings import load_settings
from tui.key_check import check_settings
from tui.key_names import is_key
from tui.keys import KEYS


def our_classes() -> Iterator[type[DOMNode]]:
    """Yield every screen, widget and app of ours."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        importlib.import_module(module.name)
    pending: list[type[DOMNode]] = [DOMNode]
    seen: set[type[DOMNode]] = set()
    while pending:
        for each in pending.pop().__subclasses__():
            if each not in seen:
                seen.add(each)
                pending.append(each)
                if each.__module__.startswith("tui."):
                    yield each


def test_every_binding_is_in_the_table_and_every_row_is_bound() -> None:
    bound = [
        binding
        for each in our_classes()
        for binding in vars(each).get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]
    assert {binding.id for binding in bound} == set(KEYS)
    for binding in bound:
        assert binding.id is not None
        assert binding.key == KEYS[binding.id].keys
        assert 0 < len(binding.description) <= 24


def test_every_key_that_comes_with_the_program_has_a_name_that_settings_may_use() -> None:
    named = {key for row in KEYS.values() for key in row.keys.split(",")}
    assert {key for key in named if not is_key(key)} == set()


@pytest.mark.parametrize("name", ["ctr+f", "slahs", "f25", "", "ctrl+", "jj", "\x1b"])
def test_what_is_no_key_is_told(name: str) -> None:
    assert not is_key(name)


@pytest.mark.parametrize(
    "name", ["ß", "plus", "ctrl+f", "shift+f3", "pagedown", "ö", "/", "+", "f12"]
)
def test_what_is_a_key_is_taken(name: str) -> None:
    assert is_key(name)


def test_the_manual_has_the_table() -> None:
    page = PAGE.read_text("utf-8")
    assert with_table(page) == page, "python -m docs.key_table writes it anew"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"search.opn" = "slash"', r'line 2.*did you mean "search\.open"'),
        ('"search.open" = "slahs"', r'line 2.*no key "slahs"'),
    ],
)
def test_a_slip_in_the_settings_is_refused_with_its_line(
    tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"[keys]\n{line}\n")
    with pytest.raises(BadSettings, match=said):
        check_settings(load_settings(file), file)

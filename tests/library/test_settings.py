"""Settings: what is understood, and that every mistake is named with file and line."""

from pathlib import Path

import pytest

from library.errors import BadSettings
from library.settings import Settings, check_keys, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_a_full_file_is_understood(file: Path) -> None:
    file.write_text('theme = "ink"\nmeasure = 80\n[keys]\n"search.focus" = "slash,ctrl+f"\n')
    settings = load_settings(file)
    assert (settings.theme, settings.measure) == ("ink", 80)
    assert settings.keys["search.focus"] == "slash,ctrl+f"


def test_author_and_notebook_are_understood(file: Path) -> None:
    file.write_text('author = "Anna K."\nnotebook = "~/notes"\n')
    settings = load_settings(file)
    assert (settings.author, settings.notebook) == ("Anna K.", "~/notes")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# mine\n\ntheem = 'ink'\n", 3, 'did you mean "theme"'),
        ("author = 3\n", 1, "must be a name on one line"),
        ("measure = 72\nauthor = 'a\\u001b[2Jb'\n".replace("'", '"'), 2, "must be a name"),
        ("notebook = true\n", 1, "must be the path of a folder"),
        ("theme = 'ink'\nmeasure = 20\n", 2, "from 60 to 100"),
        ("measure = true\n", 1, "whole number"),
        ("measure = '72'\n", 1, "whole number"),
        ("theme = 3\n", 1, "must be one of ink, paper"),
        ("\ntheme = 'blue'\n", 2, "contrast, terminal"),
        ("keys = 'j'\n", 1, "must be a table"),
        ("[keys]\nup = 3\n", 1, 'the keys of "up" must be text'),
        ("[colours]\nhit = 'red'\n", 1, "is not known"),
        ("zzz.deep = 1\n", 1, "is not known"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(
    file: Path, text: str, line: int, words: str
) -> None:
    file.write_text(text)
    with pytest.raises(BadSettings) as refused:
        load_settings(file)
    assert f"{file}, line {line}:" in str(refused.value)
    assert words in str(refused.value)


def test_broken_toml_and_broken_bytes_are_refused(file: Path) -> None:
    file.write_text("theme = \n")
    with pytest.raises(BadSettings, match="line 1"):
        load_settings(file)
    file.write_bytes(b"theme = '\xff'\n")
    with pytest.raises(BadSettings, match="cannot be read"):
        load_settings(file)


def test_keys_for_a_binding_that_does_not_exist_are_refused(file: Path) -> None:
    file.write_text('[keys]\n"list.down" = "j"\n"list.upp" = "k"\n')
    settings = load_settings(file)
    check_keys(settings, file, {"list.down", "list.upp"}, str.isalpha)
    with pytest.raises(BadSettings, match=r'line 3.*did you mean "list\.up"'):
        check_keys(settings, file, {"list.down", "list.up"}, str.isalpha)

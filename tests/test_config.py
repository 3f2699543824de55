"""The configuration: its defaults, what bad input gets, and that the example tells the truth."""

import dataclasses
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import get_type_hints

import pytest

from claimreader.config import COLOURS, Config, default_path, example
from claimreader.errors import ConfigError
from claimreader.settings import line_of, settings_of

Write = Callable[[str | bytes], Config]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a configuration and reads it."""

    def read(text: str | bytes) -> Config:
        path = tmp_path / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Config.load(path)

    return read


def problems_of(config: Config) -> list[str]:
    """What is wrong, without the file's path."""
    assert config.path
    return [problem.removeprefix(str(config.path)).lstrip(":, ") for problem in config.problems]


# ------------------------------------------------------------------------------------------ the example


def test_the_example_is_a_configuration_without_problems(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example(), encoding="utf-8")
    config = Config.load(path)
    assert config.problems == ()
    assert len(config.starters) >= 20
    assert {party.name for party in config.parties} >= {"Russia", "Ukraine", "Israel", "Hamas"}


def test_the_example_has_every_setting_with_its_default() -> None:
    _compare(Config, tomllib.loads(example()))


def _compare(cls: type, table: dict[str, object]) -> None:
    hints = get_type_hints(cls)
    for name, field in settings_of(cls):
        assert name in table or name == "feeds", f"{name} is not in config.example.toml"
        if dataclasses.is_dataclass(hints[name]):
            _compare(hints[name], table[name])  # type: ignore[arg-type]
        elif name not in ("parties", "starters", "feeds", "keys"):
            default = _as_read(table[name])
            assert default == field.default, f"{name} is not {field.default!r} by default"


def _as_read(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value or (None if value == "" else value)


def test_every_setting_of_the_example_is_explained() -> None:
    lines = example().splitlines()
    for number, line in enumerate(lines[: lines.index("[[parties]]")]):
        if "=" in line and not line.startswith(("#", " ")):
            assert lines[number - 1].startswith("#"), f"no word on {line}"


def test_every_key_of_the_example_feed_is_a_setting() -> None:
    from claimreader.config import FeedSetting

    lines = example().splitlines()
    start = lines.index("# [[feeds]]") + 1
    shown = "\n".join(line[2:] for line in lines[start : start + 5])
    assert tomllib.loads(shown).keys() == {name for name, _ in settings_of(FeedSetting)}


def test_the_names_of_colours_are_the_palettes() -> None:
    from tui.palette import HUES, NOBODY

    assert tuple(hue.name for hue in (*HUES, NOBODY)) == COLOURS


def test_the_starters_are_addresses_that_differ_and_say_who_publishes_them() -> None:
    starters = Config().starters
    assert len({starter.url for starter in starters}) == len(starters)
    for starter in starters:
        assert starter.url.startswith("https://"), starter
        assert starter.title and starter.folder and starter.about, starter


def test_a_comment_out_of_a_list_of_keys_is_a_real_command() -> None:
    from tui.commands import commands

    shown = [line[2:] for line in example().splitlines() if line.startswith("# next-")]
    assert shown
    for name in tomllib.loads("\n".join(shown)):
        assert name in {command.id for command in commands()}


# ----------------------------------------------------------------------------------------- good input


def test_without_a_file_everything_has_its_default(home: Path) -> None:
    assert default_path() == home / ".config" / "claimreader" / "config.toml"
    config = Config.load()
    assert config == Config()
    assert config.path is None
    assert config.database_path() == home / ".local" / "share" / "claimreader" / "claimreader.db"


def test_the_file_at_the_usual_place_is_read(home: Path) -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_text('theme = "claimreader-light"\n', encoding="utf-8")
    assert Config.load().theme == "claimreader-light"


def test_the_environment_names_another_file_and_another_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.toml"
    other.write_text('theme = "nord"\ndatabase = "mine.db"\n', encoding="utf-8")
    monkeypatch.setenv("CLAIMREADER_CONFIG", str(other))
    assert Config.load().theme == "nord"
    assert Config.load().database_path() == tmp_path / "mine.db"
    monkeypatch.setenv("CLAIMREADER_DB", str(tmp_path / "theirs.db"))
    assert Config.load().database_path() == tmp_path / "theirs.db"


def test_the_home_directory_is_written_as_a_tilde(write: Write, home: Path) -> None:
    assert write('database = "~/news.db"').database == home / "news.db"


def test_what_is_set_is_taken(write: Write) -> None:
    config = write(
        """
        browser = ["firefox", "--new-tab"]
        refresh.every = 0
        [claims]
        threshold = 1
        [keys]
        next-claim = "n"
        [[parties]]
        name = "Legion"
        aliases = ["the Legion"]
        colour = "#00FF00"
        [[feeds]]
        url = "https://one.example/feed"
        full_text = true
        """
    )
    assert config.problems == ()
    assert config.browser == ("firefox", "--new-tab")
    assert config.refresh.every == 0 and config.refresh.timeout == 20
    assert config.claims.threshold == 1.0
    assert dict(config.keys) == {"next-claim": "n"}
    assert [(party.name, party.aliases, party.colour) for party in config.parties] == [
        ("Legion", ("the Legion",), "#00FF00")
    ]
    assert config.feeds[0].full_text is True and config.feeds[0].title is None


def test_own_starters_take_the_place_of_ours(write: Write) -> None:
    config = write('[[starters]]\nurl = "https://one.example/feed"\ntitle = "One"\n')
    assert [starter.title for starter in config.starters] == ["One"]


# ------------------------------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("them = 'nord'", "line 1: them is not a setting; did you mean theme?"),
        ("[refresh]\n\nevry = 5", "line 3: refresh.evry is not a setting; did you mean every?"),
        ("\nevery = 5", "line 2: every is not a setting; did you mean refresh.every?"),
        ("quite_other = 1", "line 1: quite_other is not a setting; `claimreader config` prints all that there are"),
        ("[refresh]\nevery = 'x'", 'line 2: refresh.every must be a whole number from 0 to 10080, not "x"; 60 is used'),
        ("refresh.every = -1", "line 1: refresh.every must be a whole number from 0 to 10080, not -1; 60 is used"),
        ("[refresh]\non_start = 1", "line 2: refresh.on_start must be true or false, not 1; true is used"),
        (
            "[refresh]\nevery = true",
            "line 2: refresh.every must be a whole number from 0 to 10080, not true; 60 is used",
        ),
        ("[claims]\nthreshold = nan", "line 2: claims.threshold must be a number from 0 to 1, not NaN; 0.5 is used"),
        ("theme = 5", 'line 1: theme must be text in quotes, not 5; "claimreader-dark" is used'),
        ("refresh = 5", "line 1: refresh must be a table, not 5; it is ignored"),
        ("browser = 'firefox'", 'line 1: browser must be a list of texts, not "firefox"; it is ignored'),
        ("[keys]\nquit = 5", "line 2: keys.quit must be text in quotes, not 5; it is left out"),
        ("[[parties]]\naliases = []", "line 1: parties[1] needs a name; all of parties[1] is left out"),
        (
            "[[parties]]\nname = 'a'\n[[parties]]\nname = 5",
            "line 4: parties[2].name must be text in quotes, not 5; all of parties[2] is left out",
        ),
        ("parties = [5]", "line 1: parties[1] must be a table, not 5; all of parties[1] is left out"),
        (
            "[[parties]]\nname = 'a'\ncolour = '#12'",
            'line 3: parties[1].colour must be "#rrggbb" or one of orange, sky, green, yellow, blue, red, violet, '
            'pink, grey, not "#12"; it is ignored',
        ),
        ('"\\u001b[31m" = 1', '"\\u001b[31m" is not a setting; `claimreader config` prints all that there are'),
    ],
)
def test_what_cannot_be_used_is_told_of_with_its_line_and_keeps_its_default(
    write: Write, text: str, problem: str
) -> None:
    config = write(text)
    assert problems_of(config) == [problem]
    assert config.refresh == Config().refresh and config.theme == Config().theme


def test_one_bad_setting_spoils_no_other(write: Write) -> None:
    config = write("[refresh]\nevery = 'x'\ntimeout = 5\n[[parties]]\nname = 5\n[[parties]]\nname = 'b'\n")
    assert len(config.problems) == 2
    assert config.refresh.timeout == 5
    assert [party.name for party in config.parties] == ["b"]


def test_problems_come_in_the_order_of_the_file(write: Write) -> None:
    config = write("[claims]\nthreshold = 9\n[refresh]\nevery = 'x'\nevry = 1\n[[feeds]]\nurl = 2\n")
    lines = [int(problem.split()[1].rstrip(":")) for problem in problems_of(config)]
    assert lines == [2, 4, 5, 7]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "not valid TOML: Invalid value (at end of document)"),
        ("a = 1\nb = = 2", "line 2"),
        (b"theme = '\xff\xfe'", "not a text file in UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_an_error_that_names_it(
    write: Write, tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        write(text)
    assert said in str(caught.value)
    assert str(tmp_path / "config.toml") in str(caught.value)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such configuration file"):
        Config.load(tmp_path / "none.toml")


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        Config.load(tmp_path)


def test_a_byte_order_mark_is_no_part_of_the_first_key(write: Write) -> None:
    assert write(b"\xef\xbb\xbftheme = 'nord'").theme == "nord"


# --------------------------------------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("theme",), 1),
        (("refresh", "every"), 3),
        (("refresh", "quoted key"), 4),
        (("feeds", 0, "url"), 6),
        (("feeds", 1), 7),
        (("feeds", 1, "title"), 8),
        (("feeds", 1, "missing"), 7),
        (("a", "b", "c"), 9),
        (("unknown",), None),
    ],
)
def test_lines_are_found(where: tuple[str | int, ...], line: int | None) -> None:
    text = """theme = "x"
[refresh] # comment
  every = 5
"quoted key" = 1
[[feeds]]
url = "a"
[[ feeds ]]
title = 1
[a]
"""
    assert line_of(text, where) == line

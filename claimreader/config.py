"""What the user can set, with its defaults, read from one TOML file.

`config.example.toml` lists every setting with its default and what it does; a test keeps the two alike.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, overload

from claimreader.errors import ConfigError
from claimreader.records import KnownParty
from claimreader.records.record import record

CONFIG_VARIABLE = "CLAIMREADER_CONFIG"
DATABASE_VARIABLE = "CLAIMREADER_DB"
COLOURS = ("orange", "sky", "green", "yellow", "blue", "red", "violet", "pink", "grey")
"""The palette's names: shades that stay apart in every theme, for every kind of eyes."""

Objection = tuple[tuple[str, ...], str]
"""A setting's place, and what is wrong with its value."""


def rules(*, kept: bool = True, least: float | None = None, most: float | None = None) -> dict[str, Any]:
    """The metadata of a field: the range of its value; one that is not `kept` in the file is no setting."""
    return {"kept": kept, "least": least, "most": most}


@record
class RefreshConfig:
    """How feeds are asked for news."""

    on_start: bool = True
    """Ask the feeds that are due when the reader opens."""
    every: int = field(default=60, metadata=rules(least=0, most=10_080))
    """Minutes between two requests for a feed, never fewer than an hour's; 0 asks only when the user does."""
    concurrency: int = field(default=8, metadata=rules(least=1, most=64))
    """How many feeds are fetched at once."""
    per_host: int = field(default=2, metadata=rules(least=1, most=16))
    """How many of them from one host."""
    timeout: int = field(default=20, metadata=rules(least=1, most=300))
    """Seconds that a silent server is waited for."""


@record
class ClaimsConfig:
    """How claims are read and shown."""

    threshold: float = field(default=0.5, metadata=rules(least=0.0, most=1.0))
    """Claims that are less likely to be right than this are not shown."""
    show_doubtful: bool = False
    """Show the less likely ones all the same."""

    @property
    def least(self) -> float:
        """How likely to be right a claim must be to be read at all: what is not shown is not counted either."""
        return 0.0 if self.show_doubtful else self.threshold


@record
class FeedSetting:
    """What the user has set for one feed, known by its address; what is None is left as it is."""

    url: str
    title: str | None = None
    folder: str | None = None
    full_text: bool | None = None
    colour: str | None = None


@record
class Starter:
    """A feed that is offered to someone who has none."""

    url: str
    title: str
    folder: str = ""
    about: str = ""
    """Who publishes it, from where."""


@cache
def example() -> str:
    """The text of `config.example.toml`, which lies in the package when installed and beside it in a checkout."""
    places = (Path(__file__).with_name("config.example.toml"), Path(__file__).parents[1] / "config.example.toml")
    return next(place for place in places if place.exists()).read_text(encoding="utf-8")


class ShippedStarters(Sequence[Starter]):
    """The starter list of `config.example.toml`, read when somebody looks at it."""

    @cached_property
    def _starters(self) -> tuple[Starter, ...]:
        import tomllib

        return tuple(Starter(**table) for table in tomllib.loads(example())["starters"])

    @overload
    def __getitem__(self, place: int) -> Starter: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Starter]: ...
    def __getitem__(self, place: int | slice) -> Starter | Sequence[Starter]:
        return self._starters[place]

    def __len__(self) -> int:
        return len(self._starters)


STARTERS = ShippedStarters()


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set."""

    database: Path | None = None
    """Where articles are kept; None is the place that the system keeps for programs' data."""
    theme: str = "claimreader-dark"
    browser: tuple[str, ...] = ()
    """The program that opens links, with its arguments; none is the system's own."""
    refresh: RefreshConfig = field(default_factory=RefreshConfig)
    claims: ClaimsConfig = field(default_factory=ClaimsConfig)
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Command to key or keys ("j,down")."""
    parties: tuple[KnownParty, ...] = ()
    feeds: tuple[FeedSetting, ...] = ()
    starters: Sequence[Starter] = STARTERS
    path: Path | None = field(default=None, metadata=rules(kept=False))
    """The file that was read; None where there is none."""
    problems: tuple[str, ...] = field(default=(), metadata=rules(kept=False))
    """What is wrong in the file: one sentence each, with the line, and what was used instead."""

    @classmethod
    def load(
        cls, path: Path | None = None, objections: "Callable[[Config], Iterable[Objection]]" = lambda config: ()
    ) -> Self:
        """The configuration from `path`, `$CLAIMREADER_CONFIG`, or the usual place, where a missing file is no error.

        A setting that cannot be used keeps its default and is told of in `problems`; so is what there are `objections`
        to, by those who know what the screen can do.

        Raises:
            ConfigError: the file cannot be read at all: not there though asked for, not TOML, not text.
        """
        asked = path or _from_environment(CONFIG_VARIABLE)
        place = asked or default_path()
        text = _text_of(place, must_exist=asked is not None)
        if text is None:
            return cls()
        from claimreader.settings import Shape, Source, read, tables_of

        colour = Shape(rf"#[0-9a-fA-F]{{6}}|{'|'.join(COLOURS)}", f'"#rrggbb" or one of {", ".join(COLOURS)}')
        source = Source(place, text, {"colour": colour})
        config = read(cls, tables_of(source), source)
        for where, problem in objections(config):
            source.object_to(where, problem)
        return replace(config, path=place, problems=source.problems)

    def known_parties(self) -> tuple[KnownParty, ...]:
        """The user's parties, and those of the sample edition, which no list of countries has."""
        from claimreader.sample import parties

        return (*self.parties, *parties())

    def database_path(self) -> Path:
        """Where the database is: `$CLAIMREADER_DB`, the file's `database`, or the usual place."""
        return _from_environment(DATABASE_VARIABLE) or self.database or default_database()


def default_path() -> Path:
    """Where the configuration is looked for when nobody says."""
    from platformdirs import user_config_path

    return user_config_path("claimreader", appauthor=False) / "config.toml"


def default_database() -> Path:
    """Where articles are kept when nobody says."""
    from platformdirs import user_data_path

    return user_data_path("claimreader", appauthor=False) / "claimreader.db"


def _from_environment(variable: str) -> Path | None:
    value = os.environ.get(variable, "")
    return Path(value).expanduser() if value else None


def _text_of(place: Path, *, must_exist: bool) -> str | None:
    try:
        return place.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if must_exist:
            raise ConfigError(f"{place}: there is no such configuration file") from None
        return None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{place}: not a text file in UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{place}: cannot be read: {error.strerror}") from error

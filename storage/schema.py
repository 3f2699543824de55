"""The tables, as migrations: oldest first, append only. A released step is never edited; the next changes what it made.

sqlite-utils runs the steps and records them. It is imported only when there is something to run: that takes a fifth of
a second and pulls numpy in, and an up-to-date database needs neither.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from storage.following_tables import FOLLOWING
from storage.story_tables import STORIES
from storage.tables import FIRST

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]
"""One migration. It runs in a transaction of its own, together with the record that it was applied."""


def begin(db: "Database") -> None:
    """The tables that the first release began with."""
    for statement in FIRST:
        db.execute(statement)


def follow(db: "Database") -> None:
    """What the user has seen: of an edited article, and of what is bookmarked; and when each version was first read."""
    for statement in FOLLOWING:
        db.execute(statement)


def tell_stories(db: "Database") -> None:
    """Articles about one event as a story, and disputes across its articles."""
    for statement in STORIES:
        db.execute(statement)


def let_rest(db: "Database") -> None:
    """The hours and days at which a publisher does not want to be asked."""
    db.execute("ALTER TABLE feeds ADD COLUMN rest INTEGER NOT NULL DEFAULT 0")


def name_parties(db: "Database") -> None:
    """What the user calls parties, and what the parties of claims were read as where they go by other names."""
    db.execute("CREATE TABLE party_aliases (alias TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("ALTER TABLE claims ADD COLUMN told TEXT")


STEPS: tuple[Step, ...] = (begin, follow, tell_stories, let_rest, name_parties)
"""Every migration there is, oldest first; a step's name is its function's."""


def names() -> list[str]:
    """The names of all steps, oldest first."""
    return [step.__name__ for step in STEPS]


def applied(connection: sqlite3.Connection) -> list[str]:
    """The names of the steps that a database has seen, oldest first; none for an empty one."""
    table = "SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"
    if connection.execute(table).fetchone() is None:
        return []
    seen = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'claimreader' ORDER BY id"
    return [row[0] for row in connection.execute(seen)]


def migrate(connection: sqlite3.Connection) -> None:
    """Apply the steps that a database has not seen; one that fails leaves it as the one before it did."""
    from sqlite_utils import Database, Migrations

    migrations = Migrations("claimreader")
    for step in STEPS:
        migrations(name=step.__name__)(step)
    migrations.apply(Database(connection, execute_plugins=False))

"""Opening the database file: new, old, newer, foreign, damaged, in use."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from claimreader.errors import StorageError
from storage import Store, opening, schema
from tests.builders import a_feed, an_article


def state_of(path: Path) -> dict[str, str]:
    """What is in the folder of a database, byte for byte, but for the lock."""
    return {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in path.parent.glob("*.db*")
        if file.is_file() and file.suffix != ".lock"
    }


def refusal(path: Path) -> str:
    """What is said on opening a file that cannot be; the file stays as it was."""
    before = state_of(path)
    with pytest.raises(StorageError) as refused:
        Store.open(path, patience=0.2)
    assert state_of(path) == before
    return str(refused.value)


def closed(path: Path) -> Path:
    """A database with an article in it, closed."""
    with Store.open(path) as store:
        an_article(store)
    return path


def test_a_new_database_is_for_its_owner_only_and_so_is_all_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "claimreader.db"
    with Store.open(path) as store:
        a_feed(store)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ("claimreader.db", "claimreader.db-wal", "claimreader.db-shm", "claimreader.db.lock"), 0o600
    )
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_kept_is_there_after_a_restart_in_one_file(path: Path) -> None:
    closed(path)
    assert sorted(file.name for file in path.parent.glob("*.db*")) == ["claimreader.db", "claimreader.db.lock"]
    with Store.open(path) as store:
        assert [feed.title for feed in store.feeds()] == ["The Outlet"]
        assert store.totals().all == 1


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    closed(path)
    assert path.read_bytes()[68:72] == b"clmr"


def test_a_file_with_odd_characters_in_its_name_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "what? 100%20 #1 é.db"
    closed(path)
    assert path.exists()


@pytest.mark.parametrize("content", [b"To be read later", b"SQLite format 3\0", os.urandom(20_000)])
def test_a_file_that_is_not_a_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "is not a database" in refusal(path)


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert "is not a file" in refusal(path)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_refused_and_left_alone(path: Path, journal: str) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode={journal}")
        other.execute("CREATE TABLE songs (title TEXT)")
    assert "belongs to another program" in refusal(path)


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(closed(path))) as newer, newer:
        newer.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('claimreader', 'of_tomorrow')")
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA journal_mode=WAL")
    assert "newer claimreader" in refusal(path)


def test_a_file_that_was_cut_short_is_refused_and_left_alone(path: Path) -> None:
    content = closed(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert "is damaged" in refusal(path)


def test_damage_in_the_schema_is_found_on_opening(path: Path) -> None:
    content = bytearray(closed(path).read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)
    assert "is damaged" in refusal(path)


def test_damage_that_is_met_later_is_explained_too(path: Path) -> None:
    content = bytearray(closed(path).read_bytes())
    with closing(sqlite3.connect(path)) as db:
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'feeds'").fetchone()[0]
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with Store.open(path) as store, pytest.raises(StorageError, match="is damaged"):
        store.feeds()


def test_who_is_locked_out_is_told_so(path: Path) -> None:
    with closing(sqlite3.connect(closed(path), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="in use by another program"):
            Store.open(path, patience=0.1)


def test_who_waits_too_long_for_another_claimreader_is_told_so(path: Path) -> None:
    with opening.first_in_line(closed(path), 1), pytest.raises(StorageError, match="another claimreader"):
        Store.open(path, patience=0.1)


@pytest.fixture
def reader_without_rights() -> Iterator[Path]:
    """A folder that may be read only, for a user who is not root."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX")
def test_a_place_that_cannot_be_written_is_named(reader_without_rights: Path) -> None:
    path = closed(reader_without_rights / "claimreader.db")
    path.parent.chmod(0o555)
    before, user = state_of(path), os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        for place in (path, path.parent / "new.db"):
            with pytest.raises(StorageError, match=r"cannot be opened: Permission denied"):
                Store.open(place)
    finally:
        os.seteuid(user)
    assert state_of(path) == before


def with_step(monkeypatch: pytest.MonkeyPatch, *steps: schema.Step) -> None:
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, *steps))


def add_moods(db: Database) -> None:
    db.execute("CREATE TABLE moods (name TEXT)")


def fail_midway(db: Database) -> None:
    db.execute("CREATE TABLE half (name TEXT)")
    raise ZeroDivisionError


def test_a_migration_keeps_everything_and_leaves_a_backup(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path)
    with_step(monkeypatch, add_moods)
    with Store.open(path) as store:
        assert store.totals().all == 1
    monkeypatch.undo()
    backup = path.with_name("claimreader.db.before-add_moods")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with Store.open(backup) as store:
        assert store.totals().all == 1
    assert "newer" in refusal(path)


def test_a_migration_that_fails_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path)
    with_step(monkeypatch, add_moods, fail_midway)
    with pytest.raises(ZeroDivisionError):
        Store.open(path)
    with closing(sqlite3.connect(path)) as db:
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
    assert "moods" in tables and "half" not in tables
    monkeypatch.undo()
    with_step(monkeypatch, add_moods)
    with Store.open(path) as store:
        assert store.totals().all == 1


def test_without_a_backup_nothing_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path)
    with_step(monkeypatch, add_moods)
    path.with_name("claimreader.db.before-add_moods.part").mkdir()
    with pytest.raises(StorageError, match="cannot be opened: Is a directory"):
        Store.open(path)
    with closing(sqlite3.connect(path)) as db:
        assert "moods" not in {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}


def test_old_backups_give_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(path)
    for number in range(5):

        def step(db: Database, number: int = number) -> None:
            db.execute(f"CREATE TABLE extra_{number} (name TEXT)")

        step.__name__ = f"step_{number}"
        with_step(monkeypatch, step)
        Store.open(path).close()
    backups = sorted(file.name for file in path.parent.glob("*before*"))
    assert backups == [f"claimreader.db.before-step_{number}" for number in (2, 3, 4)]


def test_an_up_to_date_database_is_opened_without_sqlite_utils(path: Path) -> None:
    closed(path)
    code = f"""
import sys, pathlib
from storage import Store
with Store.open(pathlib.Path({str(path)!r})) as store:
    assert store.totals().all == 1
assert not {{"sqlite_utils", "numpy", "textual"}} & set(sys.modules)
"""
    import subprocess
    import sys

    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])

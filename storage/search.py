"""Full-text search: from what is typed to what FTS5 understands, every input being valid; the index kept in step."""

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing

from claimreader.records import Snippet, Span
from storage.values import many

WORDS = 32
"""More are left out: FTS5 refuses expressions that are too deep."""

HIT, END = "\x02", "\x03"
"""Put round a hit by FTS5; no cleaned text contains them."""

TOKENS = "tokenize='unicode61 remove_diacritics 2'"
"""How texts are taken apart into words, here as in the archive's index."""

TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
"""What is typed, piece by piece: a minus, and words in quotes or one without."""


def expression(search: str) -> str | None:
    """The FTS5 expression: all words; "words in quotes" as they stand; -without; beginnings*, as the last word may be.

    None when there is no word in it, so that nothing can be found.
    """
    wanted, unwanted = terms(search)
    return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted]) if wanted else None


def terms(search: str) -> tuple[list[str], list[str]]:
    """What must be in an article, and what must not, each as FTS5 wants it written."""
    typed = "".join(c if c.isprintable() else " " for c in search)
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in TERM.finditer(typed):
        minus, phrase, word = term.groups("")
        if any(c.isalnum() for c in phrase or word):
            beginning = word.endswith("*") or (term.end() == len(typed) and unfinished(phrase or word, typed))
            (unwanted if minus else wanted).append(f'"{phrase or word}"{" *" * beginning}')
    return wanted[:WORDS], unwanted[:WORDS]


def unfinished(last: str, typed: str) -> bool:
    """Whether the last word may be the beginning of one; a single letter is one of too many."""
    return not typed.endswith('"') and (len(last) > 1 or not last.isascii())


def passage(title: str, text: str, search: str) -> Snippet | None:
    """A passage of the text, the title left out, round the words that were searched for.

    None when none of them is there; the beginning of the text when they stand in the title alone. They are looked for
    in an index of this one article: for a common word, the whole archive's would be gone through.
    """
    wanted, _ = terms(search)
    if not wanted:
        return None
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"CREATE VIRTUAL TABLE one USING fts5(title, text, {TOKENS})")
        db.execute("INSERT INTO one VALUES (?, ?)", (title, text.removeprefix(title)))
        query = "SELECT snippet(one, 1, ?, ?, '…', 24) FROM one WHERE one MATCH ?"
        row = db.execute(query, (HIT, END, " OR ".join(wanted))).fetchone()
    return None if row is None else snippet_of(row[0])


def snippet_of(marked: str) -> Snippet:
    """The passage with its hits, from the text that FTS5 has marked, on one line."""
    text = ""
    hits: list[Span] = []
    start = 0
    for part in re.split(f"([{HIT}{END}])", re.sub(r"\s+", " ", marked).strip()):
        if part == HIT:
            start = len(text)
        elif part == END:
            hits.append(Span(start, len(text)))
        else:
            text += part
    return Snippet(text, tuple(hit for hit in hits if hit.start < hit.end))


def index(db: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Put articles into the index, with the title and the newest text that they have now.

    All of a transaction's at once, after its other writes: FTS5 writes out what it has gathered before every statement
    that can fail halfway, which makes indexing one by one three times slower.
    """
    db.executemany("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", indexed(db, article_ids))


def unindex(db: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Take articles out of the index: before their title or newest text changes, since FTS5 needs both to find them."""
    gone = "INSERT INTO search (search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    db.executemany(gone, indexed(db, article_ids))


def indexed(db: sqlite3.Connection, article_ids: Iterable[int]) -> list[tuple[int, str, str]]:
    """What the index holds of articles: number, title, newest text."""
    query = "SELECT id, title, text FROM searchable WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [tuple(row) for row in db.execute(query, (many(article_ids),))]

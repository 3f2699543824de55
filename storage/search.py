"""Full-text search: from what is typed to what FTS5 understands, every input being valid; the index kept in step."""

import re
import sqlite3

from claimreader.records import Snippet, Span

WORDS = 32
"""More are left out: FTS5 refuses expressions that are too deep."""

HIT, END = "\x02", "\x03"
"""Put round a hit by FTS5; no cleaned text contains them."""


def expression(search: str) -> str | None:
    """The FTS5 expression: all words, the last one also as a beginning; "words in quotes" as they stand; -without.

    None when there is no word in it, so that nothing can be found.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, quoted, plain in re.findall(r'(-?)(?:"([^"]*)"?|([^\s"]+))', search.encode(errors="ignore").decode()):
        term = "".join(c for c in quoted or plain if c.isprintable())
        if any(c.isalnum() for c in term):
            (unwanted if minus else wanted).append(f'"{term}"')
    if not wanted:
        return None
    # Who is still typing, or ends in a letter, may mean the beginning of a word.
    if not search.endswith(('"', " ")) and not unwanted:
        wanted[WORDS - 1 :] = wanted[WORDS - 1 : WORDS]
        wanted[-1] += " *"
    found = " AND ".join(wanted[:WORDS])
    return " NOT ".join([f"({found})", *unwanted[:WORDS]])


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


def index(db: sqlite3.Connection, which: str = "id = ?", values: tuple[int, ...] = ()) -> None:
    """Put articles into the index, with the title and the newest text that they have now."""
    db.execute(f"INSERT INTO search (rowid, title, text) SELECT id, title, text FROM searchable WHERE {which}", values)


def unindex(db: sqlite3.Connection, which: str = "id = ?", values: tuple[int, ...] = ()) -> None:
    """Take articles out of the index: before their title or newest text changes, since FTS5 needs both to find them."""
    db.execute(
        "INSERT INTO search (search, rowid, title, text) "
        f"SELECT 'delete', id, title, text FROM searchable WHERE {which}",
        values,
    )

"""Bookmarks with their evidence as a document of its own: Markdown to read, JSON and CSV to work with.

Every quotation is verbatim, as it was found last, and it is said where its article does not have it any more. Whatever
a feed contains stands in it as text: no markup, no link but the article's, no formula for a spreadsheet.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from claimreader.evidence import Format, cell, day, escaped, iso
from claimreader.following import lost, told, told_outlets
from claimreader.phrases import NO_PARTY, verb
from claimreader.records import Bookmark, BookmarkKind, Cited, Movement, Side

COLUMNS = (
    *(
        "kind",
        "title",
        "state",
        "side",
        "date",
        "outlet",
        "party",
        "speaker",
        "act",
        "words",
        "source",
        "cue",
        "channel",
    ),
    *("article", "url", "version", "note", "tags", "bookmarked", "moved", "now"),
)
"""The columns of the CSV: one line for each claim, one for a bookmark without any."""

FOUND, GONE, LOST = "there", "no longer in the article", "not found in the newest reading"
"""What has become of what is bookmarked."""

Movements = Mapping[int, Sequence[Movement]]
"""What happened since the user looked, by the bookmark's number."""


def written(bookmarks: Sequence[Bookmark], format: Format, movements: Movements) -> str:
    """Bookmarks in a format."""
    match format:
        case Format.MARKDOWN:
            return "\n".join(line for one in bookmarks for line in _markdown(one, movements.get(one.id, ()))) + "\n"
        case Format.JSON:
            every = [as_json(one, movements.get(one.id, ())) for one in bookmarks]
            return json.dumps(every, ensure_ascii=False, indent=2) + "\n"
        case Format.CSV:
            return _csv(bookmarks, movements)


def state(bookmark: Bookmark) -> str:
    """What has become of what is bookmarked."""
    return GONE if bookmark.gone else LOST if lost(bookmark) else FOUND


def as_json(bookmark: Bookmark, movements: Sequence[Movement]) -> dict[str, Any]:
    """A bookmark for programs."""
    return {
        "kind": bookmark.kind.value,
        "title": bookmark.title,
        "now": bookmark.now or None,
        "state": state(bookmark),
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "bookmarked": iso(bookmark.made),
        "outlet": bookmark.outlet,
        "outlets": list(bookmark.outlets),
        "date": _moment(bookmark.date),
        "url": bookmark.url,
        "evidence": [_cited(one) for one in bookmark.evidence],
        "moved": [
            {
                "movement": one.kind.value,
                "words": one.words,
                "party": one.party,
                "outlet": one.outlet,
                "seen": iso(one.seen),
                "why": one.why,
            }
            for one in movements
        ],
    }


def _markdown(bookmark: Bookmark, movements: Sequence[Movement]) -> Iterator[str]:
    yield f"## {escaped(bookmark.title)}\n"
    became = "" if state(bookmark) == FOUND else f" · {state(bookmark)}"
    tags = "".join(f" · {escaped(f'#{tag}')}" for tag in bookmark.tags)
    if bookmark.now:
        yield f"now: {escaped(bookmark.now)}\n"
    outlets = f" · {escaped(told_outlets(bookmark))}" * (bookmark.kind is BookmarkKind.DISPUTE)
    yield f"{bookmark.kind.value}{outlets} · bookmarked {day(bookmark.made)}{became}{tags}\n"
    if bookmark.note:
        yield from (f"{escaped(line)}  " for line in bookmark.note.splitlines())
        yield ""
    for movement in movements:
        yield f"- moved: {escaped(told(movement))}"
    if movements:
        yield ""
    if bookmark.kind is BookmarkKind.ARTICLE:
        yield f"— {_place(bookmark.outlet, bookmark.date, bookmark.url)}\n"
    for one in bookmark.evidence:
        yield from _quoted(one)


def _quoted(one: Cited) -> Iterator[str]:
    who = one.party or NO_PARTY
    speaker = f" ({escaped(one.speaker)})" if one.speaker not in (None, who) else ""
    side = "" if one.side is Side.SELF else f"*{one.side.value}:* "
    yield f"{side}**{escaped(who)}**{speaker} {escaped(verb(one.act, one.cue))}:\n"
    yield from (f"> {escaped(line)}" for line in one.words.splitlines())
    quoted = "".join(f"“{escaped(words)}”, " for words in (one.source, one.cue) if words)
    undated = "" if one.dated else "; dated by when it was first seen"
    where = f"{_place(one.outlet, one.date, one.url)}, *{escaped(one.title)}*, version {one.version}"
    yield f"\n— {quoted}{where}{undated}\n"


def _place(outlet: str, date: datetime | None, url: str | None) -> str:
    """Outlet and date, as a link to the article where it has an address."""
    place = escaped(outlet) + (f", {day(date)}" if date else "")
    return f"[{place}](<{url.replace('<', '%3C').replace('>', '%3E')}>)" if url else place


def _cited(one: Cited) -> dict[str, Any]:
    return {
        "side": one.side.value,
        "words": one.words,
        "act": one.act.value,
        "parties": list(one.parties),
        "speaker": one.speaker,
        "channel": one.channel,
        "source": one.source,
        "cue": one.cue,
        "outlet": one.outlet,
        "date": iso(one.date),
        "dated": one.dated,
        "article": one.title,
        "url": one.url,
        "version": one.version,
    }


def _csv(bookmarks: Sequence[Bookmark], movements: Movements) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for bookmark in bookmarks:
        moved = "; ".join(told(one) for one in movements.get(bookmark.id, ()))
        first = (bookmark.kind.value, bookmark.title, state(bookmark))
        last = (bookmark.note, " ".join(bookmark.tags), iso(bookmark.made), moved, bookmark.now)
        for row in [_row(one) for one in bookmark.evidence] or [_article(bookmark)]:
            writer.writerow([cell(value or "") for value in (*first, *row, *last)])
    return out.getvalue()


def _row(one: Cited) -> tuple[str | None, ...]:
    return (
        *(one.side.value, iso(one.date), one.outlet, one.party, one.speaker, one.act.value, one.words, one.source),
        *(one.cue, one.channel, one.title, one.url, str(one.version)),
    )


def _article(bookmark: Bookmark) -> tuple[str | None, ...]:
    title = bookmark.title if bookmark.kind is BookmarkKind.ARTICLE else None
    return (None, _moment(bookmark.date), bookmark.outlet, *(None,) * 7, title, bookmark.url, None)


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else iso(moment)

"""Entries as a feed's format gives them -> entries as everything else knows them: identified, dated, in order."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claimreader.feeds import text
from claimreader.feeds.clean import clean_line
from claimreader.records import Document, Entry

_LONGEST_KEY = 500
_TITLE = 100
"""Characters of its text that stand for the title of an entry that has none."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry before it has an identity; every field but the bodies is clean."""

    guid: str
    title: str
    url: str | None
    author: str | None
    published: datetime | None
    html: str = ""
    plain: str = ""
    """The body, where the feed says that it is not HTML."""
    base: str | None = None
    """What its relative links refer to."""

    def document(self, site_title: str) -> Document:
        """Its canonical text."""
        if self.plain:
            return text.plain_document(self.plain, self.title, site_title=site_title)
        return text.document(self.title, self.html, base=self.base, site_title=site_title)


def entries(drafts: Iterable[Draft], *, site_title: str, limit: int) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The newest `limit` entries, newest first, and what had to be left out, in words."""
    ordered = newest_first(list(drafts))
    notes = []
    if len(ordered) > limit:
        notes.append(f"It carries {len(ordered):,} entries; the newest {limit:,} were read.")
    read = [(draft, draft.document(site_title)) for draft in ordered[:limit]]
    made = [(draft, document) for draft, document in read if draft.title or draft.url or document.text]
    if left := len(read) - len(made):
        notes.append(f"{_count(left, 'entry', 'entries')} with neither title, text nor link left out.")
    keyed = _keyed(made)
    if twice := len(made) - len(keyed):
        notes.append(f"{_count(twice, 'entry that is', 'entries that are')} in it twice left out.")
    return tuple(_entry(key, draft, document) for key, draft, document in keyed), tuple(notes)


def newest_first(drafts: Sequence[Draft]) -> list[Draft]:
    """By date; what has none goes with the entry before it in the document."""
    dates: list[datetime] = []
    last = next((draft.published for draft in drafts if draft.published), datetime.min.replace(tzinfo=UTC))
    for draft in drafts:
        last = draft.published or last
        dates.append(last)
    order = sorted(range(len(drafts)), key=lambda index: dates[index], reverse=True)
    return [drafts[index] for index in order]


def _keyed(made: list[tuple[Draft, Document]]) -> list[tuple[str, Draft, Document]]:
    """Each with its key; what would have the same key and says the same is there once.

    A key must not depend on an entry's place: where a feed repeats one, everybody who has it gets a longer one.
    """
    guids = Counter(draft.guid for draft, _ in made)
    links = Counter(_by_link(draft, guids) for draft, _ in made)
    keyed: dict[str, tuple[str, Draft, Document]] = {}
    for draft, document in made:
        key = _by_link(draft, guids)
        if not key or links[key] > 1:
            key = "|".join(part for part in (key, _digest(draft.title, document.text[:500])) if part)
        keyed.setdefault(key, (key, draft, document))
    return list(keyed.values())


def _by_link(draft: Draft, guids: Counter[str]) -> str:
    """The key by what the publisher gave: its own, or that and the link, or the link; empty where there is neither."""
    if draft.guid and guids[draft.guid] == 1:
        key = draft.guid
    else:
        key = "|".join(part for part in (draft.guid, draft.url or "") if part)
    return key if len(key) <= _LONGEST_KEY else _digest(key)


def _digest(*parts: str) -> str:
    return "sha256:" + hashlib.sha256("|".join(parts).encode()).hexdigest()


def _entry(key: str, draft: Draft, document: Document) -> Entry:
    title = draft.title or _headline(document.text) or draft.url or ""
    return Entry(key, title, draft.url, draft.author, draft.published, document)


def _headline(body: str) -> str:
    """The first paragraph of a text, for an entry without a title; cut between words."""
    line = clean_line(body.lstrip().partition("\n")[0][: _TITLE * 4])
    if len(line) <= _TITLE:
        return line
    cut = line[:_TITLE]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _count(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"

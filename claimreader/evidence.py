"""A dispute with all its evidence as a document of its own: Markdown to read, JSON and CSV to work with.

Whatever a feed contains stands in it as text: no markup, no link but the article's, no formula for a spreadsheet.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from claimreader.phrases import KINDS, NO_PARTY, SIDES, verb
from claimreader.records import KeptClaim, KeptDispute

if TYPE_CHECKING:
    from claimreader.claims.unanswered import Unanswered

COLUMNS = (
    *("dispute", "kind", "side", "date", "outlet", "party", "speaker", "act", "words", "source", "cue", "channel"),
    *("confidence", "title", "url", "remarks"),
)
"""The columns of the CSV."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take the beginning of a cell for; an apostrophe in front makes it text."""

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
_LIST = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|-|=)")


class Format(StrEnum):
    """What a dispute can be written as."""

    MARKDOWN = "Markdown"
    JSON = "JSON"
    CSV = "CSV"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return {Format.MARKDOWN: ".md", Format.JSON: ".json", Format.CSV: ".csv"}[self]


def written(dispute: KeptDispute, format: Format, unheard: Sequence[Unanswered] = ()) -> str:
    """A dispute in a format; `unheard` are those who have not answered."""
    match format:
        case Format.MARKDOWN:
            return "\n".join(_markdown(dispute, unheard)) + "\n"
        case Format.JSON:
            return json.dumps(_json(dispute, unheard), ensure_ascii=False, indent=2) + "\n"
        case Format.CSV:
            return _csv(dispute)


def remarks(kept: KeptClaim) -> list[str]:
    """What is to be known of the place where a claim stands."""
    undated = ["dated by when it was first seen"] * (not kept.dated)
    edited = ["the article has been edited since"] * kept.edited
    return undated + edited + ["no longer subscribed to"] * (not kept.subscribed)


# -------------------------------------------------------------------------------------------- Markdown


def _markdown(dispute: KeptDispute, unheard: Sequence[Unanswered]) -> Iterator[str]:
    moved = f" · moved {day(dispute.moved)}" if dispute.moved != dispute.opened else ""
    yield f"# {escaped(dispute.proposition)}"
    yield f"\n{KINDS[dispute.kind]} · opened {day(dispute.opened)}{moved}"
    yield f"\nWhy: {escaped(dispute.why)}"
    for title, side in zip(SIDES[dispute.kind], (dispute.pro, dispute.con), strict=True):
        yield f"\n## {title[0].upper()}{title[1:]}"
        if not side:
            yield "\nWhat stood on this side is not kept any more."
        for kept in side:
            yield from _quoted(kept)
    if unheard:
        yield "\n## Has not answered\n"
        for one in unheard:
            by = one.by.claim.party or one.by.claim.speaker or "somebody who is not named"
            yield f"- {escaped(one.party)}: {one.what} by {escaped(by)}, {_place(one.by)}"


def _quoted(kept: KeptClaim) -> Iterator[str]:
    who = kept.claim.party or NO_PARTY
    speaker = f" ({escaped(kept.claim.speaker)})" if kept.claim.speaker not in (None, who) else ""
    yield f"\n**{escaped(who)}**{speaker} {escaped(verb(kept.claim.act, kept.cue_words))}:\n"
    yield from (f"> {escaped(line)}" for line in kept.words.splitlines())
    told = f"“{escaped(kept.telling)}”, " if kept.telling else ""
    said = "".join(f"; {remark}" for remark in remarks(kept))
    yield f"\n— {told}{_place(kept)}, *{escaped(kept.title)}*{said}"


def _place(kept: KeptClaim) -> str:
    """Outlet and date, as a link to the article where it has an address."""
    place = f"{escaped(kept.outlet)}, {day(kept.date)}"
    return f"[{place}](<{kept.url.replace('<', '%3C').replace('>', '%3E')}>)" if kept.url else place


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    return _LIST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def day(moment: datetime) -> str:
    """A moment as a document gives it, in local time."""
    local = moment.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


# ---------------------------------------------------------------------------------------- JSON and CSV


def _json(dispute: KeptDispute, unheard: Sequence[Unanswered]) -> dict[str, Any]:
    return {
        "proposition": dispute.proposition,
        "kind": dispute.kind.value,
        "why": dispute.why,
        "opened": iso(dispute.opened),
        "moved": iso(dispute.moved),
        "for": [_claim(kept) for kept in dispute.pro],
        "against": [_claim(kept) for kept in dispute.con],
        "unanswered": [{"party": one.party, "what": one.what, "by": _claim(one.by)} for one in unheard],
    }


def _claim(kept: KeptClaim) -> dict[str, Any]:
    claim = kept.claim
    return {
        "words": kept.words,
        "act": claim.act.value,
        "parties": list(claim.parties),
        "speaker": claim.speaker,
        "channel": claim.channel,
        "source": kept.source_words,
        "cue": kept.cue_words,
        "quoted": claim.quoted.value,
        "confidence": round(claim.confidence, 3),
        "outlet": kept.outlet,
        "date": iso(kept.date),
        "title": kept.title,
        "url": kept.url,
        "remarks": remarks(kept),
    }


def _csv(dispute: KeptDispute) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for side, claims in (("for", dispute.pro), ("against", dispute.con)):
        for kept in claims:
            claim = kept.claim
            values = (
                *(dispute.proposition, dispute.kind.value, side, iso(kept.date), kept.outlet, claim.party),
                *(claim.speaker, claim.act.value, kept.words, kept.source_words, kept.cue_words, claim.channel),
                *(f"{claim.confidence:.3f}", kept.title, kept.url, "; ".join(remarks(kept))),
            )
            writer.writerow([cell(value or "") for value in values])
    return out.getvalue()


def cell(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA) else value


def iso(moment: datetime) -> str:
    """A moment for programs, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")

"""Readings as text for people: by party what it asserts, denies and else, contested first, then the disputes."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from shutil import get_terminal_size
from textwrap import wrap
from typing import NamedTuple

from claimreader.phrases import NO_PARTY, verb
from claimreader.records import Act, Claim, ClaimRef, Dispute, Reading, words_of
from tui.commandline.output import for_people
from tui.safe import safe

INDENT = 15
_EDGES = ' ,;“”"'
"""What stands around a name or a cue and is no part of it."""


class Line(NamedTuple):
    """A line, and whether it is a heading."""

    text: str = ""
    heading: bool = False


def lines(readings: Sequence[Reading], disputes: Sequence[Dispute]) -> Iterator[Line]:
    """Everything that was read, a document after the other, then what is disputed in them."""
    contested = {member for dispute in disputes for member in chain(dispute.pro, dispute.con)}
    for reading in readings:
        yield from _document(reading, contested)
    if disputes:
        yield Line("Disputes", True)
        yield Line()
    claims = {
        ClaimRef(reading.document, claim.number): (reading, claim) for reading in readings for claim in reading.claims
    }
    for number, dispute in enumerate(disputes, 1):
        yield from _dispute(number, dispute, claims, several=len(readings) > 1)


def _document(reading: Reading, contested: set[ClaimRef]) -> Iterator[Line]:
    marked = {claim.number for claim in reading.claims if ClaimRef(reading.document, claim.number) in contested}
    count = f"{len(reading.claims)} claim{'s' * (len(reading.claims) != 1)}, {len(marked)} contested"
    yield Line(f"{safe(reading.document)}: {count}", True)
    yield Line()
    parties: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        parties.setdefault(claim.party or NO_PARTY, []).append(claim)
    for name in sorted(parties, key=lambda name: (name == NO_PARTY, -len(parties[name]))):
        yield Line(safe(name), True)
        for claim in sorted(parties[name], key=lambda claim: _rank(claim, claim.number in marked)):
            yield from _claim(reading.text, claim, contested=claim.number in marked)
        yield Line()


def _rank(claim: Claim, contested: bool) -> tuple[int, bool, int]:
    """Assertions, then denials, then the rest; contested first in each; then as in the text."""
    kind = 0 if claim.act in (Act.ASSERT, Act.CONFIRM) else 1 if claim.act.denies else 2
    return kind, not contested, claim.number


def _claim(text: str, claim: Claim, *, contested: bool) -> Iterator[Line]:
    does = safe(verb(claim.act, words_of(text, claim.cue, " ")))
    yield from _hanging(f"{'!' if contested else ' '} {does}", words_of(text, claim.content))
    source = _source(words_of(text, claim.source)) or "no source"
    resolved = claim.speaker and not _words(claim.speaker) <= _words(source)
    speaker = f" = {safe(claim.speaker)}" if claim.speaker and resolved else ""
    cue = safe(words_of(text, claim.cue)).strip(_EDGES)
    yield Line(f"{'':{INDENT}}({source}{speaker}{f', “{cue}”' if cue else ''})")


def _words(name: str) -> set[str]:
    """The words of a name, to tell whether a source has it already."""
    return set(re.findall(r"\w+", name.casefold())) - {"and"}


def _source(words: str) -> str:
    """A source without what stands around it; the marks of a title that it begins with stay."""
    bare = safe(words).strip(_EDGES)
    return safe(words).strip(" ,;") if bare.count("“") != bare.count("”") or bare.count('"') % 2 else bare


def _dispute(
    number: int, dispute: Dispute, claims: dict[ClaimRef, tuple[Reading, Claim]], *, several: bool
) -> Iterator[Line]:
    yield from _hanging(f"{number}. {dispute.kind.value}", dispute.proposition)
    yield from _hanging("  because", dispute.why)
    for side, members in (("  for", dispute.pro), ("  against", dispute.con)):
        for member in members:
            reading, claim = claims[member]
            where = f" [{member.document}]" if several else ""
            does = verb(claim.act, words_of(reading.text, claim.cue, " "))
            said = f"{claim.party or NO_PARTY}{where} {does}: {words_of(reading.text, claim.content)}"
            yield from _hanging(side, said)
    yield Line()


def _hanging(label: str, text: str) -> Iterator[Line]:
    """A label and a text beside it; for people wrapped at the terminal's width, for programs on one line."""
    words = safe(text, 10_000)
    width = max(20, get_terminal_size().columns - max(INDENT, len(label) + 1)) if for_people() else 0
    rows = wrap(words, width) if width else [words]
    for number, row in enumerate(rows or [""]):
        yield Line(f"{label + ' ' if number == 0 else '':{INDENT}}{row}")

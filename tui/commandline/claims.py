"""`claimreader claims`: reads claims in texts that are no part of any feed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tui.commandline.documents import Read, documents
from tui.commandline.given import Given
from tui.commandline.output import complain, say
from tui.languages import name_of

if TYPE_CHECKING:
    from claimreader.claims.read import Reader
    from claimreader.records import Dispute, Reading

LONG = 200_000
"""Characters from which on reading takes long enough to say so."""


@click.command("claims", short_help="Read the claims in texts and pages.")
@click.argument("places", metavar="FILE|URL|-...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")
@click.option("--story", is_flag=True, help="The texts tell one story: look for disputes across them.")
@click.pass_obj
def claims(given: Given, places: tuple[str, ...], as_json: bool, story: bool) -> int:
    """Read the claims in texts: who says what, who denies it, and what is disputed.

    FILE is plain text or HTML; `-` reads from standard input. With --json, the offsets count characters of the
    document's `text`, which for a plain-text file is the file's own.
    """
    from claimreader.claims.read import Reader

    reader = Reader(given.config.parties)
    found = list(documents(places))
    for problem in found:
        if not isinstance(problem, Read):
            complain(str(problem))
    texts = [document for document in found if isinstance(document, Read)]
    if not texts:
        return 1
    readings, disputes = _read(reader, texts, story=story)
    for reading in readings:
        _remark(reading)
    if as_json:
        from claimreader.claims.report import report

        answer = json.dumps(report(readings, disputes, reader.model), ensure_ascii=False)
        sys.stdout.buffer.write(answer.encode() + b"\n")
    else:
        from tui.commandline.claims_text import lines

        for line in lines(readings, disputes):
            say(line.text, bold=line.heading)
    return int(len(texts) < len(places))


def _read(reader: Reader, texts: Sequence[Read], *, story: bool) -> tuple[list[Reading], list[Dispute]]:
    """The claims of every text, and the disputes within each or, in a story, across all."""
    if sum(len(document.text) for document in texts) > LONG and sys.stderr.isatty():
        complain("reading; a long text takes a while")
    originals = {document.name: document.text for document in texts}
    pairs = [(document.name, _legible(document.text)) for document in texts]
    if story:
        readings, disputes = reader.story(pairs)
    else:
        readings = list(reader.read_many(pairs))
        disputes = [dispute for reading in readings for dispute in reading.disputes]
    return [replace(reading, text=originals[reading.document]) for reading in readings], list(disputes)


def _legible(text: str) -> str:
    """The text as it is read: of the same length, without a byte order mark and the line ends of other systems."""
    return text.replace("\r\n", " \n").replace("\r", "\n").replace("\ufeff", " ")


def _remark(reading: Reading) -> None:
    """Say why a document has no claims, where that is not the text's doing."""
    if not reading.text.strip():
        complain(f"{reading.document}: there is no text in it")
    elif not reading.understood:
        language = name_of(reading.language) or "a language"
        complain(f"{reading.document}: it is in {language}, in which claims are not read yet")


COMMANDS = (claims,)

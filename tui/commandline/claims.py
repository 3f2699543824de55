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
from tui.commandline.wrong import only_one
from tui.languages import name_of

if TYPE_CHECKING:
    from claimreader.claims.read import Reader
    from claimreader.records import Dispute, Reading

LONG = 200_000
"""Characters from which on reading takes long enough to say so."""


@click.command("claims", short_help="Read the claims in texts, folders and pages.")
@click.argument("places", metavar="FILE|FOLDER|URL|-...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")
@click.option("--jsonl", is_flag=True, help="A document a line in, what was read in it a line out, as they come.")
@click.option("--story", is_flag=True, help="The texts tell one story: look for disputes across them.")
@click.pass_context
def claims(context: click.Context, places: tuple[str, ...], as_json: bool, jsonl: bool, story: bool) -> int:
    """Read the claims in texts: who says what, who denies it, and what is disputed.

    FILE is plain text or HTML; of a FOLDER, all such files in it and below; `-` reads from standard input. With --json,
    the offsets count characters of the document's `text`, which for a plain-text file is the file's own, and what is
    doubtful is there with its confidence; for people it is left out, as the configuration says.

    With --jsonl, standard input and files called .jsonl, .ndjson or .json hold one object a line,
    {"id": "...", "text": "..."}; for each, one line is printed as soon as it is read. Standard input is read where
    nothing is named.

    The exit code is 1 when something could not be read, which is said on stderr, and the rest was. A text that is
    empty, or in a language that claims are not read in, is told of there too, and has no claims; that is no failure.
    """
    only_one(context, jsonl=jsonl, as_json=as_json)
    only_one(context, jsonl=jsonl, story=story)
    if not places and not jsonl:
        raise click.UsageError("`claimreader claims` needs FILE, FOLDER, URL or -", context)
    from claimreader.claims.aside import only_read
    from claimreader.claims.read import Reader

    only_read()
    given: Given = context.obj
    reader = Reader(given.config.parties, least=0.0 if as_json or jsonl else given.config.claims.least)
    if jsonl:
        return _stream(reader, places or ("-",))
    found = list(documents(places))
    texts = [document for document in found if isinstance(document, Read)]
    for problem in found:
        if not isinstance(problem, Read):
            complain(str(problem))
    if texts:
        _tell(reader, texts, as_json=as_json, story=story)
    return int(len(texts) < len(found) or not texts)


def _tell(reader: Reader, texts: Sequence[Read], *, as_json: bool, story: bool) -> None:
    """Read the texts, and print what was read."""
    readings, disputes = _read(reader, texts, story=story)
    for reading in readings:
        _remark(reading)
    if as_json:
        from claimreader.claims.report import report

        _write(report(readings, disputes, reader.model))
    else:
        from tui.commandline.claims_text import lines

        for line in lines(readings, disputes):
            say(line.text, bold=line.heading)


def _stream(reader: Reader, places: Sequence[str]) -> int:
    """Read documents as they come, and print each one's claims on a line."""
    from claimreader.claims.report import line
    from tui.commandline.progress import Pace
    from tui.commandline.stream import batches

    failed = False
    with Pace() as pace:
        for batch in batches(places):
            texts = [document for document in batch if isinstance(document, Read)]
            readings = reader.read_many((document.name, _legible(document.text)) for document in texts)
            for reading, document in zip(readings, texts, strict=True):
                with pace.aside():
                    _remark(reading)
                _write(line(replace(reading, text=document.text)))
                pace.count(document.text)
            for problem in batch:
                if not isinstance(problem, Read):
                    failed = True
                    with pace.aside():
                        complain(str(problem))
    return int(failed)


def _write(answer: object) -> None:
    """Print an object on a line, at once: whoever reads it may be waiting."""
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()


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

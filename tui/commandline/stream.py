"""Documents as they come, one a line or a file each: what is at hand is read, and nothing more is waited for."""

from __future__ import annotations

import json
import os
import select
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from claimreader.errors import ClaimReaderError
from tui.commandline.documents import LARGEST, Read, UnreadableError, documents

ENDINGS = (".jsonl", ".ndjson", ".json")
"""Of files that hold a document a line."""
BATCH = 64
"""Documents that are taken at once where so many are at hand, so that no core waits between them..."""
BATCH_CHARACTERS = 2_000_000
"""...unless they are long."""
_PIECE = 1 << 16

Item = Read | UnreadableError


class Lines:
    """The lines of a file, and whether another is at hand.

    Args:
        file: read from where it stands.
        largest: bytes of the longest line that is kept; of longer ones comes None.
    """

    def __init__(self, file: BinaryIO, largest: int = LARGEST) -> None:
        self._largest = largest
        self._held = bytearray()
        self._looked = 0
        """So much of what is held has no line end."""
        self._overlong = self._over = False
        try:
            self._descriptor: int | None = file.fileno()
        except OSError:
            self._descriptor = None
        self._more: Callable[[], bytes] = lambda: (
            file.read(_PIECE) if self._descriptor is None else os.read(self._descriptor, _PIECE)
        )

    @property
    def at_hand(self) -> bool:
        """Whether there is more to read without waiting for whoever writes it."""
        if self._over or b"\n" in self._held or self._descriptor is None or os.name == "nt":
            return True
        return bool(select.select([self._descriptor], [], [], 0)[0])

    def __iter__(self) -> Iterator[bytes | None]:
        while True:
            end = self._held.find(b"\n", self._looked)
            if end < 0 and not self._over:
                self._looked = len(self._held)
                self._take()
                continue
            if end < 0 and not self._held and not self._overlong:
                return
            line = bytes(self._held[: end if end >= 0 else len(self._held)])
            del self._held[: end + 1 if end >= 0 else len(self._held)]
            self._looked = 0
            whole, self._overlong = not self._overlong, False
            yield line if whole else None

    def _take(self) -> None:
        piece = self._more()
        self._over = not piece
        self._held += piece
        if len(self._held) > self._largest and b"\n" not in self._held[self._looked :]:
            self._overlong = True
            self._held.clear()
            self._looked = 0


def document_of(line: bytes, number: int) -> Read:
    """The document in a line: an object with `text` and, if it likes, `id`; the line's number is its name otherwise.

    Raises:
        UnreadableError: there is none.
    """
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"is not JSON ({error})") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise UnreadableError('is not an object with a "text"')
    if len(given["text"]) > LARGEST:
        raise UnreadableError("is too long")
    name = given.get("id", number)
    if not isinstance(name, str | int):
        raise UnreadableError('has an "id" that is neither text nor a number')
    return Read(_whole(str(name)), _whole(given["text"]))


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can name and nothing can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def batches(places: Sequence[str]) -> Iterator[list[Item]]:
    """The documents of all places, as many at once as are at hand, and what is wrong with some, in their order."""
    for place in places:
        if place == "-":
            yield from _of_lines(sys.stdin.buffer, "stdin")
        elif Path(place).suffix.lower() in ENDINGS and not place.lower().startswith(("http://", "https://")):
            try:
                with Path(place).open("rb") as file:
                    yield from _of_lines(file, place)
            except OSError as error:
                yield [UnreadableError(f"{place}: {str(error.strerror).lower()}")]
        else:
            yield from _gathered(documents([place]), lambda: True)


def _of_lines(file: BinaryIO, place: str) -> Iterator[list[Item]]:
    lines = Lines(file)
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line is None or line.strip())
    return _gathered((_item(line, number, place) for number, line in numbered), lambda: lines.at_hand)


def _gathered(items: Iterable[Item], at_hand: Callable[[], bool]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Read) else 0
        if len(batch) == BATCH or size > BATCH_CHARACTERS or not at_hand():
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _item(line: bytes | None, number: int, place: str) -> Item:
    try:
        if line is None:
            raise UnreadableError(f"is larger than {LARGEST // 1_000_000} MB")
        return document_of(line, number)
    except ClaimReaderError as error:
        return UnreadableError(f"{place}, line {number}: {error}")

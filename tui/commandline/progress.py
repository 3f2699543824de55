"""How far long work is, on one line of stderr, where a person sees it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

EVERY = 0.5
"""Seconds between two looks at the line."""
_CLEAR = "\r\x1b[K"


class Pace:
    """Documents and words so far, and words a second; says nothing unless stderr is a terminal and stdout none."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._documents = self._words = 0
        self._start = self._last = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._draw(_CLEAR)

    def count(self, text: str) -> None:
        """One more document is read."""
        if not self._shown:
            return
        self._documents += 1
        self._words += len(text.split())
        now = time.monotonic()
        if now - self._last >= EVERY:
            self._last = now
            pace = self._words / (now - self._start)
            self._draw(f"{_CLEAR}{self._documents:,} documents, {self._words:,} words, {pace:,.0f} words a second")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Within it, something else may be said on stderr."""
        self._draw(_CLEAR)
        yield

    def _draw(self, line: str) -> None:
        if self._shown:
            sys.stderr.write(line)
            sys.stderr.flush()

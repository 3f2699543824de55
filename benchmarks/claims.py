"""How fast claims are read, and how much of that is the encoder's own work."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from benchmarks.measure import Figure, clock, note, show, title
from claimreader.claims import tagger
from claimreader.claims.read import Reader
from claimreader.sample import edition

WORDS = re.compile(r"\w+")


class Timed:
    """The network's session, and how long it was at work."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self.seconds = 0.0

    def run(self, *arguments: Any) -> Any:
        """One call of the network."""
        start = time.perf_counter()
        answer = self._session.run(*arguments)
        self.seconds += time.perf_counter() - start
        return answer


def measure(rounds: int) -> None:
    """Print the figures for the sample edition's articles, read so many times."""
    title("Reading claims")
    with clock() as loading:
        reader = Reader()
        reader.read("The ministry denied that troops had crossed the river.")
    show(Figure("loading the model and reading a first sentence", f"{loading() * 1000:,.0f} ms"))
    texts = [entry.document.text for feed in edition(datetime.now(UTC)) for entry in feed.articles]
    thousand = " ".join(" ".join(texts).split()[:1000])
    with clock() as passed:
        claims = len(reader.read(thousand).claims)
    show(
        Figure(
            f"one article of 1,000 words, {claims} claims",
            f"{passed() * 1000:,.0f} ms",
            "0.5 s until the marks are there",
        )
    )
    note(f"reading {len(texts)} articles {rounds} times")
    with _timed() as session, clock() as passed:
        readings = [
            reading for _ in range(rounds) for reading in reader.read_many((str(i), t) for i, t in enumerate(texts))
        ]
    words = sum(len(WORDS.findall(reading.text)) for reading in readings)
    show(Figure("words a second", f"{words / passed():,.0f}", "10,000 on two cores"))
    show(Figure(f"an article, of {words // len(readings)} words", f"{passed() / len(readings) * 1000:,.1f} ms"))
    show(Figure("against the encoder's own passes", f"{passed() / session.seconds:.2f} x", "1.3 x"))


@contextmanager
def _timed() -> Iterator[Timed]:
    loaded = tagger.load(None)
    session = Timed(loaded._session)
    loaded._session = session
    yield session
    loaded._session = session._session

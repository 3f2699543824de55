"""How fast claims are read, how much of that is the encoder's own work, and how much memory it takes."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate
from statistics import median

from benchmarks.measure import Figure, clock, note, seconds_of, show, title
from claimreader.claims import tagger
from claimreader.claims.aside import only_read
from claimreader.claims.pieces import Window
from claimreader.claims.read import Reader
from claimreader.sample import edition

WORDS = re.compile(r"\w+")
COLD = """
import sys
from claimreader.claims.read import Reader
Reader().read(sys.stdin.read())
"""
"""What a process does that is started for one article."""
LONG = """
import resource, sys
from claimreader.claims.read import Reader
Reader().read(sys.stdin.read())
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure(rounds: int) -> None:
    """Print the figures for the sample edition's articles, read so many times."""
    title("Reading claims")
    only_read()
    texts = [entry.document.text for feed in edition(datetime.now(UTC)) for entry in feed.articles]
    thousand = a_thousand_words(texts)
    cold = median(seconds_of(lambda: _reads(COLD, thousand), 3))
    show(Figure("one article of 1,000 words by a process started for it", f"{cold * 1000:,.0f} ms"))
    reader = Reader()
    with clock() as loading:
        reader.ready()
    show(Figure("... of which: the model and the rules made ready", f"{loading() * 1000:,.0f} ms"))
    with clock() as passed:
        claims = len(reader.read(thousand).claims)
    show(Figure(f"the same once that is done, {claims} claims", f"{passed() * 1000:,.0f} ms", "0.5 s until marks show"))
    note(f"reading {len(texts)} articles {rounds} times")
    with clock() as passed:
        readings = list(reader.read_many((str(i), text) for i, text in enumerate(texts * rounds)))
    words = sum(len(WORDS.findall(reading.text)) for reading in readings)
    show(Figure("words a second", f"{words / passed():,.0f}", "10,000 on two cores"))
    show(Figure(f"an article, of {words // len(readings)} words", f"{passed() / len(readings) * 1000:,.1f} ms"))
    show(Figure("against the encoder's own passes", f"{passed() / encoding(texts * rounds):.2f} x", "1.3 x"))
    show(Figure("memory after a text of 50,000 words", f"{memory(texts):,.0f} MB", "400 MB"))


def a_thousand_words(texts: list[str]) -> str:
    """The first articles, paragraph by paragraph, up to a thousand words."""
    paragraphs = [line for text in texts for line in text.splitlines() if line]
    lengths = accumulate(len(WORDS.findall(line)) for line in paragraphs)
    return "\n\n".join(line for line, length in zip(paragraphs, lengths, strict=True) if length <= 1000)


def encoding(texts: list[str]) -> float:
    """Seconds that the network alone needs for all the windows of these texts, with nothing done with its answers."""
    model = tagger.load(None)
    every: Iterator[Window] = iter([window for text in texts for window in model.windows(text)])
    with clock() as passed:
        for _ in model.network.passes(every):
            pass
    return passed()


def memory(texts: list[str]) -> float:
    """Megabytes that a process has used at most which read one long text."""
    sentences = "\n\n".join(texts)
    long = "\n\n".join([sentences] * (50_000 // len(sentences.split()) + 1))
    return int(_reads(LONG, long)) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _reads(code: str, text: str) -> str:
    """What a process of its own prints that is given a text."""
    done = subprocess.run([sys.executable, "-c", code], input=text, capture_output=True, text=True, check=True)
    return done.stdout

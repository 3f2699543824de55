"""Whatever a text is: offsets lie inside it and select what they say, time grows with its length and no faster."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims.read import Reader
from claimreader.records import Attribution, Reading, Span, spans
from tests.commands import ROOT
from tests.growth import TIMES, grows_with_its_size

NEWS = "The minister, Ana Duarte, said the bridge was closed. The union denied that its members had closed the bridge. "
KINDS = {
    "an endless line": NEWS * 3,
    "quotation marks that never close": "“It is closed, said the minister. ‘Never, «said \"the mayor, 'he said. " * 4,
    "quotation marks of all kinds": "”It said’ “no” ‘yes’ „said“ «he» \"she\" 'they' ''it'' ``said'' ‹no› 「said」 "
    * 3,
    "nothing but quotation marks": "\"“'" * 400,
    "a list": "\n".join(f"- item {n}, said the minister" for n in range(12)),
    "a table": "\n".join(f"{n}\t{n * n}\tminister\tsaid |" for n in range(20)),
    "code": "def said(self) -> str:\n    return f\"{self.minister} said: {'no'}\"  # he said\n" * 4,
    "markup": "<p>The minister <b>said</b> &ldquo;no&rdquo;</p>\n" * 6,
    "a transcript": "ANA DUARTE: The bridge is closed.\nQ: Who said so?\nA: I did. [crosstalk] (inaudible)\n" * 5,
    "capitals": NEWS.upper() * 2,
    "no capitals": NEWS.lower() * 2,
    "noise of a scanner": "Tbe rninister sa1d tlie br1dge vvas c|osed. l t ' s c losed , s aid t h e m ayor . ~~ ^ . "
    * 3,
    "emoji": "The minister 👩🏽‍⚖️ said 🇺🇦 “no” 😀😀 the 🤷‍♂️ denied it. " * 4,
    "from right to left": "The minister said שלום \u202eit was closed\u202c, قالت الوزيرة, the mayor said. " * 4,
    "binary": bytes(range(256)).decode("latin-1") * 3,
    "control characters": NEWS.replace(" ", "\x00\x1b[31m \u200b\x07"),
    "combining marks": "".join(c + "\u0301" * 5 for c in NEWS),
    "private and unassigned": "\ue000 said \U0010ffff that \u0378 \ufffe no. " * 8,
    "one word": "minister" * 200,
    "line ends of other systems": NEWS.replace(". ", ".\r\n\u2028\x85\x0b\x0c"),
    "nothing but spaces": " \t\u00a0\u3000\n" * 40,
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def check(reading: Reading, text: str) -> None:
    assert reading.text == text
    numbers = {claim.number for claim in reading.claims}
    for claim in reading.claims:
        assert claim.content
        assert 0 <= claim.confidence <= 1
        for where in (claim.source, claim.cue, claim.content):
            assert all(0 <= start < end <= len(text) for start, end in where)
            assert list(where) == sorted(where)
            for span in where:
                assert not span.of(text)[0].isspace() and not span.of(text)[-1].isspace()
                assert "\n" not in span.of(text)
    for dispute in reading.disputes:
        assert {member.number for member in (*dispute.pro, *dispute.con)} <= numbers
        assert dispute.pro and dispute.con


@pytest.mark.parametrize("kind", KINDS)
def test_offsets_lie_inside_the_text_and_select_words(reader: Reader, kind: str) -> None:
    text = KINDS[kind]
    check(reader.read(text), text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(sorted(KINDS.values())), min_size=1, max_size=3), st.data())
def test_also_where_texts_are_cut_and_put_together_anyhow(parts: list[str], data: st.DataObject) -> None:
    cut = [part[data.draw(st.integers(0, len(part))) :][:250] for part in parts]
    text = data.draw(st.sampled_from(["", "\n", " "])).join(cut)
    check(Reader().read(text), text)


# ------------------------------------------------------------------------------------------ time and memory


class Heard:
    """Finds somebody at every "said" and "denied", at once: what is measured is everything but the network."""

    languages = ("en",)

    def read(self, texts: Iterable[str], told: Callable[[int], None] | None = None) -> Iterator[list[Attribution]]:
        for text in texts:
            yield [
                Attribution(spans([self._before(text, m)]), spans([m.span()]), spans([self._after(text, m)]), 0.9)
                for m in re.finditer(r"\b(?i:said|denied)\b", text)
                if m.start() > 8 and m.end() < len(text) - 40
            ]

    def _before(self, text: str, cue: re.Match[str]) -> Span:
        return Span(max(0, cue.start() - 20), cue.start() - 1)

    def _after(self, text: str, cue: re.Match[str]) -> Span:
        return Span(cue.end() + 1, min(len(text), cue.end() + 40))


@pytest.mark.parametrize(
    "kind", ["an endless line", "quotation marks that never close", "a transcript", "a table", "capitals", "one word"]
)
def test_what_is_made_of_a_text_takes_time_that_grows_with_its_length(kind: str) -> None:
    reader = Reader()
    reader.__dict__["_tagger"] = Heard()
    short = KINDS[kind] * (1_000 // len(KINDS[kind]) + 1)
    assert grows_with_its_size(lambda: reader.read(short), lambda: reader.read(short * TIMES))


PEAK = """
import resource, sys
from pathlib import Path
from claimreader.claims import Reader
Reader().read(sys.stdin.read())
if sys.platform == "linux":  # where the other figure may be that of the process that has started this one
    print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 2**10)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)
"""
"""Reads a text; the most memory, in megabytes, that it had at any time."""


def test_reading_a_long_text_takes_little_memory() -> None:
    pytest.importorskip("resource")
    text = "\n\n".join([NEWS * 3] * 8) + "\n\n" + "1 2 3 | 4 5 6\n" * 30_000
    done = subprocess.run(
        [sys.executable, "-c", PEAK], cwd=ROOT, input=text, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 400

"""The packaged model reads: attributions that hold in the text, the same every time, and plain words when it cannot."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims import tagger
from claimreader.claims.read import Reader
from claimreader.errors import ModelError
from claimreader.records import Act, KnownParty, words_of
from tests.commands import ROOT

STRIKE = (
    "Union denies blocking ambulances\n\n"
    "The hospital said on Friday that two ambulances had been turned back by pickets. The nurses' union denied it. "
    "“Nobody was turned back,” its president, Ana Duarte, said.\n\n"
    "According to the police, the road was open all morning."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_once_ready_no_text_waits_for_patterns_to_be_made() -> None:
    code = (
        "import sys; from claimreader.claims.patterns import pattern; from claimreader.claims.read import Reader; "
        "reader = Reader(); reader.ready(); made = pattern.cache_info().misses; "
        "reader.read(sys.stdin.read()); print(made > 8, pattern.cache_info().misses - made)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=STRIKE, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "0"]


def test_who_says_what_is_found_in_the_words_of_the_text(reader: Reader) -> None:
    reading = reader.read(STRIKE, "strike")
    said = {(words_of(STRIKE, c.source), words_of(STRIKE, c.cue), words_of(STRIKE, c.content)) for c in reading.claims}
    assert ("The hospital", "said", "that two ambulances had been turned back by pickets") in said
    assert ("the police", "According to", "the road was open all morning") in said
    assert [claim.number for claim in reading.claims] == list(range(1, len(reading.claims) + 1))


def test_a_denial_is_told_from_an_assertion(reader: Reader) -> None:
    acts = {words_of(STRIKE, c.source): c.act for c in reader.read(STRIKE).claims}
    assert acts["The nurses' union"] is Act.DENY
    assert acts["The hospital"] is Act.ASSERT


def test_nobody_is_taken_to_accuse_himself(reader: Reader) -> None:
    said = "A spokesman for Norvane Oil said the cause was not known.\n\nThe union accused Norvane of lying."
    accusing = [claim for claim in reader.read(said).claims if claim.act is Act.ACCUSE]
    assert [claim.parties for claim in accusing] == [()]


def test_a_source_does_not_begin_within_a_name(reader: Reader) -> None:
    said = (
        "40 raiders dead in the reeds, Velland claims. “Nonsense!” says Oskaria\n\n"
        "Velland's army claims to have cut down 40 Oskarian raiders in the reeds of the River Ule."
    )
    sources = [words_of(said, claim.source) for claim in reader.read(said).claims]
    assert "Velland's army" in sources and not any(source.startswith("'") for source in sources)


def test_a_source_does_not_end_within_a_name(reader: Reader) -> None:
    said = (
        "The Water Board said on Tuesday that Canal Dye Works had let untreated water into the canal.\n\n"
        "Canal Dye Works denied on Friday that it had let untreated water into the canal, and said that its "
        "papers were in order."
    )
    _, *own = reader.read(said).claims
    assert [claim.act for claim in own] == [Act.DENY, Act.ASSERT]
    assert {(words_of(said, claim.source), claim.party) for claim in own} == {("Canal Dye Works", "Canal Dye Works")}


def test_a_text_reads_the_same_alone_and_among_others(reader: Reader) -> None:
    alone = Reader().read(STRIKE, "b")
    among = list(reader.read_many([("a", "It rained, he said. " * 40), ("b", STRIKE), ("c", "")]))
    assert among[1] == alone


def test_readings_come_as_they_are_asked_for(reader: Reader) -> None:
    endless = ((str(n), STRIKE) for n in iter(int, 1))
    assert next(iter(reader.read_many(endless))).document == "0"


def test_nothing_is_claimed_in_an_empty_text(reader: Reader) -> None:
    reading = reader.read("")
    assert (reading.claims, reading.disputes) == ((), ())


def test_another_language_is_named_and_not_guessed_at(reader: Reader) -> None:
    reading = reader.read(
        "Der Minister sagte am Montag, dass die Brücke nicht sicher sei und dass er davon nichts wusste."
    )
    assert (reading.language, reading.understood, reading.claims) == ("de", False, ())


def test_the_users_parties_change_what_the_reading_is_called() -> None:
    assert Reader().model != Reader([KnownParty("Nurses", ("the nurses' union",))]).model


def test_what_is_doubtful_is_not_there_for_those_who_do_not_want_it(reader: Reader) -> None:
    every = reader.read(STRIKE).claims
    least = sorted(claim.confidence for claim in every)[len(every) // 2]
    sure = Reader(least=least)
    assert [claim.content for claim in sure.read(STRIKE).claims] == [
        claim.content for claim in every if claim.confidence >= least
    ]
    assert [claim.number for claim in sure.read(STRIKE).claims] == list(range(1, len(sure.read(STRIKE).claims) + 1))
    assert sure.model != reader.model


def test_threads_may_read_at_once(reader: Reader) -> None:
    found = []
    threads = [threading.Thread(target=lambda: found.append(reader.read(STRIKE, "x"))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [reader.read(STRIKE, "x")] * 3


def test_a_missing_model_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="install claimreader again"):
        tagger.Tagger.open(tmp_path)


ODD = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from([" ", "\n", '"', "“", "”", "‘", "’", ".", ",", ":", "said ", "denied ", "Anna "]),
    ),
    max_size=60,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(ODD)
def test_whatever_the_text_offsets_lie_inside_it(text: str) -> None:
    reading = Reader().read(text)
    for claim in reading.claims:
        for where in (claim.source, claim.cue, claim.content):
            assert all(0 <= start < end <= len(text) for start, end in where)
            assert list(where) == sorted(where)
        assert claim.content
        assert 0 <= claim.confidence <= 1


@pytest.mark.parametrize("text", ["x" * 200_000, "said " * 4_000, "“" * 4_000, "\n" * 200_000, "A B. " * 4_000])
def test_enormous_texts_take_bounded_time(reader: Reader, text: str) -> None:
    assert reader.read(text).text == text


def test_nothing_that_is_said_runs_on_into_the_next_paragraph(reader: Reader) -> None:
    text = (
        "Army says 70 killed in raid\n\nArmy says 70 killed in raid near the river\n\nTroops crossed the river, it said"
    )
    for claim in reader.read(text).claims:
        assert all("\n" not in span.of(text) for where in (claim.source, claim.cue, claim.content) for span in where)

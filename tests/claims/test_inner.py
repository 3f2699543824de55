"""Claims that a denial names: what is added to what the model found, and what is left alone."""

import pytest

from claimreader.claims.disputes import disputes
from claimreader.claims.inner import with_inner
from claimreader.records import Act, Attribution, Claim, Quoted, Reading, spans, words_of
from tests.marked import an_article_of, unmarked


def added(words: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each claim that is found inside the one that a passage marks."""
    text, marked = unmarked(words)
    said = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)
    found = with_inner(text, [said])
    assert found[0] == said
    return [(words_of(text, one.source), words_of(text, one.cue), words_of(text, one.content)) for one in found[1:]]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (
            "{Dahl} <dismissed> [claims by two fishermen that the pier had cracked].",
            ("two fishermen", "claims", "that the pier had cracked"),
        ),
        (
            "{Dahl} <denied> [Orsk’s allegation that the tender was rigged].",
            ("Orsk’s", "allegation", "that the tender was rigged"),
        ),
        (
            "{Dahl} <said> [accusations that she had misled the council were false].",
            ("", "accusations", "that she had misled the council"),
        ),
        (
            "{Dahl} <rejected> [allegations of taking bribes from four contractors].",
            ("four contractors", "allegations", "taking bribes"),
        ),
        (
            "{Dahl} <sought> [to push back on reports that the bridge was unsafe].",
            ("", "reports", "that the bridge was unsafe"),
        ),
        (
            "{Dahl} <slammed> [Orsk for her claims that the bridge was unsafe].",
            ("her", "claims", "that the bridge was unsafe"),
        ),
        (
            "{Dahl} <rejected> [claims by owners and tenants in Orsk that the bridge was unsafe].",
            ("owners and tenants in Orsk", "claims", "that the bridge was unsafe"),
        ),
        (
            "{Dahl} <denied> [The opposition’s charge of arson].",
            ("The opposition’s", "charge", "arson"),
        ),
        (
            "{Dahl} <echoed> [Orsk’s assertion that the bridge was unsafe].",
            ("Orsk’s", "assertion", "that the bridge was unsafe"),
        ),
        (
            "{Dahl} <said> [the ministry’s allegations of fraud and bribery are 100 percent false].",
            ("the ministry’s", "allegations", "fraud and bribery"),
        ),
        (
            "{Dahl} <called> [the claim that the pier is a “waste of stone” the lie of the year].",
            ("", "claim", "that the pier is a “waste of stone”"),
        ),
        (
            "{Dahl} <said> [claims that the bridge was unsafe do not correspond to what she saw].",
            ("", "claims", "that the bridge was unsafe"),
        ),
    ],
)
def test_the_claim_inside_a_denial(words: str, wanted: tuple[str, str, str]) -> None:
    assert added(words) == [wanted]


@pytest.mark.parametrize(
    "words",
    [
        "{Dahl} <denied> [the allegations].",
        "{Dahl} <said> [she had read reports that the bridge was unsafe].",
        "{Dahl} <called> [the accusations of four women fake news].",
        "{Dahl} <denied> [having opened the lock].",
        "{Dahl} <rejected> [the assertions that you make about the lock in Orsk].",
        "{Dahl} <dismissed> [an allegation that was based on a forged letter].",
        "{Dahl} <stood by> [her claim that the lock was open].",
    ],
)
def test_nothing_is_made_up(words: str) -> None:
    assert added(words) == []


def test_who_only_answers_a_claim_does_not_make_it() -> None:
    text, marked = unmarked("{The palace} <relayed the king’s response> [to fresh allegations that the lock was open].")
    said = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 0.9)
    [found] = with_inner(text, [said])
    assert (found.source, words_of(text, found.cue), words_of(text, found.content)) == (
        (),
        "allegations",
        "that the lock was open",
    )


def test_what_the_model_found_itself_is_not_added_again() -> None:
    wire = an_article_of(
        "wire",
        ("Dahl", "{Dahl} <dismissed> [claims that the pier had cracked]."),
    )
    at = wire.text.index("claims")
    outer, inner = attribution(wire.claims[0]), Attribution((), spans([(at, at + 6)]), spans([(at + 7, at + 30)]), 1.0)
    assert with_inner(wire.text, [outer, inner]) == [outer, inner]


def attribution(claim: Claim) -> Attribution:
    return Attribution(claim.source, claim.cue, claim.content, claim.confidence)


def test_a_denial_and_the_claim_that_it_names_are_a_dispute() -> None:
    text, marked = unmarked("{Dahl} <dismissed> [claims by two fishermen that the pier had cracked].")
    outer = Attribution(spans(marked["source"]), spans(marked["cue"]), spans(marked["content"]), 1.0)
    _, inner = with_inner(text, [outer])
    claims = (
        Claim(1, outer.source, outer.cue, outer.content, Act.REJECT, Quoted.INDIRECT, 1.0, parties=("Dahl",)),
        Claim(2, inner.source, inner.cue, inner.content, Act.ASSERT, Quoted.INDIRECT, 1.0),
    )
    [found] = disputes([Reading("wire", text, "en", True, claims, (), "test")])
    assert ([ref.number for ref in found.pro], [ref.number for ref in found.con]) == ([2], [1])


def test_who_reports_what_another_says_is_not_against_it() -> None:
    text = "Red Star reports Horn’s contention that his office was not asked about the tender in Orsk."
    end = len(text) - 1

    def claim(number: int, source: tuple[int, int], cue: str, start: int, act: Act) -> Claim:
        at = text.index(cue)
        where = spans([source]), spans([(at, at + len(cue))]), spans([(start, end)])
        return Claim(number, *where, act, Quoted.INDIRECT, 1.0, parties=(text[slice(*source)].removesuffix("’s"),))

    outer = claim(1, (0, 8), "reports", text.index("Horn"), Act.ASSERT)
    inner = claim(2, (17, 23), "contention", text.index("that his"), Act.DENY)
    assert disputes([Reading("red-star", text, "en", True, (outer, inner), (), "test")]) == []

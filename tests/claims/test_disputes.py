"""Disputes: what is put against each other, and what is not."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimreader.claims.contest.matching import Story
from claimreader.claims.contest.wording import negated
from claimreader.claims.disputes import disputes
from claimreader.feeds.text import plain_document
from claimreader.records import Act, Claim, Dispute, DisputeKind, Quoted, Reading, spans
from tests import golden_sample
from tests.marked import an_article_of

AFFAIRS = ("halvik", "sarn", "calder")
SHARED = Path(__file__).parents[3] / "shared"


def sides(*readings: Reading) -> list[tuple[list[int], list[int]]]:
    """The numbers of the claims for and against, dispute by dispute."""
    return [([ref.number for ref in one.pro], [ref.number for ref in one.con]) for one in disputes(readings)]


def the_dispute(*readings: Reading) -> Dispute:
    found = disputes(readings)
    assert len(found) == 1, found
    return found[0]


# --------------------------------------------------------------------------------- denial and rejection


def test_a_denial_that_tells_what_it_denies() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [that the bridge had been mined at night]."),
        ("Oskaria", "{Oskaria} <denied> [that the bridge had been mined]."),
    )
    found = the_dispute(wire)
    assert found.kind is DisputeKind.DENIAL
    assert ([ref.number for ref in found.pro], [ref.number for ref in found.con]) == ([1], [2])
    assert found.why == "Velland: the bridge had been mined at night; Oskaria: denied that the bridge had been mined"
    assert found.proposition == "The bridge had been mined at night"


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("{Clean Lakes} <accused> [Tane Foods of poisoning the lake].", "Tane Foods accused of poisoning the lake"),
        ("{Clean Lakes} <said> [“at least 40” lakes were poisoned].", "“At least 40” lakes were poisoned"),
        ("{Clean Lakes} <claims> [to have found forty poisoned lakes].", "Clean Lakes had found forty poisoned lakes"),
        ("{Clean Lakes} <said> [they had seen the lakes poisoned].", "Clean Lakes had seen the lakes poisoned"),
        ("{Clean Lakes} <claims> [forty lakes poisoned by one firm].", "Forty lakes poisoned by one firm"),
        ("{Clean Lakes} <thinks> [the lake to be poisoned].", "The lake is poisoned"),
        (
            "{Clean Lakes} <blames> [the foul lakes on Tane Foods].",
            "Clean Lakes blames the foul lakes on Tane Foods",
        ),
        (
            "{Clean Lakes} <said> [lakes had been poisoned and their water was foul].",
            "Lakes had been poisoned and their water was foul",
        ),
        ("[Tane Foods], {Clean Lakes} <said>, [had poisoned the lakes].", "Tane Foods had poisoned the lakes"),
        (
            "[Tane Foods] <has been charged> by {Clean Lakes} [with poisoning the lakes].",
            "Tane Foods has been charged by Clean Lakes with poisoning the lakes",
        ),
        ("[“They have poisoned two lakes,”] {Clean Lakes} <alleges>.", "Clean Lakes: they have poisoned two lakes"),
    ],
)
def test_a_headline_is_a_sentence(claim: str, headline: str) -> None:
    wire = an_article_of(
        "wire", ("Clean Lakes", claim), ("Tane Foods", "{Tane Foods} <denied> [it had poisoned any lakes].")
    )
    assert the_dispute(wire).proposition == headline


def test_a_headline_names_whom_a_pronoun_stands_for() -> None:
    wire = an_article_of(
        "wire",
        ("Clean Lakes", "accuse", "{Clean Lakes} <accused> [them of poisoning the lake]."),
        ("Tane Foods", "deny", "{Tane Foods} <denied> [the accusation]."),
    )
    assert the_dispute(wire).proposition == "Tane Foods accused of poisoning the lake"
    assert "Oskaria supplies the Guard" in [found.proposition for found in disputes(golden("halvik"))]


def test_a_denial_without_the_word() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [the bank had sold the forged bonds]."),
        ("Bank of Mirevo", "[“We have never sold a forged bond,”] {the bank} <said>."),
    )
    assert sides(wire) == [([1], [2])]


@pytest.mark.parametrize(
    "denial",
    [
        "{Tane Foods} <denied> [the allegations].",
        "{Tane Foods} <rejected> [the report as baseless].",
        "{Tane Foods} <said> [it had nothing to do with it].",
        "{Tane Foods} <denied> [any involvement].",
        "{Tane Foods} <called> [the charge absurd].",
        "[“Nonsense,”] <said> {Tane Foods}.",
    ],
)
def test_a_denial_that_only_names_what_it_denies_answers_the_accusation(denial: str) -> None:
    wire = an_article_of(
        "wire",
        ("Weather Office", "{The Weather Office} <said> [it would rain on Sunday]."),
        ("Clean Lakes", "{Clean Lakes} <accused> [Tane Foods of poisoning the lake]."),
        ("Tane Foods", denial),
    )
    assert sides(wire) == [([2], [3])]


def test_responsibility_is_denied_before_the_accusation_is_told() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "confirm", "{Velland} <confirmed> [reports of a raid on the depot]."),
        ("Velland", "deny", "+But {it} <denied> [responsibility for the raid]."),
        ("Oskaria", "accuse", "+{Oskarian officials} <alleged> [that the raiders were trained by Velland]."),
    )
    assert sides(wire) == [([3], [2])]


def test_whose_account_is_rejected_is_told_by_its_owner() -> None:
    wire = an_article_of(
        "wire",
        ("Irena Sovik", "{Irena Sovik} <said> [the fire began in the kitchen]."),
        ("Tomas Ferren", "{Tomas Ferren} <said> [the band played on]."),
        ("Lena Orsk", "{Lena Orsk} <called> [Sovik's account “a fairy tale”]."),
    )
    assert sides(wire) == [([1], [3])]


def test_the_allegations_are_all_that_the_accuser_tells() -> None:
    wire = an_article_of(
        "wire",
        ("Mara Quell", "accuse", "{Mara Quell} <accused> [Venn of stuffing ballot boxes]."),
        ("Mara Quell", "accuse", "{She} <alleged> [that Venn had bribed the clerks]."),
        ("Ilario Venn", "deny", "{Ilario Venn} <denied> [the allegations]."),
    )
    assert sides(wire) == [([1, 2], [3])]


def test_what_is_alleged_by_nobody_is_contested_by_a_denial_only() -> None:
    denied = an_article_of(
        "wire",
        ("", "accuse", "<accusations> [that Tane Foods poisoned the lake]"),
        ("Tane Foods", "deny", "{Tane Foods} <denied> [that it poisoned the lake]."),
    )
    assert sides(denied) == [([1], [2])]
    told = an_article_of(
        "wire",
        ("", "believe", "<It is believed> [that the lake was poisoned]."),
        ("Tane Foods", "{Tane Foods} <said> [the lake was not deep]."),
    )
    assert sides(told) == []


# ------------------------------------------------------------------------------------ figures, accounts


def test_figures_of_one_thing_that_cannot_both_hold() -> None:
    wire = an_article_of(
        "wire",
        ("River Commission", "{The River Commission} <said> [62 barges were waiting at the lock]."),
        ("Barge League", "{The Barge League} <put> [the number at 110]."),
    )
    found = the_dispute(wire)
    assert found.kind is DisputeKind.FIGURE
    assert found.why == "Barge League: the number at 110; River Commission: 62 barges"


def test_seventy_killed_against_no_losses() -> None:
    wire = an_article_of(
        "wire",
        ("Russia", "{Russia} <said> [70 fighters of the Legion were killed]."),
        ("Legion", "{The Legion} <said> [that it had suffered no losses]."),
    )
    found = the_dispute(wire)
    assert found.kind is DisputeKind.FIGURE
    assert found.why == "Russia: 70 fighters; Legion: no losses"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[at least 20 people were killed]", "[25 people were killed]"),
        ("[20 people were killed]", "[20 people were injured]"),
        ("[14 civilians were killed]", "[40 soldiers were killed]"),
        ("[turnout was 71 per cent]", "[the party won 54 per cent of the vote]"),
        ("[60 houses burned down]", "[300 trees burned down]"),
    ],
)
def test_figures_that_can_both_hold(one: str, other: str) -> None:
    wire = an_article_of("wire", ("Police", f"{{Police}} <said> {one}."), ("Red Star", f"{{Red Star}} <said> {other}."))
    assert sides(wire) == []


def test_a_later_count_of_the_same_party_is_an_update() -> None:
    morning = an_article_of("a", ("Velland", "{Velland} <said> [14 people were killed in Halvik]."))
    evening = an_article_of("b", ("Velland", "{Velland} <said> [19 people were killed in Halvik]."))
    assert sides(morning, evening) == []


def test_the_same_thing_told_with_words_that_exclude_each_other() -> None:
    wire = an_article_of(
        "wire",
        ("Civic Union", "{The Civic Union} <said> [that the warehouse fire was set on purpose]."),
        ("Council", "{The Council} <said> [an electrical fault caused the warehouse fire]."),
    )
    found = the_dispute(wire)
    assert found.kind is DisputeKind.ACCOUNT
    assert "(purpose)" in found.why and "(fault)" in found.why


# ----------------------------------------------------------------------------------- what is no dispute


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{One} <demanded> [that the bridge be opened].", "{Two} <said> [the bridge should not be opened]."),
        (
            "{One} <said> [it would open the bridge on Monday].",
            "{Two} <said> [it had not opened the bridge on Monday].",
        ),
        ("{One} <praised> [the law on bridges].", "{Two} <rejected> [the law on bridges]."),
        ("{One} <said> [the bridge was opened on Monday].", "{Two} <said> [the bridge was opened at noon]."),
        ("{One} <said> [the bridge was not opened].", "{Two} <denied> [that the bridge was opened]."),
        ("{One} <said> [the bridge was opened].", "{Two} <said> [if the bridge was not opened, ships would wait]."),
        ("{One} <said> [the bridge was opened].", "{Two} <could not confirm> [that the bridge was opened]."),
        ("{One} <said> [the bread is fresh].", "{Two} <denied> [that the guns had fired on the town]."),
    ],
)
def test_what_is_no_dispute(one: str, other: str) -> None:
    assert sides(an_article_of("wire", ("One", one), ("Two", other))) == []


def test_a_matter_of_when_denies_nothing() -> None:
    assert negated("a strike is not to be expected") and not negated("a strike is not a matter of if, but when")


def test_a_party_is_not_put_against_itself() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [the guns had fired on the town]."),
        ("Velland", "{Velland} <denied> [that the guns had fired on the town]."),
    )
    assert sides(wire) == []


def test_an_article_that_denies_itself_puts_no_party_on_both_sides() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [its guns had fired on the town of Halvik]."),
        ("Velland", "{Velland} <said> [its guns had never fired on the town of Halvik]."),
        ("Oskaria", "{Oskaria} <accused> [Velland of firing on the town of Halvik]."),
    )
    for dispute in disputes([wire]):
        parties = [{wire.claims[ref.number - 1].party for ref in side} for side in (dispute.pro, dispute.con)]
        assert not parties[0] & parties[1], dispute
    assert ([3], [2]) in [([n for n in pro if n == 3], con) for pro, con in sides(wire)]


def test_a_party_that_changed_its_word_keeps_the_side_that_is_better_founded() -> None:
    morning = an_article_of(
        "one",
        ("Velland", "{Velland} <denied> [that its convoy had crossed the Orre at Tarn]."),
        ("Oskaria", "{Oskaria} <said> [the Vellandic convoy had crossed the Orre at Tarn]."),
    )
    evening = an_article_of("two", ("Velland", "{Velland} <said> [its convoy had crossed the Orre at Tarn]."))
    [found] = disputes([morning, evening])
    assert [(ref.document, ref.number) for ref in found.con] == [("one", 1)]
    assert ("two", 1) not in [tuple(ref) for ref in found.pro]


def test_a_partial_name_is_the_same_party() -> None:
    wire = an_article_of(
        "wire",
        ("Roy Tane", "{Roy Tane} <said> [the tank had leaked in March]."),
        ("Tane", "{Tane} <denied> [that the tank had leaked in March]."),
    )
    assert sides(wire) == []


def test_a_speaker_or_a_description_stands_in_where_there_is_no_party() -> None:
    wire = an_article_of(
        "wire",
        ("", "{A baker} <said> [the shells came from the southern bank]."),
        ("", "{A porter} <denied> [that shells came from the southern bank]."),
    )
    assert sides(wire) == [([1], [2])]
    named = replace(
        wire, claims=(replace(wire.claims[0], speaker="Olen Marr"), replace(wire.claims[1], speaker="Olen Marr"))
    )
    assert sides(named) == []


def test_a_source_that_names_nobody_is_no_party() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [the shells came from the southern bank]."),
        ("", "{They} <said> [that no shells came from the southern bank]."),
    )
    assert sides(wire) == []


@pytest.mark.parametrize("outlets", [1, 3, 6, 12])
def test_what_many_outlets_tell_stays_one_dispute_and_draws_in_no_other(outlets: int) -> None:
    told = [
        an_article_of(
            f"wire-{number}",
            ("Velland", "{Velland} <said> [that Oskaria had let untreated water into the canal]."),
            ("Oskaria", "{Oskaria} <denied> [that it had let untreated water into the canal]."),
            ("Oskaria", "{Oskaria} <said> [that its papers were in order]."),
        )
        for number in range(outlets)
    ]
    other = an_article_of(
        "herald",
        ("Alliance", "{The Alliance} <said> [that the Commission had lost two ballot boxes]."),
        ("Commission", "{The Commission} <denied> [that it had lost two ballot boxes]."),
        ("Commission", "{The Commission} <said> [that its papers were in order]."),
    )
    found = disputes([*told, other])
    assert sorted({ref.document for ref in one.pro + one.con} == {"herald"} for one in found) == [False, True]
    assert sorted(len({ref.document for ref in one.pro + one.con}) for one in found) == [1, outlets]


def test_a_claim_can_be_in_two_disputes() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <said> [14 civilians were killed by Oskarian shells]."),
        ("Oskaria", "{Oskaria} <denied> [that civilians were killed by its shells]."),
        ("Red Star", "{Red Star} <said> [three civilians were killed]."),
    )
    assert sides(wire) == [([1, 3], [2]), ([1], [3])]


def test_no_claims_no_disputes() -> None:
    assert disputes([]) == []
    assert disputes([Reading("empty", "", None, True, (), (), "test")]) == []


# ------------------------------------------------------------------------------------- across documents


def test_a_denial_in_another_outlet() -> None:
    one = an_article_of("one", ("Velland", "{Velland} <said> [that Oskarian guns had shelled the town of Halvik]."))
    other = an_article_of("two", ("Oskaria", "{Oskaria} <denied> [that its guns had shelled Halvik]."))
    found = the_dispute(one, other)
    assert [ref.document for ref in found.pro + found.con] == ["one", "two"]


def test_the_same_article_from_many_feeds_is_one_dispute() -> None:
    wire = an_article_of(
        "wire",
        ("Velland", "{Velland} <accused> [Oskaria of shelling the town]."),
        ("Oskaria", "{Oskaria} <denied> [shelling the town]."),
    )
    copies = [replace(wire, document=f"feed-{n:02}") for n in range(12)]
    found = the_dispute(*copies)
    assert (len(found.pro), len(found.con)) == (12, 12)


def copies_of(readings: list[Reading], times: int) -> list[Reading]:
    return [replace(one, document=f"{one.document}-{n:02}") for n in range(times) for one in readings]


def in_one_text(readings: list[Reading], times: int) -> list[Reading]:
    text = ""
    claims: list[Claim] = []
    for one in readings * times:
        for claim in one.claims:
            moved = [
                spans((start + len(text), end + len(text)) for start, end in part)
                for part in (claim.source, claim.cue, claim.content)
            ]
            claims.append(replace(claim, number=len(claims) + 1, source=moved[0], cue=moved[1], content=moved[2]))
        text += one.text + "\n\n"
    return [Reading("long", text, "en", True, tuple(claims), (), "test")]


@pytest.mark.parametrize("many", [copies_of, in_one_text])
def test_cost_grows_with_the_claims_not_with_their_pairs(
    monkeypatch: pytest.MonkeyPatch, many: Callable[[list[Reading], int], list[Reading]]
) -> None:
    compared = 0
    likeness = Story.likeness

    def counting(*args: object) -> float:
        nonlocal compared
        compared += 1
        return likeness(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Story, "likeness", counting)
    spent = []
    base = [article.reading() for article in golden_sample.articles().values()]
    for times in (2, 6):
        compared = 0
        disputes(many(base, times))
        spent.append(compared)
    assert spent[1] < 6 * spent[0]


# ------------------------------------------------------------------------------------- the sample, golden


def golden(affair: str) -> list[Reading]:
    return [article.reading() for article in golden_sample.articles().values() if article.affair == affair]


def found_in(readings: list[Reading]) -> list[tuple[Dispute, dict[tuple[str, int], Claim]]]:
    claims = {(one.document, claim.number): claim for one in readings for claim in one.claims}
    return [(dispute, claims) for dispute in disputes(readings)]


@pytest.mark.parametrize("affair", AFFAIRS)
def test_every_dispute_can_be_shown(affair: str) -> None:
    readings = golden(affair)
    texts = {one.document: one.text for one in readings}
    for dispute, claims in found_in(readings):
        pro, con = ({claims[ref].party for ref in side} for side in (dispute.pro, dispute.con))
        assert dispute.pro and dispute.con
        assert not set(dispute.pro) & set(dispute.con)
        assert not (pro & con) - {None}, dispute
        told = {"accused", "of", "had", "is"}
        for ref in dispute.pro + dispute.con:
            named = (claims[ref].party or "", claims[ref].speaker or "")
            spans_of = (*claims[ref].content, *claims[ref].cue)
            told |= {word for span in spans_of for word in span.of(texts[ref.document]).split()}
            told |= {word for name in named for word in name.split()}
        plain = {word.strip("“”…,.;:\"'").lower().removesuffix("’s") for word in told}
        shown = [word.strip("“”…,.;:\"'").lower() for word in dispute.proposition.split()]
        assert {word.removesuffix("’s") for word in shown} <= plain | {""}
        assert shown[0] not in ("it", "he", "she", "they", "we", "i", "him", "her", "them", "itself", "to")
        assert "; " in dispute.why and dispute.why.count(": ") >= 2


@pytest.mark.parametrize("affair", AFFAIRS)
def test_order_does_not_matter(affair: str) -> None:
    readings = golden(affair)
    expected = disputes(readings)
    shuffled = random.Random(7).sample(readings, len(readings))
    assert disputes(shuffled) == expected
    assert disputes([replace(one, claims=tuple(reversed(one.claims))) for one in readings]) == expected


def test_a_quiet_article_has_no_dispute() -> None:
    for name in ("night-train-ledger", "lighthouse-harbour"):
        assert disputes([golden_sample.articles()[name].reading()]) == []


def test_the_first_article_of_all_has_two_sides_and_more_than_one_dispute() -> None:
    reading = golden_sample.articles()["halvik-meridian"].reading()
    found = disputes([reading])
    members = {ref.number for dispute in found for ref in dispute.pro + dispute.con}
    assert {reading.claims[number - 1].party for number in members} == {"Velland", "Oskaria"}
    assert len(found) >= 3 and len(members) >= 8


def test_quality_on_the_sample() -> None:
    """Floors of what is found on golden claims; measured when they were set: 94 and 84, 60 and 41 per cent."""
    pairs, gold_pairs, members, gold_members = set(), set(), set(), set()
    for affair in AFFAIRS:
        for dispute in disputes(golden(affair)):
            members |= set(dispute.pro + dispute.con)
            pairs |= {frozenset((pro, con)) for pro in dispute.pro for con in dispute.con}
    for one in golden_sample.disputes():
        gold_members |= set(one.dispute.pro + one.dispute.con)
        gold_pairs |= {frozenset((pro, con)) for pro in one.dispute.pro for con in one.dispute.con}
    assert len(members & gold_members) >= 0.92 * len(members)
    assert len(members & gold_members) >= 0.81 * len(gold_members)
    assert len(pairs & gold_pairs) >= 0.58 * len(pairs)
    assert len(pairs & gold_pairs) >= 0.38 * len(gold_pairs)


def test_the_seed_article() -> None:
    """Ukraine's denial of responsibility is contested by Russia's allegation that the group was trained by Ukraine."""
    article, expected = SHARED / "seed" / "article.txt", SHARED / "seed" / "expected.json"
    if not article.exists():
        pytest.skip("the seed article is not beside the repository")
    facts = json.loads(expected.read_text(encoding="utf-8"))
    text = plain_document(article.read_text(encoding="utf-8"), facts["title"]).text
    claims = tuple(_seed_claim(text, row) for row in facts["claims"])
    found = disputes([Reading("seed", text, "en", True, claims, (), "golden")])
    assert any(12 in (ref.number for ref in one.pro) and 11 in (ref.number for ref in one.con) for one in found)
    assert not any({claims[ref.number - 1].party for ref in (*one.pro, *one.con)} <= {"Russia"} for one in found)


def _seed_claim(text: str, row: dict[str, Any]) -> Claim:
    def located(key: str, near: int) -> list[tuple[int, int]]:
        pieces = row[key] if isinstance(row[key], list) else [row[key]]
        found = []
        for piece in filter(None, pieces):
            at = min((at for at in range(len(text)) if text.startswith(piece, at)), key=lambda at: abs(at - near))
            found.append((at, at + len(piece)))
        return found

    content = located("content", 0)
    return Claim(
        row["id"],
        spans(located("source", content[0][0])),
        spans(located("cue", content[0][0])),
        spans(content),
        Act(row["act"]),
        Quoted.INDIRECT,
        1.0,
        parties=tuple(filter(None, (row["party"] or "").split("; "))),
    )

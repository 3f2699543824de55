"""The pane of parties, the two sides of a dispute, a party's page: what is where, in which order, at which width."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from claimreader.claims.unanswered import Unanswered
from claimreader.records import Act, DisputeKind, KeptClaim, KeptDispute, PartyRow
from tests.builders import NOW
from tests.kept_claims import kept_claim, kept_dispute
from tui.dispute_time import picture
from tui.dispute_view import dispute_view, looks_of
from tui.drawn import cells, plain
from tui.opened import quotation
from tui.palette import UNNAMED, looks
from tui.parties_view import groups, opponents, parties_view
from tui.party_view import Filter, Sought, party_view, said_view
from tui.signs import Showing
from tui.tellings import next_telling, tellings
from tui.view import View

TEXT = (
    "The city said that the bridge was safe. The mayor, its spokesperson, promised a new one. Engineers denied that "
    "they had looked at it. It is believed that it will fall. The city rejected the report. Both said that it was late."
)


@pytest.fixture
def claims() -> list[KeptClaim]:
    return [
        kept_claim(TEXT, "a new one", id=1, act=Act.PROMISE, parties=["City"], speaker="The mayor", number=2),
        kept_claim(TEXT, "the report", id=2, act=Act.REJECT, parties=["City"], cue="rejected", number=5),
        kept_claim(TEXT, "that the bridge was safe", id=3, parties=["City"], disputes=[9], source="The city", number=1),
        kept_claim(TEXT, "that it will fall", id=4, act=Act.BELIEVE, confidence=0.3, number=4),
        kept_claim(
            TEXT, "that they had looked at it", id=5, act=Act.DENY, parties=["Engineers"], disputes=[9],
            source="Engineers", cue="denied", number=3,
        ),
        kept_claim(TEXT, "that it was late", id=6, parties=["City", "Engineers"], number=6),
    ]  # fmt: skip


@pytest.fixture
def dispute(claims: list[KeptClaim]) -> KeptDispute:
    by_id = {kept.id: kept for kept in claims}
    return kept_dispute([by_id[3]], [by_id[5]], id=9)


def shown(view: View) -> list[str]:
    return [plain(line).rstrip() for line in view.lines]


def drawn(view: View) -> str:
    return "\n".join(shown(view))


def of_article(claims: list[KeptClaim], dispute: KeptDispute, width: int = 40) -> View:
    colours = looks(party for kept in claims for party in kept.claim.parties)
    return parties_view(claims, colours, [dispute], width=width, showing=Showing(0.5))


# --------------------------------------------------------------------------------------- the pane


def test_groups_and_what_is_in_them_stand_in_order(claims: list[KeptClaim]) -> None:
    found = groups(claims)
    assert [group.party for group in found] == ["City", "Engineers", None]
    assert [kept.id for kept in found[0].claims] == [3, 6, 2, 1]
    assert found[0].counts == "2 say 1 deny 1 other"
    assert found[1].counts == "1 say 1 deny"


def test_the_pane_says_who_does_what_and_who_disputes_it(claims: list[KeptClaim], dispute: KeptDispute) -> None:
    lines = shown(of_article(claims, dispute))
    assert lines[:11] == [
        " C  City            2 say 1 deny 1 other",
        "  ! says that the bridge was safe",
        "    The city · disputed: Engineers",
        "    says that it was late",
        "    with Engineers",
        "  ≠ rejects the report",
        "    promises a new one",
        "    The mayor",
        "",
        " E  Engineers               1 say 1 deny",
        "    says that it was late",
    ]
    assert f" {UNNAMED}  Party not known              1 other" in lines
    assert "  ? believes that it will fall" in lines
    assert " ×! denies that they had looked at it" in lines


@pytest.mark.parametrize("width", [24, 33, 60])
def test_every_line_fits_and_every_claim_has_its_place(
    claims: list[KeptClaim], dispute: KeptDispute, width: int
) -> None:
    view = of_article(claims, dispute, width)
    assert max(cells(line) for line in view.lines) <= width
    assert sorted(view.places) == [1, 2, 3, 4, 5, 6] and sorted(view.order) == sorted(view.places)
    for kept in claims:
        words = " ".join(" ".join(plain(view.lines[y]) for y in view.places[kept.id]).split())
        assert kept.words in words
        assert any(kept.id in face.claims for y in view.places[kept.id] for _, face, _ in view.lines[y])


def test_whom_a_claim_is_disputed_by(dispute: KeptDispute) -> None:
    assert opponents([dispute]) == {3: ["Engineers"], 5: ["City"]}


@pytest.mark.parametrize(("source", "told"), [("The mayor", "The mayor"), ("they", "party not known")])
def test_whom_of_no_known_party_a_claim_is_disputed_by(claims: list[KeptClaim], source: str, told: str) -> None:
    kept = kept_claim(TEXT, "a new one", id=7, source=source, number=2)
    unplaced = replace(kept, claim=replace(kept.claim, speaker=None))
    assert opponents([kept_dispute([claims[2]], [unplaced], id=9)])[3] == [told]


# ------------------------------------------------------------------------------------ the dispute


def of_dispute(dispute: KeptDispute, width: int) -> View:
    return dispute_view(dispute, looks_of(dispute), width=width, showing=Showing(0.5))


def test_both_sides_stand_beside_each_other(dispute: KeptDispute) -> None:
    view = of_dispute(dispute, 100)
    page = drawn(view)
    assert "The bridge was safe" in page and "why: City: it was safe; union: it was not." in page
    assert "denial · 2 claims of 1 outlet · opened Sat 14 Mar 2026, 09:26" in page
    [line] = [line for line in shown(view) if "says that the bridge was safe" in line]
    assert "denies that they had looked at it" in line
    assert line.index("that the bridge") < 50 < line.index("that they had")
    assert "“The city said”" in page and "“Engineers denied”" in page
    assert page.count("→ The Outlet, 14 Mar, 09:26") == 2 and "in the order of time" not in page
    assert view.order == [3, 5] and view.places[3].start == view.places[5].start


def test_in_a_narrow_terminal_they_stand_below_each_other(dispute: KeptDispute) -> None:
    view = of_dispute(dispute, 60)
    assert view.places[3].stop <= view.places[5].start
    assert [title for title in ("1 says so", "2 denies it") if f"── {title} ──" in drawn(view)] == [
        "1 says so",
        "2 denies it",
    ]


@pytest.mark.parametrize("width", [40, 75, 76, 120])
def test_a_dispute_fits_its_width(dispute: KeptDispute, width: int) -> None:
    view = of_dispute(dispute, width)
    assert max(cells(line) for line in view.lines) <= width
    for claim_id, words in ((3, "that the bridge was safe"), (5, "that they had looked at it")):
        place = view.places[claim_id]
        said = [text for y in place for text, face, _ in view.lines[y] if claim_id in face.claims]
        assert " ".join(said) == words


def told(words: str, party: str, outlet: str, **ago: float) -> KeptClaim:
    return kept_claim(TEXT, words, parties=[party], outlet=outlet, date=NOW - timedelta(**ago), title=outlet)


def test_the_order_of_time() -> None:
    early, between = told("a new one", "City", "First", days=2), told("that it was late", "City", "Third", hours=2)
    late = replace(told("the report", "Union", "Second"), dated=False)
    lines = shown(of_dispute(kept_dispute([early, between], [late], kind=DisputeKind.FIGURE), 110))
    start = next(number for number, line in enumerate(lines) if "in the order of time" in line)
    assert [line.rpartition("· ")[2] for line in lines[start + 1 :]] == [
        " Thursday 12 March 2026", "First", " Saturday 14 March 2026", "Third", "Second",
    ]  # fmt: skip
    assert lines[start + 2].startswith("  09:26  1 C   says a new one")
    assert lines[start + 5].startswith(" ~09:26  2 U   says the report"), "the feed gives no date: that is when it came"
    assert "→ Second, first seen 14 Mar, 09:26" in "\n".join(lines)


def test_a_small_picture_of_who_spoke_when() -> None:
    sides = {
        "1 says so": [told("the report", "Port", "B", days=3, hours=1), told("a new one", "City", "A", days=3)],
        "2 denies it": [told("that it was late", "Union", "C", days=1), told("the report", "Union", "C")],
    }
    colours = looks(["City", "Port", "Union"])
    assert [plain(line).rstrip() for line in picture(sides, colours, 60)] == [
        " 1 says so   PC",
        "             ┼────────┼────────┼────────┼────────",
        " 2 denies it                   U        U",
        "             11 Mar   12 Mar   13 Mar   14 Mar",
    ]
    assert list(picture({"1": [told("a new one", "City", "A")], "2": []}, colours, 60)) == [], "one moment is no course"


MOMENT = r"\d{1,2} [A-Z][a-z]{2} \d\d:\d\d|\d{1,2} [A-Z][a-z]{2}|\d\d:\d\d|[A-Z][a-z]{2} \d{4}"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    "hours", [0.1, 0.5, 1, 2, 5, 8, 11, 13, 20, 30, 47, 71, 120, 300, 800, 2000, 5000, 9600, 40_000]
)
def test_the_picture_is_labelled_to_its_end(hours: float, width: int) -> None:
    """No label is cut or runs into another, and the first and the last place have theirs."""
    pro, con = [told("a new one", "City", "A", hours=hours)], [told("the report", "Union", "B")]
    above, axis, below, labels = (
        plain(line) for line in picture({"1 says so": pro, "2 denies it": con}, looks(["City", "Union"]), width)
    )
    words = re.split(r" {2,}", labels.strip())
    assert all(re.fullmatch(MOMENT, word) for word in words) and len(labels) <= width
    places = [match.span() for match in re.finditer(r"\S+(?: \S+)*", labels)]
    ticks = [at for at, sign in enumerate(axis) if sign == "┼"]
    assert len(ticks) == len(words) and all(
        start <= tick < end for tick, (start, end) in zip(ticks, places, strict=True)
    )
    assert hours > 300 or "14 Mar" in labels, "the last day is named"
    assert axis[above.rindex("C")] == "┼" and axis[below.rindex("U")] == "┼"


@pytest.mark.parametrize("span", [timedelta(minutes=3), timedelta(hours=20), timedelta(days=40), timedelta(days=4000)])
@pytest.mark.parametrize("width", [30, 60, 110])
def test_the_picture_fits_any_span(span: timedelta, width: int) -> None:
    pro = [told("a new one", f"Party {number}", "A", seconds=span.total_seconds() / 9 * number) for number in range(10)]
    lines = list(picture({"1 says so": pro, "2 denies it": pro[:1]}, looks([]), width))
    assert len(lines) == 4 and max(cells(line) for line in lines) <= width
    assert len({cells(line) for line in lines[:3]}) == 1, "both sides stand over the same time"


def test_what_stands_word_for_word_in_several_outlets_is_shown_once_with_every_place() -> None:
    wire = [told("a new one", "City", outlet) for outlet in ("First", "Second", "Third")]
    view = of_dispute(kept_dispute([*wire, told("the report", "City", "Second")], [told("it", "Union", "Third")]), 90)
    page = drawn(view)
    assert page.count("says a new one") == 1 and page.count("→ Second, ") == 2 and page.count("→ Third, ") == 2
    assert all(any(kept.id in face.told for _, face, _ in view.lines[view.places[kept.id][0]]) for kept in wire)


def test_what_is_odd_about_a_dispute_is_said() -> None:
    pro = [told("a new one", "City", "First"), replace(told("the report", "City", "Gone"), subscribed=False)]
    con = [replace(told("that it was late", "City", "Second"), edited=True)]
    page = drawn(of_dispute(kept_dispute(pro, con), 110))
    assert "on both sides: City" in page
    assert "→ Gone, 14 Mar, 09:26 · unsubscribed" in page
    assert "→ Second, 14 Mar, 09:26 · edited since" in page
    assert "What stood on this side is not kept any more." in drawn(of_dispute(kept_dispute(pro, []), 110))


def test_who_has_not_answered_stands_where_the_answer_would(dispute: KeptDispute) -> None:
    unheard = [Unanswered("Harbour Board", "accused", dispute.pro[0])]
    view = dispute_view(dispute, looks_of(dispute, None, unheard), width=110, showing=Showing(0.5), unheard=unheard)
    [line] = [line for line in shown(view) if "has not answered" in line]
    assert line.index("│") < line.index("… has not answered: accused by City, The Outlet")
    assert " H  Harbour Board" in drawn(view)


def test_the_same_claim_from_outlet_to_outlet() -> None:
    first, second = told("that it was late", "City", "First", hours=2), told("a new one", "City", "Second", hours=1)
    closer = told("that it will fall", "City", "Second")
    others = [told("that it was late", "Port", "Third"), told("the report", "Union", "Fourth")]
    dispute = kept_dispute([first, second, closer, others[0]], [others[1]])
    assert tellings(dispute, first) == [first, closer], "of two in one outlet, the one worded most alike"
    assert next_telling(dispute, first, 1) == closer and next_telling(dispute, closer, 1) == first
    assert next_telling(dispute, others[0], 1) is None, "what another party says is another claim"


# -------------------------------------------------------------------------------------- the party


def of_party(said: list[KeptClaim], sought: Sought, **counts: int) -> View:
    row = PartyRow("City", **({"claims": 1234, "denials": 1, "contested": 1} | counts), last=NOW)
    return party_view("City", row, said, looks(["City"]), sought=sought, complete=True, width=70, showing=Showing(0.5))


def test_a_partys_claims_day_by_day(claims: list[KeptClaim]) -> None:
    said = [kept for kept in claims if "City" in kept.claim.parties]
    older = kept_claim(TEXT, "a new one", parties=["City"], date=NOW - timedelta(days=1), title="Older", article_id=7)
    view = of_party([*said, older], Sought())
    lines = shown(view)
    assert " C  City" in lines[1] and "1,234 claims · 1 denial · 1 contested !" in lines[2]
    assert "contested" not in drawn(of_party(said, Sought(), contested=0))
    days = [line for line in lines if line.startswith(" ── ")]
    assert ["Saturday 14 March 2026" in days[0], "Friday 13 March 2026" in days[1]] == [True, True]
    assert lines.count(" 09:26 The Outlet · Bridge closed") == 1 and " 09:26 The Outlet · Older" in lines
    assert view.order == [*(kept.id for kept in said), older.id]


def test_what_is_added_below_goes_on_as_if_it_had_been_there(claims: list[KeptClaim]) -> None:
    older = kept_claim(TEXT, "a new one", parties=["City"], date=NOW - timedelta(days=1), title="Older", article_id=7)
    said = [*(kept for kept in claims if "City" in kept.claim.parties), older]
    whole = of_party(said, Sought())
    for cut in range(1, len(said)):
        parts = of_party(said[:cut], Sought())
        parts.join(said_view("City", said[cut:], looks(["City"]), width=70, showing=Showing(0.5), after=said[cut - 1]))
        assert shown(parts) == shown(whole) and parts.places == whole.places


def test_words_are_looked_for_in_a_claim_and_in_where_it_stands(claims: list[KeptClaim]) -> None:
    def found(words: str, least: float = 0.0) -> list[int]:
        return [kept.id for kept in claims if Sought(words=words, least=least).lets(kept)]

    assert found("SAFE bridge") == [3] and found("promises") == [1] and found("mayor one") == [1]
    assert found("bridge closed") == [1, 2, 3, 4, 5, 6], "the article's title"
    assert found("will fall", least=0.5) == [], "what is doubtful is not there"


def test_filters(claims: list[KeptClaim]) -> None:
    shown_by = {one: [kept.id for kept in claims if one.lets(kept)] for one in Filter}
    assert shown_by == {
        Filter.ALL: [1, 2, 3, 4, 5, 6],
        Filter.SAYS: [3, 6],
        Filter.DENIES: [2, 5],
        Filter.CONTESTED: [3, 5],
    }
    assert Filter.CONTESTED.next is Filter.ALL


def test_a_claim_as_a_quotation(claims: list[KeptClaim]) -> None:
    by_id = {kept.id: kept for kept in claims}
    assert quotation(by_id[1], "https://news.example/a") == (
        "“a new one” — The mayor (City), The Outlet, 14 March 2026, https://news.example/a"
    )
    assert quotation(by_id[4], None) == "“that it will fall”, The Outlet, 14 March 2026"

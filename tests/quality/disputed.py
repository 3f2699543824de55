"""The worst that is put together wrongly, with its text: `python -m tests.quality.disputed [DATA]`.

DATA is a folder of stories, each with docN.txt and contested.json; by default those in ../shared. What the annotators
marked as a judgement is neither asked for nor held against.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimreader.claims.disputes import disputes
from claimreader.claims.read import Reader
from claimreader.claims.report import report
from claimreader.records import Act, Claim, ClaimRef, Dispute, Quoted, Reading, Spans, spans, words_of
from tests.quality.figures import SHARED, Figures, characters, same_party, scored

STORIES = SHARED / "claims" / "contested"
KINDS = {
    "spurious": "Shown as contested, and nobody marked it",
    "overlooked": "Marked as contested, read, and in no dispute",
    "unread": "Marked as contested, and not read as a claim at all",
    "one side": "Marked on opposite sides, and shown on the same one",
    "party": "Contested, and laid to another party than was marked",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A claim that annotators put on a side of a dispute."""

    dispute: int
    proposition: str
    judgement: bool
    document: str
    content: Spans
    side: str
    party: str
    act: str
    source: str
    cue: str


def stories(folder: Path) -> Iterator[tuple[str, dict[str, str], list[Member]]]:
    """Every story: its name, its texts, and what was marked in them."""
    for story in sorted(path.parent for path in folder.glob("*/contested.json")):
        texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(story.glob("doc*.txt"))}
        marked = json.loads((story / "contested.json").read_text(encoding="utf-8"))["disputes"]
        yield (
            story.name,
            texts,
            [_member(number, row, one, texts) for number, row in enumerate(marked) for one in row["members"]],
        )


def _member(number: int, row: dict[str, Any], one: dict[str, Any], texts: dict[str, str]) -> Member:
    document = one["doc"].removesuffix(".txt")
    start = texts[document].find(one["quote"])
    where = one.get("span") or (start, start + len(one["quote"]))
    return Member(
        number,
        row["proposition"],
        row["kind"] == "judgement",
        document,
        spans([where]),
        one["side"],
        one["party"],
        one["act"],
        one["source"] or "",
        one["cue"] or "",
    )


def near(one: Spans, other: Spans) -> bool:
    """Whether two contents overlap by half of the shorter one, as the scorer asks."""
    a, b = characters(one), characters(other)
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


# ------------------------------------------------------------------------------------------ with marked claims


def of_marked(folder: Path) -> Figures:
    """Figures of disputes alone: every marked claim is read rightly, and only they are; `folder` is written to."""
    for name, texts, members in stories(STORIES):
        readings = [_marked(document, text, members) for document, text in texts.items()]
        answer = json.dumps(report(readings, disputes(readings), "marked"))
        (folder / f"{name}.json").write_text(answer, encoding="utf-8")
    return scored("contested", STORIES, folder)


def _marked(document: str, text: str, members: Sequence[Member]) -> Reading:
    here = {(one.content, one.party, one.act): one for one in members if one.document == document}
    claims = []
    for number, one in enumerate(sorted(here.values(), key=lambda one: (one.content, one.party, one.act)), 1):
        start = one.content[0].start
        source, cue = (_nearest(text, words, start) for words in (one.source, one.cue))
        claims.append(Claim(number, source, cue, one.content, Act(one.act), Quoted.INDIRECT, 1.0, parties=(one.party,)))
    return Reading(document, text, "en", True, tuple(claims), (), "marked")


def _nearest(text: str, words: str, to: int) -> Spans:
    places = [at for at in range(len(text)) if words and text.startswith(words, at)]
    at = min(places, key=lambda place: abs(place - to), default=None)
    return () if at is None else spans([(at, at + len(words))])


# ------------------------------------------------------------------------------------------------- what is missed


def misses(
    readings: Sequence[Reading], said: Sequence[Dispute], members: Sequence[Member]
) -> Iterator[tuple[str, str]]:
    """Everything that is wrong in a story, by its kind, as lines of text."""
    texts = {reading.document: reading.text for reading in readings}
    claims = {ClaimRef(one.document, claim.number): claim for one in readings for claim in one.claims}
    sides: dict[ClaimRef, dict[int, int]] = {}
    for number, dispute in enumerate(said):
        for side, refs in ((1, dispute.pro), (-1, dispute.con)):
            for ref in refs:
                sides.setdefault(ref, {})[number] = side
    found = {
        id(member): [
            ref
            for ref, claim in claims.items()
            if ref.document == member.document and near(claim.content, member.content)
        ]
        for member in members
    }
    marked = {ref for refs in found.values() for ref in refs}
    for ref in sorted(sides.keys() - marked):
        for number in sides[ref]:
            yield "spurious", f"{_told(texts, ref, claims[ref])}\n  because {said[number].why}"
    for member in members:
        if not member.judgement:
            yield from _missed(texts, claims, sides, member, found[id(member)])
    yield from _one_side(texts, claims, sides, members, found)


def _missed(
    texts: dict[str, str],
    claims: dict[ClaimRef, Claim],
    sides: dict[ClaimRef, dict[int, int]],
    member: Member,
    refs: list[ClaimRef],
) -> Iterator[tuple[str, str]]:
    wanted = f"{member.document} | {member.party} | {member.act} | {words_of(texts[member.document], member.content)}"
    about = f"\n  {member.side}: {member.proposition}"
    if not refs:
        yield "unread", wanted + about
    elif not any(ref in sides for ref in refs):
        yield "overlooked", f"{_told(texts, refs[0], claims[refs[0]])}{about}"
    for ref in refs:
        party = claims[ref].party
        if ref in sides and not (party and same_party(member.party, party)):
            yield "party", f"{_told(texts, ref, claims[ref])}\n  marked as {member.party}"


def _one_side(
    texts: dict[str, str],
    claims: dict[ClaimRef, Claim],
    sides: dict[ClaimRef, dict[int, int]],
    members: Sequence[Member],
    found: dict[int, list[ClaimRef]],
) -> Iterator[tuple[str, str]]:
    seen = set()
    for one in members:
        for other in members:
            if one.dispute == other.dispute and one.side < other.side and not one.judgement:
                for a in found[id(one)]:
                    for b in found[id(other)]:
                        same = [k for k, side in sides.get(a, {}).items() if sides.get(b, {}).get(k) == side]
                        if a != b and same and (a, b) not in seen:
                            seen.add((a, b))
                            yield "one side", f"{_told(texts, a, claims[a])}\n{_told(texts, b, claims[b])}"


def _told(texts: dict[str, str], ref: ClaimRef, claim: Claim) -> str:
    cue, content = (" ".join(words_of(texts[ref.document], where).split()) for where in (claim.cue, claim.content))
    return f"{ref.document} | {claim.party or claim.speaker or 'nobody'} | {claim.act.value}: {cue} | {content}"


def main() -> None:
    """Print the worst of every kind, story by story, and how many there are."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.disputed", description=__doc__)
    parser.add_argument("data", nargs="?", default="")
    parser.add_argument("--most", type=int, default=15, help="how many of each kind are shown")
    given = parser.parse_args()
    folder = Path(given.data) if given.data else STORIES
    if not any(folder.glob("*/contested.json")):
        raise SystemExit(f"There are no annotated stories in {folder}: name a folder of them with DATA=")
    reader = Reader()
    every = [
        (name, kind, told)
        for name, texts, members in stories(folder)
        for kind, told in misses(*reader.story(texts.items()), members)
    ]
    for kind, title in KINDS.items():
        of_kind = [(name, told) for name, one, told in every if one == kind]
        by_story = Counter(name for name, _ in of_kind)
        worst = sorted(of_kind, key=lambda miss: (-by_story[miss[0]], miss[0]))[: given.most]
        print(f"\n{title}: {len(worst)} of {len(of_kind)}, most where there are most\n")
        for name, told in worst:
            print(f"{name} {told}\n")


if __name__ == "__main__":
    main()

"""How well claims are read: figures that grow with quality, in percent, each on a named set of articles.

Attributions are compared as the field does it (PolNeAR's roles; exact spans after trimming; whole attributions matched
one to one by the overlap of their contents). Acts, parties and contested claims are scored on what was found.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimreader.claims.acts import act_of
from claimreader.claims.read import Reader
from claimreader.claims.report import report
from claimreader.records import Act, Claim, ClaimRef, Dispute, Reading, Span, Spans
from claimreader.sample import parties
from tests import golden_sample
from tests.typed_cues import TypedCue, typed_cues

Figures = dict[str, float]
SHARED = Path(__file__).parents[3] / "shared"
"""Corpora that may not be copied into the project; where they are missing, their figures are not measured."""
_AGAINST = (Act.DENY, Act.REJECT)
_NEWS = (
    ("news", "news "),
    ("later", "later news "),
    ("latest", "latest news "),
    ("ordinary", "ordinary news "),
    ("verbs", "by its verb "),
)
"""Corpora of typed cues of news, and what their figures are called by."""


def trimmed(text: str, where: Spans) -> Spans:
    """Spans without punctuation and white space at their ends; those with nothing but these between them are joined."""
    found: list[Span] = []
    for start, end in where:
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if start == end:
            continue
        if found and not any(map(str.isalnum, text[found[-1].end : start])):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return tuple(found)


def characters(where: Spans) -> set[int]:
    """The offsets that spans cover."""
    return {i for start, end in where for i in range(start, end)}


def alike(a: Spans, b: Spans) -> float:
    """Intersection over union of two sets of spans; 1 when both are empty."""
    one, other = characters(a), characters(b)
    return len(one & other) / len(one | other) if one or other else 1.0


def f1(right: float, said: float, wanted: float) -> float:
    """Harmonic mean of precision and recall, in percent."""
    return 200 * right / (said + wanted) if said + wanted else 0.0


def share(part: float, whole: float) -> float:
    """A part of a whole, in percent."""
    return 100 * part / whole if whole else 0.0


def matches(text: str, wanted: Sequence[Claim], said: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of the same attribution, best first: contents that share at least half of what both cover."""
    cleaned = [[trimmed(text, claim.content) for claim in claims] for claims in (wanted, said)]
    ranked = sorted(
        (
            (alike(w, s) + alike(wanted[i].source, said[j].source) + alike(wanted[i].cue, said[j].cue) / 10, i, j)
            for i, w in enumerate(cleaned[0])
            for j, s in enumerate(cleaned[1])
            if alike(w, s) >= 0.5
        ),
        reverse=True,
    )
    free_w, free_s, found = set(range(len(wanted))), set(range(len(said))), []
    for _, i, j in ranked:
        if i in free_w and j in free_s:
            free_w.remove(i)
            free_s.remove(j)
            found.append((i, j))
    return found


def same_party(wanted: str, said: str) -> bool:
    """Whether two names are the same, or one contains the other as whole words."""
    one, other = (" ".join(re.findall(r"\w+", name.lower())) for name in (wanted, said))
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def of_sample() -> Figures:
    """Figures on the sample edition against its golden annotation, read as the program reads it: its parties known."""
    reader = Reader(parties())
    gold = list(golden_sample.articles().values())
    readings = list(reader.read_many((article.name, article.text) for article in gold))
    count: Counter[str] = Counter()
    for article, reading in zip(gold, readings, strict=True):
        _count_article(count, article, reading)
    stories = sorted({article.affair for article in gold})
    for affair in stories:
        members = [(a.name, a.text) for a in gold if a.affair == affair]
        _count_disputes(count, affair, *reader.story(members))
    return {
        "content exact": f1(count["exact"], count["contents said"], count["contents"]),
        "source exact": f1(count["source exact"], count["sources said"], count["sources"]),
        "joint": f1(count["joint"], count["said"], count["wanted"]),
        "act": share(count["act"], count["matched"]),
        "denials found": share(count["denied"], count["denials"]),
        "denials right": share(count["denied"], count["denials said"]),
        "party right": share(count["party"], count["partied"]),
        "party not wrong": share(count["partied"] - count["wrong party"], count["partied"]),
        "contested right": share(count["contested right"], count["contested said"]),
        "contested found": share(count["contested found"], count["contested"]),
    }


def of_grouping(folder: Path) -> Figures:
    """Figures on how articles of US news are grouped into stories, as pairs of articles (B-cubed beside them).

    Measured through the command, by the corpora's own scorer.
    """
    gold, given, said = SHARED / "claims/stories/dev.jsonl", folder / "articles.jsonl", folder / "stories.json"
    stories = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    articles = [
        {
            "id": f"{story['story']}-{number}",
            "outlet": article["outlet"],
            "date": story["date"],
            "title": article["title"],
            "text": article["lede"],
        }
        for story in sorted(stories, key=lambda story: story["date"])
        for number, article in enumerate(story["articles"])
    ]
    given.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    command = [sys.executable, "-m", "claimreader", "stories", "--json", str(given)]
    said.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    score = [sys.executable, str(SHARED / "claims/score.py"), "stories", str(gold), str(said)]
    printed = subprocess.run(score, check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^(\S+) +([\d.]+) +\(P +([\d.]+) +R +([\d.]+)\)", printed, re.MULTILINE)
    return {
        f"{name}{which}": float(value)
        for name, *values in found
        for which, value in zip(("", " P", " R"), values, strict=True)
    }


def _count_article(count: Counter[str], gold: golden_sample.GoldenArticle, reading: Reading) -> None:
    text, wanted, said = gold.text, gold.claims, reading.claims
    pairs = matches(text, wanted, said)
    doubtful = {i for i, claim in enumerate(wanted) if claim.number in gold.doubtful}
    spared = {j for i, j in pairs if i in doubtful}
    sure = [claim for i, claim in enumerate(wanted) if i not in doubtful]
    heard = [claim for j, claim in enumerate(said) if j not in spared]
    for name, role in (("contents", "content"), ("sources", "source")):
        w = {trimmed(text, getattr(claim, role)) for claim in sure} - {()}
        s = {trimmed(text, getattr(claim, role)) for claim in heard} - {()}
        count[name] += len(w)
        count[f"{name} said"] += len(s)
        count["exact" if role == "content" else "source exact"] += len(w & s)
    count["wanted"] += len(sure)
    count["said"] += len(heard)
    count["denials"] += sum(claim.act in _AGAINST for claim in sure)
    count["denials said"] += sum(claim.act in _AGAINST for claim in heard)
    for i, j in pairs:
        if i not in doubtful:
            _count_pair(count, text, wanted[i], said[j])


def _count_pair(count: Counter[str], text: str, wanted: Claim, said: Claim) -> None:
    one, other = trimmed(text, wanted.source), trimmed(text, said.source)
    count["matched"] += 1
    count["joint"] += bool(one) == bool(other) and alike(one, other) >= 0.5
    count["act"] += wanted.act == said.act
    count["denied"] += wanted.act in _AGAINST and said.act in _AGAINST
    if wanted.party:
        count["partied"] += 1
        right = said.party is not None and same_party(wanted.party, said.party)
        count["party"] += right
        count["wrong party"] += said.party is not None and not right


def _count_disputes(count: Counter[str], affair: str, readings: Sequence[Reading], said: Sequence[Dispute]) -> None:
    gold = [one.dispute for one in golden_sample.disputes() if one.affair == affair]
    wanted = _members(gold)
    pairs = {
        (ClaimRef(reading.document, w), ClaimRef(reading.document, reading.claims[j].number))
        for reading in readings
        for article in [golden_sample.articles()[reading.document]]
        for i, j in matches(article.text, article.claims, reading.claims)
        for w in [article.claims[i].number]
    }
    heard = _members(said)
    count["contested"] += len(wanted)
    count["contested said"] += len(heard)
    count["contested found"] += len({w for w, s in pairs if w in wanted and s in heard})
    count["contested right"] += len({s for w, s in pairs if w in wanted and s in heard})


def _members(disputes: Iterable[Dispute]) -> set[ClaimRef]:
    return {ref for dispute in disputes for ref in (*dispute.pro, *dispute.con)}


def of_acts() -> Figures:
    """Figures of acts, on cues of real news typed by reading: over all acts, and of denials and of rejections alone.

    In news at large nothing else is typed.
    """
    typed = [*typed_cues("polnear-dev"), *typed_cues("contested")]
    pairs = [(str(cue.act), str(act_of(cue.text, cue.attribution))) for cue in typed]
    each = [f1(*_right_said_wanted(pairs, act)) for act in Act]
    news: Figures = {}
    for corpus, name in _NEWS:
        news |= _against(typed_cues(corpus), name)
    return {"macro F1": sum(each) / len(each), **_against(typed, ""), **news}


def _against(typed: Iterable[TypedCue], name: str) -> Figures:
    pairs = [(str(cue.act), str(act_of(cue.text, cue.attribution))) for cue in typed]
    found: Figures = {}
    for act in _AGAINST:
        right, said, wanted = _right_said_wanted(pairs, act)
        found |= {f"{name}{act} P": share(right, said), f"{name}{act} R": share(right, wanted)}
    return found


def _right_said_wanted(pairs: Sequence[tuple[str, str]], act: Act) -> tuple[int, int, int]:
    said = sum(two == act for _, two in pairs)
    return sum(one == two == act for one, two in pairs), said, sum(one == act for one, _ in pairs)


def of_corpus(reader: Reader, folder: Path) -> Figures:
    """Figures on PolNeAR's development articles, by the scorer that stands beside them; `folder` is written to."""
    gold = SHARED / "claims" / "polnear" / "dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, str] = {row["id"]: row["text"] for row in rows}
    answer = folder / "dev.json"
    answer.write_text(json.dumps(report(list(reader.read_many(texts.items())), [], reader.model)), encoding="utf-8")
    return scored("attributions", gold, answer)


def of_stories(reader: Reader, folder: Path) -> Figures:
    """Figures on the contested stories, by the scorer that stands beside them; `folder` is written to."""
    gold = SHARED / "claims" / "contested"
    for story in sorted(path for path in gold.iterdir() if path.is_dir()):
        texts = [(doc.stem, doc.read_text(encoding="utf-8")) for doc in sorted(story.glob("doc*.txt"))]
        answer = json.dumps(report(*reader.story(texts), reader.model))
        (folder / f"{story.name}.json").write_text(answer, encoding="utf-8")
    return scored("contested", gold, folder)


def scored(verb: str, gold: Path, said: Path) -> Figures:
    """The scorer's figures, by the words it prints before them."""
    command = [sys.executable, str(SHARED / "claims" / "score.py"), verb, str(gold), str(said)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: Figures = {}
    for line in printed.splitlines():
        name, figure, rest = re.split(r"\s+(\d+\.\d)", line, maxsplit=1)
        name = re.sub(r"\s+F1$|\s+", " ", name).strip()
        found[name] = float(figure)
        parts = re.findall(r"\b([PR])\s+(\d+\.\d)", rest)
        found |= {f"{name} {part}": float(value) for part, value in parts}
    return found

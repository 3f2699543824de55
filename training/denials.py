"""What denies and rejects under a cue that leaves it open -> `lexicon/charges.toml` and `lexicon/signs.toml`.

    PYTHONPATH=. python -m training.denials unlabelled.jsonl.xz

Two things are learnt. Which words news uses of what people are accused of, and which of what merely is not (no label is
needed for that); and how much each sign of `claimreader.claims.signs` weighs, from cues in `tests/golden/acts/typed`.
What the patterns say is a sign like others, and counts there as it was when they had not yet been mended with the cue
(`at_first.txt`): otherwise they would be trusted as they deserve on no news. It prints figures on corpora left out.
"""

import json
import lzma
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimreader.claims import lexicon, weighing
from claimreader.claims.acts import is_weighed
from claimreader.claims.lexicon import listed
from claimreader.claims.sign_words import stem
from claimreader.claims.signs import signs_of
from claimreader.records import Act
from tests.typed_cues import CORPORA, at_first, typed_cues

OUT = Path(lexicon.__file__).parent
RIDGE, LEAST = 4.0, 8
"""How strongly weights are held at nought, and how many cues must have a sign."""
_SENTENCE = re.compile(r"(?<=[.!?])[\"”]?\s+|\n+")
_ACCUSES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)(?: that)?|denials? (?:of|that)|accus(?:ed|es|ing|e) (?:\w+ ){1,5}?of"
    r"|accusations? (?:of|that)|alleg(?:ed|es|ing|e|ations?)(?: that| of)?|allegedly|suspected of"
    r"|suspicions? (?:of|that)|blam(?:ed|es|ing|e) (?:\w+ ){1,4}?for|guilty of|charged with)\b"
)
_NEGATES = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither)\b")
_PRIOR, _SEEN = 100, 12
"""Words' worth of even odds added to both counts; how often a word must occur."""

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A typed cue whose content is weighed."""

    corpus: str
    signs: frozenset[str]
    act: Act | None


# ------------------------------------------------------------------------------------------ charges


def charges(news: Path) -> dict[int, list[str]]:
    """Words by how much more often they follow an accusation than a plain negation: 2, 1, -1, -2."""
    accused: Counter[str] = Counter()
    negated: Counter[str] = Counter()
    with lzma.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in _SENTENCE.split(json.loads(line)["text"]):
                plain = sentence.replace("’", "'").replace("won't", "will not").replace("n't", " not")
                found = list(_ACCUSES.finditer(plain))
                for match in found:
                    accused.update(_following(plain, match.end()))
                if not found and (negation := _NEGATES.search(plain)):
                    negated.update(_following(plain, negation.end()))
    graded: dict[int, list[str]] = {2: [], 1: [], -1: [], -2: []}
    for word in sorted(accused | negated):
        if accused[word] + negated[word] >= _SEEN and (grade := _grade(word, accused, negated)):
            graded[grade].append(word)
    return graded


def _following(sentence: str, at: int) -> set[str]:
    """The stems of the weighty words after a place, but names."""
    found = (word for word in re.findall(r"[A-Za-z0-9$%']+(?:[-.][A-Za-z0-9']+)*", sentence[at : at + 110])[:9])
    return {stem(word) for word in found if word.islower() and len(word) > 2 and word not in listed("grammar", "small")}


def _grade(word: str, accused: Counter[str], negated: Counter[str]) -> int:
    """The grade of a word, by the difference of its log odds and how sure that is (Monroe et al., 2008)."""
    every, some = accused.total() + negated.total(), accused[word] + negated[word]
    prior = _PRIOR * some / every
    one, other = ((count[word] + prior, count.total() + _PRIOR) for count in (accused, negated))
    odds = math.log(one[0] / (one[1] - one[0])) - math.log(other[0] / (other[1] - other[0]))
    sure = odds / math.sqrt(1 / one[0] + 1 / other[0])
    steps = ((2, 2.5, 0.9), (1, 1.5, 0.4))
    size = next((n for n, z, least in steps if _passes(sure, odds, z, least)), 0)
    return size if odds > 0 else -size


def _passes(sure: float, odds: float, z: float, least: float) -> bool:
    """What merely is not is told of far more often: its words must be surer."""
    return abs(odds) > least and abs(sure) > (z if odds > 0 else 1.4 * z)


# ------------------------------------------------------------------------------------------ weights


def rows() -> Iterator[Row]:
    """The typed cues whose content is weighed, as they are when their patterns have not been mended with them."""
    for corpus in CORPORA:
        for cue, by_pattern in zip(typed_cues(corpus), at_first(corpus), strict=True):
            if is_weighed(cue.text, cue.attribution, by_pattern):
                yield Row(corpus, signs_of(cue.text, cue.attribution, by_pattern), cue.act)


def fitted(given: Sequence[Row]) -> dict[str, tuple[float, ...]]:
    """The weights of every sign that is frequent enough, the bias under the empty name."""
    seen = Counter(sign for row in given for sign in row.signs)
    names = ["", *sorted(sign for sign, count in seen.items() if count >= LEAST)]
    place = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(given), len(names)))
    matrix[:, 0] = 1
    for at, row in enumerate(given):
        matrix[at, [place[sign] for sign in row.signs if sign in place]] = 1
    columns = [_logistic(matrix, np.array([float(row.act is act) for row in given])) for act in weighing.WEIGHED]
    return {name: tuple(round(float(column[at]), 3) for column in columns) for name, at in place.items()}


def _logistic(matrix: Matrix, wanted: Matrix) -> Matrix:
    """The weights of a ridge regression, by Newton's method; the bias is free."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(12):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - wanted) + ridge * weights
        bend = (matrix * (likely * (1 - likely))[:, None]).T @ matrix + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


# ------------------------------------------------------------------------------------------ figures


def left_out(given: Sequence[Row], corpus: str) -> str:
    """How denials and rejections of one corpus are told by weights of all others, those by their cues among them."""
    weights = fitted([row for row in given if row.corpus != corpus])
    held = iter([row for row in given if row.corpus == corpus])
    pairs = []
    for cue, before in zip(typed_cues(corpus), at_first(corpus), strict=True):
        said = before
        if is_weighed(cue.text, cue.attribution, before):
            said = weighing.weighed(_likely(next(held).signs, weights))
        pairs.append((cue.act, said))
    return "  ".join(f"{act} {_recall_and_precision(pairs, act)}" for act in weighing.WEIGHED)


def _likely(signs: frozenset[str], weights: dict[str, tuple[float, ...]]) -> dict[Act, float]:
    known = [weights[sign] for sign in ("", *signs) if sign in weights]
    return {act: 1 / (1 + math.exp(-sum(one[at] for one in known))) for at, act in enumerate(weighing.WEIGHED)}


def _recall_and_precision(pairs: Sequence[tuple[Act | None, Act | None]], act: Act) -> str:
    right = sum(wanted is said is act for wanted, said in pairs)
    wanted, said = sum(one is act for one, _ in pairs), sum(other is act for _, other in pairs)
    return f"R {100 * right / max(1, wanted):.0f} P {100 * right / max(1, said):.0f} ({right} of {wanted}, of {said})"


# ------------------------------------------------------------------------------------------ the command


def write_charges(graded: dict[int, list[str]]) -> None:
    """Write down the words of accusations, by grade."""
    lines = [
        "# Stems of words, by how much more often news has them in what people are accused of (2, 1) than in what",
        "# merely is not (-1, -2). Made by training/denials.py from unlabelled news.",
    ]
    lines += [f'{grade} = """\n{_wrapped(words)}\n"""' for grade, words in graded.items()]
    (OUT / "charges.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _wrapped(words: Sequence[str], width: int = 118) -> str:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def write_weights(weights: dict[str, tuple[float, ...]], cues: int) -> None:
    """Write down what each sign weighs, as fitted to so many cues."""
    head = [
        "# What each sign of a content weighs (claimreader/claims/signs.py): for a denial, for a rejection.",
        f"# Fitted by training/denials.py to {cues} cues typed by reading.",
        f"bias = {list(weights[''])}",
        "",
        "[weights]",
    ]
    lines = [f'"{sign}" = {list(one)}' for sign, one in weights.items() if sign]
    (OUT / "signs.toml").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def main(news: Path) -> None:
    """Learn both, print what they are worth on corpora left out, and write them down."""
    write_charges(charges(news))
    given = list(rows())
    for corpus in ("later", "latest", "ordinary"):
        print(f"{corpus}, left out: {left_out(given, corpus)}")
    weights = fitted(given)
    write_weights(weights, len(given))
    print(f"{len(weights) - 1} signs weighed on {len(given)} cues")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

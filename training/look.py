"""Which words attribute in annotated news -> `claimreader/claims/lexicon/attributing.txt`, for the look before reading.

    python -m training.look train.jsonl

A word is listed when it stands in a cue at least `LEAST` times, and that often among all the times it occurs. It counts
words and keeps none of the articles' text.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from claimreader.claims import look
from training.corpus import documents

OUT = Path(look.__file__).parent / "lexicon" / look.WORDS
LEAST, SHARE = 3, 0.06
SMOOTH = 3
"""Occurrences added to each word's: what is rare proves little."""
_WORD = re.compile(r"[^\W\d_]+")


def counts(corpus: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each word occurs, and how often in a cue."""
    every: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for article in documents(corpus):
        cues = {i for one in article["attributions"] for start, end in one["cue"] for i in range(start, end)}
        for match in _WORD.finditer(article["text"]):
            word = match.group().lower()
            every[word] += 1
            within[word] += match.start() in cues
    return every, within


def main(corpus: Path) -> None:
    every, within = counts(corpus)
    words = sorted(word for word, n in within.items() if n >= LEAST and n >= SHARE * (every[word] + SMOOTH))
    head = (
        f"# Words that stand in a cue at least {LEAST} times, and {SHARE:.0%} of the times they occur, in PolNeAR's\n"
    )
    OUT.write_text(
        head + "# training articles; made by training/look.py.\n" + "\n".join(words) + "\n", encoding="utf-8"
    )
    print(f"{len(words)} words in {OUT}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

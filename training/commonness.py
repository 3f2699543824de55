"""How common words are in news -> `claimreader/claims/lexicon/commonness.txt`, which weighs what two claims share.

    python -m training.commonness unlabelled.jsonl.xz

A line is a term of `claimreader.claims.contest.wording` and the share of articles that use it, per thousand; those that
fewer than one article in a hundred uses are left out. It counts words and keeps none of the articles' text.
"""

import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from claimreader.claims.contest.wording import terms

OUT = Path(__file__).parents[1] / "claimreader/claims/lexicon/commonness.txt"
LEAST = 0.01


def main(path: Path) -> None:
    seen: Counter[str] = Counter()
    articles = 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            seen.update(word for word in terms(json.loads(line)["text"]) if "+" not in word)
    rows = [(word, round(1000 * n / articles)) for word, n in seen.items() if n >= LEAST * articles]
    rows.sort(key=lambda row: (-row[1], row[0]))
    OUT.write_text("".join(f"{word} {share}\n" for word, share in rows), encoding="utf-8")
    print(f"{len(rows)} words of {articles} articles in {OUT}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

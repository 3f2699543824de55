"""Make the claim model again from its data: `python -m training CORPUS_DIR OUT_DIR`, or `make train`.

CORPUS_DIR holds train.jsonl and dev.jsonl. OUT_DIR gets the files of claimreader/claims/model/, except the card.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from training.calibrate import calibrate
from training.export import describe, export
from training.silver import annotate
from training.train import FIRST, SECOND, between, train


def make(corpus: Path, news: Path | None, folder: Path, seed: int) -> Path:
    """Train, in a second round too where there is news to read; where the weights are."""
    gold, first, second, silver = corpus / "train.jsonl", folder / "first.pt", folder / "second.pt", folder / "silver"
    train(gold, first, FIRST, seed)
    if not news:
        return first
    finish(first, folder / "model", corpus)
    annotate(news, corpus, folder / "model", silver)
    train(gold, second, SECOND, seed + 1, start=first, silver=silver)
    between(first, second, folder / "between.pt")
    return folder / "between.pt"


def finish(weights: Path, out: Path, corpus: Path) -> str:
    """Write what the program ships, and say what its confidence means."""
    export(weights, out)
    describe(out)
    return calibrate(out, corpus / "dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--news", type=Path, help="news without annotation (.jsonl.xz), for a second round")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--weights", type=Path, help="export these, trained earlier, instead of training")
    parser.add_argument("--keep", type=Path, help="keep the trained weights here")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        weights = told.weights or make(told.corpus, told.news, Path(folder), told.seed)
        if told.keep:
            shutil.copyfile(weights, told.keep)
        print(finish(weights, told.out, told.corpus))


if __name__ == "__main__":
    main()

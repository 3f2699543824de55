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
from training.train import FIRST, LATER, between, train


def make(corpus: Path, news: Path | None, folder: Path, seed: int) -> Path:
    """Train, in later rounds too where there is news to read; where the weights are."""
    gold, silver, weights = corpus / "train.jsonl", folder / "silver.jsonl", folder / "0.pt"
    train(gold, weights, FIRST, seed)
    if not news:
        return weights
    for turn, how in enumerate(LATER):
        finish(weights, folder / "model", corpus)
        annotate(news, corpus, turn, folder / "model", silver)
        last, trained, weights = weights, folder / "trained.pt", folder / f"{turn + 1}.pt"
        train(gold, trained, how, seed + turn + 1, start=last, silver=silver)
        between(last, trained, weights)
    return weights


def finish(weights: Path, out: Path, corpus: Path) -> str:
    """Write what the program ships, and say what its confidence means."""
    export(weights, out)
    describe(out)
    return calibrate(out, corpus / "dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--news", type=Path, help="news without annotation (.jsonl.xz), for later rounds")
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

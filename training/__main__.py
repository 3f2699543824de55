"""Make the claim model again from its data: `python -m training CORPUS_DIR OUT_DIR`, or `make train`.

CORPUS_DIR holds train.jsonl and dev.jsonl. OUT_DIR gets the files of claimreader/claims/model/, except the card.
"""

import argparse
import tempfile
from pathlib import Path

from training.calibrate import calibrate
from training.export import describe, export
from training.train import train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--weights", type=Path, help="export these, trained earlier, instead of training")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        weights = told.weights or Path(folder) / "weights.pt"
        if not told.weights:
            train(told.corpus / "train.jsonl", weights, told.epochs, told.seed)
        export(weights, told.out)
    describe(told.out)
    print(calibrate(told.out, told.corpus / "dev.jsonl"))


if __name__ == "__main__":
    main()

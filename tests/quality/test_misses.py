"""The list of what is read wrongly: the worst first, with its text; and what is said where there is nothing to list."""

import json
import subprocess
import sys
from pathlib import Path

from tests.commands import ROOT
from tests.quality.annotated import annotated, development, of_confidence
from tests.quality.misses import misses, shown

TEXT = "The minister said that the bridge was closed.\n\nThe mayor denied that the road was shut."


def corpus(folder: Path, *marked: tuple[str, str, str]) -> Path:
    """An article in which these sources, cues and contents are marked."""
    where = [[[[TEXT.index(words), TEXT.index(words) + len(words)]] for words in one] for one in marked]
    attributions = [dict(zip(("source", "cue", "content"), one, strict=True)) for one in where]
    path = folder / "dev.jsonl"
    path.write_text(json.dumps({"id": "bridge", "text": TEXT, "attributions": attributions}) + "\n", encoding="utf-8")
    return path


def test_what_nobody_marked_and_what_was_not_found_is_listed_with_its_text(tmp_path: Path) -> None:
    path = corpus(tmp_path, ("The mayor", "denied", "that the road was shut"), ("The", "minister", "denied"))
    listed = {miss.kind: "\n".join(shown(miss)) for miss in misses(annotated(path))}
    assert "bridge, 0 to" in listed["invented"] and "The minister | said | that the bridge" in listed["invented"]
    assert "marked The | minister | denied" in listed["overlooked"]


def test_confidence_is_held_against_what_was_marked(tmp_path: Path) -> None:
    found = of_confidence(corpus(tmp_path, ("The minister", "said", "that the bridge was closed")))
    assert 0 <= found["right from 0.8 on"] <= 100


def test_a_folder_and_a_file_of_annotations_will_do(tmp_path: Path) -> None:
    assert development(str(tmp_path)) is None
    path = corpus(tmp_path)
    assert development(str(tmp_path)) == development(str(path)) == path


def test_it_says_when_there_is_nothing_to_measure_on(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.quality.misses", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert f"There are no annotated articles in {tmp_path}" in done.stderr

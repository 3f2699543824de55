"""The listing of what is put into disputes wrongly: each kind of miss is told with its words."""

import json
from pathlib import Path

from claimreader.claims.disputes import disputes
from tests.marked import an_article_of
from tests.quality.disputed import misses, stories

WIRE = an_article_of(
    "doc1",
    ("Velland", "{Velland} <said> [the bridge at Tarn had been mined at night]."),
    ("Oskaria", "{Oskaria} <denied> [that the bridge at Tarn had been mined]."),
    ("Red Star", "{Red Star} <said> [the bakery was open]."),
)


def member(quote: str, side: str, party: str) -> dict[str, str | None]:
    return {
        "doc": "doc1.txt",
        "quote": quote,
        "source": None,
        "cue": None,
        "party": party,
        "side": side,
        "act": "assert",
    }


def told(folder: Path, *members: dict[str, str | None]) -> list[tuple[str, str]]:
    """The kinds of what is missed where a story's dispute has these members, and the words."""
    (folder / "1").mkdir()
    (folder / "1" / "doc1.txt").write_text(WIRE.text, encoding="utf-8")
    marked = {"disputes": [{"proposition": "The bridge was mined.", "kind": "fact", "members": members}]}
    (folder / "1" / "contested.json").write_text(json.dumps(marked), encoding="utf-8")
    [(_, _, found)] = stories(folder)
    return list(misses([WIRE], disputes([WIRE]), found))


def test_what_is_found_rightly_is_not_listed(tmp_path: Path) -> None:
    right = [
        member("the bridge at Tarn had been mined at night", "for", "Velland"),
        member("that the bridge at Tarn had been mined.", "against", "Oskaria"),
    ]
    assert told(tmp_path, *right) == []


def test_each_kind_of_miss_is_told_with_its_words(tmp_path: Path) -> None:
    wrong = [
        member("the bridge at Tarn had been mined at night", "for", "Calder"),
        member("the bakery was open", "against", "Red Star"),
        member("Oskaria denied", "against", "Oskaria"),
    ]
    found = dict(told(tmp_path, *wrong))
    assert set(found) == {"party", "overlooked", "unread", "spurious"}
    assert found["party"].endswith("marked as Calder")
    assert "the bakery was open" in found["overlooked"]
    assert "that the bridge at Tarn had been mined" in found["spurious"] and "because Velland: " in found["spurious"]

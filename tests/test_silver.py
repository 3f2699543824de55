"""What a model annotates for the training of the next: only what it is sure of, and nothing that it is measured on."""

import json
import lzma
from pathlib import Path

from claimreader.records import Attribution, Spans, spans
from training.silver import news, sure_of

SURE = "Mirevo said the bridge was open."
DOUBTFUL = "A ferryman hinted at fog."
LAST = "Halvik denied it."
TEXT = f"{SURE}\n{DOUBTFUL}\n{LAST}"


def said(source: str, cue: str, content: str, confidence: float) -> Attribution:
    def at(words: str) -> Spans:
        return spans([(TEXT.index(words), TEXT.index(words) + len(words))])

    return Attribution(at(source), at(cue), at(content), confidence)


def test_a_paragraph_with_anything_doubtful_is_left_out_and_the_rest_moves_up() -> None:
    for doubt in (0.4, 0.05):
        article = sure_of(
            TEXT,
            [
                said("Mirevo", "said", "the bridge was open", 0.9),
                said("A ferryman", "hinted at", "fog", doubt),
                said("Halvik", "denied", "it.", 0.8),
            ],
        )
        assert article["text"] == f"{SURE}\n{LAST}\n"
        assert [
            [article["text"][start:end] for role in ("source", "cue", "content") for start, end in one[role]]
            for one in article["attributions"]
        ] == [["Mirevo", "said", "the bridge was open"], ["Halvik", "denied", "it."]]


def test_every_turn_reads_other_news_and_none_of_what_the_model_is_measured_on(tmp_path: Path) -> None:
    rows = [
        {"outlet": outlet, "date": f"2024-01-{day:02}", "text": f"The {outlet} said on day {day} that the ferry ran."}
        for outlet in ("Courier", "Gazette")
        for day in range(1, 21)
    ]
    held = "The harbour office said that the corpus holds this."
    rows.append({"outlet": "Bell", "date": "2024-01-01", "text": held})
    rows.append({"outlet": "Bell", "date": "2016-10-09", "text": "The office said so in the months of the test."})
    with lzma.open(tmp_path / "news.jsonl.xz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    for name, text in (("train", held), ("dev", "The mayor said that nobody was hurt.")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": "1", "text": text, "attributions": []}) + "\n")

    turns = [list(news(tmp_path / "news.jsonl.xz", tmp_path, turn)) for turn in (0, 1)]

    assert [len([text for text in turn if "Courier" in text]) for turn in turns] == [5, 9]
    assert len({text for turn in turns for text in turn}) == sum(map(len, turns)) == 28

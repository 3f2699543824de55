"""What a model annotates for the training of the next: only what it is sure of."""

from claimreader.records import Attribution, Spans, spans
from training.silver import sure_of

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

"""Who speaks, and for whom: golden texts in `tests/golden/parties/`, and what holds for any text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims.lexicon import table
from claimreader.claims.parties import Voice, resolve
from claimreader.claims.places import Sign, place_of
from claimreader.claims.voices.sources import parts
from claimreader.claims.voices.speakers import parse
from claimreader.records import Attribution, KnownParty, Span, Spans, spans
from tests.growth import TIMES, grows_with_its_size

GOLDEN = Path(__file__).parents[1] / "golden" / "parties"
MARK = re.compile(r"\{(?P<source>[^{}|]*)\|(?P<voice>[^{}]*)\}|\[(?P<cue>[^\[\]]*)\]|(?P<open><)|(?P<close>>)")


@dataclass
class Marked:
    """A text in the making: {source|parties|speaker|channel}, its [cue] after it, its content in <angles>."""

    text: str = ""
    sources: list[tuple[int, int]] = field(default_factory=list)
    voices: list[list[str]] = field(default_factory=list)
    cues: dict[int, tuple[int, int]] = field(default_factory=dict)
    contents: dict[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, golden: str) -> "Marked":
        made, at = cls(), 0
        opened = (0, 0)
        for match in MARK.finditer(golden):
            made.text += golden[at : match.start()]
            start, at = len(made.text), match.end()
            if match["source"] is not None:
                made.text += match["source"]
                made.sources.append((start, len(made.text)))
                made.voices.append([*match["voice"].split("|"), "", ""])
            elif match["cue"] is not None:
                made.text += match["cue"]
                made.cues.setdefault(len(made.sources) - 1, (start, len(made.text)))
            elif match["open"]:
                opened = (len(made.sources) - 1, start)
            else:
                made.contents[opened[0]] = (opened[1], start)
        made.text += golden[at:]
        return made

    def attributions(self) -> list[Attribution]:
        return [
            Attribution(
                spans([source]),
                spans([self.cues[number]] if number in self.cues else []),
                spans([self.contents[number]] if number in self.contents else []),
                1.0,
            )
            for number, source in enumerate(self.sources)
        ]

    def misses(self) -> Iterator[str]:
        found = resolve(self.text, self.attributions())
        for source, wanted, got in zip(self.sources, self.voices, found, strict=True):
            parties, speaker, channel = wanted[:3]
            words = self.text[slice(*source)]
            if ("; ".join(got.parties) or "-") != parties:
                yield f"{words}: {got}, for {parties}"
            if (speaker and got.speaker != speaker) or (channel and got.channel != channel):
                yield f"{words}: {got}, not {speaker} {channel}"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_sources_are_made_out_within_their_text(path: Path) -> None:
    texts = path.read_text(encoding="utf-8").split("----\n")
    assert [miss for text in texts for miss in Marked.read(text).misses()] == []


def voices(golden: str, *known: KnownParty) -> list[Voice]:
    marked = Marked.read(golden)
    return resolve(marked.text, marked.attributions(), known)


def test_the_users_names_win() -> None:
    russia = KnownParty("Russian Federation", ("Russia", "Kremlin", "Putin"))
    wagner = KnownParty("Wagner", ("PMC Wagner", "Prigozhin"))
    golden = (
        "{The Kremlin|} said so. {Kremlin spokesman Dmitry Peskov|} agreed. {Putin|} nodded. {Yevgeny Prigozhin|} did."
    )
    assert [voice.parties for voice in voices(golden, russia, wagner)] == [("Russian Federation",)] * 3 + [("Wagner",)]


def test_the_government_is_the_users_party_of_the_place_that_a_text_is_about() -> None:
    ruling = KnownParty("San Calder government", ("Casto Delmar",))
    other = KnownParty("Oskaria", ("Oskarian government",))
    golden = (
        "The people of San Calder voted. {The government|} [says] they were calm. "
        "{Casto Delmar, the interior minister,|} [said] so. {The ministry|} [has counted] them."
    )
    assert [voice.parties for voice in voices(golden, ruling, other)] == [("San Calder government",)] * 3


def test_a_pronoun_between_two_likely_people_stays_blank() -> None:
    golden = "Angela Merkel met Theresa May in Berlin. {She|} was late."
    assert voices(golden) == [Voice()]


def test_a_pronoun_is_nobody_named_in_its_own_clause() -> None:
    golden = "{Donald Trump|} [spoke] of a letter from Vicente Fox. {He|} [thanked] Trump for it."
    assert voices(golden)[1].parties != ("Donald Trump",)


def test_who_says_it_after_the_comma_is_nobody_whom_it_is_said_of() -> None:
    text = "Osvaldo Brine, a teacher, said that it was calm. Mr Venn won by a mile, he said."

    def at(words: str) -> Spans:
        start = text.rindex(words)
        return spans([(start, start + len(words))])

    said = [
        Attribution(at("Osvaldo Brine"), at("said that"), at("that it was calm"), 1.0),
        Attribution(at("he"), at("said."), at("Mr Venn won by a mile"), 1.0),
    ]
    assert [voice.parties for voice in resolve(text, said)] == [("Osvaldo Brine",)] * 2


def test_an_administration_that_is_heard_takes_in_its_officials() -> None:
    golden = (
        "{The Obama administration|} [said] the list was long. {President Barack Obama|} [said] it would grow. "
        "{Defense Secretary Ash Carter|} [agreed]. {Senator John McCain of Arizona|} [did not]."
    )
    assert [voice.party for voice in map(_Party, voices(golden))] == ["Obama administration"] * 3 + ["John McCain"]


@dataclass
class _Party:
    voice: Voice

    @property
    def party(self) -> str:
        return "; ".join(self.voice.parties)


def test_reading_a_long_text_costs_in_proportion_to_its_length() -> None:
    story = Marked.read(GOLDEN.joinpath("war.txt").read_text(encoding="utf-8") + "\n")

    def read(copies: int) -> None:
        text, length = story.text * copies, len(story.text)
        said = [
            Attribution(tuple(Span(s + at * length, e + at * length) for s, e in each.source), (), (), 1.0)
            for at in range(copies)
            for each in story.attributions()
        ]
        assert len(resolve(text, said)) == copies * len(story.sources)

    assert grows_with_its_size(lambda: read(5), lambda: read(5 * TIMES))


def test_attributions_without_a_source_have_no_voice() -> None:
    assert resolve("It rained, allegedly.", [Attribution((), (Span(11, 20),), (Span(0, 9),), 1.0)]) == [Voice()]


@pytest.mark.parametrize(
    ("phrase", "name", "role", "backing"),
    [
        ("Moore campaign chairman Bill Armistead", "Bill Armistead", "campaign chairman", "Moore"),
        ("a spokesman for Ukraine's military intelligence", "", "spokesman", "Ukraine’s military intelligence"),
        ("FBI Director James Comey", "James Comey", "director", "FBI"),
        ("Secretary of State John Kerry", "John Kerry", "secretary", ""),
        ("the Department of Justice", "Department of Justice", "justice", ""),
        ("Russian authorities", "", "authority", "Russian"),
        ("several of the lawmakers", "", "lawmaker", ""),
        ("a statement released by the Justice Department", "", "statement", "the Justice Department"),
    ],
)
def test_a_mention_is_taken_apart(phrase: str, name: str, role: str, backing: str) -> None:
    mention = parse(phrase)
    assert (mention.name, mention.role, mention.backing) == (name, role, backing)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Ukraine and Western media", ["Ukraine", "Western media"]),
        ("the Department of Health and Human Services", ["Department of Health and Human Services"]),
        ("Oversight and Government Reform Committee spokesman Ali Ahmad", ["Ali Ahmad"]),
        ("Yusov, a spokesman for military intelligence", ["Yusov"]),
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("Apple President and CEO Tim Cook", ["Tim Cook"]),
    ],
)
def test_a_source_is_cut_into_its_parties(source: str, words: list[str]) -> None:
    assert [part.main.name or part.main.words for part in parts(source)] == words


@pytest.mark.parametrize(
    ("words", "country", "sign"),
    [
        ("Russia", "Russia", Sign.NAME),
        ("the Russian Federation", "Russia", Sign.NAME),
        ("the Kremlin", "Russia", Sign.SEAT),
        ("U.S.", "United States", Sign.PEOPLE),
        ("Ivorian", "Ivory Coast", Sign.PEOPLE),
        ("the Islamic Republic of Iran", "Iran", Sign.NAME),
        ("Kyiv", "Ukraine", Sign.SEAT),
        ("IDF", "Israel", Sign.ORGAN),
    ],
)
def test_words_point_to_countries(words: str, country: str, sign: Sign) -> None:
    place = place_of(words)
    assert place is not None
    assert (place.country, place.sign) == (country, sign)


def test_every_state_that_is_heard_of_is_known_under_its_name_and_its_peoples() -> None:
    states = table("countries")
    listed = {country.alpha_2 for country in pycountry.countries} | {"XK", "EU", "UN"}
    assert states.keys() <= listed
    assert len(states) >= 193 + len({"PS", "VA", "TW", "XK", "EU", "UN"})
    for state in states.values():
        for words in (state["name"], *state.get("people", ()), *state.get("seats", ())):
            assert place_of(words) is not None, words
        assert place_of(state["name"].upper()) == place_of(state["name"])


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Kosovar", "Kosovo"),
        ("Taiwanese", "Taiwan"),
        ("Palestinians", "Palestine"),
        ("the Holy See", "Vatican"),
        ("Poles", "Poland"),
        ("Britons", "United Kingdom"),
        ("Türkiye", "Turkey"),
        ("Brussels", "European Union"),
        ("the U.N.", "United Nations"),
        ("Nuku'alofa", "Tonga"),
        ("Washington D.C.", "United States"),
    ],
)
def test_peoples_and_seats_of_government_mean_their_state(words: str, country: str) -> None:
    place = place_of(words)
    assert place is not None and place.country == country


WORDS = ["He", "said", "the", "of", "and", "Russia", "Kremlin’s", "spokesman", "Dmitry", "Peskov", ",", ".", "“", "”"]
WORDS += [
    "she",
    "IDF",
    "\n",
    "(R-Texas)",
    "A.",
    "’",
    "who",
    "they",
    "it",
    "citing",
    "Mr.",
    "former",
    "’s",
    "–",
    "é",
    "\u200b",
]
texts = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def test_nobody_is_his_own_lawyer() -> None:
    """With nobody else to be whose lawyer he is, the reader does not ask himself for ever."""
    assert voices("{Sidney Orme, his lawyer,|Sidney Orme} [said] <the case was weak>.")[0].parties == ("Sidney Orme",)


@settings(max_examples=60, deadline=None)
@given(text=texts | st.text(max_size=80), places=st.lists(st.integers(0, 200), max_size=12))
def test_any_text_gets_a_voice_for_every_attribution(text: str, places: list[int]) -> None:
    made = [Span(min(a, len(text) - 1), min(a + 12, len(text))) for a in places if len(text) > 1]
    attributions = [Attribution((span,), (), (), 0.5) for span in made if span.start < span.end]
    found = resolve(text, attributions, [KnownParty("Russia", ("Kremlin", ""))])
    assert len(found) == len(attributions)
    assert all(isinstance(voice, Voice) for voice in found)


def test_its_president_is_the_president_of_whom_the_sentence_before_ends_with() -> None:
    text = "The people of San Calder have chosen, the Electoral Council announced. Its president, Anna Weil, was glad."
    words = (
        ("the Electoral Council", "announced", "The people of San Calder have chosen"),
        ("Its president, Anna Weil,", "was glad", ""),
    )
    at = [[[(text.index(one), text.index(one) + len(one))] if one else [] for one in row] for row in words]
    said = [Attribution(spans(source), spans(cue), spans(content), 1.0) for source, cue, content in at]
    assert [voice.parties for voice in resolve(text, said)] == [("Electoral Council",)] * 2

"""Grouping articles into stories: the sample edition, wire copy, affairs that go on, and odd input."""

import json
from collections.abc import Iterable, Sequence
from datetime import timedelta

import pytest

from claimreader.sample import edition
from claimreader.stories.grouping import Grouping
from claimreader.stories.lines import LineError, grouped, read, report
from claimreader.stories.telling import told, unpacked
from tests.builders import NOW

Given = tuple[str, str, str, float]
"""An article's id, title and text, and how many days ago."""

STRIKE = [
    ("post", "Dockers of Brenn walk out over pay", "Dockers in Brenn stopped work on Monday over pay, the union said."),
    ("wire", "Strike shuts port of Brenn", "The port of Brenn was shut on Monday as dockers walked out over pay."),
    (
        "times",
        "Brenn dockers on strike, port is shut",
        "Dockers shut the port of Brenn on Monday and asked for more pay.",
    ),
]
COPY = (
    "BRENN (MNA) – Rain flooded four streets of the old town of Brenn on Monday and drove some sixty people out of "
    "their homes, the fire "
    "brigade said. Boats took children and old people to the school on the hill, where the mayor's "
    "office had put up beds. The water came "
    "over the wall by the mill shortly after noon and rose for two hours. Nobody was "
    "missing, the brigade said, but nine people were treated for cold. More rain is expected before Wednesday."
)


def stories_of(articles: Iterable[Given]) -> list[list[str]]:
    """The articles of each story, for articles given in the order in which they come in."""
    grouping: Grouping[str] = Grouping()
    for name, title, text, days in articles:
        grouping.add(name, told(title, text, NOW - timedelta(days=days)))
    return [story.articles for story in grouping.stories]


def strike(days: float = 0, prefix: str = "") -> list[Given]:
    return [(prefix + name, title, text, days) for name, title, text in STRIKE]


def test_the_sample_editions_three_affairs_are_told_apart_and_found_whole() -> None:
    articles = sorted(
        ((entry.published or NOW, entry) for feed in edition(NOW) for entry in feed.articles), key=lambda pair: pair[0]
    )
    grouping: Grouping[str] = Grouping()
    for date, entry in articles:
        grouping.add(entry.key, told(entry.title, entry.document.text, date))
    affairs = [{key.split("-")[0] for key in story.articles} for story in grouping.stories]
    assert all(len(affair) == 1 for affair in affairs), "no story mixes two affairs"
    sizes = {affair.pop(): len(story.articles) for affair, story in zip(affairs, grouping.stories, strict=True)}
    assert sizes == {"halvik": 5, "calder": 4, "sarn": 4, "lighthouse": 1, "night": 1}


def test_each_article_after_the_first_has_a_reason() -> None:
    grouping: Grouping[str] = Grouping()
    for name, title, text, days in strike():
        grouping.add(name, told(title, text, NOW - timedelta(days=days)))
    [story] = grouping.stories
    assert story.reasons == [
        "1 shared name, 2 other shared words, same place, same day",
        "1 shared name, 4 other shared words, same day",
    ]


def test_wire_copy_is_one_text_though_cut_and_under_other_titles() -> None:
    grouping: Grouping[str] = Grouping()
    for number, (title, text) in enumerate(
        [
            ("Rain floods old town of Brenn", COPY),
            ("Sixty driven out of homes", COPY),
            ("Floods: boats in the streets", COPY.removeprefix("BRENN (MNA) – ").rsplit(". ", 1)[0]),
        ]
    ):
        grouping.add(str(number), told(title, text, NOW))
    [story] = grouping.stories
    assert (len(story.articles), story.copies) == (3, 2)
    assert set(story.reasons) == {"the same text, same day"}


def test_articles_of_the_same_words_weeks_apart_are_two_stories() -> None:
    assert stories_of([*strike(30, "then-"), *strike(0)]) == [
        ["then-post", "then-wire", "then-times"],
        ["post", "wire", "times"],
    ]


def test_what_has_only_the_everyday_in_common_stays_apart() -> None:
    articles = [
        ("a", "Mayor opens bridge", "The mayor of Halvik opened a bridge on Monday and spoke of a great day.", 0.0),
        ("b", "Mayor denies taking money", "The mayor of Drosten said on Monday that he had taken no money.", 0.0),
        ("c", "", "", 0.0),
        ("d", "", "", 0.0),
    ]
    assert stories_of(articles) == [["a"], ["b"], ["c"], ["d"]]


def test_what_an_article_tells_is_kept_as_it_is() -> None:
    one = told(*STRIKE[0][1:], NOW)
    assert unpacked(one.packed()).packed() == one.packed()
    assert unpacked(one.packed()).rare == one.rare


def lines(articles: Sequence[Given]) -> list[str]:
    return [
        json.dumps({"id": name, "title": title, "text": text, "date": (NOW - timedelta(days=days)).isoformat()})
        for name, title, text, days in articles
    ]


def test_a_file_of_articles_is_grouped_in_order_of_date() -> None:
    given = [*reversed(lines(strike())), "", json.dumps({"id": 7, "title": "Keeper's logbooks go on show"})]
    assert report(grouped(read(given))) == {
        "stories": [
            {
                "articles": ["times", "wire", "post"],
                "reason": "1 shared name, 4 other shared words, same day",
                "texts": 3,
            }
        ]
    }


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not JSON"),
        ("[]", 'line 2: not an object with an "id"'),
        ('{"title": "x"}', 'line 2: not an object with an "id"'),
        ('{"id": "a", "date": "yesterday"}', "line 2: 'yesterday' is no date"),
        ('{"id": "post"}', "line 2: there is another article with the id 'post'"),
    ],
)
def test_a_line_that_is_no_article_is_named(line: str, said: str) -> None:
    with pytest.raises(LineError, match=r"^line 2: ") as raised:
        list(read([lines(strike())[0], line]))
    assert str(raised.value).startswith(said)

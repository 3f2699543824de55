"""Whose "I" it is outside of quotation marks: the author's, where one is known and the text is somebody's own."""

import pytest

from claimreader.claims.parties import resolve
from claimreader.records import Attribution, Span

OWN = "Why I left\n\nI know what the ferry costs.\n\nThe mayor calls it cheap. I say that it is not, and so do my sons."
NOBODY = ["", "Orbis", "The Editorial Board", "Ida Brandt and Hugo Weil", "Guest Contributor"]


def says_i(text: str, words: str, author: str = "") -> tuple[str, ...]:
    """The parties to whom the "I" or "we" that these words begin with is laid."""
    start = text.index(words)
    source = Span(start, start + len(words.split()[0]))
    cue = Span(source.end + 1, source.end + 1 + len(words.split()[1]))
    [voice] = resolve(text, [Attribution((source,), (cue,), (Span(cue.end, start + len(words)),), 1.0)], (), author)
    assert voice.speaker == (voice.parties[0] if voice.parties else None)
    return voice.parties


def test_i_is_whom_the_feed_names_as_the_author() -> None:
    assert says_i(OWN, "I say that it is not", "Ida Brandt") == ("Ida Brandt",)
    assert says_i(OWN, "I know what the ferry costs", "by IDA BRANDT") == ("Ida Brandt",)


def test_i_is_whom_the_text_itself_names_as_its_author() -> None:
    byline = OWN.replace("\n\n", "\n\nBy Ida Brandt\n\n", 1)
    assert says_i(byline, "I say that it is not") == ("Ida Brandt",)
    foot = OWN + "\n\nIda Brandt, a former mate, is a fellow at the River School."
    assert says_i(foot, "I say that it is not") == ("Ida Brandt",)


def test_i_is_whom_the_top_of_a_commentary_names() -> None:
    about = "Ida Brandt is a former mate. The opinions expressed in this commentary are hers."
    assert says_i(OWN.replace("\n\n", f"\n\n{about}\n\n", 1), "I say that it is not") == ("Ida Brandt",)
    told = "Ida Brandt is the mayor of Brenn."
    assert says_i(OWN.replace("\n\n", f"\n\n{told}\n\n", 1), "I say that it is not") == ()


@pytest.mark.parametrize("author", NOBODY)
def test_where_no_one_person_is_the_author_i_stays_nobody(author: str) -> None:
    assert says_i(OWN, "I say that it is not", author) == ()


def test_a_foot_that_tells_of_somebody_in_the_text_names_no_author() -> None:
    told = OWN.replace("The mayor", "Hugo Weil") + "\n\nHugo Weil is the mayor of Brenn."
    assert says_i(told, "I say that it is not") == ()


def test_in_a_report_that_sets_off_anothers_words_i_is_not_the_reporter() -> None:
    text = "The mayor wrote on Monday:\n\nI know what the ferry costs.\n\nShe did not say how much that is."
    assert says_i(text, "I know what the ferry costs", "Ida Brandt") == ()
    own = OWN + "\n\nHere is what she wrote:\n\nI regret the whole affair."
    assert says_i(own, "I regret the whole affair", "Ida Brandt") == ()
    posted = OWN + "\n\nI regret it all. — Anna Weil (@annaweil) May 4, 2019"
    assert says_i(posted, "I regret it all", "Ida Brandt") == ()


def test_who_is_quoted_means_themselves() -> None:
    text = OWN + "\n\n“I think so,” she added."
    assert says_i(text, "I think so", "Ida Brandt") == ()

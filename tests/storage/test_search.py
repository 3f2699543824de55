"""Words that are looked for."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimreader.records import ArticleQuery
from storage import Store
from storage.search import expression
from tests.builders import a_document, a_feed, an_article, an_entry, kept

Find = Callable[[str], set[str]]


@pytest.fixture
def found(store: Store) -> Find:
    """What a search finds, by title, among three articles."""
    an_article(store, "Grain talks", "The minister denied that the deal, a well-known one, was dead.")
    an_article(store, "Zürich café", "A Defence Ministry spokesman spoke in the café. He denied nothing.")
    an_article(store, "Ministry of Finance", "Deal or no deal: the DEAL is off.")

    def search(words: str) -> set[str]:
        return {row.title.split()[0] for row in store.rows(store.article_ids(ArticleQuery(search=words)))}

    return search


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("deal", {"Grain", "Ministry"}),
        ("DENIED deal", {"Grain"}),
        ("zurich", {"Zürich"}),
        ("CAFÉ", {"Zürich"}),
        ("minis", {"Grain", "Zürich", "Ministry"}),
        ("minis ", set()),
        ("minis* deal ", {"Grain", "Ministry"}),
        ("m", set()),
        ("deal -minister", {"Ministry"}),
        ("deal -ministe", {"Ministry"}),
        ("minis deal", set()),
        ("deal minis", {"Grain", "Ministry"}),
        ('"defence ministry"', {"Zürich"}),
        ('"ministry defence"', set()),
        ('"defence minis', {"Zürich"}),
        ("well-known", {"Grain"}),
        ("known-well", set()),
        ("deal -denied", {"Ministry"}),
        ("deal -denied -off", set()),
        ('denied -"grain talks"', {"Zürich"}),
        ("title:grain", set()),
        ("deal AND denied", set()),
        ("finance", {"Ministry"}),
        ("", {"Grain", "Zürich", "Ministry"}),
        ("  \n", {"Grain", "Zürich", "Ministry"}),
        ("?!", set()),
        ("-deal", set()),
        ("'", set()),
        ('"', set()),
        ("*", set()),
    ],
)
def test_words_find_what_holds_them_all(found: Find, words: str, titles: set[str]) -> None:
    assert found(words) == titles


def test_words_of_the_newest_version_are_found_and_no_others(store: Store) -> None:
    feed = a_feed(store)
    [article_id] = kept(store, feed, an_entry("a", "Old title", "Twelve hurt.")).new
    kept(store, feed, an_entry("a", "New title", "Fourteen hurt."))
    for words, there in (("twelve", False), ("old", False), ("fourteen", True), ("new", True), ("hurt", True)):
        assert bool(store.article_ids(ArticleQuery(search=words))) is there, words
    store.keep_full_text(
        article_id, a_document("The whole page.", title="New title"), store.article(article_id).first_seen
    )
    assert not store.article_ids(ArticleQuery(search="fourteen")) and store.article_ids(ArticleQuery(search="whole"))


def test_a_snippet_marks_what_was_looked_for(store: Store) -> None:
    article_id = an_article(
        store, "Talks", "Much before. " * 30, "In the\ncafé the minister denied it. " + "After. " * 50
    )
    snippet = store.snippet(article_id, "denied minist")
    assert snippet is not None
    assert [hit.of(snippet.text) for hit in snippet.hits] == ["minister", "denied"]
    assert "In the café the minister denied it." in snippet.text and len(snippet.text) < 250
    assert store.snippet(article_id, "absent") is None
    assert store.snippet(article_id + 1, "denied") is None


def test_a_snippet_does_not_say_the_title_again(store: Store) -> None:
    article_id = an_article(store, "Grain deal denied", "The café said that the talks go on. They go on.")
    both, title = store.snippet(article_id, "deal cafe"), store.snippet(article_id, "grain denied")
    assert both and title
    assert both.text == title.text == "The café said that the talks go on. They go on."
    assert [hit.of(both.text) for hit in both.hits] == ["café"] and title.hits == ()


def test_nothing_is_quoted_for_what_is_no_word(store: Store) -> None:
    article_id = an_article(store, "Talks", "In the café.")
    assert store.snippet(article_id, "?") is store.snippet(article_id, "") is None


@pytest.fixture(scope="module")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "claimreader.db") as store:
        an_article(store, "A title", "a NEAR b: 北京 हिंदी OR x")
        yield store


TYPED = st.text(max_size=30) | st.lists(
    st.sampled_from(
        ['"', "*", "-", "^", "(", ")", ":", "+", "NEAR(", "AND", "OR", "NOT", "a", "北京", " ", "\0", "\x02", "{"]
    )
).map("".join)


@settings(max_examples=200, deadline=None)
@example("a" * 5000)
@example("a " * 5000)
@example('"a b" ' * 500)
@example("-a " * 500 + "b")
@example("\ud800 a")
@example("a\0b")
@example('"' * 99)
@example("ा")
@given(TYPED)
def test_every_input_is_valid(searchable: Store, typed: str) -> None:
    ids = searchable.article_ids(ArticleQuery(search=typed))
    for article_id in ids if expression(typed) else ():
        assert searchable.snippet(article_id, typed) is not None

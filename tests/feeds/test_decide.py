"""What is new, what was edited, and what is neither."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimreader.feeds import decide as deciding
from claimreader.feeds.decide import changed_share, decide, fingerprint, needs_page, with_page
from claimreader.feeds.text import document
from claimreader.records import ArticleUpdate, Entry, Known, Reason

BODY = "The ministry said that the bridge was safe. Residents had accused it of hiding a report on its cracks."


def an_entry(key: str = "1", title: str = "Bridge is safe", body: str = BODY) -> Entry:
    return Entry(key, title, f"https://news.example/{key}", None, None, document(title, body))


def known(entry: Entry, **changes: Any) -> Known:
    mark = fingerprint(entry.document.text)
    return replace(Known(7, mark, entry.title, entry.url, None, 1, False, mark), **changes)


def decided(entry: Entry, kept: Entry, **changes: Any) -> ArticleUpdate | None:
    """What is decided of an entry when another state of it is kept."""
    updates = decide([entry], {entry.key: known(kept, **changes)}, lambda _: kept.document.text)
    return updates[0] if updates else None


def test_what_is_not_known_is_new() -> None:
    first, second = an_entry("1"), an_entry("2")
    updates = decide([first, second], {})
    assert [(update.entry, update.reason) for update in updates] == [(first, Reason.NEW), (second, Reason.NEW)]
    assert updates[0].hash == updates[0].feed_hash == fingerprint(first.document.text)


def test_of_two_entries_with_one_key_the_first_counts() -> None:
    assert [update.entry.title for update in decide([an_entry(title="A"), an_entry(title="B")], {})] == ["A"]


def test_nothing_changes() -> None:
    assert decided(an_entry(), an_entry()) is None


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace(" ", "  \n "),
        f"<p>{BODY}</p><p>Advertisement</p><p>Read more: <a href='/x'>The cracks</a></p>",
        f"<p>Bridge is safe</p><div>{BODY}</div>",
        BODY.replace("'", "’"),
    ],
    ids=["white space", "furniture", "the title again", "typography"],
)
def test_what_is_no_edit(body: str) -> None:
    assert decided(an_entry(body=body), an_entry()) is None


def test_typography_is_no_edit() -> None:
    one, other = "“It’s a lie…” – the mayor", '"It\'s a lie..." - the mayor'
    assert fingerprint(one) == fingerprint(other)


def test_a_small_edit_leaves_the_article_read() -> None:
    update = decided(an_entry(body=BODY.replace("safe", "sound")), an_entry())
    assert update
    assert update.reason is Reason.EDITED
    assert not update.unread_again


def test_a_large_edit_shows_it_as_unread() -> None:
    update = decided(
        an_entry(body=BODY + " A spokeswoman denied that. She said that she had never seen such a report."), an_entry()
    )
    assert update
    assert update.unread_again


def test_a_new_title_shows_it_as_unread() -> None:
    assert (update := decided(an_entry(title="Bridge is not safe"), an_entry()))
    assert update.unread_again
    assert (update := decided(an_entry(title="BRIDGE is safe"), an_entry()))
    assert not update.unread_again


def test_the_kept_text_is_read_only_of_edited_articles() -> None:
    asked: list[int] = []

    def before(old: Known) -> str:
        asked.append(old.article_id)
        return BODY

    same, edited, new = an_entry("1"), an_entry("2", body="Other words."), an_entry("3")
    decide([same, edited, new], {"1": known(same), "2": known(an_entry("2"), article_id=2)}, before)
    assert asked == [2]


def test_a_page_that_tells_the_time_does_not_fill_the_archive() -> None:
    tick = an_entry(body=BODY + " Updated at 10:41.")
    assert decided(tick, an_entry(), versions=49)
    assert decided(tick, an_entry(), versions=50) is None
    assert decided(an_entry(body="All words are others now."), an_entry(), versions=50)


def test_a_new_way_of_making_texts_is_no_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    old = known(an_entry())
    monkeypatch.setattr(deciding, "RECIPE", 2)
    made_otherwise = an_entry(body=BODY + " Updated.")
    assert decide([made_otherwise], {"1": old}, lambda _: an_entry().document.text) == []
    rewritten = an_entry(body="All words are others now.")
    assert decide([rewritten], {"1": old}, lambda _: an_entry().document.text)


# ------------------------------------------------------------------------------------------- full text

PAGE = document(
    "Bridge is safe", f"<p>{BODY}</p>" + "<p>The report has forty pages and names six cracks in the piers.</p>" * 5
)
TEASER = an_entry(body="The ministry said that the bridge was safe …")


def full() -> Known:
    """An article whose newest text is its page's."""
    return known(TEASER, hash=fingerprint(PAGE.text), full_text=True)


def test_a_page_is_not_compared_with_a_teaser() -> None:
    assert decide([TEASER], {"1": full()}) == []
    assert needs_page(full())
    assert not needs_page(known(TEASER))
    assert not needs_page(None)


def test_a_changed_teaser_asks_for_the_page_again() -> None:
    changed = an_entry(body="The ministry said that the bridge was safe, and then that it was not …")
    [update] = decide([changed], {"1": full()}, lambda _: PAGE.text)
    assert update.feed_hash == fingerprint(changed.document.text)

    same = with_page(update, PAGE, full(), lambda _: PAGE.text)
    assert same.hash == full().hash
    assert same.feed_hash == update.feed_hash
    assert not same.unread_again

    edited = document("Bridge is safe", PAGE.text + "<p>The ministry has withdrawn its statement.</p>")
    kept = with_page(update, edited, full(), lambda _: PAGE.text)
    assert kept.full_text
    assert kept.entry.document == edited
    assert kept.hash == fingerprint(edited.text)
    assert not kept.unread_again


def test_a_page_takes_the_place_of_a_new_teaser() -> None:
    [update] = decide([TEASER], {})
    kept = with_page(update, PAGE)
    assert (kept.reason, kept.full_text, kept.entry.document) == (Reason.NEW, True, PAGE)
    assert (kept.hash, kept.feed_hash) == (fingerprint(PAGE.text), fingerprint(TEASER.document.text))


# ------------------------------------------------------------------------------------- for every text


@given(st.text(), st.text())
def test_a_share_is_a_share(one: str, other: str) -> None:
    assert 0 <= changed_share(one, other) <= 1
    assert changed_share(one, other) == changed_share(other, one)
    assert changed_share(one, one) == 0


def test_shares_of_languages_without_spaces() -> None:
    assert changed_share("橋は安全だと省は言った", "橋は安全だと市は言った") < 0.2


@given(st.text(st.characters(codec=None)))
def test_every_text_has_a_fingerprint(text: str) -> None:
    assert fingerprint(text) == fingerprint(f" {text}\n")

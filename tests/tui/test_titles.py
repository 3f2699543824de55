"""What feeds are called before they have said it themselves."""

import pytest

from storage import Store
from tests.builders import a_feed
from tui.titles import name_of


@pytest.mark.parametrize(
    ("url", "title", "name"),
    [
        ("https://news.example/world/rss.xml", "", "news.example/world/rss.xml"),
        ("https://news.example/world/rss.xml", "World", "World"),
        ("https://news.example/world/rss.xml", "https://elsewhere.example/", "https://elsewhere.example/"),
    ],
)
def test_a_feed_is_called_by_its_site_until_it_has_a_title(store: Store, url: str, title: str, name: str) -> None:
    assert name_of(a_feed(store, url, title)) == name

"""Whole screens as text, against files that can be read and reviewed: `tests/tui/screens/*.txt`.

After a change of what is shown, `UPDATE_SCREENS=1 pytest tests/tui` writes them anew; look at the diff.
"""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest

from claimreader.records import Act
from storage import Store
from tests.builders import NOW, a_claim, a_dispute, a_feed, a_reading, an_entry, an_outcome, kept
from tests.screens import GOLDEN, opened, press, same_as, settled, text_of
from tui.app import ClaimReader
from tui.first_day import BEGUN

Make = Callable[..., ClaimReader]


@pytest.fixture
def library(store: Store) -> Store:
    """Three feeds, one of them failing; five articles, two of them read by the model, one dispute."""
    gazette = a_feed(store, "https://gazette.example/feed", "Harbour Gazette", "Coast")
    courier = a_feed(store, "https://courier.example/feed", "The Inland Courier", "Coast")
    broken = a_feed(store, "https://broken.example/feed", "Evening Bell")
    error = "broken.example does not answer: it is tried again later."
    later = NOW + timedelta(hours=3)
    store.keep(broken.id, an_outcome(broken, failures=3, error=error, next_poll=later), [], NOW)
    told = "The mayor said that the bridge was safe. The union denied that anyone had looked at it."
    titles = ["Mayor: bridge was safe", "Ferry runs again after the storm", "Two boats missing off the cape"]
    for number, title in enumerate(titles):
        body = told if number == 0 else f"{title}. The harbour office said that nobody was hurt."
        kept(store, gazette, an_entry(title, title, body, published=NOW - timedelta(minutes=35 + 200 * number)))
    for number, title in enumerate(["Union to strike over inspection", "Late frost, early harvest"]):
        published = NOW - timedelta(hours=9 + 20 * number)
        kept(store, courier, an_entry(title, title, "No more is known.", published=published))
    for version_id, text in store.unread_versions("test-1", 10):
        if "mayor said" in text:
            safe = a_claim(text, "that the bridge was safe", source="The mayor", parties=["City"])
            none = a_claim(
                text, "that anyone had looked at it", source="The union", cue="denied", act=Act.DENY, parties=["Union"]
            )
            store.keep_reading(version_id, a_reading(text, [safe, none], [a_dispute()]))
        else:
            store.keep_reading(version_id, a_reading(text))
    return store


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_home(app: Make, library: Store, size: tuple[int, int]) -> None:
    async with opened(app(), size) as pilot:
        await same_as(f"home-{size[0]}x{size[1]}", pilot)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("help", ["question_mark", *"read"]),
        ("feed-errors", ["E"]),
        ("search", ["slash", *"bridge"]),
        ("add-feed", ["a"]),
        ("edit-feed", ["J", "e"]),
        ("unread-only", ["A", "H"]),
    ],
)
async def test_what_lies_over_home(app: Make, library: Store, name: str, keys: list[str]) -> None:
    async with opened(app(), (80, 24), notifications=False) as pilot:
        await press(pilot, *keys)
        await same_as(name, pilot)


async def test_the_first_day(app: Make, store: Store) -> None:
    store.remember(BEGUN, "")
    async with opened(app(), (120, 40)) as pilot:
        await settled(pilot)
        shown = text_of(pilot.app).splitlines()
        file = GOLDEN / "welcome-120x6.txt"
        if "UPDATE_SCREENS" in os.environ:
            file.write_text("\n".join(shown[:6]) + "\n", encoding="utf-8")
        assert "\n".join(shown[:6]) + "\n" == file.read_text(encoding="utf-8")

"""Outlets that could be: as many articles as a test wants, made from templates, in the formats in which feeds come."""

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from html import escape

PLACES = (
    "the northern harbour",
    "the old town",
    "the canal district",
    "the Mill Street depot",
    "the eastern ring road",
)
AFFAIRS = (
    ("the Water Board", "Canal Dye Works", "had let untreated water into the canal"),
    ("the Roads Authority", "Harbour Bridges Ltd", "had ignored cracks in the bridge"),
    ("the Nurses' Union", "the Hospital Trust", "had closed forty beds at night"),
    ("the Opposition Alliance", "the Electoral Commission", "had lost two ballot boxes"),
    ("the Pilots' Guild", "Port Holdings", "had dredged below the quay wall"),
    ("the Fire Brigade", "Quay Warehouses", "had locked two exits"),
)
MIDDLES = (
    "Inspectors who went to {place} on {day} counted {number} complaints, twice as many as in the spring.",
    "“We told them {number} times, and nobody answered,” a spokesman for {accuser} said.",
    "Residents of {place} said that they had heard of it only from the radio.",
    "According to {accused}, no more than {fewer} people were concerned.",
    "A report is due next month; {accuser} said that at least {number} people had been affected.",
    "The district court will hear both sides on {day}.",
    "Traffic around {place} was slow for most of the day.",
    "A lawyer for {accused} said that the papers would be published in full.",
    "The ministry has not confirmed the figures, and it is not known when it will.",
    "Several shops near {place} stayed closed, and a school sent its pupils home at noon.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Story:
    """An article as an outlet publishes it."""

    key: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime

    @property
    def html(self) -> str:
        """Its paragraphs as a page has them."""
        return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)


def stories(outlet: str, number: int, newest: datetime) -> list[Story]:
    """So many articles, the newest first, an hour between two; the same for the same name and number."""
    return [_story(outlet, place, newest - timedelta(hours=place)) for place in range(number)]


def _story(outlet: str, place: int, published: datetime) -> Story:
    dice = random.Random(f"{outlet} {place}")
    accuser, accused, deed = dice.choice(AFFAIRS)
    number = dice.randint(20, 90)
    where, day = dice.choice(PLACES), dice.choice(DAYS)
    words = {"place": where, "day": day, "accuser": accuser, "accused": accused, "number": number, "fewer": number // 3}
    middles = [line.format(**words) for line in dice.sample(MIDDLES, dice.randint(3, 7))]
    paragraphs = (
        f"{_first(accuser)} said on {day} that {accused} {deed} near {where}.",
        f"{_first(accused)} denied on {day} that it {deed}, and said that its papers were in order.",
        *(" ".join(middles[start : start + 2]) for start in range(0, len(middles), 2)),
    )
    title = f"{_first(accuser)} says {accused} {deed} {place + 2} times"
    return Story(f"{outlet}/{place}", title, paragraphs, published)


def _first(words: str) -> str:
    return words[0].upper() + words[1:]


def rewritten(story: Story) -> Story:
    """The article after another day's work: half of it is new."""
    added = (
        "A second inspection has changed what is known.",
        f"The inspectors said that they had found {len(story.title)} further places, and that the first count was off.",
        "Both sides will be heard again before the end of the week.",
    )
    return replace(story, title=f"{story.title}: second report", paragraphs=(*added, *story.paragraphs))


def corrected(story: Story) -> Story:
    """The article with one figure more."""
    *others, last = story.paragraphs
    return replace(story, paragraphs=(*others, f"{last} The hearing begins at ten."))


# -------------------------------------------------------------------------------------------- formats


def rss(title: str, articles: Iterable[Story], *, body: Callable[[Story], str] = lambda story: story.html) -> str:
    """RSS 2.0 with the text in `content:encoded`, and a teaser beside it."""
    items = "".join(
        f"<item><title>{escape(one.title)}</title><guid isPermaLink='false'>{one.key}</guid>"
        f"<link>https://news.example/{one.key}</link><pubDate>{format_datetime(one.published)}</pubDate>"
        f"<description>{escape(one.paragraphs[0])}</description>"
        f"<content:encoded>{escape(body(one))}</content:encoded></item>"
        for one in articles
    )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return f"<rss version='2.0' {space}><channel><title>{escape(title)}</title>{items}</channel></rss>"


def furnished(story: Story) -> str:
    """The article as a careless system gives it out: its title again, a picture, and what is meant for visitors."""
    picture = "<figure><img src='/p.jpg' alt='The quay'><figcaption>The quay on a quiet day</figcaption></figure>"
    around = "<p>Share this article</p><p>Sign up for our newsletter</p>"
    return f"<h1>{escape(story.title)}</h1>{picture}{story.html}{around}"


def atom(title: str, articles: Iterable[Story]) -> str:
    """Atom 1.0 with the text as HTML."""
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>urn:{one.key}</id><link href='https://news.example/{one.key}'/>"
        f"<published>{one.published.isoformat()}</published><updated>{one.published.isoformat()}</updated>"
        f"<content type='html'>{escape(one.html)}</content></entry>"
        for one in articles
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{escape(title)}</title><id>urn:x</id>{entries}</feed>"


def json_feed(title: str, articles: Iterable[Story]) -> str:
    """JSON Feed 1.1."""
    items = [
        {
            "id": one.key,
            "url": f"https://news.example/{one.key}",
            "title": one.title,
            "content_html": one.html,
            "date_published": one.published.isoformat(),
        }
        for one in articles
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items})


Format = Callable[[str, Sequence[Story]], str]
FORMATS: dict[str, Format] = {
    "Tide Bulletin": rss,
    "Quay Courier": partial(rss, body=furnished),
    "Canal Record": atom,
    "Ring Road Review": json_feed,
    "Depot Gazette": rss,
}
"""Five outlets, and how each publishes."""

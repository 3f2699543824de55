"""Newsboat on the same machine and data, where it is installed: the reader to beat."""

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.archive import FEEDS, HOME, archive
from benchmarks.measure import Figure, clock, ms, note, show, title
from benchmarks.terminal import Terminal
from claimreader.records import ArticleQuery
from storage import Store

CONFIG = "reload-threads 16\nauto-reload no\nrefresh-on-startup no\nshow-read-feeds yes\ndownload-retries 1\n"
PROBE = "-x", "print-unread"


def reload_command(home: Path, urls: Sequence[str]) -> list[str] | None:
    """The command that makes newsboat ask these feeds, with files of its own below `home`; None where there is none."""
    program = shutil.which("newsboat")
    return [program, *_files(home, urls), "-x", "reload"] if program else None


def _files(home: Path, urls: Sequence[str]) -> list[str]:
    (home / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
    (home / "newsboat").write_text(CONFIG, encoding="utf-8")
    return ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "newsboat")]


def measure(sizes: Sequence[int], presses: int) -> None:
    """Print what newsboat takes for archives of these sizes."""
    program = shutil.which("newsboat")
    if not program:
        title("newsboat is not installed: nothing to compare with")
        return
    for size in sizes:
        home = HOME / f"newsboat-{size}"
        urls = [f"https://outlet-{number}.example/feed" for number in range(FEEDS)]
        if not (home / "cache.db").exists():
            _make(program, home, urls, size)
        title(f"newsboat, {size:,} articles")
        command = [program, *_files(home, urls)]
        with clock() as passed:
            subprocess.run([*command, *PROBE], capture_output=True, check=True)
        show(Figure("newsboat -x print-unread", f"{passed():,.2f} s"))
        with Terminal(command, {"HOME": str(home)}) as terminal:
            show(Figure("start to the list of feeds", f"{terminal.until('Outlet 1') * 1000:,.0f} ms"))
            terminal.rest(1.0)
            show(Figure("memory after start", f"{terminal.memory():,.0f} MB"))
            terminal.press("\r")
            show(Figure("key press to paint in a feed's list", ms([terminal.press("\x1b[B") for _ in range(presses)])))


def _make(program: str, home: Path, urls: Sequence[str], size: int) -> None:
    """Newsboat's own cache, with the archive's articles in it."""
    note(f"making newsboat's archive of {size:,} articles, once")
    home.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, *_files(home, urls), *PROBE], capture_output=True, check=True)
    with Store.open(archive(size)) as store, sqlite3.connect(home / "cache.db") as cache:
        feeds = {feed.id: feed for feed in store.feeds()}
        cache.executemany(
            "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
            [(feed.url, feed.url, feed.title) for feed in feeds.values()],
        )
        for number in store.article_ids(ArticleQuery()):
            article = store.article(number)
            paragraphs = "".join(f"<p>{block}</p>" for block in article.version.document.text.split("\n\n")[1:])
            url = feeds[article.feed_id].url if article.feed_id else ""
            date = int((article.published or article.first_seen).timestamp())
            cache.execute(
                "INSERT INTO rss_item (guid, title, url, feedurl, pubDate, content, author, unread, enclosure_url,"
                " enclosure_type, enqueued, flags, deleted, base)"
                " VALUES (?, ?, ?, ?, ?, ?, '', 1, '', '', 0, '', 0, '')",
                (f"{number}", article.title, article.url or "", url, date, paragraphs),
            )

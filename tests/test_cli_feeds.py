"""`claimreader add`, `refresh`, `list`, `import`, `export`, `doctor`: on a real store and a real server."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimreader.config import default_database
from storage import Store
from tests.builders import a_claim, a_dispute, a_reading, an_entry, kept
from tests.commands import Run, runner, spawn
from tests.servers import Answer, FeedServer, silent

OPML = b"""<?xml version="1.0"?><opml version="2.0"><body>
<outline text="war"><outline type="rss" text="One" xmlUrl="https://one.example/feed"/></outline>
<outline type="rss" text="Two" xmlUrl="https://two.example/feed"/>
<outline type="rss" text="Bad" xmlUrl="javascript:alert(1)"/>
</body></opml>"""
URLS = b"""# newsboat
https://one.example/feed "~One, renamed" war "far away"
https://two.example/feed !hidden
"query:Unread:unread = \\"yes\\""
exec:~/bin/script
filter:cat:https://three.example/feed

https://one.example/feed again
https://four.example/feed#part news # a comment
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with FeedServer() as server:
        yield server


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """The store that the commands use by default."""
    default_database().parent.mkdir(parents=True)
    with Store.open(default_database()) as store:
        yield store


def rss(*titles: str, channel: str = "The Town Herald") -> str:
    """A feed with an article of each title."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><link>https://herald.example/{number}</link>"
        f"<description>The mayor said that {title} had happened. The council denied it.</description></item>"
        for number, title in enumerate(titles)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{channel}</title>{items}</channel></rss>"


# ----------------------------------------------------------------------------------------------- refresh


def test_add_subscribes_and_fetches_what_is_there(run: Run, server: FeedServer, store: Store) -> None:
    url = server.put("/feed.xml", rss("the flood", "the storm"))
    answer = run("add", url, "--folder", "town")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == f"subscribed to {url}"
    [feed] = store.feeds()
    assert (feed.url, feed.title, feed.folder) == (url, "The Town Herald", "town")
    assert store.counts()[feed.id].total == 2


def test_add_finds_the_feed_of_a_site(run: Run, server: FeedServer, store: Store) -> None:
    feed_url = server.put("/news/feed.xml", rss("the flood"))
    page = (
        "<html><head><link rel=alternate type=application/rss+xml href=/news/feed.xml></head><body>News</body></html>"
    )
    server.put("/", page, content_type="text/html")
    assert run("add", server.url("/")).code == 0
    assert [feed.url for feed in store.feeds()] == [feed_url]


def test_add_again_keeps_the_feed_and_takes_what_is_said(run: Run, server: FeedServer, store: Store) -> None:
    url = server.put("/feed.xml", rss("the flood"))
    assert run("add", url, "--no-fetch").code == 0
    answer = run("add", url, "--no-fetch", "--title", "Herald", "--full-text")
    assert answer.out == f"already subscribed to {url}\n"
    [feed] = store.feeds()
    assert (feed.title, feed.full_text) == ("Herald", True)


@pytest.mark.parametrize("address", ["ftp://one.example/feed", "http://localhost:9/feed", "not an address"])
def test_add_says_why_an_address_is_none_and_goes_on(run: Run, server: FeedServer, store: Store, address: str) -> None:
    url = server.put("/feed.xml", rss("the flood"))
    answer = run("add", address, url)
    assert answer.code == 1
    assert answer.err.startswith(f"claimreader: {address}: ") and answer.err.count("\n") == 1
    assert [feed.url for feed in store.feeds()] == [url]


def test_refresh_prints_a_line_for_each_feed_and_says_by_its_code_that_one_failed(
    run: Run, server: FeedServer, store: Store
) -> None:
    good = server.put("/good.xml", rss("the flood", channel="Good"), etag='"1"')
    bad = server.serve("/bad.xml", Answer(status=500))
    for url in (good, bad):
        store.add_feed(url, title=url.rsplit("/", 1)[1])
    answer = run("refresh")
    assert answer.code == 1
    rows = {row[3]: row for row in answer.rows}
    assert rows[good] == ["ok", "1", "0", good, "good.xml", ""]
    assert rows[bad][:5] == ["failed", "0", "0", bad, "bad.xml"] and "500" in rows[bad][5]
    assert answer.err == ""


def test_refresh_reads_the_claims_of_what_is_new(run: Run, server: FeedServer, store: Store) -> None:
    feed = store.add_feed(server.put("/feed.xml", rss("the flood")))
    assert run("refresh", "--no-claims").code == 0
    [row] = store.rows(_ids(store))
    assert (row.feed_id, row.claims) == (feed.id, None)
    assert run("refresh").code == 0
    [row] = store.rows(_ids(store))
    assert row.claims


def test_what_is_not_due_is_asked_only_when_all_are(run: Run, server: FeedServer, store: Store) -> None:
    store.add_feed(server.put("/feed.xml", rss("the flood"), etag='"1"'))
    assert run("refresh", "--no-claims").code == 0
    assert run("refresh", "--no-claims") == (0, "", "")
    assert len(server.requests_for("/feed.xml")) == 1
    [row] = run("refresh", "--no-claims", "--all").rows
    assert row[:3] == ["unchanged", "0", "0"]
    assert len(server.requests_for("/feed.xml")) == 2


def test_quiet_prints_only_what_failed_and_on_stderr(run: Run, server: FeedServer, store: Store) -> None:
    store.add_feed(server.put("/good.xml", rss("the flood")))
    store.add_feed(server.url("/gone.xml"), title="Gone")
    answer = run("refresh", "--quiet", "--no-claims")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"claimreader: Gone ({server.url('/gone.xml')}): ") and answer.err.count("\n") == 1


def test_refresh_without_feeds_says_what_to_do(run: Run) -> None:
    assert run("refresh") == (0, "", "claimreader: there is no feed to ask yet: claimreader add URL\n")


def test_interrupting_a_refresh_keeps_what_was_done(tmp_path: Path, server: FeedServer, store: Store) -> None:
    import signal

    patient = tmp_path / "patient.toml"
    patient.write_text("refresh.timeout = 300", encoding="utf-8")
    store.add_feed(server.put("/good.xml", rss("the flood")))
    store.add_feed(server.serve("/slow.xml", silent()))
    process = spawn("--config", patient, "refresh", "--no-claims")
    while not (server.requests_for("/slow.xml") and store.totals().all):
        assert process.poll() is None, "it has ended"
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=180)
    assert (process.returncode, err) == (130, b"claimreader: interrupted\n")
    assert store.totals().all == 1


def test_feeds_of_the_configuration_are_subscribed_to_until_they_are_not(
    run: Run, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        "[[feeds]]\nurl = 'one.example/feed'\nfolder = 'war'\nfull_text = true\n[[feeds]]\nurl = 'ftp://x'\n",
        encoding="utf-8",
    )
    answer = run("--config", path, "list", "feeds")
    assert answer.err.startswith("claimreader: the configuration lists a feed that cannot be one: ")
    [feed] = store.feeds()
    assert (feed.url, feed.folder, feed.full_text) == ("https://one.example/feed", "war", True)
    store.unsubscribe(feed.id)
    run("--config", path, "list", "feeds")
    assert store.feeds() == []


# -------------------------------------------------------------------------------------------------- list


@pytest.fixture
def shelf(store: Store) -> Store:
    """Two feeds: one with a disputed article and a read one, one with an article that was not read in yet."""
    one = store.add_feed("https://one.example/feed", title="Outlet One", folder="war")
    two = store.add_feed("https://two.example/feed", title="Outlet Two")
    text = "The mayor said that the bridge was safe.\n\nThe council denied it."
    [disputed] = kept(store, one, an_entry("a", "Bridge", text)).new
    [read] = kept(store, one, an_entry("b", "Harbour opened")).new
    kept(store, two, an_entry("c", "Zeppelin landed"))
    for version, full in store.unread_versions("m", 10):
        if "mayor" in full:
            claims = [a_claim(full, "the bridge was safe", parties=["Mayor"]), a_claim(full, "denied it", cue="denied")]
            store.keep_reading(version, a_reading(full, claims, [a_dispute()], model="m"))
        elif "Harbour" in full:
            store.keep_reading(version, a_reading(full, model="m"))
    store.mark_read([read])
    assert disputed
    return store


def test_articles_are_listed_newest_first_between_tabs(run: Run, shelf: Store) -> None:
    answer = run("list")
    assert answer.code == 0 and answer.err == ""
    by_title = {row[6]: row for row in answer.rows}
    assert by_title["Bridge"][2:6] == ["unread", "2", "2", "Outlet One"]
    assert by_title["Harbour opened"][2:6] == ["read", "0", "0", "Outlet One"]
    assert by_title["Zeppelin landed"][2:6] == ["unread", "", "0", "Outlet Two"]
    assert datetime.fromisoformat(by_title["Bridge"][1]).tzinfo == UTC


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (["--unread"], {"Bridge", "Zeppelin landed"}),
        (["--disputed"], {"Bridge"}),
        (["--feed", "outlet one"], {"Bridge", "Harbour opened"}),
        (["--feed", "two.example"], {"Zeppelin landed"}),
        (["--search", "zepp"], {"Zeppelin landed"}),
        (["--search", '"'], None),
        (["--feed", "outlet", "--unread", "--limit", "1"], None),
    ],
)
def test_articles_can_be_chosen(run: Run, shelf: Store, arguments: list[str], titles: set[str] | None) -> None:
    answer = run("list", *arguments)
    assert answer.code == 0
    if titles is None:
        assert len(answer.rows) <= 1
    else:
        assert {row[6] for row in answer.rows} == titles


def test_articles_as_json_one_object_a_line(run: Run, shelf: Store) -> None:
    said = [json.loads(line) for line in run("list", "--json").out.splitlines()]
    assert len(said) == 3
    bridge = next(article for article in said if article["title"] == "Bridge")
    assert (bridge["url"], bridge["claims"], bridge["contested"], bridge["read"]) == (
        "https://news.example/a", 2, 2, False
    )  # fmt: skip


def test_feeds_are_listed_with_their_counts(run: Run, shelf: Store) -> None:
    assert run("list", "feeds").rows == [
        ["1", "1", "0", "active", "https://two.example/feed", "Outlet Two", ""],
        ["1", "2", "1", "active", "https://one.example/feed", "Outlet One", ""],
    ]
    said = [json.loads(line) for line in run("list", "feeds", "--json", "--feed", "One").out.splitlines()]
    assert [(feed["title"], feed["folder"], feed["unread"], feed["total"]) for feed in said] == [
        ("Outlet One", "war", 1, 2)
    ]


def test_a_feed_that_is_none_is_said(run: Run, shelf: Store) -> None:
    assert run("list", "--feed", "nothing") == (1, "", "claimreader: no feed has 'nothing' in its address or title\n")


# -------------------------------------------------------------------------------------- import and export


@pytest.mark.parametrize("way", ["file", "pipe"])
def test_subscriptions_are_imported_once(run: Run, store: Store, tmp_path: Path, way: str) -> None:
    path = tmp_path / "list.opml"
    path.write_bytes(OPML)
    for expected in ("2 feeds added, 0 known already\n", "0 feeds added, 2 known already\n"):
        answer = run("import", path) if way == "file" else run("import", "-", stdin=OPML)
        assert answer == (0, expected, "")
    assert {(feed.url, feed.title, feed.folder) for feed in store.feeds()} == {
        ("https://one.example/feed", "One", "war"),
        ("https://two.example/feed", "Two", ""),
    }


@pytest.mark.parametrize("place", [".newsboat/urls", ".config/newsboat/urls"])
def test_newsboats_subscriptions_are_found_and_imported(run: Run, store: Store, home: Path, place: str) -> None:
    (home / place).parent.mkdir(parents=True)
    (home / place).write_bytes(URLS)
    assert run("import", "newsboat").out == "3 feeds added, 0 known already\n"
    assert {(feed.url, feed.title, feed.folder) for feed in store.feeds()} == {
        ("https://one.example/feed", "One, renamed", "war"),
        ("https://two.example/feed", "https://two.example/feed", ""),
        ("https://four.example/feed", "https://four.example/feed", "news"),
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["newsboat"], "no newsboat was found here"),
        (["missing.opml"], "missing.opml: no such file or directory"),
    ],
)
def test_what_cannot_be_imported_is_said(run: Run, arguments: list[str], said: str) -> None:
    answer = run("import", *arguments)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err and answer.err.count("\n") == 1


def test_a_broken_list_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.opml").write_bytes(b"<html><body>Sign in</body></html>")
    answer = run("import", tmp_path / "a.opml")
    assert (answer.code, answer.out) == (1, "") and answer.err.count("\n") == 1


def test_what_is_exported_can_be_imported(run: Run, shelf: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.opml"
    shelf.add_feed("https://sample.example/feed", sample=True)
    assert run("export", path) == (0, "", f"claimreader: 2 feeds written to {path}\n")
    assert run("export").out.encode() == path.read_bytes()
    other = tmp_path / "other.db"
    assert run("--db", other, "import", path).out == "2 feeds added, 0 known already\n"
    with Store.open(other) as store:
        assert [(feed.url, feed.title, feed.folder) for feed in store.feeds()] == [
            ("https://two.example/feed", "Outlet Two", ""),
            ("https://one.example/feed", "Outlet One", "war"),
        ]


def test_export_says_where_it_cannot_write(run: Run, store: Store, tmp_path: Path) -> None:
    answer = run("export", tmp_path / "none" / "mine.opml")
    assert answer.code == 1 and "no such file or directory" in answer.err


# ------------------------------------------------------------------------------------------------ doctor


def test_doctor_says_what_is_there(run: Run, shelf: Store) -> None:
    answer = run("doctor")
    found = {row[1]: row[2] for row in answer.rows if row[1]}
    assert found.keys() >= {"claimreader", "Python", "textual", "configuration", "database", "claim model", "expat"}
    assert str(default_database()) in found["database"] and "SQLite" in found["database"]
    assert "feeds 2, articles 3" in found["kept"]
    assert (answer.code, answer.out.splitlines()[-1]) == (0, "ok\t\tnothing is wrong")


def test_doctor_makes_no_database(run: Run) -> None:
    assert "none yet" in run("doctor").out
    assert not default_database().exists()


def test_doctor_finds_a_broken_configuration_and_a_foreign_database(run: Run, tmp_path: Path) -> None:
    config, database = tmp_path / "config.toml", tmp_path / "foreign.db"
    config.write_text("theme = = 1", encoding="utf-8")
    database.write_text("no database " * 500, encoding="utf-8")
    answer = run("--config", config, "--db", database, "doctor")
    wrong = {row[1]: row[2] for row in answer.rows if row[0] == "problem"}
    assert answer.code == 1
    assert str(config) in wrong["configuration"] and str(database) in wrong["database"]


def _ids(store: Store) -> list[int]:
    from claimreader.records import ArticleQuery

    return list(store.article_ids(ArticleQuery()))


@pytest.mark.parametrize("data", [b"", b"A plain sentence.\n", bytes(range(256)) * 8])
def test_a_file_without_subscriptions_is_named(run: Run, store: Store, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "list").write_bytes(data)
    answer = run("import", tmp_path / "list")
    assert (answer.code, answer.out) == (1, "")
    assert f"{tmp_path / 'list'}: there are no subscriptions in it" in answer.err


def test_a_person_is_told_when_nothing_is_due(
    run: Run, server: FeedServer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_feed(server.put("/feed.xml", rss("the flood")))
    assert run("refresh", "--no-claims").code == 0
    monkeypatch.setattr("tui.commandline.news.for_people", lambda: True)
    answer = run("refresh", "--no-claims")
    assert answer.code == 0
    assert re.search(r"no feed is due; the next one is at \d\d:\d\d; --all asks them now", answer.out)

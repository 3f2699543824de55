"""`claimreader claims`: the documented JSON, the text for people, and what bad input gets."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import Run, runner
from tests.servers import FeedServer

DENIAL = (
    "Russia said on Monday that Ukrainian forces had shelled the town.\n\n"
    "Ukraine denied that its forces had shelled the town."
)
FRENCH = (
    "Le ministre a déclaré lundi que les troupes avaient quitté la ville et que la paix était proche. "
    "Selon lui, les combats ont cessé depuis la nuit dernière dans toute la région, mais la situation reste tendue."
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


@pytest.fixture
def denial(tmp_path: Path) -> Path:
    path = tmp_path / "denial.txt"
    path.write_text(DENIAL, encoding="utf-8")
    return path


def documents(out: str) -> list[dict[str, Any]]:
    answer: dict[str, list[dict[str, Any]]] = json.loads(out)
    return answer["documents"]


# ---------------------------------------------------------------------------------------------- the JSON


def test_the_json_is_as_documented(run: Run, denial: Path) -> None:
    answer = run("claims", "--json", denial)
    assert answer.code == 0 and answer.err == ""
    said = json.loads(answer.out)
    assert said.keys() == {"documents", "disputes", "model"}
    [document] = said["documents"]
    assert document.keys() == {"id", "text", "language", "understood", "attributions"}
    assert (document["id"], document["text"], document["understood"]) == ("denial", DENIAL, True)
    for number, one in enumerate(document["attributions"], 1):
        assert one.keys() == {
            "id", "source", "cue", "content", "act", "speaker", "party", "channel", "quoted", "confidence"
        }  # fmt: skip
        assert one["id"] == number
        assert 0 <= one["confidence"] <= 1
        for role in ("source", "cue", "content"):
            assert all(0 <= start < end <= len(DENIAL) for start, end in one[role])


def test_the_denial_is_found_and_contested(run: Run, denial: Path) -> None:
    said = json.loads(run("claims", "--json", denial).out)
    [document] = said["documents"]
    by_party = {one["party"]: one for one in document["attributions"]}
    assert by_party["Russia"]["act"] == "assert"
    assert by_party["Ukraine"]["act"] == "deny"
    [dispute] = said["disputes"]
    assert dispute.keys() == {"id", "kind", "proposition", "why", "for", "against"}
    assert dispute["for"] == [{"document": "denial", "attribution": by_party["Russia"]["id"]}]
    assert dispute["against"] == [{"document": "denial", "attribution": by_party["Ukraine"]["id"]}]


def test_disputes_run_across_the_files_of_a_story_only(run: Run, tmp_path: Path) -> None:
    for name, text in zip(("one", "two"), DENIAL.split("\n\n"), strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    files = (tmp_path / "one.txt", tmp_path / "two.txt")
    assert json.loads(run("claims", "--json", *files).out)["disputes"] == []
    [dispute] = json.loads(run("claims", "--json", "--story", *files).out)["disputes"]
    assert {member["document"] for side in ("for", "against") for member in dispute[side]} == {"one", "two"}


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"He said: \xe2\x80\x9cyes\xe2\x80\x9d \xf0\x9f\x98\x80.\r\n\r\nShe said no.\r\n", None),
        (b"\xef\xbb\xbfHe said yes.", "\ufeffHe said yes."),
        (b"  He said\tyes.\n\n\n\n ", None),
        ("Sie sagte, es sei früh.".encode("utf-16"), "Sie sagte, es sei früh."),
        (b"He said it was \x93clear\x94.", "He said it was “clear”."),
        ("He said \u202eyes\u202c.\u0000".replace("\u0000", "").encode(), None),
    ],
)
def test_a_plain_text_stays_as_it_is(run: Run, tmp_path: Path, data: bytes, text: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    [document] = documents(run("claims", "--json", tmp_path / "a.txt").out)
    assert document["text"] == (data.decode() if text is None else text)


def test_line_ends_of_other_systems_change_nothing_in_what_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(DENIAL.replace("\n", "\r\n").encode())
    [document] = documents(run("claims", "--json", tmp_path / "a.txt").out)
    words = [" ".join(document["text"][start:end] for start, end in one["content"]) for one in document["attributions"]]
    assert len(words) == 2 and all("shelled the town" in content for content in words)


def test_several_files_and_standard_input_at_once(run: Run, tmp_path: Path, denial: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "denial.txt").write_text("The mayor said so.", encoding="utf-8")
    answer = run("claims", "--json", denial, tmp_path / "b" / "denial.txt", "-", stdin=b"The minister said no.")
    assert [document["id"] for document in documents(answer.out)] == ["denial", "denial-2", "stdin"]


def test_an_html_file_is_read_without_its_markup(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in DENIAL.split("\n\n"))
    page = f"<!DOCTYPE html><html><head><title>Town</title></head><body><nav>Menu</nav><article>{paragraphs}</article>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    [document] = documents(run("claims", "--json", tmp_path / "page.html").out)
    assert document["id"] == "page"
    assert "<p>" not in document["text"]
    assert {one["party"] for one in document["attributions"]} >= {"Russia", "Ukraine"}


def test_a_page_of_the_web_is_fetched_and_its_article_read(run: Run) -> None:
    sentences = DENIAL.replace("\n\n", " ").split(". ")
    body = "".join(f"<p>{sentence}. {sentence}.</p>" for sentence in sentences * 4)
    with FeedServer() as server:
        page = f"<!DOCTYPE html><html><body><nav>Menu</nav><article><h1>Town</h1>{body}</article></body></html>"
        url = server.put("/news/town-shelled.html", page, content_type="text/html; charset=utf-8")
        answer = run("claims", "--json", url)
        text = server.put("/statement.txt", DENIAL, content_type="text/plain")
        statement = run("claims", "--json", text)
    assert answer.code == statement.code == 0
    [document] = documents(answer.out)
    assert document["id"] == "town-shelled"
    assert "Menu" not in document["text"] and "<" not in document["text"]
    assert {one["party"] for one in document["attributions"]} >= {"Russia", "Ukraine"}
    assert documents(statement.out)[0]["text"] == DENIAL


# ------------------------------------------------------------------------------------------- for people


def test_people_get_assertions_and_denials_by_party_with_what_is_disputed(run: Run, denial: Path) -> None:
    lines = run("claims", denial).out.splitlines()
    assert lines[0] == "denial: 2 claims, 2 contested"
    assert "Russia" in lines and "Ukraine" in lines
    assert any(line.startswith("! says") and "shelled the town" in line for line in lines)
    assert any(line.startswith("! denies") for line in lines)
    assert "Disputes" in lines
    assert any(line.startswith("  because") for line in lines)
    assert any(line.startswith("  against") and "Ukraine denies: that" in line for line in lines)


def test_nothing_in_a_text_reaches_the_terminal_but_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_bytes("The minister\x1b[31m said\x07 \u202eit was \x9b2J over.".encode())
    answer = run("claims", tmp_path / "evil.txt")
    assert answer.code == 0
    assert not {c for c in answer.out if not c.isprintable()} - {"\n"}


# -------------------------------------------------------------------------------------------- bad input


def test_a_text_of_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    answer = run("claims", "--json", tmp_path / "empty.txt")
    assert answer.code == 0
    assert documents(answer.out)[0]["attributions"] == []
    assert answer.err == "claimreader: empty: there is no text in it\n"


def test_a_text_in_another_language(run: Run, tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    answer = run("claims", "--json", tmp_path / "fr.txt")
    [document] = documents(answer.out)
    assert (document["language"], document["understood"], document["attributions"]) == ("fr", False, [])
    assert answer.code == 0
    assert answer.err == "claimreader: fr: it is in French, in which claims are not read yet\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "no such file or directory"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a text but an image"),
        (
            "paper.pdf",
            b"%PDF-1.4\n1 0 obj",
            "is not a text but a PDF: take its text out first, with pdftotext for example",
        ),
        ("noise", bytes(range(1, 256)), "is not a text: it has bytes in it that no text has"),
        ("zeros.txt", b"The town\0was shelled.", "is not a text: it has bytes in it that no text has"),
        ("large.txt", b"a " * 10_000_001, "is larger than 20 MB: split it"),
        ("folder", "folder", "has no texts in it, no files that end in .txt, .text, .html, .htm, .xhtml"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_read(
    run: Run, tmp_path: Path, denial: Path, name: str, data: bytes | str | None, said: str
) -> None:
    path = tmp_path / name
    if isinstance(data, bytes):
        path.write_bytes(data)
    elif data:
        path.mkdir()
    answer = run("claims", "--json", path, denial)
    assert answer.code == 1
    assert answer.err == f"claimreader: {path}: {said}\n"
    assert [document["id"] for document in documents(answer.out)] == ["denial"]


def test_nothing_that_can_be_read_prints_nothing(run: Run, tmp_path: Path) -> None:
    answer = run("claims", "--json", tmp_path / "none.txt")
    assert (answer.code, answer.out) == (1, "")


def test_a_text_of_a_million_characters(run: Run, tmp_path: Path) -> None:
    endless = " ".join(["O" * 1000] * 1000)  # few words, so that reading them takes seconds and not a minute
    (tmp_path / "long.txt").write_text(f"{endless}\n\n{DENIAL}", encoding="utf-8")
    answer = run("claims", "--json", tmp_path / "long.txt")
    assert answer.code == 0
    [document] = documents(answer.out)
    assert len(document["text"]) > 1_000_000
    assert {one["party"] for one in document["attributions"]} >= {"Russia", "Ukraine"}


def test_a_page_of_a_host_that_is_none(run: Run) -> None:
    answer = run("claims", "http://localhost:9/article")
    assert answer.code == 1 and answer.out == ""
    assert answer.err.startswith("claimreader: http://localhost:9/article: ") and answer.err.count("\n") == 1

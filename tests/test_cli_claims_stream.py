"""`claimreader claims` over folders and archives: a document a line in, what was read in it a line out."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT, Run, runner
from tui.commandline.stream import Lines

SAID = "The minister said that the bridge was closed. The mayor denied that the bridge was closed."
GERMAN = "Der Minister sagte am Montag, dass die Brücke nicht sicher sei und dass er davon nichts wusste."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def lines(*documents: object) -> bytes:
    return b"".join(json.dumps(one).encode() + b"\n" for one in documents)


def test_a_document_a_line_in_and_what_was_read_a_line_out(run: Run) -> None:
    answer = run("claims", "--jsonl", stdin=lines({"id": "a", "text": SAID, "outlet": "x"}, {"id": 7, "text": SAID}))
    assert (answer.code, answer.err) == (0, "")
    first, second = rows(answer.out)
    assert first.keys() == {"id", "text", "language", "understood", "attributions", "disputes", "model"}
    assert (first["id"], second["id"]) == ("a", "7")
    assert first["text"] == SAID
    assert len(first["attributions"]) == 2
    assert first["attributions"] == second["attributions"]


def test_a_line_reads_as_the_same_text_in_a_file_does(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    [alone] = json.loads(run("claims", "--json", tmp_path / "a.txt").out)["documents"]
    [line] = rows(run("claims", "--jsonl", "-", stdin=lines({"id": "a", "text": SAID})).out)
    assert {key: line[key] for key in alone} == alone


def test_a_bad_line_is_named_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    bad = b'{"id": \n\n[1]\n{"id": "n"}\n{"text": ["a"]}\n{"id": {}, "text": "a"}\n\xff\xfe\n' + b"[" * 100_000 + b"\n"
    archive.write_bytes(lines({"id": "a", "text": SAID}) + bad + lines({"text": SAID})[:-1])
    answer = run("claims", "--jsonl", archive)
    assert answer.code == 1
    assert [row["id"] for row in rows(answer.out)] == ["a", "10"]
    said = [line.split(": ")[1] for line in answer.err.splitlines()]
    assert said == [f"{archive}, line {number}" for number in (2, 4, 5, 6, 7, 8, 9)]


def test_what_has_no_claims_for_a_reason_is_told_of_and_is_no_failure(run: Run) -> None:
    answer = run("claims", "--jsonl", stdin=lines({"id": "e", "text": " "}, {"id": "g", "text": GERMAN}))
    assert answer.code == 0
    assert [row["understood"] for row in rows(answer.out)][1] is False
    assert answer.err.splitlines() == [
        "claimreader: e: there is no text in it",
        "claimreader: g: it is in German, in which claims are not read yet",
    ]


def test_halves_of_characters_do_no_harm(run: Run) -> None:
    answer = run("claims", "--jsonl", stdin=b'{"id": "\\ud800", "text": "The minister said \\udfff no."}\n')
    assert (answer.code, answer.err) == (0, "")
    assert rows(answer.out)[0]["text"] == "The minister said \ufffd no."


def test_each_line_is_answered_before_the_next_is_asked_for_and_who_reads_no_further_is_no_error() -> None:
    command = [sys.executable, "-m", "claimreader", "claims", "--jsonl"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        for name in ("a", "b"):
            process.stdin.write(lines({"id": name, "text": SAID}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdout.close()
        process.stdin.write(lines({"id": "c", "text": SAID}))
        process.stdin.flush()
        assert process.wait(200) == 141
        assert process.stderr.read() == b""
        process.stdin.close()


def test_a_folder_is_read_with_those_below_it(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "below/c.html", "below/picture.png", ".hidden/d.txt", "below/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{SAID}</p>" if name.endswith("html") else SAID, encoding="utf-8")
    answer = run("claims", "--json", tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert [one["id"] for one in json.loads(answer.out)["documents"]] == ["a", "b", "c"]
    assert [one["id"] for one in rows(run("claims", "--jsonl", tmp_path).out)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--jsonl", "--json"], "--jsonl does not go with --json"),
        (["--jsonl", "--story"], "--jsonl does not go with --story"),
        ([], "needs FILE, FOLDER, URL or -"),
    ],
)
def test_what_does_not_go_together(run: Run, arguments: list[str], said: str) -> None:
    answer = run("claims", *arguments)
    assert answer.code == 2 and said in answer.err and answer.out == ""


def test_a_missing_archive_is_said_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    answer = run("claims", "--jsonl", tmp_path / "none.jsonl", "-", stdin=lines({"id": "a", "text": SAID}))
    assert answer.code == 1
    assert answer.err == f"claimreader: {tmp_path / 'none.jsonl'}: no such file or directory\n"
    assert len(rows(answer.out)) == 1


def test_people_see_no_doubled_commas(run: Run, tmp_path: Path) -> None:
    text = "The bridge is closed, the minister, Ana Duarte, said. “It is closed,” said Ana Duarte, the minister."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    out = run("claims", tmp_path / "a.txt").out
    assert "(" in out and ",," not in out and ", ," not in out


def test_lines_longer_than_allowed_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"a\n" + b"b" * 500_000 + b"\n\nc\n" + b"d" * 500_000 + b"\ne")
    with path.open("rb") as file:
        found = Lines(file, largest=100_000)
        assert list(found) == [b"a", None, b"", b"c", None, b"e"]


def test_a_line_that_is_not_there_yet_is_not_at_hand() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file:
        os.write(writing, b"a\nb\n")
        found = Lines(file)
        seen = iter(found)
        assert (next(seen), found.at_hand) == (b"a", True)
        assert (next(seen), found.at_hand) == (b"b", False)
        os.close(writing)
        assert list(seen) == []

"""Files that the reader writes for the user: where they go, what they are called; none is ever written over."""

import re
import unicodedata
from itertools import count
from pathlib import Path

from platformdirs import user_documents_path

LONGEST = 60
"""Characters of a name that is made of a title."""

_GAPS = re.compile(r"[^\w]+")


def folder() -> Path:
    """Where files go: the user's documents, or, where there is no such folder, home."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def write(title: str, suffix: str, text: str) -> Path:
    """Keep a text in a new file that is called after its title.

    Raises:
        OSError: it cannot be written there.
    """
    for number in count(1):
        path = folder() / f"{name_of(title)}{'' if number == 1 else f'-{number}'}{suffix}"
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("there is always another number")


def name_of(title: str) -> str:
    """A title as a file's name: letters and figures, joined by hyphens."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", title) if unicodedata.category(c) != "Mn")
    words = _GAPS.sub("-", letters.casefold()).strip("-_")[:LONGEST].strip("-_")
    return words or "dispute"


def told(path: Path) -> str:
    """A path as it is told: from `~` on, where it lies there."""
    home = Path.home()
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)

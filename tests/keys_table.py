"""The README's table of keys, from the one list of commands: `python -m tests.keys_table` writes it anew."""

from tests.commands import ROOT
from tui.keys import table

README = ROOT / "README.md"
BEGIN, END = "<!-- keys: written by `make keys` -->\n", "\n<!-- end of keys -->\n"


def within(readme: str) -> str:
    """The table that a README holds."""
    return readme.partition(BEGIN)[2].partition(END)[0]


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    README.write_text(old.replace(BEGIN + within(old) + END, BEGIN + table() + END), encoding="utf-8")

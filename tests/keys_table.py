"""The README's table of keys, from the one list of commands: `python -m tests.keys_table` writes it anew."""

from pathlib import Path

from tui.commands import GROUPS

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- keys: written by `make keys` -->\n", "<!-- end of keys -->\n"
NAMES = {
    "question_mark": "?", "colon": ":", "slash": "/", "pagedown": "page down", "pageup": "page up", "minus": "-",
    "plus": "+", "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "left_parenthesis": "(", "right_parenthesis": ")", "vertical_line": "|",
    "comma": ",", "full_stop": ".", "equals_sign": "=", "down": "↓", "up": "↑", "left": "←", "right": "→",
}  # fmt: skip


def table() -> str:
    """A table for each place of the program: key, command, what it does."""
    parts = []
    for group in GROUPS:
        rows = "".join(f"| {_keys(one.key)} | `{one.id}` | {_cell(one.help)} |\n" for one in group.commands)
        parts.append(f"\n**{group.title}**\n\n| key | command | what it does |\n|---|---|---|\n{rows}")
    return "".join(parts) + "\n"


def within(readme: str) -> str:
    """The table that a README holds."""
    return readme.partition(BEGIN)[2].partition(END)[0]


def _keys(keys: str) -> str:
    return " ".join(f"`{_cell(NAMES.get(key, key))}`" for key in keys.split(","))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    README.write_text(old.replace(BEGIN + within(old) + END, BEGIN + table() + END), encoding="utf-8")

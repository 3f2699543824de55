"""What the configuration wishes for on the screen and cannot be had: commands and keys that there are not, themes."""

from collections.abc import Iterator
from pathlib import Path

from claimreader.config import Config, Objection


def load(path: Path | None) -> Config:
    """The configuration, with all that is wrong in it told of in its `problems`.

    Raises:
        ConfigError: the file cannot be read at all.
    """
    return Config.load(path, objections)


def objections(config: Config) -> Iterator[Objection]:
    """What is wrong with the settings that only the screen knows about; Textual is not asked about the usual ones."""
    if config.keys:
        from tui.keys import keymap, taken

        for id, problem in (keymap(config.keys).problems | taken(config.keys)).items():
            yield ("keys", id), problem
    if config.theme != Config().theme:
        from tui.themes import DARK, is_theme

        if not is_theme(config.theme):
            yield ("theme",), f'must be the name of a theme, not "{config.theme}"; "{DARK.name}" is used'

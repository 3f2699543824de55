"""What languages are called."""

from claimreader.claims.lexicon import table
from tui.languages import NAMES, name_of


def test_every_language_that_a_text_can_be_told_to_be_in_has_a_name() -> None:
    from claimreader.claims.language import _SCRIPTS

    assert {*table("languages"), *(code for _, code in _SCRIPTS)} - {"english_too"} == NAMES.keys()


def test_what_is_said_where_nobody_knows() -> None:
    assert name_of("de") == "German" and name_of("xx") == "xx" and name_of(None) is None

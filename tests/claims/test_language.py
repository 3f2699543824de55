"""Telling a text's language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Monday that the troops had crossed the river and were in the city.", "en"),
        ("Das Ministerium sagte am Montag, dass die Truppen den Fluss überquert haben und in der Stadt sind.", "de"),
        ("Le ministère a dit lundi que les troupes ont traversé le fleuve et sont dans la ville.", "fr"),
        ("El ministerio dijo el lunes que las tropas cruzaron el río y que están en la ciudad.", "es"),
        ("O ministério disse na segunda-feira que as tropas não cruzaram o rio e que estão na cidade.", "pt"),
        ("Il ministero ha detto che le truppe hanno attraversato il fiume e che sono nella città con gli altri.", "it"),
        ("Het ministerie zei dat de troepen de rivier niet zijn overgestoken en dat zij in de stad zijn.", "nl"),
        ("Ministerstwo podało, że wojska przekroczyły rzekę i są w mieście, ale nie na moście.", "pl"),
        ("Министерство сообщило, что войска перешли реку.", "ru"),
        ("Міністерство повідомило, що війська перейшли річку і зупинилися.", "uk"),
        ("السلطات قالت إن الهجوم وقع صباح الاثنين", "ar"),
        ("وزارت گفت که پل بسته است و چراغ‌ها خاموش شد", "fa"),
        ("他们说这座桥关闭了", "zh"),
        ("日本の首相は月曜日に述べた", "ja"),
        ("हिंदी मराठी समाचार", "hi"),
        ("Seoul says", None),
        ("", None),
        ("12:30 — 4-1 (3-0)!", None),
    ],
)
def test_a_language_is_told_by_its_small_words_or_its_letters(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_foreign_line_does_not_change_an_articles_language() -> None:
    english = "The ministry said that the bridge was closed, and that it would not be open before the end of the week."
    assert language_of(f"{english}\n\nहिंदी मराठी\n\n{english}") == "en"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or len(language) == 2

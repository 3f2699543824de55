"""Telling a text's language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimreader.claims.language import in_languages, is_read, language_of


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
        ("Regeringen siger, at der ikke er nogen planer om at ændre loven, og at den står fast.", "da"),
        ("Hallitus sanoi maanantaina, että lakia ei aiota muuttaa ja että se on hyvä.", "fi"),
        ("A kormány szerint nincs terv a törvény módosítására, és ez nem is lesz.", "hu"),
        ("Guvernul a spus luni că nu există planuri de a schimba legea și că este bine.", "ro"),
        ("Vláda v pondělí uvedla, že nemá v plánu zákon měnit a že podle ní je dobrý.", "cs"),
        ("Chính phủ cho biết không có kế hoạch thay đổi luật và những lời này là sai.", "vi"),
        ("Serikali ilisema kwamba haina mpango wa kubadilisha sheria hiyo kwa sasa.", "sw"),
        ("Die minister het gesê dat die regering nie planne het om die wet te verander nie.", "af"),
        ("The toon cooncil said the brig wis shut an it isna tae be open afore the simmer, fowk ken.", "sco"),
        ("Di minister don tok say dem no go open di bridge and say di people dey vex.", "pcm"),
        ("Министар је рекао да мост неће бити отворен и да људи чекају.", "sr"),
        ("وزیر نے کہا کہ پل بند ہے اور سڑک نہیں کھلے گی", "ur"),
        ("RUSSIA SAYS ITS FORCES HAVE TAKEN A VILLAGE AND THAT THE BRIDGE WAS SHUT", "en"),
        ("Markets slide as traders weigh rate path, oil demand, growth; yields and dollar climb", "en"),
        ("Kabinet ontkent plannen voor nieuwe wet", "nl"),
        ("Moskau bestreitet Angriff auf Kiew", "de"),
        ("Anna Schmidt, Peter Müller, José García, Jean Dupont, Ivan Petrov, Olga Ivanova", None),
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
    assert language is None or 2 <= len(language) <= 3


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Seoul says", True),
        ("Halvik 2 Mirevo 1", True),
        ("The bridge was shut, the ministry said.", True),
        ("Le ministère a dit lundi que les troupes ont traversé le fleuve.", False),
        ("lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore dolore", False),
    ],
)
def test_what_is_in_no_language_that_is_read_is_left_alone(text: str, read: bool) -> None:
    assert is_read(text, language_of(text), ("en",)) is read


def test_a_foreign_paragraph_of_an_english_article_is_left_alone() -> None:
    english = "The ministry said that the bridge was closed."
    foreign = "Das Ministerium sagte am Montag, dass die Brücke geschlossen sei und es auch bleibe."
    text = f"{english}\n\n{foreign}\n\n{english}"
    assert in_languages(text, 3, ("en",))
    assert not in_languages(text, len(english) + 5, ("en",))
    assert in_languages(text, len(text) - 1, ("en",))

"""The parties that the sample edition names are the ones that its articles speak of."""

from claimreader.config import Config
from claimreader.records import KnownParty
from claimreader.sample import parties
from tests import golden_sample


def test_every_alias_stands_in_an_article() -> None:
    texts = "\n".join(article.text for article in golden_sample.articles().values())
    assert [alias for party in parties() for alias in party.aliases if alias not in texts] == []


def test_no_alias_means_two_parties() -> None:
    aliases = [alias for party in parties() for alias in party.aliases]
    assert len(set(aliases)) == len(aliases)


def test_the_users_parties_come_first() -> None:
    known = Config(parties=(KnownParty("Velland", ("Vellish",)),)).known_parties()
    assert known[0].aliases == ("Vellish",)
    assert set(parties()) < set(known)

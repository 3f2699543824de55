"""The sample edition: the edit of one of its articles softened a claim, and put denials beside it."""

from datetime import UTC, datetime
from pathlib import Path

from claimreader.claims.read import Reader
from claimreader.config import Config
from claimreader.records import ArticleQuery
from claimreader.versions.claims import ChangeKind
from storage import Store
from tui.comparison import compare
from tui.first_day import begin

NOW = datetime(2031, 5, 17, 9, 30, tzinfo=UTC)


def test_what_the_edit_of_a_sample_article_softened(tmp_path: Path) -> None:
    reader = Reader(Config().known_parties())
    with Store.open(tmp_path / "news.db", clock=lambda: NOW) as store:
        begin(store, NOW)
        edited = [row for row in store.rows(store.article_ids(ArticleQuery())) if row.versions > 1]
        assert [(row.outlet, row.versions) for row in edited] == [("Meridian News Agency", 2)]
        [article] = edited
        versions = store.versions(article.id)
        for version in versions:
            if store.version_claims(version.id) is None:
                store.keep_reading(version.id, reader.read(version.document.text))
        comparison = compare(store, article.id, versions, 1, 2, 0.5)
    told = {change.kept.words: change for change in comparison.changes}
    softened = told["that at least 60,000 litres of solvent escaped and that the company concealed the leak"]
    assert softened.kind is ChangeKind.SOFTENED
    assert softened.why == "“says” is now “alleges”; now with “at least”"
    assert any(change.denial and change.kept.claim.party == "Quillon Chemicals" for change in comparison.changes)

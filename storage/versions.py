"""Versions of articles: what was claimed in each, and which one the user has read."""

from claimreader.records import KeptClaim
from storage.access import Access
from storage.claims import kept_claims
from storage.feeds import one


class Versions(Access):
    """What an article said before."""

    def version_claims(self, version_id: int) -> tuple[KeptClaim, ...] | None:
        """The claims of a version, in the order of its text; None while nobody has read them."""
        with self._reading() as db:
            if db.execute("SELECT 1 FROM readings WHERE version_id = ?", (version_id,)).fetchone() is None:
                return None
            return tuple(kept_claims(db, "versions.id = ? ORDER BY claims.number", (version_id,)))

    def version_read(self, article_id: int) -> int | None:
        """The number of the version that the user had read when the article was edited last; None for none.

        Raises:
            StorageError: the article is not there any more.
        """
        query = "SELECT read_version FROM articles WHERE id = ?"
        with self._reading() as db:
            number: int | None = one(db.execute(query, (article_id,)).fetchone(), "article")["read_version"]
            return number

    def unread_text(self, version_id: int) -> str | None:
        """The text of a version whose claims nobody has read; None where somebody has, or there is no such version."""
        query = """
            SELECT text FROM versions
            WHERE id = ? AND NOT EXISTS (SELECT 1 FROM readings WHERE version_id = versions.id)
        """
        with self._reading() as db:
            row = db.execute(query, (version_id,)).fetchone()
        return None if row is None else str(row["text"])

    def author_of(self, version_id: int) -> str:
        """Who wrote the article of a version, as its feed says; empty where that says nothing, or there is none."""
        query = "SELECT author FROM articles JOIN versions ON versions.article_id = articles.id WHERE versions.id = ?"
        with self._reading() as db:
            row = db.execute(query, (version_id,)).fetchone()
        return str(row["author"] or "") if row is not None else ""

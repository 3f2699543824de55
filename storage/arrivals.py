"""How far what is kept has come, asked so cheaply that it can be asked every few seconds."""

from claimreader.records import Latest
from storage.access import Access


class Arrivals(Access):
    """What tells that something came in, whichever process brought it."""

    def latest(self) -> Latest:
        """Another answer than before when something has come in, been read, or moved; it takes some microseconds."""
        query = """
            SELECT (SELECT count(*) FROM feeds WHERE state <> 'unsubscribed'),
                (SELECT coalesce(max(id), 0) FROM versions),
                (SELECT coalesce(max(first), 0) FROM readings),
                (SELECT coalesce(max(id), 0) FROM disputes),
                (SELECT count(*) FROM bookmarks WHERE news)
        """
        with self._reading() as db:
            return Latest(*db.execute(query).fetchone())

"""Small things that the screen remembers from one run to the next."""

from storage.access import Access


class Settings(Access):
    """Keys and values; what they mean is their owner's business."""

    def remember(self, key: str, value: str) -> None:
        """Keep a value, in place of the one before."""
        query = "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        with self._writing() as db:
            db.execute(query, (key, value))

    def recall(self, key: str) -> str | None:
        """The value that was kept last."""
        with self._reading() as db:
            row = db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row["value"])

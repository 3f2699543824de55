"""What following needs in the tables, as SQL. Never edited after its release: what comes later is a step of its own."""

FOLLOWING = (
    # The number of the version that had been read when the article was edited.
    "ALTER TABLE articles ADD COLUMN read_version INTEGER",
    # Counts up, whenever a version's claims are read for the first time, by whichever model.
    "ALTER TABLE readings ADD COLUMN first INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX readings_by_first ON readings (first)",
    # JSON: what a bookmark is on as it was found last, and as the user saw it last; null where nobody has looked yet.
    "ALTER TABLE bookmarks ADD COLUMN evidence TEXT",
    "ALTER TABLE bookmarks ADD COLUMN seen TEXT",
    # How far reading had come then: what was read later is new to the user.
    "ALTER TABLE bookmarks ADD COLUMN looked INTEGER NOT NULL DEFAULT 0",
    # JSON: which of its movements were told already by a refresh.
    "ALTER TABLE bookmarks ADD COLUMN told TEXT NOT NULL DEFAULT '[]'",
)
"""Statement by statement."""

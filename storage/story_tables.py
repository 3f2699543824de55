"""What stories need in the tables, as SQL. Never edited after its release: what comes later is a step of its own."""

STORIES = (
    """
    CREATE TABLE stories (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        articles INTEGER NOT NULL DEFAULT 0,
        last INTEGER NOT NULL DEFAULT 0,            -- the date of its newest article
        due INTEGER NOT NULL DEFAULT 0              -- its disputes: 0 up to date, 1 to be looked at, 2 with news
    ) STRICT
    """,
    "CREATE INDEX stories_by_date ON stories (last DESC, id DESC)",
    "CREATE INDEX stories_due ON stories (last DESC, id DESC) WHERE due > 0",
    """
    CREATE TABLE story_articles (                   -- every article that was looked at, also those that stand alone
        article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
        story_id INTEGER REFERENCES stories ON DELETE SET NULL,
        day INTEGER NOT NULL,
        by_user INTEGER NOT NULL DEFAULT 0,         -- the user has put it here: nothing else moves it
        one_text INTEGER NOT NULL,                  -- the first article that printed its text, mostly itself
        reason TEXT NOT NULL DEFAULT '',
        about TEXT NOT NULL                         -- what it is compared by (claimreader.stories.telling)
    ) STRICT
    """,
    "CREATE INDEX story_articles_of_story ON story_articles (story_id, day, article_id)",
    "CREATE INDEX story_articles_by_day ON story_articles (day)",
    """
    CREATE TABLE story_words (                      -- the rare words by which an article is found
        word INTEGER NOT NULL,
        day INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        PRIMARY KEY (word, day, article_id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER story_left AFTER DELETE ON story_articles WHEN old.story_id IS NOT NULL
    BEGIN
        UPDATE stories SET articles = articles - 1, due = max(due, 1) WHERE id = old.story_id;
    END
    """,
    # The version that was looked at; null, or another than the newest, while it waits.
    "ALTER TABLE articles ADD COLUMN placed INTEGER",
    # An archive is not gone through when the program is upgraded: only its last month.
    """
    UPDATE articles SET placed = newest
    WHERE date < (SELECT max(date) FROM articles) - 30 * 24 * 60 * 60 * 1000000
    """,
    "CREATE INDEX articles_unplaced ON articles (date, id) WHERE placed IS NOT newest",
    # A dispute across the articles of a story, and the one that says all that a dispute within an article says.
    "ALTER TABLE disputes ADD COLUMN story_id INTEGER REFERENCES stories ON DELETE CASCADE",
    "ALTER TABLE disputes ADD COLUMN within INTEGER REFERENCES disputes ON DELETE SET NULL",
    "CREATE INDEX disputes_of_story ON disputes (story_id) WHERE story_id IS NOT NULL",
    "CREATE INDEX disputes_within ON disputes (within) WHERE within IS NOT NULL",
)
"""Statement by statement."""

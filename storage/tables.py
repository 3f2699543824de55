"""The tables of the first release, as SQL. Never edited after it: what comes later is a step of `storage.schema`.

Times are microseconds since 1970, UTC, to come back exactly as they went in; spans are JSON, `[[start, end]]`.
"""

FEEDS = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL DEFAULT '',              -- what the user calls it
    title TEXT NOT NULL DEFAULT '',             -- what it calls itself
    site TEXT,
    folder TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'active',
    full_text INTEGER NOT NULL DEFAULT 0,
    sample INTEGER NOT NULL DEFAULT 0,
    etag TEXT,                                  -- both validators as the server gave them
    last_modified TEXT,
    body_hash TEXT,
    moved_to TEXT,
    last_tried INTEGER,
    last_fetched INTEGER,
    next_poll INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    every INTEGER,                              -- how often its publisher wants to be asked, in microseconds
    articles INTEGER NOT NULL DEFAULT 0,        -- these three are kept by triggers
    unread INTEGER NOT NULL DEFAULT 0,
    disputed INTEGER NOT NULL DEFAULT 0
) STRICT
"""

ARTICLES = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    author TEXT,
    published INTEGER,                          -- as the feed says
    first_seen INTEGER NOT NULL,
    date INTEGER NOT NULL,                      -- what lists sort by: published, never in the future, or first seen
    read INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,         -- edited since it was read
    feed_hash TEXT NOT NULL DEFAULT '',
    versions INTEGER NOT NULL DEFAULT 0,
    newest INTEGER,                             -- the newest version
    model INTEGER REFERENCES models,            -- which read the newest version, null while it waits
    standing INTEGER,                           -- the version whose claims stand: the newest one that was read
    claims INTEGER,                             -- of the newest version, null while it waits
    contested INTEGER NOT NULL DEFAULT 0,       -- of the standing version
    UNIQUE (feed_id, key)
) STRICT
"""

VERSIONS = """
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    seen INTEGER NOT NULL,
    full_text INTEGER NOT NULL DEFAULT 0,
    blocks TEXT NOT NULL,
    inlines TEXT NOT NULL,
    text TEXT NOT NULL,                         -- last: what stands before it is read without it
    UNIQUE (article_id, number)
) STRICT
"""

READINGS = """
CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE readings (
    version_id INTEGER PRIMARY KEY REFERENCES versions ON DELETE CASCADE,
    model INTEGER NOT NULL REFERENCES models,
    language TEXT,
    understood INTEGER NOT NULL
) STRICT;
CREATE TABLE claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id INTEGER NOT NULL REFERENCES versions ON DELETE CASCADE,
    number INTEGER NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    act TEXT NOT NULL,
    quoted TEXT NOT NULL,
    confidence REAL NOT NULL,
    speaker TEXT,
    parties TEXT NOT NULL,                      -- JSON, in the order of the text
    channel TEXT
) STRICT;
CREATE INDEX claims_of_version ON claims (version_id, number)
"""

PARTIES = """
CREATE TABLE parties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    claims INTEGER NOT NULL DEFAULT 0,          -- these four are kept by triggers
    denials INTEGER NOT NULL DEFAULT 0,
    contested INTEGER NOT NULL DEFAULT 0,
    last INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX parties_by_claims ON parties (claims DESC, name) WHERE claims > 0;
CREATE TABLE party_claims (                     -- the standing claims of each party, newest first
    party_id INTEGER NOT NULL REFERENCES parties,
    date INTEGER NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
    denial INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    PRIMARY KEY (party_id, date DESC, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_claims_of_claim ON party_claims (claim_id)
"""

DISPUTES = """
CREATE TABLE disputes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER REFERENCES articles ON DELETE CASCADE,   -- null: its members stand in several
    kind TEXT NOT NULL,
    proposition TEXT NOT NULL,
    why TEXT NOT NULL,
    opened INTEGER NOT NULL,
    moved INTEGER NOT NULL
) STRICT;
CREATE INDEX disputes_by_movement ON disputes (moved DESC, id DESC);
CREATE INDEX disputes_of_article ON disputes (article_id);
CREATE TABLE dispute_members (
    dispute_id INTEGER NOT NULL REFERENCES disputes ON DELETE CASCADE,
    claim_id INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('pro', 'con')),
    PRIMARY KEY (dispute_id, claim_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_members_of_claim ON dispute_members (claim_id);
CREATE TABLE dispute_parties (
    party_id INTEGER NOT NULL REFERENCES parties,
    dispute_id INTEGER NOT NULL REFERENCES disputes ON DELETE CASCADE,
    PRIMARY KEY (party_id, dispute_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_parties_of_dispute ON dispute_parties (dispute_id)
"""

USERS = """
CREATE TABLE bookmarks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    title TEXT NOT NULL,                        -- as it was when it was made
    quote TEXT,                                 -- the anchor: null for an article
    before TEXT,
    after TEXT,
    note TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]',
    made INTEGER NOT NULL,
    news INTEGER NOT NULL DEFAULT 0,
    claim_id INTEGER REFERENCES claims ON DELETE SET NULL,      -- where it is today: found again after every reading
    dispute_id INTEGER REFERENCES disputes ON DELETE SET NULL
) STRICT;
CREATE INDEX bookmarks_of_article ON bookmarks (article_id);
CREATE INDEX bookmarks_of_claim ON bookmarks (claim_id);
CREATE INDEX bookmarks_of_dispute ON bookmarks (dispute_id);
CREATE TABLE journal (                          -- what can be undone, newest last
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made INTEGER NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL                        -- JSON: what is needed to put it back
) STRICT;
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

# Lists are read from these alone. Only a partial one knows of `read`, so that marking an article writes one entry.
INDEXES = """
CREATE INDEX articles_by_date ON articles (date DESC, id DESC, feed_id);
CREATE INDEX articles_by_feed ON articles (feed_id, date DESC, id DESC);
CREATE INDEX articles_unread ON articles (date DESC, id DESC, feed_id, read) WHERE read = 0;
CREATE INDEX articles_disputed ON articles (date DESC, id DESC, feed_id, contested) WHERE contested > 0;
CREATE INDEX articles_by_model ON articles (model, date DESC, id DESC)
"""

# `storage.search` keeps it in step: triggers may not write to a virtual table while schemas are not trusted.
SEARCH = [
    """
    CREATE VIEW searchable AS
    SELECT articles.id AS id, articles.title AS title, versions.text AS text
    FROM articles JOIN versions ON versions.id = articles.newest
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(
        title, text, content='searchable', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    )
    """,
]

COUNTING = [
    """
    CREATE TRIGGER article_counted AFTER INSERT ON articles
    BEGIN
        UPDATE feeds SET articles = articles + 1, unread = unread + (new.read = 0),
            disputed = disputed + (new.contested > 0) WHERE id = new.feed_id;
    END
    """,
    """
    CREATE TRIGGER article_uncounted AFTER DELETE ON articles
    BEGIN
        UPDATE feeds SET articles = articles - 1, unread = unread - (old.read = 0),
            disputed = disputed - (old.contested > 0) WHERE id = old.feed_id;
    END
    """,
    """
    CREATE TRIGGER article_recounted AFTER UPDATE OF read, contested ON articles
    WHEN new.read <> old.read OR (new.contested > 0) <> (old.contested > 0)
    BEGIN
        UPDATE feeds SET unread = unread + (new.read = 0) - (old.read = 0),
            disputed = disputed + (new.contested > 0) - (old.contested > 0) WHERE id = new.feed_id;
    END
    """,
    """
    CREATE TRIGGER party_counted AFTER INSERT ON party_claims
    BEGIN
        UPDATE parties SET claims = claims + 1, denials = denials + new.denial,
            contested = contested + new.contested, last = max(last, new.date) WHERE id = new.party_id;
    END
    """,
    """
    CREATE TRIGGER party_uncounted AFTER DELETE ON party_claims
    BEGIN
        UPDATE parties SET claims = claims - 1, denials = denials - old.denial,
            contested = contested - old.contested,
            last = coalesce((SELECT max(date) FROM party_claims WHERE party_id = old.party_id), 0)
        WHERE id = old.party_id;
    END
    """,
]

FIRST = (
    *(
        statement
        for tables in (FEEDS, ARTICLES, VERSIONS, READINGS, PARTIES, DISPUTES, USERS, INDEXES)
        for statement in tables.split(";\n")
    ),
    *SEARCH,
    *COUNTING,
)
"""Everything that the first release began with, statement by statement."""

-- The corpus, schema version 1. One file, WAL, one writer; every change of a page is one transaction.
-- Times are ISO 8601 with +07:00; lists and spans are JSON.

CREATE TABLE runs (                 -- one crawl of one set of sources; unfinished ones are resumed
    id        INTEGER PRIMARY KEY,
    sources   TEXT NOT NULL,        -- JSON list of source names, sorted
    started   TEXT NOT NULL,
    finished  TEXT
);

CREATE TABLE sources (
    name      TEXT PRIMARY KEY,
    start_url TEXT NOT NULL,
    portal    TEXT NOT NULL DEFAULT ''
);

CREATE TABLE robots (               -- robots.txt as it was when a run began
    host       TEXT PRIMARY KEY,
    body       TEXT NOT NULL,
    run        INTEGER NOT NULL REFERENCES runs (id)
);

CREATE TABLE addresses (            -- every address ever discovered, once for each identity
    position    INTEGER PRIMARY KEY,
    identity    TEXT NOT NULL UNIQUE,
    url         TEXT NOT NULL,
    source      TEXT NOT NULL REFERENCES sources (name),
    kind        TEXT NOT NULL CHECK (kind IN ('list', 'article')),
    section     TEXT NOT NULL DEFAULT '',
    listed_date TEXT,
    found_on    TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL CHECK (state IN ('pending', 'fetched', 'not_fetched')),
    reason      TEXT NOT NULL DEFAULT '',
    detail      TEXT NOT NULL DEFAULT '',
    stale       INTEGER NOT NULL DEFAULT 0,     -- pages in a row before it that showed nothing new
    run         INTEGER NOT NULL REFERENCES runs (id)   -- in which it was last visited
);
CREATE INDEX addresses_by_state ON addresses (state, kind, position);

CREATE TABLE aliases (              -- other addresses of the same identity
    url      TEXT PRIMARY KEY,
    identity TEXT NOT NULL REFERENCES addresses (identity)
);

CREATE TABLE bodies (               -- raw bytes, compressed with zstd, once for each hash
    sha256 TEXT PRIMARY KEY,
    zstd   BLOB NOT NULL
);

CREATE TABLE pages (                -- every answer that was stored; a list has one for each run
    id           INTEGER PRIMARY KEY,
    identity     TEXT NOT NULL REFERENCES addresses (identity),
    fetched_at   TEXT NOT NULL,
    final_url    TEXT NOT NULL,
    status       INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    portal       TEXT NOT NULL,
    sha256       TEXT NOT NULL REFERENCES bodies (sha256)
);
CREATE INDEX pages_by_address ON pages (identity, id);

CREATE TABLE articles (
    id               TEXT PRIMARY KEY,
    identity         TEXT UNIQUE REFERENCES addresses (identity),   -- NULL when imported from a file
    url              TEXT NOT NULL,
    source           TEXT NOT NULL,
    portal           TEXT NOT NULL,
    title            TEXT NOT NULL,
    published        TEXT,
    published_source TEXT NOT NULL,
    updated          TEXT,
    section          TEXT NOT NULL,
    author           TEXT NOT NULL,
    origin           TEXT NOT NULL,
    lead             TEXT NOT NULL,
    text             TEXT NOT NULL,
    text_sha256      TEXT NOT NULL,
    attachments      TEXT NOT NULL,
    body_kind        TEXT NOT NULL,
    duplicate_of     TEXT,
    fetched_at       TEXT,
    page_sha256      TEXT NOT NULL
);
CREATE INDEX articles_by_day ON articles (published);

CREATE TABLE marks (                -- what is to do before the next count ("stale_duplicates")
    name TEXT PRIMARY KEY
);

CREATE TABLE rejections (           -- fetched pages that are not articles
    identity    TEXT PRIMARY KEY REFERENCES addresses (identity),
    url         TEXT NOT NULL,
    source      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    detail      TEXT NOT NULL,
    page_sha256 TEXT NOT NULL
);

CREATE TABLE labels (               -- the latest label of each article
    article_id  TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    is_reform   INTEGER NOT NULL,
    score       REAL NOT NULL,
    "primary"   TEXT NOT NULL,
    secondary   TEXT NOT NULL,
    confidence  TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    labeler     TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
);

CREATE TABLE reviews (              -- history: the last row of an article is its decision
    id          INTEGER PRIMARY KEY,
    article_id  TEXT NOT NULL REFERENCES articles (id),
    state       TEXT NOT NULL CHECK (state IN ('confirmed', 'changed', 'unsure')),
    is_reform   INTEGER NOT NULL,
    "primary"   TEXT NOT NULL,
    secondary   TEXT NOT NULL,
    reviewer    TEXT NOT NULL,
    at          TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    note        TEXT NOT NULL
);
CREATE INDEX reviews_by_article ON reviews (article_id, id);

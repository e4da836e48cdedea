-- Version 1 to 2: lists as chains of pages, what scripts and postbacks ask for, feeds after lists,
-- a log of every visit, earlier texts of articles that changed.

ALTER TABLE runs ADD COLUMN since TEXT;            -- the period that was wanted; NULL is open
ALTER TABLE runs ADD COLUMN until TEXT;

ALTER TABLE sources ADD COLUMN profile TEXT NOT NULL DEFAULT '';   -- JSON of a [[site]], if any
ALTER TABLE sources ADD COLUMN access  TEXT NOT NULL DEFAULT '';   -- what TLS setting was changed

ALTER TABLE addresses ADD COLUMN host     TEXT    NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN listing  TEXT    NOT NULL DEFAULT '';  -- identity of the first page
ALTER TABLE addresses ADD COLUMN page     INTEGER NOT NULL DEFAULT 1;
ALTER TABLE addresses ADD COLUMN portal   TEXT    NOT NULL DEFAULT '';
ALTER TABLE addresses ADD COLUMN asking   TEXT    NOT NULL DEFAULT '';  -- JSON: how it is asked for
ALTER TABLE addresses ADD COLUMN rank     INTEGER NOT NULL DEFAULT 0;   -- lists, then feeds, then again
ALTER TABLE addresses ADD COLUMN is_feed  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE addresses ADD COLUMN found_in INTEGER NOT NULL DEFAULT 0;   -- the run that discovered it
ALTER TABLE addresses ADD COLUMN tries    INTEGER NOT NULL DEFAULT 0;   -- failed ones in this run
ALTER TABLE addresses ADD COLUMN shape    TEXT    NOT NULL DEFAULT '';  -- a list's address without numbers
ALTER TABLE addresses ADD COLUMN shown    INTEGER;                      -- articles a list's page showed

UPDATE addresses SET reason = CASE
    WHEN reason IN ('http_404', 'http_410') THEN 'not_found'
    WHEN reason LIKE 'http_4%' THEN 'blocked'
    WHEN reason LIKE 'http_%' THEN 'server_error'
    WHEN reason = 'redirected' THEN 'duplicate'
    WHEN reason IN ('not_html', 'unreadable') THEN 'bad_content'
    ELSE reason END;
UPDATE addresses SET host = substr(identity, 1, instr(identity, '/') - 1);
DROP INDEX addresses_by_state;
CREATE INDEX addresses_waiting ON addresses (state, host, rank, position);
CREATE INDEX addresses_by_url ON addresses (url);
CREATE INDEX addresses_by_shape ON addresses (source, shape) WHERE kind = 'list';
CREATE INDEX addresses_by_listing ON addresses (listing) WHERE listing <> '';

ALTER TABLE aliases ADD COLUMN key TEXT NOT NULL DEFAULT '';       -- the identity of that spelling
CREATE INDEX aliases_by_key ON aliases (key);

ALTER TABLE pages ADD COLUMN etag          TEXT NOT NULL DEFAULT '';
ALTER TABLE pages ADD COLUMN last_modified TEXT NOT NULL DEFAULT '';
ALTER TABLE pages ADD COLUMN profile       TEXT NOT NULL DEFAULT '';

CREATE TABLE listings (             -- how far each list was walked, in which run
    identity TEXT PRIMARY KEY,
    run      INTEGER NOT NULL REFERENCES runs (id),
    stale    INTEGER NOT NULL,      -- pages in a row that showed nothing new
    falling  INTEGER NOT NULL,      -- steps from a later date to an earlier one
    rising   INTEGER NOT NULL,
    whole    INTEGER NOT NULL DEFAULT 0     -- walked to its end, no page of it failing
);

CREATE TABLE shown (                -- which list showed which article
    listing  TEXT NOT NULL,
    identity TEXT NOT NULL,
    page     INTEGER NOT NULL,
    run      INTEGER NOT NULL,
    PRIMARY KEY (listing, identity)
) WITHOUT ROWID;

CREATE TABLE visits (               -- every request that came to an end, and how
    id       INTEGER PRIMARY KEY,
    run      INTEGER NOT NULL REFERENCES runs (id),
    identity TEXT NOT NULL,
    at       TEXT NOT NULL,
    reason   TEXT NOT NULL          -- ok, not_modified, or an outcome's word
);

CREATE TABLE versions (             -- what an article said before it was changed
    id          INTEGER PRIMARY KEY,
    article_id  TEXT NOT NULL,
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    published   TEXT,
    text_sha256 TEXT NOT NULL,
    page_sha256 TEXT NOT NULL,
    replaced_at TEXT NOT NULL
);
CREATE INDEX versions_by_article ON versions (article_id, id);

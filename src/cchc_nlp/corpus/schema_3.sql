-- Version 2 to 3: the files that articles link to, read once for each address.

CREATE TABLE files (                -- the bytes are not kept, only what was read from them
    url         TEXT PRIMARY KEY,   -- as the article links to it
    sha256      TEXT NOT NULL,      -- of the bytes; '' where they could not be had
    media_type  TEXT NOT NULL,      -- by the bytes; '' where they could not be had
    size        INTEGER NOT NULL,
    text_status TEXT NOT NULL,      -- the reader's word, or an outcome's for what was not fetched
    detail      TEXT NOT NULL,
    text        TEXT NOT NULL,
    fetched_at  TEXT NOT NULL,
    run         INTEGER REFERENCES runs (id)        -- NULL where no crawl asked for it
);

CREATE TABLE changes (              -- what each reading of the stored pages anew changed
    id         INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,       -- one moment for all changes of one reading
    article_id TEXT NOT NULL,
    url        TEXT NOT NULL,
    field      TEXT NOT NULL,       -- 'record' where an article became a rejection, or the reverse
    before     TEXT NOT NULL,       -- JSON
    after      TEXT NOT NULL
);
CREATE INDEX changes_by_time ON changes (at);

CREATE TABLE clocks (               -- days that too many pages of a source print as their date
    source TEXT NOT NULL,
    day    TEXT NOT NULL,
    PRIMARY KEY (source, day)
) WITHOUT ROWID;

CREATE TABLE reviews_aside AS SELECT * FROM reviews WHERE 0;   -- of articles that are rejected now

-- Version 3 to 4: what is counted, kept narrow so that a million articles are counted in a second;
-- kinds of items and duplicates; random draws; figures that were printed.

ALTER TABLE articles ADD COLUMN item_type TEXT NOT NULL DEFAULT '';         -- '' is not looked at yet
ALTER TABLE articles ADD COLUMN is_repost INTEGER NOT NULL DEFAULT 0;       -- by its origin
ALTER TABLE articles ADD COLUMN duplicate_kind TEXT NOT NULL DEFAULT '';    -- by what it repeats

-- What is known of each article now: its newest label and review, if given for its present text.
CREATE VIEW known AS
SELECT a.id AS article_id, a.source, a.section, a.item_type, a.body_kind, a.is_repost,
       a.duplicate_of IS NOT NULL AS is_repeated,
       coalesce(CAST(substr(a.published, 1, 4) || substr(a.published, 6, 2) AS INTEGER), 0) AS month,
       coalesce(CAST(substr(a.published, 9, 2) AS INTEGER), 0) AS day,
       l.article_id IS NOT NULL AS is_labelled,
       coalesce(r.is_reform, l.is_reform, 0) AS is_reform,
       coalesce(r."primary", l."primary", '') AS "primary",
       coalesce(r.secondary, l.secondary, '[]') AS secondary,
       CASE WHEN r.state IS NULL THEN coalesce(l.confidence, '')
            WHEN r.state = 'unsure' THEN 'low' ELSE 'high' END AS confidence,
       coalesce(l.labeler, '') AS labeler,
       coalesce(r.state, '') AS state,
       coalesce(l.score, 0) AS score,
       substr(a.text_sha256, 1, 16) AS text
FROM articles a
LEFT JOIN labels l ON l.article_id = a.id AND l.text_sha256 = a.text_sha256
LEFT JOIN reviews r ON l.article_id IS NOT NULL AND r.text_sha256 = a.text_sha256
                   AND r.id = (SELECT max(id) FROM reviews WHERE article_id = a.id);

CREATE TABLE classes (              -- every combination of what counts ask for, once
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    section     TEXT NOT NULL,
    item_type   TEXT NOT NULL,
    body_kind   TEXT NOT NULL,
    is_repost   INTEGER NOT NULL,
    is_repeated INTEGER NOT NULL,
    is_labelled INTEGER NOT NULL,
    is_reform   INTEGER NOT NULL,
    "primary"   TEXT NOT NULL,
    secondary   TEXT NOT NULL,
    confidence  TEXT NOT NULL,
    labeler     TEXT NOT NULL,
    state       TEXT NOT NULL,
    UNIQUE (source, section, item_type, body_kind, is_repost, is_repeated, is_labelled, is_reform,
            "primary", secondary, confidence, labeler, state)
);

CREATE TABLE counted (              -- one narrow row an article, in the order in which it is summed
    class      INTEGER NOT NULL REFERENCES classes (id),
    month      INTEGER NOT NULL,    -- 202310; 0 where there is no date
    day        INTEGER NOT NULL,
    article_id TEXT NOT NULL,
    score      REAL NOT NULL,
    text       TEXT NOT NULL,       -- the first 16 digits of its hash
    PRIMARY KEY (class, month, day, article_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX counted_by_article ON counted (article_id);

-- The triggers keep `counted` true, whoever writes.
CREATE VIEW classed AS
SELECT c.id AS class, k.month, k.day, k.article_id, k.score, k.text
FROM known k JOIN classes c USING (source, section, item_type, body_kind, is_repost, is_repeated,
    is_labelled, is_reform, "primary", secondary, confidence, labeler, state);

-- The hash of the corpus is computed once for each state: every change that it may see ticks.
CREATE TABLE ticks (n INTEGER NOT NULL);
INSERT INTO ticks VALUES (0);
CREATE TABLE hashes (
    tick   INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL
);
CREATE TRIGGER address_added AFTER INSERT ON addresses
BEGIN UPDATE ticks SET n = n + 1; END;
CREATE TRIGGER address_changed AFTER UPDATE OF identity, state, reason ON addresses
BEGIN UPDATE ticks SET n = n + 1; END;
CREATE TRIGGER address_gone AFTER DELETE ON addresses
BEGIN UPDATE ticks SET n = n + 1; END;

-- Writing an id into `recounted` renews its row: the one statement that every trigger calls.
-- (No OR IGNORE: inside a trigger the outer statement's way with conflicts would rule.)
CREATE VIEW recounted AS SELECT '' AS article_id;
CREATE TRIGGER recount INSTEAD OF INSERT ON recounted BEGIN
    UPDATE ticks SET n = n + 1;
    DELETE FROM counted WHERE article_id = NEW.article_id;
    INSERT INTO classes
    SELECT NULL, source, section, item_type, body_kind, is_repost, is_repeated, is_labelled,
           is_reform, "primary", secondary, confidence, labeler, state
    FROM known WHERE article_id = NEW.article_id
        AND NOT EXISTS (SELECT 1 FROM classed WHERE article_id = NEW.article_id);
    INSERT INTO counted SELECT * FROM classed WHERE article_id = NEW.article_id;
END;
INSERT INTO recounted SELECT id FROM articles;

CREATE TRIGGER article_added AFTER INSERT ON articles
BEGIN INSERT INTO recounted VALUES (NEW.id); END;
CREATE TRIGGER article_changed AFTER UPDATE ON articles
BEGIN INSERT INTO recounted VALUES (NEW.id); END;
CREATE TRIGGER article_gone AFTER DELETE ON articles
BEGIN
    UPDATE ticks SET n = n + 1;
    DELETE FROM counted WHERE article_id = OLD.id;
END;
CREATE TRIGGER label_added AFTER INSERT ON labels
BEGIN INSERT INTO recounted VALUES (NEW.article_id); END;
CREATE TRIGGER label_changed AFTER UPDATE ON labels
BEGIN INSERT INTO recounted VALUES (OLD.article_id), (NEW.article_id); END;
CREATE TRIGGER label_gone AFTER DELETE ON labels
BEGIN INSERT INTO recounted VALUES (OLD.article_id); END;
CREATE TRIGGER review_added AFTER INSERT ON reviews
BEGIN INSERT INTO recounted VALUES (NEW.article_id); END;
CREATE TRIGGER review_changed AFTER UPDATE ON reviews
BEGIN INSERT INTO recounted VALUES (OLD.article_id), (NEW.article_id); END;
CREATE TRIGGER review_gone AFTER DELETE ON reviews
BEGIN INSERT INTO recounted VALUES (OLD.article_id); END;

CREATE TABLE draws (                -- each time that articles were put in a random order to be read
    id        INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    start     TEXT,                 -- the period; NULL is open
    until     TEXT,
    seed      INTEGER NOT NULL,
    frame     TEXT NOT NULL,        -- hash of what was drawn from
    why       TEXT NOT NULL,        -- '' the first time; then the reason for drawing again
    is_active INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE drawn (
    draw       INTEGER NOT NULL REFERENCES draws (id),
    article_id TEXT NOT NULL,
    stratum    TEXT NOT NULL CHECK (stratum IN ('uncertain', 'rest', 'positive')),
    position   INTEGER NOT NULL,    -- its place in the random order of its stratum
    score      REAL NOT NULL,       -- when it was drawn
    PRIMARY KEY (draw, article_id)
) WITHOUT ROWID;

CREATE TABLE figures (              -- what was printed, so that it can be asked for again
    id       TEXT PRIMARY KEY,
    at       TEXT NOT NULL,
    question TEXT NOT NULL,         -- JSON
    answer   TEXT NOT NULL          -- JSON
);

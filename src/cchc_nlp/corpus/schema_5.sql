-- Version 4 to 5: texts are packed (packing.py), so that a corpus takes little more than its texts
-- under zstd. `articles.text` and `versions.text` hold a zstd frame where that is smaller, as BLOB,
-- and `articles.lead` its length where the text begins with it; else all are text as before.

CREATE TABLE dictionaries (         -- what the frames were made with; each ships with the package
    id     INTEGER PRIMARY KEY,     -- as the frames name it
    sha256 TEXT NOT NULL
);
INSERT INTO dictionaries VALUES
    (32769, '21ca67196dd718b6efa8641cc1e587ba7b1e1a91e2651f63310a6b3eb88185ae');

-- Articles are read in this order, one by one.
DROP INDEX articles_by_day;
CREATE INDEX articles_by_day ON articles (published, id);
CREATE INDEX aliases_by_identity ON aliases (identity, url);


-- Only what is counted by is looked at: how a text is packed is not.
DROP TRIGGER article_changed;
CREATE TRIGGER article_changed AFTER UPDATE OF id, source, section, item_type, body_kind, is_repost,
    duplicate_of, published, text_sha256 ON articles
BEGIN INSERT INTO recounted VALUES (NEW.id); END;

-- 0001: what came in, what was made of it, and where the stream stands.

-- One row per (source, guid else address): that pair is an item's identity, and only it makes a duplicate.
-- Rows may be inserted by other programs too: all but the four required columns may be left out, and the
-- worker finds whatever has no processed_at.
CREATE TABLE feed_items (
    id           INTEGER PRIMARY KEY,
    title        TEXT    NOT NULL,
    url          TEXT    NOT NULL,
    source_name  TEXT    NOT NULL,
    published_at INTEGER NOT NULL,                      -- Unix seconds
    summary      TEXT,
    guid         TEXT,
    tags         TEXT    NOT NULL DEFAULT '[]',         -- a JSON array of texts
    source_url   TEXT,
    lang         TEXT,
    reliability  INTEGER,                               -- 1 to 5
    received_at  INTEGER NOT NULL DEFAULT (unixepoch()),
    processed_at INTEGER,                               -- Unix seconds; NULL: waits for the worker
    -- An item that makes detection fail must not stop all others: after three tries it is set aside.
    tries        INTEGER NOT NULL DEFAULT 0,
    failure      TEXT,
    -- The normalised title and the event that the item made, or that it repeats: what near-duplicates
    -- of it are found by, and linked to.
    words        TEXT,
    event_id     TEXT
) STRICT;

CREATE UNIQUE INDEX feed_items_identity ON feed_items (source_name, coalesce(guid, url));

-- The worker's queue, in its order. Partial: it is as small as the queue is short.
CREATE INDEX feed_items_waiting ON feed_items (published_at, id) WHERE processed_at IS NULL;

CREATE INDEX feed_items_repeats ON feed_items (source_name, words) WHERE event_id IS NOT NULL;

-- Append-only: one row per revision of an event. `seq` is the cursor of the stream; it comes from
-- stream_head and not from AUTOINCREMENT, so that commit order is sequence order, with no holes.
CREATE TABLE map_events (
    seq      INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    time     INTEGER NOT NULL,                          -- when it happened, Unix seconds: what `since` asks for
    received INTEGER NOT NULL,                          -- when it was committed, Unix seconds
    body     TEXT    NOT NULL,                          -- the MapEvent as JSON on one line
    UNIQUE (id, revision)
) STRICT;

CREATE INDEX map_events_time ON map_events (time);

-- Where the stream stands. One row, updated in the transaction that adds events: a number is never given
-- twice, whatever dies in between. `epoch` names this history: a cursor of another store, or of this one
-- before it was restored from a backup, must not be taken for one of ours. Everything up to `floor` has
-- been deleted by age.
CREATE TABLE stream_head (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    epoch    TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    floor    INTEGER NOT NULL DEFAULT 0
) STRICT;

INSERT INTO stream_head (only_row, epoch, seq) VALUES (1, lower(hex(randomblob(5))), 0);

-- What a feed said to ask with next time (ETag, Last-Modified): after a restart an unchanged feed costs
-- one short answer, not its whole text.
CREATE TABLE feed_validators (
    url           TEXT    PRIMARY KEY,
    etag          TEXT,
    last_modified TEXT,
    updated_at    INTEGER NOT NULL
) STRICT;

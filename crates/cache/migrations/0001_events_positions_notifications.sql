-- 0001: what was received, where each stream stands, and whom it still has to tell.
--
-- Never edited once released: later changes are later files.
-- Times named `…_ms` are Unix milliseconds (UTC); those of our own clock say so.

-- Where a stream stands. Cursor and events are written in one transaction: a crash between them would lose
-- or repeat an event.
CREATE TABLE streams (
    stream          INTEGER PRIMARY KEY,
    -- The stable name that the settings give it; never an address that may change.
    name            TEXT    NOT NULL UNIQUE,
    -- Our own count of the server's histories: a gap that opens another one raises it, so that a server
    -- that went back to a backup is believed although its revisions are lower.
    epoch           INTEGER NOT NULL DEFAULT 0,
    -- The last `id` taken; NULL where the server sends none.
    cursor          TEXT,
    -- The greatest `time` of an event: where a server without ids is resumed.
    newest_ms       INTEGER,
    -- Our clock at the first connection: where it is resumed before any event came.
    connected_ms    INTEGER,
    -- The last known one, in seconds: until `connected` says it, silence is judged by this.
    ping_interval   REAL,
    -- Our clock when anything was last heard of it: how old the data is, after a restart without a network.
    heard_ms        INTEGER
) STRICT;

-- Every revision that was received, as it was received. Append-only.
CREATE TABLE revisions (
    -- Grows cache-wide. AUTOINCREMENT: a number is never given twice, even after a later deletion by age,
    -- or a reader that asks for what came after it would miss something.
    change          INTEGER PRIMARY KEY AUTOINCREMENT,
    event           INTEGER NOT NULL REFERENCES events (event) DEFERRABLE INITIALLY DEFERRED,
    epoch           INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    -- Our clock.
    received_ms     INTEGER NOT NULL,
    -- One line of JSON, byte for byte but for line breaks between tokens: what we do not know is kept, and
    -- an export adds nothing.
    raw             TEXT    NOT NULL,
    UNIQUE (event, epoch, revision)
) STRICT;

-- One row per event: its standing revision, the highest (epoch, revision). All but the key, `change` and
-- `peak` can be made again from `revisions`.
CREATE TABLE events (
    -- Names the event to the window and to notifications; never given to another.
    event           INTEGER PRIMARY KEY AUTOINCREMENT,
    stream          INTEGER NOT NULL REFERENCES streams (stream),
    id              TEXT    NOT NULL,
    -- Of the standing revision. `epoch` may be above that of its row in `revisions`: a new history that
    -- repeats the same bytes confirms them and changes nothing else.
    epoch           INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    -- Its row in `revisions`. No foreign key: with the one of `revisions` it would be a circle, and each new
    -- revision would search this table.
    change          INTEGER NOT NULL,
    -- The greatest severity at which it ever stood without being withdrawn, 0 where never: tells whether a
    -- revision reaches a severity for the first time.
    peak            INTEGER NOT NULL,
    withdrawn       INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    time_ms         INTEGER NOT NULL,
    severity        INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
    kind            TEXT    NOT NULL,
    lon             REAL    NOT NULL,
    lat             REAL    NOT NULL,
    precision       TEXT,
    country         TEXT,
    place           TEXT    NOT NULL,
    title           TEXT    NOT NULL,
    UNIQUE (stream, id)
) STRICT;

-- What changed since: the window's bridge asks for this many times a second.
CREATE INDEX events_by_change ON events (stream, change);

-- The map and the timeline, newest first. Holds all that the map shows, so that 100,000 points are read
-- without touching the table.
CREATE INDEX events_by_time ON events
    (stream, time_ms DESC, event DESC, severity, kind, lon, lat, precision, id, change)
    WHERE withdrawn = 0;

-- Every admitted loss.
CREATE TABLE gaps (
    gap             INTEGER PRIMARY KEY,
    stream          INTEGER NOT NULL REFERENCES streams (stream),
    -- Our clock.
    received_ms     INTEGER NOT NULL,
    -- `retention`, `ahead`, `epoch`, or `other` for one that this version does not know.
    reason          TEXT    NOT NULL,
    from_seq        INTEGER,
    to_seq          INTEGER,
    cursor_before   TEXT,
    cursor_after    TEXT,
    epoch_after     INTEGER NOT NULL
) STRICT;

CREATE INDEX gaps_by_stream ON gaps (stream);

-- What people are to be told, written in the transaction of the event that calls for it: else a crash
-- between the two would lose it. Claimed before it is shown: a crash may lose a popup, never repeats one.
CREATE TABLE notifications (
    notification    INTEGER PRIMARY KEY AUTOINCREMENT,
    event           INTEGER NOT NULL REFERENCES events (event),
    -- `event`, or `correction` where a notified event is withdrawn.
    kind            TEXT    NOT NULL CHECK (kind IN ('event', 'correction')),
    -- Whether it belongs into a digest: it came late, or before the stream was live.
    digest          INTEGER NOT NULL CHECK (digest IN (0, 1)),
    -- Our clock, all four. Settled without having been shown: `dismissed_ms`.
    due_ms          INTEGER NOT NULL,
    claimed_ms      INTEGER,
    shown_ms        INTEGER,
    dismissed_ms    INTEGER,
    -- Nobody is told twice.
    UNIQUE (event, kind)
) STRICT;

-- Both are short lists in a table that grows.
CREATE INDEX notifications_due ON notifications (notification)
    WHERE claimed_ms IS NULL AND dismissed_ms IS NULL;
CREATE INDEX notifications_unshown ON notifications (notification)
    WHERE claimed_ms IS NOT NULL AND shown_ms IS NULL AND dismissed_ms IS NULL;

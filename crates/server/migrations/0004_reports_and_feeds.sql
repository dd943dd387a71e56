-- 0004: several reports of one incident make one event; feeds that moved.

-- What each item's report makes alone: an event is made anew of its reports when one joins, changes or is taken
-- back. An event whose rows are older than this table has none, and is joined by nobody.
CREATE TABLE reports (
    item_id  INTEGER PRIMARY KEY,                      -- feed_items.id
    event_id TEXT    NOT NULL,
    time     INTEGER NOT NULL,                         -- Unix seconds
    country  TEXT    NOT NULL,                         -- alpha-3, or empty
    lat      REAL    NOT NULL,
    lon      REAL    NOT NULL,
    body     TEXT    NOT NULL                          -- the MapEvent that it makes alone, as JSON
) STRICT;

CREATE INDEX reports_event ON reports (event_id, item_id);

-- The reports of one country around one time, and among them those near one place, without looking at the rows.
CREATE INDEX reports_near ON reports (country, time, lat, lon);

CREATE TRIGGER reports_delete AFTER DELETE ON feed_items BEGIN
    DELETE FROM reports WHERE item_id = old.id;
END;

-- How often an item's title was changed after it was taken in. Whoever read the item before a change must not mark
-- it as handled after it.
ALTER TABLE feed_items ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;

-- Where a feed said it has moved to for good.
ALTER TABLE feed_validators ADD COLUMN moved_to TEXT;

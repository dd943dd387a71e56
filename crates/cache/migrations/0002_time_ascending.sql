-- 0002: the index of times ascends. It is read from its end, which costs the same; but what is new is mostly the
-- latest, and at its end pages are filled where at its beginning they are split.

DROP INDEX events_by_time;

CREATE INDEX events_by_time ON events
    (stream, time_ms, event, severity, kind, lon, lat, precision, id, change)
    WHERE withdrawn = 0;

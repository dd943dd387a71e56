-- 0002: history by time, and by words.

-- History is read newest first and paged by (time, seq): the index gives that order without sorting.
DROP INDEX map_events_time;
CREATE INDEX map_events_time ON map_events (time, seq);

-- Contentless: the text stands in map_events already. `contentless_delete` lets retention remove rows.
CREATE VIRTUAL TABLE map_events_text USING fts5 (
    title, summary, places, sources,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- A trigger, because other programs may insert events too. What is no JSON is not searched, and not refused
-- here: whoever reads the row says so.
CREATE TRIGGER map_events_text_insert AFTER INSERT ON map_events WHEN json_valid(new.body) BEGIN
    INSERT INTO map_events_text (rowid, title, summary, places, sources) VALUES (
        new.seq,
        json_extract(new.body, '$.title'),
        json_extract(new.body, '$.summary'),
        concat_ws(' ', json_extract(new.body, '$.to.label'), json_extract(new.body, '$.from.label')),
        json_extract(new.body, '$.source.name')
    );
END;

CREATE TRIGGER map_events_text_delete AFTER DELETE ON map_events BEGIN
    DELETE FROM map_events_text WHERE rowid = old.seq;
END;

INSERT INTO map_events_text (rowid, title, summary, places, sources)
    SELECT seq, json_extract(body, '$.title'), json_extract(body, '$.summary'),
        concat_ws(' ', json_extract(body, '$.to.label'), json_extract(body, '$.from.label')),
        json_extract(body, '$.source.name')
    FROM map_events WHERE json_valid(body);

-- 0003: what is old, and what was set aside, is found without looking at everything.

CREATE INDEX map_events_received ON map_events (received);
CREATE INDEX feed_items_received ON feed_items (received_at);
CREATE INDEX feed_items_failed ON feed_items (processed_at) WHERE failure IS NOT NULL;

//! Holds that no query that is asked often looks at a whole table.

use super::{events, history, items, open, reports, upkeep};

#[test]
fn no_hot_query_scans_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let connection = open::writer(&folder.path().join("feed.db")).unwrap();
    let hot = [
        events::AFTER,
        events::EARLIER,
        events::KNOWN,
        events::BEFORE_TIME,
        history::BACKWARDS,
        history::FORWARDS,
        history::SEARCH,
        items::WAITING,
        items::INSERTED,
        items::COUNT_WAITING,
        items::MARK,
        items::REPEATED,
        items::SET_ASIDE,
        items::IDENTIFIED,
        reports::BEFORE,
        reports::AFTER,
        reports::OF_EVENT,
        reports::OF_ITEM,
        reports::STANDING,
        reports::UNLINK,
        upkeep::FIRST_KEPT,
        upkeep::OLDEST,
        upkeep::DELETE_EVENTS,
        upkeep::DELETE_ITEMS,
    ];
    for sql in hot {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let nothing = vec![None::<i64>; statement.parameter_count()];
        let steps =
            statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get::<_, String>(3)).unwrap();
        for step in steps.map(Result::unwrap) {
            // The queue and the failures are partial indexes, as long as what is in them; full text has its own.
            let is_short = ["feed_items_waiting", "feed_items_failed", "VIRTUAL TABLE"]
                .iter()
                .any(|it| step.contains(it));
            assert!(!step.starts_with("SCAN") || is_short, "{step} in {sql}");
        }
    }
}

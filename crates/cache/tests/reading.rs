//! What the window reads.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{NOON, Room, STREAM, event};
use rusqlite::Connection;
use std::time::Instant;
use ww3_cache::{Arrived, TimelineFilter};
use ww3_event::Severity;

fn ids<T>(rows: &[T], id: impl Fn(&T) -> &str) -> Vec<&str> {
    rows.iter().map(id).collect()
}

#[test]
fn changes_tell_each_event_once_as_it_stands_in_the_order_of_its_last_change() {
    let room = Room::new();
    room.append([event("a").arrived(), event("b").arrived(), event("c").arrived()]);
    room.append([event("a").revision(2).withdrawn().arrived()]);
    let changes = room.cache.changes_after(STREAM, 0, 10).unwrap();
    assert_eq!(ids(&changes.rows, |row| &row.id), ["b", "c", "a"]);
    assert!(changes.rows[2].withdrawn && !changes.behind);
    assert_eq!(room.cache.changes_after(STREAM, 0, 10).unwrap(), changes, "asking drains nothing");
    let nothing = room.cache.changes_after(STREAM, changes.up_to, 10).unwrap();
    assert!(nothing.rows.is_empty() && nothing.up_to == changes.up_to);
}

#[test]
fn an_asker_that_fell_behind_is_told_and_may_ask_on() {
    let room = Room::new();
    room.append((0..5).map(|n| event(format!("e{n}")).arrived()));
    let some = room.cache.changes_after(STREAM, 0, 2).unwrap();
    assert!(some.behind);
    let more = room.cache.changes_after(STREAM, some.up_to, 10).unwrap();
    assert_eq!(ids(&more.rows, |row| &row.id), ["e2", "e3", "e4"]);
    assert!(!more.behind);
}

#[test]
fn an_asker_that_knows_another_cache_is_told_to_reload() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    assert!(room.cache.changes_after(STREAM, 999, 10).unwrap().behind);
    assert!(room.cache.changes_after("unknown", 5, 10).unwrap().behind);
    assert!(!room.cache.changes_after("unknown", 0, 10).unwrap().behind);
}

#[test]
fn a_snapshot_and_the_changes_after_it_miss_nothing() {
    let room = Room::new();
    room.append([event("old").arrived(), event("new").minutes(5).arrived()]);
    room.append([event("gone").withdrawn().arrived()]);
    let snapshot = room.cache.snapshot(STREAM, 10).unwrap();
    assert_eq!(ids(&snapshot.rows, |row| &row.id), ["new", "old"]);
    assert_eq!(snapshot.rows[0].time, NOON + 300);
    room.append([event("later").arrived()]);
    let changes = room.cache.changes_after(STREAM, snapshot.up_to, 10).unwrap();
    assert_eq!(ids(&changes.rows, |row| &row.id), ["later"]);
}

#[test]
fn the_timeline_is_paged_without_a_hole_although_times_are_equal_and_events_arrive() {
    let room = Room::new();
    room.append((0..25).map(|n| event(format!("e{n}")).minutes(i64::from(n / 10)).arrived()));
    let all = room.cache.timeline(STREAM, None, 100, &TimelineFilter::default()).unwrap();
    assert!(all.next.is_none());
    let mut paged = Vec::new();
    let mut before = None;
    loop {
        let page = room.cache.timeline(STREAM, before, 4, &TimelineFilter::default()).unwrap();
        paged.extend(page.rows);
        room.append([event(format!("late{}", paged.len())).minutes(60).arrived()]);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(paged, all.rows);
}

#[test]
fn the_timeline_is_filtered_by_severity_type_and_words() {
    let room = Room::new();
    room.append([
        event("a").severity(2).title("Blast in 100% of the market").arrived(),
        event("b").severity(5).kind("clash").title("Clash near the river").arrived(),
        event("c").severity(3).kind("protest").title("March").arrived(),
    ]);
    let found = |filter: TimelineFilter| {
        let page = room.cache.timeline(STREAM, None, 10, &filter).unwrap();
        page.rows.into_iter().map(|row| row.event.id).collect::<Vec<_>>()
    };
    let all = TimelineFilter::default;
    assert_eq!(found(TimelineFilter { min_severity: Severity::new(3).ok(), ..all() }), ["c", "b"]);
    assert_eq!(found(TimelineFilter { types: vec!["clash".into(), "protest".into()], ..all() }), ["c", "b"]);
    assert_eq!(found(TimelineFilter { text: Some("RIVER".into()), ..all() }), ["b"]);
    assert_eq!(found(TimelineFilter { text: Some("100%".into()), ..all() }), ["a"]);
    assert_eq!(found(TimelineFilter { text: Some("%".into()), ..all() }), ["a"]);
    assert_eq!(found(TimelineFilter { text: Some("damascus".into()), ..all() }).len(), 3);
    assert_eq!(found(TimelineFilter { text: Some(" ".into()), ..all() }).len(), 3);
}

#[test]
fn an_event_is_found_with_all_that_is_stored_of_it() {
    let room = Room::new();
    let first = room.append([event("a").arrived()]);
    let second = event("a").revision(2).title("More is known").arrived();
    room.append([second.clone()]);
    let stored = room.cache.event(first.applied[0].key).unwrap().unwrap();
    assert_eq!((stored.revisions, stored.stream.as_str()), (2, STREAM));
    assert_eq!((&stored.event, stored.raw), (&*second.event, second.raw));
    assert_eq!(stored.received_at, common::now());
    assert_eq!(room.cache.key(STREAM, "a").unwrap(), Some(stored.key));
    assert!(room.cache.event(999).unwrap().is_none());
}

#[test]
fn the_map_is_read_from_an_index_and_changes_too() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let connection = Connection::open(room.path()).unwrap();
    let plan = |sql: &str| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let lines = statement.query_map([], |row| row.get::<_, String>(3)).unwrap();
        lines.map(Result::unwrap).collect::<Vec<_>>().join("; ")
    };
    let map = plan(
        "SELECT event, id, lon, lat, severity, kind, time_ms, precision FROM events
         WHERE stream = 1 AND withdrawn = 0 ORDER BY time_ms DESC, event DESC LIMIT 100",
    );
    assert_eq!(map, "SEARCH events USING COVERING INDEX events_by_time (stream=?)");
    let changes = plan("SELECT * FROM events WHERE stream = 1 AND change > 5 ORDER BY change LIMIT 9");
    assert_eq!(changes, "SEARCH events USING INDEX events_by_change (stream=? AND change>?)");
    let page = plan(
        "SELECT raw FROM events JOIN revisions USING (change) WHERE stream = 1 AND withdrawn = 0
         AND (time_ms, events.event) < (5, 5) AND severity >= 3
         ORDER BY time_ms DESC, events.event DESC LIMIT 9",
    );
    assert!(page.contains("INDEX events_by_time") && !page.contains("TEMP B-TREE"), "{page}");
}

#[test]
fn a_hundred_thousand_points_are_read_at_once() {
    let room = Room::new();
    let started = Instant::now();
    for thousand in 0..100 {
        room.append((0..1000).map(|n| -> Arrived {
            let n = thousand * 1000 + n;
            event(format!("evt_{n:016}")).minutes(n % 5000).arrived()
        }));
    }
    let appended = started.elapsed();
    let started = Instant::now();
    let snapshot = room.cache.snapshot(STREAM, 100_000).unwrap();
    let read = started.elapsed();
    assert_eq!(snapshot.rows.len(), 100_000);
    let started = Instant::now();
    let page = room.cache.timeline(STREAM, Some((i64::MAX, 0)), 100, &TimelineFilter::default()).unwrap();
    let paged = started.elapsed();
    let started = Instant::now();
    room.cache.count(STREAM).unwrap();
    let counted = started.elapsed();
    assert_eq!(page.rows.len(), 100);
    println!("appended in {appended:?}, read in {read:?}, a page in {paged:?}, counted in {counted:?}");
    assert!(read.as_secs() < 2, "{read:?}");
}

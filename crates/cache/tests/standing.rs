//! What stands after which appends.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Room, STREAM, arrived, batch, cursor, event, now};
use proptest::prelude::*;
use std::collections::BTreeMap;
use ww3_cache::{Append, AppliedKind, Cache, NewDue, NotificationKind, Told};
use ww3_event::frame::{Gap, GapReason};
use ww3_event::{Severity, Timestamp};

#[test]
fn appending_again_changes_nothing() {
    let room = Room::new();
    let first = room.append([event("a").arrived(), event("b").arrived()]);
    assert_eq!(first.applied.len(), 2);
    let again = room.append([event("a").arrived(), event("b").arrived()]);
    assert!(again.applied.is_empty());
    assert_eq!((again.duplicates, again.up_to), (2, first.up_to));
    assert_eq!(room.cache.stats(STREAM).unwrap().revisions, 2);
}

#[test]
fn a_lower_revision_never_replaces_a_higher_but_is_kept() {
    let room = Room::new();
    let high = event("a").revision(3).arrived();
    room.append([high.clone()]);
    let outcome = room.append([event("a").revision(2).arrived()]);
    assert!(outcome.applied.is_empty());
    assert_eq!(room.exported(), [high.raw]);
    assert_eq!(room.cache.stats(STREAM).unwrap().revisions, 2);
}

#[test]
fn a_higher_revision_replaces_a_lower_and_says_what_stood_before() {
    let room = Room::new();
    let first = room.append([event("a").severity(2).arrived()]);
    let second = room.append([event("a").revision(2).severity(5).arrived()]);
    let applied = &second.applied[0];
    assert_eq!(applied.kind, AppliedKind::Update);
    assert_eq!(applied.key, first.applied[0].key);
    assert!(applied.change > first.applied[0].change);
    assert_eq!(applied.previous.unwrap().severity.get(), 2);
}

#[test]
fn after_a_gap_that_opens_another_history_a_lower_revision_replaces_a_higher() {
    for reason in [GapReason::Epoch, GapReason::Ahead] {
        let room = Room::new();
        room.append([event("a").revision(3).arrived()]);
        let low = event("a").revision(1).title("As the backup has it").arrived();
        assert_eq!(room.after_gap(reason, [low.clone()]).applied.len(), 1);
        assert_eq!(room.exported(), [low.raw]);
        let stats = room.cache.stats(STREAM).unwrap();
        assert_eq!((stats.gaps, stats.epoch, stats.revisions), (1, 1, 2));
    }
}

#[test]
fn after_a_gap_by_age_a_lower_revision_does_not() {
    let room = Room::new();
    let high = event("a").revision(3).arrived();
    room.append([high.clone()]);
    assert!(room.after_gap(GapReason::Retention, [event("a").revision(1).arrived()]).applied.is_empty());
    assert_eq!(room.exported(), [high.raw]);
    assert_eq!(room.cache.stats(STREAM).unwrap().gaps, 1);
}

#[test]
fn a_new_history_that_repeats_the_same_is_no_news() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let outcome = room.after_gap(GapReason::Epoch, [event("a").arrived()]);
    assert!(outcome.applied.is_empty());
    // And it counts as that history's: what is lower there does not replace it.
    assert!(room.append([event("a").title("Other").arrived()]).applied.is_empty());
    assert_eq!(room.append([event("a").revision(2).arrived()]).applied.len(), 1);
}

#[test]
fn what_a_new_history_lacks_stays() {
    let room = Room::new();
    room.append([event("a").arrived(), event("b").arrived()]);
    room.after_gap(GapReason::Epoch, [event("b").arrived()]);
    assert_eq!(room.exported().len(), 2);
}

#[test]
fn the_cursor_of_a_gap_is_taken_even_where_it_is_lower() {
    let room = Room::new();
    let at = |text: &str| Append { cursor: cursor(text), ..batch([]) };
    room.cache.append(STREAM, &at("e-900"), |_| Vec::new()).unwrap();
    let gap = Gap { from: None, to: None, reason: GapReason::Ahead, timestamp: None };
    room.cache.append(STREAM, &Append { gap: Some(gap), ..at("e-4") }, |_| Vec::new()).unwrap();
    assert_eq!(room.cache.position(STREAM).unwrap().cursor, cursor("e-4"));
}

#[test]
fn when_a_stream_was_last_heard_survives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let at: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    let cache = Cache::open(&path).unwrap();
    cache.set_heard("s", at).unwrap();
    assert_eq!(cache.heard("s").unwrap(), None, "nothing is known of it yet");
    cache.append("s", &Append::at(at), |_| Vec::new()).unwrap();
    cache.set_heard("s", at).unwrap();
    drop(cache);
    assert_eq!(Cache::open(&path).unwrap().heard("s").unwrap(), Some(at));
}

#[test]
fn the_position_keeps_the_first_connection_the_newest_time_and_the_last_ping_interval() {
    let room = Room::new();
    let later = Timestamp::from_second(common::NOON + 500).unwrap();
    for (connected, ping) in [(now(), Some(30.0)), (later, None), (later, Some(2.5))] {
        let append = Append { connected_at: Some(connected), ping_interval: ping, ..batch([]) };
        room.cache.append(STREAM, &append, |_| Vec::new()).unwrap();
    }
    room.append([event("new").minutes(9).arrived(), event("old").minutes(-90).arrived()]);
    let position = room.cache.position(STREAM).unwrap();
    assert_eq!(position.first_connected, Some(now()));
    assert_eq!(position.ping_interval, Some(2.5));
    assert_eq!(position.newest_time.unwrap().as_second(), common::NOON + 540);
    assert_eq!(position.cursor, None);
}

#[test]
fn streams_do_not_share_events() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let outcome = room.cache.append("other", &batch([event("a").arrived()]), |_| Vec::new()).unwrap();
    assert_eq!(outcome.applied.len(), 1);
    assert!(outcome.up_to > 1, "change numbers grow cache-wide");
    assert_eq!(room.cache.streams().unwrap(), [STREAM, "other"]);
}

#[test]
fn an_export_has_the_fields_as_they_were_received() {
    let room = Room::new();
    let raw = "{\"id\":\"x\",\"type\":\"orbital_strike\",\"title\":\"T\",\n \"time\":\"2026-02-28T12:30:00+02:00\",\"severity\":3,\
        \"confidence\":0.850,\"source\":{\"name\":\"n\",\"x\":1},\"to\":{\"lat\":1,\"lon\":2,\"label\":\"L\"},\"factions\":[],\"weather\":{\"b\":1,\"a\":null}}";
    room.append([arrived(raw)]);
    assert_eq!(room.exported(), [raw.replace('\n', " ")]);
}

#[test]
fn a_failed_append_leaves_nothing_behind() {
    let room = Room::new();
    let bad = NewDue { key: 4711, kind: NotificationKind::Event, digest: false };
    let append = Append { cursor: cursor("c"), ..batch([event("a").arrived()]) };
    room.cache.append(STREAM, &append, |_| vec![bad]).unwrap_err();
    assert!(room.exported().is_empty());
    assert_eq!(room.cache.position(STREAM).unwrap().cursor, None);
    room.append([event("a").arrived()]);
}

#[test]
fn the_peak_counts_only_what_stood() {
    let room = Room::new();
    room.append([event("a").severity(5).withdrawn().arrived()]);
    let second = room.append([event("a").revision(2).severity(3).arrived()]);
    assert_eq!(second.applied[0].previous.unwrap().peak, None);
    let third = room.append([event("a").revision(3).severity(4).arrived()]);
    assert_eq!(third.applied[0].previous.unwrap().peak, Severity::new(3).ok());
    assert_eq!(third.applied[0].told, Told::No);
}

#[derive(Clone, Debug)]
struct Step {
    gap: Option<bool>,
    events: Vec<(u8, u32, bool)>,
    reopen: bool,
}

fn step() -> impl Strategy<Value = Step> {
    let events = prop::collection::vec((0u8..6, 1u32..5, any::<bool>()), 0..6);
    (prop::option::weighted(0.2, any::<bool>()), events, prop::bool::weighted(0.1))
        .prop_map(|(gap, events, reopen)| Step { gap, events, reopen })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Against a model of three lines: of each event, the highest (epoch, revision) stands, the first to come
    /// of equals.
    #[test]
    fn the_highest_epoch_and_revision_stands_whatever_came_and_however_often(steps in prop::collection::vec(step(), 1..12)) {
        let room = Room::new();
        let mut cache = room.cache.clone();
        let mut model: BTreeMap<String, ((u32, u32), String)> = BTreeMap::new();
        let mut epoch = 0;
        let mut changes = 0;
        for step in steps {
            let gap = step.gap.map(|new_history| Gap {
                from: None, to: None, timestamp: None,
                reason: if new_history { GapReason::Epoch } else { GapReason::Retention },
            });
            epoch += u32::from(step.gap == Some(true));
            let events: Vec<_> = step.events.iter().map(|(id, revision, withdrawn)| {
                let like = event(format!("e{id}")).revision(*revision);
                if *withdrawn { like.withdrawn().arrived() } else { like.arrived() }
            }).collect();
            for arrived in &events {
                let given = (epoch, arrived.event.revision);
                let standing = model.entry(arrived.event.id.clone()).or_insert((given, arrived.raw.clone()));
                if given > standing.0 {
                    *standing = (given, arrived.raw.clone());
                }
            }
            let append = Append { gap, ..batch(events) };
            let outcome = cache.append(STREAM, &append, |_| Vec::new()).unwrap();
            for applied in &outcome.applied {
                prop_assert!(applied.change > changes, "change numbers grow");
                changes = applied.change;
            }
            let again = cache.append(STREAM, &Append { gap: None, ..append }, |_| Vec::new()).unwrap();
            prop_assert!(again.applied.is_empty(), "appending again changes nothing");
            if step.reopen {
                cache = Cache::open(&room.path()).unwrap();
            }
        }
        let mut exported = common::export(&cache);
        let mut expected: Vec<_> = model.into_values().map(|(_, raw)| raw).collect();
        exported.sort();
        expected.sort();
        prop_assert_eq!(exported, expected);
    }
}

//! Several streams at once, over real sockets.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Do, Misbehaving, answer, connected, event, frame, hasty, ok, until};
use std::{collections::BTreeMap, time::Duration};
use ww3_event::Cursor;
use ww3_stream::{Alarm, Merged, NotAdded, Phase, Resume, Streams, Target};

fn serving(ids: std::ops::Range<u32>) -> Vec<Vec<Do>> {
    let frames = ids.map(|n| frame(&format!("e-{n}"), "map-event", &event(n))).collect::<String>();
    vec![vec![ok(&[connected("e-0"), frames].concat()), Do::Hold]]
}

async fn take(merged: &mut Merged, count: usize) -> BTreeMap<String, Vec<String>> {
    let mut came: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while came.values().map(Vec::len).sum::<usize>() < count {
        let (name, delivery) =
            tokio::time::timeout(Duration::from_secs(10), merged.next()).await.unwrap().unwrap();
        came.entry(name).or_default().extend(delivery.batch.events.iter().map(|one| one.event.id.clone()));
        delivery.acknowledge();
    }
    came
}

#[tokio::test]
async fn two_servers_make_one_output_and_each_keeps_its_own_cursor_and_state() {
    let (one, other) = (Misbehaving::start(serving(1..4)).await, Misbehaving::start(serving(1..3)).await);
    let (streams, mut merged) = Streams::new();
    let first = streams.add("one", one.target(), hasty(), Resume::default()).unwrap();
    let second = streams.add("other", other.target(), hasty(), Resume::default()).unwrap();
    let came = take(&mut merged, 5).await;
    // The same ids of two servers are two events: which are the same, only the receiver can say.
    assert_eq!(came["one"], ["evt_1", "evt_2", "evt_3"]);
    assert_eq!(came["other"], ["evt_1", "evt_2"]);
    until(&first, |state| state.last_cursor == Cursor::new("e-3").ok()).await;
    until(&second, |state| state.last_cursor == Cursor::new("e-2").ok()).await;
    assert_eq!((streams.overview().connected, streams.overview().all), (2, 2));
}

#[tokio::test]
async fn a_server_that_fails_leaves_the_other_alone_and_only_both_are_an_alarm_for_all() {
    let good = Misbehaving::start(serving(1..2)).await;
    let bad = Misbehaving::start(vec![answer("401 Unauthorized", "")]).await;
    let (streams, mut merged) = Streams::new();
    streams.add("good", good.target(), hasty(), Resume::default()).unwrap();
    let refused = streams.add("bad", bad.target(), hasty(), Resume::default()).unwrap();
    assert_eq!(take(&mut merged, 1).await["good"], ["evt_1"]);
    until(&refused, |state| state.phase == Phase::NeedsToken).await;
    assert_eq!(streams.states()["bad"].alarm, Some(Alarm::Unreachable));
    assert_eq!(streams.overview().alarm, None);
    assert!(streams.remove("good"));
    assert_eq!(streams.overview().alarm, Some(Alarm::Unreachable));
}

#[tokio::test]
async fn never_are_two_connections_held_to_one_stream() {
    let server = Misbehaving::start(serving(1..2)).await;
    let (streams, _merged) = Streams::new();
    streams.add("one", server.target(), hasty(), Resume::default()).unwrap();
    let again = streams.add("two", server.target(), hasty(), Resume::default());
    assert_eq!(again.unwrap_err(), NotAdded::Same("one".into()));
    let mut elsewhere = server.target();
    elsewhere.url.set_query(Some("scope=europe"));
    let again = streams.add("one", elsewhere.clone(), hasty(), Resume::default());
    assert_eq!(again.unwrap_err(), NotAdded::NameTaken("one".into()));
    streams.add("two", elsewhere, hasty(), Resume::default()).unwrap();
}

#[tokio::test]
async fn all_are_disconnected_and_connected_together_and_one_that_is_removed_hangs_up() {
    let (one, mut other) = (Misbehaving::start(serving(1..2)).await, Misbehaving::start(serving(1..2)).await);
    let (streams, mut merged) = Streams::new();
    let handles = [("one", one.target()), ("other", other.target())]
        .map(|(name, target): (_, Target)| streams.add(name, target, hasty(), Resume::default()).unwrap());
    take(&mut merged, 2).await;
    streams.disconnect();
    for handle in &handles {
        until(handle, |state| state.phase == Phase::Off).await;
    }
    streams.connect();
    for handle in &handles {
        until(handle, |state| state.is_connected && state.connection_attempts == 2).await;
    }
    assert!(streams.remove("other"));
    other.hung_up(2).await;
}

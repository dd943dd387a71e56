//! Silence, sleep, clocks and networks: the stream client on a computer whose time the test lets pass.

#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/computer.rs"]
mod computer;

use common::{Do, Misbehaving, answer, connected, event, frame, next, ok, until};
use computer::Computer;
use std::{sync::Arc, time::Duration};
use ww3_event::Cursor;
use ww3_stream::{Alarm, Deliveries, Phase, Resume, StreamHandle, StreamOptions, Target, open_in};

/// 2026-03-01T12:00:00Z, when every test begins.
const NOON: i64 = 1_772_366_400;

fn open(computer: &Arc<Computer>, server: &Misbehaving, resume: Resume) -> (StreamHandle, Deliveries) {
    open_at(computer, server.target(), resume)
}

fn open_at(computer: &Arc<Computer>, target: Target, resume: Resume) -> (StreamHandle, Deliveries) {
    // A test may let minutes pass while a real socket connects.
    let options =
        StreamOptions { connect_timeout: Duration::from_secs(3600), jitter: 0.0, ..StreamOptions::default() };
    open_in(Arc::clone(computer) as _, target, options, resume)
}

fn store(mut deliveries: Deliveries) {
    tokio::spawn(async move {
        while let Some(delivery) = deliveries.next().await {
            delivery.acknowledge();
        }
    });
}

fn beat(id: &str, kind: &str, time: i64) -> String {
    frame(id, kind, &format!(r#"{{"timestamp":{time}}}"#))
}

fn opening() -> String {
    [connected("e-0"), beat("e-0", "live", NOON)].concat()
}

#[tokio::test]
async fn silence_past_the_timeout_is_an_alarm_with_the_age_of_the_last_sign() {
    let computer = Computer::start();
    let later = [connected("e-0"), beat("e-0", "live", NOON + 76)].concat();
    let server = Misbehaving::start(vec![vec![ok(&opening()), Do::Hold], vec![ok(&later), Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Live).await;
    computer.pass(74).await;
    assert_eq!(handle.subscribe().borrow().alarm, None);
    computer.pass(1).await;
    let state = until(&handle, |state| state.alarm == Some(Alarm::Silence)).await;
    assert_eq!(state.last_data_at_ms, Some(NOON * 1000));
    // The next connection is good, and ends it.
    computer.pass(1).await;
    let state = until(&handle, |state| state.phase == Phase::Live).await;
    assert_eq!((state.alarm, state.reconnects), (None, 1));
    assert!(state.last_data_at_ms >= Some((NOON + 75) * 1000));
}

#[tokio::test]
async fn comments_keep_a_connection_and_yet_the_lack_of_events_and_pings_is_an_alarm() {
    let computer = Computer::start();
    let drip = Do::Drip(":\n".repeat(200), Duration::from_millis(5));
    let server = Misbehaving::start(vec![vec![ok(&opening()), drip, Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Live).await;
    computer.pass(80).await;
    let state = until(&handle, |state| state.alarm == Some(Alarm::Silence)).await;
    assert_eq!((state.phase, state.connection_attempts), (Phase::Live, 1));
}

#[tokio::test]
async fn a_server_that_stays_away_is_an_alarm_after_the_patience_and_not_before() {
    let computer = Computer::start();
    let server = Misbehaving::start(vec![answer("502 Bad Gateway", "")]).await;
    let (handle, _deliveries) = open(&computer, &server, Resume::default());
    until(&handle, |state| state.phase == Phase::Waiting).await;
    computer.pass(70).await;
    assert_eq!(handle.subscribe().borrow().alarm, None);
    computer.pass(6).await;
    let state = until(&handle, |state| state.alarm == Some(Alarm::Unreachable)).await;
    assert_eq!(state.last_data_at_ms, None, "no sign ever came");
}

#[tokio::test]
async fn a_refusal_is_an_alarm_at_once_and_a_wanted_disconnect_is_none() {
    let computer = Computer::start();
    let server = Misbehaving::start(vec![answer("401 Unauthorized", "")]).await;
    let (handle, _deliveries) = open(&computer, &server, Resume::default());
    until(&handle, |state| state.alarm == Some(Alarm::Unreachable)).await;
    handle.disconnect();
    let state = until(&handle, |state| state.phase == Phase::Off).await;
    assert_eq!(state.alarm, None);
    computer.pass(100).await;
    assert_eq!(handle.subscribe().borrow().alarm, None);
}

#[tokio::test]
async fn a_wake_from_sleep_connects_anew_at_once_where_the_cursor_stood() {
    let computer = Computer::start();
    let body = [opening(), frame("e-5", "map-event", &event(5))].concat();
    let mut server = Misbehaving::start(vec![vec![ok(&body), Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    until(&handle, |state| state.last_cursor == Cursor::new("e-5").ok()).await;
    computer.set_clock(3600);
    computer.pass(5).await;
    let state = until(&handle, |state| state.phase == Phase::Live && state.connection_attempts == 2).await;
    assert_eq!((state.wakes, state.reconnects), (1, 1));
    server.request().await;
    assert!(server.request().await.contains("last-event-id: e-5\r\n"));
}

#[tokio::test]
async fn a_clock_that_is_set_back_connects_anew_and_loses_nothing() {
    let computer = Computer::start();
    let second = [opening(), frame("e-2", "map-event", &event(2))].concat();
    let server = Misbehaving::start(vec![vec![ok(&opening()), Do::Hold], vec![ok(&second), Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Live).await;
    computer.set_clock(-86_400);
    computer.pass(5).await;
    let state = until(&handle, |state| state.received == 1).await;
    assert_eq!(state.wakes, 1);
    // The server's clock didn't jump with ours, and that is said.
    assert_eq!(state.alarm, Some(Alarm::Clock));
}

#[tokio::test]
async fn another_way_to_the_server_connects_anew_and_ends_a_wait() {
    let computer = Computer::start();
    let busy = answer("503 Service Unavailable", "Retry-After: 3000\r\n");
    let server =
        Misbehaving::start(vec![vec![ok(&opening()), Do::Hold], busy, vec![ok(&opening()), Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Live).await;
    computer.change_network(None);
    computer.pass(2).await;
    until(&handle, |state| state.phase == Phase::Waiting).await;
    computer.pass(30).await;
    assert_eq!(handle.subscribe().borrow().connection_attempts, 2, "`Retry-After` is obeyed");
    computer.change_network(Some([10, 0, 0, 2].into()));
    computer.pass(2).await;
    until(&handle, |state| state.phase == Phase::Live && state.connection_attempts == 3).await;
}

#[tokio::test]
async fn retry_after_is_waited_out_to_the_second_however_long() {
    let computer = Computer::start();
    let busy = answer("429 Too Many Requests", "Retry-After: 90\r\n");
    let server = Misbehaving::start(vec![busy, vec![ok(&opening()), Do::Hold]]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    let state = until(&handle, |state| state.phase == Phase::Waiting).await;
    assert_eq!(state.retry_in_ms, Some(90_000));
    computer.pass(89).await;
    assert_eq!(handle.subscribe().borrow().connection_attempts, 1);
    computer.pass(1).await;
    until(&handle, |state| state.phase == Phase::Live).await;
}

#[tokio::test]
async fn a_clock_over_a_minute_off_is_an_alarm_until_it_is_right_again() {
    let computer = Computer::start();
    let off = beat("e-1", "ping", NOON + 61);
    let right = beat("e-2", "ping", NOON + 60);
    let script =
        vec![ok(&[opening(), off].concat()), Do::Wait(Duration::from_millis(300)), Do::Send(right), Do::Hold];
    let server = Misbehaving::start(vec![script]).await;
    let (handle, deliveries) = open(&computer, &server, Resume::default());
    store(deliveries);
    let state = until(&handle, |state| state.alarm == Some(Alarm::Clock)).await;
    assert_eq!((state.clock_offset_s, state.phase), (Some(61), Phase::Live));
    until(&handle, |state| state.alarm.is_none() && state.clock_offset_s == Some(60)).await;
}

#[tokio::test]
async fn an_event_of_the_future_is_kept_and_counted_and_never_what_we_resume_from() {
    let computer = Computer::start();
    let ahead = event(1).replace("2026-02-28T12:30:00Z", "2031-01-01T00:00:00Z");
    let mut server =
        Misbehaving::start(vec![vec![ok(&frame("", "map-event", &ahead))], vec![ok(&opening()), Do::Hold]])
            .await;
    let (handle, mut deliveries) = open(&computer, &server, Resume::default());
    let delivery = next(&mut deliveries).await;
    assert_eq!(delivery.batch.events[0].event.id, "evt_1");
    delivery.acknowledge();
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Waiting && state.ahead == 1).await;
    computer.pass(2).await;
    until(&handle, |state| state.phase == Phase::Live).await;
    server.request().await;
    let request = server.request().await;
    let since: i64 = request.split_once("since=").unwrap().1.split_once(' ').unwrap().0.parse().unwrap();
    assert!((NOON - 600..NOON - 590).contains(&since), "{since}");
}

#[tokio::test]
async fn a_since_in_the_address_yields_to_the_place_to_go_on_from() {
    let computer = Computer::start();
    let body = ok(&frame("", "map-event", &event(1)));
    let mut server = Misbehaving::start(vec![vec![body], vec![ok(&opening()), Do::Hold]]).await;
    let target = Target { url: server.url("/api/map-stream?since=5&scope=europe"), token: None };
    let (handle, mut deliveries) = open_at(&computer, target, Resume::default());
    next(&mut deliveries).await.acknowledge();
    store(deliveries);
    until(&handle, |state| state.phase == Phase::Waiting).await;
    computer.pass(2).await;
    assert!(server.request().await.contains("?since=5&scope=europe "));
    let again = server.request().await;
    assert!(again.contains("?scope=europe&since=1") && again.matches("since=").count() == 1, "{again}");
}

#[tokio::test]
async fn a_server_that_flaps_every_second_for_a_minute_is_followed_and_nothing_comes_twice() {
    let computer = Computer::start();
    let script = |n: u32| {
        let earlier = frame(&format!("e-{}", n - 1), "map-event", &event(n - 1));
        let newer = frame(&format!("e-{n}"), "map-event", &event(n));
        vec![ok(&[connected(&format!("e-{}", n - 1)), earlier, newer].concat())]
    };
    let server = Misbehaving::start((1..=60).map(script).collect()).await;
    let (handle, mut deliveries) = open(&computer, &server, Resume::default());
    let mut ids = Vec::new();
    while ids.len() < 61 {
        tokio::select! {
            delivery = deliveries.next() => {
                let delivery = delivery.unwrap();
                ids.extend(delivery.batch.events.iter().map(|one| one.event.id.clone()));
                delivery.acknowledge();
            }
            () = async { loop { computer.pass(1).await; tokio::time::sleep(Duration::from_millis(20)).await } } => {}
        }
    }
    assert_eq!(ids, (0..=60).map(|n| format!("evt_{n}")).collect::<Vec<_>>());
    let state = handle.subscribe().borrow().clone();
    assert!(state.connection_attempts <= 62, "{} attempts", state.connection_attempts);
    assert_eq!(state.duplicates, 59);
}

#[tokio::test]
async fn a_receiver_that_stores_nothing_is_waited_for_before_connecting_anew_but_not_for_ever() {
    let computer = Computer::start();
    let body = [opening(), frame("e-1", "map-event", &event(1))].concat();
    let scripts = vec![vec![ok(&body)], vec![ok(&opening()), Do::Hold]];
    let server = Misbehaving::start(scripts).await;
    let (handle, mut deliveries) = open(&computer, &server, Resume::default());
    let first = next(&mut deliveries).await;
    until(&handle, |state| state.phase == Phase::Waiting).await;
    computer.pass(20).await;
    assert_eq!(handle.subscribe().borrow().connection_attempts, 1);
    computer.pass(20).await;
    until(&handle, |state| state.connection_attempts == 2).await;
    drop(first);
}

#[tokio::test]
async fn disconnecting_is_heard_at_once_also_while_a_receiver_stores_nothing() {
    let computer = Computer::start();
    let body = [opening(), frame("e-1", "map-event", &event(1))].concat();
    let server = Misbehaving::start(vec![vec![ok(&body)]]).await;
    let (handle, mut deliveries) = open(&computer, &server, Resume::default());
    let first = next(&mut deliveries).await;
    until(&handle, |state| state.phase == Phase::Waiting).await;
    computer.pass(5).await;
    handle.disconnect();
    let state = until(&handle, |state| state.phase == Phase::Off).await;
    assert_eq!(state.connection_attempts, 1);
    drop(first);
}

//! The stream client against servers that misbehave, over real sockets.

#![allow(clippy::unwrap_used)]

mod common;

use common::{
    Do, Misbehaving, answer, collect, connected, event, frame, hasty, next, ok, open, revision, until,
};
use std::{net::SocketAddr, time::Duration};
use ww3_event::{Cursor, Timestamp, frame::GapReason};
use ww3_stream::{Phase, Resume, StreamOptions, Target, sse};

fn live(id: &str) -> String {
    frame(id, "live", r#"{"timestamp":2}"#)
}

fn at(cursor: &str) -> Resume {
    Resume { cursor: Cursor::new(cursor).ok(), ..Resume::default() }
}

#[tokio::test]
async fn the_example_of_the_specification_from_a_server_without_ids_is_shown() {
    let example = r#"{"id":"evt_12345","type":"airstrike","title":"Israeli airstrike targets Damascus","time":"2026-02-28T12:30:00Z","severity":4,"confidence":0.85,"source":{"name":"Reuters","url":"https://example.org"},"from":{"lat":33.5,"lon":35.5,"label":"Israel"},"to":{"lat":33.5138,"lon":36.2765,"label":"Damascus"},"factions":["ISR","SYR"]}"#;
    let body = frame("", "map-event", example);
    let server = Misbehaving::start(vec![vec![ok(&body), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    let delivery = next(&mut deliveries).await;
    assert_eq!(delivery.batch.events[0].raw, example);
    assert!(!delivery.batch.catch_up, "a server that knows no `live` has no backlog to digest");
    assert!(delivery.batch.connected_at.is_some());
    delivery.acknowledge();
    let state = until(&handle, |state| state.phase == Phase::Live).await;
    assert!(state.is_connected && state.events.len() == 1);
}

#[tokio::test]
async fn both_names_of_an_error_update_the_state_and_the_stream_goes_on() {
    let error =
        |name| frame("", name, &format!(r#"{{"error":"Database polling failed","message":"{name}"}}"#));
    let body = [frame("", "ping", r#"{"timestamp":5}"#), error("error")].concat();
    let later = [error("error-event"), frame("", "map-event", &event(1))].concat();
    let server = Misbehaving::start(vec![vec![
        ok(&body),
        Do::Wait(Duration::from_millis(300)),
        Do::Send(later),
        Do::Hold,
    ]])
    .await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    let told = |words: &'static str| {
        move |state: &std::sync::Arc<ww3_stream::StreamState>| state.error.as_deref() == Some(words)
    };
    let state = until(&handle, told("Database polling failed: error")).await;
    assert_eq!(state.last_ping, Some(5));
    until(&handle, told("Database polling failed: error-event")).await;
    assert_eq!(collect(&mut deliveries, 1).await, ["evt_1"]);
}

#[tokio::test]
async fn an_event_seen_before_the_cut_is_not_delivered_again_after_it() {
    let first =
        [connected("e-0"), frame("e-1", "map-event", &event(1)), frame("e-2", "map-event", &event(2))]
            .concat();
    let second =
        [connected("e-1"), frame("e-2", "map-event", &event(2)), frame("e-3", "map-event", &event(3))]
            .concat();
    let server = Misbehaving::start(vec![vec![ok(&first)], vec![ok(&second), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    assert_eq!(collect(&mut deliveries, 3).await, ["evt_1", "evt_2", "evt_3"]);
    let state = until(&handle, |state| state.duplicates == 1).await;
    assert_eq!((state.reconnects, state.connection_attempts), (1, 2));
}

#[tokio::test]
async fn an_event_that_was_not_acknowledged_comes_again() {
    let body = [connected("e-0"), frame("e-1", "map-event", &event(1))].concat();
    let mut server = Misbehaving::start(vec![vec![ok(&body)], vec![ok(&body), Do::Hold]]).await;
    let (_handle, mut deliveries) = open(&server, at("e-0"));
    drop(next(&mut deliveries).await);
    assert_eq!(collect(&mut deliveries, 1).await, ["evt_1"]);
    server.request().await;
    assert!(server.request().await.contains("last-event-id: e-0\r\n"));
}

#[tokio::test]
async fn a_stream_that_drops_before_its_first_id_resumes_where_the_last_one_stood() {
    let good = [connected("e-7"), frame("e-8", "map-event", &event(8))].concat();
    let scripts = vec![vec![ok("")], vec![ok("event: conn")], vec![ok(&good), Do::Hold]];
    let mut server = Misbehaving::start(scripts).await;
    let (_handle, mut deliveries) = open(&server, at("e-7"));
    assert_eq!(collect(&mut deliveries, 1).await, ["evt_8"]);
    for _ in 0..3 {
        assert!(server.request().await.contains("last-event-id: e-7\r\n"));
    }
}

#[tokio::test]
async fn a_server_without_ids_is_resumed_by_time_with_an_overlap() {
    let body = frame("", "map-event", &event(1));
    let again = [frame("", "map-event", &event(1)), frame("", "map-event", &event(2))].concat();
    let mut server = Misbehaving::start(vec![vec![ok(&body)], vec![ok(&again), Do::Hold]]).await;
    let (_handle, mut deliveries) = open(&server, Resume { since: Some(1000), ..Resume::default() });
    assert_eq!(collect(&mut deliveries, 2).await, ["evt_1", "evt_2"]);
    assert!(server.request().await.starts_with("get /api/map-stream?since=1000 "));
    let newest: Timestamp = "2026-02-28T12:30:00Z".parse().unwrap();
    let since = newest.min(Timestamp::now()).as_second() - 600;
    assert!(server.request().await.starts_with(&format!("get /api/map-stream?since={since} ")));
}

#[tokio::test]
async fn a_gap_is_delivered_alone_and_its_lower_cursor_is_taken() {
    let gap = frame("new-0", "gap", r#"{"reason":"epoch","timestamp":1}"#);
    let connected = frame("", "connected", r#"{"timestamp":1,"ping_interval":30}"#);
    let body = [connected, gap, frame("new-1", "map-event", &event(1)), live("new-1")].concat();
    let mut server = Misbehaving::start(vec![vec![ok(&body)], vec![Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, at("old-99"));
    let mut seen = Vec::new();
    loop {
        let delivery = next(&mut deliveries).await;
        let batch = &delivery.batch;
        seen.push((batch.gap.as_ref().map(|gap| gap.reason), batch.events.len(), batch.cursor.clone()));
        let done = !batch.events.is_empty();
        delivery.acknowledge();
        if done {
            break;
        }
    }
    assert!(seen.contains(&(Some(GapReason::Epoch), 0, Cursor::new("new-0").ok())), "{seen:?}");
    assert_eq!(until(&handle, |state| state.gaps == 1).await.gaps, 1);
    server.request().await;
    assert!(server.request().await.contains("last-event-id: new-1\r\n"));
}

#[tokio::test]
async fn a_new_history_may_repeat_an_event_with_a_lower_revision() {
    let first = [connected("a-1"), frame("a-2", "map-event", &revision(1, 5))].concat();
    let gap = frame("b-0", "gap", r#"{"reason":"epoch"}"#);
    let second = [connected("a-2"), gap, frame("b-1", "map-event", &revision(1, 2))].concat();
    let server = Misbehaving::start(vec![vec![ok(&first)], vec![ok(&second), Do::Hold]]).await;
    let (_handle, mut deliveries) = open(&server, Resume::default());
    assert_eq!(collect(&mut deliveries, 2).await, ["evt_1", "evt_1"]);
}

#[tokio::test]
async fn what_comes_before_live_is_catch_up_and_what_follows_is_not() {
    let body = [
        connected("e-0"),
        frame("e-1", "map-event", &event(1)),
        live("e-1"),
        frame("e-2", "map-event", &event(2)),
    ];
    let server = Misbehaving::start(vec![vec![ok(&body.concat()), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    let mut when = Vec::new();
    while when.len() < 2 {
        let delivery = next(&mut deliveries).await;
        when.extend(delivery.batch.events.iter().map(|one| (one.event.id.clone(), delivery.batch.catch_up)));
        delivery.acknowledge();
    }
    assert_eq!(when, [("evt_1".to_owned(), true), ("evt_2".to_owned(), false)]);
    until(&handle, |state| state.phase == Phase::Live).await;
}

#[tokio::test]
async fn a_server_that_answers_and_drops_is_not_hammered() {
    let server = Misbehaving::start(vec![vec![ok("")]]).await;
    let options = StreamOptions { reconnect_delay: Duration::from_millis(100), ..StreamOptions::default() };
    let (handle, _deliveries) = ww3_stream::open(server.target(), options, Resume::default());
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let attempts = handle.subscribe().borrow().connection_attempts;
    assert!((3..=8).contains(&attempts), "{attempts} attempts: the waits must grow");
}

#[tokio::test]
async fn a_refused_token_stops_and_a_new_one_connects() {
    let good = [connected("e-0"), live("e-0")].concat();
    let mut server =
        Misbehaving::start(vec![answer("401 Unauthorized", ""), vec![ok(&good), Do::Hold]]).await;
    let (handle, _deliveries) = open(&server, Resume::default());
    let state = until(&handle, |state| state.phase == Phase::NeedsToken).await;
    assert!(state.error.unwrap().contains("token"));
    let target = Target { token: Some("secret".into()), ..server.target() };
    assert!(!format!("{target:?}").contains("secret"));
    handle.reconfigure(target, hasty());
    until(&handle, |state| state.phase == Phase::Live).await;
    server.request().await;
    assert!(server.request().await.contains("authorization: bearer secret\r\n"));
}

#[tokio::test]
async fn what_is_no_stream_stops_with_words_that_say_what_to_do() {
    let html = "Content-Type: text/html\r\n";
    for (script, words) in [
        (answer("204 No Content", ""), "no more to come"),
        (answer("404 Not Found", ""), "check the server's address"),
        (answer("200 OK", html), "not text/event-stream"),
        (answer("302 Found", "Location: /api/map-stream\r\n"), "redirected in vain"),
    ] {
        let server = Misbehaving::start(vec![script]).await;
        let (handle, _deliveries) = open(&server, Resume::default());
        let state = until(&handle, |state| state.phase == Phase::Stopped).await;
        assert!(state.error.as_ref().unwrap().contains(words), "{:?}", state.error);
    }
}

#[tokio::test]
async fn a_page_where_a_stream_was_is_tried_again() {
    let good = [connected("e-0"), live("e-0")].concat();
    let page = answer("200 OK", "Content-Type: text/html\r\n");
    let server = Misbehaving::start(vec![vec![ok(&good)], page, vec![ok(&good), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    tokio::spawn(async move {
        while let Some(delivery) = deliveries.next().await {
            delivery.acknowledge()
        }
    });
    let state =
        until(&handle, |state| state.error.as_deref().is_some_and(|e| e.contains("captive portal"))).await;
    assert_eq!(state.phase, Phase::Waiting);
    until(&handle, |state| state.phase == Phase::Live && state.reconnects == 1).await;
}

#[tokio::test]
async fn retry_after_is_obeyed() {
    let good = [connected("e-0"), live("e-0")].concat();
    let busy = answer("503 Service Unavailable", "Retry-After: 1\r\n");
    let server = Misbehaving::start(vec![busy, vec![ok(&good), Do::Hold]]).await;
    let (handle, _deliveries) = open(&server, Resume::default());
    let state = until(&handle, |state| state.phase == Phase::Waiting).await;
    assert!(state.retry_in_ms.unwrap() >= 1000);
    until(&handle, |state| state.phase == Phase::Live).await;
}

#[tokio::test]
async fn a_relative_redirect_is_followed() {
    let good = [connected("e-0"), live("e-0")].concat();
    let moved = answer("307 Temporary Redirect", "Location: ../elsewhere?x=1\r\n");
    let mut server = Misbehaving::start(vec![moved, vec![ok(&good), Do::Hold]]).await;
    let (handle, _deliveries) = open(&server, Resume::default());
    until(&handle, |state| state.phase == Phase::Live).await;
    server.request().await;
    assert!(server.request().await.starts_with("get /elsewhere?x=1 "));
}

#[tokio::test]
async fn silence_is_a_dead_connection_and_a_drip_is_not() {
    let good = [connected("e-0"), live("e-0")].concat();
    let drip = Do::Drip(": still here, slowly\n".repeat(3), Duration::from_millis(20));
    let server = Misbehaving::start(vec![vec![ok(&good), drip, Do::Hold]]).await;
    let options = StreamOptions { ping_timeout: Some(Duration::from_millis(400)), ..hasty() };
    let (handle, _deliveries) = ww3_stream::open(server.target(), options, Resume::default());
    let began = std::time::Instant::now();
    let state = until(&handle, |state| state.phase == Phase::Waiting).await;
    assert!(state.error.unwrap().contains("not even a ping"));
    assert!(began.elapsed() > Duration::from_millis(1000), "the drip kept it alive");
}

#[tokio::test]
async fn a_broken_or_too_large_event_is_counted_and_the_stream_goes_on() {
    let large = "x".repeat(5000);
    let body = [
        connected("e-0"),
        frame("e-1", "map-event", "{ broken"),
        frame("e-2", "map-event", &large),
        frame("e-3", "map-event", &event(3)),
    ];
    let server = Misbehaving::start(vec![vec![ok(&body.concat()), Do::Hold]]).await;
    let options = StreamOptions { max_event_bytes: 2000, ..hasty() };
    let (handle, mut deliveries) = ww3_stream::open(server.target(), options, Resume::default());
    assert_eq!(collect(&mut deliveries, 1).await, ["evt_3"]);
    let state = until(&handle, |state| state.oversized == 1).await;
    assert_eq!((state.malformed, state.received), (1, 1));
}

#[tokio::test]
async fn disconnect_stays_disconnected_and_connect_comes_back() {
    let good = [connected("e-0"), live("e-0")].concat();
    let server = Misbehaving::start(vec![vec![ok(&good), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    tokio::spawn(async move {
        while let Some(delivery) = deliveries.next().await {
            delivery.acknowledge();
        }
    });
    until(&handle, |state| state.phase == Phase::Live).await;
    handle.disconnect();
    let state = until(&handle, |state| state.phase == Phase::Off).await;
    assert!(!state.is_connected && !state.is_reconnecting);
    handle.connect();
    until(&handle, |state| state.phase == Phase::Live && state.connection_attempts == 2).await;
}

#[tokio::test]
async fn the_ring_keeps_the_newest_events() {
    let mut body = connected("e-0");
    for n in 1..=20 {
        body += &frame(&format!("e-{n}"), "map-event", &event(n));
    }
    let server = Misbehaving::start(vec![vec![ok(&body), Do::Hold]]).await;
    let options = StreamOptions { max_events: 3, ..hasty() };
    let (handle, mut deliveries) = ww3_stream::open(server.target(), options, Resume::default());
    collect(&mut deliveries, 20).await;
    let ids = |state: &ww3_stream::StreamState| {
        state.events.snapshot().iter().map(|e| e.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&handle.subscribe().borrow()), ["evt_18", "evt_19", "evt_20"]);
    handle.clear_events();
    until(&handle, |state| state.events.is_empty()).await;
}

#[tokio::test]
async fn any_servers_events_come_with_their_last_id_and_resume_after_it() {
    let body = "retry: 30\nid: 1\ndata: a\n\nid: ü\n\n";
    let mut server = Misbehaving::start(vec![vec![ok(body)], vec![ok("data: b\n\n"), Do::Hold]]).await;
    let (_handle, mut events) = sse::open(server.target(), hasty(), None);
    let first = events.next().await.unwrap();
    assert_eq!((first.event.as_str(), first.id.as_str(), first.data.as_str()), ("message", "1", "a"));
    let second = events.next().await.unwrap();
    assert_eq!((second.id.as_str(), second.data.as_str()), ("ü", "b"));
    server.request().await;
    assert!(server.request().await.contains("last-event-id: ü\r\n"));
}

#[tokio::test]
async fn whatever_the_standard_allows_arrives_byte_by_byte() {
    let nasty =
        b"\xEF\xBB\xBFunknown: only\n\nretry: soon\r\rcomment: none\rdata: \xFF\xF0\x9F\x94\xA5\r\n\r\n\
        id: 7\n\nevent: x\rdata\rdata:  two\r\n\nid: 8\0\ndata: c\n\nid\ndata: d\n\ndata: unfinished\n";
    let drip = nasty.iter().flat_map(|byte| [Do::Bytes(vec![*byte]), Do::Wait(Duration::from_millis(1))]);
    let server = Misbehaving::start(vec![[ok("")].into_iter().chain(drip).collect(), vec![Do::Hold]]).await;
    let (_handle, mut events) = sse::open(server.target(), hasty(), None);
    for (kind, id, data) in [
        ("message", "", "\u{FFFD}\u{1F525}"),
        ("x", "7", "\n two"),
        ("message", "7", "c"),
        ("message", "", "d"),
    ] {
        let heard = tokio::time::timeout(Duration::from_secs(10), events.next()).await.unwrap().unwrap();
        assert_eq!((heard.event.as_str(), heard.id.as_str(), heard.data.as_str()), (kind, id, data));
    }
}

#[tokio::test]
async fn an_event_cut_in_the_middle_comes_whole_with_the_next_connection() {
    let whole = frame("e-1", "map-event", &event(1));
    let cut = connected("e-0") + &whole[..whole.len() / 2];
    let again = connected("e-0") + &whole;
    let server = Misbehaving::start(vec![vec![ok(&cut)], vec![ok(&again), Do::Hold]]).await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    assert_eq!(collect(&mut deliveries, 1).await, ["evt_1"]);
    let state = until(&handle, |state| state.last_cursor == Cursor::new("e-1").ok()).await;
    assert_eq!((state.malformed, state.received, state.reconnects), (0, 1, 1));
}

#[tokio::test]
async fn a_batch_given_up_comes_again_with_all_that_followed_it() {
    let first = connected("e-0") + &frame("e-1", "map-event", &event(1));
    let second = frame("e-2", "map-event", &event(2));
    let all = format!("{first}{second}");
    let pause = Do::Wait(Duration::from_millis(200));
    let scripts = vec![vec![ok(&first), pause, Do::Send(second), Do::Hold], vec![ok(&all), Do::Hold]];
    let mut server = Misbehaving::start(scripts).await;
    let (handle, mut deliveries) = open(&server, at("e-0"));
    let given_up = next(&mut deliveries).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    drop(given_up);
    assert_eq!(collect(&mut deliveries, 2).await, ["evt_1", "evt_2"]);
    let state = until(&handle, |state| state.last_cursor == Cursor::new("e-2").ok()).await;
    assert_eq!(state.connection_attempts, 2);
    server.request().await;
    assert!(server.request().await.contains("last-event-id: e-0\r\n"));
}

#[tokio::test]
async fn the_cursor_moves_also_when_an_event_comes_for_the_second_time() {
    let body = frame("e-1", "map-event", &event(1));
    let mut server = Misbehaving::start(vec![vec![ok(&body)], vec![ok(&body)], vec![Do::Hold]]).await;
    let (_handle, mut deliveries) = open(&server, at("e-0"));
    drop(next(&mut deliveries).await);
    let again = next(&mut deliveries).await;
    assert_eq!(again.batch.cursor, Cursor::new("e-1").ok());
    again.acknowledge();
    for id in ["e-0", "e-0", "e-1"] {
        assert!(server.request().await.contains(&format!("last-event-id: {id}\r\n")));
    }
}

#[tokio::test]
async fn a_server_that_refuses_is_tried_until_it_is_there() {
    let vacant = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr: SocketAddr = vacant.local_addr().unwrap();
    drop(vacant);
    let target = Target { url: format!("http://{addr}/").parse().unwrap(), token: None };
    let (handle, _deliveries) = ww3_stream::open(target, hasty(), Resume::default());
    let state = until(&handle, |state| state.connection_attempts > 2 && state.phase == Phase::Waiting).await;
    assert!(state.error.unwrap().contains("refused"));
    let good = [connected("e-0"), live("e-0")].concat();
    let _server = Misbehaving::start_at(addr, vec![vec![ok(&good), Do::Hold]]).await;
    let state = until(&handle, |state| state.phase == Phase::Live).await;
    assert_eq!(state.error, None);
}

#[tokio::test]
async fn a_page_at_the_first_attempt_is_a_portal_where_an_earlier_run_had_a_stream() {
    let page = answer("200 OK", "Content-Type: text/html\r\n");
    let server = Misbehaving::start(vec![page]).await;
    let (handle, _deliveries) = open(&server, at("e-7"));
    let state = until(&handle, |state| state.phase == Phase::Waiting).await;
    assert!(state.error.unwrap().contains("captive portal"));
}

#[tokio::test]
async fn a_token_is_never_shown_and_never_given_to_another_server() {
    let mut other = Misbehaving::start(vec![answer("403 Forbidden", "")]).await;
    let moved = format!("Location: {}\r\n", other.url("/"));
    let mut server = Misbehaving::start(vec![answer("302 Found", &moved)]).await;
    let url = server.url("/api/map-stream?token=geheim");
    let target = Target { url, token: Some("geheim".into()) };
    let (handle, _deliveries) = ww3_stream::open(target, hasty(), Resume::default());
    let state = until(&handle, |state| state.phase == Phase::NeedsToken).await;
    assert!(state.error.as_ref().unwrap().contains("/api/map-stream"), "{:?}", state.error);
    assert!(!format!("{handle:?} {state:?}").contains("geheim"));
    assert!(server.request().await.contains("authorization: bearer geheim"));
    assert!(!other.request().await.contains("geheim"));
}

#[tokio::test]
async fn a_slow_receiver_slows_the_socket_and_is_not_taken_for_silence() {
    let mut body = connected("e-0");
    for n in 1..=12_000 {
        body += &frame(&format!("e-{n}"), "map-event", &event(n));
    }
    let server = Misbehaving::start(vec![vec![ok(&body), Do::Hold]]).await;
    let options = StreamOptions { ping_timeout: Some(Duration::from_millis(600)), ..hasty() };
    let (handle, mut deliveries) = ww3_stream::open(server.target(), options, Resume::default());
    let first = next(&mut deliveries).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let held = handle.subscribe().borrow().received;
    assert!(held < 12_000, "{held} events were taken in while the receiver slept");
    assert_eq!(handle.subscribe().borrow().connection_attempts, 1);
    let had = first.batch.events.len();
    first.acknowledge();
    assert_eq!(collect(&mut deliveries, 12_000 - had).await.last().unwrap(), "evt_12000");
    assert_eq!(handle.subscribe().borrow().duplicates, 0);
}

#[tokio::test]
async fn a_reset_in_the_middle_of_an_event_delivers_it_once_and_whole() {
    let half =
        [connected("e-0"), frame("e-1", "map-event", &event(1)), "id: e-2\nevent: map-ev".into()].concat();
    let rest = [connected("e-1"), frame("e-2", "map-event", &event(2))].concat();
    let server = Misbehaving::start(vec![
        vec![ok(&half), Do::Wait(Duration::from_millis(100)), Do::Reset],
        vec![ok(&rest), Do::Hold],
    ])
    .await;
    let (handle, mut deliveries) = open(&server, Resume::default());
    assert_eq!(collect(&mut deliveries, 2).await, ["evt_1", "evt_2"]);
    assert_eq!(until(&handle, |state| state.reconnects == 1).await.malformed, 0);
}

#[tokio::test]
async fn ids_that_repeat_or_go_backwards_deliver_each_revision_once_and_the_last_id_is_the_cursor() {
    let body = [
        connected("e-9"),
        frame("e-7", "map-event", &event(7)),
        frame("e-5", "map-event", &event(5)),
        frame("e-7", "map-event", &event(7)),
        frame("e-6", "map-event", &revision(5, 2)),
        frame("e-6", "map-event", &event(5)),
    ];
    let mut server = Misbehaving::start(vec![vec![ok(&body.concat())], vec![Do::Hold]]).await;
    let (_handle, mut deliveries) = open(&server, at("e-9"));
    assert_eq!(collect(&mut deliveries, 3).await, ["evt_7", "evt_5", "evt_5"]);
    server.request().await;
    // Opaque: the server alone knows their order.
    assert!(server.request().await.contains("last-event-id: e-6\r\n"));
}

#[tokio::test]
async fn a_redirect_loop_stops_and_says_so() {
    for status in [
        "301 Moved Permanently",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let server = Misbehaving::start(vec![answer(status, "Location: /again\r\n")]).await;
        let (handle, _deliveries) = open(&server, Resume::default());
        let state = until(&handle, |state| state.phase == Phase::Stopped).await;
        assert!(state.error.unwrap().contains("over 10 times"));
    }
}

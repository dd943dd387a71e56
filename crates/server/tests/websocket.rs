//! The stream over a WebSocket, and what its reader may ask for.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{
    raw::{get, request},
    socket::{Socket, address},
    *,
};
use futures::{SinkExt, StreamExt};
use serde_json::json;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::time::timeout;
use tokio_tungstenite::{
    connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest},
};

/// What the library checks of an upgrade.
const UPGRADE: &str = "Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

#[tokio::test]
async fn the_same_frames_come_as_json_at_both_addresses() {
    let server = fixture_with(|config| config.ping = Duration::from_millis(300)).await;
    server.with_strikes(3).await;
    for path in ["/api/map-stream?since=-1", "/api/map-stream/ws?since=-1"] {
        let mut socket = Socket::open(&server, path).await;
        let connected = socket.expect("connected").await;
        assert_eq!(connected["data"]["scope"], "global");
        for number in 1..=3 {
            let frame = socket.expect("map-event").await;
            assert!(frame["id"].as_str().unwrap().ends_with(&format!("-{number}")));
            assert_eq!(frame["data"]["to"]["label"], "KYIV");
        }
        socket.expect("live").await;
        socket.expect("ping").await;
    }
}

#[tokio::test]
async fn a_reader_changes_what_it_wants_without_a_new_connection() {
    let server = fixture().await;
    let mut socket = Socket::open(&server, "/api/map-stream").await;
    socket.expect("connected").await;
    socket.expect("live").await;
    socket.say(json!({"op": "subscribe", "scope": "europe", "min_severity": 3})).await;
    let subscribed = socket.expect("subscribed").await;
    assert_eq!(subscribed["data"]["subscriptions"], json!(["scope=europe&min_severity=3"]));
    let post = async |from: u64| {
        let titles = ["strike KYIV 4 a", "strike GAZA 4 b", "strike APIA 1 c", "strike SUVA 4 d"];
        // Days apart: else those of one place would be one incident.
        let items = (from..).zip(titles).map(|(at, title)| item(at * 1_000_000, &format!("{title} {from}")));
        let items: Vec<_> = items.collect();
        server.post_items(&items).await;
    };
    post(0).await;
    assert_eq!(socket.titles_until("strike KYIV 4 a 0").await, ["strike KYIV 4 a 0"]);
    socket.say(json!({"op": "subscribe", "scope": ["middle-east", "asia-pacific"]})).await;
    socket.expect("subscribed").await;
    post(10).await;
    assert_eq!(
        socket.titles_until("strike SUVA 4 d 10").await,
        ["strike KYIV 4 a 10", "strike GAZA 4 b 10", "strike APIA 1 c 10", "strike SUVA 4 d 10"]
    );
    socket.say(json!({"op": "unsubscribe", "scope": "europe,asia-pacific"})).await;
    assert_eq!(socket.expect("subscribed").await["data"]["subscriptions"], json!(["scope=middle-east"]));
    post(20).await;
    assert_eq!(socket.titles_until("strike GAZA 4 b 20").await, ["strike GAZA 4 b 20"]);
}

#[tokio::test]
async fn a_reader_goes_on_from_a_cursor_and_is_told_of_a_gap() {
    let server = fixture().await;
    server.with_strikes(5).await;
    let mut socket = Socket::open(&server, "/api/map-stream?since=-1").await;
    socket.expect("connected").await;
    socket.next().await;
    let id = socket.expect("map-event").await["id"].clone();
    socket.titles_until("strike KYIV 3 number 4").await;
    socket.expect("live").await;
    socket.say(json!({"op": "resume", "id": id})).await;
    socket.expect("subscribed").await;
    assert_eq!(socket.expect("connected").await["data"]["resumed"], true);
    assert_eq!(socket.titles_until("strike KYIV 3 number 4").await.len(), 3);
    socket.expect("live").await;
    socket.say(json!({"op": "resume", "id": "another-7"})).await;
    socket.expect("subscribed").await;
    socket.expect("connected").await;
    assert_eq!(socket.expect("gap").await["data"]["reason"], "epoch");
    assert_eq!(socket.titles_until("strike KYIV 3 number 4").await.len(), 5);
}

#[tokio::test]
async fn a_message_that_is_refused_changes_nothing_and_says_why() {
    let server = fixture().await;
    let mut socket = Socket::open(&server, "/api/map-stream?scope=europe").await;
    socket.expect("connected").await;
    socket.expect("live").await;
    for (message, why) in [
        (json!({"op": "dance"}), "a message is a JSON object with `op`"),
        (json!({"op": "subscribe", "scope": "moon"}), "scope `moon`"),
        (json!({"op": "resume"}), "id ``"),
    ] {
        socket.say(message).await;
        let error = socket.expect("error").await;
        assert_eq!(error["data"]["error"], "Message refused");
        assert!(error["data"]["message"].as_str().unwrap().starts_with(why), "{error}");
    }
    server.post_items(&[item(1, "strike GAZA 3"), item(2, "strike KYIV 3")]).await;
    assert_eq!(socket.titles_until("strike KYIV 3").await, ["strike KYIV 3"]);
}

#[tokio::test]
async fn who_says_too_much_is_told_so_and_cut_off() {
    let server = fixture().await;
    let mut socket = Socket::open(&server, "/api/map-stream").await;
    for _ in 0..40 {
        let _ = socket.0.send(Message::text(r#"{"op":"unsubscribe"}"#)).await;
    }
    let (code, reason, _) = socket.end().await;
    assert_eq!((code, &*reason), (1008, "at most 20 messages a second"));
    let mut socket = Socket::open(&server, "/api/map-stream").await;
    socket.0.send(Message::text("x".repeat(20_000))).await.unwrap();
    assert_eq!(socket.end().await.0, 1009);
    let mut socket = Socket::open(&server, "/api/map-stream").await;
    socket.0.send(Message::binary(vec![1, 2])).await.unwrap();
    assert_eq!(socket.end().await.0, 1003);
}

#[tokio::test]
async fn the_end_of_the_server_is_said() {
    let server = fixture().await;
    let mut socket = Socket::open(&server, "/api/map-stream").await;
    socket.expect("connected").await;
    socket.expect("live").await;
    let end = tokio::spawn(async move { socket.end().await });
    server.server.stop().await;
    let (code, reason, _) = end.await.unwrap();
    assert_eq!((code, &*reason), (1001, "the server ends; connect again and resume"));
}

#[tokio::test]
async fn who_may_not_open_a_stream_may_not_open_a_websocket() {
    let server = fixture_with(|config| {
        config.token = Some("hush".into());
        config.allowed_origins = vec!["https://good.example".into()];
        config.limits.loopback = true;
        config.limits.streams_per_ip = 1;
    })
    .await;
    let refused = async |path: &str, name: &'static str, value: &str| {
        let mut request = address(&server, path).into_client_request().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        match connect_async(request).await {
            Err(Error::Http(response)) => response.status().as_u16(),
            Ok(_) => 101,
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(refused("/api/map-stream", "x-any", "1").await, 401);
    assert_eq!(refused("/api/map-stream?token=hush", "host", "evil.example").await, 421);
    assert_eq!(refused("/api/map-stream?token=hush", "origin", "https://evil.example").await, 403);
    assert_eq!(refused("/api/map-stream/ws?token=hush&scope=moon", "x-any", "1").await, 400);
    let socket = Socket::open(&server, "/api/map-stream?token=hush").await;
    assert_eq!(refused("/api/map-stream?token=hush", "origin", "https://good.example").await, 429);
    drop(socket);
    eventually("the place is free again", async || {
        refused("/api/map-stream?token=hush", "origin", "https://good.example").await == 101
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_a_websocket_alone_says_so() {
    let server = fixture().await;
    let raw = get(&server, "/api/map-stream/ws", "Connection: close\r\n").await;
    assert_eq!((raw.status(), raw.header("upgrade")), (426, Some("websocket")));
    let old = format!("GET /api/map-stream HTTP/1.1\r\n{UPGRADE}Sec-WebSocket-Version: 7\r\n\r\n");
    let raw = request(&server, &old).await;
    assert_eq!(raw.status(), 426);
}

#[tokio::test]
async fn a_peer_that_answers_no_ping_is_cut_off_and_one_that_does_stays() {
    let ping = Duration::from_millis(300);
    let server = fixture_with(|config| config.ping = ping).await;
    let mut good = Socket::open(&server, "/api/map-stream").await;
    let reading = tokio::spawn(async move { good.titles_until("strike KYIV 3 last").await });
    let upgrade = format!("GET /api/map-stream HTTP/1.1\r\n{UPGRADE}Sec-WebSocket-Version: 13\r\n\r\n");
    let silent = request(&server, &upgrade).await;
    assert_eq!(silent.status(), 101);
    let started = Instant::now();
    // It takes all that comes.
    silent.all().await;
    assert!(started.elapsed() >= 2 * ping, "{:?}", started.elapsed());
    server.post_items(&[item(1, "strike KYIV 3 last")]).await;
    assert_eq!(reading.await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_that_takes_nothing_is_cut_off_and_another_gets_all() {
    let server = Arc::new(fixture_with(|config| config.stall = Duration::from_millis(500)).await);
    let slow = Socket::open(&server, "/api/map-stream").await;
    let mut good = Socket::open(&server, "/api/map-stream").await;
    let long = "x".repeat(1_900);
    let reading = tokio::spawn(async move { good.titles_until("strike KYIV 3 last").await.len() });
    for hundred in 0..50 {
        let numbers = hundred * 100..(hundred + 1) * 100;
        let mut items: Vec<_> =
            numbers.map(|number| item(number, &format!("strike KYIV 3 {number} {long}"))).collect();
        // A single one would not wait for those that do.
        items.extend((hundred == 49).then(|| item(9_999, "strike KYIV 3 last")));
        server.post_items(&items).await;
    }
    assert_eq!(reading.await.unwrap(), 5_001);
    tokio::time::sleep(Duration::from_millis(700)).await;
    let mut slow = slow;
    let mut bytes = 0;
    while let Ok(Some(Ok(message))) = timeout(PATIENCE, slow.0.next()).await {
        bytes += message.len();
    }
    assert!(bytes < 5_000 * 1_900, "{bytes}");
}

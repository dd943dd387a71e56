//! What a server says of itself: metrics, health, readiness, over real sockets.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::{Value, json};
use std::time::Duration;

async fn scrape(fixture: &Fixture) -> String {
    let response = fixture.http.get(fixture.url("/metrics")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    response.text().await.unwrap()
}

/// The value of the metric whose line begins so.
async fn metric(fixture: &Fixture, begins: &str) -> f64 {
    let text = scrape(fixture).await;
    let line = text.lines().find_map(|line| line.strip_prefix(begins)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {begins} in\n{text}")).parse().unwrap()
}

async fn get(fixture: &Fixture, path: &str) -> (u16, Value) {
    answer(fixture.http.get(fixture.url(path))).await
}

#[tokio::test]
async fn open_streams_are_counted_by_scope_and_forgotten_at_their_end() {
    let fixture = fixture().await;
    let mut one = fixture.open("?scope=europe").await;
    let mut two = fixture.open("").await;
    one.until("live").await;
    two.until("live").await;
    assert_eq!(metric(&fixture, "ww3_stream_connections").await, 2.0);
    // With that which asks.
    assert_eq!(metric(&fixture, "ww3_connections").await, 3.0);
    assert_eq!(metric(&fixture, "ww3_stream_connections_by_scope{scope=\"europe\"}").await, 1.0);
    let (_, health) = get(&fixture, "/api/stream-health").await;
    assert_eq!(
        (&health["active_connections"], &health["connections_by_scope"]["europe"]),
        (&json!(2), &json!(1))
    );
    drop(one);
    eventually("its end was counted", async || {
        metric(&fixture, "ww3_stream_connections").await == 1.0
            && metric(&fixture, "ww3_stream_ended_total{reason=\"gone\"}").await == 1.0
            && metric(&fixture, "ww3_stream_duration_seconds_count").await == 1.0
    })
    .await;
    assert_eq!(metric(&fixture, "ww3_stream_connections_by_scope{scope=\"europe\"}").await, 0.0);
}

#[tokio::test]
async fn what_went_out_and_how_long_it_took_is_counted_and_a_resume_is_seen() {
    let fixture = fixture().await;
    let (mut one, mut two) = (fixture.open("").await, fixture.open("?scope=africa").await);
    one.until("live").await;
    two.until("live").await;
    fixture.post_items(&strikes(0..7)).await;
    let last = one.events(7).await.pop().unwrap();
    assert_eq!(metric(&fixture, "ww3_events_total").await, 7.0);
    // The other stream doesn't cover the place.
    assert_eq!(metric(&fixture, "ww3_stream_events_total").await, 7.0);
    assert!(metric(&fixture, "ww3_stream_bytes_total").await > 7.0 * 200.0);
    assert_eq!(metric(&fixture, "ww3_delivery_lag_seconds_count").await, 7.0);
    assert_eq!(metric(&fixture, "ww3_delivery_lag_seconds_bucket{le=\"30\"}").await, 7.0);
    assert_eq!(metric(&fixture, "ww3_stream_head").await, 7.0);
    assert_eq!(metric(&fixture, "ww3_stream_resumed_total").await, 0.0);
    let mut back = fixture.open_with("", last.id.as_deref()).await;
    assert_eq!(back.expect("connected").await.data["resumed"], true);
    assert_eq!(metric(&fixture, "ww3_stream_resumed_total").await, 1.0);
    let (_, health) = get(&fixture, "/api/stream-health").await;
    assert!(health["events_per_second"].as_f64().unwrap() > 0.0, "{health}");
    assert!(health["reconnection_rate_percent"].as_f64().unwrap() > 30.0, "{health}");
    assert!(health["memory_bytes"].as_u64().is_none_or(|bytes| bytes > 1 << 20), "{health}");
}

#[tokio::test]
async fn an_item_that_breaks_detection_is_counted_by_kind() {
    let fixture = fixture().await;
    assert_eq!(metric(&fixture, "ww3_errors_total{kind=\"detection\"}").await, 0.0);
    fixture.post_items(&[item(1, "panic now")]).await;
    eventually("it was set aside", async || {
        metric(&fixture, "ww3_errors_total{kind=\"detection\"}").await >= 1.0
            && metric(&fixture, "ww3_items_waiting").await == 0.0
    })
    .await;
}

#[tokio::test]
async fn a_feed_that_never_answered_is_as_old_as_the_server() {
    let fixture = fixture_with(|config| {
        config.feeds = vec!["Gone=http://127.0.0.1:1/rss".parse().unwrap()];
    })
    .await;
    eventually("it failed", async || metric(&fixture, "ww3_feed_failing{feed=\"Gone\"}").await == 1.0).await;
    assert!(metric(&fixture, "ww3_feed_age_seconds{feed=\"Gone\"}").await > 0.0);
}

#[tokio::test]
async fn paths_that_a_peer_makes_up_make_no_label() {
    let fixture = fixture().await;
    for path in ["/a", "/b", "/api/nothing"] {
        assert_eq!(get(&fixture, path).await.0, 404);
    }
    assert_eq!(metric(&fixture, "ww3_http_requests_total{route=\"none\",status=\"404\"}").await, 3.0);
    assert!(!scrape(&fixture).await.contains("nothing"));
}

#[tokio::test]
async fn a_server_is_ready_while_its_parts_work() {
    let fixture = fixture_with(|config| config.poll = Duration::from_millis(50)).await;
    let (status, parts) = get(&fixture, "/readyz").await;
    assert_eq!(
        (status, parts),
        (200, json!({"ready": true, "database": "ok", "worker": "ok", "draining": false}))
    );
    let database = rusqlite::Connection::open(fixture.folder.path().join("feed.db")).unwrap();
    database
        .execute_batch("ALTER TABLE stream_head RENAME TO away; ALTER TABLE feed_items RENAME TO gone")
        .unwrap();
    let (status, parts) = get(&fixture, "/readyz").await;
    assert_eq!((status, &parts["ready"]), (503, &json!(false)), "{parts}");
    eventually("the failed poll was counted", async || {
        metric(&fixture, "ww3_errors_total{kind=\"database\"}").await > 0.0
    })
    .await;
    database
        .execute_batch("ALTER TABLE away RENAME TO stream_head; ALTER TABLE gone RENAME TO feed_items")
        .unwrap();
    eventually("it is ready again", async || get(&fixture, "/readyz").await.0 == 200).await;
}

#[tokio::test]
async fn a_token_guards_what_tells_of_readers_but_not_the_probes() {
    let fixture = fixture_with(|config| config.token = Some("hush".into())).await;
    for path in ["/metrics", "/api/stream-health"] {
        assert_eq!(get(&fixture, path).await.0, 401);
        let with = fixture.http.get(fixture.url(path)).bearer_auth("hush").send().await.unwrap();
        assert_eq!(with.status(), 200);
    }
    assert_eq!(get(&fixture, "/readyz").await.0, 200);
    assert_eq!(fixture.http.get(fixture.url("/healthz")).send().await.unwrap().status(), 200);
}

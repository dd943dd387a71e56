//! How feeds are polled, and what a broken one does not do.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::json;
use site::{ok, rss, site};
use std::time::Duration;
use ww3_server::{FeedSource, FeedState};

#[tokio::test]
async fn a_feed_brings_events_and_an_unchanged_one_is_not_sent_again() {
    let site = site(|head| match head.contains("if-none-match: \"v1\"") {
        true => "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n".to_owned(),
        false => ok(
            "application/rss+xml",
            "ETag: \"v1\"\r\n",
            &rss(&["strike KYIV 4 &lt;b&gt;hits&lt;/b&gt; a depot", "nothing"]),
        ),
    })
    .await;
    let server = fixture_with(|config| config.feeds = vec![site.feed("/good")]).await;
    let mut stream = server.open("?since=0").await;
    assert_eq!(stream.events(1).await[0].data["title"], "strike KYIV 4 hits a depot");
    let found = status(&server, "good", |feed| feed.state == FeedState::NotModified).await;
    assert_eq!((found.items, found.error), (2, None));
    assert!(found.last_ok.is_some() && found.next_try > found.last_try);
}

#[tokio::test]
async fn a_broken_feed_says_what_is_wrong_and_harms_no_other() {
    let site = site(|head| match head.split(' ').nth(1).unwrap() {
        "/html" => ok("text/html", "", "<!DOCTYPE html><title>Sign in</title>"),
        "/gone" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into(),
        "/huge" => ok("application/rss+xml", "", &"x".repeat(9 << 20)),
        "/broken" => ok("application/rss+xml", "", "<rss><channel><item>"),
        "/cut" => "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n<rss>".into(),
        "/silent" => String::new(),
        _ => ok("application/xml", "", &rss(&["strike GAZA 3"])),
    })
    .await;
    let names = ["/html", "/gone", "/huge", "/broken", "/cut", "/silent", "/good"];
    let server = fixture_with(|config| {
        config.feeds = names.iter().map(|name| site.feed(name)).collect();
        config.feeds.push(FeedSource::new("refused", "http://127.0.0.1:1/"));
    })
    .await;
    let mut stream = server.open("?since=0").await;
    stream.events(1).await;
    for (name, said) in [
        ("html", "web page (HTML), not a feed"),
        ("gone", "404"),
        ("huge", "more than 8 MiB"),
        ("broken", "not an RSS, Atom or JSON feed"),
        ("cut", "broke off"),
        ("refused", "refused"),
    ] {
        let found = status(&server, name, |feed| feed.state == FeedState::Failing).await;
        assert!(found.error.as_ref().is_some_and(|error| error.contains(said)), "{found:?}");
    }
    status(&server, "good", |feed| feed.state == FeedState::Ok).await;
    status(&server, "silent", |feed| feed.state == FeedState::Waiting).await;
}

#[tokio::test]
async fn a_failing_feed_is_asked_less_often_than_a_good_one() {
    let site = site(|head| match head.starts_with("get /bad") {
        true => "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into(),
        false => ok("application/xml", "", &rss(&["nothing"])),
    })
    .await;
    let server = fixture_with(|config| config.feeds = vec![site.feed("/bad"), site.feed("/good")]).await;
    eventually("the good one is asked often", async || site.requests_for("/good").len() >= 12).await;
    assert!(site.requests_for("/bad").len() <= 5, "{}", site.requests_for("/bad").len());
    drop(server);
}

#[tokio::test]
async fn an_empty_ingest_polls_the_feeds_now() {
    let site = site(|_| ok("application/xml", "", &rss(&["one", "two"]))).await;
    let slow = FeedSource { interval: Duration::from_secs(3600), ..site.feed("/slow") };
    let server = fixture_with(|config| config.feeds = vec![slow]).await;
    status(&server, "slow", |feed| feed.state == FeedState::Ok).await;
    let (code, answer) = answer(server.http.post(server.url("/api/ingest"))).await;
    assert_eq!(code, 200);
    assert_eq!(
        answer,
        json!({"accepted": 0, "duplicates": 2, "rejected": [], "feeds": {"polled": 1, "failed": 0}})
    );
    assert_eq!(site.requests_for("/slow").len(), 2);
}

#[tokio::test]
async fn feeds_can_be_changed_while_the_server_runs() {
    let site = site(|_| ok("application/xml", "", &rss(&["one"]))).await;
    let server = fixture().await;
    server.server.set_feeds(vec![site.feed("/a"), site.feed("/b")]);
    status(&server, "a", |feed| feed.state == FeedState::Ok).await;
    status(&server, "b", |feed| feed.state == FeedState::Ok).await;
    server.server.set_feeds(vec![site.feed("/b")]);
    eventually("only b is left", async || server.server.feeds().borrow().len() == 1).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let asked = site.requests_for("/a").len();
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(site.requests_for("/a").len(), asked);
    let (_, sources) = answer(server.http.get(server.url("/api/sources"))).await;
    assert_eq!((&sources[0]["name"], &sources[0]["lastTry"].is_string()), (&json!("b"), &true));
}

#[tokio::test]
async fn what_a_feed_wants_to_hear_survives_a_restart() {
    let site = site(|_| ok("application/xml", "Last-Modified: yesterday\r\n", &rss(&["one"]))).await;
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let mut config = config(folder.path());
        config.feeds = vec![FeedSource { interval: Duration::from_secs(3600), ..site.feed("/a") }];
        let before = site.requests_for("/a").len();
        let server = ww3_server::start(config).await.unwrap();
        eventually("it was asked", async || site.requests_for("/a").len() > before).await;
        let is_ok = async || server.feeds().borrow().first().is_some_and(|feed| feed.state == FeedState::Ok);
        eventually("it was read", is_ok).await;
        server.stop().await;
    }
    assert!(site.requests_for("/a")[1].contains("if-modified-since: yesterday"));
}

#[tokio::test]
async fn a_feed_that_moved_for_good_is_asked_at_its_new_address_also_after_a_restart() {
    let site = site(|head| match head.starts_with("get /old") {
        true => {
            "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into()
        }
        false => ok("application/xml", "", &rss(&["one"])),
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let mut config = config(folder.path());
        config.feeds = vec![site.feed("/old")];
        let before = site.requests_for("/new").len();
        let server = ww3_server::start(config).await.unwrap();
        eventually("it is asked there", async || site.requests_for("/new").len() >= before + 3).await;
        let shown = server.feeds().borrow()[0].clone();
        assert!(shown.moved_to.unwrap().ends_with("/new"));
        server.stop().await;
    }
    assert_eq!(site.requests_for("/old").len(), 1);
}

#[tokio::test]
async fn a_feed_that_is_gone_for_good_is_asked_no_more() {
    let site = site(|_| "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into()).await;
    let server = fixture_with(|config| config.feeds = vec![site.feed("/over")]).await;
    let found = status(&server, "over", |feed| feed.state == FeedState::Failing).await;
    assert!(found.error.unwrap().contains("ended this feed"));
    assert_eq!((found.next_try, found.failures), (None, 1));
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(site.requests_for("/over").len(), 1);
}

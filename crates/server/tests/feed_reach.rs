//! Where feeds may not lead the server, and what they may not cost it.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use site::{Site, ok, rss, site};
use ww3_server::{FeedSource, FeedState};

/// A site within that a feed must not reach.
async fn secret() -> Site {
    site(|_| ok("application/xml", "", &rss(&["strike KYIV 4 of the secret"]))).await
}

fn redirect(status: &str, location: &str) -> String {
    format!(
        "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
}

#[tokio::test]
async fn a_feed_within_is_not_asked_unless_its_host_is_allowed_by_name() {
    let secret = secret().await;
    let port = secret.addr.port();
    let hosts = ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "127.1"];
    let server = fixture_with(|config| {
        config.allowed_feed_hosts.clear();
        config.feeds =
            hosts.iter().map(|host| FeedSource::new(*host, format!("http://{host}:{port}/rss"))).collect();
    })
    .await;
    for host in hosts {
        let found = status(&server, host, |feed| feed.state == FeedState::Failing).await;
        let error = found.error.unwrap();
        assert!(error.contains("allow it by name") && error.contains("--allow-feed-host"), "{error}");
    }
    assert!(secret.requests_for("/rss").is_empty());
    let named = fixture_with(|config| {
        config.allowed_feed_hosts = vec![format!("localhost:{port}")];
        config.feeds = vec![FeedSource::new("named", format!("http://localhost:{port}/rss"))];
    })
    .await;
    status(&named, "named", |feed| feed.state == FeedState::Ok).await;
}

#[tokio::test]
async fn a_feed_that_may_be_within_is_asked_there_and_leads_nowhere_else_within() {
    let secret = secret().await;
    let to_secret = format!("http://127.0.0.1:{}/rss", secret.addr.port());
    let own = site(move |head| match head.split(' ').nth(1) {
        Some("/away") => redirect("302", &to_secret),
        Some("/near") => redirect("302", "/rss"),
        _ => ok("application/xml", "", &rss(&["strike KYIV 4"])),
    })
    .await;
    let port = own.addr.port();
    let feed = |name: &str| FeedSource {
        may_be_within: true,
        ..FeedSource::new(name, format!("http://127.0.0.1:{port}/{name}"))
    };
    let server = fixture_with(|config| {
        config.allowed_feed_hosts.clear();
        config.feeds = vec![feed("near"), feed("away")];
    })
    .await;
    status(&server, "near", |feed| feed.state == FeedState::Ok).await;
    status(&server, "away", |feed| feed.state == FeedState::Failing).await;
    assert!(secret.requests_for("/rss").is_empty());
}

#[tokio::test]
async fn a_redirect_leads_nowhere_within() {
    let secret = secret().await;
    let port = secret.addr.port();
    let targets = [
        ("301", format!("http://127.0.0.1:{port}/rss")),
        ("302", format!("http://localhost:{port}/rss")),
        ("307", format!("http://[::1]:{port}/rss")),
        ("308", format!("//0.0.0.0:{port}/rss")),
        ("303", "http://169.254.169.254/latest/meta-data/".to_owned()),
        ("302", "file:///etc/passwd".to_owned()),
    ];
    let count = targets.len();
    let open = site(move |head| {
        let at: usize = head.split([' ', '/']).nth(2).unwrap().parse().unwrap();
        let (status, location) = &targets[at];
        redirect(status, location)
    })
    .await;
    let server = fixture_with(|config| {
        config.allowed_feed_hosts = vec![open.addr.to_string()];
        config.feeds = (0..count).map(|at| open.feed(&format!("/{at}"))).collect();
    })
    .await;
    for at in 0..count {
        let found = status(&server, &at.to_string(), |feed| feed.state == FeedState::Failing).await;
        let error = found.error.unwrap();
        assert!(error.contains("allow it by name") || error.contains("no http or https"), "{error}");
    }
    assert!(secret.requests_for("/rss").is_empty());
}

#[tokio::test]
async fn a_proxy_is_not_asked_for_names_that_are_local_unless_they_are_allowed() {
    let proxy = site(|_| ok("application/xml", "", &rss(&["strike KYIV 4"]))).await;
    let through = format!("http://{}", proxy.addr);
    let check = async |feed: &str, more: &[&str]| {
        let feed = format!("feed={feed}");
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite:{}", folder.path().join("feed.db").display());
        let mut command =
            process::command(&[&["check", "--database", &database, "--feed", &feed], more].concat());
        command.env("http_proxy", &through).env_remove("no_proxy").env_remove("NO_PROXY");
        let output = command.output().await.unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    for local in ["localhost:8080", "a.localhost", "printer", "nas.local", "metadata.google.internal"] {
        let (is_good, said) = check(&format!("http://{local}/rss"), &[]).await;
        assert!(!is_good && said.contains("--allow-feed-host"), "{said}");
        assert!(proxy.requests_for(&format!("http://{local}/rss")).is_empty(), "{local}");
    }
    let (is_good, said) = check("http://nas.local/rss", &["--allow-feed-host", "nas.local"]).await;
    assert!(is_good && said.contains("feed: good, 1 items"), "{said}");
    let (is_good, said) = check("http://feeds.example.org/rss", &[]).await;
    assert!(is_good, "the proxy resolves it: {said}");
    assert_eq!(proxy.requests_for("http://feeds.example.org/rss").len(), 1);
}

#[tokio::test]
async fn a_redirect_is_followed_five_times_and_not_for_ever() {
    let site = site(|head| match head.split(' ').nth(1).unwrap() {
        "/loop" => redirect("302", "/loop"),
        "/5" => ok("application/xml", "", &rss(&["nothing"])),
        path => redirect("302", &format!("/{}", path[1..].parse::<u32>().unwrap() + 1)),
    })
    .await;
    let server = fixture_with(|config| config.feeds = vec![site.feed("/loop"), site.feed("/0")]).await;
    let found = status(&server, "loop", |feed| feed.state == FeedState::Failing).await;
    assert!(found.error.unwrap().contains("more than five times"));
    status(&server, "0", |feed| feed.state == FeedState::Ok).await;
}

#[tokio::test]
async fn an_entity_bomb_is_harmless() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">");
    for (this, before) in ('b'..='z').zip('a'..='y') {
        bomb += &format!("<!ENTITY {this} \"{}\">", format!("&{before};").repeat(10));
    }
    bomb += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    bomb += &rss(&["strike KYIV 3 &z; &file; end", "nothing"]).replace("<?xml version=\"1.0\"?>", "");
    let site = site(move |_| ok("application/xml", "", &bomb)).await;
    let server = fixture_with(|config| config.feeds = vec![site.feed("/bomb")]).await;
    // Whatever is made of it, it is short, and holds nothing of a file.
    let found = status(&server, "bomb", |feed| feed.state != FeedState::Waiting).await;
    if found.state == FeedState::Ok {
        let mut stream = server.open("?since=0").await;
        let title = stream.events(1).await[0].data["title"].as_str().unwrap().to_owned();
        assert!(title.len() < 100 && !title.contains("root"), "{title}");
    }
}

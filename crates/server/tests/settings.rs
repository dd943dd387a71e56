//! Settings as an operator gives them to the program: by a file, the environment and flags, and anew by a signal.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::{process::*, *};

#[tokio::test]
async fn a_file_of_settings_is_taken_and_a_flag_wins_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ww3.toml");
    std::fs::write(&file, "listen = '127.0.0.1:1'\ningest_key = 'from-the-file'\nping_seconds = 7\n")
        .unwrap();
    let process = serve(&folder.path().join("feed.db"), &["--config", file.to_str().unwrap()]).await;
    let http = ww3_server::feeds::client().unwrap();
    let post = |key: &str| {
        let request = http.post(format!("{}/api/ingest", process.url)).bearer_auth(key);
        answer(request.header("content-type", "application/x-ndjson").body(ndjson(&strikes(0..1))))
    };
    assert_eq!(post("another").await.0, 401);
    assert_eq!(post("from-the-file").await.0, 200);
    let mut stream = open(&http, &format!("{}/api/map-stream", process.url), None).await;
    assert_eq!(stream.expect("connected").await.data["ping_interval"], 7.0);
}

#[tokio::test]
async fn an_unknown_key_stops_the_start_and_the_nearest_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ww3.toml");
    std::fs::write(&file, "\nlisten = '127.0.0.1:0'\ningest_keys = 'secret'\n").unwrap();
    let said = refused(&["--config", file.to_str().unwrap()]).await;
    assert!(said.contains("ww3.toml:3: `ingest_keys`") && said.contains("`ingest_key`?"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[cfg(unix)]
#[tokio::test]
async fn sighup_takes_up_the_feeds_of_the_file_and_a_broken_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ww3.toml");
    std::fs::write(&file, "feeds = ['One=http://127.0.0.1:9/one']\n").unwrap();
    let process = serve(&folder.path().join("feed.db"), &["--config", file.to_str().unwrap()]).await;
    let http = ww3_server::feeds::client().unwrap();
    let names = async || {
        let (_, sources) = answer(http.get(format!("{}/api/sources", process.url))).await;
        let names = sources.as_array().unwrap().iter().map(|feed| feed["name"].as_str().unwrap().to_owned());
        names.filter(|name| name == "One" || name == "Two").collect::<Vec<_>>()
    };
    eventually("the feed of the file", async || names().await == ["One"]).await;
    std::fs::write(&file, "feeds = [{ name = 'Two', url = 'http://127.0.0.1:9/two' }]\npace_ms = 1\n")
        .unwrap();
    process.signal("-HUP").await;
    eventually("the other feed", async || names().await == ["Two"]).await;
    eventually("what waits is named", async || process.log().contains("at the next start: pace_ms")).await;
    std::fs::write(&file, "feeds = [\n").unwrap();
    process.signal("-HUP").await;
    eventually("the log says so", async || {
        process.log().contains("all stays as it was: ") && process.log().contains("ww3.toml:")
    })
    .await;
    assert_eq!(names().await, ["Two"]);
}

#[tokio::test]
async fn a_new_key_is_shown_once_and_its_hash_in_the_file_lets_it_in() {
    let folder = tempfile::tempdir().unwrap();
    let (succeeded, said, _) = run(&["key", "new"], "").await;
    assert!(succeeded);
    let field = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
    let (key, hash) = (field("key: "), field("hash: "));
    assert!(hash.starts_with("sha256:") && !hash.contains(&key));
    let file = folder.path().join("ww3.toml");
    std::fs::write(&file, format!("ingest_key = ['{hash}', 'sha256:{}']\n", "0".repeat(64))).unwrap();
    let process = serve(&folder.path().join("feed.db"), &["--config", file.to_str().unwrap()]).await;
    let (succeeded, _, error) = process.ingest(&["-", "--ingest-key", &hash], "{}").await;
    assert!(!succeeded && error.contains("401"), "the hash is no key: {error}");
    let item = item(1, "one").to_string();
    let (succeeded, said, error) = process.ingest(&["-", "--ingest-key", &key], &item).await;
    assert!(succeeded && said.starts_with("1 accepted"), "{said}{error}");
    std::fs::write(&file, "ingest_key = 'another-key'\n").unwrap();
    process.signal("-HUP").await;
    eventually("the log says so", async || process.log().contains("other ingest keys are taken")).await;
    let (succeeded, _, error) = process.ingest(&["-", "--ingest-key", &key], &item).await;
    assert!(!succeeded && error.contains("401"), "{error}");
    assert!(!process.log().contains(&key) && !process.log().contains("another-key"));
}

#[tokio::test]
async fn no_secret_is_in_the_log_at_its_most_talkative() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("feed.db").display());
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--database", &database];
    let mut command = command(&arguments);
    command.args(["--token", "hush-token", "--ingest-key", "hush-key"]).env("RUST_LOG", "trace");
    let process = started(command).await;
    let http = ww3_server::feeds::client().unwrap();
    for (path, bearer) in [
        ("/api/map-stream?token=hush-token", None),
        ("/api/map-events?token=hush-wrong", None),
        ("/api/sources", Some("hush-token")),
        ("/api/sources", Some("hush-wrong")),
    ] {
        let request = http.get(format!("{}{path}", process.url));
        let request = bearer.iter().fold(request, |request, token| request.bearer_auth(token));
        let expected = if format!("{path}{bearer:?}").contains("wrong") { 401 } else { 200 };
        assert_eq!(request.send().await.unwrap().status(), expected, "{path}");
    }
    let (succeeded, _, _) =
        process.ingest(&["-", "--ingest-key", "hush-key"], &item(1, "one").to_string()).await;
    assert!(succeeded);
    let log = process.log();
    let telltale = log.lines().find(|line| line.contains("hush"));
    assert!(telltale.is_none() && log.lines().count() > 3, "{telltale:?}");
}

#[tokio::test]
async fn more_connections_than_are_usual_are_an_error_in_the_log_once() {
    let folder = tempfile::tempdir().unwrap();
    let process = serve(&folder.path().join("feed.db"), &["--alert-connections", "3"]).await;
    let address = process.url.strip_prefix("http://").unwrap();
    let mut open = Vec::new();
    for _ in 0..6 {
        open.push(tokio::net::TcpStream::connect(address).await.unwrap());
    }
    eventually("the log says so", async || process.log().contains("4 connections are open, over 3")).await;
    drop(open);
    eventually("and when it is over", async || process.log().contains("connections are open again")).await;
    assert_eq!(process.log().matches("over 3").count(), 1, "{}", process.log());
}

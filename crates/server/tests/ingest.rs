//! What `POST /api/ingest` takes, and what it makes of it.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::json;
use ww3_server::SecretHash;

#[tokio::test]
async fn an_item_becomes_an_event_on_the_stream() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let connected = stream.expect("connected").await;
    assert_eq!(connected.seq(), 0);
    stream.expect("live").await;
    let answer = server.post_items(&[item(7, "strike KYIV 4 hits a market")]).await;
    assert_eq!(answer, json!({"accepted": 1, "duplicates": 0, "rejected": []}));
    let event = stream.expect("map-event").await;
    assert_eq!(event.seq(), 1);
    assert_eq!(event.data["title"], "strike KYIV 4 hits a market");
    assert_eq!(event.data["to"]["country"], "UKR");
    assert!(event.data["received"].is_string(), "{}", event.data);
}

#[tokio::test]
async fn the_events_of_a_few_items_are_on_disk_with_the_answer_the_oldest_first() {
    let server = fixture().await;
    for round in 0..20 {
        let [later, sooner] = [round * 300_000 + 9, round * 300_000 + 5];
        let title = |place: &str| format!("strike {place} 3 in round {round}");
        server.post_items(&[item(later, &title("SUVA")), item(sooner, &title("KYIV"))]).await;
        let path = server.folder.path().join("feed.db");
        let connection = rusqlite::Connection::open(path).unwrap();
        let mut events = connection.prepare("SELECT time FROM map_events ORDER BY seq DESC LIMIT 2").unwrap();
        let times: Vec<i64> = events.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(times, [BEGAN + later as i64, BEGAN + sooner as i64], "round {round}");
    }
}

#[tokio::test]
async fn posts_that_come_together_are_each_answered_and_each_kept_once() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let posts = (0..200_u64).map(|number| {
        let items = [item(number * 300_000, &format!("strike KYIV 3 number {number}"))];
        let (server, again) = (&server, number % 10 == 0);
        async move {
            let first = server.post_items(&items).await;
            assert_eq!(first, json!({"accepted": 1, "duplicates": 0, "rejected": []}));
            if again {
                let second = server.post_items(&items).await;
                assert_eq!(second, json!({"accepted": 0, "duplicates": 1, "rejected": []}));
            }
        }
    });
    futures::future::join_all(posts).await;
    let seqs: Vec<_> = stream.events(200).await.iter().map(Frame::seq).collect();
    assert_eq!(seqs, (1..=200).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_good_item_of_a_bad_batch_is_kept_and_the_bad_one_is_named() {
    let server = fixture().await;
    let bad = json!({"title": "no address", "source_name": "Example", "published_at": 1});
    let (status, answer) =
        server.post("application/json", json!([bad, item(1, "nothing")]).to_string()).await;
    assert_eq!((status, &answer["accepted"]), (200, &json!(1)));
    assert_eq!(answer["rejected"][0]["index"], 0);
    assert!(answer["rejected"][0]["error"].as_str().unwrap().contains("`url` is missing"), "{answer}");
}

#[tokio::test]
async fn thousands_of_items_are_accepted_once_and_are_all_duplicates_the_second_time() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let items = strikes(0..6655);
    let answer = server.post_items(&items).await;
    assert_eq!((&answer["accepted"], &answer["duplicates"]), (&json!(6655), &json!(0)));
    let answer = server.post_items(&items).await;
    assert_eq!((&answer["accepted"], &answer["duplicates"]), (&json!(0), &json!(6655)));
    let events = stream.events(6655).await;
    let seqs: Vec<_> = events.iter().map(Frame::seq).collect();
    assert_eq!(seqs, (1..=6655).collect::<Vec<_>>());
    // Oldest first: by the time that their source gives.
    assert!(events.is_sorted_by_key(Frame::time));
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_and_nothing_of_it_is_kept() {
    let server = fixture().await;
    let line = item(1, "nothing").to_string();
    let body = format!("{line}\n{}", " ".repeat(10 << 20));
    let (status, problem) = server.post("application/x-ndjson", body).await;
    assert_eq!(status, 413);
    assert!(problem["detail"].as_str().unwrap().contains("8 MiB"), "{problem}");
    assert_eq!(server.post_items(&[item(1, "nothing")]).await["accepted"], 1);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_refused_with_what_is_wrong() {
    let server = fixture().await;
    let line = item(1, "nothing").to_string();
    let (status, problem) = server.post("application/json", "{not json").await;
    assert_eq!((status, &problem["status"]), (400, &json!(400)));
    assert!(problem["detail"].as_str().unwrap().contains("not JSON that"), "{problem}");
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "nonsense"] {
        let (status, problem) = server.post(content_type, line.clone()).await;
        assert_eq!(status, 415);
        assert!(problem["detail"].as_str().unwrap().contains("application/x-ndjson"), "{problem}");
    }
    let compressed = server.http.post(server.url("/api/ingest")).header("content-encoding", "gzip");
    let compressed = compressed.header("content-type", "application/json").body("x");
    assert_eq!(answer(compressed).await.0, 415);
}

#[tokio::test]
async fn the_same_words_of_one_source_make_no_second_event() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let elsewhere = |mut item: serde_json::Value| {
        item["source_name"] = json!("Other");
        item
    };
    let items = [
        item(1, "strike KYIV 3 hits a depot"),
        item(2, "strike KYIV 3 hits <b>a depot</b>!"),
        item(3, "strike KYIV 3 hits a bridge"),
        elsewhere(item(4, "strike KYIV 3 hits a depot")),
        item(5 * 86_400, "strike KYIV 3 hits a depot"),
    ];
    assert_eq!(server.post_items(&items).await["accepted"], 5);
    let events = stream.events(4).await;
    let times: Vec<_> = events.iter().map(|frame| (frame.time(), frame.data["revision"].clone())).collect();
    // What another source says in these words is the same incident: its event's second revision.
    assert_eq!(times, [(1, json!(1)), (3, json!(1)), (1, json!(2)), (5 * 86_400, json!(1))]);
}

#[tokio::test]
async fn an_item_that_makes_detection_panic_stops_nothing() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let items = [item(1, "panic"), item(2, "strike KYIV 3"), item(3, "panic"), item(4, "strike GAZA 3")];
    server.post_items(&items).await;
    let times: Vec<_> = stream.events(2).await.iter().map(Frame::time).collect();
    assert_eq!(times, [2, 4]);
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let set_aside = "SELECT count(*) FROM feed_items WHERE tries = 3 AND processed_at IS NOT NULL AND failure LIKE '%panicked%'";
    eventually("both are set aside", async || {
        database.query_row(set_aside, [], |row| row.get::<_, i64>(0)).unwrap() == 2
    })
    .await;
}

#[tokio::test]
async fn an_item_that_another_program_inserts_is_found() {
    let server = fixture_with(|config| config.poll = std::time::Duration::from_millis(50)).await;
    let mut stream = server.open("").await;
    let database = rusqlite::Connection::open(server.folder.path().join("feed.db")).unwrap();
    let insert = "INSERT INTO feed_items (title, url, source_name, published_at) VALUES ('strike KYIV 3', 'https://example.org/x', 's', ?1)";
    database.execute(insert, [BEGAN + 5]).unwrap();
    assert_eq!(stream.events(1).await[0].time(), 5);
}

#[tokio::test]
async fn a_page_of_another_origin_may_not_post() {
    let server = fixture_with(|config| config.allowed_origins = vec!["https://mine.example".into()]).await;
    let post = |header: &str, value: &str| {
        let request = server.http.post(server.url("/api/ingest")).header(header, value);
        request.header("content-type", "application/json").body(item(1, "nothing").to_string())
    };
    for origin in ["https://evil.example", "null", "http://localhost:3000"] {
        let (status, problem) = answer(post("origin", origin)).await;
        assert_eq!(status, 403, "{origin}");
        assert!(problem["detail"].as_str().unwrap().contains(origin), "{problem}");
    }
    assert_eq!(answer(post("sec-fetch-site", "cross-site")).await.0, 403);
    assert_eq!(answer(post("origin", "https://mine.example")).await.0, 200);
}

#[tokio::test]
async fn a_host_that_is_not_ours_is_misdirected() {
    let server = fixture_with(|config| config.allowed_hosts = vec!["feeds.example".into()]).await;
    let get = |host: &str| server.http.get(server.url("/healthz")).header("host", host);
    for host in ["evil.example", "127.0.0.2", "evil.example:8787", "127.0.0.1.evil.example"] {
        assert_eq!(get(host).send().await.unwrap().status(), 421, "{host}");
    }
    for host in ["localhost:1", "127.0.0.1", "feeds.example", "LOCALHOST"] {
        assert_eq!(get(host).send().await.unwrap().status(), 200, "{host}");
    }
}

#[tokio::test]
async fn ingest_needs_its_key_where_there_is_one() {
    let server = fixture_with(|config| {
        config.ingest_keys = vec!["an-older-key".parse().unwrap(), SecretHash::of("the-key")];
        config.token = Some("the-token".into());
    })
    .await;
    let post = || {
        let request = server.http.post(server.url("/api/ingest")).header("content-type", "application/json");
        request.body(item(1, "nothing").to_string())
    };
    assert_eq!(answer(post()).await.0, 401);
    assert_eq!(answer(post().bearer_auth("the-token")).await.0, 401);
    assert_eq!(answer(post().bearer_auth("the-key")).await.0, 200);
}

#[tokio::test]
async fn a_route_that_does_not_exist_is_a_problem_document() {
    let server = fixture().await;
    let (status, problem) = answer(server.http.get(server.url("/nowhere"))).await;
    assert_eq!((status, &problem["title"]), (404, &json!("Not Found")));
    let (status, _) = answer(server.http.get(server.url("/api/ingest"))).await;
    assert_eq!(status, 405);
    assert_eq!(answer(server.http.get(server.url("/api/sources"))).await, (200, json!([])));
}

#[tokio::test]
async fn senders_that_are_slow_with_long_bodies_keep_no_other_from_posting() {
    let server = fixture().await;
    let slow = "POST /api/ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n[";
    let mut senders = Vec::new();
    for _ in 0..20 {
        let mut sender = tokio::net::TcpStream::connect(server.server.addr()).await.unwrap();
        tokio::io::AsyncWriteExt::write_all(&mut sender, slow.as_bytes()).await.unwrap();
        senders.push(sender);
    }
    eventually("they have all turns", async || {
        let metrics = server.http.get(server.url("/metrics")).send().await.unwrap().text().await.unwrap();
        metrics.lines().any(|line| line == "ww3_ingests_running 8")
    })
    .await;
    let short = [item(1, "strike KYIV 3")];
    let posted = tokio::time::timeout(std::time::Duration::from_secs(5), server.post_items(&short)).await;
    assert_eq!(posted.expect("it waits for the slow ones")["accepted"], 1);
    // A long one hears that it can't be taken now.
    let long: Vec<_> = (0..200).map(|number| item(number, &"x".repeat(200))).collect();
    let (status, problem) = server.post("application/x-ndjson", ndjson(&long)).await;
    assert_eq!(status, 503, "{problem}");
}

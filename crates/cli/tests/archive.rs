//! `ww3 export`, `ww3 stats` and `ww3 detect`.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Server, event, exported, lines, run, ww3};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

#[test]
fn a_cache_is_exported_by_stream_and_counted() {
    let server = Server::start();
    server.publish([event("a", 1)]);
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache.db");
    let path = cache.to_str().unwrap();
    for scope in ["europe", "africa"] {
        let url = server.url();
        run(&[
            "watch", &url, "--scope", scope, "--since", "0", "--cache", path, "--count", "1", "--for", "20s",
        ]);
    }
    assert_eq!(exported(&cache).len(), 2);
    let key = format!("{}/api/map-stream?scope=africa", server.url());
    let one = run(&["export", "--cache", path, "--stream", &key]);
    assert_eq!(lines(&one), [event("a", 1)]);
    let stats = lines(&run(&["stats", "--cache", path]));
    let second: Value = serde_json::from_str(&stats[1]).unwrap();
    assert_eq!((&second["stream"], &second["events"]), (&json!(key), &json!(1)));
    let unknown = run(&["export", "--cache", path, "--stream", "x"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains(&key));
}

#[test]
fn a_cache_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no.db");
    let output = run(&["export", "--cache", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no.db"));
    assert!(!path.exists());
}

fn detected(input: &str) -> (Vec<Value>, Option<i32>, String) {
    let mut child = ww3(&["detect"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let values = lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    (values, output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn each_item_has_its_line_in_order_with_its_own_id() {
    let item = |id: Value| {
        json!({"id": id, "title": "Nothing happened", "url": "https://example.org/1", "source_name": "s",
            "published_at": 1_700_000_000})
    };
    let (found, code, _) = detected(&format!("{}\n\n{}\n", item(json!("x")), item(json!(2))));
    assert_eq!(code, Some(0));
    assert_eq!(found.iter().map(|one| &one["id"]).collect::<Vec<_>>(), [&json!("x"), &json!(2)]);
    for one in &found {
        assert!(one["event"].is_null() && one["signals"].is_array() && one["why"].is_array(), "{one}");
    }
}

#[test]
fn a_bad_line_is_named_and_the_others_are_answered() {
    let good = r#"{"id":"g","title":"t","url":"https://example.org","source_name":"s","published_at":1}"#;
    let (found, code, stderr) = detected(&format!("nonsense\n{{\"id\":\"b\"}}\n{good}\n"));
    assert_eq!((found.len(), code), (3, Some(1)));
    assert!(
        found[0]["id"].is_null() && found[0]["error"].as_str().unwrap().contains("line 1"),
        "{}",
        found[0]
    );
    assert_eq!((&found[1]["id"], &found[2]["id"]), (&json!("b"), &json!("g")));
    assert!(stderr.contains("line 2: `url` is missing") || stderr.contains("line 2: `title`"), "{stderr}");
    assert!(stderr.contains("2 of 3 lines"), "{stderr}");
}

//! Several reports, one event; and what becomes of it when one is changed or taken back.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use serde_json::{Value, json};

fn by(source: &str, number: u64, title: &str) -> Value {
    let mut item = item(number, title);
    item["source_name"] = json!(source);
    item
}

fn names(event: &Value) -> Vec<&str> {
    event["sources"].as_array().unwrap().iter().map(|source| source["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_several_sources_tell_is_one_event_that_grows_surer() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    server.post_items(&[by("A", 1000, "strike KYIV 3 hits hospital, 3 killed")]).await;
    let first = stream.events(1).await.remove(0).data;
    server.post_items(&[by("B", 2000, "strike KYIV 4 hospital hit, three killed")]).await;
    let second = stream.events(1).await.remove(0).data;
    server.post_items(&[by("C", 3000, "strike KYIV 2 three killed in hospital")]).await;
    let third = stream.events(1).await.remove(0).data;
    assert_eq!((&second["id"], &third["id"]), (&first["id"], &first["id"]));
    assert_eq!((&second["revision"], &third["revision"]), (&json!(2), &json!(3)));
    assert_eq!((&second["severity"], &third["severity"]), (&json!(4), &json!(4)));
    assert_eq!(names(&third), ["A", "B", "C"]);
    let sure = |event: &Value| event["confidence"].as_f64().unwrap();
    assert!(sure(&first) < sure(&second) && sure(&second) <= sure(&third), "{first} {second} {third}");
    assert_eq!((&third["title"], &third["time"]), (&first["title"], &first["time"]));
}

#[tokio::test]
async fn another_target_or_count_in_the_same_city_is_another_event() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let items = [
        by("A", 1000, "strike KYIV 3 hits hospital, 3 killed"),
        by("B", 1001, "strike KYIV 3 hits school, 3 killed"),
        by("C", 1002, "strike KYIV 3 hits hospital, 9 killed"),
        by("D", 1003, "strike GAZA 3 hits hospital, 3 killed"),
    ];
    server.post_items(&items).await;
    let mut ids: Vec<_> = stream.events(4).await.iter().map(|frame| frame.data["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn a_changed_title_is_a_revision_and_one_that_tells_of_nothing_takes_the_event_back() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    let title = |title: &str| [item(1, title)];
    server.post_items(&title("strike KYIV 3 hits a depot")).await;
    let first = stream.events(1).await.remove(0).data;
    // The same words: nothing changes.
    server.post_items(&title("Strike Kyiv 3 hits <b>a depot</b>!")).await;
    let changed = server.post_items(&title("strike KYIV 5 hits a hospital")).await;
    assert_eq!((&changed["accepted"], &changed["duplicates"]), (&json!(0), &json!(1)));
    let second = stream.events(1).await.remove(0).data;
    assert_eq!(
        (&second["id"], &second["revision"], &second["severity"]),
        (&first["id"], &json!(2), &json!(5))
    );
    server.post_items(&title("Correction: nothing was hit")).await;
    let third = stream.events(1).await.remove(0).data;
    assert_eq!(
        (&third["id"], &third["revision"], &third["withdrawn"]),
        (&first["id"], &json!(3), &json!(true))
    );
    server.post_items(&title("strike KYIV 4 hits a hospital after all")).await;
    let fourth = stream.events(1).await.remove(0).data;
    assert_eq!((&fourth["id"], &fourth["revision"]), (&first["id"], &json!(4)));
    assert!(fourth.get("withdrawn").is_none());
}

#[tokio::test]
async fn a_report_that_is_taken_back_leaves_the_event_to_the_others() {
    let server = fixture().await;
    let mut stream = server.open("").await;
    server.post_items(&[by("A", 1000, "strike KYIV 3 hits hospital, 3 killed")]).await;
    server.post_items(&[by("B", 2000, "strike KYIV 4 hospital hit, three killed")]).await;
    let both = stream.events(2).await.remove(1).data;
    assert_eq!(names(&both), ["A", "B"]);
    server.post_items(&[by("B", 2000, "Retracted: strike on hospital")]).await;
    let left = stream.events(1).await.remove(0).data;
    assert_eq!((&left["id"], &left["revision"], &left["severity"]), (&both["id"], &json!(3), &json!(3)));
    assert_eq!((&left["source"]["name"], &left["confidence"]), (&json!("A"), &json!(0.8)));
    assert!(left.get("withdrawn").is_none());
    server.post_items(&[by("A", 1000, "Retracted: strike on hospital")]).await;
    let gone = stream.events(1).await.remove(0).data;
    assert_eq!((&gone["id"], &gone["revision"], &gone["withdrawn"]), (&both["id"], &json!(4), &json!(true)));
}

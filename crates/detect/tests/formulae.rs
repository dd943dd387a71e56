//! The tables of examples in `docs/detection.md` are true.

#![allow(clippy::unwrap_used)]

mod common;

use common::event;
use serde_json::json;
use std::{fs, path::Path};
use ww3_detect::{Detector, FeedItem};

/// The rows of the table under this heading row.
fn rows(head: &str) -> Vec<Vec<String>> {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/detection.md")).unwrap();
    let table = page.split(head).nth(1).unwrap_or_else(|| panic!("no table {head}"));
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    lines.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_severity_of_the_page_is_computed() {
    let rows = rows("| title | severity |");
    assert!(rows.len() >= 20, "{} rows", rows.len());
    for row in rows {
        assert_eq!(event(&row[0]).severity.get().to_string(), row[1], "{}", row[0]);
    }
}

#[test]
fn every_confidence_of_the_page_is_computed() {
    let rows = rows("| title | source | confidence |");
    assert!(rows.len() >= 7, "{} rows", rows.len());
    for row in rows {
        let item = json!({"title": row[0], "url": "https://example.org/1", "source_name": row[1], "published_at": 1});
        let found = Detector::new().detect(&FeedItem::from_json(&item).unwrap());
        assert_eq!(format!("{:.2}", found.event.unwrap().confidence.get()), row[2], "{row:?}");
    }
}

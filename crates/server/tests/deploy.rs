//! The files in `deploy/` against a real server: they may name no metric, flag or variable that isn't there.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::*;
use std::collections::BTreeSet;

const ALERTS: &str = include_str!("../../../deploy/alerts.yml");
const DASHBOARD: &str = include_str!("../../../deploy/grafana.json");
const UNIT: &str = include_str!("../../../deploy/ww3-server.service");
const IMAGE: &str = include_str!("../../../deploy/Dockerfile");

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// Metrics in a text, by the beginnings of their names.
fn metrics(text: &str) -> BTreeSet<&str> {
    words(text).filter(|word| word.starts_with("ww3_") || word.starts_with("process_")).collect()
}

#[tokio::test]
async fn every_metric_that_a_rule_or_a_panel_names_is_there() {
    let fixture = fixture_with(|config| {
        config.feeds = vec!["Gone=http://127.0.0.1:1/rss".parse().unwrap()];
    })
    .await;
    let mut stream = fixture.open("").await;
    stream.until("live").await;
    fixture.post_items(&strikes(0..1)).await;
    stream.events(1).await;
    drop(stream);
    let there =
        async || fixture.http.get(fixture.url("/metrics")).send().await.unwrap().text().await.unwrap();
    eventually("the stream's end was counted", async || there().await.contains("ww3_stream_ended_total{"))
        .await;
    let text = there().await;
    let there: BTreeSet<_> =
        text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| words(line).next()).collect();
    let expressions: Vec<String> =
        ALERTS.lines().filter(|line| line.contains("expr:")).map(str::to_owned).collect();
    assert!(expressions.len() >= 8);
    for expression in &expressions {
        let named = metrics(expression);
        assert!(named.is_subset(&there) && (!named.is_empty() || expression.contains("up{")), "{expression}");
    }
    let dashboard: serde_json::Value = serde_json::from_str(DASHBOARD).unwrap();
    for panel in dashboard["panels"].as_array().unwrap() {
        for target in panel["targets"].as_array().unwrap() {
            let named = metrics(target["expr"].as_str().unwrap());
            assert!(!named.is_empty() && named.is_subset(&there), "{}: {target}", panel["title"]);
        }
    }
}

#[tokio::test]
async fn the_unit_and_the_image_use_only_flags_and_variables_that_the_program_has() {
    let help = tokio::process::Command::new(env!("CARGO_BIN_EXE_ww3-server"))
        .args(["serve", "--help"])
        .output()
        .await
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let known: BTreeSet<_> = words(&help).collect();
    for text in [UNIT, IMAGE] {
        let variables: BTreeSet<_> = words(text).filter(|word| word.starts_with("WW3_")).collect();
        assert!(!variables.is_empty() && variables.is_subset(&known), "{variables:?}");
    }
    let start = UNIT.lines().find(|line| line.starts_with("ExecStart=")).unwrap();
    for flag in start.split(' ').filter(|word| word.starts_with("--")) {
        assert!(help.contains(flag), "{flag}");
    }
}

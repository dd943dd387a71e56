//! What `ww3 load` measures of a real server.
#![allow(missing_docs, clippy::unwrap_used)]

use std::process::Command;
use ww3_server::{Config, Database};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_publication_is_counted_at_every_subscriber_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        listen: ([127, 0, 0, 1], 0).into(),
        database: Database::Sqlite(folder.path().join("feed.db")),
        ..Config::default()
    };
    let server = ww3_server::start(config).await.unwrap();
    let origin = format!("http://{}", server.addr());
    let ran = tokio::task::spawn_blocking(move || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ww3"));
        command.args(["load", &origin, "--connections", "7", "--burst", "12"]);
        command.args([
            "--publish",
            &format!("{origin}/api/ingest"),
            "--pid",
            &std::process::id().to_string(),
        ]);
        command.output().unwrap()
    });
    let ran = ran.await.unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let figures: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(figures["deliveries"], 84, "{figures}");
    assert_eq!(
        (&figures["lost"], &figures["cut_off"], &figures["refused"]),
        (&0.into(), &0.into(), &0.into())
    );
    assert!(figures["latency_ms"]["p99"].as_f64() >= figures["latency_ms"]["p50"].as_f64());
    for of_linux in ["cpu_us_per_delivery", "own_cpu_us_per_delivery", "bytes_per_connection"] {
        assert!(figures[of_linux].is_number(), "{figures}");
    }
    assert!(figures["bytes_per_delivery"].as_u64() > Some(300), "{figures}");
}

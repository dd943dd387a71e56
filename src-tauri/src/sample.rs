//! The recorded sample: a small recording of real events, played through the whole path.
//!
//! It knows only the server's front door: each item is posted to `/api/ingest` as anybody's would be.

use std::time::Duration;

/// The items, one a line, in the form that `/api/ingest` takes. See `src-tauri/sample/README.md`.
const RECORDING: &str = include_str!("../sample/recording.ndjson");

/// The pause between two items.
const PACE: Duration = Duration::from_millis(400);

/// Posts the recording, item by item, to the server at this origin.
///
/// # Errors
/// Where an item was not taken; says which and why.
pub async fn play(origin: &str, token: &str) -> Result<(), String> {
    let client = reqwest::Client::builder().no_proxy().build().map_err(|error| error.to_string())?;
    for (index, line) in RECORDING.lines().enumerate() {
        let failed = |why: String| format!("item {} of the recorded sample: {why}", index + 1);
        let answer = client
            .post(format!("{origin}/api/ingest"))
            .bearer_auth(token)
            .header("content-type", "application/x-ndjson")
            .body(line)
            .send()
            .await
            .map_err(|error| failed(error.to_string()))?;
        if !answer.status().is_success() {
            return Err(failed(answer.status().to_string()));
        }
        tokio::time::sleep(PACE).await;
    }
    tracing::info!("the recorded sample was played");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ww3_detect::{Detector, FeedItem};

    #[test]
    fn every_item_of_the_recording_makes_an_event() {
        let detector = Detector::new();
        for line in RECORDING.lines() {
            let item = FeedItem::from_json(&serde_json::from_str(line).unwrap()).unwrap();
            assert!(detector.detect(&item).event.is_some(), "{}", item.title);
        }
    }
}

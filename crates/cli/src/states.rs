//! What the stream is doing, for people.

use crate::failure::Failure;
use std::sync::Arc;
use tokio::sync::watch;
use ww3_stream::{Phase, StreamState};

/// Says each change of state on stderr. Ends when the stream has stopped for good.
pub async fn report(mut states: watch::Receiver<Arc<StreamState>>) -> Failure {
    let mut said = None;
    loop {
        let state = Arc::clone(&states.borrow_and_update());
        let now = (state.phase, state.error.clone(), state.connection_attempts);
        if said.as_ref() != Some(&now) {
            if let Some(text) = sentence(&state) {
                eprintln!("ww3: {text}");
            }
            said = Some(now);
        }
        if let Some(end) = end(&state) {
            return end;
        }
        if states.changed().await.is_err() {
            return Failure::Failed("the stream ended".to_owned());
        }
    }
}

fn sentence(state: &StreamState) -> Option<String> {
    let reason = state.error.as_deref().map(|error| format!(": {error}")).unwrap_or_default();
    match state.phase {
        Phase::Off | Phase::NeedsToken | Phase::Stopped => None,
        Phase::Connecting if state.connection_attempts == 0 => None,
        Phase::Connecting => Some(format!("connecting (attempt {})", state.connection_attempts)),
        Phase::CatchingUp => Some(format!("connected, catching up{reason}")),
        Phase::Live => Some(format!("live{reason}")),
        Phase::Waiting => {
            let wait = state.retry_in_ms.unwrap_or(0) as f64 / 1000.0;
            Some(format!("waiting {wait:.1} s after attempt {}{reason}", state.connection_attempts))
        }
    }
}

fn end(state: &StreamState) -> Option<Failure> {
    let reason = |otherwise: &str| state.error.clone().unwrap_or_else(|| otherwise.to_owned());
    match state.phase {
        Phase::NeedsToken => Some(Failure::Failed(reason("the server wants a token: --token"))),
        Phase::Stopped => Some(Failure::Failed(reason("the server ended the stream"))),
        _ => None,
    }
}

//! What the stream is doing, for people.

use crate::failure::Failure;
use std::sync::Arc;
use tokio::sync::watch;
use ww3_event::Timestamp;
use ww3_stream::{Alarm, Phase, StreamState};

/// Says each change of state on stderr. Ends when the stream has stopped for good.
pub async fn report(mut states: watch::Receiver<Arc<StreamState>>) -> Failure {
    let (mut said, mut alarmed) = (None, None);
    loop {
        let state = Arc::clone(&states.borrow_and_update());
        let now = (state.phase, state.error.clone(), state.connection_attempts);
        if said.as_ref() != Some(&now) {
            if let Some(text) = sentence(&state) {
                eprintln!("ww3: {text}");
            }
            said = Some(now);
        }
        if std::mem::replace(&mut alarmed, state.alarm) != state.alarm {
            eprintln!("ww3: {}", alarm(&state, Timestamp::now()));
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

/// What an alarm means, always with the age of what was heard last.
fn alarm(state: &StreamState, now: Timestamp) -> String {
    let age = match state.last_data_at_ms {
        Some(at) => format!("the last sign came {} s ago", (now.as_millisecond() - at).max(0) / 1000),
        None => "no sign ever came".to_owned(),
    };
    match state.alarm {
        None => "the alarm is over".to_owned(),
        Some(Alarm::Silence) => format!("ALARM silence: neither event nor ping; {age}"),
        Some(Alarm::Unreachable) => format!("ALARM unreachable: no server answers; {age}"),
        Some(Alarm::Clock) => {
            let offset = state.clock_offset_s.unwrap_or(0);
            let way = if offset > 0 { "behind" } else { "ahead of" };
            format!("ALARM clock: this computer's clock is {} s {way} the server's; {age}", offset.abs())
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

#[cfg(test)]
mod tests {
    use super::*;

    fn state(alarm: Option<Alarm>, last_data_at_ms: Option<i64>) -> StreamState {
        StreamState { alarm, last_data_at_ms, clock_offset_s: Some(-90), ..StreamState::default() }
    }

    #[test]
    fn an_alarm_says_how_old_the_last_sign_is() {
        let now = Timestamp::from_second(100).unwrap();
        let said = |alarm_is, at| alarm(&state(Some(alarm_is), at), now);
        assert!(said(Alarm::Silence, Some(10_000)).ends_with("the last sign came 90 s ago"));
        assert!(said(Alarm::Unreachable, None).ends_with("no sign ever came"));
        assert!(said(Alarm::Clock, None).contains("90 s ahead of the server's"));
    }
}

//! `ww3 sse`: the events of any SSE server, as they are dispatched.

use crate::arguments::Sse;
use crate::failure::Failure;
use crate::lines::Lines;
use crate::states::report;
use crate::stop::{last_resort, stop};
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;
use ww3_stream::sse::{self, SseEvent, SseReceiver};
use ww3_stream::{StreamOptions, Target};

/// After the stream has stopped, what it still delivers is waited for so long.
const LAST_WORDS: Duration = Duration::from_millis(300);

pub async fn run(arguments: Sse) -> Result<(), Failure> {
    let target = Target { url: arguments.url, token: arguments.token };
    let options = StreamOptions { roots: arguments.ca_file.unwrap_or_default(), ..StreamOptions::default() };
    let (handle, mut events) = sse::open(target, options, arguments.last_event_id);
    let mut lines = Lines::new(arguments.until.count);
    last_resort(arguments.until.span);
    let failure = tokio::select! {
        biased;
        printed = print(&mut events, &mut lines) => return printed,
        stopped = stop(arguments.until.span) => return stopped,
        failure = report(handle.subscribe()) => failure,
    };
    // It stopped for good: what came before is still printed.
    match timeout(LAST_WORDS, print(&mut events, &mut lines)).await {
        Ok(Err(error)) => Err(error),
        Ok(Ok(())) if lines.done() => Ok(()),
        _ => Err(failure),
    }
}

/// Prints until no more lines are wanted, or the stream has ended for good.
async fn print(events: &mut SseReceiver, lines: &mut Lines) -> Result<(), Failure> {
    while !lines.done() {
        let Some(event) = events.next().await else { return Ok(()) };
        lines.write(&line(event))?;
    }
    Ok(())
}

fn line(SseEvent { event, id, data }: SseEvent) -> String {
    let [event, id, data] = [event, id, data].map(Value::String);
    format!(r#"{{"event":{event},"id":{id},"data":{data}}}"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_of_json_whatever_its_data() {
        let event = SseEvent { event: "message".into(), id: "1\"".into(), data: "a\nb\u{2028}".into() };
        let line = line(event);
        assert!(!line.contains('\n') && line.starts_with(r#"{"event":"message","id":"1\"","#), "{line}");
        let back: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(back["data"], "a\nb\u{2028}");
    }
}

//! What each frame of a map stream means.

use super::Map;
use crate::{delivery::Received, driver::Over, sse::SseEvent, state::Phase, transport};
use std::sync::Arc;
use ww3_event::{
    Cursor, MapEvent,
    frame::{self, Beat, Connected, Gap, ServerError},
};

/// An event dated so much after our clock is counted, seconds: clocks differ a little.
const AHEAD: i64 = 60;

impl Map {
    /// Takes an event of the connection.
    pub async fn hear(&mut self, event: SseEvent) -> Result<(), Over> {
        // An id that no request can carry resumes nothing.
        let cursor = Cursor::new(event.id).ok().filter(|cursor| transport::fits_header(cursor.as_str()));
        match event.event.as_str() {
            frame::CONNECTED => self.connected(&event.data),
            frame::PING => {
                let beat: Option<Beat> = serde_json::from_str(&event.data).ok();
                self.accept_without_connected();
                self.driver.good();
                if let Some(Beat { timestamp }) = beat {
                    self.driver.show(|state| state.last_ping = Some(timestamp));
                    self.driver.server_time(timestamp);
                }
            }
            frame::LIVE => {
                self.flush().await?;
                self.accept_without_connected();
                self.catch_up = false;
                self.driver.good();
                self.driver.show(|state| state.phase = Phase::Live);
                if let Ok(Beat { timestamp }) = serde_json::from_str(&event.data) {
                    self.driver.server_time(timestamp);
                }
            }
            frame::MAP_EVENT => self.map_event(event.data, true),
            "message" => self.map_event(event.data, false),
            frame::ERROR | frame::ERROR_EVENT => self.server_error(&event.data),
            frame::GAP => return self.gap(&event.data, cursor).await,
            _ => {}
        }
        self.pending.catch_up = self.catch_up;
        if cursor.is_some() && cursor != self.stands_at {
            self.stands_at.clone_from(&cursor);
            self.pending.cursor = cursor;
        }
        Ok(())
    }

    fn connected(&mut self, data: &str) {
        let connected: Option<Connected> = serde_json::from_str(data).ok();
        let interval = connected.as_ref().and_then(|connected| connected.ping_interval);
        // A server that doesn't say how often it pings isn't ours, and says no `live` either.
        self.catch_up = interval.is_some();
        self.accepted = true;
        self.ping_interval = interval.or(self.ping_interval);
        self.pending.ping_interval = interval;
        self.pending.connected_at = Some(self.driver.now());
        self.driver.spoke();
        self.driver.open_in(if self.catch_up { Phase::CatchingUp } else { Phase::Live });
        if let Some(connected) = connected {
            self.driver.server_time(connected.timestamp);
        }
    }

    /// A server that sends no `connected`: what it sends shows that it is one.
    fn accept_without_connected(&mut self) {
        if !std::mem::replace(&mut self.accepted, true) {
            self.catch_up = false;
            self.pending.connected_at = Some(self.driver.now());
            self.driver.spoke();
            self.driver.open_in(Phase::Live);
        }
    }

    fn map_event(&mut self, data: String, is_named: bool) {
        let event: MapEvent = match serde_json::from_str(&data) {
            Ok(event) => event,
            Err(error) => {
                if is_named {
                    tracing::warn!("an event can't be read and is skipped: {error}");
                    self.driver.tally.malformed += 1;
                }
                return;
            }
        };
        self.accept_without_connected();
        self.heard_good = true;
        let known = self.ledger.position().known(&event.id).max(self.marks.get(&event.id).copied());
        if known.is_some_and(|revision| revision >= event.revision) && self.pending.gap.is_none() {
            self.driver.tally.duplicates += 1;
            return;
        }
        self.driver.tally.received += 1;
        self.driver.tally.updates += u64::from(known.is_some());
        self.driver.tally.ahead += u64::from(event.time.as_second() > self.now + AHEAD);
        self.marks.insert(event.id.clone(), event.revision);
        let event = Arc::new(event);
        self.shown.push(Arc::clone(&event), self.most_shown);
        let raw = on_one_line(data);
        self.pending_bytes += raw.len();
        self.pending.events.push(Received { event, raw });
    }

    fn server_error(&mut self, data: &str) {
        let words = match serde_json::from_str::<ServerError>(data) {
            Ok(ServerError { error, message: Some(message), .. }) => format!("{error}: {message}"),
            Ok(ServerError { error, .. }) => error,
            Err(_) => data.chars().take(200).collect(),
        };
        tracing::warn!("the server reports: {words}");
        self.driver.show(|state| state.error = Some(words));
    }

    async fn gap(&mut self, data: &str, cursor: Option<Cursor>) -> Result<(), Over> {
        self.flush().await?;
        match serde_json::from_str::<Gap>(data) {
            Ok(gap) => {
                tracing::warn!(reason = ?gap.reason, "the server could not take up our cursor; all that it has follows");
                self.driver.show(|state| state.gaps += 1);
                self.pending.gap = Some(gap);
                self.pending.catch_up = self.catch_up;
                self.stands_at.clone_from(&cursor);
                self.pending.cursor = cursor;
                let is_new_history = self.pending.gap.as_ref().is_some_and(|gap| gap.reason.is_new_history());
                // Alone: what follows is compared with what is known after it.
                self.flush().await?;
                if is_new_history { self.until_stored().await } else { Ok(()) }
            }
            Err(error) => {
                tracing::warn!("a gap can't be read: {error}");
                self.driver.show(|state| state.malformed += 1);
                Ok(())
            }
        }
    }
}

/// The JSON on one line: a line break can only stand between its tokens.
fn on_one_line(data: String) -> String {
    if memchr::memchr2(b'\n', b'\r', data.as_bytes()).is_some() {
        data.replace(['\n', '\r'], " ")
    } else {
        data
    }
}

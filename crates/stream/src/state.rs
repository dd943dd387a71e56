//! What a stream client shows of itself.

use crate::{Alarm, Ring};
use serde::Serialize;
use ww3_event::Cursor;

/// What a stream client shows of itself: the fields of the user's specification, and ours.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StreamState {
    /// The last events; not part of the JSON.
    #[serde(skip)]
    pub events: Ring,
    /// Whether the stream is open.
    pub is_connected: bool,
    /// Whether we are on the way back to it.
    pub is_reconnecting: bool,
    /// The server's clock at its last ping, Unix seconds.
    pub last_ping: Option<i64>,
    /// What is wrong, and what to do.
    pub error: Option<String>,
    /// How often we tried to connect.
    pub connection_attempts: u64,
    /// Where the connection stands.
    pub phase: Phase,
    /// Why what is shown may be out of date; `None` while all is well. With it belongs the age of
    /// [`StreamState::last_data_at_ms`].
    pub alarm: Option<Alarm>,
    /// The server's clock less ours, seconds, as the last frame told.
    pub clock_offset_s: Option<i64>,
    /// How long we wait before the next attempt, milliseconds.
    pub retry_in_ms: Option<u64>,
    /// When the next attempt is, Unix milliseconds.
    pub retry_at_ms: Option<i64>,
    /// The last cursor that was acknowledged.
    pub last_cursor: Option<Cursor>,
    /// When an event or a ping last came, Unix milliseconds of our clock.
    pub last_data_at_ms: Option<i64>,
    /// Events received.
    pub received: u64,
    /// Events that had come before.
    pub duplicates: u64,
    /// Events that revised another.
    pub updates: u64,
    /// Events that couldn't be read; skipped.
    pub malformed: u64,
    /// Events over a bound; dropped.
    pub oversized: u64,
    /// Events dated over a minute after our clock; kept.
    pub ahead: u64,
    /// Losses that the server admitted.
    pub gaps: u64,
    /// Connections after the first.
    pub reconnects: u64,
    /// How often the computer woke, or its clock jumped.
    pub wakes: u64,
    /// Bytes received, decompressed.
    pub bytes: u64,
}

/// Where a connection stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Disconnected, and not to connect by itself.
    #[default]
    Off,
    /// A connection is being opened.
    Connecting,
    /// The backlog arrives.
    CatchingUp,
    /// Everything is here; news arrive as they come.
    Live,
    /// Waiting to try again.
    Waiting,
    /// The server wants a token (401, 403).
    NeedsToken,
    /// It is no use to try again; `error` says what to do.
    Stopped,
}

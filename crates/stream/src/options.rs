//! How a stream client behaves: the user's specification's names and defaults, and ours.

use crate::Roots;
use std::time::Duration;

/// How a stream client behaves.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamOptions {
    /// How many events [`crate::StreamState::events`] holds; the oldest go first.
    pub max_events: usize,
    /// Whether to connect at once; else at [`crate::StreamHandle::connect`].
    pub auto_connect: bool,
    /// The first wait after a failure.
    pub reconnect_delay: Duration,
    /// The longest wait.
    pub max_reconnect_delay: Duration,
    /// Each wait is this many times the one before.
    pub reconnect_backoff_multiplier: f64,
    /// Each wait is changed by up to this part of it, at random: a restarted server isn't stampeded.
    pub jitter: f64,
    /// From name look-up to the response's headers.
    pub connect_timeout: Duration,
    /// How long nothing at all may come; `None`: 2.5 ping intervals, as the server gives them.
    pub ping_timeout: Option<Duration>,
    /// A longer line is dropped with its event.
    pub max_line_bytes: usize,
    /// A longer event is dropped, counted and named in the state; the stream goes on.
    pub max_event_bytes: usize,
    /// Certificates of authorities that are trusted besides the system's.
    pub roots: Roots,
}

impl Default for StreamOptions {
    fn default() -> Self {
        Self {
            max_events: 300,
            auto_connect: true,
            reconnect_delay: Duration::from_millis(1000),
            max_reconnect_delay: Duration::from_millis(30_000),
            reconnect_backoff_multiplier: 1.5,
            jitter: 0.2,
            connect_timeout: Duration::from_secs(10),
            ping_timeout: None,
            max_line_bytes: 1 << 20,
            max_event_bytes: 1 << 20,
            roots: Roots::default(),
        }
    }
}

//! One open stream: counted while it lives, one line in the log at its end.

use super::{Metrics, Trouble};
use crate::hub::End;
use std::{
    net::SocketAddr,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Instant,
};

/// What is known of a stream when it opens. Never its token.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Who reads it, where that is known.
    pub peer: Option<SocketAddr>,
    /// Its scopes, as the query has them.
    pub scope: String,
    /// How it is written: `sse`, `cbor`, `ws`.
    pub rendering: &'static str,
}

/// A stream that is open, until it is dropped. Where nobody says why, its reader went away.
pub struct Connection {
    metrics: Metrics,
    opened: Opened,
    resumed: bool,
    since: Instant,
    events: AtomicU64,
    bytes: AtomicU64,
    end: OnceLock<End>,
}

impl Metrics {
    /// Counts a stream that opens; `resumed`: its reader came back with the id of its last event.
    pub fn open(&self, opened: Opened, resumed: bool) -> Arc<Connection> {
        self.0.connections.inc();
        self.0.by_scope.with_label_values(&[&opened.scope]).inc();
        self.0.opened.with_label_values(&[opened.rendering]).inc();
        if resumed {
            self.0.resumed.inc();
        }
        let peer = opened.peer.map(tracing::field::display);
        tracing::debug!(peer, scope = opened.scope, resumed, "stream opened");
        Arc::new(Connection {
            metrics: self.clone(),
            opened,
            resumed,
            since: Instant::now(),
            events: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            end: OnceLock::new(),
        })
    }
}

impl Connection {
    /// So many bytes were handed over, with so many events in them.
    pub fn sent(&self, bytes: usize, events: u64) {
        let bytes = bytes as u64;
        self.bytes.fetch_add(bytes, Relaxed);
        self.metrics.0.sent_bytes.inc_by(bytes);
        self.metrics.0.bytes_rate.add(bytes);
        if events > 0 {
            self.events.fetch_add(events, Relaxed);
            self.metrics.0.sent_events.inc_by(events);
            self.metrics.0.events_rate.add(events);
        }
    }

    /// Why it ends; the first to say so is believed.
    pub fn end(&self, end: End) {
        let _ = self.end.set(end);
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let counts = &self.metrics.0;
        let end = self.end.get().copied().unwrap_or(End::Gone);
        let reason = match end {
            // Who joined the fan-out ends there.
            End::Gone | End::Joined => "gone",
            End::Slow => "slow",
            End::Ending => "drained",
        };
        let seconds = self.since.elapsed().as_secs_f64();
        counts.connections.dec();
        counts.by_scope.with_label_values(&[&self.opened.scope]).dec();
        counts.ended.with_label_values(&[reason]).inc();
        counts.lives.observe(seconds);
        if end == End::Slow {
            self.metrics.error(Trouble::SlowReader);
        }
        tracing::info!(
            peer = self.opened.peer.map(tracing::field::display),
            scope = self.opened.scope,
            rendering = self.opened.rendering,
            resumed = self.resumed,
            events = self.events.load(Relaxed),
            bytes = self.bytes.load(Relaxed),
            seconds = (seconds * 1000.0).round() / 1000.0,
            reason,
            "stream ended"
        );
    }
}

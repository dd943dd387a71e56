//! Owns every decision to connect, wait, retry and stop; shared by plain SSE streams and map streams.

use crate::{
    StreamOptions, StreamState, Target,
    backoff::Backoff,
    connection::Connection,
    end::{End, Then},
    state::Phase,
    transport::{self, Seen, Transport},
};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;
use url::Url;

/// What the handle wants; the driver follows.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub target: Target,
    pub options: StreamOptions,
    /// Whether to be connected.
    pub on: bool,
    /// Grows with each wish to connect now.
    pub nudges: u64,
    /// Grows with each change of target or options.
    pub configured: u64,
    /// Grows with each wish to forget the events shown.
    pub cleared: u64,
}

/// Nobody is left who wants the stream.
#[derive(Debug)]
pub(crate) struct Gone;

/// See the module.
pub(crate) struct Driver {
    clients: transport::Clients,
    pub wanted: watch::Receiver<Wanted>,
    pub state: watch::Sender<Arc<StreamState>>,
    backoff: Backoff,
    configured: u64,
    cleared: u64,
    /// A stream was served by this target before.
    answered: bool,
    connected_before: bool,
}

/// What ended the reading of a connection.
pub(crate) enum Over {
    /// The connection ended.
    Ended(End),
    /// The handle wants something else.
    Changed,
}

impl Driver {
    pub fn new(mut wanted: watch::Receiver<Wanted>, state: watch::Sender<Arc<StreamState>>) -> Self {
        let now = wanted.borrow_and_update().clone();
        Self {
            clients: transport::Clients::default(),
            wanted,
            state,
            backoff: Backoff::new(&now.options),
            configured: now.configured,
            cleared: now.cleared,
            answered: false,
            connected_before: false,
        }
    }

    /// Changes the state and tells who watches.
    pub fn show(&self, change: impl FnOnce(&mut StreamState)) {
        self.state.send_modify(|state| change(Arc::make_mut(state)));
    }

    /// The options, as they hold now.
    pub fn options(&self) -> StreamOptions {
        self.wanted.borrow().options.clone()
    }

    /// The target, as it holds now.
    pub fn target(&self) -> Target {
        self.wanted.borrow().target.clone()
    }

    /// Takes up what the handle changed; whether the connection can go on.
    pub fn take_up(&mut self) -> bool {
        let now = self.wanted.borrow_and_update().clone();
        if now.cleared != self.cleared {
            self.cleared = now.cleared;
            self.show(|state| state.events.clear());
        }
        let same = now.configured == self.configured;
        if !same {
            self.configured = now.configured;
            self.backoff = Backoff::new(&now.options);
            self.answered = false;
        }
        now.on && same
    }

    /// Waits while the stream is not wanted.
    pub async fn until_wanted(&mut self) -> Result<(), Gone> {
        loop {
            self.take_up();
            if self.wanted.has_changed().is_err() {
                return Err(Gone);
            }
            if self.wanted.borrow().on {
                return Ok(());
            }
            self.show(|state| {
                state.phase = Phase::Off;
                state.is_connected = false;
                state.is_reconnecting = false;
                state.error = None;
                state.retry_in_ms = None;
                state.retry_at_ms = None;
            });
            self.wanted.changed().await.map_err(|_| Gone)?;
        }
    }

    /// Opens a connection to this address, resuming after this id.
    pub async fn open(&mut self, url: Url, last_event_id: &str) -> Result<Connection, Over> {
        let attempts = self.state.borrow().connection_attempts + 1;
        self.show(|state| {
            state.phase = Phase::Connecting;
            state.connection_attempts = attempts;
            state.is_reconnecting = attempts > 1;
            state.retry_in_ms = None;
            state.retry_at_ms = None;
        });
        tracing::debug!(attempt = attempts, "connecting");
        let options = self.options();
        let client = self.clients.reaching(&url).map_err(Over::Ended)?;
        let transport = Transport {
            client,
            url,
            token: self.target().token,
            last_event_id: last_event_id.to_owned(),
            connect_timeout: options.connect_timeout,
            max_line_bytes: options.max_line_bytes,
            max_event_bytes: options.max_event_bytes,
            seen: Arc::new(Seen::new(last_event_id)),
        };
        let opening = Connection::open(transport);
        tokio::pin!(opening);
        loop {
            tokio::select! {
                opened = &mut opening => return opened.map_err(Over::Ended),
                changed = self.wanted.changed() => {
                    if changed.is_err() || !self.take_up() {
                        return Err(Over::Changed);
                    }
                }
            }
        }
    }

    /// A stream was served by this target in an earlier run.
    pub fn answered_before(&mut self) {
        self.answered = true;
    }

    /// The stream spoke: it is what we wanted, and the next wait is the first again.
    pub fn spoke(&mut self) {
        self.backoff.reset();
    }

    /// The stream is open.
    pub fn good(&mut self, phase: Phase) {
        self.answered = true;
        let again = std::mem::replace(&mut self.connected_before, true);
        self.show(|state| {
            state.phase = phase;
            state.is_connected = true;
            state.is_reconnecting = false;
            state.error = None;
            state.reconnects += u64::from(again);
        });
    }

    /// Takes over what was seen of a connection besides its events.
    pub fn account(&mut self, seen: &Seen) {
        if let Some(retry) = seen.take_retry() {
            self.backoff.set_base(retry);
        }
        let (bytes, too_large) = (seen.take_bytes(), seen.take_too_large());
        if bytes > 0 || too_large > 0 {
            self.show(|state| {
                state.bytes += bytes;
                state.oversized += too_large;
                if too_large > 0 {
                    state.error = Some(format!("{} events were too large and were dropped", state.oversized));
                }
            });
        }
    }

    /// Waits as the end demands; returns when to connect again.
    pub async fn after(&mut self, end: End) -> Result<(), Gone> {
        let then = end.then(self.answered);
        let mut words = end.words(self.answered);
        let random = fastrand::f64();
        let wait = match then {
            Then::Retry(asked) => self.backoff.wait(random, asked),
            Then::RetryRarely => self.backoff.longest(random),
            Then::AskForToken | Then::Stop => {
                words.push_str(&format!(" (at {})", self.target().shown_url()));
                let phase = if then == Then::Stop { Phase::Stopped } else { Phase::NeedsToken };
                return self.rest(phase, words).await;
            }
        };
        let at = Timestamp::now().as_millisecond() + wait.as_millis() as i64;
        tracing::debug!(?wait, "{words}");
        self.show(|state| {
            state.phase = Phase::Waiting;
            state.is_connected = false;
            state.is_reconnecting = true;
            state.error = Some(words);
            state.retry_in_ms = Some(wait.as_millis() as u64);
            state.retry_at_ms = Some(at);
        });
        self.unless_nudged(Some(wait)).await
    }

    async fn rest(&mut self, phase: Phase, words: String) -> Result<(), Gone> {
        tracing::warn!("{words}");
        self.show(|state| {
            state.phase = phase;
            state.is_connected = false;
            state.is_reconnecting = false;
            state.error = Some(words);
        });
        self.unless_nudged(None).await
    }

    /// Waits this long, or until the handle wants to connect now, disconnects, or changes the target.
    async fn unless_nudged(&mut self, wait: Option<Duration>) -> Result<(), Gone> {
        let nudges = self.wanted.borrow().nudges;
        let waiting = async {
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => std::future::pending().await,
            }
        };
        tokio::pin!(waiting);
        loop {
            tokio::select! {
                () = &mut waiting => return Ok(()),
                changed = self.wanted.changed() => {
                    changed.map_err(|_| Gone)?;
                    if !self.take_up() || self.wanted.borrow().nudges != nudges {
                        self.backoff.reset();
                        return Ok(());
                    }
                }
            }
        }
    }
}

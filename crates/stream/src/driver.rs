//! Owns every decision to connect, wait, retry and stop; shared by plain SSE streams and map streams.

use crate::{
    StreamOptions, StreamState, Target,
    alarm::{Alarm, Watchdog},
    backoff::Backoff,
    clients::Clients,
    connection::Connection,
    deadline::Deadline,
    end::{End, Then},
    state::Phase,
    surroundings::Surroundings,
    tally::Tally,
    transport::{Seen, Transport},
    vigil::{Change, Vigil},
};
use std::{future::pending, sync::Arc, time::Duration};
use tokio::sync::watch;
use url::Url;

/// Where nothing says how often the server pings, it may be silent this long: 2.5 times the usual 30 s.
pub(crate) const PATIENCE: Duration = Duration::from_secs(75);

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
    surroundings: Arc<dyn Surroundings>,
    clients: Clients,
    wanted: watch::Receiver<Wanted>,
    state: watch::Sender<Arc<StreamState>>,
    /// What the state doesn't show yet.
    pub tally: Tally,
    backoff: Backoff,
    watchdog: Watchdog,
    late: Deadline,
    vigil: Vigil,
    nudges: u64,
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

/// What came up while something was awaited.
enum Meanwhile {
    /// The handle wants something else, or to connect now.
    Wanted { goes_on: bool, nudged: bool },
    /// The computer woke, or the network changed.
    Around(Change),
    /// There is no handle any more.
    Gone,
}

impl Driver {
    pub fn new(
        mut wanted: watch::Receiver<Wanted>,
        state: watch::Sender<Arc<StreamState>>,
        surroundings: Arc<dyn Surroundings>,
    ) -> Self {
        let now = wanted.borrow_and_update().clone();
        Self {
            clients: Clients::trusting(now.options.roots.clone()),
            wanted,
            state,
            tally: Tally::default(),
            backoff: Backoff::new(&now.options),
            watchdog: Watchdog::new(surroundings.passed(), now.options.ping_timeout.unwrap_or(PATIENCE)),
            late: Deadline::default(),
            vigil: Vigil::new(Arc::clone(&surroundings)),
            nudges: now.nudges,
            configured: now.configured,
            cleared: now.cleared,
            answered: false,
            connected_before: false,
            surroundings,
        }
    }

    /// Changes the state and tells who watches.
    pub fn show(&mut self, change: impl FnOnce(&mut StreamState)) {
        let tally = std::mem::take(&mut self.tally);
        let alarm = self.watchdog.alarm();
        self.state.send_modify(|state| {
            let state = Arc::make_mut(state);
            tally.add_to(state);
            change(state);
            state.alarm = alarm;
        });
    }

    /// Makes the state show what was counted since.
    pub fn publish(&mut self) {
        if !self.tally.is_empty() {
            self.show(|_| {});
        }
    }

    /// The state that is shown.
    pub fn shown(&self) -> &watch::Sender<Arc<StreamState>> {
        &self.state
    }

    /// The options, as they hold now.
    pub fn options(&self) -> StreamOptions {
        self.wanted.borrow().options.clone()
    }

    /// The target, as it holds now.
    pub fn target(&self) -> Target {
        self.wanted.borrow().target.clone()
    }

    /// The wall clock.
    pub fn now(&self) -> jiff::Timestamp {
        self.surroundings.now()
    }

    /// Takes up what the handle changed; whether the connection can go on.
    fn take_up(&mut self) -> bool {
        let now = self.wanted.borrow_and_update().clone();
        if now.cleared != self.cleared {
            self.cleared = now.cleared;
            self.state.borrow().events.clear();
            self.show(|_| {});
        }
        let same = now.configured == self.configured;
        if !same {
            self.configured = now.configured;
            self.backoff = Backoff::new(&now.options);
            self.clients = Clients::trusting(now.options.roots);
            self.answered = false;
            self.vigil.head_for(None);
        }
        now.on && same
    }

    /// Waits while the stream is not wanted.
    pub async fn until_wanted(&mut self) -> Result<(), Gone> {
        self.take_up();
        if self.wanted.has_changed().is_err() {
            return Err(Gone);
        }
        if self.wanted.borrow().on {
            return Ok(());
        }
        self.watchdog.begin(self.surroundings.passed());
        self.show(|state| {
            state.phase = Phase::Off;
            state.is_connected = false;
            state.is_reconnecting = false;
            state.error = None;
            state.retry_in_ms = None;
            state.retry_at_ms = None;
        });
        while !self.wanted.borrow().on {
            self.wanted.changed().await.map_err(|_| Gone)?;
            self.take_up();
        }
        self.nudges = self.wanted.borrow().nudges;
        self.watchdog.begin(self.surroundings.passed());
        Ok(())
    }

    /// Ends when something comes up. Cancel safe.
    async fn meanwhile(&mut self) -> Meanwhile {
        loop {
            let due = self.watchdog.due();
            tokio::select! {
                biased;
                changed = self.wanted.changed() => {
                    if changed.is_err() {
                        return Meanwhile::Gone;
                    }
                    let goes_on = self.take_up();
                    let nudges = self.wanted.borrow().nudges;
                    let nudged = std::mem::replace(&mut self.nudges, nudges) != nudges;
                    return Meanwhile::Wanted { goes_on, nudged };
                }
                change = self.vigil.change() => {
                    tracing::info!("{change}");
                    // What looks open may be dead.
                    self.clients.forget();
                    self.tally.wakes += u64::from(change != Change::Network);
                    return Meanwhile::Around(change);
                }
                () = self.late.reached(&*self.surroundings, due.unwrap_or_default()), if due.is_some() => {
                    let is_connected = self.state.borrow().is_connected;
                    self.watchdog.tick(self.surroundings.passed(), is_connected);
                    if let Some(alarm) = self.watchdog.alarm() {
                        tracing::warn!(?alarm, "nothing good came in time");
                    }
                    self.show(|_| {});
                }
            }
        }
    }

    /// Ends when the connection can't go on. Cancel safe.
    pub async fn interrupted(&mut self) -> Over {
        loop {
            match self.meanwhile().await {
                Meanwhile::Gone | Meanwhile::Wanted { goes_on: false, .. } => return Over::Changed,
                Meanwhile::Wanted { .. } => {}
                Meanwhile::Around(change) => return Over::Ended(End::Around(change)),
            }
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
        let seen = Arc::new(Seen::new(last_event_id, Arc::clone(&self.surroundings)));
        let transport = Transport {
            client: self.clients.reaching(&url).map_err(Over::Ended)?,
            url,
            token: self.target().token,
            last_event_id: last_event_id.to_owned(),
            connect_timeout: options.connect_timeout,
            max_line_bytes: options.max_line_bytes,
            max_event_bytes: options.max_event_bytes,
            seen: Arc::clone(&seen),
        };
        let opened = tokio::select! {
            opened = Connection::open(transport) => opened.map_err(Over::Ended),
            over = self.interrupted() => Err(over),
        };
        if let Some(server) = seen.server() {
            self.vigil.head_for(Some(server));
        }
        opened
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
    pub fn open_in(&mut self, phase: Phase) {
        self.answered = true;
        let again = std::mem::replace(&mut self.connected_before, true);
        self.good();
        self.show(|state| {
            state.phase = phase;
            state.is_connected = true;
            state.is_reconnecting = false;
            state.error = None;
            state.reconnects += u64::from(again);
        });
    }

    /// An event or a ping came. Published with the next change.
    pub fn good(&mut self) {
        self.watchdog.good(self.surroundings.passed());
        self.tally.data_at_ms = Some(self.surroundings.now().as_millisecond());
    }

    /// The server's clock shows this, Unix seconds.
    pub fn server_time(&mut self, server: i64) {
        let had = self.watchdog.alarm();
        let ours = self.surroundings.now().as_second();
        let Some(offset) = self.watchdog.compare_clocks(server, ours) else { return };
        if had != self.watchdog.alarm() && self.watchdog.alarm() == Some(Alarm::Clock) {
            tracing::warn!("this computer's clock and the server's differ by {offset} s");
        }
        self.show(|state| state.clock_offset_s = Some(offset));
    }

    /// How long nothing may come from now on.
    pub fn set_patience(&mut self, patience: Duration) {
        self.watchdog.patience = patience;
    }

    /// Takes over what was seen of a connection besides its events. Whether any byte came.
    pub fn account(&mut self, seen: &Seen) -> bool {
        if let Some(retry) = seen.take_retry() {
            self.backoff.set_base(retry);
        }
        let (bytes, too_large) = (seen.take_bytes(), seen.take_too_large());
        self.tally.bytes += bytes;
        if too_large > 0 {
            self.show(|state| {
                state.oversized += too_large;
                state.error = Some(format!("{} events were too large and were dropped", state.oversized));
            });
        }
        bytes > 0
    }

    /// Waits as the end demands, until it is time to connect again.
    pub async fn after(&mut self, end: End) -> Result<(), Gone> {
        let then = end.then(self.answered);
        let mut words = end.words(self.answered);
        if end.leaves_dead_connections() {
            self.clients.forget();
        }
        match end {
            End::Silent(_) => self.watchdog.sound(Alarm::Silence),
            End::Around(_) => {}
            _ => self.watchdog.failed(self.surroundings.passed()),
        }
        let random = fastrand::f64();
        let wait = match then {
            Then::Now => Duration::ZERO,
            Then::Retry(asked) => self.backoff.wait(random, asked),
            Then::RetryRarely => self.backoff.longest(random),
            Then::AskForToken | Then::Stop => {
                words.push_str(&format!(" (at {})", self.target().shown_url()));
                let phase = if then == Then::Stop { Phase::Stopped } else { Phase::NeedsToken };
                return self.rest(phase, words, end.may_be_the_networks_doing()).await;
            }
        };
        tracing::debug!(?wait, "{words}");
        let at = self.surroundings.now().as_millisecond() + wait.as_millis() as i64;
        self.show(|state| {
            state.phase = Phase::Waiting;
            state.is_connected = false;
            state.is_reconnecting = true;
            state.error = Some(words);
            state.retry_in_ms = Some(wait.as_millis() as u64);
            state.retry_at_ms = Some(at);
        });
        self.unless_nudged(Some(wait), true).await
    }

    async fn rest(&mut self, phase: Phase, words: String, ends_elsewhere: bool) -> Result<(), Gone> {
        tracing::warn!("{words}");
        self.watchdog.sound(Alarm::Unreachable);
        self.show(|state| {
            state.phase = phase;
            state.is_connected = false;
            state.is_reconnecting = false;
            state.error = Some(words);
        });
        self.unless_nudged(None, ends_elsewhere).await
    }

    /// Waits this long; or until the handle wants to connect now, disconnects or changes the target; or until
    /// the computer wakes or the network changes, where that ends it.
    async fn unless_nudged(&mut self, wait: Option<Duration>, ends_elsewhere: bool) -> Result<(), Gone> {
        let until = wait.map(|wait| self.surroundings.passed() + wait);
        let surroundings = Arc::clone(&self.surroundings);
        loop {
            let left = until.map(|until| until.saturating_sub(surroundings.passed()));
            let came_up = tokio::select! {
                biased;
                () = sleep(&*surroundings, left) => return Ok(()),
                came_up = self.meanwhile() => came_up,
            };
            match came_up {
                Meanwhile::Gone => return Err(Gone),
                Meanwhile::Wanted { goes_on: true, nudged: false } => {}
                Meanwhile::Around(_) if !ends_elsewhere => {}
                Meanwhile::Wanted { .. } | Meanwhile::Around(_) => {
                    self.backoff.reset();
                    return Ok(());
                }
            }
        }
    }
}

async fn sleep(surroundings: &dyn Surroundings, time: Option<Duration>) {
    match time {
        Some(time) => surroundings.sleep(time).await,
        None => pending().await,
    }
}

//! A map stream: events in batches, resumed from what the receiver has acknowledged.

use crate::{
    StreamHandle, StreamOptions, StreamState, Target,
    connection::Connection,
    delivery::{Batch, Deliveries, Delivery, Ledger, Received, Resume, UnderWay},
    driver::{Driver, Gone, Over},
    end::End,
    sse::{self, SseEvent},
    state::Phase,
    transport,
};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};
use url::Url;
use ww3_event::{
    Cursor, MapEvent,
    frame::{self, Beat, Connected, Gap, ServerError},
};

/// The most events of a batch.
const BATCH_EVENTS: usize = 500;
/// About the most bytes of a batch.
const BATCH_BYTES: usize = 1 << 20;
/// What comes within this time is one batch.
const BATCH_WITHIN: Duration = Duration::from_millis(25);
/// Deliveries that wait for the receiver: a slow one slows the socket, not memory.
const DELIVERIES_WAITING: usize = 2;
/// Until the server says how often it pings.
const PING_INTERVAL: f64 = 30.0;
/// So many ping intervals without a byte are silence.
const PATIENCE_INTERVALS: f64 = 2.5;
/// A server without ids is asked again for so much, seconds: what we know of it is dropped.
const OVERLAP: i64 = 600;
/// How long the receiver may take to store what it has before we connect again regardless.
const SETTLE_WITHIN: Duration = Duration::from_secs(30);

/// Opens a map stream, and takes it up where `resume` says. Runs on the current runtime.
pub fn open(target: Target, options: StreamOptions, resume: Resume) -> (StreamHandle, Deliveries) {
    let (out, received) = mpsc::channel(DELIVERIES_WAITING);
    let state = StreamState { last_cursor: resume.cursor.clone(), ..StreamState::default() };
    let (handle, mut driver) = sse::wire(target, options, state);
    if resume.cursor.is_some() || resume.first_connected.is_some() {
        driver.answered_before();
    }
    let map = Map {
        driver,
        ledger: Arc::new(Ledger::new(&resume)),
        under_way: watch::Sender::new(UnderWay::default()),
        lost_before: 0,
        stands_at: None,
        ping_interval: resume.ping_interval,
        since: resume.since,
        out,
        pending: Batch::default(),
        pending_bytes: 0,
        catch_up: true,
        accepted: false,
    };
    tokio::spawn(map.run());
    (handle, Deliveries { received })
}

struct Map {
    driver: Driver,
    ledger: Arc<Ledger>,
    under_way: watch::Sender<UnderWay>,
    /// [`UnderWay::lost`] when this connection began.
    lost_before: u64,
    /// What this connection delivered last; at its beginning, what was acknowledged.
    stands_at: Option<Cursor>,
    ping_interval: Option<f64>,
    since: Option<i64>,
    out: mpsc::Sender<Delivery>,
    pending: Batch,
    pending_bytes: usize,
    /// Before `live`.
    catch_up: bool,
    /// The connection has said something that we wanted.
    accepted: bool,
}

impl Map {
    async fn run(mut self) {
        let _: Result<(), Gone> = async {
            loop {
                self.driver.until_wanted().await?;
                self.settle().await;
                if self.out.is_closed() {
                    return Err(Gone);
                }
                let (url, last) = self.request();
                let over = match self.driver.open(url, &last).await {
                    Ok(connection) => self.read(connection).await,
                    Err(over) => over,
                };
                if let Over::Ended(end) = over {
                    self.driver.after(end).await?;
                }
            }
        }
        .await;
    }

    /// Waits until the receiver has stored, or given up, what it has: we resume after that.
    async fn settle(&self) {
        let mut under_way = self.under_way.subscribe();
        let settled = none_left(&mut under_way);
        if tokio::time::timeout(SETTLE_WITHIN, settled).await.is_err() {
            tracing::warn!(
                "the receiver has not stored a batch for {SETTLE_WITHIN:?}; connecting regardless"
            );
        }
    }

    /// Where to connect, and after which id. Made of what was acknowledged, not of what this connection saw:
    /// a stream that drops before its first id must resume where the last one stood.
    fn request(&mut self) -> (Url, String) {
        let mut url = self.driver.target().url;
        self.lost_before = self.under_way.borrow().lost;
        self.pending = Batch::default();
        self.pending_bytes = 0;
        let position = self.ledger.position();
        self.stands_at = position.cursor.clone();
        if let Some(cursor) = &position.cursor {
            return (url, cursor.as_str().to_owned());
        }
        let now = Timestamp::now();
        let known = position.newest_time.or(position.first_connected);
        let since = known.map(|time| time.min(now).as_second() - OVERLAP).or(self.since);
        if let Some(since) = since {
            url.query_pairs_mut().append_pair("since", &since.max(0).to_string());
        }
        (url, String::new())
    }

    async fn read(&mut self, mut connection: Connection) -> Over {
        self.catch_up = true;
        self.accepted = false;
        let mut flush_at: Option<Instant> = None;
        let mut under_way = self.under_way.subscribe();
        let lost_before = self.lost_before;
        let over = loop {
            let patience = self.patience();
            tokio::select! {
                heard = connection.next(patience) => match heard {
                    Ok(event) => {
                        if let Err(over) = self.hear(event).await {
                            break over;
                        }
                    }
                    Err(end) => break Over::Ended(end),
                },
                () = lost(&mut under_way, lost_before) => {
                    break Over::Ended(End::NotStored);
                }
                () = sleep_until(flush_at) => {
                    self.driver.account(&connection.seen);
                    if let Err(over) = self.flush().await {
                        break over;
                    }
                }
                changed = self.driver.wanted.changed() => {
                    if changed.is_err() || !self.driver.take_up() {
                        break Over::Changed;
                    }
                }
            }
            flush_at = match (self.pending.is_empty(), flush_at) {
                (true, _) => None,
                (false, None) => Some(Instant::now() + BATCH_WITHIN),
                (false, set) => set,
            };
        };
        self.driver.account(&connection.seen);
        // What came before the end is good.
        if let Err(over) = self.flush().await {
            return over;
        }
        over
    }

    fn patience(&self) -> Duration {
        let interval = self.ping_interval.filter(|seconds| (0.001..86_400.0).contains(seconds));
        let intervals = Duration::from_secs_f64(interval.unwrap_or(PING_INTERVAL) * PATIENCE_INTERVALS);
        self.driver.options().ping_timeout.unwrap_or(intervals)
    }

    async fn hear(&mut self, event: SseEvent) -> Result<(), Over> {
        // An id that no request can carry resumes nothing.
        let cursor = Cursor::new(event.id).ok().filter(|cursor| transport::fits_header(cursor.as_str()));
        match event.event.as_str() {
            frame::CONNECTED => self.connected(&event.data),
            frame::PING => {
                let beat: Option<Beat> = serde_json::from_str(&event.data).ok();
                self.accept_without_connected();
                self.driver.show(|state| {
                    state.last_ping = beat.map(|beat| beat.timestamp).or(state.last_ping);
                    state.last_data_at_ms = now_ms();
                });
            }
            frame::LIVE => {
                self.flush().await?;
                self.accept_without_connected();
                self.catch_up = false;
                self.driver.show(|state| {
                    state.phase = Phase::Live;
                    state.last_data_at_ms = now_ms();
                });
            }
            frame::MAP_EVENT => self.map_event(&event.data, true).await?,
            "message" => self.map_event(&event.data, false).await?,
            frame::ERROR | frame::ERROR_EVENT => self.server_error(&event.data),
            frame::GAP => return self.gap(&event.data, cursor).await,
            _ => {}
        }
        self.pending.catch_up = self.catch_up;
        if cursor.is_some() && cursor != self.stands_at {
            self.stands_at.clone_from(&cursor);
            self.pending.cursor = cursor;
        }
        if self.pending.events.len() >= BATCH_EVENTS || self.pending_bytes >= BATCH_BYTES {
            self.flush().await?;
        }
        Ok(())
    }

    fn connected(&mut self, data: &str) {
        let connected: Option<Connected> = serde_json::from_str(data).ok();
        let interval = connected.and_then(|connected| connected.ping_interval);
        // A server that doesn't say how often it pings isn't ours, and says no `live` either.
        self.catch_up = interval.is_some();
        self.accepted = true;
        self.ping_interval = interval.or(self.ping_interval);
        self.pending.ping_interval = interval;
        self.pending.connected_at = Some(Timestamp::now());
        self.driver.spoke();
        self.driver.good(if self.catch_up { Phase::CatchingUp } else { Phase::Live });
        self.driver.show(|state| state.last_data_at_ms = now_ms());
    }

    /// A server that sends no `connected`: what it sends shows that it is one.
    fn accept_without_connected(&mut self) {
        if !std::mem::replace(&mut self.accepted, true) {
            self.catch_up = false;
            self.pending.connected_at = Some(Timestamp::now());
            self.driver.spoke();
            self.driver.good(Phase::Live);
        }
    }

    async fn map_event(&mut self, data: &str, is_named: bool) -> Result<(), Over> {
        let event: MapEvent = match serde_json::from_str(data) {
            Ok(event) => event,
            Err(error) => {
                if is_named {
                    tracing::warn!("an event can't be read and is skipped: {error}");
                    self.driver.show(|state| state.malformed += 1);
                }
                return Ok(());
            }
        };
        self.accept_without_connected();
        let known = self.ledger.position().known(&event.id);
        let pending = self.pending.events.iter().rev().find(|one| one.event.id == event.id);
        let known = known.max(pending.map(|one| one.event.revision));
        if known.is_some_and(|revision| revision >= event.revision) && self.pending.gap.is_none() {
            self.driver.show(|state| {
                state.duplicates += 1;
                state.last_data_at_ms = now_ms();
            });
            return Ok(());
        }
        let shown = Arc::new(event.clone());
        let most = self.driver.options().max_events;
        self.driver.show(|state| {
            state.received += 1;
            state.updates += u64::from(known.is_some());
            state.last_data_at_ms = now_ms();
            state.events.push_back(shown);
            let surplus = state.events.len().saturating_sub(most);
            state.events.drain(..surplus);
        });
        let raw = data.replace(['\n', '\r'], " ");
        self.pending_bytes += raw.len();
        self.pending.events.push(Received { event, raw });
        Ok(())
    }

    fn server_error(&mut self, data: &str) {
        let words = match serde_json::from_str::<ServerError>(data) {
            Ok(ServerError { error, message: Some(message), .. }) => format!("{error}: {message}"),
            Ok(ServerError { error, .. }) => error,
            Err(_) => data.chars().take(200).collect(),
        };
        tracing::warn!("the server reports: {words}");
        self.driver.show(|state| {
            state.error = Some(words);
            state.last_data_at_ms = now_ms();
        });
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
                // Alone: what follows is compared with what is known after it.
                self.flush().await
            }
            Err(error) => {
                tracing::warn!("a gap can't be read: {error}");
                self.driver.show(|state| state.malformed += 1);
                Ok(())
            }
        }
    }

    /// Delivers what is pending; waits for a slow receiver, unless the handle wants to disconnect.
    async fn flush(&mut self) -> Result<(), Over> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let next = Batch { catch_up: self.catch_up, ..Batch::default() };
        let batch = std::mem::replace(&mut self.pending, next);
        self.pending_bytes = 0;
        let forgets = batch.gap.as_ref().is_some_and(|gap| gap.reason.is_new_history());
        let mut under_way = self.under_way.subscribe();
        let lost_before = self.lost_before;
        let out = self.out.clone();
        let permit = loop {
            tokio::select! {
                permit = out.reserve() => break permit,
                () = lost(&mut under_way, lost_before) => {
                    return Err(Over::Ended(End::NotStored));
                }
                changed = self.driver.wanted.changed() => {
                    if changed.is_err() || !self.driver.take_up() {
                        return Err(Over::Changed);
                    }
                }
            }
        };
        let Ok(permit) = permit else { return Err(Over::Ended(End::Eof)) };
        let state = &self.driver.state;
        permit.send(Delivery::new(batch, &self.ledger, state, &self.under_way, lost_before));
        if !forgets {
            return Ok(());
        }
        self.until_stored().await
    }

    /// Waits until all is stored, however long: what a new history repeats must not be taken for known.
    async fn until_stored(&mut self) -> Result<(), Over> {
        let (mut under_way, mut stored) = (self.under_way.subscribe(), self.under_way.subscribe());
        let lost_before = self.lost_before;
        loop {
            tokio::select! {
                biased;
                () = lost(&mut under_way, lost_before) => return Err(Over::Ended(End::NotStored)),
                () = none_left(&mut stored) => return Ok(()),
                changed = self.driver.wanted.changed() => {
                    if changed.is_err() || !self.driver.take_up() {
                        return Err(Over::Changed);
                    }
                }
            }
        }
    }
}

/// Waits until the receiver has given up a delivery of this connection.
async fn lost(under_way: &mut watch::Receiver<UnderWay>, before: u64) {
    let _ = under_way.wait_for(|under_way| under_way.lost != before).await;
}

/// Waits until nothing is with the receiver.
async fn none_left(under_way: &mut watch::Receiver<UnderWay>) {
    let _ = under_way.wait_for(|under_way| under_way.count == 0).await;
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

fn now_ms() -> Option<i64> {
    Some(Timestamp::now().as_millisecond())
}

//! A map stream: events in batches, resumed from what the receiver has acknowledged.

use crate::{
    Ring, StreamHandle, StreamOptions, StreamState, Target,
    connection::Connection,
    delivery::{Batch, Deliveries, Delivery, Ledger, Resume, UnderWay},
    driver::{Driver, Gone, Over, PATIENCE},
    end::End,
    sse,
    surroundings::{Surroundings, System},
};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::sync::{mpsc, watch};
use url::Url;
use ww3_event::Cursor;

mod hear;

/// The most events of a batch.
const BATCH_EVENTS: usize = 4000;
/// About the most bytes of a batch.
const BATCH_BYTES: usize = 1 << 21;
/// Deliveries that wait for the receiver: a slow one slows the socket, not memory.
const DELIVERIES_WAITING: usize = 1;
/// So many ping intervals without a byte are silence.
const PATIENCE_INTERVALS: f64 = 2.5;
/// A server without ids is asked again for so much, seconds: what we know of it is dropped.
const OVERLAP: i64 = 600;
/// How long the receiver may take to store what it has before we connect again regardless.
const SETTLE_WITHIN: Duration = Duration::from_secs(30);

/// Opens a map stream, and takes it up where `resume` says. Runs on the current runtime.
pub fn open(target: Target, options: StreamOptions, resume: Resume) -> (StreamHandle, Deliveries) {
    open_in(System::shared(), target, options, resume)
}

/// [`open`], on a computer that may be a test's.
pub fn open_in(
    surroundings: Arc<dyn Surroundings>,
    target: Target,
    options: StreamOptions,
    resume: Resume,
) -> (StreamHandle, Deliveries) {
    let (out, received) = mpsc::channel(DELIVERIES_WAITING);
    let state = StreamState { last_cursor: resume.cursor.clone(), ..StreamState::default() };
    let span = tracing::info_span!("stream", url = %target.shown_url());
    let most_shown = options.max_events;
    let (handle, mut driver) = sse::wire(surroundings, target, options, state);
    if resume.cursor.is_some() || resume.first_connected.is_some() {
        driver.answered_before();
    }
    let shown = driver.shown().borrow().events.clone();
    let map = Map {
        shown,
        driver,
        ledger: Arc::new(Ledger::new(&resume)),
        under_way: watch::Sender::new(UnderWay::default()),
        lost_before: 0,
        stands_at: None,
        ping_interval: resume.ping_interval,
        since: resume.since,
        out,
        most_shown,
        pending: Batch::default(),
        marks: HashMap::new(),
        pending_bytes: 0,
        now: 0,
        heard_good: false,
        catch_up: true,
        accepted: false,
    };
    sse::spawn(map.out.clone(), span, map.run());
    (handle, Deliveries { received })
}

pub(crate) struct Map {
    pub driver: Driver,
    pub ledger: Arc<Ledger>,
    under_way: watch::Sender<UnderWay>,
    /// [`UnderWay::lost`] when this connection began.
    lost_before: u64,
    /// What this connection delivered last; at its beginning, what was acknowledged.
    pub stands_at: Option<Cursor>,
    pub ping_interval: Option<f64>,
    since: Option<i64>,
    out: mpsc::Sender<Delivery>,
    pub shown: Ring,
    pub most_shown: usize,
    pub pending: Batch,
    /// The revisions in `pending`, by event.
    pub marks: HashMap<String, u32>,
    pub pending_bytes: usize,
    /// Our clock when this burst began, Unix seconds.
    pub now: i64,
    /// An event came in this burst.
    pub heard_good: bool,
    /// Before `live`.
    pub catch_up: bool,
    /// The connection has said something that we wanted.
    pub accepted: bool,
}

impl Map {
    async fn run(mut self) {
        let _: Result<(), Gone> = async {
            loop {
                self.driver.until_wanted().await?;
                if !self.settle().await {
                    continue;
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

    /// Waits until the receiver has stored, or given up, what it has: we resume after that. False: the handle
    /// wants something else.
    async fn settle(&mut self) -> bool {
        let mut under_way = self.under_way.subscribe();
        if under_way.borrow().count == 0 {
            return true;
        }
        let patience = self.driver.sleep(SETTLE_WITHIN);
        tokio::select! {
            () = none_left(&mut under_way) => true,
            () = patience => {
                tracing::warn!("the receiver has not stored a batch for {SETTLE_WITHIN:?}; connecting regardless");
                true
            }
            // Awake again, or on another network: there is no connection yet that it could harm.
            over = self.driver.interrupted() => matches!(over, Over::Ended(_)),
        }
    }

    /// Where to connect, and after which id. Made of what was acknowledged, not of what this connection saw:
    /// a stream that drops before its first id must resume where the last one stood.
    fn request(&mut self) -> (Url, String) {
        let mut url = self.driver.target().url;
        self.lost_before = self.under_way.borrow().lost;
        self.take_pending();
        let position = self.ledger.position();
        self.stands_at = position.cursor.clone();
        if let Some(cursor) = &position.cursor {
            return (url, cursor.as_str().to_owned());
        }
        let now = self.driver.now();
        let known = position.newest_time.or(position.first_connected);
        let since = known.map(|time| time.min(now).as_second() - OVERLAP).or(self.since);
        if let Some(since) = since {
            // One in the target's own address is where it began; a server refuses two.
            let own: Vec<_> = url.query_pairs().filter(|(name, _)| name != "since").collect();
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(own).append_pair("since", &since.max(0).to_string());
            let query = query.finish();
            url.set_query(Some(&query));
        }
        (url, String::new())
    }

    async fn read(&mut self, mut connection: Connection) -> Over {
        self.catch_up = true;
        self.accepted = false;
        let options = self.driver.options();
        self.most_shown = options.max_events;
        let over = loop {
            let heard = self.hear_all_that_is_here(&mut connection).await;
            self.tell(&connection);
            if let Err(over) = heard {
                break over;
            }
            let patience = options.ping_timeout.unwrap_or_else(|| self.patience());
            self.driver.set_patience(patience);
            let (mut under_way, mut stored) = (self.under_way.subscribe(), self.under_way.subscribe());
            let out = self.out.clone();
            let is_full = self.is_full();
            // What comes while the receiver is busy makes one batch; a full one waits before it.
            let room = async {
                if !is_full {
                    none_left(&mut stored).await;
                }
                out.reserve().await
            };
            tokio::select! {
                biased;
                () = lost(&mut under_way, self.lost_before) => break Over::Ended(End::NotStored),
                permit = room, if !self.pending.is_empty() => match permit {
                    Ok(permit) => permit.send(self.delivery()),
                    Err(_) => break Over::Changed,
                },
                heard = connection.next(patience), if !is_full => {
                    self.now = self.driver.now().as_second();
                    let heard = match heard {
                        Ok(event) => self.hear(event).await,
                        Err(end) => Err(Over::Ended(end)),
                    };
                    if let Err(over) = heard {
                        break over;
                    }
                }
                over = self.driver.interrupted() => break over,
            }
        };
        self.tell(&connection);
        drop(connection);
        match over {
            // What came before the end is good.
            Over::Ended(End::NotStored) | Over::Changed => over,
            over => self.flush().await.err().unwrap_or(over),
        }
    }

    /// Makes the state show what a burst brought.
    fn tell(&mut self, connection: &Connection) {
        self.driver.account(&connection.seen);
        if std::mem::take(&mut self.heard_good) {
            self.driver.good();
        }
        self.driver.publish();
    }

    async fn hear_all_that_is_here(&mut self, connection: &mut Connection) -> Result<(), Over> {
        self.now = self.driver.now().as_second();
        while !self.is_full()
            && let Some(heard) = connection.here().await
        {
            self.hear(heard.map_err(Over::Ended)?).await?;
        }
        Ok(())
    }

    fn is_full(&self) -> bool {
        self.pending.events.len() >= BATCH_EVENTS || self.pending_bytes >= BATCH_BYTES
    }

    fn patience(&self) -> Duration {
        let interval = self.ping_interval.filter(|seconds| (0.001..86_400.0).contains(seconds));
        interval.map_or(PATIENCE, |seconds| Duration::from_secs_f64(seconds * PATIENCE_INTERVALS))
    }

    /// What is pending; nothing is from here on.
    fn take_pending(&mut self) -> (Batch, HashMap<String, u32>) {
        self.pending_bytes = 0;
        let next = Batch { catch_up: self.catch_up, ..Batch::default() };
        (std::mem::replace(&mut self.pending, next), std::mem::take(&mut self.marks))
    }

    fn delivery(&mut self) -> Delivery {
        let (batch, marks) = self.take_pending();
        Delivery::new(batch, marks, &self.ledger, self.driver.shown(), &self.under_way, self.lost_before)
    }

    /// Delivers what is pending; waits for a slow receiver, unless the handle wants to disconnect.
    pub async fn flush(&mut self) -> Result<(), Over> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let mut under_way = self.under_way.subscribe();
        let out = self.out.clone();
        let permit = tokio::select! {
            permit = out.reserve() => permit,
            () = lost(&mut under_way, self.lost_before) => return Err(Over::Ended(End::NotStored)),
            over = self.driver.interrupted() => return Err(over),
        };
        let Ok(permit) = permit else { return Err(Over::Changed) };
        permit.send(self.delivery());
        Ok(())
    }

    /// Waits until all is stored, however long: what a new history repeats must not be taken for known.
    pub async fn until_stored(&mut self) -> Result<(), Over> {
        let (mut under_way, mut stored) = (self.under_way.subscribe(), self.under_way.subscribe());
        tokio::select! {
            biased;
            () = lost(&mut under_way, self.lost_before) => Err(Over::Ended(End::NotStored)),
            () = none_left(&mut stored) => Ok(()),
            over = self.driver.interrupted() => Err(over),
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

//! One reader's life: what it missed, then what is new, until one of the two sides ends it.

use super::{
    Asked, Frame, Held, Hub, News, Next, Start, encode,
    fanout::Newcomer,
    ring::Wants,
    sink::{Sink, To},
};
use crate::{
    metrics::{Connection, Opened},
    store::StoreError,
};
use bytes::Bytes;
use std::{sync::Arc, time::Duration};
use tokio::{
    net::TcpStream,
    sync::{mpsc, watch},
    time::{Instant, Interval, MissedTickBehavior, interval_at},
};
use ww3_event::{
    Filter,
    frame::{self, GapReason},
};

/// After trouble with the store a reader waits this long before it tries again.
const AFTER_TROUBLE: Duration = Duration::from_secs(1);
/// A reader that lacks fewer events than this may join the fan-out.
const NEAR: u64 = 500;

/// How a reader is served.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// How often a stream says that it lives.
    pub ping: Duration,
    /// The wait between two events.
    pub pace: Duration,
    /// How long the reader may take nothing.
    pub stall: Duration,
}

/// Why a reader's life ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The reader went away.
    Gone,
    /// The reader took nothing for too long.
    Slow,
    /// The server is ending.
    Ending,
    /// The fan-out goes on with it.
    Joined,
}

/// A reader: what it wants, where it stands, where its frames go.
pub struct Reader {
    hub: Hub,
    filter: Filter,
    updates: bool,
    timing: Timing,
    start: Start,
    /// Every wanted event up to this number has been sent.
    position: u64,
    /// Where the backlog ends.
    backlog_until: u64,
    floor: u64,
    news: watch::Receiver<News>,
    connection: Arc<Connection>,
}

impl Reader {
    /// A reader that stands where it asked to.
    pub async fn open(
        hub: Hub,
        filter: Filter,
        updates: bool,
        asked: &Asked,
        timing: Timing,
        opened: Opened,
    ) -> Result<Self, StoreError> {
        let store = hub.0.store.clone();
        let mut head = store.head().await?;
        if head.seq > hub.head() {
            // Another program on the same file gave this reader its cursor before we heard of the event.
            hub.catch_up().await?;
        }
        head.seq = hub.head();
        let mut news = hub.0.news.subscribe();
        news.mark_changed();
        let start = asked.start(&head);
        let position = match start {
            Start::Now => head.seq,
            Start::Since(since) => store.before_time(since).await?.map_or(head.seq, |seq| seq.min(head.seq)),
            Start::Resume(seq) => seq,
            Start::Gap { .. } => head.floor,
        };
        let (backlog_until, floor) = (head.seq, head.floor);
        let connection = hub.0.metrics.open(opened, matches!(start, Start::Resume(_)));
        Ok(Self { hub, filter, updates, timing, start, position, backlog_until, floor, news, connection })
    }

    /// Sends to `frames` until one side ends it.
    pub async fn run(mut self, frames: mpsc::Sender<Bytes>) -> End {
        let mut sink = self.sink(To::Channel(frames));
        let Err(end) = self.serve(&mut sink).await;
        if end == End::Ending {
            sink.finish().await;
        }
        self.connection.end(end);
        end
    }

    /// Sends `head` and what this reader missed to a plain socket, then leaves it to the fan-out. `held` is let
    /// go when the connection ends.
    pub async fn run_on(mut self, socket: TcpStream, head: Vec<u8>, held: Held) -> End {
        let mut sink = self.sink(To::Socket(socket, head));
        match self.catch_up_on(&mut sink).await {
            Ok(()) => self.join(sink, held),
            Err(end) => {
                if end == End::Ending {
                    sink.finish().await;
                }
                self.connection.end(end);
                end
            }
        }
    }

    fn sink(&self, to: To) -> Sink {
        Sink {
            to,
            stall: self.timing.stall,
            news: self.news.clone(),
            connection: Arc::clone(&self.connection),
        }
    }

    async fn serve(&mut self, sink: &mut Sink) -> Result<std::convert::Infallible, End> {
        let mut ping = self.pings();
        self.catch_up(&mut ping, sink).await?;
        let mut told = self.news.borrow().trouble.as_ref().map(|(count, _)| *count);
        loop {
            tokio::select! {
                biased;
                () = sink.closed() => return Err(End::Gone),
                changed = self.news.changed() => {
                    let news = changed.map(|()| self.news.borrow_and_update().clone()).map_err(|_| End::Ending)?;
                    if let Some((count, bytes)) = news.trouble && told != Some(count) {
                        told = Some(count);
                        sink.send(bytes).await?;
                    }
                    self.send_up_to(news.head, &mut ping, sink).await?;
                    if news.ending {
                        return Err(End::Ending);
                    }
                }
                _ = ping.tick() => self.beat(frame::PING, sink).await?,
            }
        }
    }

    fn pings(&self) -> Interval {
        let mut ping = interval_at(Instant::now() + self.timing.ping, self.timing.ping);
        ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ping
    }

    async fn catch_up(&mut self, ping: &mut Interval, sink: &mut Sink) -> Result<(), End> {
        self.greet(sink).await?;
        self.send_up_to(self.backlog_until, ping, sink).await?;
        self.beat(frame::LIVE, sink).await
    }

    /// Also what came meanwhile, until the fan-out surely has all that is missing.
    async fn catch_up_on(&mut self, sink: &mut Sink) -> Result<(), End> {
        let mut ping = self.pings();
        self.catch_up(&mut ping, sink).await?;
        loop {
            self.send_up_to(self.hub.head(), &mut ping, sink).await?;
            sink.flush().await?;
            if self.hub.head() - self.position < NEAR {
                return Ok(());
            }
        }
    }

    fn join(self, sink: Sink, held: Held) -> End {
        let (To::Socket(socket, _), Some(fanout)) = (sink.to, &self.hub.0.fanout) else { return End::Gone };
        let Ok(socket) = socket.into_std() else { return End::Gone };
        let is_all = self.updates && self.filter == Filter::default();
        let wants = Wants { filter: self.filter, updates: self.updates };
        let wants = (!is_all).then(|| Box::new(wants));
        let newcomer = Newcomer { socket, position: self.position, wants, connection: self.connection, held };
        match fanout.join(newcomer) {
            Ok(()) => End::Joined,
            Err(mut refused) => {
                // The last words; it has room for them, or takes nothing anyway.
                let last = [&encode::chunk(&encode::farewell())[..], encode::LAST_CHUNK].concat();
                let _ = std::io::Write::write(&mut refused.socket, &last);
                refused.connection.end(End::Ending);
                End::Ending
            }
        }
    }

    async fn greet(&self, sink: &mut Sink) -> Result<(), End> {
        let (now, here) = (encode::now(), self.here());
        let connected = frame::Connected {
            timestamp: now,
            scope: Some(self.filter.scopes.to_string()),
            since: Some(if let Start::Since(since) = self.start { since } else { now }),
            resumed: matches!(self.start, Start::Resume(_)),
            ping_interval: Some(self.timing.ping.as_secs_f64()),
        };
        let Start::Gap { reason, from } = self.start else {
            return sink.send(encode::connected(Some(&here), &connected)).await;
        };
        sink.send(encode::connected(None, &connected)).await?;
        let gap = frame::Gap { from, to: from.map(|_| self.floor), reason, timestamp: Some(now) };
        sink.send(encode::gap(&here, &gap)).await
    }

    /// Sends what is wanted of the numbers after our position up to `until`.
    async fn send_up_to(&mut self, until: u64, ping: &mut Interval, sink: &mut Sink) -> Result<(), End> {
        while self.position < until {
            match self.hub.after(self.position).await {
                // What is left up to there can't be read.
                Ok(Next::Frames(page)) if page.is_empty() => self.position = until,
                Ok(Next::Frames(page)) => self.send_page(&page, until, sink).await?,
                Ok(Next::Deleted { floor }) => self.tell_deleted(floor, sink).await?,
                Err(trouble) => {
                    sink.send(encode::error("Reading the store failed", &trouble.to_string())).await?;
                    sink.wait(AFTER_TROUBLE).await?;
                }
            }
            // A long backlog of which nothing is wanted must not look like silence.
            if futures::FutureExt::now_or_never(ping.tick()).is_some() {
                self.beat(frame::PING, sink).await?;
            }
        }
        Ok(())
    }

    /// Retention was faster than this reader: a loss, and never a silent one.
    async fn tell_deleted(&mut self, floor: u64, sink: &mut Sink) -> Result<(), End> {
        let from = Some(std::mem::replace(&mut self.position, floor));
        let reason = GapReason::Retention;
        let gap = frame::Gap { from, to: Some(floor), reason, timestamp: Some(encode::now()) };
        sink.send(encode::gap(&self.here(), &gap)).await
    }

    async fn send_page(&mut self, page: &[Arc<Frame>], until: u64, sink: &mut Sink) -> Result<(), End> {
        for frame in page {
            if frame.seq > until {
                self.position = until;
                return Ok(());
            }
            if self.wants(frame) {
                sink.send(frame.bytes.clone()).await?;
                self.connection.sent(0, 1);
                self.position = frame.seq;
                if !self.timing.pace.is_zero() {
                    sink.wait(self.timing.pace).await?;
                }
            }
            self.position = frame.seq;
        }
        Ok(())
    }

    fn wants(&self, frame: &Frame) -> bool {
        let is_asked_for = match self.start {
            Start::Since(since) if frame.seq <= self.backlog_until => frame.happened_after(since),
            _ => true,
        };
        is_asked_for && frame.is_wanted(&self.filter, self.updates)
    }

    async fn beat(&self, event: &str, sink: &mut Sink) -> Result<(), End> {
        sink.send(encode::beat(&self.here(), event)).await
    }

    fn here(&self) -> String {
        encode::id(self.hub.0.store.epoch(), self.position)
    }
}

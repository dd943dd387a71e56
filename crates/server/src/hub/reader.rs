//! One reader's life: what it missed, then what is new, until one of the two sides ends it.

use super::{
    Asked, Frame, Held, Hub, News, Next, Rendering, Start, encode,
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
    /// An event that any of these wants is sent.
    wants: Vec<Wants>,
    rendering: Rendering,
    timing: Timing,
    at: Stand,
    connection: Arc<Connection>,
}

/// How far a reader has been served.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Connected,
    Live,
}

/// Where a reader begins, and how far it has come.
struct Stand {
    start: Start,
    /// Every wanted event up to this number has been sent.
    position: u64,
    /// Where the backlog ends.
    backlog_until: u64,
    floor: u64,
    /// What has been said.
    said: Said,
    /// The trouble that has been told.
    told: Option<u64>,
    news: watch::Receiver<News>,
}

impl Stand {
    async fn new(hub: &Hub, asked: &Asked) -> Result<Self, StoreError> {
        let store = &hub.0.store;
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
        let told = news.borrow().trouble.as_ref().map(|(count, _)| *count);
        Ok(Self {
            start,
            position,
            backlog_until: head.seq,
            floor: head.floor,
            said: Said::Nothing,
            told,
            news,
        })
    }
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
        let at = Stand::new(&hub, asked).await?;
        let connection = hub.0.metrics.open(opened, matches!(at.start, Start::Resume(_)));
        let wants = vec![Wants { filter, updates }];
        Ok(Self { hub, wants, rendering: Rendering::Text, timing, at, connection })
    }

    /// The same reader, whose frames are written so.
    pub fn rendered(self, rendering: Rendering) -> Self {
        Self { rendering, ..self }
    }

    /// Sends to `frames` until one side ends it.
    pub async fn run(mut self, frames: mpsc::Sender<Bytes>) -> End {
        let mut sink = self.sink(To::Channel(frames));
        let end = self.follow(&mut sink).await;
        if end == End::Ending {
            sink.finish().await;
        }
        end
    }

    /// Sends to the sink until one side ends it. Where this is broken off, the next call goes on.
    pub async fn follow(&mut self, sink: &mut Sink) -> End {
        let Err(end) = self.serve(sink).await;
        self.connection.end(end);
        end
    }

    /// From here on an event is sent that any of these wants.
    pub fn want(&mut self, wants: Vec<Wants>) {
        self.wants = wants;
    }

    /// Goes on from where is asked, as a new reader would.
    pub async fn restart(&mut self, asked: &Asked, sink: &mut Sink) -> Result<(), End> {
        match Stand::new(&self.hub, asked).await {
            Ok(at) => {
                self.at = at;
                Ok(())
            }
            Err(trouble) => sink.send(encode::error("Reading the store failed", &trouble.to_string())).await,
        }
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

    /// A sink for this reader.
    pub fn sink(&self, to: To) -> Sink {
        Sink {
            to,
            rendering: self.rendering,
            stall: self.timing.stall,
            news: self.at.news.clone(),
            connection: Arc::clone(&self.connection),
        }
    }

    async fn serve(&mut self, sink: &mut Sink) -> Result<std::convert::Infallible, End> {
        let mut ping = self.pings();
        self.catch_up(&mut ping, sink).await?;
        // A call that was broken off may have heard of what it didn't send.
        self.at.news.mark_changed();
        loop {
            tokio::select! {
                biased;
                () = sink.closed() => return Err(End::Gone),
                changed = self.at.news.changed() => {
                    let news = changed.map(|()| self.at.news.borrow_and_update().clone()).map_err(|_| End::Ending)?;
                    if let Some((count, bytes)) = news.trouble && self.at.told != Some(count) {
                        sink.send(bytes).await?;
                        self.at.told = Some(count);
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
        if self.at.said == Said::Nothing {
            self.greet(sink).await?;
            self.at.said = Said::Connected;
        }
        if self.at.said == Said::Connected {
            self.send_up_to(self.at.backlog_until, ping, sink).await?;
            self.beat(frame::LIVE, sink).await?;
            self.at.said = Said::Live;
        }
        Ok(())
    }

    /// Also what came meanwhile, until the fan-out surely has all that is missing.
    async fn catch_up_on(&mut self, sink: &mut Sink) -> Result<(), End> {
        let mut ping = self.pings();
        self.catch_up(&mut ping, sink).await?;
        loop {
            self.send_up_to(self.hub.head(), &mut ping, sink).await?;
            sink.flush().await?;
            if self.hub.head() - self.at.position < NEAR {
                return Ok(());
            }
        }
    }

    fn join(self, sink: Sink, held: Held) -> End {
        let (To::Socket(socket, _), Some(fanout)) = (sink.to, &self.hub.0.fanout) else { return End::Gone };
        let Ok(socket) = socket.into_std() else { return End::Gone };
        // A plain connection wants what its query says, once and for all.
        let wants = self.wants.into_iter().next();
        let wants = wants.filter(|wants| !(wants.updates && wants.filter == Filter::default())).map(Box::new);
        let newcomer =
            Newcomer { socket, position: self.at.position, wants, connection: self.connection, held };
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
            scope: Some(self.scopes()),
            since: Some(if let Start::Since(since) = self.at.start { since } else { now }),
            resumed: matches!(self.at.start, Start::Resume(_)),
            ping_interval: Some(self.timing.ping.as_secs_f64()),
        };
        let Start::Gap { reason, from } = self.at.start else {
            return sink.send(encode::connected(Some(&here), &connected)).await;
        };
        sink.send(encode::connected(None, &connected)).await?;
        let gap = frame::Gap { from, to: from.map(|_| self.at.floor), reason, timestamp: Some(now) };
        sink.send(encode::gap(&here, &gap)).await
    }

    /// Sends what is wanted of the numbers after our position up to `until`.
    async fn send_up_to(&mut self, until: u64, ping: &mut Interval, sink: &mut Sink) -> Result<(), End> {
        while self.at.position < until {
            match self.hub.after(self.at.position).await {
                // What is left up to there can't be read.
                Ok(Next::Frames(page)) if page.is_empty() => self.at.position = until,
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
        let from = Some(std::mem::replace(&mut self.at.position, floor));
        let reason = GapReason::Retention;
        let gap = frame::Gap { from, to: Some(floor), reason, timestamp: Some(encode::now()) };
        sink.send(encode::gap(&self.here(), &gap)).await
    }

    async fn send_page(&mut self, page: &[Arc<Frame>], until: u64, sink: &mut Sink) -> Result<(), End> {
        for frame in page {
            if frame.seq > until {
                self.at.position = until;
                return Ok(());
            }
            if self.wants(frame) {
                sink.send_event(frame).await?;
                self.at.position = frame.seq;
                if !self.timing.pace.is_zero() {
                    sink.wait(self.timing.pace).await?;
                }
            }
            self.at.position = frame.seq;
        }
        Ok(())
    }

    fn wants(&self, frame: &Frame) -> bool {
        let is_asked_for = match self.at.start {
            Start::Since(since) if frame.seq <= self.at.backlog_until => frame.happened_after(since),
            _ => true,
        };
        is_asked_for && self.wants.iter().any(|wants| frame.is_wanted(&wants.filter, wants.updates))
    }

    fn scopes(&self) -> String {
        let scopes = self.wants.iter().map(|wants| wants.filter.scopes.to_string());
        scopes.collect::<Vec<_>>().join(",")
    }

    async fn beat(&self, event: &str, sink: &mut Sink) -> Result<(), End> {
        sink.send(encode::beat(&self.here(), event)).await
    }

    fn here(&self) -> String {
        encode::id(self.hub.0.store.epoch(), self.at.position)
    }
}

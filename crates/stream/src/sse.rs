//! Any SSE server's stream: reconnecting, resuming, as the WHATWG standard says.

use crate::{
    StreamHandle, StreamOptions, StreamState, Target,
    connection::Connection,
    driver::{Driver, Gone, Over, PATIENCE, Wanted},
    state::Phase,
    surroundings::{Surroundings, System},
};
use std::{collections::VecDeque, sync::Arc};
use tokio::sync::{
    mpsc::{self, Permit},
    watch,
};
use tracing::{Instrument, Span};

/// The most events that are handed over at once.
const BATCH_EVENTS: usize = 256;
/// About the most bytes that are handed over at once.
const BATCH_BYTES: usize = 1 << 18;

/// A dispatched event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SseEvent {
    /// Its type; `message` where the server names none.
    pub event: String,
    /// The last event id; empty where there is none.
    pub id: String,
    /// Its data, lines joined by LF.
    pub data: String,
}

/// What comes of a stream.
#[derive(Debug)]
pub struct SseReceiver {
    batches: mpsc::Receiver<Vec<SseEvent>>,
    batch: VecDeque<SseEvent>,
}

impl SseReceiver {
    /// The next event; `None` when the stream has ended for good. Cancel safe.
    pub async fn next(&mut self) -> Option<SseEvent> {
        loop {
            if let Some(event) = self.batch.pop_front() {
                return Some(event);
            }
            self.batch = self.batches.recv().await?.into();
        }
    }
}

/// Opens the stream of this target, after this id where one is given. Runs on the current runtime.
pub fn open(
    target: Target,
    options: StreamOptions,
    last_event_id: Option<String>,
) -> (StreamHandle, SseReceiver) {
    let (out, batches) = mpsc::channel(1);
    let span = tracing::info_span!("stream", url = %target.shown_url());
    let (handle, driver) = wire(System::shared(), target, options, StreamState::default());
    spawn(out.clone(), span, run(driver, last_event_id.unwrap_or_default(), out));
    (handle, SseReceiver { batches, batch: VecDeque::new() })
}

/// Runs a stream until it ends, or nobody receives any more: then there is nothing to do, whatever is awaited.
pub(crate) fn spawn<T: Send + 'static>(
    out: mpsc::Sender<T>,
    span: Span,
    run: impl Future<Output = ()> + Send + 'static,
) {
    let run = async move {
        tokio::select! {
            () = run => {}
            () = out.closed() => {}
        }
    };
    tokio::spawn(run.instrument(span));
}

/// A handle and its driver.
pub(crate) fn wire(
    surroundings: Arc<dyn Surroundings>,
    target: Target,
    options: StreamOptions,
    state: StreamState,
) -> (StreamHandle, Driver) {
    let on = options.auto_connect;
    let wanted = Wanted { target, options, on, nudges: 0, configured: 0, cleared: 0 };
    let (wanted, wishes) = watch::channel(wanted);
    let state = watch::Sender::new(Arc::new(state));
    let handle = StreamHandle::new(wanted, state.subscribe());
    (handle, Driver::new(wishes, state, surroundings))
}

async fn run(mut driver: Driver, mut last: String, out: mpsc::Sender<Vec<SseEvent>>) {
    let _: Result<(), Gone> = async {
        loop {
            driver.until_wanted().await?;
            let url = driver.target().url;
            let over = match driver.open(url, &last).await {
                Ok(connection) => read(&mut driver, connection, &mut last, &out).await,
                Err(over) => over,
            };
            if let Over::Ended(end) = over {
                driver.after(end).await?;
            }
        }
    }
    .await;
}

/// What came and wasn't taken yet.
#[derive(Default)]
struct Pending {
    events: Vec<SseEvent>,
    bytes: usize,
}

impl Pending {
    fn is_full(&self) -> bool {
        self.events.len() >= BATCH_EVENTS || self.bytes >= BATCH_BYTES
    }

    fn push(&mut self, event: SseEvent) {
        self.bytes += event.data.len() + event.id.len() + event.event.len();
        self.events.push(event);
    }
}

async fn read(
    driver: &mut Driver,
    mut connection: Connection,
    last: &mut String,
    out: &mpsc::Sender<Vec<SseEvent>>,
) -> Over {
    driver.open_in(Phase::Live);
    let patience = driver.options().ping_timeout.unwrap_or(PATIENCE);
    let mut pending = Pending::default();
    let over = loop {
        let mut ended = None;
        while !pending.is_full()
            && let Some(heard) = connection.here().await
        {
            match heard {
                Ok(event) => pending.push(event),
                Err(end) => {
                    ended = Some(end);
                    break;
                }
            }
        }
        // Whatever it says: where nothing defines a ping, bytes are a sign of life.
        if driver.account(&connection.seen) {
            driver.good();
        }
        driver.publish();
        if let Some(end) = ended {
            break Over::Ended(end);
        }
        tokio::select! {
            biased;
            permit = out.reserve(), if !pending.events.is_empty() => {
                let Ok(permit) = permit else { break Over::Changed };
                deliver(driver, permit, &mut pending, last);
            }
            heard = connection.next(patience), if !pending.is_full() => match heard {
                Ok(event) => pending.push(event),
                Err(end) => break Over::Ended(end),
            },
            over = driver.interrupted() => break over,
        }
    };
    driver.account(&connection.seen);
    if matches!(over, Over::Changed) {
        // What wasn't delivered must come again.
        return over;
    }
    let seen = Arc::clone(&connection.seen);
    drop(connection);
    while !pending.events.is_empty() {
        // A receiver that doesn't take it must not keep the handle from disconnecting.
        tokio::select! {
            permit = out.reserve() => {
                let Ok(permit) = permit else { return Over::Changed };
                deliver(driver, permit, &mut pending, last);
            }
            interrupted = driver.interrupted() => {
                if matches!(interrupted, Over::Changed) {
                    return interrupted;
                }
            }
        }
    }
    // An id without data counts as well.
    *last = seen.last_event_id();
    over
}

fn deliver(driver: &mut Driver, permit: Permit<'_, Vec<SseEvent>>, pending: &mut Pending, last: &mut String) {
    let events = std::mem::take(pending).events;
    driver.spoke();
    driver.tally.received += events.len() as u64;
    driver.publish();
    if let Some(event) = events.last() {
        last.clone_from(&event.id);
    }
    permit.send(events);
}

//! Any SSE server's stream: reconnecting, resuming, as the WHATWG standard says.

use crate::{
    StreamHandle, StreamOptions, StreamState, Target,
    connection::Connection,
    driver::{Driver, Gone, Over, Wanted},
    end::End,
    state::Phase,
};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};
use tokio::sync::{mpsc, watch};

/// Where nothing says how often the server pings, it may be silent this long.
const PATIENCE: Duration = Duration::from_secs(75);

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
    events: mpsc::Receiver<SseEvent>,
}

impl SseReceiver {
    /// The next event; `None` when the stream has ended for good. Cancel safe.
    pub async fn next(&mut self) -> Option<SseEvent> {
        self.events.recv().await
    }
}

/// Opens the stream of this target, after this id where one is given. Runs on the current runtime.
pub fn open(
    target: Target,
    options: StreamOptions,
    last_event_id: Option<String>,
) -> (StreamHandle, SseReceiver) {
    let (events, received) = mpsc::channel(64);
    let (handle, driver) = wire(target, options, StreamState::default());
    tokio::spawn(run(driver, last_event_id.unwrap_or_default(), events));
    (handle, SseReceiver { events: received })
}

/// A handle and its driver.
pub(crate) fn wire(target: Target, options: StreamOptions, state: StreamState) -> (StreamHandle, Driver) {
    let on = options.auto_connect;
    let wanted = Wanted { target, options, on, nudges: 0, configured: 0, cleared: 0 };
    let (wanted, wishes) = watch::channel(wanted);
    let state = watch::Sender::new(Arc::new(state));
    (StreamHandle::new(wanted, state.subscribe()), Driver::new(wishes, state))
}

async fn run(mut driver: Driver, mut last: String, events: mpsc::Sender<SseEvent>) {
    let _: Result<(), Gone> = async {
        loop {
            driver.until_wanted().await?;
            if events.is_closed() {
                return Err(Gone);
            }
            let url = driver.target().url;
            let over = match driver.open(url, &last).await {
                Ok(connection) => read(&mut driver, connection, &mut last, &events).await,
                Err(over) => over,
            };
            if let Over::Ended(end) = over {
                driver.after(end).await?;
            }
        }
    }
    .await;
}

async fn read(
    driver: &mut Driver,
    mut connection: Connection,
    last: &mut String,
    events: &mpsc::Sender<SseEvent>,
) -> Over {
    driver.good(Phase::Live);
    let patience = driver.options().ping_timeout.unwrap_or(PATIENCE);
    let over = loop {
        tokio::select! {
            event = connection.next(patience) => match event {
                Ok(event) => {
                    driver.spoke();
                    driver.show(|state| {
                        state.received += 1;
                        state.last_data_at_ms = Some(Timestamp::now().as_millisecond());
                    });
                    let id = event.id.clone();
                    // A receiver that doesn't take it must not keep the handle from disconnecting.
                    let permit = loop {
                        tokio::select! {
                            permit = events.reserve() => break permit.map_err(|_| Over::Ended(End::Eof)),
                            changed = driver.wanted.changed() => {
                                if changed.is_err() || !driver.take_up() {
                                    break Err(Over::Changed);
                                }
                            }
                        }
                    };
                    match permit {
                        Ok(permit) => permit.send(event),
                        Err(over) => break over,
                    }
                    *last = id;
                }
                Err(end) => break Over::Ended(end),
            },
            changed = driver.wanted.changed() => {
                if changed.is_err() || !driver.take_up() {
                    break Over::Changed;
                }
            }
        }
        driver.account(&connection.seen);
    };
    driver.account(&connection.seen);
    if matches!(over, Over::Ended(_)) {
        // An id without data counts as well. Not where we broke off: what wasn't delivered must come again.
        *last = connection.seen.last_event_id();
    }
    over
}

//! One connection: its events, until it ends; and how it ended.

use crate::{
    deadline::Deadline,
    end::End,
    sse::SseEvent,
    transport::{Seen, Transport},
};
use eventsource_client::{Client, ClientBuilder, Error, ReconnectOptions, SSE};
use futures::{Stream, StreamExt};
use std::{
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

/// After about so many events the receiver and the handle have their turn, though more may be here.
const BURST: usize = 128;

type Decoded = Pin<Box<dyn Stream<Item = Result<SSE, Error>> + Send + Sync>>;

/// One connection.
pub(crate) struct Connection {
    decoded: Decoded,
    pub seen: Arc<Seen>,
    silent: Deadline,
    /// So many events of this burst came.
    came: usize,
    /// One did since the reader of the socket had its turn.
    came_this_turn: bool,
}

impl Connection {
    /// Opens it: status and Content-Type are good when this returns.
    pub async fn open(transport: Transport) -> Result<Self, End> {
        let seen = Arc::clone(&transport.seen);
        let broken = |error: Error| End::Broken(error.to_string());
        let client = ClientBuilder::for_url(transport.url.as_str())
            .map_err(broken)?
            // Ours is the driver above: it waits, retries, resumes and stops.
            .reconnect(ReconnectOptions::reconnect(false).retry_initial(false).build())
            .build_with_transport(transport);
        let mut connection = Self {
            decoded: Box::pin(client.stream()),
            seen,
            silent: Deadline::default(),
            came: 0,
            came_this_turn: false,
        };
        match connection.decoded.next().await {
            Some(Ok(SSE::Connected(_))) => Ok(connection),
            Some(Ok(_)) => Err(End::Broken("the decoder spoke before the connection".into())),
            Some(Err(error)) => Err(end(&error)),
            None => Err(End::Eof),
        }
    }

    /// The next event of a burst; `None` where nothing more is here, or enough of it came at once. Whoever reads
    /// the socket hands over one chunk a turn: after each, it gets the next turn. Cancel safe.
    pub async fn here(&mut self) -> Option<Result<SseEvent, End>> {
        poll_fn(|context| match self.poll(context) {
            Poll::Ready(event) => {
                self.came += 1;
                self.came_this_turn = true;
                Poll::Ready(Some(event))
            }
            Poll::Pending if self.came_this_turn && self.came < BURST => {
                self.came_this_turn = false;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Poll::Pending => {
                (self.came, self.came_this_turn) = (0, false);
                Poll::Ready(None)
            }
        })
        .await
    }

    /// The next event; an end where nothing at all comes for this long, comments included, while this is
    /// awaited: before, it was we who didn't listen. Cancel safe.
    pub async fn next(&mut self, patience: Duration) -> Result<SseEvent, End> {
        self.seen.anything_new();
        let mut heard = self.seen.surroundings().passed();
        poll_fn(|context| {
            if let Poll::Ready(event) = self.poll(context) {
                return Poll::Ready(event);
            }
            if self.seen.anything_new() {
                heard = self.seen.surroundings().passed();
            }
            self.silent
                .poll_reached(self.seen.surroundings(), heard + patience, context)
                .map(|()| Err(End::Silent(patience)))
        })
        .await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<SseEvent, End>> {
        loop {
            return Poll::Ready(match ready!(self.decoded.poll_next_unpin(context)) {
                Some(Ok(SSE::Event(event))) => Ok(SseEvent::from(event)),
                Some(Ok(SSE::Connected(_) | SSE::Comment(_))) => continue,
                Some(Err(error)) => Err(end(&error)),
                None => Err(End::Eof),
            });
        }
    }
}

impl From<eventsource_client::Event> for SseEvent {
    fn from(event: eventsource_client::Event) -> Self {
        Self { event: event.event_type, id: event.id.unwrap_or_default(), data: event.data }
    }
}

fn end(error: &Error) -> End {
    match error {
        Error::Transport(error) => match error.inner().downcast_ref::<End>() {
            Some(end) => end.clone(),
            None => End::Broken(error.inner().to_string()),
        },
        Error::Eof | Error::UnexpectedEof => End::Eof,
        other => End::Broken(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::System;
    use futures::{FutureExt, stream};
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// One that hands over an event every other time it is asked, as the socket's reader does, and stops after so
    /// many; and how often it was asked.
    fn one_a_turn(events: usize) -> (Connection, Arc<AtomicUsize>) {
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        let decoded = stream::poll_fn(move |_| {
            let nth = counter.fetch_add(1, Ordering::Relaxed);
            if nth % 2 == 1 || nth / 2 >= events {
                return Poll::Pending;
            }
            let event = eventsource_client::Event {
                event_type: "message".into(),
                data: String::new(),
                id: None,
                retry: None,
            };
            Poll::Ready(Some(Ok(SSE::Event(event))))
        });
        let seen = Arc::new(Seen::new("", System::shared()));
        let connection = Connection {
            decoded: Box::pin(decoded),
            seen,
            silent: Deadline::default(),
            came: 0,
            came_this_turn: false,
        };
        (connection, asked)
    }

    async fn burst(connection: &mut Connection) -> usize {
        let mut events = 0;
        while connection.here().await.is_some() {
            events += 1;
        }
        events
    }

    #[tokio::test]
    async fn what_comes_one_by_one_is_one_burst() {
        let (mut connection, _) = one_a_turn(10);
        assert_eq!(burst(&mut connection).await, 10);
    }

    #[tokio::test]
    async fn a_flood_that_comes_one_by_one_leaves_others_their_turn() {
        let (mut connection, _) = one_a_turn(usize::MAX);
        assert_eq!(burst(&mut connection).await, BURST);
        assert_eq!(burst(&mut connection).await, BURST);
    }

    #[tokio::test]
    async fn an_event_that_comes_alone_waits_for_one_turn_and_no_more() {
        let (mut connection, asked) = one_a_turn(1);
        assert_eq!(burst(&mut connection).await, 1);
        assert_eq!(asked.load(Ordering::Relaxed), 3, "the event, nothing, and after a turn nothing");
        assert!(connection.here().now_or_never().is_some(), "where nothing came, nobody waits");
    }
}

//! One connection: its events, until it ends; and how it ended.

use crate::{
    deadline::Deadline,
    end::End,
    sse::SseEvent,
    transport::{Seen, Transport},
};
use eventsource_client::{Client, ClientBuilder, Error, ReconnectOptions, SSE};
use futures::{FutureExt, Stream, StreamExt};
use std::{pin::Pin, sync::Arc, time::Duration};

type Decoded = Pin<Box<dyn Stream<Item = Result<SSE, Error>> + Send + Sync>>;

/// One connection.
pub(crate) struct Connection {
    decoded: Decoded,
    pub seen: Arc<Seen>,
    silent: Deadline,
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
        let mut connection = Self { decoded: Box::pin(client.stream()), seen, silent: Deadline::default() };
        match connection.decoded.next().await {
            Some(Ok(SSE::Connected(_))) => Ok(connection),
            Some(Ok(_)) => Err(End::Broken("the decoder spoke before the connection".into())),
            Some(Err(error)) => Err(end(&error)),
            None => Err(End::Eof),
        }
    }

    /// The next event, where it is here already.
    pub fn ready(&mut self) -> Option<Result<SseEvent, End>> {
        loop {
            match self.decoded.next().now_or_never()? {
                Some(Ok(SSE::Event(event))) => return Some(Ok(SseEvent::from(event))),
                Some(Ok(SSE::Connected(_) | SSE::Comment(_))) => {}
                Some(Err(error)) => return Some(Err(end(&error))),
                None => return Some(Err(End::Eof)),
            }
        }
    }

    /// The next event; an end where nothing at all comes for this long, comments included, while this is
    /// awaited: before, it was we who didn't listen. Cancel safe.
    pub async fn next(&mut self, patience: Duration) -> Result<SseEvent, End> {
        let began = self.seen.passed();
        loop {
            if let Some(ready) = self.ready() {
                return ready;
            }
            let left = patience.saturating_sub(self.silence_since(began));
            let at = self.seen.surroundings().passed() + left;
            tokio::select! {
                biased;
                heard = self.decoded.next() => match heard {
                    Some(Ok(SSE::Event(event))) => return Ok(SseEvent::from(event)),
                    Some(Ok(SSE::Connected(_) | SSE::Comment(_))) => {}
                    Some(Err(error)) => return Err(end(&error)),
                    None => return Err(End::Eof),
                },
                () = self.silent.reached(self.seen.surroundings(), at) => {
                    if self.silence_since(began) >= patience {
                        return Err(End::Silent(patience));
                    }
                }
            }
        }
    }

    fn silence_since(&self, began: Duration) -> Duration {
        self.seen.silence().min(self.seen.passed().saturating_sub(began))
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

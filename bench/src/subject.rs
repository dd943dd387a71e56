//! What is measured, by name, and one run of it: in a process of its own, so that its memory, its processor time
//! and its allocations are its alone.

use crate::{
    frames::{BLOCK, Block, Chunks, frame_len},
    ours::{self, Watcher},
    peers::{self, ByReqwest, FromMemory, Outcome},
    server::Order,
    tap::{Found, Tap},
};
use bytes::Bytes;
use futures::{Stream, stream};
use std::io;
use url::Url;

/// The length of a chunk in memory.
const CHUNK: usize = 16 << 10;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `eventsource-client` over chunks in memory.
    DecodeEventsourceClient,
    /// `eventsource-stream` over chunks in memory.
    DecodeEventsourceStream,
    /// `sse-stream` over chunks in memory.
    DecodeSseStream,
    /// `reqwest` without a decoder.
    BytesAlone,
    /// `eventsource-client` with `reqwest`.
    EventsourceClient,
    /// `eventsource-client` with its own transport.
    EventsourceClientHyper,
    /// `reqwest-eventsource`.
    ReqwestEventsource,
    /// `eventsource-stream` with `reqwest`.
    EventsourceStream,
    /// `sse-stream` with `reqwest`.
    SseStream,
    /// `ww3_stream::sse`.
    Sse,
    /// `ww3_stream::open`, acknowledged.
    Map,
    /// The same with a ring of one event.
    MapRingOfOne,
    /// The same while the window watches.
    MapWatchedCalmly,
    /// The same while somebody takes every state.
    MapWatchedEagerly,
    /// `ww3_follow` into a cache on the disk.
    Committed,
}

use Subject::*;

/// All of them.
pub const SUBJECTS: [(Subject, &str); 15] = [
    (DecodeEventsourceClient, "eventsource-client 0.18, from memory"),
    (DecodeEventsourceStream, "eventsource-stream 0.2, from memory"),
    (DecodeSseStream, "sse-stream 0.3, from memory"),
    (BytesAlone, "reqwest 0.13, bytes alone"),
    (EventsourceClient, "eventsource-client 0.18 + reqwest 0.13"),
    (EventsourceClientHyper, "eventsource-client 0.18 + its own hyper"),
    (ReqwestEventsource, "reqwest-eventsource 0.6 (reqwest 0.12)"),
    (EventsourceStream, "eventsource-stream 0.2 + reqwest 0.13"),
    (SseStream, "sse-stream 0.3 + reqwest 0.13"),
    (Sse, "ww3_stream::sse"),
    (Map, "ww3_stream::open, acknowledged"),
    (MapRingOfOne, "the same, ring of 1"),
    (MapWatchedCalmly, "the same, ring of 300, watched 10 times a second"),
    (MapWatchedEagerly, "the same, ring of 300, every state taken"),
    (Committed, "ww3_follow, committed on disk"),
];

impl Subject {
    /// Its name for people.
    pub fn label(self) -> &'static str {
        SUBJECTS.iter().find(|(subject, _)| *subject == self).map_or("", |(_, label)| label)
    }

    /// Its name on the command line.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// The one of this name.
    pub fn of(name: &str) -> Option<Self> {
        SUBJECTS.iter().map(|(subject, _)| *subject).find(|subject| subject.name() == name)
    }

    /// Runs it on one thread (the cache writes on another), until the events of this order are there.
    ///
    /// # Errors
    /// Where some are missing.
    pub fn run(self, order: Order, server: &Url, allocated: fn() -> u64) -> Outcome<Found> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let mut tap = Tap::new(order.events, order.schedule, allocated);
        runtime.block_on(self.follow(&order.url(server), order.events, &mut tap))?;
        tap.found()
    }

    async fn follow(self, url: &Url, events: u64, tap: &mut Tap) -> Outcome {
        match self {
            DecodeEventsourceClient => peers::eventsource_client(url, FromMemory(memory(events)), tap).await,
            DecodeEventsourceStream => peers::eventsource_stream(memory(events), tap).await,
            DecodeSseStream => peers::sse_stream(memory(events), tap).await,
            BytesAlone => peers::bytes_alone(url, tap).await,
            EventsourceClient => peers::eventsource_client(url, ByReqwest::new(url.clone())?, tap).await,
            EventsourceClientHyper => peers::eventsource_client(url, peers::by_hyper()?, tap).await,
            ReqwestEventsource => peers::reqwest_eventsource(url, tap).await,
            EventsourceStream => peers::eventsource_stream(peers::chunks(url).await?, tap).await,
            SseStream => peers::sse_stream(peers::chunks(url).await?, tap).await,
            Sse => ours::sse(url, tap).await,
            Map => ours::map(url, 300, Watcher::None, tap).await,
            MapRingOfOne => ours::map(url, 1, Watcher::None, tap).await,
            MapWatchedCalmly => ours::map(url, 300, Watcher::Calm, tap).await,
            MapWatchedEagerly => ours::map(url, 300, Watcher::Eager, tap).await,
            Committed => ours::committed(url, tap).await,
        }
    }
}

/// At least so many events, from a few MiB that repeat.
fn memory(events: u64) -> impl Stream<Item = Result<Bytes, io::Error>> + Clone + Send + Sync + 'static {
    let frames = BLOCK * 256;
    let mut block = Block::new(Chunks::None);
    let mut bytes = Vec::with_capacity(frames * frame_len());
    for first in (0..frames).step_by(BLOCK) {
        bytes.extend_from_slice(block.numbered(first as u64, BLOCK));
    }
    let bytes = Bytes::from(bytes);
    let turns = events as usize / frames + 1;
    let chunks = bytes.len().div_ceil(CHUNK);
    stream::iter((0..turns * chunks).map(move |nth| {
        let start = nth % chunks * CHUNK;
        Ok(bytes.slice(start..bytes.len().min(start + CHUNK)))
    }))
}

//! The resilient stream client: Server-Sent Events that lose nothing, whatever the network does.
//!
//! - [`open`]: a map stream; [`Deliveries`] yields batches, each acknowledged once it is stored
//! - [`Streams`]: several of them, one merged output, each with its own state and cursor
//! - [`sse::open`]: any SSE server's stream, event by event
//! - [`StreamHandle`]: connect, disconnect, watch; [`StreamState`]: what there is to see; [`Alarm`]: why it may
//!   be out of date
//!
//! Inside, from the bytes up: `normalise` (bytes to plain, bounded events), `transport` (`reqwest` for
//! `eventsource-client`, with all that it doesn't check), `connection` (one, until it ends), `end` and `backoff`
//! (what follows, and after how long; pure), `alarm` (silence is never taken for peace; pure), `surroundings`
//! and `vigil` (the computer's clocks and network), `driver` (owns every decision to connect, wait and stop),
//! `map` (frames to batches, and where to resume).
//!
//! Promises: the resume cursor moves only when a batch is acknowledged, and is sent on every attempt. Every
//! buffer, line, event, batch and wait has a bound. A stream has one connection at most. Knows nothing of
//! SQLite, of notifications or of windows.
//!
//! # The specification's names
//!
//! | the specification | here |
//! |---|---|
//! | `useMapStream(scope, options)` | [`open`] with a [`Target`] (the scope is in its address) and [`StreamOptions`] |
//! | `maxEvents` 300 | [`StreamOptions::max_events`] |
//! | `autoConnect` true | [`StreamOptions::auto_connect`] |
//! | `reconnectDelay` 1000 ms | [`StreamOptions::reconnect_delay`]; a server's `retry` replaces it |
//! | `maxReconnectDelay` 30000 ms | [`StreamOptions::max_reconnect_delay`] |
//! | `reconnectBackoffMultiplier` 1.5 | [`StreamOptions::reconnect_backoff_multiplier`]; [`StreamOptions::jitter`] is ours |
//! | `events` | [`StreamState::events`], a [`Ring`] |
//! | `isConnected`, `isReconnecting` | [`StreamState::is_connected`], [`StreamState::is_reconnecting`]; [`StreamState::phase`] says more |
//! | `lastPing` | [`StreamState::last_ping`] |
//! | `error` | [`StreamState::error`]; [`StreamState::alarm`] and [`StreamState::last_data_at_ms`] are ours |
//! | `connectionAttempts` | [`StreamState::connection_attempts`] |
//! | `connect()`, `disconnect()`, `clearEvents()` | [`StreamHandle::connect`], [`StreamHandle::disconnect`], [`StreamHandle::clear_events`] |
//! | events `connected`, `map-event`, `ping` | taken up by `map`; also a bare `message` that holds a `MapEvent` |
//! | events `error` and `error-event` | both: [`StreamState::error`], and the stream goes on |
//! | a parse error is logged and skipped | and counted: [`StreamState::malformed`] |
//! | backoff reset on `open` | on `connected`, or the first event: a proxy that answers and drops isn't hammered |
//! | reconnect with `since=now` | after the last acknowledged cursor; without ids by `since`, with an overlap |
//!
//! # What happens when
//!
//! | what | outcome |
//! |---|---|
//! | the cursor is too old, ahead, or of another history (`gap`) | delivered alone, counted ([`StreamState::gaps`]); all that the server has follows |
//! | a server's history was reset | as above; then lower revisions are taken too, what the new history lacks stays |
//! | an event is dated in the future | kept, counted ([`StreamState::ahead`]); never what is resumed from |
//! | our clock jumps, or the computer sleeps | counted ([`StreamState::wakes`]), connected anew at once |
//! | our clock is over 60 s off the server's | [`Alarm::Clock`], with [`StreamState::clock_offset_s`] |
//! | the network changes | connected anew at once |
//! | no byte for 2.5 ping intervals | the connection is dead; [`Alarm::Silence`] |
//! | neither event nor ping for as long | [`Alarm::Silence`] though comments may come; [`Alarm::Unreachable`] where no connection is to be had |
//! | 401, 403 | stops, asks for a token |
//! | 204, 404, other 4xx, a wrong Content-Type, redirects in vain | stops, and says what to look at |
//! | HTML where a stream was | a captive portal: named, tried rarely, and when the network changes |
//! | 429, 503 | `Retry-After` is the least wait |
//! | 5xx, refused, reset, DNS, TLS, EOF | backs off |

mod alarm;
mod backoff;
mod clients;
mod connection;
mod deadline;
mod delivery;
mod driver;
mod end;
mod handle;
mod map;
mod normalise;
mod options;
mod ring;
mod roots;
mod several;
pub mod sse;
mod state;
mod surroundings;
mod tally;
mod target;
mod transport;
mod vigil;

pub use alarm::Alarm;
pub use delivery::{Batch, Deliveries, Delivery, Received, Resume};
pub use handle::StreamHandle;
pub use map::{open, open_in};
pub use options::StreamOptions;
pub use ring::Ring;
pub use roots::{NoCertificate, Roots};
pub use several::{Merged, NotAdded, Overview, Streams};
pub use state::{Phase, StreamState};
pub use surroundings::{Sleep, Surroundings, System};
pub use target::Target;

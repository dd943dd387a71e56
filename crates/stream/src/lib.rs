//! The resilient stream client: Server-Sent Events that lose nothing, whatever the network does.
//!
//! - [`open`]: a map stream; [`Deliveries`] yields batches, each acknowledged once it is stored
//! - [`sse::open`]: any SSE server's stream, event by event
//! - [`StreamHandle`]: connect, disconnect, watch; [`StreamState`]: what there is to see
//!
//! Inside, from the bytes up: `normalise` (bytes to plain, bounded events), `transport` (`reqwest` for
//! `eventsource-client`, with all that it doesn't check), `connection` (one, until it ends), `end` and `backoff`
//! (what follows, and after how long; pure), `driver` (owns every decision to connect, wait and stop), `map`
//! (frames to batches, and where to resume).
//!
//! Promises: the resume cursor moves only when a batch is acknowledged, and is sent on every attempt. Every
//! buffer, line, event, batch and wait has a bound. Knows nothing of SQLite, of notifications or of windows.
//!
//! | the specification | here |
//! |---|---|
//! | `useMapStream(scope, options)` | [`open`] with a [`Target`] and [`StreamOptions`] |
//! | `maxEvents`, `autoConnect` | [`StreamOptions::max_events`], [`StreamOptions::auto_connect`] |
//! | `reconnectDelay`, `maxReconnectDelay`, `reconnectBackoffMultiplier` | the same in snake case |
//! | `events`, `isConnected`, `isReconnecting`, `lastPing`, `error`, `connectionAttempts` | [`StreamState`] |
//! | `connect`, `disconnect`, `clearEvents` | [`StreamHandle`] |

mod alarm;
mod backoff;
mod clients;
mod connection;
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
pub use surroundings::{Surroundings, System};
pub use target::Target;

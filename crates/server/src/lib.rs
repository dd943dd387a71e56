//! The feed server: news items in, a resumable stream of map events out.
//!
//! Items come from feeds or by ingest, each once; the worker finds events in them and commits each with the
//! next number of the stream; readers follow those numbers, and a reader that was away resumes by the last one
//! it had. What was answered is on disk.
//!
//! - [`Config`], [`start`], [`Server`]: a server inside a program
//! - `store`: items, events and where the stream stands, in one SQLite file
//! - `intake`: takes items in, with what is found in them where they are few
//! - `worker`: finds events in the items that wait
//! - `handle`: what one item tells
//! - `incidents`: several reports of one incident, one event
//! - `hub`: from events to readers; knows no HTTP
//! - `replay`: past events as a stream
//! - `metrics`: what the server can be seen doing
//! - `retention`: what is kept, and for how long
//! - `dates`: when an item counts as published
//! - [`back_up`], [`check`]: what an operator does to the file
//! - `auth`: who may read and put in
//! - `limits`: how much one peer may have, and all of them
//! - `tls`: certificates
//! - `http`: the wire
//! - [`feeds`]: RSS, Atom and JSON Feed
//!
//! Knows nothing of windows, caches, or how a client reads the stream.

mod auth;
mod config;
mod dates;
pub mod feeds;
mod handle;
mod http;
mod hub;
mod incidents;
mod intake;
mod limits;
mod metrics;
mod replay;
mod retention;
mod server;
mod store;
mod tls;
mod upkeep;
mod words;
mod worker;

pub use auth::{AccessError, JwtConfig, NotASecret, SecretHash, new_key};
pub use config::{Config, Database, UnknownDatabase};
pub use feeds::{FeedSource, FeedState, FeedStatus, default_feeds};
pub use handle::Detect;
pub use http::BODY_BYTES;
pub use limits::{LimitsConfig, Network, NotANetwork};
pub use server::{Server, StartError, check_config, start, start_with};
pub use store::OpenError;
pub use tls::{TlsConfig, TlsError};
pub use upkeep::{UpkeepError, back_up, check};

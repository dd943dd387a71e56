//! The vocabulary of WW3 Monitor: what an event is, and how one asks for events.
//!
//! - [`MapEvent`]: what happened, where, how bad, how sure, and who says so
//! - [`EventType`], [`Severity`], [`Confidence`], [`Place`], [`Precision`]: its parts
//! - [`Scope`] and [`Filter`]: which events one wants, with the text form used in URLs
//! - [`Cursor`]: where a reader stands in a stream; opaque to readers
//! - [`frame`]: what a stream says besides events
//!
//! Pure: knows nothing of HTTP, databases, clocks or windows, and depends on no other crate of this
//! project.

mod confidence;
mod cursor;
mod event;
mod event_type;
mod filter;
pub mod frame;
mod id;
mod place;
mod scope;
mod severity;

pub use confidence::{Confidence, NotAConfidence};
pub use cursor::{Cursor, NotACursor};
pub use event::{Casualties, MapEvent, Source, Why, is_false};
pub use event_type::EventType;
pub use filter::{Bbox, Filter, FilterError};
pub use id::event_id;
pub use jiff::Timestamp;
pub use place::{NotAPlace, Place, Precision};
pub use scope::{Scope, Scopes, UnknownScope};
pub use severity::{NotASeverity, Severity};

//! From a feed item to signals and a map event, with the reason for each.
//!
//! Pure: knows nothing of HTTP, databases or clocks. Owns the lexicon and the gazetteer.

mod item;

pub use item::{FeedItem, ItemError};
use serde::Serialize;
use ww3_event::{MapEvent, Why};

/// What was found in a feed item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Detection {
    /// The signals that the text gives, each once.
    pub signals: Vec<String>,
    /// The event, where the text tells of one and says where it happened. `received` is left to whoever
    /// commits it; `revision` is 1.
    pub event: Option<MapEvent>,
    /// The words that decided.
    pub why: Vec<Why>,
}

/// Finds signals and events. Made once, shared by threads; holds only static tables.
#[derive(Clone, Debug, Default)]
pub struct Detector {}

impl Detector {
    /// The detector with the built-in lexicon and gazetteer.
    pub fn new() -> Self {
        Self {}
    }

    /// What this item tells. Never fails: an item that tells nothing gives an empty detection.
    pub fn detect(&self, _item: &FeedItem) -> Detection {
        Detection::default()
    }
}

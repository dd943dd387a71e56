//! Asks a feed once, to see whether it would do.

use super::{
    Clients, FeedSource,
    document::read_answer,
    fetch::{Fetched, fetch},
};
use crate::store::Validators;

/// How many items this feed has now; nothing is kept of them.
///
/// # Errors
/// In words: it can't be reached, or isn't a feed.
pub async fn check_feed(clients: &Clients, source: &FeedSource) -> Result<usize, String> {
    let fetched = fetch(clients, source, &Validators::default()).await.map_err(|why| why.to_string())?;
    let Fetched::Document { bytes, is_html, charset, .. } = fetched else {
        return Err("it says that nothing is new, and was not asked that".to_owned());
    };
    let document = read_answer(source, bytes, charset.as_deref(), is_html);
    document.map(|document| document.items.len()).map_err(|why| why.to_string())
}

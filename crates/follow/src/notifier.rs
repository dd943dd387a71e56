//! Telling people what is due, each once.

use crate::{Moment, Pacer, Popup};
use ww3_cache::{Cache, CacheError};
use ww3_event::Timestamp;

/// As many are considered at once; more wait for the next digest.
const MOST: usize = 50_000;

/// Tells what is due on one stream. Blocks: keep it off an async runtime's threads.
#[derive(Debug)]
pub struct Notifier {
    cache: Cache,
    stream: String,
    pacer: Pacer,
}

impl Notifier {
    /// Takes up where the program before ended: what it left due becomes a digest; what it had claimed and
    /// not shown may have been lost by a crash, is logged, and not repeated.
    ///
    /// # Errors
    /// Where the cache can't be read or written.
    pub fn new(cache: Cache, stream: impl Into<String>, now: Timestamp) -> Result<Self, CacheError> {
        let stream = stream.into();
        let lost = cache.claimed_unshown(&stream, MOST)?;
        for one in &lost {
            tracing::warn!(
                title = one.title,
                "a notification may have been lost: the program ended between claiming and showing it"
            );
        }
        cache.dismiss(&ids(&lost), now)?;
        let left_over = cache.due(&stream, MOST)?.last().map_or(0, |due| due.id);
        Ok(Self { cache, stream, pacer: Pacer::new(left_over) })
    }

    /// Shows what is to be shown now. Each popup is claimed first: a crash between may lose it, never
    /// repeats it. `show` says whether it could be shown; it isn't tried again.
    ///
    /// Returns when to call again although nothing new became due.
    ///
    /// # Errors
    /// Where the cache can't be read or written; nothing that isn't claimed is shown.
    pub fn tell(
        &mut self,
        moment: Moment,
        mut show: impl FnMut(&Popup) -> bool,
    ) -> Result<Option<Timestamp>, CacheError> {
        let due = self.cache.due(&self.stream, MOST)?;
        let plan = self.pacer.plan(&due, moment);
        self.cache.dismiss(&plan.moot, moment.now)?;
        for popup in &plan.popups {
            if self.cache.claim(&popup.due, moment.now)?.is_empty() {
                continue;
            }
            if show(popup) {
                self.cache.mark_shown(&popup.due, moment.now)?;
            } else {
                tracing::warn!(title = popup.title, "a notification could not be shown");
                self.cache.dismiss(&popup.due, moment.now)?;
            }
        }
        Ok(plan.again_at)
    }

    /// Settles all that is due without showing it: people have asked for silence.
    ///
    /// # Errors
    /// Where the cache can't be read or written.
    pub fn silence(&mut self, now: Timestamp) -> Result<(), CacheError> {
        let due = self.cache.due(&self.stream, MOST)?;
        self.cache.dismiss(&ids(&due), now)
    }
}

fn ids(due: &[ww3_cache::Due]) -> Vec<i64> {
    due.iter().map(|due| due.id).collect()
}

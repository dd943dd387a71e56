//! When an item counts as published, whatever its sender says.

use jiff::Timestamp;
use ww3_detect::FeedItem;

/// An item that says it is older (1990, Unix seconds) was given the epoch for a date.
const OLDEST: i64 = 631_152_000;
/// Clocks, and time zones that were left out, may be wrong by this many seconds without a note.
const AHEAD: i64 = 600;

/// The time (Unix seconds) that counts: `now` where none is told, or one in the future or before 1990; then with
/// a tag that notes why (`date:missing`, `date:future`, `date:too-old`).
pub fn dated(told: Option<i64>, now: i64) -> (i64, Option<&'static str>) {
    match told {
        None => (now, Some("date:missing")),
        Some(time) if time < OLDEST => (now, Some("date:too-old")),
        Some(time) if time > now + AHEAD => (now, Some("date:future")),
        Some(time) => (time.min(now), None),
    }
}

/// Mends the date of an item that someone else made. A date that is right stays to the fraction of a second.
pub fn mend(item: &mut FeedItem, now: Timestamp) {
    let told = item.published_at.as_second();
    let (time, note) = dated(Some(told), now.as_second());
    if time != told {
        item.published_at = now;
    }
    item.tags.extend(note.map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absurd_date_is_mended_and_noted() {
        let now = 1_800_000_000;
        assert_eq!(dated(Some(now - 5), now), (now - 5, None));
        assert_eq!(dated(Some(now + 60), now), (now, None));
        assert_eq!(dated(Some(now + 86_400), now), (now, Some("date:future")));
        assert_eq!(dated(Some(0), now), (now, Some("date:too-old")));
        assert_eq!(dated(None, now), (now, Some("date:missing")));
    }
}

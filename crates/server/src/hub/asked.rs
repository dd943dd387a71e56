//! Which position a reader asked for, and what it gets.
//!
//! Pure: decides from the reader's words and the head of the stream.

use crate::store::Head;
use ww3_event::frame::GapReason;

/// What a reader asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The cursor that it has, as text.
    pub cursor: Option<String>,
    /// Else: what happened after this (Unix seconds).
    pub since: Option<i64>,
}

/// Where a reader starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// At the head: nothing is sent before what is new.
    Now,
    /// With what happened after `since`, up to the head.
    Since(i64),
    /// After this number, which the reader had.
    Resume(u64),
    /// After the oldest that is retained: the reader's cursor can't be taken up.
    Gap {
        /// Why.
        reason: GapReason,
        /// The reader's number, where it is one of this history.
        from: Option<u64>,
    },
}

impl Asked {
    /// What a stream that stands at `head` gives for it.
    pub fn start(&self, head: &Head) -> Start {
        let Some(cursor) = &self.cursor else {
            return self.since.map_or(Start::Now, Start::Since);
        };
        match number(cursor, &head.epoch) {
            None => Start::Gap { reason: GapReason::Epoch, from: None },
            Some(seq) if seq > head.seq => Start::Gap { reason: GapReason::Ahead, from: None },
            Some(seq) if seq < head.floor => Start::Gap { reason: GapReason::Retention, from: Some(seq) },
            Some(seq) => Start::Resume(seq),
        }
    }
}

/// The number of a cursor of this history. Only what we would write ourselves is read: `+7` or `07` came
/// from elsewhere.
fn number(cursor: &str, epoch: &str) -> Option<u64> {
    let digits = cursor.strip_prefix(epoch)?.strip_prefix('-')?;
    let seq: u64 = digits.parse().ok()?;
    (seq.to_string() == digits).then_some(seq)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(cursor: &str) -> Start {
        let head = Head { epoch: "abc".into(), seq: 10, floor: 4 };
        Asked { cursor: Some(cursor.into()), since: Some(5) }.start(&head)
    }

    #[test]
    fn a_cursor_of_this_history_is_taken_up_and_wins_over_since() {
        assert_eq!(start("abc-7"), Start::Resume(7));
        assert_eq!(start("abc-10"), Start::Resume(10));
        assert_eq!(start("abc-4"), Start::Resume(4));
    }

    #[test]
    fn a_cursor_that_cannot_be_taken_up_gives_a_gap_with_its_reason() {
        let gap = |reason, from| Start::Gap { reason, from };
        assert_eq!(start("abc-11"), gap(GapReason::Ahead, None));
        assert_eq!(start("abc-3"), gap(GapReason::Retention, Some(3)));
        for foreign in
            ["abd-7", "7", "abc", "abc-", "abc-+7", "abc-07", "abc-7 ", "привіт", "abc-99999999999999999999"]
        {
            assert_eq!(start(foreign), gap(GapReason::Epoch, None), "{foreign}");
        }
    }

    #[test]
    fn without_a_cursor_the_stream_starts_now_or_with_what_was_asked_for() {
        let head = Head { epoch: "abc".into(), seq: 10, floor: 0 };
        assert_eq!(Asked::default().start(&head), Start::Now);
        assert_eq!(Asked { cursor: None, since: Some(9) }.start(&head), Start::Since(9));
    }
}

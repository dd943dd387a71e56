//! Past events, sent as if they happened again, faster.
//!
//! Promises: events in the order of their times, each after the first at its distance in time over the speed; a reader that comes back with
//! its last id goes on from there, so that to disconnect is to pause. Of each event the standing revision; none
//! that was withdrawn. Knows no HTTP.

use crate::{
    hub::encode,
    store::{Moment, Store, StoreError},
};
use bytes::Bytes;
use std::{collections::VecDeque, time::Duration};
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, interval_at, sleep_until, timeout},
};
use ww3_event::{Filter, frame};

/// `event:` of the frame that says that all has been sent.
const END: &str = "end";

/// What to send again, and how fast.
#[derive(Clone, Debug)]
pub struct Replay {
    /// Which events.
    pub filter: Filter,
    /// The first moment, Unix seconds.
    pub start: i64,
    /// The last moment, Unix seconds.
    pub end: i64,
    /// How many seconds of then pass in one of now.
    pub speed: f64,
    /// What the reader has already.
    pub after: Option<Moment>,
}

/// The text of a place in a replay. It never is one of the live stream, which says so by a gap.
pub fn cursor(epoch: &str, at: Moment) -> String {
    format!("{epoch}-replay-{}-{}", at.time, at.seq)
}

/// The place that this text names, where it is of this history.
pub fn place(cursor: &str, epoch: &str) -> Option<Moment> {
    let (time, seq) = cursor.strip_prefix(epoch)?.strip_prefix("-replay-")?.rsplit_once('-')?;
    Some(Moment { time: time.parse().ok()?, seq: seq.parse().ok()? })
}

impl Replay {
    /// The place behind the last event.
    pub fn last(&self) -> Moment {
        Moment { time: self.end, seq: i64::MAX }
    }

    fn first(&self) -> Moment {
        self.after.unwrap_or(Moment { time: self.start, seq: 0 })
    }

    /// Sends until all is sent, the reader is gone or takes nothing for `stall`, or the server ends.
    pub async fn run(
        self,
        store: Store,
        ping: Duration,
        stall: Duration,
        sink: mpsc::Sender<Bytes>,
        mut ending: watch::Receiver<bool>,
    ) {
        tokio::select! {
            _ = self.send_all(&store, ping, stall, &sink) => {}
            () = sink.closed() => {}
            _ = ending.wait_for(|ending| *ending) => {}
        }
    }

    /// `None` where the reader takes nothing any more.
    async fn send_all(
        &self,
        store: &Store,
        ping: Duration,
        stall: Duration,
        sink: &mpsc::Sender<Bytes>,
    ) -> Option<()> {
        let send = async |bytes: Bytes| timeout(stall, sink.send(bytes)).await.ok()?.ok();
        let epoch = store.epoch();
        let mut at = self.first();
        let connected = frame::Connected {
            timestamp: encode::now(),
            scope: Some(self.filter.scopes.to_string()),
            since: Some(at.time),
            resumed: self.after.is_some(),
            ping_interval: Some(ping.as_secs_f64()),
        };
        send(encode::connected(Some(&cursor(epoch, at)), &connected)).await?;
        let began = Instant::now();
        // The clock starts with the first event, or for a reader that comes back with the last one it had: silence
        // before the first event isn't history.
        let mut from = self.after.map(|at| at.time);
        let mut pings = interval_at(began + ping, ping);
        let (mut ahead, mut all_read) = (VecDeque::new(), false);
        let mut read_up_to = at;
        loop {
            while ahead.is_empty() && !all_read {
                match store.replay(read_up_to, self.end).await {
                    Ok(step) => {
                        all_read = step.next.is_none();
                        read_up_to = step.next.unwrap_or(read_up_to);
                        let wanted = step.rows.into_iter();
                        ahead.extend(
                            wanted.filter(|past| !past.event.withdrawn && self.filter.matches(&past.event)),
                        );
                    }
                    Err(trouble) => {
                        send(trouble_frame(&trouble)).await?;
                        tokio::time::sleep(Duration::from_secs(1)).await;
                    }
                }
            }
            let Some(next) = ahead.front().map(|past| past.at) else {
                return send(encode::beat(&cursor(epoch, self.last()), END)).await;
            };
            let passed = next.time.saturating_sub(*from.get_or_insert(next.time)).max(0) as f64;
            // So far away that the clock has no word for it: pings go on.
            let far = began + Duration::from_secs(1 << 30);
            let due = Duration::try_from_secs_f64(passed / self.speed)
                .ok()
                .and_then(|wait| began.checked_add(wait));
            tokio::select! {
                biased;
                () = sleep_until(due.unwrap_or(far)) => {
                    if let Some(past) = ahead.pop_front() {
                        at = past.at;
                        send(encode::text_frame(&cursor(epoch, at), frame::MAP_EVENT, &past.body)).await?;
                    }
                }
                _ = pings.tick() => send(encode::beat(&cursor(epoch, at), frame::PING)).await?,
            }
        }
    }
}

fn trouble_frame(trouble: &StoreError) -> Bytes {
    encode::error("Reading the store failed", &trouble.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_only_in_its_own_history() {
        for at in [Moment { time: -5, seq: 7 }, Moment { time: 5, seq: i64::MAX }] {
            assert_eq!(place(&cursor("abc", at), "abc"), Some(at));
            assert_eq!(place(&cursor("abc", at), "abd"), None);
        }
        assert_eq!(place("abc-7", "abc"), None);
    }
}

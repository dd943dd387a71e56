//! Requests of each address: a steady rate, and a burst of a quarter minute's worth at once.
//!
//! The generic cell rate algorithm (ITU-T I.371): of each address only the moment is kept at which all that it asked
//! for would have been asked for at the steady rate.

use super::OverLimit;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Addresses that are remembered at a time.
const MOST: usize = 20_000;
/// What may come at once, as time at the steady rate.
const BURST: Duration = Duration::from_secs(15);

/// Counts requests.
pub struct Rates {
    due: Mutex<HashMap<IpAddr, Instant>>,
    per_minute: u32,
}

impl Rates {
    /// At most so many a minute of each address.
    pub fn new(per_minute: u32) -> Self {
        Self { due: Mutex::default(), per_minute }
    }

    /// One more at this moment.
    pub fn request(&self, client: IpAddr, now: Instant) -> Result<(), OverLimit> {
        let each = Duration::from_secs(60) / self.per_minute.max(1);
        let burst = BURST.max(each);
        let mut all = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST && !all.contains_key(&client) {
            all.retain(|_, due| *due > now);
            if all.len() >= MOST {
                // So many at once are nobody's clients; to forget them is better than to grow.
                all.clear();
            }
        }
        let due = all.entry(client).or_insert(now);
        let next = (*due).max(now) + each;
        let ahead = next - now;
        if ahead > burst {
            return Err(OverLimit::Requests { most: self.per_minute, after: ahead - burst });
        }
        *due = next;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_taken_and_then_the_steady_rate() {
        let (rates, now) = (Rates::new(60), Instant::now());
        let client: IpAddr = "192.0.2.1".parse().unwrap();
        let taken = (0..100).filter(|_| rates.request(client, now).is_ok()).count();
        assert_eq!(taken, 15);
        let Err(OverLimit::Requests { after, .. }) = rates.request(client, now) else {
            panic!("one too many")
        };
        assert!(rates.request(client, now + after).is_ok());
        assert!(rates.request(client, now + after).is_err());
        assert!(rates.request("192.0.2.2".parse().unwrap(), now).is_ok());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (rates, now) = (Rates::new(60), Instant::now());
        for number in 0..3 * MOST as u32 {
            let _ = rates.request(std::net::Ipv4Addr::from_bits(number).into(), now);
            assert!(rates.due.lock().unwrap().len() <= MOST);
        }
    }
}

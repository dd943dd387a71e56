//! Tokens that serve once: for browsers, whose `EventSource` can send no header, so that what lands in a log or a
//! history with the address is worth nothing afterwards.

use super::{AuthError, Grant, SecretHash, new_key};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long a ticket waits for its use.
const LIFE: Duration = Duration::from_secs(60);
/// Tickets that may wait at a time.
const MOST: usize = 10_000;

/// The tickets that were given out and not used yet.
#[derive(Default)]
pub struct Tickets(Mutex<HashMap<SecretHash, (Instant, Grant)>>);

impl Tickets {
    /// How long a ticket waits for its use.
    pub const LIFE: Duration = LIFE;

    /// A new ticket that lets its bearer do this, once, within [`Tickets::LIFE`].
    pub fn give(&self, grant: Grant) -> Result<String, AuthError> {
        self.give_at(grant, Instant::now())
    }

    /// Uses a ticket up.
    pub fn take(&self, shown: &str) -> Option<Grant> {
        self.take_at(shown, Instant::now())
    }

    fn give_at(&self, grant: Grant, now: Instant) -> Result<String, AuthError> {
        let ticket = new_key().map_err(|_| AuthError::TicketsFull)?;
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST {
            waiting.retain(|_, (until, _)| *until > now);
        }
        if waiting.len() >= MOST {
            return Err(AuthError::TicketsFull);
        }
        waiting.insert(SecretHash::of(&ticket), (now + LIFE, grant));
        Ok(ticket)
    }

    fn take_at(&self, shown: &str, now: Instant) -> Option<Grant> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (until, grant) = waiting.remove(&SecretHash::of(shown))?;
        (until > now).then_some(grant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_serves_once_and_for_a_minute() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        let ticket = tickets.give_at(Grant::default(), now).unwrap();
        assert!(tickets.take_at(&ticket, now).is_some() && tickets.take_at(&ticket, now).is_none());
        let late = tickets.give_at(Grant::default(), now).unwrap();
        assert!(tickets.take_at(&late, now + LIFE).is_none());
    }

    #[test]
    fn there_are_never_more_than_so_many_and_old_ones_make_room() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        for _ in 0..MOST {
            tickets.give_at(Grant::default(), now).unwrap();
        }
        assert_eq!(tickets.give_at(Grant::default(), now), Err(AuthError::TicketsFull));
        assert!(tickets.give_at(Grant::default(), now + LIFE).is_ok());
    }
}

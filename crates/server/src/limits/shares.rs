//! How much of one thing each address has open.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Counts it. Remembers only addresses that have some.
pub struct Shares {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
}

/// One of them, counted until this is dropped.
#[derive(Debug)]
pub struct Share {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    client: IpAddr,
}

impl Shares {
    /// At most so many of each address.
    pub fn new(most: usize) -> Self {
        Self { open: Arc::default(), most }
    }

    /// One more; none where this address has as many as it may.
    pub fn open(&self, client: IpAddr) -> Option<Share> {
        let mut open = lock(&self.open);
        let count = open.entry(client).or_default();
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Share { open: Arc::clone(&self.open), client })
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut open = lock(&self.open);
        if let Some(count) = open.get_mut(&self.client) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.client);
            }
        }
    }
}

fn lock(open: &Mutex<HashMap<IpAddr, usize>>) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

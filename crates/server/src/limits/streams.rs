//! Open streams of each address.

use super::OverLimit;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Counts them. Remembers only addresses that have some.
pub struct Streams {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
}

/// A stream that is counted until this is dropped.
#[derive(Debug)]
pub struct OpenStream {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    client: IpAddr,
}

impl Streams {
    /// At most so many of each address.
    pub fn new(most: usize) -> Self {
        Self { open: Arc::default(), most }
    }

    /// One more.
    pub fn open(&self, client: IpAddr) -> Result<OpenStream, OverLimit> {
        let mut open = lock(&self.open);
        let count = open.entry(client).or_default();
        if *count >= self.most {
            return Err(OverLimit::Streams { most: self.most });
        }
        *count += 1;
        Ok(OpenStream { open: Arc::clone(&self.open), client })
    }
}

impl Drop for OpenStream {
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

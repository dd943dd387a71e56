//! Lines on stdout, each at once, so many and no more.

use crate::failure::Failure;
use std::io::{Write, stdout};

/// Writes lines until the number that was asked for is reached.
pub struct Lines {
    left: Option<u64>,
}

impl Lines {
    pub fn new(count: Option<u64>) -> Self {
        Self { left: count }
    }

    /// How many may still come.
    pub fn left(&self) -> usize {
        self.left.map_or(usize::MAX, |left| usize::try_from(left).unwrap_or(usize::MAX))
    }

    /// Whether no more is wanted.
    pub fn done(&self) -> bool {
        self.left == Some(0)
    }

    /// Writes a line and flushes it. Does nothing when no more is wanted.
    pub fn write(&mut self, line: &str) -> Result<(), Failure> {
        if self.done() {
            return Ok(());
        }
        let mut out = stdout().lock();
        // In one piece: a reader never sees half a line of two.
        out.write_all(format!("{line}\n").as_bytes())?;
        out.flush()?;
        if let Some(left) = &mut self.left {
            *left -= 1;
        }
        Ok(())
    }
}

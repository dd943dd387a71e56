//! How bad an event is.

use serde::{Deserialize, Serialize};

/// How bad an event is: 1 (failed, defused) to 5 (mass casualties or strategic weapons).
///
/// 4 and up interrupts people. The rules that assign it are in the crate `ww3-detect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "1 | 2 | 3 | 4 | 5"))]
pub struct Severity(u8);

impl Severity {
    /// The least severity there is.
    pub const MIN: Severity = Severity(1);
    /// The greatest severity there is.
    pub const MAX: Severity = Severity(5);
    /// From here on an event is worth a notification.
    pub const NOTIFY: Severity = Severity(4);

    /// The severity of this number, or an error where it is not 1 to 5.
    pub fn new(value: u8) -> Result<Self, NotASeverity> {
        if (1..=5).contains(&value) { Ok(Self(value)) } else { Err(NotASeverity { given: value }) }
    }

    /// The severity nearest to this number.
    pub fn clamped(value: u8) -> Self {
        Self(value.clamp(1, 5))
    }

    /// The number, 1 to 5.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Severity {
    type Error = NotASeverity;
    fn try_from(value: u8) -> Result<Self, NotASeverity> {
        Self::new(value)
    }
}

impl From<Severity> for u8 {
    fn from(severity: Severity) -> u8 {
        severity.0
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The number is no severity.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("severity {given}: a whole number from 1 to 5")]
pub struct NotASeverity {
    /// What was given.
    pub given: u8,
}

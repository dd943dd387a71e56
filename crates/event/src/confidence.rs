//! How sure we are of an event.

use serde::{Deserialize, Serialize};

/// How sure we are that an event happened as told, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "number"))]
pub struct Confidence(f64);

impl Confidence {
    /// No computed confidence is above this: nobody is certain of a headline.
    pub const MOST: Confidence = Confidence(0.99);

    /// The confidence of this number, or an error where it is not from 0 to 1.
    pub fn new(value: f64) -> Result<Self, NotAConfidence> {
        if (0.0..=1.0).contains(&value) { Ok(Self(value)) } else { Err(NotAConfidence { given: value }) }
    }

    /// The confidence nearest to this number, kept to two decimals; 0 for a NaN.
    pub fn rounded(value: f64) -> Self {
        let kept = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) };
        Self((kept * 100.0).round() / 100.0)
    }

    /// The number, 0 to 1.
    pub fn get(self) -> f64 {
        self.0
    }

    /// What two independent sources say together: `1-(1-a)(1-b)`, never above [`Confidence::MOST`].
    pub fn with_independent(self, other: Self) -> Self {
        Self::rounded((1.0 - (1.0 - self.0) * (1.0 - other.0)).min(Self::MOST.0))
    }
}

impl TryFrom<f64> for Confidence {
    type Error = NotAConfidence;
    fn try_from(value: f64) -> Result<Self, NotAConfidence> {
        Self::new(value)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        confidence.0
    }
}

/// The number is no confidence.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("confidence {given}: a number from 0 to 1")]
pub struct NotAConfidence {
    /// What was given.
    pub given: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_sources_raise_confidence_but_never_to_certainty() {
        let half = Confidence::new(0.5).unwrap();
        assert_eq!(half.with_independent(half).get(), 0.75);
        let sure = Confidence::new(0.98).unwrap();
        assert_eq!(sure.with_independent(sure), Confidence::MOST);
    }
}

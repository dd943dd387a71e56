//! A share, with the interval in which the true one lies.

use std::fmt;

/// So many standard deviations to each side hold 95 % of a normal distribution.
const Z: f64 = 1.959_964;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// So many.
    pub hits: usize,
    /// Of so many.
    pub of: usize,
}

impl Share {
    /// One more, that is a hit or not.
    pub fn count(&mut self, is_hit: bool) {
        self.hits += usize::from(is_hit);
        self.of += 1;
    }

    /// 0 to 1; NaN of none.
    pub fn value(self) -> f64 {
        self.hits as f64 / self.of as f64
    }

    /// The 95 % interval by Wilson's formula (E. B. Wilson, 1927), which holds for few and for shares near 0 and 1.
    pub fn interval(self) -> (f64, f64) {
        let (share, of) = (self.value(), self.of as f64);
        let middle = share + Z * Z / (2.0 * of);
        let reach = Z * (share * (1.0 - share) / of + Z * Z / (4.0 * of * of)).sqrt();
        let whole = 1.0 + Z * Z / of;
        (((middle - reach) / whole).max(0.0), ((middle + reach) / whole).min(1.0))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.of == 0 {
            return write!(to, "–");
        }
        let (low, high) = self.interval();
        write!(to, "{:.2} ({low:.2}–{high:.2}) {}/{}", self.value(), self.hits, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_wilson_s() {
        // R: binom::binom.confint(9, 10, methods = "wilson")
        let (low, high) = Share { hits: 9, of: 10 }.interval();
        assert!((low - 0.5958).abs() < 1e-3 && (high - 0.9821).abs() < 1e-3, "{low} {high}");
        let (low, high) = Share { hits: 0, of: 200 }.interval();
        assert!(low == 0.0 && (high - 0.01885).abs() < 1e-4, "{low} {high}");
    }

    #[test]
    fn a_share_of_none_is_a_dash() {
        assert_eq!(Share::default().to_string(), "–");
        assert_eq!(Share { hits: 1, of: 2 }.to_string(), "0.50 (0.09–0.91) 1/2");
    }
}

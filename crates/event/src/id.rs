//! How an event gets its name.

use sha2::{Digest, Sha256};

/// Crockford's base32, lower case: no i, l, o, u. <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The id of the event that an item's `ordinal`-th report makes (0 for the first).
///
/// `evt_` and the first 80 bits of SHA-256(`source_name` NUL `guid_or_url` NUL ordinal in decimal), as 16
/// characters of Crockford base32. The same item has the same id on every server and after every restart.
pub fn event_id(source_name: &str, guid_or_url: &str, ordinal: u32) -> String {
    let digest = Sha256::new()
        .chain_update(source_name)
        .chain_update([0])
        .chain_update(guid_or_url)
        .chain_update([0])
        .chain_update(ordinal.to_string())
        .finalize();
    let bits = digest.iter().take(10).fold(0u128, |bits, byte| bits << 8 | u128::from(*byte));
    let letters = (0..16).rev().map(|place| ALPHABET[(bits >> (place * 5) & 31) as usize] as char);
    "evt_".chars().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed apart, with Python's hashlib and base64.
    #[test]
    fn the_id_is_the_one_that_others_compute() {
        assert_eq!(event_id("Reuters", "https://example.org/a", 0), "evt_f55bwmqq4fhd0mgx");
    }

    #[test]
    fn items_that_differ_in_any_part_differ_in_id() {
        let id = event_id("a", "b", 0);
        assert_ne!(id, event_id("ab", "", 0));
        assert_ne!(id, event_id("a", "b", 1));
        assert_ne!(id, event_id("b", "a", 0));
    }
}

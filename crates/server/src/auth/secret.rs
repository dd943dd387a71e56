//! Keys and tokens that are known by their hash.
//!
//! SHA-256 without salt or stretching: right for keys of the system's random numbers, which [`new_key`] makes,
//! and which can't be guessed. A word that somebody chose can be found from its hash.

use ring::{
    digest::{SHA256, digest},
    error::Unspecified,
    rand::{SecureRandom, SystemRandom},
};
use std::{fmt, str::FromStr};
use subtle::ConstantTimeEq;

const PREFIX: &str = "sha256:";

/// The SHA-256 of a secret, written `sha256:HEX`; from any other text, that of the text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// The hash of this secret.
    pub fn of(secret: &str) -> Self {
        Self::of_bytes(secret.as_bytes())
    }

    /// The hash of these bytes.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
        Self(hash)
    }

    /// Whether it is the hash of what was shown. Takes equally long whatever differs.
    pub fn is_of(&self, shown: &str) -> bool {
        Self::of(shown).0.ct_eq(&self.0).into()
    }
}

/// Makes a key of 256 random bits; only its hash need be kept.
///
/// # Errors
/// Where the system gives no random numbers.
pub fn new_key() -> Result<String, Unspecified> {
    let mut bits = [0; 32];
    SystemRandom::new().fill(&mut bits)?;
    Ok(format!("ww3_{}", hex(&bits)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl FromStr for SecretHash {
    type Err = NotASecret;
    fn from_str(text: &str) -> Result<Self, NotASecret> {
        let Some(digits) = text.strip_prefix(PREFIX) else {
            let is_visible = !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
            return if is_visible { Ok(Self::of(text)) } else { Err(NotASecret) };
        };
        let mut hash = [0; 32];
        if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotASecret);
        }
        for (at, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).map_err(|_| NotASecret)?;
        }
        Ok(Self(hash))
    }
}

impl fmt::Display for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{}", hex(&self.0))
    }
}

/// Even the hash is kept out of logs: a weak secret can be found from it.
impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(…)")
    }
}

/// The text is no secret. Doesn't show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a key of visible ASCII characters, at least one, or its hash `sha256:` and 64 hexadecimal digits (`ww3-server key new` makes both)"
)]
pub struct NotASecret;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_same_secret_is_the_same() {
        let hash = SecretHash::of("hush");
        assert!(hash.is_of("hush"));
        for other in ["", "hus", "hushh", "Hush", "hush\0", &hash.to_string()] {
            assert!(!hash.is_of(other), "{other}");
        }
    }

    #[test]
    fn a_key_and_its_written_hash_are_the_same_secret() {
        let key = new_key().unwrap();
        assert_ne!(key, new_key().unwrap());
        let written = SecretHash::of(&key).to_string();
        assert_eq!(written.parse::<SecretHash>(), key.parse());
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            SecretHash::of("abc").to_string(),
            "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        for bad in ["", "two words", "sha256:", "sha256:+a", &written[..70], &format!("{written}0")] {
            assert!(bad.parse::<SecretHash>().is_err(), "{bad}");
        }
    }
}

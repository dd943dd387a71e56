//! Certificates that are trusted besides the system's.

use std::fmt;

/// Certificates of authorities that are trusted besides the system's: an organisation's own, for example.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Roots {
    pem: Vec<u8>,
}

/// Why certificates can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCertificate;

impl fmt::Display for NoCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no certificate in it: it takes PEM, which begins with -----BEGIN CERTIFICATE-----")
    }
}

impl std::error::Error for NoCertificate {}

impl Roots {
    /// Reads PEM: one certificate, or several in a row.
    ///
    /// # Errors
    /// Where there is none, or one can't be read.
    pub fn from_pem(pem: &[u8]) -> Result<Self, NoCertificate> {
        let read = reqwest::Certificate::from_pem_bundle(pem).map_err(|_| NoCertificate)?;
        if read.is_empty() {
            return Err(NoCertificate);
        }
        Ok(Self { pem: pem.to_vec() })
    }

    pub(crate) fn certificates(&self) -> Vec<reqwest::Certificate> {
        reqwest::Certificate::from_pem_bundle(&self.pem).unwrap_or_default()
    }
}

/// Only whether there are any.
impl fmt::Debug for Roots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Roots({} certificates)", self.certificates().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_certificate_is_refused() {
        for bad in [&b""[..], b"hello", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"] {
            assert_eq!(Roots::from_pem(bad), Err(NoCertificate), "{}", String::from_utf8_lossy(bad));
        }
    }
}

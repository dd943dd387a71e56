//! Who may read and who may put in.
//!
//! Promises: a secret is kept as its hash and compared in constant time; nothing secret is in a log, an error
//! or a debug text; a token that is not beyond doubt is refused, with the reason.
//!
//! - `secret`: keys and tokens that are known by their hash
//! - `jwt`: tokens that somebody else signed
//! - `jwks`: the keys of those who sign
//! - `tickets`: tokens that serve once
//! - `error`: why not
//!
//! Knows no HTTP.

mod error;
mod jwks;
mod jwt;
mod secret;
mod tickets;

pub use error::{AccessError, AuthError};
pub use jwt::Verifier;
pub use secret::{NotASecret, SecretHash, new_key};
pub use tickets::Tickets;

use std::{path::PathBuf, time::Duration};
use ww3_event::{Scope, Scopes, Timestamp};

/// Which signed tokens (JWT) are taken: those of this secret or these keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JwtConfig {
    /// A file with the secret of HS256: its bytes but for a last newline, at least 32.
    pub secret_file: Option<PathBuf>,
    /// A file with public keys (JWKS) for EdDSA (Ed25519) and RS256.
    pub jwks_file: Option<PathBuf>,
    /// What `aud` must hold; without it a token that names an audience is refused.
    pub audience: Option<String>,
    /// What `iss` must be.
    pub issuer: Option<String>,
}

/// What a token lets its bearer do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grant {
    /// The parts of the world that may be read; all where there is none.
    pub scopes: Option<Vec<Scope>>,
    /// The moment from which it holds no more, Unix seconds.
    pub until: Option<f64>,
}

impl Grant {
    /// Whether all of these scopes may be read.
    ///
    /// # Errors
    /// Where one may not.
    pub fn check_scopes(&self, asked: &Scopes) -> Result<(), AuthError> {
        let Some(allowed) = &self.scopes else { return Ok(()) };
        let is_allowed = |scope| allowed.contains(&Scope::Global) || allowed.contains(&scope);
        if asked.iter().all(is_allowed) {
            return Ok(());
        }
        let allowed = allowed.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(",");
        Err(AuthError::Scope { asked: asked.to_string(), allowed })
    }

    /// Returns when it holds no more; never, where it always does. Goes by the wall clock, which may be set.
    pub async fn expired(&self) {
        const LOOK: Duration = Duration::from_secs(30);
        let Some(until) = self.until else { return std::future::pending().await };
        loop {
            let left = until - now();
            if left <= 0.0 {
                return;
            }
            tokio::time::sleep(Duration::from_secs_f64(left.min(LOOK.as_secs_f64()))).await;
        }
    }
}

/// The secrets that are taken.
#[derive(Debug)]
pub struct Access {
    /// What streams may show.
    token: Option<SecretHash>,
    /// What ingest may show.
    ingest_keys: Vec<SecretHash>,
    /// Signed tokens.
    jwt: Option<Verifier>,
}

impl Access {
    /// Reads the files that are named.
    ///
    /// # Errors
    /// Names the file, and what it should hold.
    pub fn load(
        token: Option<&str>,
        ingest_keys: Vec<SecretHash>,
        jwt: &JwtConfig,
    ) -> Result<Self, AccessError> {
        Ok(Self { token: token.map(SecretHash::of), ingest_keys, jwt: Verifier::load(jwt)? })
    }

    /// Whether the files that both were read from held the same.
    pub fn has_same_files(&self, other: &Self) -> bool {
        let files = |access: &Self| access.jwt.as_ref().map(|jwt| jwt.files().clone());
        files(self) == files(other)
    }

    /// What may be read with this token, which came in the query or a header.
    ///
    /// # Errors
    /// Where a token is needed, and this is none that is taken.
    pub fn check_read(&self, shown: Option<&str>, tickets: Option<&Tickets>) -> Result<Grant, AuthError> {
        if self.token.is_none() && self.jwt.is_none() {
            return Ok(Grant::default());
        }
        let shown = shown.filter(|shown| !shown.is_empty()).ok_or(AuthError::Missing { in_query: true })?;
        if self.token.as_ref().is_some_and(|token| token.is_of(shown)) {
            return Ok(Grant::default());
        }
        if let Some(grant) = tickets.and_then(|tickets| tickets.take(shown)) {
            return Ok(grant);
        }
        let jwt = self.jwt.as_ref().ok_or(AuthError::Unknown { in_query: true })?;
        jwt.verify(shown, now())
    }

    /// Whether items may be put in with this key.
    ///
    /// # Errors
    /// Where a key is needed, and this is none that is taken.
    pub fn check_ingest(&self, shown: Option<&str>) -> Result<(), AuthError> {
        let own = self.token.as_ref().filter(|_| self.ingest_keys.is_empty());
        let mut keys = self.ingest_keys.iter().chain(own).peekable();
        if keys.peek().is_none() {
            return Ok(());
        }
        let shown = shown.ok_or(AuthError::Missing { in_query: false })?;
        // All of them, whichever it is: the time must not tell.
        let is_known = keys.fold(false, |known, key| key.is_of(shown) | known);
        if is_known { Ok(()) } else { Err(AuthError::Unknown { in_query: false }) }
    }
}

/// The wall clock, Unix seconds.
pub fn now() -> f64 {
    Timestamp::now().as_millisecond() as f64 / 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_of_some_scopes_reads_these_and_not_the_world() {
        let grant = Grant { scopes: Some(vec![Scope::Europe, Scope::Africa]), until: None };
        let check = |text: &str| grant.check_scopes(&text.parse().unwrap()).is_ok();
        assert!(check("europe") && check("africa,europe"));
        assert!(!check("global") && !check("asia-pacific,europe") && !check("europe,global"));
        assert!(grant.check_scopes(&Scopes::default()).is_err());
        let all = Grant { scopes: Some(vec![Scope::Global]), until: None };
        assert!(all.check_scopes(&"americas".parse().unwrap()).is_ok());
        let none = Grant { scopes: Some(Vec::new()), until: None };
        assert!(none.check_scopes(&"europe".parse().unwrap()).is_err());
    }
}

//! Signed tokens: JWT (RFC 7519) in its compact form, by HS256, EdDSA (Ed25519) or RS256.
//!
//! The key decides the algorithm, never the token: `none` has no key, and a public key is never taken for a
//! secret. `exp` is required, and there is no leeway: a token whose second has come is expired (RFC 7519, 4.1.4).
//! Claims of the wrong type are refused rather than taken for absent. Written over `ring`'s primitives, because the
//! usual library brings a second set of them.

use super::{
    AccessError, AuthError, Grant, JwtConfig, SecretHash,
    jwks::{self, PublicKey},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::hmac;
use serde::{Deserialize, de::DeserializeOwned};
use std::path::Path;
use ww3_event::Scope;

/// Longer ones are refused unread.
const MOST: usize = 8 << 10;
/// HS256 needs as many bytes as its hash has (RFC 7518, 3.2).
const LEAST_SECRET: usize = 32;

/// Tells which tokens are to be believed.
pub struct Verifier {
    secret: Option<hmac::Key>,
    keys: Vec<PublicKey>,
    audience: Option<String>,
    issuer: Option<String>,
    /// Of what the files hold.
    files: SecretHash,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Claims {
    exp: f64,
    nbf: Option<f64>,
    iss: Option<String>,
    aud: Option<Audience>,
    scopes: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

impl Verifier {
    /// Reads the secret and the keys that are named; none where none is.
    pub fn load(config: &JwtConfig) -> Result<Option<Self>, AccessError> {
        let secret_file = config.secret_file.as_deref().map(read).transpose()?.unwrap_or_default();
        let secret = config.secret_file.as_deref().map(|path| secret(path, &secret_file)).transpose()?;
        let jwks_file = config.jwks_file.as_deref().map(read).transpose()?.unwrap_or_default();
        let keys = config.jwks_file.as_deref().map(|path| jwks::parse(path, &jwks_file)).transpose()?;
        let keys = keys.unwrap_or_default();
        if secret.is_none() && keys.is_empty() {
            return Ok(None);
        }
        let (audience, issuer) = (config.audience.clone(), config.issuer.clone());
        let files = SecretHash::of_bytes(&[secret_file, jwks_file].concat());
        Ok(Some(Self { secret, keys, audience, issuer, files }))
    }

    /// The hash of what the files hold.
    pub fn files(&self) -> &SecretHash {
        &self.files
    }

    /// What the token lets its bearer do at this moment (Unix seconds).
    pub fn verify(&self, token: &str, now: f64) -> Result<Grant, AuthError> {
        let malformed = |why| AuthError::Malformed { why };
        if token.len() > MOST {
            return Err(malformed("over 8 KiB"));
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(malformed("no three parts"))?;
        let (header, claims) = signed.split_once('.').ok_or(malformed("no three parts"))?;
        let header: Header = part(header).ok_or(malformed("its header"))?;
        if header.crit.is_some() {
            return Err(malformed("its header has `crit`, which this server knows nothing of"));
        }
        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| malformed("its signature"))?;
        // Before the claims are looked at: what nobody signed is not worth reading.
        self.check_signature(&header, signed.as_bytes(), &signature)?;
        let claims: Claims = part(claims).ok_or(malformed(
            "its claims: `exp` (a number) is needed; `nbf` is a number, `iss` a text, `aud` a text or several, `scopes` an array of texts",
        ))?;
        self.check_claims(&claims, now)?;
        // Names that a later version may know grant nothing here.
        let known =
            |names: Vec<String>| names.iter().filter_map(|name| name.parse().ok()).collect::<Vec<Scope>>();
        Ok(Grant { scopes: claims.scopes.map(known), until: Some(claims.exp) })
    }

    fn check_signature(&self, header: &Header, signed: &[u8], signature: &[u8]) -> Result<(), AuthError> {
        if header.alg == "HS256" {
            let secret = self.secret.as_ref().ok_or(AuthError::Algorithm)?;
            return hmac::verify(secret, signed, signature).map_err(|_| AuthError::Signature);
        }
        let mut keys = self.keys.iter().filter(|key| key.algorithm() == header.alg).peekable();
        keys.peek().ok_or(AuthError::Algorithm)?;
        let is_named = |key: &&PublicKey| key.id.is_none() || header.kid.is_none() || key.id == header.kid;
        let is_signed = keys.filter(is_named).any(|key| key.has_signed(signed, signature));
        if is_signed { Ok(()) } else { Err(AuthError::Signature) }
    }

    fn check_claims(&self, claims: &Claims, now: f64) -> Result<(), AuthError> {
        if claims.exp <= now || !claims.exp.is_finite() {
            return Err(AuthError::Expired);
        }
        if claims.nbf.is_some_and(|from| from > now) {
            return Err(AuthError::Early);
        }
        if self.issuer.is_some() && claims.iss != self.issuer {
            return Err(AuthError::Issuer);
        }
        let is_meant = match (&claims.aud, &self.audience) {
            (None, None) => true,
            (Some(Audience::One(given)), Some(ours)) => given == ours,
            (Some(Audience::Several(given)), Some(ours)) => given.contains(ours),
            // A token for somebody in particular isn't for a server that has no name (RFC 7519, 4.1.3).
            _ => false,
        };
        if is_meant { Ok(()) } else { Err(AuthError::Audience) }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, AccessError> {
    std::fs::read(path).map_err(|why| AccessError { path: path.into(), why: why.to_string() })
}

fn secret(path: &Path, bytes: &[u8]) -> Result<hmac::Key, AccessError> {
    let secret = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let secret = secret.strip_suffix(b"\r").filter(|_| bytes.ends_with(b"\r\n")).unwrap_or(secret);
    if secret.len() < LEAST_SECRET {
        let why = format!("a secret of {} bytes: HS256 needs at least {LEAST_SECRET}", secret.len());
        return Err(AccessError { path: path.into(), why });
    }
    Ok(hmac::Key::new(hmac::HMAC_SHA256, secret))
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}

/// The keys stay out of logs.
impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier")
            .field("secret", &self.secret.is_some())
            .field("keys", &self.keys.len())
            .field("audience", &self.audience)
            .field("issuer", &self.issuer)
            .finish()
    }
}

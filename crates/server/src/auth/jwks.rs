//! Public keys of those who sign tokens: a JSON Web Key Set (RFC 7517) with Ed25519 (RFC 8037) and RSA keys.

use super::AccessError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<WrittenKey>,
}

#[derive(Deserialize)]
struct WrittenKey {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

/// A key that signatures are checked with.
pub struct PublicKey {
    /// Its name, where it has one.
    pub id: Option<String>,
    kind: Kind,
}

enum Kind {
    Ed25519(Vec<u8>),
    Rsa(RsaPublicKeyComponents<Vec<u8>>),
}

impl PublicKey {
    /// The `alg` of tokens that it signs.
    pub fn algorithm(&self) -> &'static str {
        match self.kind {
            Kind::Ed25519(_) => "EdDSA",
            Kind::Rsa(_) => "RS256",
        }
    }

    /// Whether it signed this. RSA keys have at least 2048 bits.
    pub fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match &self.kind {
            Kind::Ed25519(key) => UnparsedPublicKey::new(&ED25519, key).verify(message, signature).is_ok(),
            Kind::Rsa(key) => key.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok(),
        }
    }
}

/// The keys that can be used: others (encryption, other curves, secrets) are passed over.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<Vec<PublicKey>, AccessError> {
    let fault = |why: String| AccessError { path: path.into(), why };
    let set: KeySet = serde_json::from_slice(bytes)
        .map_err(|why| fault(format!("no key set (JWKS, `{{\"keys\":[…]}}`): line {}", why.line())))?;
    let keys: Vec<_> = set.keys.iter().filter_map(public_key).collect();
    if keys.is_empty() {
        return Err(fault(
            "no key for EdDSA (`kty` OKP, `crv` Ed25519) or RS256 (`kty` RSA) is in it".into(),
        ));
    }
    Ok(keys)
}

fn public_key(written: &WrittenKey) -> Option<PublicKey> {
    if written.usage.as_deref().is_some_and(|usage| usage != "sig") {
        return None;
    }
    let kind = match (written.kty.as_str(), written.crv.as_deref()) {
        ("OKP", Some("Ed25519")) => Kind::Ed25519(bytes(&written.x).filter(|key| key.len() == 32)?),
        ("RSA", _) => {
            let number = |written| {
                let bytes: Vec<u8> = bytes(written)?;
                Some(bytes.into_iter().skip_while(|byte| *byte == 0).collect())
            };
            Kind::Rsa(RsaPublicKeyComponents { n: number(&written.n)?, e: number(&written.e)? })
        }
        _ => return None,
    };
    let key = PublicKey { id: written.kid.clone(), kind };
    let is_ours = written.alg.as_deref().is_none_or(|alg| alg == key.algorithm() || alg == "Ed25519");
    is_ours.then_some(key)
}

fn bytes(written: &Option<String>) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(written.as_ref()?).ok()
}

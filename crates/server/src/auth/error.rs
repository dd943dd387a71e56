//! Why somebody may not, and why the files of secrets can't be used. Nothing secret is in either.

use std::path::PathBuf;

/// Why a request may not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuthError {
    /// Nothing was shown.
    #[error("a token is needed: `Authorization: Bearer TOKEN`{}", query(*in_query))]
    Missing {
        /// Whether the query may hold it.
        in_query: bool,
    },
    /// It is none that this server knows.
    #[error("the token is none of this server's: `Authorization: Bearer TOKEN`{}", query(*in_query))]
    Unknown {
        /// Whether the query may hold it.
        in_query: bool,
    },
    /// It can't be read.
    #[error("the token is no signed token (JWT) that can be read: {why}")]
    Malformed {
        /// What is wrong.
        why: &'static str,
    },
    /// Another algorithm, or none.
    #[error("the token's `alg` is none of those that this server has keys for (HS256, EdDSA or RS256)")]
    Algorithm,
    /// Signed by somebody else, or changed.
    #[error("the token isn't signed by a key that this server trusts")]
    Signature,
    /// Past its end.
    #[error("the token has expired: ask for a new one")]
    Expired,
    /// Before its time.
    #[error("the token is not valid yet (`nbf`): compare the clocks")]
    Early,
    /// For somebody else.
    #[error("the token is for another audience (`aud`)")]
    Audience,
    /// Of somebody else.
    #[error("the token is of another issuer (`iss`)")]
    Issuer,
    /// It doesn't reach so far.
    #[error("scope `{asked}`: the token allows `{allowed}`")]
    Scope {
        /// What was asked for.
        asked: String,
        /// What it allows.
        allowed: String,
    },
    /// Too many tickets wait for their use.
    #[error("too many tickets are waiting to be used: try again in a minute")]
    TicketsFull,
}

fn query(in_query: bool) -> &'static str {
    if in_query { ", or `token=TOKEN` in the query" } else { "" }
}

/// A file of secrets or keys can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub struct AccessError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, and what it should hold.
    pub why: String,
}

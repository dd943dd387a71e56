//! Which stream, and with what right.

use std::fmt;
use url::Url;

/// Which stream, and with what right.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    /// The stream's address, with its query (`scope`, …). A `since` in it counts until there is a place to go on from.
    pub url: Url,
    /// Sent as `Authorization: Bearer`; never logged, never part of an error.
    pub token: Option<String>,
}

impl Target {
    /// The address without what may be secret: for errors and logs.
    pub(crate) fn shown_url(&self) -> Url {
        let mut url = self.url.clone();
        url.set_query(None);
        url.set_fragment(None);
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url
    }
}

/// Without the token, and without the query, which may hold one.
impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("url", &self.shown_url().as_str())
            .field("token", &self.token.as_ref().map(|_| "…"))
            .finish()
    }
}

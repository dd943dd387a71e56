//! How a connection can end, and what follows from it.
//!
//! Pure: knows nothing of sockets or clocks.

use crate::vigil::Change;
use std::{fmt, time::Duration};

/// How a connection ended, or why there was none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The body ended.
    Eof,
    /// Refused, reset, no such host, TLS: what the system or the library says.
    Broken(String),
    /// No headers came in this time.
    ConnectTimeout(Duration),
    /// Nothing came for this long.
    Silent(Duration),
    /// Another status than 200, with what `Retry-After` asks for.
    Status(u16, Option<Duration>),
    /// 200 with this Content-Type.
    WrongType(String),
    /// Redirected too often, or to no place.
    Redirects(String),
    /// The receiver gave up a batch: it must come again.
    NotStored,
    /// The computer woke, or the network changed: what looks open may be dead.
    Around(Change),
}

/// What to do after an [`End`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// Try again at once.
    Now,
    /// Wait, and try again; at least as long as the server asked.
    Retry(Option<Duration>),
    /// Try again, but rarely.
    RetryRarely,
    /// Stop until there is a token.
    AskForToken,
    /// Stop: trying again is no use.
    Stop,
}

impl End {
    /// What to do. `answered_before`: a stream was served here earlier, so that an HTML page is a captive
    /// portal and not a wrong address.
    pub fn then(&self, answered_before: bool) -> Then {
        match self {
            Self::Around(_) => Then::Now,
            Self::Status(401 | 403, _) => Then::AskForToken,
            Self::Status(204, _) => Then::Stop,
            Self::Status(408 | 425 | 429, asked) => Then::Retry(*asked),
            Self::Status(code, asked) if *code >= 500 => Then::Retry(*asked),
            Self::WrongType(kind) if answered_before && is_html(kind) => Then::RetryRarely,
            Self::Status(..) | Self::WrongType(_) | Self::Redirects(_) => Then::Stop,
            Self::Eof | Self::Broken(_) | Self::ConnectTimeout(_) | Self::Silent(_) | Self::NotStored => {
                Then::Retry(None)
            }
        }
    }

    /// Whether a connection that is kept for later may be as dead as this one.
    pub fn leaves_dead_connections(&self) -> bool {
        matches!(self, Self::Silent(_) | Self::ConnectTimeout(_) | Self::Around(_))
    }

    /// Whether another network may give another answer: a portal may stand between us and the server.
    pub fn may_be_the_networks_doing(&self) -> bool {
        matches!(self, Self::WrongType(_) | Self::Redirects(_) | Self::Status(404, _))
    }

    /// What to tell the user: what was wrong, and the way out where there is one.
    pub fn words(&self, answered_before: bool) -> String {
        match self {
            Self::WrongType(kind) if answered_before && is_html(kind) => {
                "a page came instead of the stream: the network may want you to sign in (captive portal)"
                    .into()
            }
            other => other.to_string(),
        }
    }
}

fn is_html(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("text/html") || kind.eq_ignore_ascii_case("application/xhtml+xml")
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Eof => f.write_str("the server ended the stream"),
            Self::Broken(why) => write!(f, "the connection failed: {why}"),
            Self::ConnectTimeout(after) => write!(f, "no answer in {after:?}"),
            Self::Silent(after) => write!(f, "nothing came for {after:?}, not even a ping"),
            Self::Status(code @ (401 | 403), _) => {
                write!(f, "the server wants a valid token ({code}): set one, or a new one")
            }
            Self::Status(204, _) => f.write_str("the server says that there is no more to come (204)"),
            Self::Status(429, _) => f.write_str("the server asks for patience: too many requests (429)"),
            Self::Status(404, _) => {
                f.write_str("no stream at this address (404): check the server's address")
            }
            Self::Status(code, _) => write!(f, "the server answered {code}"),
            Self::WrongType(kind) if kind.is_empty() => {
                f.write_str("the answer names no Content-Type: no event stream at this address")
            }
            Self::WrongType(kind) => {
                write!(f, "the answer is `{kind}`, not text/event-stream: check the server's address")
            }
            Self::NotStored => f.write_str("a batch could not be stored, and is asked for again"),
            Self::Around(change) => write!(f, "{change}: connecting anew"),
            Self::Redirects(why) => write!(f, "redirected in vain: {why}"),
        }
    }
}

impl std::error::Error for End {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_mend_by_itself_is_tried_again_and_what_cannot_is_not() {
        let after = |end: End| end.then(false);
        for end in [End::Eof, End::Broken("reset".into()), End::Status(500, None), End::Status(502, None)] {
            assert_eq!(after(end), Then::Retry(None));
        }
        let asked = Some(Duration::from_secs(5));
        assert_eq!(after(End::Status(429, asked)), Then::Retry(asked));
        assert_eq!(after(End::Status(503, asked)), Then::Retry(asked));
        assert_eq!(after(End::Status(401, None)), Then::AskForToken);
        for end in [End::Status(204, None), End::Status(404, None), End::WrongType("text/html".into())] {
            assert_eq!(after(end), Then::Stop);
        }
    }

    #[test]
    fn a_page_where_a_stream_was_is_a_captive_portal() {
        let page = End::WrongType("text/HTML; charset=utf-8".into());
        assert_eq!(page.then(true), Then::RetryRarely);
        assert!(page.words(true).contains("captive portal"));
        assert!(page.words(false).contains("check the server's address"));
    }
}

//! What a request would rather have: `Accept` and `Accept-Encoding` (RFC 9110, 12.5).
//!
//! Pure. Where two are as welcome, the one that is named first in ours is taken.

use crate::hub::Rendering;
use axum::http::{HeaderMap, HeaderName, header};

/// How a stream's body is packed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// RFC 8878.
    Zstd,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

impl Coding {
    /// By what a connection costs in memory: zstd takes half of what gzip does, gzip half of what br does, and what they
    /// send differs little.
    const ALL: [Self; 3] = [Self::Zstd, Self::Gzip, Self::Brotli];

    /// As headers name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zstd => "zstd",
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }
}

/// What is welcome as a body's coding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Welcome {
    /// The best of ours; none where the body is as welcome as it is.
    pub coding: Option<Coding>,
    /// Whether it may also come as it is.
    pub identity: bool,
}

/// What `Accept-Encoding` says. Who doesn't send one gets the body as it is.
pub fn coding(headers: &HeaderMap) -> Welcome {
    let said = said(headers, header::ACCEPT_ENCODING);
    let of = |name: &str| said.iter().find(|(said, _)| said == name).map(|(_, quality)| *quality);
    let others = of("*");
    // Not named, it is taken, but after all that is.
    let identity = of("identity").or(others.filter(|quality| *quality == 0)).unwrap_or(1);
    let quality = |coding: Coding| {
        let alias = (coding == Coding::Gzip).then(|| of("x-gzip")).flatten();
        of(coding.name()).or(alias).or(others).unwrap_or(0)
    };
    let best = first_best(Coding::ALL.into_iter().map(|coding| (coding, quality(coding))));
    let coding = best.filter(|(_, quality)| *quality >= identity).map(|(coding, _)| coding);
    Welcome { coding, identity: identity > 0 }
}

/// The renderings of a stream's body, best first.
const RENDERINGS: [Rendering; 2] = [Rendering::Text, Rendering::Cbor];

/// The media type of a body.
pub fn media_type(rendering: Rendering) -> &'static str {
    match rendering {
        Rendering::Text => "text/event-stream",
        Rendering::Cbor => "application/cbor-seq",
        Rendering::Json => "application/json",
    }
}

/// What `Accept` says; none where nothing of ours is welcome. Who doesn't send one gets text.
pub fn rendering(headers: &HeaderMap) -> Option<Rendering> {
    if !headers.contains_key(header::ACCEPT) {
        return Some(Rendering::Text);
    }
    let said = said(headers, header::ACCEPT);
    let of = |name: &str| said.iter().find(|(said, _)| said == name).map(|(_, quality)| *quality);
    let quality = |rendering| {
        let name = media_type(rendering);
        let group = name.split_once('/').map_or(name, |(group, _)| group);
        // The nearer word wins.
        of(name).or_else(|| of(&format!("{group}/*"))).or_else(|| of("*/*")).unwrap_or(0)
    };
    let best = first_best(RENDERINGS.into_iter().map(|rendering| (rendering, quality(rendering))));
    best.map(|(rendering, _)| rendering)
}

/// The first of those that are the most welcome, with its quality; none where none is.
fn first_best<T>(offers: impl Iterator<Item = (T, u16)>) -> Option<(T, u16)> {
    offers.filter(|(_, quality)| *quality > 0).reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Names in small letters, without parameters, each with its quality in thousandths.
fn said(headers: &HeaderMap, name: HeaderName) -> Vec<(String, u16)> {
    let values = headers.get_all(name);
    let texts = values.iter().filter_map(|value| value.to_str().ok());
    let parts = texts.flat_map(|text| text.split(',')).map(str::trim).filter(|part| !part.is_empty());
    parts.map(read).collect()
}

fn read(part: &str) -> (String, u16) {
    let mut parts = part.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")));
    // One that can't be read is a wish all the same.
    let quality = quality.and_then(|text| text.parse().ok()).unwrap_or(1.0_f32);
    (name, (quality.clamp(0.0, 1.0) * 1000.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(name: HeaderName, values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn the_most_welcome_rendering_is_taken_and_the_nearer_word_wins() {
        let (text, cbor) = (Some(Rendering::Text), Some(Rendering::Cbor));
        for (said, rendering) in [
            (&[][..], text),
            (&["*/*"], text),
            (&["text/event-stream"], text),
            (&["Application/CBOR-seq"], cbor),
            (&["application/*"], cbor),
            (&["text/html,application/xhtml+xml,*/*;q=0.8"], text),
            (&["text/event-stream;q=0.5, application/cbor-seq"], cbor),
            (&["text/event-stream", "application/cbor-seq"], text),
            (&["*/*, text/event-stream;q=0"], cbor),
            (&["application/cbor-seq;q=0, */*"], text),
            (&["text/html"], None),
            (&["application/json, text/event-stream;q=0"], None),
        ] {
            assert_eq!(super::rendering(&headers(header::ACCEPT, said)), rendering, "{said:?}");
        }
    }

    #[test]
    fn the_most_welcome_coding_is_taken_and_who_names_none_gets_none() {
        for (said, coding, identity) in [
            (&[][..], None, true),
            (&[""], None, true),
            (&["gzip"], Some(Coding::Gzip), true),
            (&["X-GZIP"], Some(Coding::Gzip), true),
            (&["deflate, gzip, br, zstd"], Some(Coding::Zstd), true),
            (&["br", "gzip"], Some(Coding::Gzip), true),
            (&["gzip;q=1.0, br; q=0.5, zstd;q=0"], Some(Coding::Gzip), true),
            (&["zstd;q=0.001"], Some(Coding::Zstd), true),
            (&["*"], Some(Coding::Zstd), true),
            (&["*, zstd;q=0"], Some(Coding::Gzip), true),
            (&["identity"], None, true),
            (&["identity, gzip;q=0.5"], None, true),
            (&["identity;q=0.5, gzip"], Some(Coding::Gzip), true),
            (&["deflate, compress"], None, true),
            (&["gzip;q=nonsense"], Some(Coding::Gzip), true),
            (&["identity;q=0"], None, false),
            (&["*;q=0"], None, false),
            (&["gzip, *;q=0"], Some(Coding::Gzip), false),
            (&["identity, *;q=0"], None, true),
        ] {
            let welcome = super::coding(&headers(header::ACCEPT_ENCODING, said));
            assert_eq!(welcome, Welcome { coding, identity }, "{said:?}");
        }
    }
}

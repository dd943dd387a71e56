//! Makes legible what publishers get wrong: bytes that aren't of the encoding that they say, ampersands that stand
//! bare. One mistake must not cost the whole feed, at every poll.
//!
//! Looks at each byte a few times at most, and ahead of it no further than [`REFERENCE`].

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::{borrow::Cow, ops::Range};

/// An XML declaration is looked for in so many bytes.
const DECLARATION: usize = 200;
/// A longer reference (between `&` and `;`) is none.
const REFERENCE: usize = 32;
/// More bare ampersands than this are no mistake.
const BARE: usize = 10_000;

/// The bytes in an encoding that they name themselves, or else in UTF-8. `charset` is what the answer's head names: it
/// counts where the document names none, and where the bytes aren't of the one that it names.
pub fn decoded(bytes: Vec<u8>, charset: Option<&str>) -> Vec<u8> {
    let of_answer = charset.and_then(|name| Encoding::for_label(name.as_bytes()));
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let label = label(&bytes);
    let declared = label.clone().and_then(|label| Encoding::for_label(&bytes[label]));
    // Its name was read as ASCII: the bytes aren't of it.
    let is_untrue = marked.is_none() && declared.is_some_and(|own| own == UTF_16LE || own == UTF_16BE);
    let own = if is_untrue { Some(UTF_8) } else { marked.or(declared) };
    let believed = own.or(of_answer.filter(|_| label.is_none())).unwrap_or(UTF_8);
    if believed.decode_without_bom_handling_and_without_replacement(&bytes).is_some() {
        let is_told = !is_untrue && (own == Some(believed) || believed == UTF_8);
        return if is_told { bytes } else { says_utf_8(believed.decode(&bytes).0.into_owned()).into_bytes() };
    }
    let is_other = |other: &&Encoding| marked.is_none() && *other != believed && !is_mostly_utf_8(&bytes);
    let text = match of_answer.filter(is_other) {
        Some(other) => other.decode(&bytes).0.into_owned(),
        None if believed == UTF_8 => with_strays(&bytes),
        None => believed.decode(&bytes).0.into_owned(),
    };
    says_utf_8(text).into_bytes()
}

/// Where in the bytes an XML declaration has the name of their encoding.
fn label(bytes: &[u8]) -> Option<Range<usize>> {
    let start = bytes.get(..DECLARATION).unwrap_or(bytes);
    let begin = find(start, b"<?xml", 0)?;
    let end = find(start, b"?>", begin).unwrap_or(start.len());
    let after = find(&start[..end], b"encoding", begin)? + b"encoding".len();
    let quote = after + start[after..end].iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let length = start[quote + 1..end].iter().position(|byte| *byte == start[quote])?;
    Some(quote + 1..quote + 1 + length)
}

/// Where `wanted` is next in the bytes, from `from` on.
fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    memchr::memmem::find(bytes.get(from..)?, wanted).map(|at| from + at)
}

/// Whether more letters beyond ASCII are well written in UTF-8 than bytes are not: then these are strays, whatever the
/// answer's head says.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut well, mut strays) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        well += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        strays += chunk.invalid().len();
    }
    well > strays
}

/// UTF-8, and bytes that aren't as most of them were meant.
fn with_strays(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// The text with a declaration of what it is in now: who reads on believes it.
fn says_utf_8(mut text: String) -> String {
    if let Some(label) = label(text.as_bytes()) {
        text.replace_range(label, UTF_8.name());
    }
    text
}

/// The bytes with every ampersand escaped that stands bare, neither in CDATA nor before a reference; as they are where
/// there is none, or far too many.
pub fn escaped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (mut escaped, mut kept, mut at, mut bare) = (Vec::new(), 0, 0, 0);
    while bare <= BARE
        && let Some(step) = memchr::memchr2(b'&', b'<', &bytes[at..])
    {
        at += step;
        if bytes[at] == b'<' {
            let is_cdata = bytes[at..].starts_with(b"<![CDATA[");
            at = if is_cdata { find(bytes, b"]]>", at).unwrap_or(bytes.len()) } else { at + 1 };
            continue;
        }
        at += 1;
        if !begins_reference(&bytes[at..]) {
            bare += 1;
            escaped.extend_from_slice(&bytes[kept..at]);
            escaped.extend_from_slice(b"amp;");
            kept = at;
        }
    }
    if bare == 0 || bare > BARE {
        return Cow::Borrowed(bytes);
    }
    escaped.extend_from_slice(&bytes[kept..]);
    Cow::Owned(escaped)
}

/// Whether a name and `;`, or the number of a character and `;`, come next.
fn begins_reference(after: &[u8]) -> bool {
    let near = after.get(..REFERENCE).unwrap_or(after);
    let Some(end) = memchr::memchr(b';', near) else { return false };
    let Ok(inner) = std::str::from_utf8(&near[..end]) else { return false };
    let number = match inner.strip_prefix('#').map(|digits| (digits, digits.strip_prefix(['x', 'X']))) {
        Some((_, Some(digits))) => u32::from_str_radix(digits, 16),
        Some((digits, None)) => digits.parse(),
        None => return inner.starts_with(char::is_alphabetic) && inner.chars().all(char::is_alphanumeric),
    };
    number.is_ok_and(|number| number != 0 && char::from_u32(number).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ampersand_is_escaped_where_it_stands_bare_and_nowhere_else() {
        for (given, made) in [
            ("a & b", "a &amp; b"),
            ("&&amp;&", "&amp;&amp;&amp;"),
            ("?x=1&y=2", "?x=1&amp;y=2"),
            ("AT&T;", "AT&T;"),
            ("&#38;&#x26;&nbsp;", "&#38;&#x26;&nbsp;"),
            ("&#;&#xZZ;&#0;&#99999999;", "&amp;#;&amp;#xZZ;&amp;#0;&amp;#99999999;"),
            ("<![CDATA[a & b]]> & c", "<![CDATA[a & b]]> &amp; c"),
            ("<![CDATA[a & b", "<![CDATA[a & b"),
            (
                "& then no end for a long while, longer than names;",
                "&amp; then no end for a long while, longer than names;",
            ),
        ] {
            assert_eq!(escaped(given.as_bytes()), made.as_bytes(), "{given}");
        }
        let far_too_many = "&".repeat(BARE + 1);
        assert_eq!(escaped(far_too_many.as_bytes()), far_too_many.as_bytes());
    }

    #[test]
    fn stray_bytes_are_read_as_they_were_meant() {
        let read = |bytes: &[u8], charset| String::from_utf8(decoded(bytes.to_vec(), charset)).unwrap();
        let utf_8 = "<?xml version='1.0' encoding='UTF-8'?>";
        let with = |rest: &[u8]| [utf_8.as_bytes(), rest].concat();
        assert_eq!(read(&with(b"caf\xe9 \x96 d\xe9tente"), None), format!("{utf_8}café – détente"));
        assert_eq!(read(&with("вибух \u{e9}".as_bytes()), None), format!("{utf_8}вибух é"));
        let one_stray = with(&["вибух ".as_bytes(), b"\xe9"].concat());
        assert_eq!(read(&one_stray, None), format!("{utf_8}вибух é"));
        assert_eq!(read(&one_stray, Some("koi8-r")), format!("{utf_8}вибух é"), "a server's default");
        let cyrillic = with(&encoding_rs::WINDOWS_1251.encode("вибух").0);
        assert_eq!(read(&cyrillic, Some("windows-1251")), format!("{utf_8}вибух"));
        let broken = b"<?xml version='1.0' encoding='shift_jis'?>\x83\x8f \x83";
        let untrue = "<?xml version='1.0' encoding='utf-16'?>вибух".as_bytes();
        assert_eq!(read(untrue, None), format!("{utf_8}вибух"));
        assert_eq!(read(broken, None), format!("{utf_8}ワ \u{fffd}"));
    }
}

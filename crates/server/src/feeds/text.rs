//! From HTML to a line of text.

/// The text without tags, comments, scripts and styles, entities decoded, on one line.
pub fn plain(html: &str) -> String {
    let text = without_tags(html);
    let text = html_escape::decode_html_entities(&text);
    let visible = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}'));
    let spaced: String = visible.map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    // Behind the last `>` no tag ends: to look for one from each `<` there would take quadratic time.
    let (mut rest, tail) = html.split_at(html.rfind('>').map_or(0, |at| at + 1));
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some(tag) => {
                rest = &rest[tag.length..];
                if !is_inline(&tag.name) {
                    text.push(' ');
                }
                if tag.opens && matches!(tag.name.as_str(), "script" | "style") {
                    rest = after_closing(rest, &tag.name);
                }
            }
            None => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    text.push_str(tail);
    text
}

struct Tag {
    name: String,
    opens: bool,
    length: usize,
}

/// The tag that `text` begins with. `<` before a space or a digit is a less-than sign.
fn tag(text: &str) -> Option<Tag> {
    if text.starts_with("<!--") {
        let length = text.find("-->").map_or(text.len(), |at| at + 3);
        return Some(Tag { name: "!".into(), opens: false, length });
    }
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return None;
    }
    let name =
        inner.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>().to_ascii_lowercase();
    Some(Tag { name, opens: !text.starts_with("</"), length: end_of_tag(text)? })
}

/// Where the tag ends: a `>` in a quoted attribute doesn't end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A lone quote in a broken tag: the first `>` then.
    text.find('>').map(|at| at + 1)
}

/// Tags that stand inside of words and sentences.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr" | "b" | "em" | "font" | "i" | "mark" | "small" | "span" | "strong" | "sub" | "sup" | "u"
    )
}

fn after_closing<'a>(text: &'a str, name: &str) -> &'a str {
    let is_closing = |at: &usize| {
        let found = text.as_bytes().get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let closing = text.match_indices("</").map(|(at, _)| at).find(is_closing);
    closing.map_or("", |at| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::plain;
    use proptest::prelude::*;

    #[test]
    fn markup_is_dropped_and_entities_are_decoded() {
        assert_eq!(
            plain("<p>Shells hit&nbsp;<b>Khar</b>kiv &amp; Sumy</p><p>Two\n hurt</p>"),
            "Shells hit Kharkiv & Sumy Two hurt"
        );
        assert_eq!(plain("It&#8217;s &#x41; &eacute;t&eacute;"), "It’s A été");
        assert_eq!(plain("a<script>alert('<b>')</script>b<!-- c > d -->e<br/>f"), "a b e f");
        assert_eq!(plain("<img alt=\"a > b\" src='x'>Hi"), "Hi");
    }

    #[test]
    fn a_less_than_sign_is_no_tag() {
        assert_eq!(plain("Front < 3 km away, 2<3"), "Front < 3 km away, 2<3");
        assert_eq!(plain("unfinished <b"), "unfinished <b");
        assert_eq!(plain("ends with <"), "ends with <");
    }

    #[test]
    fn hostile_markup_takes_no_quadratic_time() {
        for piece in ["<a", "<", "<a\"", "<script></script>", "<!--", "<a'\">", "&", "<style>"] {
            plain(&piece.repeat(1 << 20));
        }
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_line(html in "[<>/!a-c\"'&;#x0-9\\-\\sé\u{200b}]{0,60}") {
            let text = plain(&html);
            let is_one_line = !text.contains(char::is_control) && text.trim() == text;
            prop_assert!(is_one_line, "{:?}", text);
        }
    }
}

//! When two titles of one source say the same: equal words but for case, punctuation, markup and the
//! outlet's name at the end.
//!
//! Pure. Numbers count as words: another toll is another title.

use crate::feeds::plain;

/// The title as words between single spaces; equal for titles that say the same.
pub fn words(title: &str, source_name: &str) -> String {
    let text = plain(title).to_lowercase();
    let text = without_outlet(&text, source_name);
    let separated = text.split(|c: char| !is_of_a_word(c));
    separated.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Letters and digits of any script, and the marks that some scripts write vowels with; not the general
/// punctuation, symbols and emoji.
fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '%'
        || !(c.is_ascii()
            || c.is_whitespace()
            || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}')
            || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff65}')
            || matches!(c, '\u{1f000}'..='\u{1faff}'))
}

/// Drops a last part after ` - ` or ` | ` that begins with the outlet's own name.
fn without_outlet<'a>(title: &'a str, source_name: &str) -> &'a str {
    let separators = [" - ", " | ", " – ", " — "];
    let cut = separators.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max();
    let Some((at, length)) = cut else { return title };
    let last = squeezed(&title[at + length..]);
    let is_outlet = outlet_names(source_name).iter().any(|name| last.starts_with(name.as_str()));
    if is_outlet { &title[..at] } else { title }
}

/// What an outlet may call itself: `BBC News` as it is, and the `bbc` of `www.bbc.co.uk`.
fn outlet_names(source_name: &str) -> Vec<String> {
    let lower = source_name.to_lowercase();
    let labels = lower.split('.').filter(|_| !lower.contains(' '));
    let usual = ["www", "com", "org", "net", "news", "edition"];
    let mut names: Vec<_> =
        labels.map(squeezed).filter(|label| label.len() >= 3 && !usual.contains(&label.as_str())).collect();
    names.push(squeezed(&lower));
    names.retain(|name| name.len() >= 2);
    names
}

fn squeezed(text: &str) -> String {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.strip_prefix("the").unwrap_or(&letters).to_owned()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn case_punctuation_markup_and_the_outlets_name_make_no_difference() {
        let plain = words("Blast in Kharkiv kills 3", "bbc.co.uk");
        assert_eq!(words("BLAST in <b>Kharkiv</b> kills&nbsp;3! - BBC News", "bbc.co.uk"), plain);
        assert_eq!(words("“Blast in Kharkiv kills 3”", "bbc.co.uk"), plain);
    }

    #[test]
    fn another_place_or_number_is_another_title() {
        let one = words("Blast in Kharkiv kills 3", "s");
        assert_ne!(words("Blast in Kharkiv kills 4", "s"), one);
        assert_ne!(words("Blast in Odesa kills 3", "s"), one);
        assert_ne!(words("Explosion - Kyiv", "Kyiv Independent"), words("Explosion", "Kyiv Independent"));
    }

    #[test]
    fn titles_of_other_scripts_keep_their_words() {
        assert_eq!(words("Вибух у Харкові!", "s"), "вибух у харкові");
        assert_ne!(words("फ", "s"), words("फि", "s"));
    }
}

//! How reliable a publisher is taken to be, where the item doesn't say: 1 (least) to 5 (most), and why.
//!
//! A table to edit. The reasons are about how a publisher works, not about whom it pleases; whoever isn't listed is
//! a 3. An item's own `reliability` always goes before.

/// A default: part of a publisher's name or host (lower case), its reliability, and the reason.
#[rustfmt::skip]
pub const SOURCES: &[(&str, u8, &str)] = &[
    ("reuters", 5, "news agency: own reporters, published corrections, attribution in every report"),
    ("apnews", 5, "news agency: own reporters, published corrections, attribution in every report"),
    ("associated press", 5, "news agency: own reporters, published corrections, attribution in every report"),
    ("afp", 5, "news agency: own reporters, published corrections, attribution in every report"),
    ("bbc", 4, "public broadcaster: own reporters and a verification desk, corrections published"),
    ("dw.com", 4, "public broadcaster: own reporters, corrections published"),
    ("france24", 4, "public broadcaster: own reporters, corrections published"),
    ("npr.org", 4, "public broadcaster: own reporters, corrections published"),
    ("guardian", 4, "newspaper: own reporters, a readers' editor who corrects"),
    ("nytimes", 4, "newspaper: own reporters, corrections published"),
    ("aljazeera", 4, "broadcaster: own reporters in the region; owned by a state that is a party at times"),
    ("reliefweb", 4, "a service of the United Nations: reports are signed and kept"),
    ("kyiv independent", 3, "own reporters close to events, in a country at war"),
    ("timesofisrael", 3, "own reporters close to events, in a country at war"),
    ("ukrinform", 2, "agency of a state at war"),
    ("tass", 2, "agency of a state at war"),
    ("ria.ru", 2, "agency of a state at war"),
    ("xinhua", 2, "agency of a state that directs its press"),
    ("irna", 2, "agency of a state that directs its press"),
    ("sana.sy", 2, "agency of a state at war"),
    ("rt.com", 1, "outlet of a state at war, often found to mislead"),
    ("dailymail", 2, "newspaper with many upheld complaints about accuracy"),
    ("t.me", 1, "anybody may write there, unsigned"),
    ("twitter.com", 1, "anybody may write there, unsigned"),
    ("reddit.com", 1, "anybody may write there, unsigned"),
];
/// Whoever isn't listed.
pub const UNKNOWN: u8 = 3;

/// The default for this publisher; its name is matched by whole words, its host by its end.
pub fn reliability(source_name: &str) -> u8 {
    let name = source_name.to_lowercase();
    let bounded = |at: usize, length: usize| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(name[..at].chars().next_back()) && edge(name[at + length..].chars().next())
    };
    let named = |part: &str| name.match_indices(part).any(|(at, _)| bounded(at, part.len()));
    SOURCES.iter().find(|(part, ..)| named(part)).map_or(UNKNOWN, |(_, reliability, _)| *reliability)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_known_by_whole_words_of_its_name_or_host() {
        for (name, is) in
            [("Reuters", 5), ("www.bbc.co.uk", 4), ("t.me", 1), ("sport.me", 3), ("Tasso news", 3)]
        {
            assert_eq!(reliability(name), is, "{name}");
        }
    }

    #[test]
    fn every_default_has_its_reason_and_is_a_reliability() {
        for (name, reliability, reason) in SOURCES {
            assert!(
                (1..=5).contains(reliability) && reason.len() > 10 && *name == name.to_lowercase(),
                "{name}"
            );
        }
    }
}

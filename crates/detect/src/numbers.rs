//! The dead and injured that a text counts, in digits or words.

use crate::{
    gazetteer,
    hashed::{Table, table},
    lexicon, nations,
    text::Word,
};
use ww3_event::Casualties;

const KILLED: &[&str] = &[
    "killed",
    "dead",
    "die",
    "dies",
    "died",
    "deaths",
    "slain",
    "fatalities",
    "perish",
    "perished",
    "martyred",
    "executed",
    "massacred",
    "slaughtered",
    "beheaded",
    "neutralised",
    "neutralized",
];
#[rustfmt::skip]
const KILLING: &[&str] = &[
    "kills", "kill", "killing", "killed", "behead", "beheads", "beheading", "massacre", "massacres", "slaughter", "execute",
    "executes", "slay", "slays", "hack", "hacks",
];
/// "leaves five dead" counts by its last word; "claims 19 lives" by the noun, or where nothing follows but "in".
const CLAIMING: &[&str] = &["claim", "claims", "claimed", "claiming"];
const INJURED: &[&str] = &["injured", "wounded", "hurt", "injuries"];
const INJURING: &[&str] = &["injures", "injure", "injuring", "wounds", "wounding", "wound", "hurts"];
/// What may stand between a number and its noun, or its verb.
const ABOUT: &[&str] = &[
    "at", "least", "about", "more", "than", "over", "nearly", "almost", "up", "to", "some", "around",
    "another", "as", "many", "the", "a", "of", "other",
];
#[rustfmt::skip]
const WHO: &[&str] = &[
    "people", "reportedly", "civilians", "civilian", "children", "soldiers", "troops", "police", "officers", "women",
    "men", "militants", "fighters", "others", "and", "were", "are", "is", "was", "more", "indian",
    "israeli", "palestinian", "palestinians", "ukrainian", "ukrainians", "russian", "russians", "syrian",
    "pakistani", "turkish", "worshippers", "students", "workers", "including", "reported", "feared", "left",
    "have", "been", "persons", "villagers", "israelis", "afghans", "iraqis", "security", "forces",
    "personnel", "rebels", "tigers", "of",
];

/// What this text counts; nothing where it counts nothing.
pub fn casualties(words: &[Word]) -> Option<Casualties> {
    let (killed, injured) = tolls(words);
    let number = |toll: Option<Toll>| toll.map(|(number, _)| number);
    let is_any = killed.is_some() || injured.is_some();
    is_any.then(|| Casualties { killed: number(killed), injured: number(injured) })
}

/// Which word counts the killed, else the injured.
pub fn counted(words: &[Word]) -> Option<usize> {
    let (killed, injured) = tolls(words);
    killed.or(injured).map(|(_, at)| at)
}

/// A number, and which word it is.
type Toll = (u32, usize);

/// The largest number of killed and of injured.
fn tolls(words: &[Word]) -> (Option<Toll>, Option<Toll>) {
    let (mut killed, mut injured) = (None, None);
    for at in 0..words.len() {
        let (number, is_toll) = (number(&words[at].folded), is_toll(words, at));
        // "killed by their partners" is another toll than the event's.
        if number.is_none() && !is_toll || is_of_another_matter(words, at) {
            continue;
        }
        if is_toll && let Some(number) = risen_to(words, at) {
            killed = killed.max(Some(number));
        }
        let Some(number) = number else { continue };
        // "three-year-old killed"
        if words.get(at + 1).is_some_and(|word| matches!(word.folded.as_str(), "year" | "month" | "years")) {
            continue;
        }
        let after = following(words, at + 1);
        let before = preceding(words, at);
        let is = |word: Option<&str>, list: &[&str]| word.is_some_and(|word| list.contains(&word));
        if is(after, INJURED) || is(before, INJURING) {
            injured = injured.max(Some((number, at)));
        } else if is(after, KILLED)
            || is(before, KILLING)
            || before == Some("down")
                && (at.saturating_sub(5)..at).any(|i| words[i].folded.starts_with("gun"))
            || is(before, CLAIMING) && after.is_none_or(|word| matches!(word, "lives" | "in" | "at" | "near"))
        {
            killed = killed.max(Some((number, at)));
        }
    }
    (killed, injured)
}

/// A number of the wars' or the year's whole toll, or of a crime that is no act of war.
fn is_of_another_matter(words: &[Word], at: usize) -> bool {
    let today = |word: &Word| matches!(word.folded.as_str(), "dawn" | "morning" | "midnight" | "yesterday");
    let of_today = words.iter().skip(at).take(13).any(today);
    words.iter().skip(at).take(12).any(|word| {
        !(of_today && word.folded == "since")
            && matches!(word.folded.as_str(), "since" | "partner" | "partners" | "husbands" | "ex" | "so")
    })
}

/// Whether the dead are counted here: "death toll", "bombing toll rises"; not "toll road".
pub fn is_toll(words: &[Word], at: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let rises = |at: &usize| {
        matches!(word(*at), "rises" | "rose" | "climbs" | "reaches" | "passes" | "mounts" | "tops")
    };
    matches!(word(at), "toll" | "deaths")
        && (word(at.wrapping_sub(1)) == "death" || RISING.contains(&word(at + 1)))
        || word(at) == "toll" && (at + 1..at + 9).any(|at| rises(&at))
}

/// What a toll does: "rises to 34".
#[rustfmt::skip]
const RISING: &[&str] = &[
    "rises", "rise", "rose", "climbs", "climb", "climbed", "reaches", "reach", "reached", "hits", "passes", "mounts",
    "jumps", "tops", "nears", "exceeds", "soars", "grows", "now", "stands", "continues", "past", "surpasses",
];

/// The number that a toll has come to.
fn risen_to(words: &[Word], toll: usize) -> Option<Toll> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let verb = (toll + 1..toll + 9).find(|at| RISING.contains(&word(*at)))?;
    (verb + 1..verb + 5).find_map(|at| Some((number(word(at))?, at)))
}

/// Of a title about a protest the words before what it is about: "protests in Minneapolis | after police kill a man".
/// All, where the rest tells what the protest itself did ("protests over prices leave five dead").
pub fn before_the_cause(words: &[Word]) -> &[Word] {
    let is = |at: &usize, list: &[&str]| list.contains(&words[*at].folded.as_str());
    let protest = (0..words.len()).find(|at| {
        words[*at].folded.starts_with("protest")
            || is(at, &["rally", "march", "demonstrate", "demonstrators", "riots", "streets", "rallies"])
    });
    let Some(protest) = protest else { return words };
    let about = (protest + 1..words.len())
        .find(|at| is(at, &["after", "over", "against", "since", "where", "demanding", "for"]));
    let Some(about) = about else { return words };
    let harms = (about..words.len()).any(|at| {
        is(
            &at,
            &[
                "leave", "leaves", "left", "claim", "claims", "turn", "turns", "deadly", "clashes",
                "teargas", "gas",
            ],
        )
    });
    if harms { words } else { &words[..about] }
}

/// Whether anybody died, counted or not.
pub fn someone_died(words: &[Word]) -> bool {
    (0..words.len()).any(|at| is_toll(words, at))
        || words.iter().any(|word| {
            KILLED.contains(&word.folded.as_str())
                || matches!(word.folded.as_str(), "kills" | "kill" | "killing")
        })
}

/// The first word that says that somebody was injured, counted or not.
pub fn injury(words: &[Word]) -> Option<usize> {
    words
        .iter()
        .position(|word| INJURED.contains(&word.folded.as_str()) || INJURING.contains(&word.folded.as_str()))
}

fn following(words: &[Word], mut at: usize) -> Option<&str> {
    for _ in 0..4 {
        let word = words.get(at)?;
        let people = lexicon::tags(&word.folded) & (lexicon::PEOPLE | lexicon::FORCE) != 0;
        let people = people || nations::group(words, at).is_some();
        let is_whose = || people || WHO.contains(&word.folded.as_str()) || nations::is_demonym(&word.folded);
        // "17 South Sudan soldiers dead"
        let is_known = |count: &usize| {
            words
                .get(at..at + count)
                .is_some_and(|name| gazetteer::of_words(name).any(|entry| entry.is_known))
        };
        let is_apart = word.after_break && at > 0 && word.folded != "including";
        if is_apart {
            return Some(&word.folded);
        }
        if is_whose() {
            at += 1;
        } else if let Some(count) = (1..=2).rev().find(is_known) {
            at += count;
        } else {
            return Some(&word.folded);
        }
    }
    None
}

fn preceding(words: &[Word], mut at: usize) -> Option<&str> {
    loop {
        // "15 killed, 12 captured"
        at = at.checked_sub(1).filter(|_| !words[at].after_break)?;
        if !ABOUT.contains(&words[at].folded.as_str()) {
            return Some(&words[at].folded);
        }
    }
}

/// The English words of the numbers from 0 to 20, in order.
#[rustfmt::skip]
pub const SPOKEN: [&str; 21] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
];

/// The words that count people.
#[rustfmt::skip]
static IN_WORDS: Table<u32, 128> = table! {
    "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9,
    "ten" => 10, "eleven" => 11, "twelve" => 12, "thirteen" => 13, "fourteen" => 14, "fifteen" => 15, "sixteen" => 16,
    "seventeen" => 17, "eighteen" => 18, "nineteen" => 19, "twenty" => 20, "thirty" => 30, "forty" => 40, "fifty" => 50,
    "sixty" => 60, "seventy" => 70, "eighty" => 80, "ninety" => 90, "hundred" => 100, "dozen" => 12, "dozens" => 24,
    "scores" => 40, "hundreds" => 200,
};

/// Whether this folded word counts people.
pub fn is_number(word: &str) -> bool {
    number(word).is_some()
}

fn number(word: &str) -> Option<u32> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return IN_WORDS.get(word);
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let number: u32 = digits.parse().ok()?;
    // Years and ages aren't tolls.
    (number > 0 && number < 100_000 && !(1900..2100).contains(&number)).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn tolls_are_read_in_digits_and_words() {
        for (text, killed, injured) in [
            ("Missile strike on station kills about 60", Some(60), None),
            ("Twelve dead, 1,200 injured in blast", Some(12), Some(1200)),
            ("At least 14 people killed and 30 wounded", Some(14), Some(30)),
            ("Airstrike kills dozens", Some(24), None),
            ("Shelling wounds two children", None, Some(2)),
            ("Bombing leaves at least five dead", Some(5), None),
            ("death toll from blast climbs to 34", Some(34), None),
            ("Bombing toll passes 300", Some(300), None),
            ("Ambush leaves 17 South Sudan soldiers dead", Some(17), None),
        ] {
            assert_eq!(casualties(&words(text)), Some(Casualties { killed, injured }), "{text}");
        }
        for text in [
            "Attack in 2022 remembered",
            "Man, 25, runs 10 km",
            "Shelling hits 3 villages",
            "Troops killed three-year-old, says family",
        ] {
            assert_eq!(casualties(&words(text)), None, "{text}");
        }
    }
}

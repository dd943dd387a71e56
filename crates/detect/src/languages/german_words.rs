//! German words in two places, and two words in one: "schießt … ab", "Drohnenangriff".
//!
//! By lists of verbs and by the lexicon. Knows no other grammar.

use super::{Language::German, Lexicon, dictionary, towns};
use crate::{
    lexicon::{
        self, AIRSTRIKE, ATTACK, BLAST, BOMBING, CLASH, DRONE, ELSEWHERE, FORCE, INFRA, MISFORTUNE, MISSILE,
        PEOPLE, RANK, SHELLING, SHIP, TARGET, WAR, WEAPON,
    },
    text::Word,
};

/// Verbs whose first part stands at the end of the clause: the verb's beginnings, what stands apart, the English.
const SEPARABLE: &[(&[&str], &[&str], &str)] = &[
    (&["greift", "greifen", "griff", "griffen"], &["an"], "attacked"),
    (&["schiesst", "schiessen", "schoss", "schossen"], &["ab"], "shoots down"),
    (&["fangt", "fangen", "fing", "fingen", "wehrt", "wehren", "wehrte"], &["ab"], "intercepts"),
    (&["nimmt", "nehmen", "nahm", "nahmen"], &["ein"], "captured"),
    (&["nimmt", "nehmen", "nahm", "nahmen"], &["fest"], "sentenced"),
    (
        &["dringt", "dringen", "drang", "drangen", "ruckt", "rucken", "ruckte", "ruckten"],
        &["ein", "vor"],
        "enters",
    ),
    (&["marschiert", "marschieren", "marschierte", "marschierten"], &["ein"], "invades"),
    (&["schlagt", "schlagen", "schlug", "schlugen"], &["ein"], "hits"),
    (&["setzt", "setzen", "setzte", "setzten"], &["brand"], "torches"),
    (&["setzt", "setzen", "setzte", "setzten"], &["ein"], "fires"),
    (&["kundigt", "kundigen", "kundigte", "droht", "drohen", "ordnet", "ordnete"], &["an"], "plans"),
    (&["ruft", "rufen", "fordert", "fordern", "rief"], &["auf"], "calls"),
    (&["lehnt", "lehnen", "lehnte", "weist", "weisen", "wies"], &["ab", "zuruck"], "denies"),
    (&["schliesst", "schliessen", "schloss"], &["aus"], "denies"),
    (&["flammt", "flammen", "flammten"], &["auf"], "erupts"),
    (&["geht", "gehen", "ging", "gingen"], &["nieder"], "hits"),
    (&["wirft", "werfen", "warf", "warfen"], &["ab"], "drops"),
    (&["sturzt", "sturzen", "sturzte"], &["ab"], "crashes"),
    (&["sturzt", "sturzen", "sturzte"], &["ein"], "collapses"),
    (&["schaltet", "schalten", "schaltete"], &["aus"], "kills"),
    (&["brennt", "brennen", "brannte", "brannten"], &["nieder"], "torches"),
    (&["legt", "legen", "legte"], &["lahm"], "cripples"),
    (&["sprengt", "sprengte", "sprengen"], &["luft"], "suicide bombing"),
    (&["kommt", "kommen", "kam", "kamen"], &["leben"], "killed"),
    (&["setzt", "setzen", "setzte"], &["fest"], "seizes"),
    (&["bringt", "bringen", "brachte", "brachten"], &["kontrolle"], "captured"),
];

/// The English of verbs that stand apart, and nothing for their other parts, by the numbers of the words.
pub fn separated(words: &[Word]) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        let verb = words[at].folded.as_str();
        let clause = (at + 1..words.len()).take_while(|i| !words[*i].after_break);
        let last = clause.last().unwrap_or(at);
        let part = |(verbs, parts, english): &(&[&str], &[&str], &'static str)| {
            let stands = |i: &usize| parts.contains(&words[*i].folded.as_str());
            let apart = (at + 1..=last).rev().filter(|_| verbs.contains(&verb)).find(stands)?;
            Some((apart, *english))
        };
        if let Some((apart, english)) = SEPARABLE.iter().find_map(part) {
            found.push((at, english));
            found.push((apart, ""));
        }
    }
    found
}

/// What a word that is put together may end with, though nothing is known of its beginning.
const PLAIN_ENDS: lexicon::Tags =
    TARGET | INFRA | FORCE | PEOPLE | RANK | SHIP | MISSILE | DRONE | ELSEWHERE | MISFORTUNE;
/// What it may end with where its beginning is one of [`ARMED`].
const ACTS: lexicon::Tags = ATTACK | AIRSTRIKE | SHELLING | BOMBING | BLAST | CLASH | PLAIN_ENDS | WEAPON;
const ARMED: lexicon::Tags = WEAPON | WAR | FORCE | TARGET | INFRA | SHIP | AIRSTRIKE | BLAST;
/// Letters that join the two.
const JOINTS: &[&str] = &["", "s", "n", "en", "er", "e"];

/// The English of the two words that a longer one is made of; of the first nothing where it isn't known.
pub fn compound(lexicon: &Lexicon, word: &Word) -> Option<(&'static str, &'static str)> {
    let folded = word.folded.as_str();
    if let Some(part) = part_of_a_land(lexicon, word) {
        return Some(part);
    }
    let cuts = folded.char_indices().map(|(at, _)| at).filter(|at| *at >= 4 && folded.len() - at >= 4);
    cuts.into_iter().find_map(|cut| {
        let (first, last) = folded.split_at(cut);
        let last = lexicon.of(last, false)?;
        let head = meanings(last);
        let known = JOINTS.iter().find_map(|joint| {
            let stem = first.strip_suffix(joint).filter(|stem| stem.len() >= 4)?;
            lexicon.words.get(stem).copied().filter(|english| meanings(english) & ARMED != 0)
        });
        match known {
            Some(first) if head & ACTS != 0 => Some((first, last)),
            _ if head & PLAIN_ENDS != 0 && last.find(' ').is_none() => Some(("", last)),
            _ => None,
        }
    })
}

/// The same by the dictionary: both parts are known there.
pub fn listed(word: &Word) -> Option<(&'static str, &'static str)> {
    let folded = word.folded.as_str();
    // "Brandenburg" is no burning castle.
    if towns::is_called(word, German) {
        return None;
    }
    let cuts = folded.char_indices().map(|(at, _)| at).filter(|at| *at >= 4 && folded.len() - at >= 4);
    cuts.into_iter().find_map(|cut| {
        let (first, last) = folded.split_at(cut);
        let last = dictionary::of(last, German)?;
        let stems = JOINTS.iter().filter_map(|joint| first.strip_suffix(joint));
        let first = stems.filter(|stem| stem.len() >= 3).find_map(|stem| dictionary::of(stem, German))?;
        Some((first, last))
    })
}

/// "Ostpolen", "Nordsyrien"
fn part_of_a_land(lexicon: &Lexicon, word: &Word) -> Option<(&'static str, &'static str)> {
    const DIRECTIONS: &[(&str, &str)] = &[
        ("nordost", "northeastern"),
        ("nordwest", "northwestern"),
        ("sudost", "southeastern"),
        ("sudwest", "southwestern"),
        ("ost", "eastern"),
        ("west", "western"),
        ("nord", "northern"),
        ("sud", "southern"),
        ("zentral", "central"),
    ];
    DIRECTIONS.iter().filter(|_| word.capital).find_map(|(direction, english)| {
        let land = lexicon.places.get(word.folded.strip_prefix(direction)?)?;
        Some((*english, *land))
    })
}

/// The meanings of the last of these English words.
fn meanings(english: &str) -> lexicon::Tags {
    english.rsplit(' ').next().map_or(0, lexicon::tags)
}

#[cfg(test)]
mod tests {
    use super::{super::german::LEXICON, *};
    use crate::text;

    #[test]
    fn verbs_that_stand_apart_are_found_in_their_clause() {
        let words = text::words("Armee schiesst Drohnen ab, Land greift Hafen an");
        assert_eq!(separated(&words), [(1, "shoots down"), (3, ""), (5, "attacked"), (7, "")]);
        assert!(separated(&text::words("Armee greift ein, ab morgen")).is_empty());
    }

    #[test]
    fn compounds_are_taken_apart_where_their_parts_are_known() {
        let compound = |word| compound(&LEXICON, &text::words(word)[0]);
        assert_eq!(compound("Hafenstadt"), Some(("port", "city")));
        assert_eq!(compound("Wortgefecht"), None);
        assert_eq!(compound("Ostpolen"), Some(("eastern", "Poland")));
    }
}

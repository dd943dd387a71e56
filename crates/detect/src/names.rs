//! Which words of a title are names of places, and of which.
//!
//! The longest name first, whole words only. Names that are ordinary words or people's, papers' and clubs' are left
//! out (`ordinary`, `people`). Where capitals say nothing (all lower, all upper, Title Case) only well-known names
//! count. Which of several places of one name is meant, `namesake` says. A place and the province or country that
//! follows it ("Tripoli, Lebanon", "Paris, Texas") are one name.

use crate::{
    beside,
    clause::View,
    context::{self, UNQUIET},
    gazetteer::{self, Entry, Kind},
    lexicon::{self, ATTACK, BLAST, DRONE, FIRE, HIT, SHOOT},
    namesake::{self, Evidence},
    nations,
    ordinary::is_ordinary,
    people,
    text::{self, Word},
};

/// A name in the title, and what it is taken for.
#[derive(Clone, Debug)]
pub struct Name {
    /// The first word.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// After the province or country that follows and belongs to it.
    pub until: usize,
    /// The place.
    pub entry: Entry,
}

/// A name, and the places that bear it.
pub struct Candidates {
    /// The first word.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// The places, the known first, then the largest.
    pub entries: Vec<Entry>,
}

/// Names may begin with these without a capital.
#[rustfmt::skip]
const LOWER_FIRST: &[&str] = &[
    "al", "el", "ez", "es", "ash", "as", "ad", "southern", "northern", "eastern", "western", "central", "south",
    "north", "east", "west", "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
    "southeastern", "southwestern", "upper", "lower", "occupied",
];
/// Where capitals say nothing, a place of this many people may be meant.
const FAMOUS_FROM: u32 = 100_000;

/// The names of places in these words.
pub fn names(view: &View) -> Vec<Name> {
    named(view, false)
}

/// The same where an act is told for sure, so that a place may be less known.
pub fn all_names(view: &View) -> Vec<Name> {
    named(view, true)
}

fn named(view: &View, is_loose: bool) -> Vec<Name> {
    let words = view.words;
    let capitals_tell = capitals_tell(words);
    let mut found: Vec<Candidates> = Vec::new();
    let (mut at, end) = (0, people::publisher(view));
    while at < end {
        match candidates(view, at, capitals_tell, is_loose) {
            Some(name) => {
                at = name.end;
                if !people::is_somebody(view, name.start, name.end, capitals_tell) {
                    found.push(name);
                }
            }
            // "al-Shabab" is no town Shabab.
            None => at += view.group(at).map_or(1, |(_, long)| long.max(1)),
        }
    }
    let evidence = Evidence::new(words, &found, capitals_tell);
    let mut named = Vec::with_capacity(found.len());
    let mut next = 0;
    while let Some(name) = found.get(next) {
        next += 1;
        let whole = found.get(next).filter(|whole| is_beside(view, name, whole));
        if let Some((whole, entry)) = whole.and_then(|whole| Some((whole, namesake::inside(name, whole)?))) {
            named.push(Name { start: name.start, end: name.end, until: whole.end, entry });
            next += 1;
            continue;
        }
        if let Some((end, entry)) = namesake::in_state(words, name) {
            named.push(Name { start: name.start, end: name.end, until: end, entry });
            continue;
        }
        let after = words.get(name.end).filter(|word| !word.after_break).map(|word| word.folded.as_str());
        let chosen = namesake::choose(name, after, &evidence);
        if let Some(entry) = chosen.and_then(|entry| beside::there(view, name, entry)) {
            if capitals_tell && beside::is_half(view, name, &entry) {
                continue;
            }
            let (end, entry) = part_of(view, name.end, &entry).unwrap_or((name.end, entry));
            named.push(Name { start: name.start, end, until: end, entry });
        }
    }
    named
}

/// "Pakistan's south-west", "Thailand's restive south": the region, where the list has it, and where its name ends.
fn part_of(view: &View, end: usize, country: &Entry) -> Option<(usize, Entry)> {
    if country.kind != Kind::Country || !view.words[end - 1].possessive {
        return None;
    }
    let first = (end..end + 2).find(|at| is_compass(view.word(*at)))?;
    let second = Some(view.word(first + 1)).filter(|word| is_compass(word));
    let compass = format!("{}{}", view.word(first), second.unwrap_or_default());
    let last = first + usize::from(second.is_some());
    // "Nigeria's Northern Region" is another name.
    if view.words.get(last + 1).is_some_and(|next| next.capital && !next.after_break)
        && view.words[first].capital
    {
        return None;
    }
    let whole = text::name(country.label);
    let entry = gazetteer::find(&format!("{compass} {whole}")).next()?;
    Some((last + 1, entry))
}

/// "Tripoli, Lebanon": one right after the other, and the second doesn't speak or act.
fn is_beside(view: &View, name: &Candidates, whole: &Candidates) -> bool {
    let next = view.word(whole.end);
    let speaks = matches!(
        next,
        "says" | "said" | "claims" | "warns" | "and" | "vows" | "tells" | "reports" | "confirms" | "denies"
    ) && view.words[whole.start].after_break;
    whole.start == name.end && !speaks && !view.words[name.end - 1].possessive
}

/// Whether a capital marks a name here: there are some, and plain words have none.
fn capitals_tell(words: &[Word]) -> bool {
    let long = || words.iter().filter(|word| word.end - word.start >= 4);
    let (all, capital) = (long().count(), long().filter(|word| word.capital).count());
    capital > 0 && (capital * 5 < all * 4 || all <= 3)
}

fn candidates(view: &View, at: usize, capitals_tell: bool, is_loose: bool) -> Option<Candidates> {
    let words = view.words;
    if let Some(whole) = abbreviated(view, at) {
        let entries = gazetteer::find(whole).filter(|entry| entry.kind == Kind::Country).collect();
        return Some(Candidates { start: at, end: at + 1, entries });
    }
    let ranges = view.ranges(at);
    for count in (1..=ranges.len()).rev() {
        let range = ranges[count - 1];
        let Some(span) = words.get(at..at + count).filter(|_| range != 0) else { continue };
        if span.iter().skip(1).any(|word| word.after_break) {
            continue;
        }
        let entries: Vec<Entry> = gazetteer::places(range).collect();
        // "in east London": the town East London has two capitals.
        let half_named = capitals_tell
            && count > 1
            && !span[0].capital
            && is_compass(&span[0].folded)
            && entries.iter().all(|entry| entry.kind == Kind::City && !entry.is_known);
        if half_named || is_no_name(view, at, count, &entries, capitals_tell) {
            continue;
        }
        let is_ours = |entry: &Entry| entry.is_known || entry.kind != Kind::City;
        let led = at > 0 && matches!(view.word(at - 1), "in" | "near" | "outside" | "of" | "around" | "at");
        let famous = entries.iter().any(|entry| {
            let long = span[0].folded.len() > 4 && entry.is_main_name;
            let from = match (nations::WAR_STATES.contains(&entry.country), UNQUIET.contains(&entry.country))
            {
                (true, _) if long && led => FAMOUS_FROM / 20,
                (true, _) if long => FAMOUS_FROM / 3,
                (_, true) if long && led => FAMOUS_FROM / 5,
                _ => FAMOUS_FROM,
            };
            is_ours(entry)
                || entry.population >= from
                || is_loose && is_less_known(entry, led, &span[0].folded)
        });
        let capital = span[0].capital && (count == 1 || span[count - 1].capital || count > 2);
        // "Kharkiv region", "Zaporizhzhia nuclear plant"
        let site = span[0].capital && entries.iter().any(|entry| entry.kind != Kind::City && entry.is_known);
        // "southern Lebanon", "el-Fasher"
        let small = count > 1 && span[count - 1].capital && LOWER_FIRST.contains(&span[0].folded.as_str());
        if if capitals_tell { capital || site || small } else { famous } {
            return Some(Candidates { start: at, end: at + count, entries });
        }
    }
    None
}

/// A town of this name may be meant where an act is told for sure.
fn is_less_known(entry: &Entry, led: bool, name: &str) -> bool {
    let armed = context::is_unquiet(entry.country);
    let long = name.chars().count();
    let from = match (led, armed) {
        (true, true) if long >= 4 => 0,
        (true, false) if long >= 5 => FAMOUS_FROM / 10,
        (false, true) if long >= 5 => FAMOUS_FROM / 10,
        (false, true) if long == 4 => FAMOUS_FROM / 3,
        _ => FAMOUS_FROM,
    };
    // "Gambella" is another spelling.
    let is_called_so = entry.is_main_name || led && armed && entry.population >= FAMOUS_FROM / 10;
    is_called_so && entry.population >= from
}

/// "in US" is a place, "in US raid" isn't: the country's name.
fn abbreviated(view: &View, at: usize) -> Option<&'static str> {
    let word = &view.words[at];
    let whole = match word.folded.as_str() {
        "us" => "united states",
        "uk" => "united kingdom",
        // "shot dead in Saudi"
        "saudi" if at > 0 && view.word(at - 1) == "in" => "saudi arabia",
        _ => return None,
    };
    let ends = view.words.get(at + 1).is_none_or(|next| {
        next.after_break
            || view.is(at + 1, lexicon::CLAUSE | lexicon::AT | lexicon::TOWARD)
            || matches!(view.word(at + 1), "against" | "for" | "to" | "by" | "from" | "rally" | "protest")
    });
    let leads = |word: &str| matches!(word, "in" | "across");
    let led = at > 0 && leads(view.word(at - 1))
        || at > 1 && view.word(at - 1) == "the" && leads(view.word(at - 2));
    ((word.capital || whole == "saudi arabia") && ends && led).then_some(whole)
}

fn is_compass(word: &str) -> bool {
    let tail = word.strip_prefix("north").or_else(|| word.strip_prefix("south")).unwrap_or(word);
    matches!(tail, "" | "ern" | "east" | "west" | "eastern" | "western" | "central") && !word.is_empty()
}

/// "drones attack the Kremlin", "blast near the Pentagon": the building, not who speaks from it.
fn is_seat_hit(view: &View, at: usize) -> bool {
    let article = usize::from(at > 0 && view.word(at - 1) == "the");
    if at <= article
        || !matches!(view.word(at), "kremlin" | "pentagon")
        || view.words[at].after_break
        || view.words[at - article].after_break
    {
        return false;
    }
    let before = at - article - 1;
    let here = |i: &usize| view.clause(*i) == view.clause(at);
    let is_led = matches!(view.word(before), "near" | "on" | "at" | "outside" | "over" | "above" | "inside");
    view.is(before, HIT | ATTACK)
        || is_led
            && (0..view.words.len()).filter(here).any(|i| view.is(i, BLAST | DRONE | ATTACK | FIRE | SHOOT))
}

/// Words that mean something else: ordinary ones, words of the lexicon, armed groups, demonyms.
fn is_no_name(view: &View, at: usize, count: usize, entries: &[Entry], capitals_tell: bool) -> bool {
    let words = view.words;
    let plain = |word: &Word| {
        is_ordinary(&word.folded) || lexicon::tags(&word.folded) != 0 || nations::is_demonym(&word.folded)
    };
    if count == 1 {
        let word = &words[at];
        if is_seat_hit(view, at) {
            return false;
        }
        if nations::is_demonym(&word.folded) || view.group(at).is_some() {
            return true;
        }
        // "northeastern India", "Latin America", "Bay Area": half a name.
        if word.folded == "bay" && view.word(at + 1) == "area" {
            return true;
        }
        if is_compass(&word.folded)
            || word.folded == "america"
                && at > 0
                && (is_compass(view.word(at - 1)) || view.word(at - 1) == "latin")
        {
            return true;
        }
        // "in Nice", "in Chad", "Damascus, Virginia": there the word can only be a place.
        let before = if at > 0 { view.word(at - 1) } else { "" };
        let second = if at > 1 { view.word(at - 2) } else { "" };
        let far = matches!(
            before,
            "northern" | "southern" | "eastern" | "western" | "central" | "north" | "south" | "east" | "west"
        ) && second == "in";
        let leads =
            !word.after_break && (far || matches!(before, "in" | "near" | "outside" | "around" | "of"));
        let is_great = |entry: &Entry| entry.is_known || entry.population >= FAMOUS_FROM;
        let is_state = |entry: &Entry| matches!(entry.kind, Kind::Country | Kind::Province);
        // "in Tank, Pakistan", "in Tank district", "Pakistan's Tank"
        let is_there = |entry: &Entry| {
            let follows = view.words.get(at + 1).is_some_and(|next| {
                next.after_break
                    && gazetteer::of_words(&words[at + 1..at + 2])
                        .any(|whole| whole.country == entry.country && is_state(&whole))
            });
            let owned = at > 0
                && view.words[at - 1].possessive
                && gazetteer::of_words(&words[at - 1..at])
                    .any(|whole| whole.kind == Kind::Country && whole.country == entry.country);
            let district = namesake::is_province_word(view.word(at + 1))
                && matches!(entry.kind, Kind::Province | Kind::City);
            let said = (0..words.len())
                .any(|i| view.demonym(i).is_some_and(|(code, _)| code == entry.country))
                && matches!(entry.kind, Kind::Province | Kind::City)
                && !nations::is_leader(&word.folded);
            leads && (follows || said || district && nations::WAR_STATES.contains(&entry.country)) || owned
        };
        if capitals_tell && word.capital && entries.iter().any(is_there) {
            return false;
        }
        let in_it = leads
            && entries.iter().any(is_great)
            && (capitals_tell && word.capital || entries.iter().any(|entry| entry.kind == Kind::Country))
            || word.after_break
                && word.capital
                && at > 0
                && view.words[at - 1].capital
                && entries.iter().any(is_state);
        return plain(word) && !in_it;
    }
    let group = view.group(at).is_some_and(|(_, long)| long >= count);
    let is_ours = entries.iter().any(|entry| entry.is_known || entry.kind == Kind::Water);
    group
        || !is_ours && words[at..at + count].iter().all(plain)
        || nations::is_demonym(view.word(at)) && !is_ours
}

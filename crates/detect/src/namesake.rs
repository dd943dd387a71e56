//! Which of the places of one name is meant.
//!
//! What is said right beside it decides: the province or country that follows, or "region". Otherwise each place has
//! a weight, in powers of ten of people (a city of a million weighs 6): more for what the news know, for countries
//! and waters, for where there is war, and for places in a country that the text names, by itself, by a demonym, by
//! an armed group that is at home there, or by another place. The heaviest is taken where it plainly is the
//! heaviest, else none: a wrong pin is worse than none.

use crate::{
    gazetteer::{self, Entry, Kind},
    groups,
    names::Candidates,
    nations, text,
};

/// A town that nothing else speaks for weighs so much at least: 15,000 people.
const KNOWN_FROM: f64 = 4.17;
/// So much heavier than the next is plainly.
const PLAINLY: f64 = 0.4;
/// Two places so near (in degrees) are one for a map of the world.
const NEAR: f64 = 0.5;
/// A city of so many people has no namesake that needs no other word.
const GREAT: u32 = 1_000_000;
/// Between a province's own point and a town of it, in degrees.
const INSIDE: f64 = 4.0;

/// There is war or was lately: villages too are known there, and in the news. As in `examples/build_gazetteer`.
#[rustfmt::skip]
const VILLAGES: &[&str] = &[
    "UKR", "PSE", "ISR", "LBN", "SYR", "YEM", "IRQ", "IRN", "SDN", "SSD", "SOM", "LBY", "MLI", "BFA", "NER", "NGA",
    "TCD", "CMR", "CAF", "COD", "ETH", "ERI", "MOZ", "AFG", "PAK", "MMR", "AZE", "ARM", "HTI",
];

/// After a name, these make of it a province.
const PROVINCE_WORDS: &[&str] =
    &["province", "oblast", "region", "governorate", "state", "district", "county", "prefecture"];

/// Whether this word after a name makes a province of it.
pub fn is_province_word(word: &str) -> bool {
    PROVINCE_WORDS.contains(&word)
}

/// What a text says about countries.
pub struct Evidence {
    /// Countries, and how much each speaks for a place in it.
    countries: Vec<(&'static str, f64)>,
    capitals_tell: bool,
    is_american: bool,
}

impl Evidence {
    /// Of these words, in which these names stand.
    pub fn new(words: &[text::Word], found: &[Candidates], capitals_tell: bool) -> Self {
        let mut countries: Vec<(&'static str, f64)> = Vec::new();
        for name in found {
            let Some(first) = name.entries.first() else { continue };
            let country = name.entries.iter().find(|entry| entry.kind == Kind::Country);
            let is_region = matches!(first.kind, Kind::Province | Kind::Region | Kind::Site);
            // A name speaks for its country where it has one bearer, or one that the news know; not for itself.
            let alone = name.entries.iter().all(|entry| entry.country == first.country);
            let known = first.is_known && name.entries.iter().filter(|entry| entry.is_known).count() == 1;
            if let Some(country) = country {
                countries.push((country.country, 2.2));
            } else if is_region && (alone || known) {
                countries.push((first.country, 2.2));
            } else if alone && (first.is_known || first.population >= 100_000) {
                countries.push((first.country, 1.0));
            }
        }
        for at in 0..words.len() {
            if let Some((code, count)) = nations::demonym(words, at) {
                // It stands in another country.
                if words
                    .get(at + count)
                    .is_some_and(|next| matches!(next.folded.as_str(), "embassy" | "consulate"))
                {
                    continue;
                }
                countries.push((code, 1.8));
                countries.extend(theatre(code).iter().map(|near| (*near, 0.8)));
            }
            if let Some((code, _)) = nations::group(words, at) {
                countries.extend(groups::home(code).iter().map(|home| (*home, 1.2)));
            }
        }
        let named = countries.clone();
        countries.extend(
            named
                .iter()
                .filter(|(_, weight)| *weight > 1.9)
                .flat_map(|(code, _)| theatre(code).iter().map(|near| (*near, 0.5))),
        );
        let is_american = words.iter().any(|word| AMERICAN.contains(&word.folded.as_str()));
        Self { countries, capitals_tell, is_american }
    }

    fn of(&self, country: &str) -> f64 {
        let said = self.countries.iter().filter(|(code, _)| *code == country).map(|(_, weight)| *weight);
        let american = if self.is_american && country == "USA" { 1.5 } else { 0.0 };
        said.fold(american, f64::max)
    }
}

/// Words of American home news.
#[rustfmt::skip]
const AMERICAN: &[&str] = &[
    "sheriff", "county", "gop", "republican", "republicans", "democrat", "democrats", "senate", "runoff", "fbi",
    "deputies", "trooper", "troopers", "governor", "atlanta",
];

/// Where those of this country fight besides their own: who names them may mean a town there.
pub fn theatre(code: &str) -> &'static [&'static str] {
    match code {
        "RUS" => &["UKR"],
        "UKR" => &["RUS"],
        "ISR" => &["PSE", "LBN", "SYR", "IRN"],
        "PSE" => &["ISR"],
        "IRN" => &["ISR", "IRQ"],
        "USA" => &["IRQ", "AFG", "SYR", "YEM", "SOM"],
        "TUR" => &["SYR", "IRQ"],
        "IND" => &["PAK"],
        "PAK" => &["AFG"],
        "SAU" => &["YEM"],
        "RWA" => &["COD"],
        "ETH" | "KEN" => &["SOM"],
        "AZE" => &["ARM"],
        "ARM" => &["AZE"],
        "PRK" => &["KOR"],
        "KHM" => &["THA"],
        "THA" => &["KHM"],
        "KGZ" => &["TJK"],
        "TJK" => &["KGZ"],
        "FRA" => &["MLI", "NER", "BFA"],
        _ => &[],
    }
}

/// The place of this name that lies in the province or country that follows: "Tripoli, Lebanon", "Paris, Texas".
pub fn inside(name: &Candidates, whole: &Candidates) -> Option<Entry> {
    let is_country = name.entries.iter().any(|entry| entry.kind == Kind::Country && entry.is_known);
    for whole in &whole.entries {
        let lies = |entry: &&Entry| match whole.kind {
            Kind::Country => entry.country == whole.country,
            Kind::Province | Kind::Region => lies_in(entry, whole),
            _ => false,
        };
        let smaller = |entry: &&Entry| entry.kind != Kind::Country && entry.number != whole.number;
        let cities = name.entries.iter().filter(smaller).filter(lies);
        if let Some(entry) = cities.max_by_key(|entry| (entry.kind == Kind::City, entry.population)) {
            return Some(*entry);
        }
    }
    // "Lebanon, Pennsylvania" where the list has none: the state is what is known.
    let state = whole.entries.iter().find(|entry| entry.kind == Kind::Province && is_federal(entry.country));
    state
        .filter(|state| {
            is_country
                || name.entries.iter().all(|entry| entry.country != state.country)
                    && !is_province_of(name, state)
        })
        .copied()
}

fn is_province_of(name: &Candidates, state: &Entry) -> bool {
    name.entries.iter().any(|entry| entry.kind == Kind::Province && entry.country == state.country)
}

/// States that news name behind a town.
fn is_federal(country: &str) -> bool {
    matches!(country, "USA" | "CAN" | "AUS")
}

fn lies_in(entry: &Entry, whole: &Entry) -> bool {
    if entry.country != whole.country {
        return false;
    }
    match entry.part {
        Some(part) if whole.kind == Kind::Province => part == whole.number,
        _ => (entry.lat - whole.lat).abs() < INSIDE && (entry.lon - whole.lon).abs() < INSIDE,
    }
}

/// "Lebanon, Pa.": the town and the state's abbreviation; where it ends, and the place.
pub fn in_state(words: &[text::Word], name: &Candidates) -> Option<(usize, Entry)> {
    let word = words.get(name.end).filter(|word| word.after_break && word.capital)?;
    let (_, state) = STATES.iter().find(|(short, _)| *short == word.folded)?;
    let state =
        gazetteer::find(state).find(|entry| entry.kind == Kind::Province && entry.country == "USA")?;
    let town = name.entries.iter().filter(|entry| entry.kind == Kind::City && lies_in(entry, &state));
    // "Baghdad: Mass, …" is no town in Massachusetts.
    let is_great = name.entries.iter().any(|entry| entry.kind == Kind::City && entry.population >= GREAT);
    let entry = town.max_by_key(|entry| entry.population).copied().or(Some(state).filter(|_| !is_great))?;
    Some((name.end + 1, entry))
}

#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("ala", "alabama"), ("ariz", "arizona"), ("ark", "arkansas"), ("calif", "california"), ("ca", "california"),
    ("colo", "colorado"), ("conn", "connecticut"), ("fla", "florida"), ("fl", "florida"), ("ga", "georgia"),
    ("ill", "illinois"), ("il", "illinois"), ("ind", "indiana"), ("kan", "kansas"), ("ky", "kentucky"),
    ("la", "louisiana"), ("md", "maryland"), ("mass", "massachusetts"), ("mich", "michigan"), ("minn", "minnesota"),
    ("miss", "mississippi"), ("mo", "missouri"), ("mont", "montana"), ("neb", "nebraska"), ("nev", "nevada"),
    ("nj", "new jersey"), ("nm", "new mexico"), ("ny", "new york"), ("nc", "north carolina"), ("nd", "north dakota"),
    ("okla", "oklahoma"), ("ore", "oregon"), ("pa", "pennsylvania"), ("ri", "rhode island"), ("sc", "south carolina"),
    ("sd", "south dakota"), ("tenn", "tennessee"), ("tex", "texas"), ("tx", "texas"), ("va", "virginia"),
    ("vt", "vermont"), ("wash", "washington"), ("wis", "wisconsin"), ("wyo", "wyoming"),
];

/// Which place of this name is meant; `next` is the word after it.
pub fn choose(name: &Candidates, next: Option<&str>, evidence: &Evidence) -> Option<Entry> {
    if next.is_some_and(|next| PROVINCE_WORDS.contains(&next)) {
        let provinces =
            || name.entries.iter().filter(|entry| matches!(entry.kind, Kind::Province | Kind::Region));
        // A district is a part of a great city, too.
        let great = next == Some("district")
            && name.entries.iter().any(|entry| entry.kind == Kind::City && entry.population >= 300_000);
        if let Some(entry) = heaviest(provinces(), evidence, 0.0).filter(|_| !great) {
            return Some(entry);
        }
        // A region around a town that the lists don't have: at the town, as a region.
        if provinces().next().is_none() && next != Some("state") {
            let town = heaviest(name.entries.iter(), evidence, KNOWN_FROM)?;
            return Some(if town.kind == Kind::City { Entry { kind: Kind::Region, ..town } } else { town });
        }
    }
    // A province is called by its town: the town is meant, unless only the province is known.
    let has_city = |province: &Entry| {
        let is_it = |entry: &Entry| {
            entry.kind == Kind::City
                && entry.country == province.country
                && entry.is_main_name
                && (entry.is_known || entry.population >= 50_000 || !province.is_known)
        };
        name.entries.iter().any(is_it)
    };
    let is_meant = |entry: &&Entry| entry.kind != Kind::Province || !has_city(entry);
    let least = if evidence.capitals_tell { 0.0 } else { KNOWN_FROM };
    heaviest(name.entries.iter().filter(is_meant), evidence, least)
}

fn heaviest<'a>(entries: impl Iterator<Item = &'a Entry>, evidence: &Evidence, least: f64) -> Option<Entry> {
    let mut weighed: Vec<(f64, &Entry)> =
        entries.map(|entry| (weight(entry) + evidence.of(entry.country), entry)).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (first, entry) = *weighed.first()?;
    let away = |other: &Entry| (other.lat - entry.lat).abs() > NEAR || (other.lon - entry.lon).abs() > NEAR;
    let next = weighed.iter().skip(1).find(|(_, other)| away(other));
    let in_war = VILLAGES.contains(&entry.country) && entry.label.len() >= 4;
    let enough = first >= KNOWN_FROM.max(least) || in_war && least == 0.0 && evidence.capitals_tell;
    let is_plain = next.is_none_or(|(next, other)| {
        // The text speaks for the first one's country.
        let is_said = evidence.of(entry.country) > evidence.of(other.country);
        first - next >= if is_said { PLAINLY / 2.0 } else { PLAINLY }
    });
    (enough && is_plain).then_some(*entry)
}

fn weight(entry: &Entry) -> f64 {
    let people = f64::from(entry.population.max(300)).log10();
    let known = f64::from(u8::from(entry.is_known));
    let alternative = if entry.is_main_name { 0.0 } else { 0.7 };
    let war = if VILLAGES.contains(&entry.country) { 0.5 } else { 0.0 };
    match entry.kind {
        Kind::Country => 9.0,
        Kind::Water => 7.5,
        Kind::Site => 5.0 + 1.7 * known,
        Kind::Province => 5.0 + 1.2 * known + war,
        Kind::Region => 4.2 + 2.0 * known + war,
        Kind::City => people.max(5.3 * known) + if entry.is_known { 1.2 } else { war } - alternative,
    }
}

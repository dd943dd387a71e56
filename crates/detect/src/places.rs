//! Where: which names of the text are places, and which of them is where it happened.
//!
//! A name counts only where the words around it say that something is there: "in", "near", "hits", "… shelled".
//! So a capital that speaks ("Moscow says") is no place, and most ordinary words that are also villages fall
//! away. Of several candidates for a name the one in a country that the text names is taken, else the largest
//! where it is plainly the largest, else none: a wrong pin is worse than none.

use crate::{
    gazetteer::{self, Entry, Kind},
    nations::{DEMONYMS, GROUND},
    text::Word,
};
use ww3_event::{Place, Precision};

/// A name in the text, and what it may be.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The first word.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// What it is taken for.
    pub entry: Entry,
    /// What the words around it say.
    pub role: Role,
}

/// What the words around a name say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing: an actor, or context.
    Named,
    /// The act comes from here.
    From,
    /// It is what was hit ("on", "hits", "against").
    Target,
    /// It happened there ("in", "near").
    Site,
}

#[rustfmt::skip]
const AT: &[&str] = &[
    "in", "near", "outside", "inside", "across", "around", "over", "above", "within", "throughout", "off",
    "through", "at", "city", "town", "village",
];
const ON: &[&str] =
    &["on", "against", "toward", "towards", "into", "of", "to", "enters", "enter", "entered", "between"];
/// Verbs whose object is a place.
#[rustfmt::skip]
const HITTING: &[&str] = &[
    "hit", "hits", "strike", "strikes", "struck", "shell", "shells", "shelled", "shelling", "bomb", "bombs",
    "bombed", "bombing", "pound", "pounds", "pounded", "rock", "rocks", "rocked", "target", "targets",
    "targeted", "targeting", "attack", "attacks", "attacked", "attacking", "capture", "captures",
    "captured", "seize", "seizes", "seized", "storm", "storms", "stormed", "invade", "invades", "invaded",
    "slam", "slams", "bombard", "bombards", "besiege", "besieges", "retake", "retakes", "retook", "hitting",
    "striking", "shake", "shakes", "raid", "raids", "destroy", "destroys",
];
/// What may stand between a preposition and the name.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "the", "a", "an", "central", "northern", "southern", "eastern", "western", "north", "south", "east",
    "west", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest",
    "southeast", "southwest", "downtown", "capital", "city", "port", "border", "town", "village",
    "besieged", "occupied", "rebel", "held", "controlled", "nearby", "coastal", "key", "of", "major",
    "province", "region", "island", "district", "main", "mainly", "restive", "neighbouring", "neighboring",
    "populated", "crowded", "busy", "historic",
];
/// What follows a place where something happened.
#[rustfmt::skip]
const THERE: &[&str] = &[
    "hit", "shelled", "bombed", "attacked", "struck", "rocked", "blast", "blasts", "explosion",
    "explosions", "attack", "attacks", "bombing", "bombings", "airstrike", "airstrikes", "shelling",
    "destroyed", "damaged", "airport", "hospital", "mosque", "market", "theatre", "theater", "school",
    "station", "university", "hotel", "prison", "embassy", "airbase", "base", "province", "oblast",
    "region", "suburb", "church", "mall", "port", "refinery", "camp", "district", "protest", "protests",
    "clashes", "fighting", "under", "raid", "siege", "missile", "drone", "suicide", "car", "rocket",
    "power", "residential", "apartment", "falls", "captured", "seized", "protesters", "riots", "massacre",
    "demonstration",
];
/// Capitals act by name: what follows them may be their own deed.
const DEEDS: &[&str] = &[
    "strikes", "strike", "hits", "attacks", "attack", "says", "warns", "claims", "accuses", "launches",
    "denies",
];
/// Names of places that are ordinary words, or people's.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "of", "reading", "nice", "mobile", "split", "bath", "march", "police", "nancy", "ban", "man", "most",
    "best", "central", "union", "van", "male", "orange", "sale", "gap", "tours", "lens", "vice", "deal",
    "hull", "war", "along", "date", "young", "battle", "enterprise", "normal", "liberal", "hope", "power",
    "troy", "sandy", "salem", "independence", "mission", "progress", "victoria", "jackson", "wellington",
    "lincoln", "george", "charlotte", "florence", "madison", "sydney", "chelsea", "austin", "may", "june",
    "august", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "buy", "guide",
    "the", "new", "and", "are", "was", "has", "had", "but", "not", "all", "one", "two", "day", "way", "men",
    "son", "can", "car", "bus", "gas", "oil", "air", "sea", "red", "black", "white", "green", "north",
    "south", "east", "west", "northern", "southern", "eastern", "western", "port", "base", "camp", "island",
    "city", "town", "village", "capital", "border", "coast", "river", "hill", "lake", "bay", "cape", "park",
    "house", "home", "church", "school", "university", "market", "station", "center", "centre", "street",
    "bridge", "tower", "palace", "square", "garden", "hospital", "hotel", "bar", "club", "mall", "sar",
    "san", "santa", "saint", "los", "las", "das", "dos", "del", "der", "ali", "mohammed", "ahmed", "hassan",
    "hussein", "ibrahim", "omar", "khan", "singh", "lee", "kim", "jordan peterson", "general", "colonel",
    "major", "martin", "thomas", "william", "james", "john", "mary", "elizabeth", "francis", "diego",
    "jose", "antonio", "santiago", "salvador", "chad", "wagner", "hits", "kills", "dead", "attack",
    "strike", "blast", "force", "forces", "army", "navy", "troops", "soldier", "mayor", "minister",
    "president", "king", "queen", "prince", "bishop", "pope", "same", "sur", "este", "norte", "sul", "real",
    "grand", "grande", "more", "less", "live", "hit", "pot", "bo", "la paz peace", "spring", "winter",
    "summer", "autumn", "liberty", "freedom", "justice", "peace", "victory", "unity", "union", "republic",
    "nation", "media", "press", "post", "times", "mail", "star", "sun", "moon", "mars", "apple", "amazon",
    "meta", "delta", "alpha", "omega", "opposition", "women", "children", "people", "officials", "aid",
    "food", "water", "data", "price", "bell", "marks", "cross", "israel defense", "along", "pul", "tank",
    "tanks", "plan", "ghazi", "sector", "zone", "line", "front", "center", "bala", "hama strip", "most",
    "russia house", "buka", "mine", "mines", "field", "ukraina", "grenade", "granada", "titan", "massive",
    "street", "streets", "ukraine war",
];
/// "Washington" and the like stand for governments, and for people.
const GOVERNMENTS: &[&str] = &["washington", "brussels", "geneva", "vienna", "davos"];

/// The names of places in these words.
pub fn mentions(words: &[Word]) -> Vec<Mention> {
    let mixed_case = words.iter().any(|word| !word.capital) && words.iter().any(|word| word.capital);
    let mut found: Vec<(usize, usize, Vec<Entry>)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match name_at(words, at, mixed_case) {
            Some((end, entries)) => {
                found.push((at, end, entries));
                at = end;
            }
            None => at += 1,
        }
    }
    let countries = countries(words, &found);
    let mentions = found.iter().filter_map(|(start, end, entries)| {
        let entry = choose(entries, words.get(*end).map(|word| word.folded.as_str()), &countries)?;
        Some(Mention { start: *start, end: *end, entry, role: role(words, *start, *end, entry) })
    });
    mentions.collect()
}

fn name_at(words: &[Word], at: usize, mixed_case: bool) -> Option<(usize, Vec<Entry>)> {
    for count in (1..=gazetteer::MOST_WORDS.min(words.len() - at)).rev() {
        let span = &words[at..at + count];
        if span.iter().skip(1).any(|word| word.after_break) {
            continue;
        }
        let name = span.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        let is_demonym = DEMONYMS.iter().any(|(word, _)| *word == name);
        if (count == 1 && ORDINARY.contains(&name.as_str())) || is_demonym {
            continue;
        }
        let entries: Vec<Entry> = gazetteer::find(&name).collect();
        // In ordinary case a place's name has a capital; where there is none to see, only known ones count.
        let capital = span[0].capital && (count == 1 || span[count - 1].capital || count > 2);
        let known = entries.iter().any(|entry| {
            matches!(entry.kind, Kind::Country | Kind::Water | Kind::Site)
                || entry.population >= 100_000
                || entry.population == 0
        });
        let is_site = span[0].capital && entries.iter().any(|entry| entry.kind == Kind::Site);
        if !entries.is_empty() && (if mixed_case { capital || is_site } else { known }) {
            return Some((at + count, entries));
        }
    }
    None
}

/// The countries that the text names, by themselves or by demonym.
fn countries(words: &[Word], found: &[(usize, usize, Vec<Entry>)]) -> Vec<&'static str> {
    let named =
        found.iter().filter_map(|(.., entries)| entries.iter().find(|entry| entry.kind == Kind::Country));
    let mut countries: Vec<&'static str> = named.map(|entry| entry.country).collect();
    for at in 0..words.len() {
        if let Some((code, _)) = demonym(words, at) {
            countries.push(code);
        }
    }
    for (.., entries) in found {
        if let [only] = entries.as_slice()
            && matches!(only.kind, Kind::Province | Kind::Region)
        {
            countries.push(only.country);
        }
    }
    countries
}

/// The state of the demonym at this word, and how many words it has.
pub fn demonym(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let of = |name: &str| DEMONYMS.iter().find(|(word, _)| *word == name).map(|(_, code)| *code);
    let first = words.get(at)?.folded.as_str();
    if let Some(second) = words.get(at + 1)
        && let Some(code) = of(&format!("{first} {}", second.folded))
    {
        return Some((code, 2));
    }
    if first == "us" && words[at].capital || first == "u.s" || first == "uk" && words[at].capital {
        return Some((if first == "uk" { "GBR" } else { "USA" }, 1));
    }
    of(first).map(|code| (code, 1))
}

fn choose(entries: &[Entry], next: Option<&str>, countries: &[&str]) -> Option<Entry> {
    let is_province_word = matches!(
        next,
        Some(
            "province" | "oblast" | "region" | "governorate" | "state" | "district" | "county" | "prefecture"
        )
    );
    if is_province_word
        && let Some(province) =
            entries.iter().find(|entry| matches!(entry.kind, Kind::Province | Kind::Region))
    {
        return Some(*province);
    }
    let first = entries.first()?;
    // Ours, countries and waters come first in the table, and are what the news mean.
    if first.kind == Kind::Country
        || first.kind == Kind::Water
        || (first.population == 0 && first.kind != Kind::Province)
    {
        return Some(*first);
    }
    let named = entries.iter().filter(|entry| countries.contains(&entry.country));
    let best_named =
        named.clone().filter(|entry| entry.kind == Kind::City).max_by_key(|entry| entry.population);
    if let Some(entry) = best_named.or_else(|| named.clone().next()) {
        return Some(*entry);
    }
    let mut cities: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == Kind::City).collect();
    cities.sort_by_key(|entry| std::cmp::Reverse(entry.population));
    match cities.as_slice() {
        [] => entries.iter().find(|entry| entry.kind == Kind::Province).copied(),
        [only] if only.population >= 15_000 => Some(**only),
        [first, second, ..] if first.population >= 50_000 && first.population / 3 >= second.population => {
            Some(**first)
        }
        _ => None,
    }
}

fn role(words: &[Word], start: usize, end: usize, entry: Entry) -> Role {
    let is_government = end - start == 1 && GOVERNMENTS.contains(&words[start].folded.as_str());
    let mut before = start;
    while let Some(at) = before.checked_sub(1) {
        let word = &words[at];
        if words[before].after_break {
            break;
        }
        let folded = word.folded.as_str();
        if folded == "from" {
            return Role::From;
        }
        if AT.contains(&folded) && !is_government {
            return Role::Site;
        }
        if (ON.contains(&folded) || HITTING.contains(&folded)) && !is_government {
            return Role::Target;
        }
        let is_nation =
            demonym(words, at).is_some() || demonym(words, at.saturating_sub(1)).is_some_and(|(_, n)| n == 2);
        if !(BETWEEN.contains(&folded) || is_nation || word.possessive) || start - at > 4 {
            break;
        }
        before = at;
    }
    let next = words.get(end).filter(|word| !word.after_break).map(|word| word.folded.as_str());
    let acts = entry.kind == Kind::Country || is_capital(&words[start].folded) || is_government;
    match next {
        Some(word) if acts && (DEEDS.contains(&word) || entry.kind == Kind::Country) => {
            let passive =
                matches!(word, "hit" | "shelled" | "bombed" | "attacked" | "struck" | "rocked" | "under");
            if passive && !words.get(end + 1).is_some_and(is_object) { Role::Site } else { Role::Named }
        }
        Some(word) if THERE.contains(&word) && !is_government => Role::Site,
        _ => Role::Named,
    }
}

/// "Russia hit Ukraine" against "Russia hit by drones".
fn is_object(word: &Word) -> bool {
    !matches!(
        word.folded.as_str(),
        "by" | "in" | "with" | "as" | "after" | "again" | "overnight" | "attack" | "fire"
    )
}

/// Where it happened: the most exact of the places where something is said to be; of equals what was hit, then
/// what comes first.
pub fn happened(mentions: &[Mention]) -> Option<&Mention> {
    let exactness = |kind: Kind| match kind {
        Kind::Site => 4,
        Kind::City => 3,
        Kind::Water | Kind::Region | Kind::Province => 2,
        Kind::Country => 1,
    };
    let places = mentions.iter().filter(|mention| mention.role >= Role::Target);
    places.max_by_key(|mention| (exactness(mention.entry.kind), std::cmp::Reverse(mention.start)))
}

/// Where a target stands that only a demonym names: "a Russian border city".
pub fn ground(words: &[Word]) -> Option<(usize, usize, &'static str)> {
    (1..words.len()).find_map(|at| {
        let (code, count) = demonym(words, at)?;
        let next = words.get(at + count)?;
        let before = words[at - 1].folded.as_str();
        let leads = |word: &str| AT.contains(&word) || ON.contains(&word) || HITTING.contains(&word);
        let led = leads(before)
            || (matches!(before, "the" | "a" | "an") && at >= 2 && leads(&words[at - 2].folded));
        (led && GROUND.contains(&next.folded.as_str()) && code.len() == 3).then_some((
            at,
            at + count + 1,
            code,
        ))
    })
}

/// A place as an event has it.
pub fn place(entry: Entry) -> Option<Place> {
    let country = (!entry.country.is_empty()).then(|| entry.country.to_owned());
    Place::new(entry.lat, entry.lon, entry.label, country).ok()
}

/// How exactly this is a place.
pub fn precision(kind: Kind) -> Precision {
    match kind {
        Kind::Site => Precision::Exact,
        Kind::City => Precision::City,
        Kind::Water | Kind::Region | Kind::Province => Precision::Region,
        Kind::Country => Precision::Country,
    }
}

/// The country of this code, as a place that only stands for it.
pub fn country(code: &str) -> Option<Entry> {
    let name = crate::nations::DEMONYMS.iter().find(|(_, of)| *of == code).map(|(name, _)| *name)?;
    let _ = name;
    COUNTRY_NAMES
        .iter()
        .find(|(of, _)| *of == code)
        .and_then(|(_, name)| gazetteer::find(name).find(|entry| entry.kind == Kind::Country))
}

#[rustfmt::skip]
const COUNTRY_NAMES: &[(&str, &str)] = &[
    ("RUS", "russia"), ("UKR", "ukraine"), ("ISR", "israel"), ("IRN", "iran"), ("IRQ", "iraq"),
    ("SYR", "syria"), ("LBN", "lebanon"), ("YEM", "yemen"), ("SAU", "saudi arabia"), ("AFG", "afghanistan"),
    ("PAK", "pakistan"), ("IND", "india"), ("CHN", "china"), ("TUR", "turkey"), ("EGY", "egypt"),
    ("SDN", "sudan"), ("SOM", "somalia"), ("ETH", "ethiopia"), ("LBY", "libya"), ("MLI", "mali"),
    ("NER", "niger"), ("NGA", "nigeria"), ("COD", "dr congo"), ("USA", "united states"), ("POL", "poland"),
    ("PSE", "palestine"), ("JOR", "jordan"), ("KWT", "kuwait"), ("QAT", "qatar"),
    ("ARE", "united arab emirates"), ("BLR", "belarus"), ("MDA", "moldova"), ("GEO", "georgia"),
    ("ARM", "armenia"), ("AZE", "azerbaijan"), ("KOR", "south korea"), ("PRK", "north korea"),
];

/// Whether this folded name is a capital that the news let act and suffer.
pub fn is_capital(name: &str) -> bool {
    #[rustfmt::skip]
    const CAPITALS: &[&str] = &[
        "kyiv", "kiev", "moscow", "damascus", "tehran", "baghdad", "beirut", "jerusalem", "riyadh", "sanaa",
        "kabul", "islamabad", "delhi", "beijing", "taipei", "seoul", "pyongyang", "tokyo", "washington",
        "london", "paris", "berlin", "warsaw", "minsk", "ankara", "cairo", "khartoum", "mogadishu", "addis",
        "tripoli", "bamako", "niamey", "abuja", "kinshasa", "amman", "doha", "tbilisi", "yerevan", "baku",
        "belgrade", "pristina", "athens", "rome", "madrid", "caracas", "havana", "manila", "jakarta",
        "naypyidaw", "dhaka", "colombo", "vilnius", "riga", "tallinn", "helsinki", "chisinau", "bucharest",
        "sofia", "budapest", "prague", "vienna", "brussels",
    ];
    CAPITALS.contains(&name)
}

//! Which words of a title are names of places, and of which.
//!
//! Of several candidates for a name the one in a country that the text names is taken, else the largest where it
//! is plainly the largest, else none: a wrong pin is worse than none. Names that are ordinary words or people's
//! are left out ([`is_ordinary`]). Where capitals say nothing (all lower, all upper, Title Case) only well-known
//! names count.

use crate::{
    gazetteer::{self, Entry, Kind},
    lexicon, nations,
    text::Word,
};
use phf::{Set, phf_set};

/// A name in the title, and what it is taken for.
#[derive(Clone, Debug)]
pub struct Name {
    /// The first word.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// The place.
    pub entry: Entry,
}

struct Candidates {
    start: usize,
    end: usize,
    entries: Vec<Entry>,
}

/// Names may begin with these without a capital.
const LOWER_FIRST: &[&str] = &[
    "al", "el", "ez", "es", "ash", "as", "ad", "southern", "northern", "eastern", "western", "south", "north",
];
/// Where capitals tell names from words, a place of this many people may be meant, named alone.
const KNOWN_FROM: u32 = 15_000;
/// Where they don't, one of this many.
const FAMOUS_FROM: u32 = 100_000;

/// The names of places in these words.
pub fn names(words: &[Word]) -> Vec<Name> {
    let capitals_tell = capitals_tell(words);
    let mut found: Vec<Candidates> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match candidates(words, at, capitals_tell) {
            Some(name) => {
                at = name.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    let countries = countries(words, &found);
    let named = found.iter().filter_map(|name| {
        let next = words.get(name.end).map(|word| word.folded.as_str());
        let called =
            words[name.start..name.end].iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ");
        let entry = choose(&called, &name.entries, next, &countries, capitals_tell)?;
        Some(Name { start: name.start, end: name.end, entry })
    });
    named.collect()
}

/// Whether a capital marks a name here: there are some, and plain words have none.
fn capitals_tell(words: &[Word]) -> bool {
    let long: Vec<&Word> = words.iter().filter(|word| word.end - word.start >= 4).collect();
    let capital = long.iter().filter(|word| word.capital).count();
    capital > 0 && (capital * 5 < long.len() * 4 || long.len() <= 3)
}

fn candidates(words: &[Word], at: usize, capitals_tell: bool) -> Option<Candidates> {
    let ranges = gazetteer::ranges(&words[at..]);
    for count in (1..=ranges.len()).rev() {
        let range = ranges[count - 1];
        let Some(span) = words.get(at..at + count).filter(|_| range != 0) else { continue };
        if span.iter().skip(1).any(|word| word.after_break) || is_no_name(words, at, count) {
            continue;
        }
        let entries: Vec<Entry> = gazetteer::places(range).collect();
        let ours = |entry: &Entry| {
            matches!(entry.kind, Kind::Country | Kind::Water | Kind::Site)
                || (entry.kind == Kind::City && entry.population == 0)
                || matches!(entry.kind, Kind::Region | Kind::Province)
        };
        let famous = entries.iter().any(|entry| ours(entry) || entry.population >= FAMOUS_FROM);
        let capital = span[0].capital && (count == 1 || span[count - 1].capital || count > 2);
        // "Kharkiv region", "Zaporizhzhia nuclear plant"
        let site =
            span[0].capital && entries.iter().any(|entry| matches!(entry.kind, Kind::Site | Kind::Region));
        // "southern Lebanon", "el-Fasher"
        let small = count > 1 && span[count - 1].capital && LOWER_FIRST.contains(&span[0].folded.as_str());
        if if capitals_tell { capital || site || small } else { famous } {
            return Some(Candidates { start: at, end: at + count, entries });
        }
    }
    None
}

/// Words that mean something else: ordinary ones, words of the lexicon, armed groups, demonyms.
fn is_no_name(words: &[Word], at: usize, count: usize) -> bool {
    let plain = |word: &Word| {
        is_ordinary(&word.folded) || lexicon::tags(&word.folded) != 0 || nations::is_demonym(&word.folded)
    };
    match count {
        1 if words[at].folded == "us" => {
            !(words[at].capital && at > 0 && matches!(words[at - 1].folded.as_str(), "the" | "in" | "across"))
        }
        1 => plain(&words[at]) || nations::group(words, at).is_some(),
        _ => {
            let group = nations::group(words, at).is_some_and(|(_, long)| long >= count);
            // "South Korean" is none; "Norwegian Sea" is.
            let is_named = gazetteer::of_words(&words[at..at + count])
                .any(|entry| matches!(entry.kind, Kind::Country | Kind::Water));
            let demonym = nations::is_demonym(&words[at].folded);
            let entry = gazetteer::of_words(&words[at..at + count]).next();
            let is_town = entry.is_some_and(|entry| matches!(entry.kind, Kind::City | Kind::Province));
            group || demonym && !is_named || is_town && words[at..at + count].iter().all(plain)
        }
    }
}

/// The countries that the text names, by themselves, by demonym or by a region that lies in one.
fn countries(words: &[Word], found: &[Candidates]) -> Vec<&'static str> {
    let country = |name: &Candidates| name.entries.iter().find(|entry| entry.kind == Kind::Country).copied();
    let region = |name: &Candidates| match name.entries.as_slice() {
        [only] if matches!(only.kind, Kind::Province | Kind::Region) => Some(*only),
        [first, ..] if first.population == 0 && first.kind == Kind::Region => Some(*first),
        _ => None,
    };
    let named = found.iter().filter_map(country).chain(found.iter().filter_map(region));
    let mut countries: Vec<&'static str> = named.map(|entry| entry.country).collect();
    countries.extend((0..words.len()).filter_map(|at| nations::demonym(words, at).map(|(code, _)| code)));
    countries
}

fn choose(
    called: &str,
    entries: &[Entry],
    next: Option<&str>,
    countries: &[&str],
    capitals_tell: bool,
) -> Option<Entry> {
    let province_words =
        ["province", "oblast", "region", "governorate", "state", "district", "county", "prefecture"];
    if next.is_some_and(|next| province_words.contains(&next))
        && let Some(province) =
            entries.iter().find(|entry| matches!(entry.kind, Kind::Province | Kind::Region))
    {
        return Some(*province);
    }
    let first = entries.first()?;
    // Ours, countries and waters come first in the table, and are what the news mean.
    if matches!(first.kind, Kind::Country | Kind::Water)
        || (first.population == 0 && first.kind != Kind::Province)
    {
        return Some(*first);
    }
    let named = entries.iter().filter(|entry| countries.contains(&entry.country));
    let city = named.clone().filter(|entry| entry.kind == Kind::City).max_by_key(|entry| entry.population);
    if let Some(entry) = city.or_else(|| named.clone().next()) {
        return Some(*entry);
    }
    // A province of this name is meant rather than a city that only some call so.
    let has_province = entries.iter().any(|entry| entry.kind == Kind::Province);
    let is_its_name = |entry: &&Entry| !has_province || crate::text::name(entry.label) == called;
    let mut cities: Vec<&Entry> =
        entries.iter().filter(|entry| entry.kind == Kind::City).filter(is_its_name).collect();
    cities.sort_by_key(|entry| std::cmp::Reverse(entry.population));
    match cities.as_slice() {
        [] => only_province(entries),
        [only] if only.population >= KNOWN_FROM => Some(**only),
        [only] if capitals_tell && nations::WAR_STATES.contains(&only.country) && only.label.len() >= 5 => {
            Some(**only)
        }
        [first, second, ..] if first.population >= 50_000 && first.population / 3 >= second.population => {
            Some(**first)
        }
        _ => None,
    }
}

/// The province of this name, where one country alone has one: "Nord" is in four.
fn only_province(entries: &[Entry]) -> Option<Entry> {
    let mut provinces = entries.iter().filter(|entry| entry.kind == Kind::Province);
    let first = provinces.next()?;
    provinces.all(|other| other.country == first.country).then_some(*first)
}

/// Whether a place of this name is rarely meant: an ordinary word, or a person's name.
pub fn is_ordinary(name: &str) -> bool {
    ORDINARY.contains(name)
}

#[rustfmt::skip]
static ORDINARY: Set<&'static str> = phf_set! {
    "gulf", "abbott", "adkins", "aguilar", "ahmed", "aid", "air", "alexander", "ali", "all", "allen",
    "allison", "alma", "along", "alpha", "alvarado", "alvarez", "amazon", "and", "anderson",
    "andrews", "anna", "annan", "antonio", "apple", "are", "armstrong", "army", "arnold",
    "atkins", "attack", "august", "autumn", "bailey", "baker", "bala", "baldwin", "ball",
    "ballard", "ban", "banks", "bar", "barber", "barker", "barnes", "barnett", "barrett",
    "barton", "base", "bass", "bates", "bath", "battle", "bay", "beck", "becker", "bell",
    "bennett", "benson", "berkeley", "berry", "best", "beth", "bezos", "biden", "bishop",
    "black", "blair", "blake", "blast", "bolton", "boone", "border", "bowen", "bowers",
    "bowman", "boyd", "bradley", "brady", "bremer", "brewer", "bridge", "bridges", "briggs",
    "brock", "brooks", "brown", "bryan", "bryant", "bucha", "buchanan", "buka", "burgess",
    "burke", "burns", "burton", "bus", "bush", "but", "butler", "buy", "byrd", "cain",
    "caldwell", "cameron", "camp", "can", "cannon", "cape", "capital", "car", "carlos",
    "carlson", "carmen", "carpenter", "carr", "carroll", "carson", "casey", "castillo",
    "castro", "center", "central", "centre", "chad", "chambers", "chandler", "chapman",
    "charlotte", "chavez", "chelsea", "cheney", "children", "christensen", "christmas", "church",
    "city", "clark", "clarke", "clayton", "clinton", "club", "coast", "cobb", "cohen", "cole",
    "coleman", "collier", "collins", "colon", "colonel", "conner", "cook", "cooper", "copeland",
    "cortez", "cox", "craig", "crawford", "cross", "cruz", "cummings", "cunningham", "curry",
    "curtis", "daniel", "daniels", "dar", "das", "data", "date", "davidson", "davis", "dawson",
    "day", "dead", "deal", "dean", "del", "delgado", "delta", "dennis", "der", "des", "diego",
    "dixon", "dos", "douglas", "dover", "doyle", "drake", "duncan", "dunn", "east", "easter",
    "eastern", "edwards", "eid", "elizabeth", "elliott", "ellis", "enterprise", "erickson",
    "este", "nord", "sud", "est", "ouest", "sud est", "nord est", "nord ouest", "sud ouest", "oeste", "stream", "estrada", "evans", "farmer", "ferguson", "fernandez", "field", "fields",
    "figueroa", "fisher", "fitzgerald", "fleming", "fletcher", "florence", "flowers", "floyd",
    "food", "force", "forces", "ford", "foster", "fowler", "fox", "francis", "frank",
    "franklin", "frazier", "freedom", "freeman", "french", "friday", "front", "fuller", "gap",
    "garden", "gardner", "garner", "garrett", "garza", "gas", "gates", "general", "george",
    "gerald", "ghazi", "gibbs", "gibson", "gilbert", "gill", "global", "glover", "gomez",
    "gonzales", "goodman", "goodwin", "gordon", "gore", "graham", "granada", "grand", "grande",
    "grant", "graves", "gray", "green", "greene", "greer", "gregory", "grenade", "griffin",
    "griffith", "gross", "guerrero", "guide", "gutierrez", "guzman", "had", "hale", "hall",
    "hamilton", "hamm", "hammond", "hampton", "hansen", "hanson", "hardy", "harmon", "harper",
    "harrington", "harris", "harrison", "hart", "harvey", "has", "hassan", "hawkins", "hayes",
    "haynes", "hegseth", "henderson", "henry", "herrera", "hicks", "higgins", "hill", "hines",
    "hit", "hits", "hodges", "hoffman", "hogan", "holland", "holloway", "holmes", "holt",
    "home", "hope", "hopkins", "horton", "hospital", "hotel", "house", "howard", "howell",
    "hubbard", "hudson", "huff", "hughes", "hull", "hunt", "hunter", "hussein", "ibrahim",
    "independence", "ingram", "island", "jackson", "jacobs", "james", "jefferson", "jenkins",
    "jennings", "jensen", "jimenez", "jobs", "john", "johnson", "johnston", "jones", "jose",
    "joseph", "june", "justice", "keller", "kelley", "kelly", "kennedy", "kerry", "khan",
    "kills", "kim", "king", "klein", "knight", "lake", "lamb", "lambert", "lane", "larson",
    "las", "laurel", "lawrence", "lawson", "lee", "lens", "leonard", "les", "less", "lewis",
    "liberal", "liberty", "lincoln", "lindsey", "line", "little", "live", "lloyd", "locke",
    "logan", "long", "los", "love", "lowe", "lucas", "luna", "lynch", "lyons", "mack",
    "macron", "madison", "mail", "major", "maldonado", "male", "mall", "malone", "man", "mann",
    "manning", "mar", "march", "maria", "marin", "market", "marks", "mars", "marsh",
    "marshall", "martin", "mary", "mas", "mason", "mass", "massey", "massive", "mathis",
    "matthews", "maxwell", "may", "mayor", "mcbride", "mccarthy", "mccormick", "mccoy",
    "mcdaniel", "mcdonald", "mcgee", "mcguire", "mckenzie", "mckinney", "mclaughlin", "media",
    "medina", "men", "mendez", "mendoza", "merkel", "meta", "meyer", "miles", "mills", "mine",
    "mines", "minister", "mission", "mobile", "mohammed", "monday", "montgomery", "moody",
    "moon", "moore", "morales", "moran", "more", "moreno", "morgan", "morris", "morrison",
    "morton", "moss", "most", "mullins", "munoz", "murray", "musk", "myers", "nancy", "nash",
    "nation", "navy", "neal", "new", "newman", "newton", "nguyen", "nice", "nichols", "normal",
    "norman", "norris", "norte", "north", "northern", "norton", "not", "nunez", "obama",
    "obrien", "officials", "oil", "oliver", "olson", "omar", "omega", "one", "opposition",
    "orange", "ortega", "ortiz", "osborne", "owen", "owens", "padilla", "page", "palace",
    "palmer", "park", "parker", "parks", "parsons", "patrick", "patterson", "patton", "paul",
    "payne", "peace", "pearson", "pedro", "pena", "pence", "people", "perkins", "perry",
    "peters", "phelps", "pierce", "pittman", "plan", "police", "poole", "pope", "port",
    "porter", "post", "pot", "potter", "powell", "power", "powers", "pratt", "president",
    "press", "price", "prince", "progress", "pul", "queen", "quinn", "rama", "ramadan",
    "ramos", "ramsey", "ray", "reading", "real", "red", "reed", "reese", "reeves", "reid",
    "republic", "reynolds", "rhodes", "rice", "richards", "richardson", "riley", "rios",
    "river", "rivers", "robbins", "roberson", "robertson", "rodgers", "rodriquez", "rogers",
    "romero", "rosa", "rose", "ross", "rowe", "roy", "rubio", "ruiz", "russell", "ryan",
    "sahara", "saint", "salazar", "sale", "salem", "salvador", "same", "san", "sanders",
    "sandoval", "sandy", "santa", "santiago", "santos", "sar", "saturday", "saunders",
    "schmidt", "schneider", "scholz", "school", "schultz", "schwartz", "scott", "sea", "sector",
    "sharon", "sharp", "shaw", "shelton", "sherman", "silva", "simmons", "simon", "simpson",
    "sims", "sinai", "singh", "singleton", "smith", "snyder", "soldier", "son", "soto",
    "south", "southern", "sparks", "spencer", "split", "spring", "square", "stanley", "star",
    "starmer", "station", "steele", "stephens", "stevens", "stevenson", "stewart", "stokes",
    "stone", "straw", "street", "streets", "strickland", "strike", "sul", "sullivan", "summer",
    "summers", "sun", "sunak", "sunday", "sur", "sutton", "swanson", "sydney", "tank", "tanks",
    "tate", "taylor", "ten", "tens", "terry", "the", "thomas", "thornton", "thursday", "times",
    "titan", "todd", "tours", "tower", "town", "townsend", "tran", "troops", "troy", "trump",
    "truss", "tucker", "tuesday", "turner", "two", "tyler", "ukraina", "underwood", "union",
    "unity", "university", "valdez", "van", "vance", "vargas", "vasquez", "vaughn", "vega",
    "vice", "victor", "victoria", "victory", "village", "wade", "wagner", "walker", "wallace",
    "walsh", "walters", "walton", "war", "ward", "warner", "warren", "was", "water", "waters",
    "watkins", "watson", "watts", "way", "weaver", "webb", "weber", "webster", "wednesday",
    "welch", "wellington", "wells", "west", "western", "wheeler", "white", "wilkerson",
    "wilkins", "william", "williamson", "willis", "wilson", "winter", "wise", "wolfe", "women",
    "wong", "wood", "woods", "yates", "young", "zimmerman", "zone"
};

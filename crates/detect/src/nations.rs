//! Who is named: states by demonym, leader or seat; armed groups by a documented code.
//!
//! A state's code is ISO 3166 alpha-3. A group's is longer than three letters, so that the two can't be confused:
//! the tables below are the list.

use crate::{
    groups::{CALLED, CALLED_LONGER},
    hashed::{self, Marks, Table, table},
    lexicon,
    text::{self, Word},
};

/// Demonyms and seats of government, one word, folded.
#[rustfmt::skip]
static DEMONYMS: Table<&'static str, 1024> = table! {
    "afghan" | "afgan" | "afghans" => "AFG", "angolan" => "AGO", "albanian" => "ALB", "emirati" => "ARE",
    "argentine" | "argentinian" => "ARG", "armenian" | "armenians" => "ARM", "aust" | "raaf" | "aussie" | "australian" | "australians" => "AUS",
    "austrian" => "AUT", "azerbaijani" | "azerbaijanis" | "azeri" => "AZE", "burundian" => "BDI",
    "belgian" => "BEL", "beninese" => "BEN", "burkinabe" => "BFA", "bangladeshi" => "BGD",
    "bulgarian" => "BGR", "bahraini" => "BHR", "bosnian" => "BIH", "belarusian" | "belarussian" => "BLR",
    "bolivian" => "BOL", "brazilian" => "BRA", "bruneian" => "BRN", "botswanan" => "BWA",
    "canadian" | "canadians" => "CAN", "swiss" => "CHE", "chilean" => "CHL", "chinese" => "CHN", "ivorian" => "CIV",
    "cameroonian" => "CMR", "congolese" => "COD", "colombian" | "colombians" => "COL", "cuban" => "CUB",
    "cypriot" => "CYP", "czech" => "CZE", "german" | "germans" => "DEU", "dane" | "danes" | "danish" => "DNK",
    "algerian" => "DZA", "ecuadorean" | "ecuadorian" => "ECU", "egyptian" | "egyptians" => "EGY", "eritrean" | "eritreans" => "ERI",
    "spaniard" | "spaniards" | "spanish" => "ESP", "estonian" | "estonians" => "EST", "ethiopian" | "ethiopians" => "ETH", "finnish" => "FIN",
    "fijian" => "FJI", "french" | "frenchman" | "frenchmen" | "frenchwoman" => "FRA", "gabonese" => "GAB", "raf" | "brit" | "brits" | "british" | "briton" | "britons" => "GBR", "georgian" => "GEO",
    "ghanaian" => "GHA", "guinean" => "GIN", "gambian" => "GMB", "greek" => "GRC", "guatemalan" => "GTM",
    "honduran" => "HND", "croatian" => "HRV", "haitian" => "HTI", "hungarian" => "HUN",
    "indonesian" | "indonesians" => "IDN", "bsf" | "crpf" | "indian" | "indians" => "IND", "irish" | "irishman" | "irishmen" => "IRL",
    "iranian" | "iranians" | "irgc" => "IRN", "iraqi" | "iraqis" => "IRQ", "icelandic" => "ISL",
    "idf" | "israeli" | "israelis" | "mossad" => "ISR", "italian" | "italians" => "ITA", "jamaican" => "JAM",
    "jordanian" | "jordanians" => "JOR", "japanese" => "JPN", "kazakh" => "KAZ", "kenyan" | "kenyans" => "KEN", "kyrgyz" => "KGZ",
    "cambodian" => "KHM", "skorean" => "KOR", "kuwaiti" => "KWT", "laotian" => "LAO", "lebanese" => "LBN",
    "liberian" => "LBR", "libyan" | "libyans" => "LBY", "lithuanian" => "LTU", "latvian" => "LVA",
    "moroccan" => "MAR", "moldovan" => "MDA", "mexican" | "mexicans" => "MEX", "macedonian" => "MKD",
    "malian" | "malians" => "MLI", "maltese" => "MLT", "burmese" => "MMR", "montenegrin" => "MNE",
    "mongolian" => "MNG", "mozambican" => "MOZ", "mauritanian" => "MRT", "malawian" => "MWI",
    "lankan" | "lankans" => "LKA", "malaysian" => "MYS", "namibian" => "NAM", "nigerien" => "NER", "nigerian" | "nigerians" => "NGA",
    "nicaraguan" => "NIC", "dutch" | "dutchman" | "dutchmen" => "NLD", "norwegian" => "NOR", "kiwi" | "kiwis" => "NZL", "nepalese" | "nepali" => "NPL", "omani" => "OMN",
    "ispr" | "pak" | "pakistani" | "pakistanis" => "PAK", "panamanian" => "PAN", "peruvian" => "PER",
    "filipino" | "filipinos" | "philippine" => "PHL", "polish" => "POL", "nkorean" => "PRK", "portuguese" => "PRT",
    "paraguayan" => "PRY", "gazan" | "gazans" | "palestinian" | "palestinians" => "PSE", "qatari" => "QAT",
    "romanian" => "ROU", "fsb" | "kremlin" | "russian" | "russians" => "RUS", "rwandan" | "rwandans" => "RWA",
    "saudi" | "saudis" => "SAU", "sudanese" => "SDN", "senegalese" => "SEN", "salvadoran" => "SLV",
    "somali" | "somalian" | "somalis" => "SOM", "serb" | "serbian" | "serbs" => "SRB", "slovak" => "SVK",
    "slovenian" => "SVN", "swede" | "swedes" | "swedish" => "SWE", "syrian" | "syrians" => "SYR", "chadian" | "chadians" => "TCD",
    "togolese" => "TGO", "thai" => "THA", "tajik" => "TJK", "turkmen" => "TKM", "tunisian" => "TUN",
    "turkish" | "turks" => "TUR", "taiwanese" => "TWN", "tanzanian" => "TZA", "ugandan" | "ugandans" => "UGA",
    "sbu" | "ukr" | "ukrainian" | "ukrainians" => "UKR", "uruguayan" => "URY",
    "american" | "americans" | "cia" | "pentagon" | "uss" => "USA", "uzbek" => "UZB", "venezuelan" | "venezuelans" => "VEN",
    "vietnamese" => "VNM", "kosovar" => "XKX", "yemeni" | "yemenis" => "YEM", "zambian" => "ZMB",
    "zimbabwean" => "ZWE",
};

/// Leaders who stand for their states.
#[rustfmt::skip]
static LEADERS: Table<&'static str, 256> = table! {
    "karzai" => "AFG", "pashinyan" => "ARM", "aliyev" => "AZE", "lukashenko" => "BLR", "tshisekedi" => "COD",
    "merz" | "scholz" => "DEU", "mubarak" | "sisi" => "EGY", "abiy" => "ETH", "ahmadinejad" | "pezeshkian" | "rouhani" => "IRN",
    "olmert" => "ISR", "ruto" => "KEN", "musharraf" => "PAK", "duterte" => "PHL", "tusk" => "POL", "kagame" => "RWA",
    "kadyrov" => "RUS", "burhan" => "SDN", "sharaa" => "SYR", "museveni" => "UGA", "cheney" | "pompeo" | "rumsfeld" => "USA",
    "chavez" => "VEN", "saleh" => "YEM",
    "macron" => "FRA", "starmer" => "GBR", "modi" => "IND", "khamenei" => "IRN", "saddam" => "IRQ",
    "netanyahu" => "ISR", "gaddafi" => "LBY", "arafat" => "PSE", "lavrov" | "medvedev" | "putin" => "RUS",
    "assad" => "SYR", "erdogan" => "TUR", "zelensky" | "zelenskyy" => "UKR",
    "biden" | "bush" | "hegseth" | "obama" | "rubio" | "trump" => "USA", "maduro" => "VEN",
};

/// Demonyms of two words.
#[rustfmt::skip]
const LONGER_DEMONYMS: &[(&str, &str)] = &[
    ("central african", "CAF"), ("sierra leonean", "SLE"), ("north korean", "PRK"), ("south african", "ZAF"), ("south korean", "KOR"), ("south sudanese", "SSD"), ("s korean", "KOR"), ("n korean", "PRK"),
    ("sri lankan", "LKA"), ("revolutionary guard", "IRN"), ("revolutionary guards", "IRN"), ("white house", "USA"), ("zionist regime", "ISR"),
];

/// States where there is war, or lately was: there an everyday word is enough. Our own list.
pub const WAR_STATES: &[&str] = &[
    "UKR", "PSE", "ISR", "LBN", "SYR", "YEM", "IRQ", "SDN", "SSD", "SOM", "LBY", "MLI", "BFA", "NER", "ETH",
    "AFG", "MMR", "COD", "CAF", "AZE", "ARM", "IRN",
];

/// The first words of the names of several words, of states and of groups: few others need be compared.
static FIRST_WORDS: Marks<512> =
    Marks::none().and_first_words(OF_STATES, LONGER_DEMONYMS).and_first_words(OF_GROUPS, CALLED_LONGER);
const OF_STATES: u64 = 1;
const OF_GROUPS: u64 = 2;

/// The state of the demonym, leader or seat at this word, and how many words it has.
pub fn demonym(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let word = words.get(at)?;
    let first = word.folded.as_str();
    let hash = hashed::hash(first);
    let is_country = |count: usize| words.get(at + count).is_some_and(|word| word.folded == "republic");
    if let Some((code, count)) =
        longer(&words[at..], hash, OF_STATES, LONGER_DEMONYMS).filter(|(_, count)| !is_country(*count))
    {
        return Some((code, count));
    }
    // "Syrian Observatory": a group abroad.
    if words.get(at + 1).is_some_and(|next| next.folded == "observatory") {
        return None;
    }
    match first {
        "us" if word.capital || is_us(words, at) => Some("USA"),
        "uk" => Some("GBR"),
        // "bodies strewn in bush"
        "bush"
            if !word.capital
                && (words.iter().any(|word| word.capital)
                    || words.get(at + 1).is_some_and(|next| {
                        matches!(next.folded.as_str(), "fighting" | "war" | "fire" | "fires" | "camp")
                    })) =>
        {
            None
        }
        "uae" => Some("ARE"),
        _ => state_of(first, hash),
    }
    .map(|code| (code, 1))
}

/// The code of the first of these phrases that the words begin with, and how many words it has.
fn longer(
    words: &[Word],
    first: u32,
    of: u64,
    phrases: &[(&str, &'static str)],
) -> Option<(&'static str, usize)> {
    if FIRST_WORDS.get(first) & of == 0 {
        return None;
    }
    phrases.iter().find_map(|(phrase, code)| Some((*code, text::begins(words, phrase)?)))
}

/// In a title without capitals: "us troops" against "tell us".
fn is_us(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).filter(|word| !word.after_break).map_or("", |word| word.folded.as_str());
    let acts = [
        "troops",
        "soldier",
        "soldiers",
        "forces",
        "military",
        "army",
        "navy",
        "air",
        "airstrike",
        "marines",
        "marine",
        "embassy",
        "convoy",
        "attack",
        "attacks",
        "strike",
        "strikes",
        "raid",
        "helicopter",
        "jets",
        "warplanes",
        "led",
        "base",
        "drone",
        "consulate",
        "imposes",
        "bombs",
        "warship",
        "patrol",
        "pounds",
        "kills",
        "launches",
        "raids",
        "jets",
        "planes",
        "missile",
        "missiles",
        "pilot",
        "commandos",
        "warships",
        "sailor",
        "bombers",
        "helicopters",
        "patrols",
        "general",
        "contractors",
        "contractor",
        "citizens",
        "diplomats",
        "diplomat",
        "envoy",
        "personnel",
        "officers",
        "casualties",
    ];
    let armed = lexicon::FORCE
        | lexicon::SHIP
        | lexicon::AIRCRAFT
        | lexicon::WARPLANE
        | lexicon::DRONE
        | lexicon::TARGET;
    let is_armed = lexicon::tags(next) & armed != 0;
    // Who begins a title is no pronoun.
    let begins = at == 0 && words.len() > 2 && !matches!(next, "" | "and" | "vs" | "v");
    words.iter().all(|word| !word.capital) && (begins || is_armed || acts.contains(&next))
}

/// Whether this word is a leader, who speaks more than acts.
pub fn is_leader(word: &str) -> bool {
    LEADERS.get(word).is_some()
}

/// Whether this folded word is a demonym, a leader or a seat: no place.
pub fn is_demonym(word: &str) -> bool {
    state_of(word, hashed::hash(word)).is_some()
}

/// "Algerian", "Algerians", "Putin"
fn state_of(word: &str, hash: u32) -> Option<&'static str> {
    let one = || word.strip_suffix('s').filter(|one| one.ends_with("an") || one.ends_with('i'));
    let known = DEMONYMS.get_hashed(hash, word).or_else(|| LEADERS.get_hashed(hash, word));
    known.or_else(|| DEMONYMS.get(one()?))
}

/// The armed group that is named at this word, and how many words it has.
pub fn group(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let first = words.get(at)?.folded.as_str();
    let hash = hashed::hash(first);
    // The mosque, not the brigades.
    let is_mosque = first == "aqsa"
        && words.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "mosque" | "compound"));
    let one = || CALLED.get_hashed(hash, first).filter(|_| !is_mosque).map(|code| (code, 1));
    longer(&words[at..], hash, OF_GROUPS, CALLED_LONGER).or_else(one)
}

/// Words beside a demonym or a country that make of it a place: "a Russian border city", "Afghan mosque".
#[rustfmt::skip]
pub const GROUND: &[&str] = &[
    "border", "city", "town", "village", "capital", "airport", "airfield", "base", "port",
    "territory", "region", "oil", "refinery", "depot", "soil", "mosque", "hospital", "school", "market", "church",
    "prison", "energy", "power", "facility", "plant", "bridge", "ports", "villages", "towns", "cities", "province",
    "theatre", "theater", "hotel", "parliament", "camp", "nuclear", "capitals", "mainland", "coast", "island", "rail",
    "railway", "cafe", "restaurant", "wedding", "university", "airbase", "hangars", "infrastructure", "refineries",
    "grid", "dam", "pipeline", "beach", "resort", "resorts", "palace", "metro", "train", "subway", "museum", "street", "shrine", "temple", "apartment", "residential", "shopping", "area",
    "tribal",
];

//! Borders where two states fight: where a fight is that only the two name ("Thai, Cambodian troops clash on border").
//!
//! A point on the line, as rough as a region. Knows nothing of titles but which states they name.

use crate::{
    clause::View,
    gazetteer::{Entry, Kind},
    lexicon::{FORCE, PEOPLE, TARGET},
    places::{Mention, Role},
    rules::Act,
};
use ww3_event::EventType;

/// "on the Lebanon-Israel border": the two countries stand right before the word.
pub fn of_the_two(view: &View) -> Option<Mention> {
    let end = (2..view.words.len()).find(|at| matches!(view.word(*at), "border" | "frontier"))?;
    let first = end - 2;
    let led = first > 0
        && (1..=2).any(|back| {
            first >= back
                && matches!(view.word(first - back), "on" | "at" | "near" | "along" | "across" | "from")
        });
    let entry = between(view.party(first)?, view.party(end - 1)?).filter(|_| led)?;
    Some(Mention { start: first, end, entry, role: Role::Site })
}

/// "Jordanian soldiers kill smugglers near the Syrian border", "in Turkey near the border with Iraq": the border of
/// the country where it was, else of whom the title names first, on its side.
pub fn of_the_neighbour(view: &View, here: Option<&Mention>) -> Option<Mention> {
    let at = (1..view.words.len()).find(|at| {
        let word = view.word(*at);
        let theirs = view.is(*at + 1, TARGET | PEOPLE | FORCE) && view.clause(*at + 1) == view.clause(*at);
        matches!(word, "border" | "frontier" | "borders")
            && !theirs
            && (0..*at).rev().take(4).any(|i| {
                matches!(
                    view.word(i),
                    "near" | "on" | "at" | "along" | "across" | "to" | "block" | "blocks" | "blockade"
                )
            })
    })?;
    let with = (at + 2..at + 4).find(|_| view.word(at + 1) == "with");
    let beyond = with
        .and_then(|next| view.party(next).or_else(|| view.party(next + 1)))
        .or_else(|| view.party(at - 1))?;
    let people = |i: usize| matches!(view.word(i), "karen" | "kachin" | "rohingya").then_some("MMR");
    let first = (0..view.words.len())
        .filter_map(|i| view.party(i).or_else(|| people(i)))
        .map(state)
        .find(|code| *code != beyond)
        // Beyond Afghanistan's other borders there is no war.
        .or_else(|| (beyond == "AFG").then_some("PAK"));
    let here = here.map(|place| place.entry.country).filter(|country| *country != beyond).or(first)?;
    Some(Mention { start: at, end: at + 1, entry: between(here, beyond)?, role: Role::Site })
}

/// The border of the two states, and no third, that the title names, where the words say that it was there.
pub fn border(view: &View, act: &Act) -> Option<Mention> {
    let mut named: Vec<(usize, &'static str)> = Vec::new();
    for at in 0..view.words.len() {
        if let Some(code) = view.party(at).map(state).filter(|code| code.len() == 3)
            && named.iter().all(|(_, known)| *known != code)
        {
            named.push((at, code));
        }
    }
    let &[(start, one), (_, other)] = &named[..] else { return None };
    let at_border = view.words.iter().any(|word| BORDER.contains(&word.folded.as_str()));
    let fights = act.kind == EventType::Clash && !FRONT.contains(&one);
    let afar = matches!(act.kind, EventType::Sabotage | EventType::Assassination | EventType::Bombing);
    // "clash at summit", but "clash at border post"
    let at_it = || {
        BORDER.contains(&view.word(act.end + 1))
            && view.words.get(act.end + 2).is_none_or(|next| {
                next.after_break
                    || matches!(
                        next.folded.as_str(),
                        "post"
                            | "crossing"
                            | "checkpoint"
                            | "village"
                            | "temple"
                            | "town"
                            | "border"
                            | "as"
                            | "after"
                    )
            })
    };
    if afar || !(at_border || fights) || view.word(act.end) == "at" && !at_it() {
        return None;
    }
    let entry = between(one, other)?;
    Some(Mention { start, end: start + 1, entry, role: Role::Site })
}

/// The state that a group holds.
fn state(code: &'static str) -> &'static str {
    match code {
        "TALIBAN" => "AFG",
        "HEZBOLLAH" => "LBN",
        "HOUTHI" => "YEM",
        other => other,
    }
}

/// Words of a border.
const BORDER: &[&str] = &["border", "frontier", "borders", "crossing", "infiltrators", "disputed"];
/// Whose fights are far from any border.
const FRONT: &[&str] = &["RUS", "UKR", "ISR", "PSE"];

/// The border of these two, as one of the first.
fn between(one: &'static str, other: &str) -> Option<Entry> {
    let (.., label, lat, lon) =
        BORDERS.iter().find(|(a, b, ..)| (*a == one && *b == other) || (*a == other && *b == one))?;
    Some(Entry {
        lat: *lat,
        lon: *lon,
        population: 0,
        label,
        country: one,
        kind: Kind::Region,
        is_known: true,
        is_main_name: true,
        number: u32::MAX,
        part: None,
    })
}

/// Two states, the name, and a point on the line (WGS 84 degrees). Our own list.
#[rustfmt::skip]
const BORDERS: &[(&str, &str, &str, f64, f64)] = &[
    ("ARM", "AZE", "Armenia–Azerbaijan border", 39.9, 45.9), ("IND", "PAK", "India–Pakistan border", 33.0, 74.2),
    ("CHN", "IND", "China–India border", 34.3, 78.9), ("KHM", "THA", "Cambodia–Thailand border", 14.35, 103.5),
    ("AFG", "PAK", "Afghanistan–Pakistan border", 33.0, 70.0), ("KGZ", "TJK", "Kyrgyzstan–Tajikistan border", 39.8, 70.6),
    ("TJK", "AFG", "Afghanistan–Tajikistan border", 37.2, 69.0), ("AFG", "IRN", "Afghanistan–Iran border", 31.0, 61.8),
    ("IRN", "PAK", "Iran–Pakistan border", 27.0, 62.9), ("IRN", "IRQ", "Iran–Iraq border", 33.5, 46.0),
    ("IRQ", "TUR", "Iraq–Turkey border", 37.2, 43.3), ("SYR", "TUR", "Syria–Turkey border", 36.7, 38.5),
    ("IRN", "TUR", "Iran–Turkey border", 38.5, 44.3), ("IRQ", "SYR", "Iraq–Syria border", 34.4, 41.0),
    ("ISR", "LBN", "Israel–Lebanon border", 33.1, 35.5), ("ISR", "SYR", "Israel–Syria border", 33.0, 35.85),
    ("EGY", "ISR", "Egypt–Israel border", 30.4, 34.5), ("ISR", "JOR", "Israel–Jordan border", 31.9, 35.55),
    ("JOR", "SYR", "Jordan–Syria border", 32.55, 36.3), ("LBN", "SYR", "Lebanon–Syria border", 34.0, 36.2),
    ("SAU", "YEM", "Saudi Arabia–Yemen border", 17.0, 43.8), ("KOR", "PRK", "Korean border", 38.0, 127.0),
    ("ERI", "ETH", "Eritrea–Ethiopia border", 14.5, 38.5), ("ETH", "SDN", "Ethiopia–Sudan border", 13.5, 36.2),
    ("SDN", "SSD", "Sudan–South Sudan border", 9.8, 29.0), ("SDN", "TCD", "Chad–Sudan border", 13.5, 22.3),
    ("KEN", "SOM", "Kenya–Somalia border", 1.0, 41.0), ("ETH", "SOM", "Ethiopia–Somalia border", 4.9, 44.0),
    ("DJI", "ERI", "Djibouti–Eritrea border", 12.7, 43.1), ("COD", "RWA", "DR Congo–Rwanda border", -1.7, 29.2),
    ("COD", "UGA", "DR Congo–Uganda border", 0.5, 29.9), ("BDI", "COD", "Burundi–DR Congo border", -3.2, 29.2),
    ("CMR", "NGA", "Cameroon–Nigeria border", 11.0, 13.9), ("NER", "NGA", "Niger–Nigeria border", 13.3, 8.5),
    ("MLI", "NER", "Mali–Niger border", 15.0, 3.2), ("BFA", "MLI", "Burkina Faso–Mali border", 14.0, -2.0),
    ("BFA", "NER", "Burkina Faso–Niger border", 14.2, 0.5), ("BFA", "CIV", "Burkina Faso–Ivory Coast border", 9.8, -4.0),
    ("BFA", "TGO", "Burkina Faso–Togo border", 11.1, 0.4), ("CMR", "TCD", "Cameroon–Chad border", 11.5, 15.0),
    ("LBY", "TCD", "Chad–Libya border", 22.0, 16.5), ("CAF", "TCD", "Central African Republic–Chad border", 8.0, 18.6),
    ("BEN", "NER", "Benin–Niger border", 11.9, 3.4), ("SSD", "UGA", "South Sudan–Uganda border", 3.6, 31.8),
    ("BEN", "BFA", "Benin–Burkina Faso border", 11.3, 1.3), ("COL", "VEN", "Colombia–Venezuela border", 7.8, -72.4),
    ("COL", "ECU", "Colombia–Ecuador border", 0.8, -77.7), ("RUS", "UKR", "Russia–Ukraine border", 50.4, 36.3),
    ("GEO", "RUS", "Georgia–Russia border", 42.6, 44.5), ("BGD", "MMR", "Bangladesh–Myanmar border", 21.2, 92.2),
    ("BGD", "IND", "Bangladesh–India border", 24.5, 91.0), ("MMR", "THA", "Myanmar–Thailand border", 16.7, 98.5),
    ("CHN", "MMR", "China–Myanmar border", 23.5, 98.5), ("CHN", "VNM", "China–Vietnam border", 22.3, 106.7),
    ("SRB", "XKX", "Kosovo–Serbia border", 42.95, 20.9), ("LBY", "EGY", "Egypt–Libya border", 31.0, 25.0),
    ("LBY", "TUN", "Libya–Tunisia border", 33.1, 11.5), ("DZA", "MLI", "Algeria–Mali border", 20.0, 1.2),
    ("MEX", "USA", "Mexico–United States border", 31.5, -106.5), ("DOM", "HTI", "Dominican Republic–Haiti border", 19.0, -71.7),
    ("GTM", "MEX", "Guatemala–Mexico border", 15.3, -92.2), ("AFG", "UZB", "Afghanistan–Uzbekistan border", 37.2, 67.4),
    ("AFG", "TKM", "Afghanistan–Turkmenistan border", 35.6, 62.5), ("BLR", "POL", "Belarus–Poland border", 52.7, 23.8),
    ("BLR", "LTU", "Belarus–Lithuania border", 54.3, 25.6), ("BLR", "UKR", "Belarus–Ukraine border", 51.6, 29.5),
    ("POL", "UKR", "Poland–Ukraine border", 50.6, 24.0), ("ROU", "UKR", "Romania–Ukraine border", 45.4, 28.9),
    ("MDA", "UKR", "Moldova–Ukraine border", 47.8, 29.3), ("FIN", "RUS", "Finland–Russia border", 63.5, 30.0),
    ("EST", "RUS", "Estonia–Russia border", 58.5, 27.5), ("DZA", "MAR", "Algeria–Morocco border", 32.5, -1.7),
    ("DZA", "TUN", "Algeria–Tunisia border", 35.4, 8.3), ("DZA", "LBY", "Algeria–Libya border", 28.5, 9.9),
    ("LBY", "NER", "Libya–Niger border", 22.8, 13.0), ("MLI", "MRT", "Mali–Mauritania border", 15.4, -8.5),
    ("CIV", "LBR", "Ivory Coast–Liberia border", 6.3, -7.9), ("GIN", "LBR", "Guinea–Liberia border", 8.0, -9.3),
    ("ETH", "SSD", "Ethiopia–South Sudan border", 7.7, 33.6), ("ETH", "KEN", "Ethiopia–Kenya border", 4.0, 38.0),
    ("KEN", "SSD", "Kenya–South Sudan border", 4.3, 34.5), ("MOZ", "TZA", "Mozambique–Tanzania border", -11.2, 39.0),
    ("BDI", "RWA", "Burundi–Rwanda border", -2.7, 29.8), ("RWA", "UGA", "Rwanda–Uganda border", -1.4, 30.0),
    ("CAF", "CMR", "Cameroon–Central African Republic border", 6.3, 14.6), ("CAF", "COD", "Central African Republic–DR Congo border", 4.9, 20.5),
    ("CAF", "SDN", "Central African Republic–Sudan border", 10.3, 22.9), ("IRQ", "KWT", "Iraq–Kuwait border", 30.0, 47.5),
    ("IRQ", "SAU", "Iraq–Saudi Arabia border", 30.5, 43.5), ("IRQ", "JOR", "Iraq–Jordan border", 32.6, 39.0),
    ("AZE", "IRN", "Azerbaijan–Iran border", 39.2, 47.5), ("ARM", "TUR", "Armenia–Turkey border", 40.2, 43.7),
    ("IND", "MMR", "India–Myanmar border", 24.2, 94.3), ("IND", "NPL", "India–Nepal border", 27.4, 84.0),
    ("CHN", "PRK", "China–North Korea border", 41.4, 127.0), ("CHN", "TJK", "China–Tajikistan border", 38.3, 74.9),
    ("GUY", "VEN", "Guyana–Venezuela border", 6.5, -60.9), ("BRA", "VEN", "Brazil–Venezuela border", 4.4, -61.1),
    ("ECU", "PER", "Ecuador–Peru border", -4.0, -80.0), ("MYS", "THA", "Malaysia–Thailand border", 6.0, 101.5),
    ("IDN", "PNG", "Indonesia–Papua New Guinea border", -4.5, 141.0), ("LAO", "THA", "Laos–Thailand border", 17.9, 102.6),
    ("KAZ", "RUS", "Kazakhstan–Russia border", 51.5, 61.5), ("KGZ", "UZB", "Kyrgyzstan–Uzbekistan border", 40.5, 72.5),
    ("BFA", "GHA", "Burkina Faso–Ghana border", 11.0, -1.0), ("NGA", "TCD", "Chad–Nigeria border", 13.0, 14.0),
    ("CMR", "GAB", "Cameroon–Gabon border", 2.2, 12.0), ("COD", "ZMB", "DR Congo–Zambia border", -8.5, 29.0),
    ("AGO", "COD", "Angola–DR Congo border", -7.0, 20.5), ("COD", "SSD", "DR Congo–South Sudan border", 4.0, 29.5),
];

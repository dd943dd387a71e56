//! Reads GeoNames' cities, towns and villages.

use crate::book::{Book, Place, kilometres};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
};
use ww3_detect::text;

/// There is war, or lately was, or insurgents are about: villages too (the smallest list of the package). Our own
/// list, of 2026.
const WAR: &[&str] = &[
    "UKR", "PSE", "ISR", "LBN", "SYR", "YEM", "IRQ", "IRN", "SDN", "SSD", "SOM", "LBY", "MLI", "BFA", "NER",
    "NGA", "TCD", "CMR", "CAF", "COD", "ETH", "ERI", "MOZ", "AFG", "PAK", "MMR", "AZE", "ARM", "HTI", "COL",
    "XKX",
];
/// Where war comes near, or armed groups are: towns of 5,000 people and more.
const NEAR_WAR: &[&str] = &[
    "TUR", "EGY", "JOR", "SAU", "KWT", "ARE", "OMN", "BHR", "QAT", "IND", "PHL", "THA", "LKA", "BGD", "NPL",
    "KEN", "UGA", "RWA", "BDI", "BEN", "TGO", "GHA", "CIV", "MRT", "SEN", "DZA", "TUN", "GEO", "MDA", "BLR",
    "RUS", "MEX", "VEN", "ECU", "TJK", "KGZ", "UZB", "KHM", "TWN", "CYP", "SRB", "BIH", "MKD", "POL", "ROU",
    "LTU", "LVA", "EST", "FIN",
];
/// The oblasts beside Ukraine, by GeoNames' numbers: Belgorod, Bryansk, Kursk, Voronezh, Rostov, Krasnodar; and
/// the Caucasus: Chechnya, Dagestan, Ingushetia, Kabardino-Balkaria, North Ossetia.
const RUSSIAN_BORDER: &[&str] = &["09", "10", "41", "86", "61", "38", "12", "17", "19", "22", "68"];
/// Alternative names count from this many people on: those of small places are mostly noise.
const ALTERNATIVES_FROM: u64 = 50_000;
/// In other alphabets, from so many; in lands near a war, and where there is one, from fewer.
const FOREIGN_FROM: u64 = 200_000;
const FOREIGN_NEAR_WAR_FROM: u64 = 15_000;
const FOREIGN_AT_WAR_FROM: u64 = 5_000;
/// Where the villages' own names are in one of these alphabets: all of them.
const CYRILLIC: &[&str] = &["UKR"];
const ARABIC: &[&str] = &["PSE", "LBN", "SYR", "YEM", "IRQ", "SDN", "LBY"];
const HEBREW: &[&str] = &["ISR"];

/// A city, town or village of the list.
pub struct City {
    pub lat: f64,
    pub lon: f64,
    /// Alpha-3.
    pub country: String,
    pub population: u64,
    pub name: String,
    pub alternatives: Vec<String>,
    /// GeoNames' first-order division: a number, for the USA a postal code.
    division: String,
}

/// All of the smallest list, the largest first.
pub fn load(folder: &Path, codes: &BTreeMap<String, String>) -> Vec<City> {
    let cities: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("cities500.json")).unwrap()).unwrap();
    let text = |city: &Value, field: &str| city[field].as_str().unwrap().to_owned();
    let mut cities: Vec<City> = cities
        .as_object()
        .unwrap()
        .values()
        .filter_map(|city| {
            Some(City {
                lat: city["latitude"].as_f64().unwrap(),
                lon: city["longitude"].as_f64().unwrap(),
                country: codes.get(city["countrycode"].as_str().unwrap())?.clone(),
                population: city["population"].as_u64().unwrap_or(0),
                name: text(city, "name"),
                alternatives: city["alternatenames"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(|name| name.as_str().map(str::to_owned))
                    .collect(),
                division: text(city, "admin1code"),
            })
        })
        .collect();
    cities.sort_by(|a, b| b.population.cmp(&a.population).then_with(|| a.name.cmp(&b.name)));
    cities
}

type Division<'a> = (&'a str, &'a str);
/// The division of each country that is this province of the book.
pub type Parts<'a> = HashMap<Division<'a>, usize>;

/// Which province each of GeoNames' divisions is: in the USA by name, elsewhere the nearest label to the middle of
/// its towns, each label once.
pub fn parts<'a>(cities: &'a [City], folder: &Path, book: &Book) -> Parts<'a> {
    let states: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("us_states.json")).unwrap()).unwrap();
    let mut middles: HashMap<Division, (f64, f64, f64)> = HashMap::new();
    for city in cities {
        let middle = middles.entry((&city.country, &city.division)).or_default();
        *middle = (middle.0 + city.lat, middle.1 + city.lon, middle.2 + 1.0);
    }
    let mut provinces: HashMap<&str, Vec<(usize, &Place)>> = HashMap::new();
    for (number, place) in book.places.iter().enumerate().filter(|(_, place)| place.kind == b'a') {
        provinces.entry(&place.country).or_default().push((number, place));
    }
    let mut pairs: Vec<(f64, Division, usize)> = Vec::new();
    for (division, (lat, lon, count)) in middles {
        let state = states[division.1]["name"].as_str().filter(|_| division.0 == "USA");
        for (number, province) in provinces.get(division.0).into_iter().flatten() {
            let away = kilometres((lat / count, lon / count), (province.lat, province.lon));
            let is_it = state.map_or(away < 200.0, |state| state == province.label);
            if is_it {
                pairs.push((away, division, *number));
            }
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let (mut parts, mut taken) = (Parts::new(), HashSet::new());
    for (_, division, number) in pairs {
        if !parts.contains_key(&division) && taken.insert(number) {
            parts.insert(division, number);
        }
    }
    parts
}

/// Takes in the places that the news may name. One that our list has takes our name and point.
pub fn read(cities: &[City], parts: &Parts, book: &mut Book) {
    let famous: HashSet<String> = cities
        .iter()
        .filter(|city| city.population >= 200_000)
        .map(|city| text::name(&city.name))
        .chain(book.places.iter().filter(|place| place.kind == b'c').map(|place| text::name(&place.label)))
        .collect();
    let ours: Vec<usize> =
        (0..book.places.len()).filter(|number| book.places[*number].kind == b'p').collect();
    let is_ours = |number: &usize| book.places[*number].is_known && book.places[*number].kind != b'c';
    let ours_all: HashSet<usize> = (0..book.places.len()).filter(is_ours).collect();
    for city in cities.iter().filter(|city| is_wanted(city, &famous)) {
        let known = ours.iter().copied().find(|number| is_same(&book.places[*number], city, *number, book));
        let part = parts.get(&(city.country.as_str(), city.division.as_str())).copied();
        let number = known.unwrap_or_else(|| {
            book.add(Place {
                lat: city.lat,
                lon: city.lon,
                population: city.population,
                label: city.name.clone(),
                country: city.country.clone(),
                kind: b'p',
                is_known: false,
                part,
            })
        });
        if known.is_some() {
            let place = &mut book.places[number];
            place.population = place.population.max(city.population);
            place.part = place.part.or(part);
        }
        // "Gaza" is the Strip for our list, whatever GeoNames calls the city.
        let is_taken = |name: &str| {
            let bearers = book.names.get(&text::name(name)).filter(|_| known.is_some());
            bearers.is_some_and(|bearers| {
                let is_ours = |place: usize| place != number && ours_all.contains(&place);
                bearers.iter().any(|b| is_ours(b.place) && book.places[b.place].country == city.country)
            })
        };
        if !is_taken(&city.name) {
            book.name(number, &city.name, true);
        }
        let others = city.alternatives.iter().filter(|name| is_alternative(name, city));
        for name in others {
            book.name(number, name, false);
        }
    }
}

fn is_wanted(city: &City, famous: &HashSet<String>) -> bool {
    let border = city.country == "RUS" && RUSSIAN_BORDER.contains(&city.division.as_str());
    let country = city.country.as_str();
    let namesake = || country == "USA" && famous.contains(&text::name(&city.name));
    city.population >= 15_000
        || WAR.contains(&country)
        || border
        || NEAR_WAR.contains(&country) && city.population >= 5_000
        || namesake()
}

fn is_same(ours: &Place, city: &City, number: usize, book: &Book) -> bool {
    let near = ours.country == city.country
        && (ours.lat - city.lat).abs() < 0.25
        && (ours.lon - city.lon).abs() < 0.25;
    let bears = |name: &str| {
        let bearers = book.names.get(&text::name(name));
        bearers.is_some_and(|bearers| bearers.iter().any(|bearer| bearer.place == number))
    };
    near && std::iter::once(&city.name).chain(&city.alternatives).any(|name| bears(name))
}

fn is_alternative(name: &str, city: &City) -> bool {
    let at_war = WAR.contains(&city.country.as_str());
    if is_latin(name) {
        return is_a_name(name)
            && (city.population >= ALTERNATIVES_FROM
                || at_war && city.population >= 15_000 && name.len() >= 6
                || is_spelling(name, &city.name));
    }
    let country = city.country.as_str();
    let border = country == "RUS" && RUSSIAN_BORDER.contains(&city.division.as_str());
    let own = match name.chars().next().map_or(0, |first| first as u32) {
        0x400..=0x4ff => border || CYRILLIC.contains(&country),
        0x5d0..=0x5ea => HEBREW.contains(&country),
        _ => ARABIC.contains(&country),
    };
    let least = match () {
        () if own => 0,
        () if at_war => FOREIGN_AT_WAR_FROM,
        () if NEAR_WAR.contains(&country) => FOREIGN_NEAR_WAR_FROM,
        () => FOREIGN_FROM,
    };
    city.population >= least && name.chars().count() >= 4 && name.chars().all(is_of_our_languages)
}

fn is_latin(name: &str) -> bool {
    name.chars().all(|c| (c as u32) < 0x250 || !c.is_alphabetic())
}

/// Cyrillic, Hebrew, Arabic.
fn is_of_our_languages(c: char) -> bool {
    matches!(c as u32, 0x400..=0x4ff | 0x5d0..=0x5ea | 0x620..=0x64a) || c == ' ' || c == '-'
}

/// Long enough, and no airport's code.
fn is_a_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && name.starts_with(char::is_uppercase) && name.chars().any(char::is_lowercase)
}

/// Whether one name is the other by another transliteration: the same consonants.
fn is_spelling(one: &str, other: &str) -> bool {
    let (one, other) = (skeleton(one), skeleton(other));
    one.len() >= 3 && one == other
}

fn skeleton(name: &str) -> String {
    let folded = text::name(name);
    let bare = ["al ", "el ", "ar ", "as ", "ash ", "ad ", "an ", "at ", "az ", "ez "]
        .iter()
        .find_map(|article| folded.strip_prefix(article))
        .unwrap_or(&folded);
    let mut kept = String::new();
    for letter in bare.chars() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'j' | 'w' | ' ' => continue,
            'q' | 'c' | 'x' => 'k',
            'z' => 's',
            'v' => 'w',
            other => other,
        };
        if !kept.ends_with(letter) {
            kept.push(letter);
        }
    }
    kept
}

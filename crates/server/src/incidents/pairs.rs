//! Pairs of sentences of our own making: one incident or two, and why.

use super::{Report, Verdict, decide};
use serde_json::json;
use ww3_event::MapEvent;

/// Latitude, longitude, country and precision of the places in the pairs.
const PLACES: &[(&str, f64, f64, &str, &str)] = &[
    ("Kharkiv Oblast", 49.6, 36.4, "UKR", "region"),
    ("Kharkiv", 49.99, 36.23, "UKR", "city"),
    ("Chuhuiv", 49.84, 36.69, "UKR", "city"),
    ("Kyiv", 50.45, 30.52, "UKR", "city"),
    ("Odesa", 46.48, 30.73, "UKR", "city"),
    ("Belgorod", 50.6, 36.59, "RUS", "city"),
    ("Donetsk", 48.0, 37.8, "UKR", "city"),
    ("Gaza City", 31.5, 34.46, "PSE", "city"),
    ("Damascus", 33.51, 36.29, "SYR", "city"),
    ("Khartoum", 15.55, 32.53, "SDN", "city"),
    ("Port Sudan", 19.61, 37.22, "SDN", "city"),
    ("Sanaa", 15.35, 44.2, "YEM", "city"),
    ("Yemen", 15.5, 47.5, "YEM", "country"),
    ("Paris", 48.85, 2.35, "FRA", "city"),
];

/// Words that name a side.
const SIDES: &[(&str, &str)] = &[
    ("Russia", "RUS"),
    ("Ukrain", "UKR"),
    ("Israel", "ISR"),
    ("Houthi", "HOUTHI"),
    ("US ", "USA"),
    ("Saudi", "SAU"),
];

/// A report: its place and sides are those that the title names.
pub fn report(kind: &str, hour: i64, source: &str, title: &str) -> MapEvent {
    let (label, lat, lon, country, precision) = PLACES.iter().find(|place| title.contains(place.0)).unwrap();
    let sides: Vec<_> = SIDES.iter().filter(|(word, _)| title.contains(word)).map(|(_, code)| code).collect();
    let time = ww3_event::Timestamp::from_second(1_770_000_000 + hour * 3600).unwrap();
    let event = json!({
        "id": format!("evt_{source}{hour}"), "type": kind, "title": title, "time": time, "severity": 3,
        "confidence": 0.7, "source": {"name": source, "url": format!("https://{source}.example/{hour}")},
        "to": {"lat": lat, "lon": lon, "label": label, "country": country}, "precision": precision, "factions": sides,
    });
    serde_json::from_value(event).unwrap()
}

/// Type, title, hours later, type, title; and why.
type Pair = (&'static str, &'static str, i64, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const SAME: &[Pair] = &[
    ("missile_strike", "Russian missile hits Kharkiv apartment block, three dead", 2, "missile_strike", "3 killed as missile slams into residential building in Kharkiv", "target and toll"),
    ("drone_strike", "Russian drones hit Odesa port", 5, "drone_strike", "Drone attack on port of Odesa sparks fire", "target and type"),
    ("explosion", "Explosions heard in Kyiv", 0, "explosion", "Blasts rock Kyiv", "the same hour, the same words by meaning"),
    ("airstrike", "Israeli airstrike kills 5 in Gaza City", 2, "strike", "Five dead in Israeli strike on Gaza City, medics say", "the toll; the second leaves the means open"),
    ("airstrike", "Israeli jets bomb airport of Damascus", 3, "missile_strike", "Israeli missiles strike Damascus airport, state media says", "target and actor; air and missile strikes are told as either"),
    ("bombing", "Car bomb kills 12 outside police headquarters in Khartoum", 8, "bombing", "Khartoum car bombing: twelve dead at police station", "target and toll"),
    ("drone_strike", "Drone strike kills 4 at market in Khartoum", 12, "airstrike", "Four killed in air raid on Khartoum market", "target and toll, half a day later"),
    ("missile_strike", "Missile attack kills 3 at Kharkiv school", 20, "missile_strike", "Death toll in missile attack on Kharkiv school rises to 7", "a toll that rises"),
    ("missile_strike", "Missile attack kills 3 at Kharkiv school", 60, "missile_strike", "Toll of Kharkiv school missile attack climbs to 11 dead", "a toll rises for days"),
    ("drone_strike", "Ukrainian drones set oil depot ablaze in Belgorod", 4, "infrastructure_strike", "Belgorod oil depot burns after Ukrainian attack", "target and actor"),
    ("artillery_shelling", "Shelling of Donetsk market kills 25, Russian-installed officials say", 3, "artillery_shelling", "25 people die in shelling of market in Donetsk", "target and toll"),
    ("airstrike", "US air strikes hit Houthi radar site near Sanaa", 1, "airstrike", "US bombs Houthi radar in Sanaa", "target, actors, the hour"),
    ("airstrike", "Saudi-led air raid on Sanaa prison kills 60", 10, "airstrike", "Saudi coalition air strike kills 60 at Sanaa detention centre", "toll and actor"),
    ("drone_strike", "Drones hit fuel depot in Port Sudan", 6, "drone_strike", "Port Sudan fuel depot on fire after drone attack", "target; the port in the name is no target"),
    ("missile_strike", "Missile strike on Odesa hotel injures 7", 2, "strike", "Seven wounded as Odesa hotel is struck", "target and injured"),
    ("clash", "Heavy clashes erupt in Khartoum", 1, "clash", "Heavy clashes in Khartoum as troops storm army base", "words and the hour"),
    ("protest", "Thousands protest in Paris over pension law", 2, "protest", "Thousands protest in Paris against pension reform", "words and type"),
    ("drone_strike", "Russian drones attack Kyiv overnight", 1, "drone_strike", "Russian drone attack on Kyiv", "words, type, actor, the hour"),
    ("strike", "Israeli strike hits Iranian consulate in Damascus", 14, "airstrike", "Israeli air strike destroys Iranian consulate building in Damascus", "target, words, actor"),
    ("missile_strike", "Russian missile kills 3 at Kharkiv market", 2, "missile_strike", "Russian missile kills three at market in Kharkiv Oblast", "a region that holds the city; target, toll, words"),
    ("drone_strike", "Russian drones hit Odesa port", 2, "drone_strike", "Russian drones hit Odesa", "two hours; what one leaves out doesn't contradict"),
    ("missile_strike", "Missile hits Kharkiv power plant", 0, "missile_strike", "Missile hits Kharkiv power plant - Example News", "the same words"),
];

#[rustfmt::skip]
const DIFFERENT: &[Pair] = &[
    ("missile_strike", "Russian missile hits Kharkiv school", 2, "missile_strike", "Russian missile hits Kharkiv power plant", "target"),
    ("missile_strike", "Russian missile kills 3 in Kharkiv", 2, "missile_strike", "Russian missile kills 5 in Kharkiv", "count"),
    ("airstrike", "Israeli airstrike kills 5 at Gaza City school", 3, "airstrike", "Israeli airstrike kills 5 at Gaza City market", "target, though the toll is equal"),
    ("airstrike", "Israeli air strike kills 2 in Gaza City", 0, "airstrike", "Israeli air strike kills 9 in Gaza City", "count, in the same hour"),
    ("drone_strike", "Drone hits house in Kyiv, injuring 2", 1, "drone_strike", "Drone hits house in Kyiv, injuring 6", "injured"),
    ("missile_strike", "Russia fires 5 missiles at Odesa", 2, "missile_strike", "Russia fires 12 missiles at Odesa", "count of missiles"),
    ("drone_strike", "Russian drone hits Odesa port", 1, "missile_strike", "Russian missile hits Odesa port", "means"),
    ("drone_strike", "Drone strike on Kharkiv market kills 3", 1, "drone_strike", "Drone strike on Chuhuiv market kills 3", "place"),
    ("missile_strike", "Missile strike kills 3 in Kharkiv", 1, "missile_strike", "Missile strike kills 3 in Belgorod", "place, across the border"),
    ("explosion", "Explosions heard in Kyiv", 9, "explosion", "Explosions rock Kyiv", "hours later, nothing particular shared"),
    ("drone_strike", "Russian drones attack Kyiv", 24, "drone_strike", "Russian drones attack Kyiv again", "the next night"),
    ("airstrike", "Israeli airstrike hits Gaza City", 6, "airstrike", "Israeli airstrike on Gaza City kills 4", "one says little, hours apart"),
    ("airstrike", "Saudi air raid hits Sanaa airport", 1, "missile_strike", "Houthi missile hits Sanaa airport", "actors"),
    ("bombing", "Car bomb kills 12 in Khartoum", 40, "bombing", "Car bomb kills 12 in Khartoum", "two days"),
    ("protest", "Thousands protest in Paris", 1, "bombing", "Bomb wounds three in Paris", "a protest is no bombing"),
    ("sabotage", "Saboteurs blow up Kharkiv railway", 2, "airstrike", "Air strike hits Kharkiv railway", "means"),
    ("air_defense", "Russian drones shot down over Kyiv", 0, "drone_strike", "Russian drones hit Kyiv", "shot down is not hit"),
    ("clash", "Clashes in Khartoum kill 8", 3, "airstrike", "Air strike in Khartoum kills 8", "means"),
    ("airstrike", "US strikes Houthi targets in Yemen", 5, "airstrike", "US air strikes hit Houthi missile launchers in Yemen", "a country is no place to go by"),
    ("missile_strike", "Death toll in Kharkiv missile attack rises to 9", 5, "missile_strike", "Toll of missile attack on Kharkiv: 4 dead", "a toll doesn't fall"),
    ("missile_strike", "Missile hits hospital in Kyiv, 3 dead", 10, "missile_strike", "Death toll in strike on Kyiv railway station rises to 8", "target, whatever the toll"),
    ("drone_strike", "Drones hit fuel depot in Port Sudan", 2, "drone_strike", "Drones hit ship in Port Sudan", "target"),
];

fn verdict(pair: &Pair, sources: [&str; 2]) -> Verdict {
    let of = |kind, hour, source, title| Report::of(report(kind, hour, source, title));
    decide(&of(pair.0, 0, sources[0], pair.1), &of(pair.3, pair.2, sources[1], pair.4))
}

#[test]
fn reports_of_one_incident_are_joined() {
    let wrong: Vec<_> = SAME.iter().map(|pair| (verdict(pair, ["A", "B"]), pair)).collect();
    let wrong: Vec<_> = wrong.iter().filter(|(verdict, _)| !matches!(verdict, Verdict::Same(_))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn reports_of_two_incidents_are_not_joined() {
    let wrong: Vec<_> = DIFFERENT.iter().map(|pair| (verdict(pair, ["A", "B"]), pair)).collect();
    let wrong: Vec<_> = wrong.iter().filter(|(verdict, _)| matches!(verdict, Verdict::Same(_))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_order_of_two_reports_makes_no_difference() {
    for pair in SAME.iter().chain(DIFFERENT) {
        let of = |kind, hour, source, title| Report::of(report(kind, hour, source, title));
        let (a, b) = (of(pair.0, 0, "A", pair.1), of(pair.3, pair.2, "B", pair.4));
        let joins = |a: &Report, b: &Report| matches!(decide(a, b), Verdict::Same(_));
        assert_eq!(joins(&a, &b), joins(&b, &a), "{pair:?}");
    }
}

#[test]
fn there_are_enough_pairs() {
    assert!(SAME.len() + DIFFERENT.len() >= 40);
}

//! A baseline: a list of words, of the kind that news dashboards use.
//!
//! The first group with a word in the title is the type; the first country or capital named is the place. Whole
//! words (a kinder reading than those dashboards', which often look inside words), nothing else: no negation, no
//! sport, no actors. The lists are our own, plain on purpose, and were not tuned on any label.

use super::answer::{Answer, Spot};
use ww3_detect::{
    gazetteer::{self, Kind},
    text::{self, Word},
};
use ww3_event::EventType::{self, *};

/// Types and their words, the more telling first; phrases are folded words between spaces.
#[rustfmt::skip]
const GROUPS: &[(EventType, &[&str])] = &[
    (Airstrike, &["airstrike", "airstrikes", "air strike", "air strikes", "air raid", "air raids", "warplane", "warplanes", "fighter jet", "fighter jets"]),
    (DroneStrike, &["drone", "drones", "uav"]),
    (MissileStrike, &["missile", "missiles", "icbm", "ballistic"]),
    (RocketAttack, &["rocket", "rockets"]),
    (ArtilleryShelling, &["artillery", "shelling", "shelled", "mortar", "mortars"]),
    (Bombing, &["bomb", "bombs", "bombing", "bombings", "bomber", "ied", "suicide attack"]),
    (Explosion, &["explosion", "explosions", "blast", "blasts", "explodes"]),
    (NavalStrike, &["warship", "warships", "navy"]),
    (AirDefense, &["intercepted", "intercepts", "shot down", "shoots down", "air defence", "air defense"]),
    (Assassination, &["assassinated", "assassination"]),
    (Sabotage, &["sabotage"]),
    (GroundAssault, &["invasion", "invades", "invaded", "offensive", "incursion", "captured", "captures", "troops"]),
    (Clash, &["clash", "clashes", "fighting", "battle", "firefight", "gunfire", "gunmen", "militants", "rebels", "insurgents"]),
    (Strike, &["attack", "attacks", "attacked", "strike", "strikes", "struck", "killed", "kills", "dead", "war", "massacre", "terror", "terrorist", "ambush", "raid", "casualties"]),
    (Cyberattack, &["cyberattack", "cyberattacks", "cyber attack", "hackers", "hacked", "ransomware"]),
    (Sanction, &["sanction", "sanctions", "embargo"]),
    (Protest, &["protest", "protests", "protesters", "demonstration", "riot", "riots", "unrest", "coup"]),
];

/// Capitals, and towns that dashboards list beside them. Where they are is the gazetteer's.
#[rustfmt::skip]
const CAPITALS: &[&str] = &[
    "Kabul", "Tirana", "Algiers", "Luanda", "Buenos Aires", "Yerevan", "Canberra", "Vienna", "Baku", "Manama", "Dhaka",
    "Minsk", "Brussels", "Porto-Novo", "La Paz", "Sarajevo", "Gaborone", "Brasilia", "Sofia", "Ouagadougou", "Bujumbura",
    "Phnom Penh", "Yaounde", "Ottawa", "Bangui", "N'Djamena", "Santiago", "Beijing", "Bogota", "Kinshasa", "Brazzaville",
    "San Jose", "Abidjan", "Zagreb", "Havana", "Nicosia", "Prague", "Copenhagen", "Djibouti", "Santo Domingo", "Quito",
    "Cairo", "San Salvador", "Asmara", "Tallinn", "Addis Ababa", "Suva", "Helsinki", "Paris", "Libreville", "Banjul",
    "Tbilisi", "Berlin", "Accra", "Athens", "Guatemala City", "Conakry", "Bissau", "Georgetown", "Port-au-Prince",
    "Tegucigalpa", "Budapest", "Reykjavik", "New Delhi", "Delhi", "Jakarta", "Tehran", "Baghdad", "Dublin", "Jerusalem",
    "Tel Aviv", "Rome", "Kingston", "Tokyo", "Amman", "Astana", "Nairobi", "Pristina", "Kuwait City", "Bishkek",
    "Vientiane", "Riga", "Beirut", "Maseru", "Monrovia", "Tripoli", "Vilnius", "Luxembourg", "Antananarivo", "Lilongwe",
    "Kuala Lumpur", "Male", "Bamako", "Valletta", "Nouakchott", "Mexico City", "Chisinau", "Ulaanbaatar", "Podgorica",
    "Rabat", "Maputo", "Naypyidaw", "Windhoek", "Kathmandu", "Amsterdam", "Wellington", "Managua", "Niamey", "Abuja",
    "Pyongyang", "Skopje", "Oslo", "Muscat", "Islamabad", "Ramallah", "Gaza", "Panama City", "Port Moresby", "Asuncion",
    "Lima", "Manila", "Warsaw", "Lisbon", "Doha", "Bucharest", "Moscow", "Kigali", "Riyadh", "Dakar", "Belgrade",
    "Freetown", "Singapore", "Bratislava", "Ljubljana", "Mogadishu", "Pretoria", "Seoul", "Juba", "Madrid", "Colombo",
    "Khartoum", "Paramaribo", "Stockholm", "Bern", "Damascus", "Taipei", "Dushanbe", "Dodoma", "Bangkok", "Lome",
    "Tunis", "Ankara", "Ashgabat", "Kampala", "Kyiv", "Kiev", "Abu Dhabi", "London", "Washington", "Montevideo",
    "Tashkent", "Caracas", "Hanoi", "Sanaa", "Lusaka", "Harare",
];

/// The baseline, with its places looked up.
#[derive(Clone, Debug)]
pub struct Keywords {
    capitals: Vec<(String, Spot)>,
}

impl Default for Keywords {
    fn default() -> Self {
        let capitals = CAPITALS.iter().filter_map(|name| {
            let folded = text::name(name);
            Some((folded.clone(), spot(gazetteer::find(&folded).next()?)))
        });
        Self { capitals: capitals.collect() }
    }
}

impl Keywords {
    /// What this title tells, by words alone.
    pub fn answer(&self, title: &str) -> Option<Answer> {
        let words = text::words(&text::plain(title));
        let has = |phrase: &&&str| (0..words.len()).any(|at| text::begins(&words[at..], phrase).is_some());
        let (kind, _) = GROUPS.iter().find(|(_, phrases)| phrases.iter().any(|phrase| has(&phrase)))?;
        let spot = (0..words.len()).find_map(|at| self.place(&words[at..]))?;
        Some(Answer { kind: kind.clone(), spot, factions: None, severity: None })
    }

    /// The country or capital whose name begins here.
    fn place(&self, words: &[Word]) -> Option<Spot> {
        // "Tell us" names no country.
        if words[0].folded == "us" && !words[0].capital {
            return None;
        }
        let capital = self.capitals.iter().find(|(name, _)| text::begins(words, name).is_some());
        let country = || {
            let ranges = gazetteer::ranges(words);
            let named = ranges.into_iter().rev().filter(|range| *range != 0);
            named.flat_map(gazetteer::places).find(|entry| entry.kind == Kind::Country)
        };
        capital.map(|(_, spot)| spot.clone()).or_else(|| country().map(spot))
    }
}

/// A place of the gazetteer as all are scored.
pub fn spot(entry: gazetteer::Entry) -> Spot {
    Spot {
        point: (entry.lat, entry.lon),
        country: (!entry.country.is_empty()).then(|| entry.country.to_owned()),
        label: entry.label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_first_word_and_the_first_country_or_capital_decide() {
        let answer = Keywords::default().answer("Iran warns of missile attacks on Haifa").unwrap();
        assert_eq!((answer.kind, answer.spot.country.as_deref()), (MissileStrike, Some("IRN")));
        let answer = Keywords::default().answer("Talks in Damascus after a blast").unwrap();
        assert_eq!((answer.kind, answer.spot.label.as_str()), (Explosion, "Damascus"));
    }

    #[test]
    fn without_a_word_or_a_place_there_is_no_event() {
        assert_eq!(Keywords::default().answer("Snow in Kyiv"), None);
        assert_eq!(Keywords::default().answer("Rebels attack, and tell us"), None);
    }

    #[test]
    fn every_capital_of_the_list_is_in_the_gazetteer() {
        assert_eq!(Keywords::default().capitals.len(), CAPITALS.len());
    }
}

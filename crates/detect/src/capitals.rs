//! Capitals: which town "the Somali capital" is, and which capitals the news let act and suffer.

use crate::gazetteer::{self, Entry, Kind};

/// The capital of this country (alpha-3), where the list below has it.
pub fn of(country: &str) -> Option<Entry> {
    let (_, name) = CAPITALS.iter().find(|(code, _)| *code == country)?;
    gazetteer::find(name).find(|entry| entry.kind == Kind::City && entry.country == country)
}

/// The state for which the news let its capital speak: "Kyiv says".
pub fn state(name: &str) -> Option<&'static str> {
    CAPITALS.iter().find(|(_, capital)| is_actor(name) && *capital == name).map(|(code, _)| *code)
}

/// Whether this folded name is a capital that the news let act and suffer.
pub fn is_actor(name: &str) -> bool {
    ACTORS.contains(&name)
}

#[rustfmt::skip]
const ACTORS: &[&str] = &[
    "kyiv", "kiev", "moscow", "damascus", "tehran", "baghdad", "beirut", "jerusalem", "riyadh", "sanaa", "kabul",
    "islamabad", "delhi", "beijing", "taipei", "seoul", "pyongyang", "tokyo", "washington", "london", "paris", "berlin",
    "warsaw", "minsk", "ankara", "cairo", "khartoum", "mogadishu", "addis", "tripoli", "bamako", "niamey", "abuja",
    "kinshasa", "amman", "doha", "tbilisi", "yerevan", "baku", "belgrade", "pristina", "athens", "rome", "madrid",
    "caracas", "havana", "manila", "jakarta", "naypyidaw", "dhaka", "colombo", "vilnius", "riga", "tallinn", "helsinki",
    "chisinau", "bucharest", "sofia", "budapest", "prague", "vienna", "brussels", "juba", "kigali", "bangkok", "hanoi",
];

#[rustfmt::skip]
const CAPITALS: &[(&str, &str)] = &[
    ("AFG", "kabul"), ("AGO", "luanda"), ("ALB", "tirana"), ("ARE", "abu dhabi"), ("ARG", "buenos aires"),
    ("ARM", "yerevan"), ("AUS", "canberra"), ("AUT", "vienna"), ("AZE", "baku"), ("BDI", "bujumbura"),
    ("BEL", "brussels"), ("BEN", "cotonou"), ("BFA", "ouagadougou"), ("BGD", "dhaka"), ("BGR", "sofia"),
    ("BHR", "manama"), ("BIH", "sarajevo"), ("BLR", "minsk"), ("BOL", "la paz"), ("BRA", "brasilia"),
    ("CAF", "bangui"), ("CAN", "ottawa"), ("CHE", "bern"), ("CHL", "santiago"), ("CHN", "beijing"),
    ("CIV", "abidjan"), ("CMR", "yaounde"), ("COD", "kinshasa"), ("COG", "brazzaville"), ("COL", "bogota"),
    ("CUB", "havana"), ("CYP", "nicosia"), ("CZE", "prague"), ("DEU", "berlin"), ("DJI", "djibouti"),
    ("DNK", "copenhagen"), ("DZA", "algiers"), ("ECU", "quito"), ("EGY", "cairo"), ("ERI", "asmara"),
    ("ESP", "madrid"), ("EST", "tallinn"), ("ETH", "addis ababa"), ("FIN", "helsinki"), ("FRA", "paris"),
    ("GBR", "london"), ("GEO", "tbilisi"), ("GHA", "accra"), ("GIN", "conakry"), ("GNB", "bissau"),
    ("GRC", "athens"), ("GTM", "guatemala city"), ("GUY", "georgetown"), ("HND", "tegucigalpa"), ("HRV", "zagreb"),
    ("HTI", "port au prince"), ("HUN", "budapest"), ("IDN", "jakarta"), ("IND", "new delhi"), ("IRL", "dublin"),
    ("IRN", "tehran"), ("IRQ", "baghdad"), ("ISR", "jerusalem"), ("ITA", "rome"), ("JOR", "amman"), ("JPN", "tokyo"),
    ("KAZ", "astana"), ("KEN", "nairobi"), ("KGZ", "bishkek"), ("KHM", "phnom penh"), ("KOR", "seoul"),
    ("KWT", "kuwait city"), ("LBN", "beirut"), ("LBR", "monrovia"), ("LBY", "tripoli"), ("LKA", "colombo"),
    ("LTU", "vilnius"), ("LVA", "riga"), ("MAR", "rabat"), ("MDA", "chisinau"), ("MDG", "antananarivo"),
    ("MEX", "mexico city"), ("MKD", "skopje"), ("MLI", "bamako"), ("MMR", "naypyidaw"), ("MNE", "podgorica"),
    ("MOZ", "maputo"), ("MRT", "nouakchott"), ("NER", "niamey"), ("NGA", "abuja"), ("NIC", "managua"), ("NOR", "oslo"),
    ("NPL", "kathmandu"), ("OMN", "muscat"), ("PAK", "islamabad"), ("PAN", "panama city"), ("PER", "lima"),
    ("PHL", "manila"), ("PNG", "port moresby"), ("POL", "warsaw"), ("PRK", "pyongyang"), ("PRT", "lisbon"),
    ("QAT", "doha"), ("ROU", "bucharest"), ("RUS", "moscow"), ("RWA", "kigali"), ("SAU", "riyadh"),
    ("SDN", "khartoum"), ("SEN", "dakar"), ("SLE", "freetown"), ("SLV", "san salvador"), ("SOM", "mogadishu"),
    ("SRB", "belgrade"), ("SSD", "juba"), ("SVK", "bratislava"), ("SVN", "ljubljana"), ("SWE", "stockholm"),
    ("SYR", "damascus"), ("TCD", "ndjamena"), ("TGO", "lome"), ("THA", "bangkok"), ("TJK", "dushanbe"),
    ("TKM", "ashgabat"), ("TUN", "tunis"), ("TUR", "ankara"), ("TWN", "taipei"), ("TZA", "dar es salaam"),
    ("UGA", "kampala"), ("UKR", "kyiv"), ("USA", "washington"), ("UZB", "tashkent"), ("VEN", "caracas"),
    ("VNM", "hanoi"), ("XKX", "pristina"), ("YEM", "sanaa"), ("ZAF", "pretoria"), ("ZMB", "lusaka"), ("ZWE", "harare"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_capital_is_in_the_gazetteer() {
        let missing: Vec<_> = CAPITALS.iter().filter(|(code, _)| of(code).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

//! A country by its code, as a place that only stands for it.

use crate::gazetteer::{self, Entry, Kind};

/// The country of this code (alpha-3).
pub fn of(code: &str) -> Option<Entry> {
    let (_, name) = NAMES.get(NAMES.binary_search_by_key(&code, |(code, _)| code).ok()?)?;
    gazetteer::find(name).find(|entry| entry.kind == Kind::Country && entry.country == code)
}

/// By code, in order; the name is folded.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("ABW", "aruba"), ("AFG", "afghanistan"), ("AGO", "angola"), ("AIA", "anguilla"), ("ALB", "albania"),
    ("AND", "andorra"), ("ARE", "united arab emirates"), ("ARG", "argentina"), ("ARM", "armenia"),
    ("ASM", "american samoa"), ("ATA", "antarctica"), ("ATF", "french southern territories"),
    ("ATG", "antigua and barbuda"), ("AUS", "australia"), ("AUT", "austria"), ("AZE", "azerbaijan"),
    ("BDI", "burundi"), ("BEL", "belgium"), ("BEN", "benin"), ("BFA", "burkina faso"), ("BGD", "bangladesh"),
    ("BGR", "bulgaria"), ("BHR", "bahrain"), ("BHS", "bahamas"), ("BIH", "bosnia and herzegovina"),
    ("BLM", "saint barthelemy"), ("BLR", "belarus"), ("BLZ", "belize"), ("BMU", "bermuda"), ("BOL", "bolivia"),
    ("BRA", "brazil"), ("BRB", "barbados"), ("BRN", "brunei"), ("BTN", "bhutan"), ("BWA", "botswana"),
    ("CAF", "central african republic"), ("CAN", "canada"), ("CHE", "switzerland"), ("CHL", "chile"),
    ("CHN", "china"), ("CIV", "ivory coast"), ("CMR", "cameroon"), ("COD", "dr congo"),
    ("COG", "congo brazzaville"), ("COK", "cook islands"), ("COL", "colombia"), ("COM", "comoros"),
    ("CPV", "cabo verde"), ("CRI", "costa rica"), ("CUB", "cuba"), ("CUW", "curacao"), ("CYM", "cayman islands"),
    ("CYP", "cyprus"), ("CZE", "czechia"), ("DEU", "germany"), ("DJI", "djibouti"), ("DMA", "dominica"),
    ("DNK", "denmark"), ("DOM", "dominican republic"), ("DZA", "algeria"), ("ECU", "ecuador"), ("EGY", "egypt"),
    ("ERI", "eritrea"), ("ESH", "western sahara"), ("ESP", "spain"), ("EST", "estonia"), ("ETH", "ethiopia"),
    ("FIN", "finland"), ("FJI", "fiji"), ("FLK", "falkland islands"), ("FRA", "france"), ("FRO", "faroe islands"),
    ("FSM", "micronesia"), ("GAB", "gabon"), ("GBR", "united kingdom"), ("GEO", "georgia"), ("GGY", "guernsey"),
    ("GHA", "ghana"), ("GIB", "gibraltar"), ("GIN", "guinea"), ("GMB", "gambia"), ("GNB", "guinea bissau"),
    ("GNQ", "equatorial guinea"), ("GRC", "greece"), ("GRD", "grenada"), ("GRL", "greenland"), ("GTM", "guatemala"),
    ("GUM", "guam"), ("GUY", "guyana"), ("HKG", "hong kong"), ("HMD", "heard island and mcdonald islands"),
    ("HND", "honduras"), ("HRV", "croatia"), ("HTI", "haiti"), ("HUN", "hungary"), ("IDN", "indonesia"),
    ("IMN", "isle of man"), ("IND", "india"), ("IOT", "british indian ocean territory"), ("IRL", "ireland"),
    ("IRN", "iran"), ("IRQ", "iraq"), ("ISL", "iceland"), ("ISR", "israel"), ("ITA", "italy"), ("JAM", "jamaica"),
    ("JEY", "jersey"), ("JOR", "jordan"), ("JPN", "japan"), ("KAZ", "kazakhstan"), ("KEN", "kenya"),
    ("KGZ", "kyrgyzstan"), ("KHM", "cambodia"), ("KIR", "kiribati"), ("KNA", "saint kitts and nevis"),
    ("KOR", "south korea"), ("KWT", "kuwait"), ("LAO", "laos"), ("LBN", "lebanon"), ("LBR", "liberia"),
    ("LBY", "libya"), ("LCA", "saint lucia"), ("LIE", "liechtenstein"), ("LKA", "sri lanka"), ("LSO", "lesotho"),
    ("LTU", "lithuania"), ("LUX", "luxembourg"), ("LVA", "latvia"), ("MAC", "macao"), ("MAF", "saint martin"),
    ("MAR", "morocco"), ("MCO", "monaco"), ("MDA", "moldova"), ("MDG", "madagascar"), ("MDV", "maldives"),
    ("MEX", "mexico"), ("MHL", "marshall islands"), ("MKD", "north macedonia"), ("MLI", "mali"), ("MLT", "malta"),
    ("MMR", "myanmar"), ("MNE", "montenegro"), ("MNG", "mongolia"), ("MNP", "northern mariana islands"),
    ("MOZ", "mozambique"), ("MRT", "mauritania"), ("MSR", "montserrat"), ("MUS", "mauritius"), ("MWI", "malawi"),
    ("MYS", "malaysia"), ("NAM", "namibia"), ("NCL", "new caledonia"), ("NER", "niger"), ("NFK", "norfolk island"),
    ("NGA", "nigeria"), ("NIC", "nicaragua"), ("NIU", "niue"), ("NLD", "netherlands"), ("NOR", "norway"),
    ("NPL", "nepal"), ("NRU", "nauru"), ("NZL", "new zealand"), ("OMN", "oman"), ("PAK", "pakistan"),
    ("PAN", "panama"), ("PCN", "pitcairn"), ("PER", "peru"), ("PHL", "philippines"), ("PLW", "palau"),
    ("PNG", "papua new guinea"), ("POL", "poland"), ("PRI", "puerto rico"), ("PRK", "north korea"),
    ("PRT", "portugal"), ("PRY", "paraguay"), ("PSE", "palestinian territories"), ("PYF", "french polynesia"),
    ("QAT", "qatar"), ("ROU", "romania"), ("RUS", "russia"), ("RWA", "rwanda"), ("SAU", "saudi arabia"),
    ("SDN", "sudan"), ("SEN", "senegal"), ("SGP", "singapore"),
    ("SHN", "saint helena"), ("SLB", "solomon islands"),
    ("SLE", "sierra leone"), ("SLV", "el salvador"), ("SMR", "san marino"), ("SOM", "somalia"),
    ("SPM", "saint pierre and miquelon"), ("SRB", "serbia"), ("SSD", "south sudan"),
    ("STP", "sao tome and principe"), ("SUR", "suriname"), ("SVK", "slovakia"), ("SVN", "slovenia"),
    ("SWE", "sweden"), ("SWZ", "eswatini"), ("SXM", "sint maarten"), ("SYC", "seychelles"), ("SYR", "syria"),
    ("TCA", "turks and caicos islands"), ("TCD", "chad"), ("TGO", "togo"), ("THA", "thailand"),
    ("TJK", "tajikistan"), ("TKM", "turkmenistan"), ("TLS", "east timor"), ("TON", "tonga"),
    ("TTO", "trinidad and tobago"), ("TUN", "tunisia"), ("TUR", "turkey"), ("TUV", "tuvalu"), ("TWN", "taiwan"),
    ("TZA", "tanzania"), ("UGA", "uganda"), ("UKR", "ukraine"), ("UMI", "united states minor outlying islands"),
    ("URY", "uruguay"), ("USA", "united states"), ("UZB", "uzbekistan"), ("VAT", "vatican"),
    ("VCT", "saint vincent and the grenadines"), ("VEN", "venezuela"), ("VGB", "british virgin islands"),
    ("VNM", "vietnam"), ("VUT", "vanuatu"), ("WLF", "wallis and futuna"),
    ("WSM", "samoa"), ("XKX", "kosovo"), ("YEM", "yemen"), ("ZAF", "south africa"), ("ZMB", "zambia"),
    ("ZWE", "zimbabwe"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_list_is_in_the_gazetteer() {
        let missing: Vec<_> = NAMES.iter().filter(|(code, _)| of(code).is_none()).collect();
        assert!(missing.is_empty() && NAMES.is_sorted(), "{missing:?}");
    }
}

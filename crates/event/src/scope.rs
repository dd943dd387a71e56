//! Parts of the world that one can ask for.

use crate::Place;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A part of the world. An event belongs to a scope by the country of its `to`, at sea by the water's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Scope {
    /// Everywhere.
    Global,
    /// Egypt to Iran, Turkey to Yemen.
    MiddleEast,
    /// Geographic Europe with all of Russia, Turkey, Cyprus, Georgia, Armenia and Azerbaijan.
    Europe,
    /// Africa, Egypt included.
    Africa,
    /// The rest of Asia, and Oceania.
    AsiaPacific,
    /// North, Central and South America.
    Americas,
}

const MIDDLE_EAST: &str = "BHR EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR ARE YEM";
const EUROPE: &str = "ALA ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GEO \
    GGY GIB GRC HRV HUN IMN IRL ISL ITA JEY LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS \
    SJM SMR SRB SVK SVN SWE TUR UKR VAT XKX";
const AFRICA: &str = "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI DZA EGY ERI ESH ETH GAB GHA GIN GMB \
    GNB GNQ KEN LBR LBY LSO MAR MDG MLI MOZ MRT MUS MWI MYT NAM NER NGA REU RWA SDN SEN SHN SLE SOM SSD STP \
    SWZ SYC TCD TGO TUN TZA UGA ZAF ZMB ZWE";
const ASIA_PACIFIC: &str = "AFG ASM AUS BGD BRN BTN CCK CHN COK CXR FJI FSM GUM HKG IDN IND IOT JPN KAZ KGZ KHM \
    KIR KOR LAO LKA MAC MDV MHL MMR MNG MNP MYS NCL NFK NIU NPL NRU NZL PAK PCN PHL PLW PNG PRK PYF SGP SLB \
    THA TJK TKL TKM TLS TON TUV TWN UMI UZB VNM VUT WLF WSM";
const AMERICAS: &str = "ABW AIA ARG ATG BES BHS BLM BLZ BMU BOL BRA BRB CAN CHL COL CRI CUB CUW CYM DMA DOM ECU \
    FLK GLP GRD GRL GTM GUF GUY HND HTI JAM KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SPM SUR SXM \
    TCA TTO URY USA VCT VEN VGB VIR";

/// Waters, lower case, and the scopes that border them. Our own list.
const WATERS: &[(&str, &[Scope])] = {
    use Scope::{Africa, Americas, AsiaPacific, Europe, MiddleEast};
    &[
        ("red sea", &[MiddleEast, Africa]),
        ("gulf of suez", &[MiddleEast, Africa]),
        ("suez canal", &[MiddleEast, Africa]),
        ("gulf of aqaba", &[MiddleEast, Africa]),
        ("gulf of aden", &[MiddleEast, Africa]),
        ("bab el-mandeb", &[MiddleEast, Africa]),
        ("persian gulf", &[MiddleEast]),
        ("strait of hormuz", &[MiddleEast]),
        ("gulf of oman", &[MiddleEast, AsiaPacific]),
        ("arabian sea", &[MiddleEast, AsiaPacific, Africa]),
        ("mediterranean sea", &[MiddleEast, Europe, Africa]),
        ("black sea", &[Europe, MiddleEast]),
        ("sea of azov", &[Europe]),
        ("kerch strait", &[Europe]),
        ("bosporus", &[Europe, MiddleEast]),
        ("caspian sea", &[Europe, MiddleEast, AsiaPacific]),
        ("baltic sea", &[Europe]),
        ("gulf of finland", &[Europe]),
        ("north sea", &[Europe]),
        ("norwegian sea", &[Europe]),
        ("barents sea", &[Europe]),
        ("english channel", &[Europe]),
        ("adriatic sea", &[Europe]),
        ("aegean sea", &[Europe, MiddleEast]),
        ("ionian sea", &[Europe]),
        ("gulf of guinea", &[Africa]),
        ("mozambique channel", &[Africa]),
        ("indian ocean", &[Africa, AsiaPacific]),
        ("bay of bengal", &[AsiaPacific]),
        ("andaman sea", &[AsiaPacific]),
        ("strait of malacca", &[AsiaPacific]),
        ("south china sea", &[AsiaPacific]),
        ("east china sea", &[AsiaPacific]),
        ("taiwan strait", &[AsiaPacific]),
        ("yellow sea", &[AsiaPacific]),
        ("sea of japan", &[AsiaPacific]),
        ("sea of okhotsk", &[AsiaPacific, Europe]),
        ("philippine sea", &[AsiaPacific]),
        ("pacific ocean", &[AsiaPacific, Americas]),
        ("caribbean sea", &[Americas]),
        ("gulf of mexico", &[Americas]),
        ("atlantic ocean", &[Europe, Africa, Americas]),
    ]
};

impl Scope {
    /// Every scope there is.
    pub const ALL: [Scope; 6] =
        [Scope::Global, Scope::MiddleEast, Scope::Europe, Scope::Africa, Scope::AsiaPacific, Scope::Americas];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Global => "global",
            Scope::MiddleEast => "middle-east",
            Scope::Europe => "europe",
            Scope::Africa => "africa",
            Scope::AsiaPacific => "asia-pacific",
            Scope::Americas => "americas",
        }
    }

    /// The countries of this scope: ISO 3166 alpha-3 codes between spaces; empty for [`Scope::Global`].
    pub fn countries(self) -> &'static str {
        match self {
            Scope::Global => "",
            Scope::MiddleEast => MIDDLE_EAST,
            Scope::Europe => EUROPE,
            Scope::Africa => AFRICA,
            Scope::AsiaPacific => ASIA_PACIFIC,
            Scope::Americas => AMERICAS,
        }
    }

    /// Whether this place belongs to this scope.
    pub fn contains(self, place: &Place) -> bool {
        if self == Scope::Global {
            return true;
        }
        match &place.country {
            Some(code) => self.countries().split_ascii_whitespace().any(|country| country == code),
            None => {
                let label = place.label.to_lowercase();
                WATERS.iter().any(|(water, scopes)| *water == label && scopes.contains(&self))
            }
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = UnknownScope;
    fn from_str(name: &str) -> Result<Self, UnknownScope> {
        let known = Scope::ALL.into_iter().find(|scope| scope.as_str() == name);
        known.ok_or_else(|| UnknownScope { given: name.chars().take(40).collect() })
    }
}

/// No scope has this name.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "scope `{given}`: global, middle-east, europe, africa, asia-pacific or americas; several between commas"
)]
pub struct UnknownScope {
    /// The name that was given, cut to 40 characters.
    pub given: String,
}

/// One or more scopes: an event in any of them is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// Whether this place belongs to one of the scopes.
    pub fn contains(&self, place: &Place) -> bool {
        self.0.iter().any(|scope| scope.contains(place))
    }

    /// The scopes, in the order of [`Scope::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = Scope> + '_ {
        self.0.iter().copied()
    }

    /// Whether nothing is left out.
    pub fn is_global(&self) -> bool {
        self.0.contains(&Scope::Global)
    }
}

impl Default for Scopes {
    fn default() -> Self {
        Self(vec![Scope::Global])
    }
}

impl From<Scope> for Scopes {
    fn from(scope: Scope) -> Self {
        Self(vec![scope])
    }
}

impl FromStr for Scopes {
    type Err = UnknownScope;
    fn from_str(text: &str) -> Result<Self, UnknownScope> {
        let mut scopes = text.split(',').map(str::trim).map(str::parse).collect::<Result<Vec<_>, _>>()?;
        scopes.sort_unstable();
        scopes.dedup();
        Ok(Self(scopes))
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|scope| scope.as_str()).collect();
        f.write_str(&names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_country(code: &str) -> Place {
        Place::new(0.0, 0.0, "x", Some(code.into())).unwrap()
    }

    /// `docs/scopes.md` from its first heading on.
    fn page() -> String {
        let mut page = String::from("## Countries\n");
        for scope in &Scope::ALL[1..] {
            page.push_str(&format!("\n**{scope}**: {}\n", scope.countries()));
        }
        page.push_str("\n## Waters\n\n| a place without a country, named | scopes |\n|---|---|\n");
        for (water, scopes) in WATERS {
            let scopes: Vec<_> = scopes.iter().map(|scope| scope.as_str()).collect();
            page.push_str(&format!("| {water} | {} |\n", scopes.join(", ")));
        }
        page
    }

    #[test]
    fn the_lists_are_documented_as_they_are() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/scopes.md");
        let shown = std::fs::read_to_string(path).unwrap();
        let at = shown.find("## Countries").unwrap();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, shown[..at].to_owned() + &page()).unwrap();
            return;
        }
        assert_eq!(shown[at..], page(), "UPDATE=1 cargo test -p ww3-event scope");
    }

    #[test]
    fn egypt_is_in_the_middle_east_and_in_africa() {
        let egypt = in_country("EGY");
        let scopes: Vec<_> = Scope::ALL.into_iter().filter(|s| s.contains(&egypt)).collect();
        assert_eq!(scopes, [Scope::Global, Scope::MiddleEast, Scope::Africa]);
    }

    #[test]
    fn a_sea_belongs_to_the_scopes_around_it() {
        let red_sea = Place::new(20.0, 38.0, "Red Sea", None).unwrap();
        assert!(Scope::MiddleEast.contains(&red_sea) && Scope::Africa.contains(&red_sea));
        assert!(!Scope::Americas.contains(&red_sea));
    }

    #[test]
    fn no_country_but_egypt_and_turkey_is_listed_twice() {
        let mut seen = std::collections::HashMap::new();
        for scope in Scope::ALL {
            for code in scope.countries().split_ascii_whitespace() {
                assert_eq!(code.len(), 3);
                *seen.entry(code).or_insert(0) += 1;
            }
        }
        let mut twice: Vec<_> = seen.iter().filter(|(_, n)| **n > 1).map(|(code, _)| *code).collect();
        twice.sort_unstable();
        assert_eq!(twice, ["EGY", "TUR"]);
    }

    #[test]
    fn an_unknown_scope_is_named_with_what_is_known() {
        let error = "europe,moon".parse::<Scopes>().unwrap_err().to_string();
        assert!(error.contains("`moon`") && error.contains("middle-east"), "{error}");
    }
}

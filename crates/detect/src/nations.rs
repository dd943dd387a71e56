//! Who is named: states by demonym, leader or capital; armed groups by a documented code.
//!
//! A state's code is ISO 3166 alpha-3. A group's is longer than three letters, so that the two can't be confused:
//! the table below is the list.

/// Demonyms and other words for a state as one who acts, folded.
#[rustfmt::skip]
pub const DEMONYMS: &[(&str, &str)] = &[
    ("afghan", "AFG"), ("albanian", "ALB"), ("algerian", "DZA"), ("american", "USA"), ("armenian", "ARM"),
    ("australian", "AUS"), ("austrian", "AUT"), ("azerbaijani", "AZE"), ("azeri", "AZE"),
    ("bahraini", "BHR"), ("bangladeshi", "BGD"), ("belarusian", "BLR"), ("belarussian", "BLR"),
    ("belgian", "BEL"), ("brazilian", "BRA"), ("british", "GBR"), ("bulgarian", "BGR"),
    ("burkinabe", "BFA"), ("burmese", "MMR"), ("cambodian", "KHM"), ("cameroonian", "CMR"),
    ("canadian", "CAN"), ("chadian", "TCD"), ("chilean", "CHL"), ("chinese", "CHN"), ("colombian", "COL"),
    ("congolese", "COD"), ("croatian", "HRV"), ("cuban", "CUB"), ("cypriot", "CYP"), ("czech", "CZE"),
    ("danish", "DNK"), ("dutch", "NLD"), ("ecuadorian", "ECU"), ("egyptian", "EGY"), ("emirati", "ARE"),
    ("eritrean", "ERI"), ("estonian", "EST"), ("ethiopian", "ETH"), ("filipino", "PHL"),
    ("philippine", "PHL"), ("finnish", "FIN"), ("french", "FRA"), ("georgian", "GEO"), ("german", "DEU"),
    ("greek", "GRC"), ("haitian", "HTI"), ("honduran", "HND"), ("hungarian", "HUN"), ("indian", "IND"),
    ("indonesian", "IDN"), ("iranian", "IRN"), ("iraqi", "IRQ"), ("irish", "IRL"), ("israeli", "ISR"),
    ("italian", "ITA"), ("ivorian", "CIV"), ("japanese", "JPN"), ("jordanian", "JOR"), ("kazakh", "KAZ"),
    ("kenyan", "KEN"), ("kosovar", "XKX"), ("kuwaiti", "KWT"), ("kyrgyz", "KGZ"), ("laotian", "LAO"),
    ("latvian", "LVA"), ("lebanese", "LBN"), ("libyan", "LBY"), ("lithuanian", "LTU"), ("malaysian", "MYS"),
    ("malian", "MLI"), ("mexican", "MEX"), ("moldovan", "MDA"), ("moroccan", "MAR"), ("mozambican", "MOZ"),
    ("nepalese", "NPL"), ("nicaraguan", "NIC"), ("nigerian", "NGA"), ("nigerien", "NER"),
    ("north korean", "PRK"), ("norwegian", "NOR"), ("omani", "OMN"), ("pakistani", "PAK"),
    ("palestinian", "PSE"), ("panamanian", "PAN"), ("peruvian", "PER"), ("polish", "POL"),
    ("portuguese", "PRT"), ("qatari", "QAT"), ("romanian", "ROU"), ("russian", "RUS"), ("rwandan", "RWA"),
    ("saudi", "SAU"), ("senegalese", "SEN"), ("serbian", "SRB"), ("slovak", "SVK"), ("somali", "SOM"),
    ("somalian", "SOM"), ("south african", "ZAF"), ("south korean", "KOR"), ("south sudanese", "SSD"),
    ("spanish", "ESP"), ("sri lankan", "LKA"), ("sudanese", "SDN"), ("swedish", "SWE"), ("swiss", "CHE"),
    ("syrian", "SYR"), ("taiwanese", "TWN"), ("tajik", "TJK"), ("tanzanian", "TZA"), ("thai", "THA"),
    ("tunisian", "TUN"), ("turkish", "TUR"), ("ugandan", "UGA"), ("ukrainian", "UKR"), ("uzbek", "UZB"),
    ("venezuelan", "VEN"), ("vietnamese", "VNM"), ("yemeni", "YEM"), ("zambian", "ZMB"),
    ("zimbabwean", "ZWE"), ("ukr", "UKR"), ("kremlin", "RUS"), ("putin", "RUS"), ("zelensky", "UKR"),
    ("zelenskyy", "UKR"), ("idf", "ISR"), ("netanyahu", "ISR"), ("pentagon", "USA"), ("white house", "USA"),
    ("biden", "USA"), ("trump", "USA"), ("assad", "SYR"), ("erdogan", "TUR"), ("irgc", "IRN"),
    ("khamenei", "IRN"), ("wagner", "WAGNER"), ("russians", "RUS"), ("ukrainians", "UKR"),
    ("israelis", "ISR"), ("palestinians", "PSE"), ("americans", "USA"),
];

/// Armed groups and alliances, folded; codes longer than three letters are ours.
#[rustfmt::skip]
pub const GROUPS: &[(&str, &str)] = &[
    ("hamas", "HAMAS"), ("hezbollah", "HEZBOLLAH"), ("hizbollah", "HEZBOLLAH"), ("hezbullah", "HEZBOLLAH"),
    ("houthi", "HOUTHI"), ("houthis", "HOUTHI"), ("islamic jihad", "PIJIHAD"), ("islamic state", "ISIS"),
    ("isis", "ISIS"), ("isil", "ISIS"), ("taliban", "TALIBAN"), ("al qaeda", "ALQAEDA"),
    ("al qaida", "ALQAEDA"), ("boko haram", "BOKOHARAM"), ("al shabaab", "ALSHABAAB"),
    ("al shabab", "ALSHABAAB"), ("shabaab", "ALSHABAAB"), ("pkk", "KURD_PKK"), ("ypg", "KURD_YPG"),
    ("sdf", "SYR_SDF"), ("m23", "M23_REBELS"), ("rsf", "SDN_RSF"), ("rapid support forces", "SDN_RSF"),
    ("tplf", "TPLF"), ("hts", "SYR_HTS"), ("nato", "NATO"), ("farc", "FARC"), ("eln", "COL_ELN"),
    ("lashkar e taiba", "LASHKAR"), ("tamil tigers", "LTTE"), ("abu sayyaf", "ABUSAYYAF"),
    ("fatah", "FATAH"), ("peshmerga", "PESHMERGA"), ("arakan army", "ARAKANARMY"),
];

/// Words beside a demonym that make of it a place: "a Russian border city".
#[rustfmt::skip]
pub const GROUND: &[&str] = &[
    "border", "city", "town", "village", "capital", "airport", "airfield", "base", "port", "embassy",
    "consulate", "territory", "region", "oil", "refinery", "depot", "soil",
];

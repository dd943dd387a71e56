//! Armed groups and alliances: their codes, who they are, where they fight, and by which words titles name them.
//!
//! The codes are our own, longer than three letters so that none is a state's; `docs/factions.md` is written from
//! this table.

use crate::hashed::{Table, table};
use std::fmt::Write;

/// An armed group or an alliance.
#[derive(Debug)]
pub struct Group {
    /// Its code, in `factions` of a map event.
    pub code: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The states (alpha-3) where it fights; none for an alliance.
    pub home: &'static [&'static str],
}

const fn of(code: &'static str, name: &'static str, home: &'static [&'static str]) -> Group {
    Group { code, name, home }
}

/// All of them, by code.
#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    of("ABUSAYYAF", "Abu Sayyaf", &["PHL"]),
    of("ADF_REBELS", "Allied Democratic Forces", &["COD", "UGA"]),
    of("AFRICAN_UNION", "African Union", &[]),
    of("AHRAR_SHAM", "Ahrar al-Sham", &["SYR"]),
    of("ALQAEDA", "al-Qaeda", &[]),
    of("ALSHABAAB", "al-Shabaab", &["SOM", "KEN"]),
    of("AMBAZONIA", "Ambazonian separatists", &["CMR"]),
    of("ANSAR_BAYT", "Ansar Bayt al-Maqdis, Sinai Province", &["EGY"]),
    of("ANSAR_DINE", "Ansar Dine", &["MLI"]),
    of("ANTIBALAKA", "Anti-Balaka", &["CAF"]),
    of("AQAP", "al-Qaeda in the Arabian Peninsula", &["YEM"]),
    of("AQIM", "al-Qaeda in the Islamic Maghreb", &["DZA", "MLI", "NER"]),
    of("AQSA", "al-Aqsa Martyrs' Brigades", &["PSE", "ISR"]),
    of("ARAKANARMY", "Arakan Army", &["MMR"]),
    of("AZOV", "Azov", &["UKR"]),
    of("BALOCH_BLA", "Balochistan Liberation Army", &["PAK"]),
    of("BALOCH_BLF", "Balochistan Liberation Front", &["PAK"]),
    of("BASQUE_ETA", "ETA (Basque Homeland and Liberty)", &["ESP"]),
    of("BIFF", "Bangsamoro Islamic Freedom Fighters", &["PHL"]),
    of("BOKOHARAM", "Boko Haram", &["NGA", "CMR", "TCD"]),
    of("BRN_PATANI", "Barisan Revolusi Nasional", &["THA"]),
    of("CODECO", "CODECO", &["COD"]),
    of("COL_ELN", "National Liberation Army (ELN)", &["COL"]),
    of("CONTINUITY_IRA", "Continuity IRA", &["GBR"]),
    of("CPN_MAOIST", "Maoists in Nepal", &["NPL"]),
    of("DHKP_C", "Revolutionary People's Liberation Party-Front", &["TUR"]),
    of("DONETSK_DPR", "Donetsk separatists", &["UKR"]),
    of("EZLN", "Zapatista Army of National Liberation", &["MEX"]),
    of("FANO", "Fano", &["ETH"]),
    of("FARC", "Revolutionary Armed Forces of Colombia and what is left of them", &["COL"]),
    of("FATAH", "Fatah", &["PSE", "ISR"]),
    of("FATAH_ISLAM", "Fatah al-Islam", &["LBN"]),
    of("FDLR", "Democratic Forces for the Liberation of Rwanda", &["COD"]),
    of("FLA_AZAWAD", "Azawad Liberation Front and other Tuareg rebels", &["MLI"]),
    of("FLNC", "National Liberation Front of Corsica", &["FRA"]),
    of("FREE_RUSSIA_LEGION", "Freedom of Russia Legion", &["RUS", "UKR"]),
    of("GAM_ACEH", "Free Aceh Movement", &["IDN"]),
    of("GSPC", "Salafist Group for Preaching and Combat", &["DZA"]),
    of("GULF_CLAN", "Gulf Clan", &["COL"]),
    of("HAMAS", "Hamas", &["PSE", "ISR"]),
    of("HEZBOLLAH", "Hezbollah", &["LBN", "ISR"]),
    of("HIZBUL", "Hizbul Mujahideen", &["IND", "PAK"]),
    of("HOUTHI", "Houthis, Ansar Allah", &["YEM", "SAU"]),
    of("IPOB", "Indigenous People of Biafra", &["NGA"]),
    of("ISIS", "Islamic State", &["SYR", "IRQ"]),
    of("ISIS_SAHEL", "Islamic State Sahel Province", &["MLI", "NER", "BFA"]),
    of("ISKP", "Islamic State Khorasan Province", &["AFG"]),
    of("ISWAP", "Islamic State West Africa Province", &["NGA", "NER", "CMR", "TCD"]),
    of("JAISH", "Jaish-e-Mohammed", &["IND", "PAK"]),
    of("JAISH_ALADL", "Jaish al-Adl", &["IRN", "PAK"]),
    of("JAMAAT_AHRAR", "Jamaat-ul-Ahrar", &["PAK"]),
    of("JANJAWEED", "Janjaweed", &["SDN"]),
    of("JAYSH_ISLAM", "Jaysh al-Islam", &["SYR"]),
    of("JEMAAH_ISLAMIYAH", "Jemaah Islamiyah", &["IDN"]),
    of("JEM_DARFUR", "Justice and Equality Movement", &["SDN"]),
    of("JNIM", "Jama'at Nusrat al-Islam wal-Muslimin", &["MLI", "BFA", "NER", "BEN", "TGO", "CIV"]),
    of("JUNDALLAH", "Jundallah", &["IRN", "PAK"]),
    of("KATAIB_HEZBOLLAH", "Kataib Hezbollah", &["IRQ", "SYR"]),
    of("KIA_KACHIN", "Kachin Independence Army", &["MMR"]),
    of("KLA_KOSOVO", "Kosovo Liberation Army", &["XKX"]),
    of("KNLA_KAREN", "Karen National Liberation Army", &["MMR"]),
    of("KURDS", "Kurdish forces, which the text leaves open", &["SYR", "IRQ"]),
    of("KURD_PJAK", "Kurdistan Free Life Party", &["IRN", "IRQ"]),
    of("KURD_PKK", "Kurdistan Workers' Party", &["TUR", "IRQ"]),
    of("KURD_TAK", "Kurdistan Freedom Falcons", &["TUR"]),
    of("KURD_YPG", "People's Protection Units", &["SYR", "IRQ"]),
    of("LASHKAR", "Lashkar-e-Taiba", &["IND", "PAK"]),
    of("LASHKAR_JHANGVI", "Lashkar-e-Jhangvi", &["PAK"]),
    of("LIONS_DEN", "Lions' Den", &["PSE"]),
    of("LNA_LIBYA", "Libyan National Army", &["LBY"]),
    of("LRA_REBELS", "Lord's Resistance Army", &["UGA", "COD", "CAF", "SSD"]),
    of("LTTE", "Tamil Tigers", &["LKA"]),
    of("LUHANSK_LPR", "Luhansk separatists", &["UKR"]),
    of("M23_REBELS", "March 23 Movement", &["COD"]),
    of("MAHDI_ARMY", "Mahdi Army", &["IRQ"]),
    of("MAI_MAI", "Mai-Mai militias, Wazalendo", &["COD"]),
    of("MAUTE", "Maute group", &["PHL"]),
    of("MEND", "Movement for the Emancipation of the Niger Delta", &["NGA"]),
    of("MFDC", "Movement of Democratic Forces of Casamance", &["SEN"]),
    of("MILF", "Moro Islamic Liberation Front", &["PHL"]),
    of("MNDAA", "Myanmar National Democratic Alliance Army", &["MMR"]),
    of("MNLF", "Moro National Liberation Front", &["PHL"]),
    of("MUJAO", "Movement for Oneness and Jihad in West Africa", &["MLI"]),
    of("NATO", "NATO, ISAF", &[]),
    of("NAXALITE", "Maoists in India", &["IND"]),
    of("NDFB_BODO", "National Democratic Front of Bodoland", &["IND"]),
    of("NEW_IRA", "New IRA", &["GBR"]),
    of("NIGER_DELTA_AVENGERS", "Niger Delta Avengers", &["NGA"]),
    of("NPA_REBELS", "New People's Army", &["PHL"]),
    of("NRF_AFG", "National Resistance Front of Afghanistan", &["AFG"]),
    of("NSCN", "National Socialist Council of Nagaland", &["IND", "MMR"]),
    of("NUSRA", "al-Nusra Front", &["SYR", "IRQ"]),
    of("OLA_OROMO", "Oromo Liberation Army", &["ETH"]),
    of("ONLF", "Ogaden National Liberation Front", &["ETH"]),
    of("PAK_TTP", "Tehrik-i-Taliban Pakistan", &["PAK"]),
    of("PAPUA_TPNPB", "West Papua National Liberation Army", &["IDN"]),
    of("PDF_MYANMAR", "People's Defence Force", &["MMR"]),
    of("PESHMERGA", "Peshmerga", &["IRQ"]),
    of("PFLP", "Popular Front for the Liberation of Palestine", &["PSE"]),
    of("PIJIHAD", "Palestinian Islamic Jihad", &["PSE", "ISR"]),
    of("PLO_PALESTINE", "Palestine Liberation Organisation", &["PSE", "ISR"]),
    of("PMF_IRAQ", "Popular Mobilisation Forces", &["IRQ", "SYR"]),
    of("POLISARIO", "Polisario Front", &["ESH", "MAR"]),
    of("PROVISIONAL_IRA", "Provisional IRA", &["GBR"]),
    of("RDK_RUSSIA", "Russian Volunteer Corps", &["RUS", "UKR"]),
    of("REAL_IRA", "Real IRA", &["GBR"]),
    of("RED_TABARA", "RED-Tabara", &["BDI", "COD"]),
    of("RENAMO", "Renamo", &["MOZ"]),
    of("SDN_RSF", "Rapid Support Forces", &["SDN"]),
    of("SELEKA", "Seleka", &["CAF"]),
    of("SHINING_PATH", "Shining Path", &["PER"]),
    of("SPLA_IO", "SPLA in Opposition", &["SSD"]),
    of("SPLM_NORTH", "SPLM-North", &["SDN"]),
    of("SYR_FSA", "Free Syrian Army", &["SYR"]),
    of("SYR_HTS", "Hayat Tahrir al-Sham", &["SYR", "IRQ"]),
    of("SYR_SDF", "Syrian Democratic Forces", &["SYR", "IRQ"]),
    of("SYR_SNA", "Syrian National Army", &["SYR"]),
    of("TALIBAN", "Taliban", &["AFG"]),
    of("TNLA", "Ta'ang National Liberation Army", &["MMR"]),
    of("TPLF", "Tigray People's Liberation Front", &["ETH"]),
    of("TRENARAGUA", "Tren de Aragua", &["VEN"]),
    of("ULFA", "United Liberation Front of Asom", &["IND"]),
    of("VDP_BURKINA", "Volunteers for the Defence of the Homeland", &["BFA"]),
    of("WAGNER", "Wagner Group", &[]),
    of("WHITE_ARMY", "White Army", &["SSD"]),
];

/// Their names of one word, folded.
#[rustfmt::skip]
pub(crate) static CALLED: Table<&'static str, 512> = table! {
    "adf" => "ADF_REBELS", "amisom" => "AFRICAN_UNION", "qaeda" | "qaida" | "zarqawi" | "zawahiri" => "ALQAEDA", "alshabaab" | "shabaab" | "shabab" | "shebab" =>
    "ALSHABAAB", "ambazonia" | "ambazonian" | "ambazonians" => "AMBAZONIA", "antibalaka" => "ANTIBALAKA", "aqap" =>
    "AQAP", "aqim" => "AQIM", "aqsa" => "AQSA", "azov" => "AZOV", "bla" => "BALOCH_BLA", "eta" | "etarra" => "BASQUE_ETA",
    "biff" => "BIFF", "bokoharam" => "BOKOHARAM", "codeco" => "CODECO", "eln" => "COL_ELN", "dhkpc" => "DHKP_C",
    "dnr" | "dpr" => "DONETSK_DPR", "fano" => "FANO", "ezln" | "zapatista" | "zapatistas" => "EZLN", "farc" => "FARC", "fatah" => "FATAH", "fdlr" => "FDLR", "mnla"
    => "FLA_AZAWAD", "flnc" => "FLNC", "gspc" => "GSPC", "hamas" | "haniyeh" | "sinwar" => "HAMAS", "hezbollah" |
    "hezbullah" | "hizballah" | "hizbollah" | "hizbullah" | "nasrallah" => "HEZBOLLAH", "hizbul" => "HIZBUL", "houthi" | "houthis"
    => "HOUTHI", "ipob" => "IPOB", "daesh" | "isil" | "isis" => "ISIS", "isgs" => "ISIS_SAHEL", "iskp" => "ISKP",
    "iswap" => "ISWAP", "jaish" => "JAISH", "janjaweed" => "JANJAWEED", "jnim" => "JNIM", "jundallah" | "jundullah"
    => "JUNDALLAH", "knla" | "knu" => "KNLA_KAREN", "kurd" | "kurdish" | "kurds" => "KURDS", "pjak" => "KURD_PJAK", "pkk" =>
    "KURD_PKK", "ypg" | "ypj" => "KURD_YPG", "lashkar" => "LASHKAR", "haftar" | "lna" => "LNA_LIBYA", "lra" =>
    "LRA_REBELS", "ltte" | "seatigers" => "LTTE", "lnr" | "lpr" => "LUHANSK_LPR", "m23" => "M23_REBELS", "wazalendo"
    => "MAI_MAI", "maute" => "MAUTE", "mfdc" => "MFDC", "milf" => "MILF", "mndaa" => "MNDAA", "mnlf" => "MNLF", "mujao" => "MUJAO",
    "isaf" | "nato" => "NATO", "maoist" | "maoists" | "naxal" | "naxalites" | "naxals" => "NAXALITE", "ndfb" =>
    "NDFB_BODO", "npa" => "NPA_REBELS", "nscn" => "NSCN", "onlf" => "ONLF", "ttp" => "PAK_TTP", "tpnpb" =>
    "PAPUA_TPNPB", "peshmerga" => "PESHMERGA", "pflp" => "PFLP", "plo" => "PLO_PALESTINE", "polisario" => "POLISARIO",
    "renamo" => "RENAMO", "hemedti" | "rsf" => "SDN_RSF", "seleka" => "SELEKA", "senderista" => "SHINING_PATH",
    "hts" => "SYR_HTS", "sdf" => "SYR_SDF", "taliban" => "TALIBAN", "tnla" => "TNLA", "tplf" => "TPLF", "ulfa" =>
    "ULFA", "vdp" => "VDP_BURKINA", "prigozhin" | "wagner" => "WAGNER",
};

/// Their names of several words, the longest first.
#[rustfmt::skip]
pub(crate) const CALLED_LONGER: &[(&str, &str)] = &[
    ("popular front for the liberation of palestine", "PFLP"),
    ("islamic state in the greater sahara", "ISIS_SAHEL"), ("west papua national liberation army", "PAPUA_TPNPB"),
    ("ansar bayt al maqdis", "ANSAR_BAYT"), ("ansar beit al maqdis", "ANSAR_BAYT"),
    ("bangsamoro islamic freedom fighters", "BIFF"), ("freedom of russia legion", "FREE_RUSSIA_LEGION"),
    ("hayat tahrir al sham", "SYR_HTS"), ("islamic resistance in iraq", "PMF_IRAQ"),
    ("justice and equality movement", "JEM_DARFUR"), ("karen national liberation army", "KNLA_KAREN"),
    ("moro islamic liberation front", "MILF"), ("ahrar al sham", "AHRAR_SHAM"),
    ("azawad liberation front", "FLA_AZAWAD"), ("baloch liberation army", "BALOCH_BLA"),
    ("balochistan liberation army", "BALOCH_BLA"), ("balochistan liberation front", "BALOCH_BLF"),
    ("barisan revolusi nasional", "BRN_PATANI"), ("clan del golfo", "GULF_CLAN"),
    ("donetsk people republic", "DONETSK_DPR"), ("fatah al islam", "FATAH_ISLAM"),
    ("free aceh movement", "GAM_ACEH"), ("free papua movement", "PAPUA_TPNPB"),
    ("free russia legion", "FREE_RUSSIA_LEGION"), ("free syrian army", "SYR_FSA"), ("hashd al shaabi", "PMF_IRAQ"),
    ("islamic state group", "ISIS"), ("islamic state sahel", "ISIS_SAHEL"), ("jaish al adl", "JAISH_ALADL"),
    ("jaish al islam", "JAYSH_ISLAM"), ("jaish e mohammed", "JAISH"), ("jaish e muhammad", "JAISH"),
    ("jaish ul adl", "JAISH_ALADL"), ("jamaat ul ahrar", "JAMAAT_AHRAR"), ("jaysh al islam", "JAYSH_ISLAM"),
    ("kachin independence army", "KIA_KACHIN"), ("karen national union", "KNLA_KAREN"),
    ("kosovo liberation army", "KLA_KOSOVO"), ("kurdistan freedom falcons", "KURD_TAK"),
    ("kurdistan freedom hawks", "KURD_TAK"), ("lashkar e jhangvi", "LASHKAR_JHANGVI"),
    ("lashkar e taiba", "LASHKAR"), ("lashkar e toiba", "LASHKAR"), ("lashkar i jhangvi", "LASHKAR_JHANGVI"),
    ("lashkar i taiba", "LASHKAR"), ("libyan national army", "LNA_LIBYA"), ("lord resistance army", "LRA_REBELS"),
    ("lords resistance army", "LRA_REBELS"), ("luhansk people republic", "LUHANSK_LPR"),
    ("national resistance front", "NRF_AFG"), ("new people army", "NPA_REBELS"),
    ("niger delta avengers", "NIGER_DELTA_AVENGERS"), ("oromo liberation army", "OLA_OROMO"),
    ("oromo liberation front", "OLA_OROMO"), ("people defence force", "PDF_MYANMAR"),
    ("peoples defence force", "PDF_MYANMAR"), ("popular mobilisation forces", "PMF_IRAQ"),
    ("popular mobilization forces", "PMF_IRAQ"), ("rapid support forces", "SDN_RSF"),
    ("russian volunteer corps", "RDK_RUSSIA"), ("syrian national army", "SYR_SNA"),
    ("tehreek e taliban", "PAK_TTP"), ("tehrik i taliban", "PAK_TTP"), ("tren de aragua", "TRENARAGUA"),
    ("abu sayyaf", "ABUSAYYAF"), ("afghan taliban", "TALIBAN"), ("al nusra", "NUSRA"), ("al qaeda", "ALQAEDA"),
    ("al qaida", "ALQAEDA"), ("al shabaab", "ALSHABAAB"), ("al shabab", "ALSHABAAB"), ("amba boys", "AMBAZONIA"),
    ("amba fighters", "AMBAZONIA"), ("ansar allah", "HOUTHI"), ("ansar dine", "ANSAR_DINE"),
    ("ansar eddine", "ANSAR_DINE"), ("anti balaka", "ANTIBALAKA"), ("arakan army", "ARAKANARMY"),
    ("baloch separatists", "BALOCH_BLA"), ("boko haram", "BOKOHARAM"),
   
    ("continuity ira", "CONTINUITY_IRA"), ("delta avengers", "NIGER_DELTA_AVENGERS"), ("dhkp c", "DHKP_C"),
    ("donetsk separatists", "DONETSK_DPR"), ("gulf clan", "GULF_CLAN"), ("hizbul mujahideen", "HIZBUL"),
    ("houthi rebels", "HOUTHI"), ("isis k", "ISKP"), ("islamic jihad", "PIJIHAD"), ("islamic state", "ISIS"),
    ("jemaah islamiah", "JEMAAH_ISLAMIYAH"), ("jemaah islamiyah", "JEMAAH_ISLAMIYAH"),
    ("kataeb hezbollah", "KATAIB_HEZBOLLAH"),
    ("kataib hezbollah", "KATAIB_HEZBOLLAH"), ("liberation tigers", "LTTE"), ("lions den", "LIONS_DEN"),
    ("mahdi army", "MAHDI_ARMY"), ("mai mai", "MAI_MAI"), ("mehdi army", "MAHDI_ARMY"), ("new ira", "NEW_IRA"),
    ("pakistan taliban", "PAK_TTP"), ("pakistani taliban", "PAK_TTP"), ("provisional ira", "PROVISIONAL_IRA"),
    ("qassam brigades", "HAMAS"), ("quds brigades", "PIJIHAD"), ("real ira", "REAL_IRA"),
    ("red tabara", "RED_TABARA"), ("sea tiger", "LTTE"), ("sea tigers", "LTTE"), ("mend militants", "MEND"), ("mend rebels", "MEND"), ("tamil fighters", "LTTE"), ("tamil rebels", "LTTE"),
    ("tamil separatists", "LTTE"), ("sudanese paramilitaries", "SDN_RSF"), ("sudanese paramilitary", "SDN_RSF"),
    ("sudan paramilitary", "SDN_RSF"), ("sudans paramilitary", "SDN_RSF"),
    ("sendero luminoso", "SHINING_PATH"), ("shining path", "SHINING_PATH"), ("spla io", "SPLA_IO"),
    ("splm io", "SPLA_IO"), ("splm n", "SPLM_NORTH"), ("tamil tiger", "LTTE"), ("tamil tigers", "LTTE"),
    ("tuareg rebels", "FLA_AZAWAD"), ("tuareg separatists", "FLA_AZAWAD"), ("white army", "WHITE_ARMY"),
];

/// Where the group of this code fights.
pub(crate) fn home(code: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|group| group.code == code).map_or(&[], |group| group.home)
}

/// Of groups that are called the same, the one that fights in this state.
pub(crate) fn settle(code: &mut String, state: &str) {
    let there = match (code.as_str(), state) {
        ("KURDS", "TUR") => "KURD_PKK",
        ("NAXALITE", "NPL") => "CPN_MAOIST",
        ("NAXALITE", "PHL") => "NPA_REBELS",
        ("NAXALITE", "PER") => "SHINING_PATH",
        _ => return,
    };
    there.clone_into(code);
}

/// Whether this group is at home in this state.
pub(crate) fn fights_in(code: &str, state: &str) -> bool {
    let mut code = code.to_owned();
    settle(&mut code, state);
    home(&code).contains(&state)
}

/// The page of `docs`.
pub fn markdown() -> String {
    let mut page = String::from(PAGE);
    for group in GROUPS {
        let _ = writeln!(page, "| `{}` | {} | {} |", group.code, group.name, group.home.join(", "));
    }
    page
}

const PAGE: &str = "\
# Factions

The sides of a map event (`factions`), who acted first: states by their ISO 3166 alpha-3 code (`XKX` is Kosovo's), armed
groups and alliances by the codes below, each longer than three letters. Written from the table in
`crates/detect/src/groups.rs`: change it there, then `UPDATE=1 cargo test -p ww3-detect --test groups`. A state is a side
where the text says that it acted, was hit or spoke as a party; a country that is only the place isn't one. Which words
name a group stands in the same file; where it fights helps to tell which place of a name is meant.

| code | group | fights in |
|---|---|---|
";

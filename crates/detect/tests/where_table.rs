//! Sentences of our own making: the place, its country, how exactly it is known, and where it lies (within 60 km;
//! for a country its point is only a stand-in, so that no degrees are given).

#![allow(clippy::unwrap_used)]

mod common;

use common::detect;
use ww3_event::Precision::{self, City, Country, Exact, Region};

type Row = (&'static str, &'static str, &'static str, Precision, f64, f64);

fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (title, label, country, precision, lat, lon) in rows {
        let Some(event) = detect(title).event else {
            wrong.push(format!("no place: {title}"));
            continue;
        };
        let to = &event.to;
        let away = kilometres((to.lat(), to.lon()), (*lat, *lon));
        let is_near = *precision == Country || away < 60.0;
        let is_right = to.label == *label && to.country.as_deref().unwrap_or("") == *country;
        if !(is_right && event.precision == Some(*precision) && is_near) {
            wrong.push(format!("{} {:?} {:?} {away:.0} km: {title}", to.label, to.country, event.precision));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (a, b) = (one.0.to_radians(), other.0.to_radians());
    let (dlat, dlon) = (b - a, (other.1 - one.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[test]
#[rustfmt::skip]
fn other_spellings_and_other_alphabets_names_lead_to_the_town() {
    check(&[
        ("Missile strike on Kiev kills three", "Kyiv", "UKR", City, 50.45, 30.52),
        ("Drones hit Odessa port overnight", "Odesa", "UKR", City, 46.48, 30.73),
        ("Shelling of Kharkov kills two", "Kharkiv", "UKR", City, 49.99, 36.23),
        ("Missile strike on Zmiinyi Island", "Snake Island", "UKR", Exact, 45.26, 30.20),
        ("Airstrikes hit Halab as rebels advance", "Aleppo", "SYR", City, 36.20, 37.16),
        ("Artillery shells hit Lisichansk", "Lysychansk", "UKR", City, 48.90, 38.44),
        ("Rocket attack on Erbil airport", "Erbil airport", "IRQ", Exact, 36.24, 43.96),
        ("Rocket attack kills contractor in Irbil", "Erbil", "IRQ", City, 36.19, 44.01),
        ("Suicide bombing at mosque in Kunduz", "Kunduz", "AFG", City, 36.73, 68.87),
        ("Russian troops storm Kupyansk", "Kupiansk", "UKR", City, 49.71, 37.62),
        ("Airstrike on market in Maaret al-Numan kills 12", "Maarat al-Numan", "SYR", City, 35.65, 36.68),
        ("Barrel bombs dropped by warplanes hit Deir al-Zour, five killed", "Deir ez Zor", "SYR", City, 35.34, 40.14),
        ("Paramilitaries shell hospital in Al Fashir", "El Fasher", "SDN", City, 13.63, 25.35),
        ("Roadside bomb kills four soldiers in Lashkar Gah", "Lashkar Gah", "AFG", City, 31.59, 64.36),
        ("Airstrike hits wedding in Hudaydah", "Hodeidah", "YEM", City, 14.80, 42.95),
        ("Suicide bomber attacks checkpoint in Belet Weyne", "Beledweyne", "SOM", City, 4.74, 45.20),
        ("Rebels seize Mekele after fighting with army", "Mekelle", "ETH", City, 13.50, 39.47),
        ("Shelling hits Kobane as militants advance", "Kobani", "SYR", City, 36.89, 38.35),
    ]);
}

#[test]
#[rustfmt::skip]
fn provinces_regions_and_deserts_are_regions() {
    check(&[
        ("Shelling kills five in Donbass", "Donbas", "UKR", Region, 48.3, 38.0),
        ("Militia attack kills 30 villagers in Darfur", "Darfur", "SDN", Region, 13.5, 24.5),
        ("Jihadists ambush convoy in the Sahel", "Sahel", "BFA", Region, 14.5, 0.0),
        ("Gunmen kill two policemen in Kashmir", "Kashmir", "IND", Region, 34.3, 75.5),
        ("Israeli soldiers raid refugee camp in West Bank, killing two", "West Bank", "PSE", Region, 32.0, 35.25),
        ("Rockets hit Golan Heights", "Golan Heights", "SYR", Region, 33.0, 35.75),
        ("Airstrikes pound Idlib province", "Idlib", "SYR", Region, 35.85, 36.68),
        ("Drone attack on oil depot in Krasnodar region", "Krasnodar Krai", "RUS", Region, 45.3, 39.0),
        ("Drones attack refinery in Russia's Ryazan region", "Ryazan Oblast", "RUS", Region, 54.4, 40.7),
        ("Suicide bombing in Sinai kills nine soldiers", "Sinai", "EGY", Region, 29.5, 33.8),
        ("Clashes between army and rebels in North Kivu", "North Kivu", "COD", Region, -0.8, 29.0),
        ("Gunmen kill 40 villagers in Zamfara state", "Zamfara", "NGA", Region, 12.2, 6.2),
        ("Militants kill 11 soldiers in Niger state", "Niger State", "NGA", Region, 9.96, 5.46),
        ("Airstrike on village in Sagaing region kills 20", "Sagaing region", "MMR", Region, 23.5, 95.0),
        ("Roadside bomb kills six in Helmand", "Helmand", "AFG", Region, 31.0, 64.0),
        ("Bomb attack in Pakistan's Balochistan kills 15", "Balochistan", "PAK", Region, 28.5, 65.5),
        ("Insurgents attack town in Cabo Delgado", "Cabo Delgado", "MOZ", Region, -12.3, 39.5),
        ("Shelling in Sumy region kills two", "Sumy Oblast", "UKR", Region, 51.0, 34.0),
        ("Fighting rages in eastern Ukraine", "Eastern Ukraine", "UKR", Region, 48.5, 38.0),
        ("Israeli airstrikes hit southern Lebanon", "South Lebanon", "LBN", Region, 33.3, 35.4),
        ("Airstrikes hit northwest Syria", "Northwest Syria", "SYR", Region, 35.9, 36.6),
        ("Drone strike kills three in Nagorno-Karabakh", "Nagorno-Karabakh", "AZE", Region, 39.8, 46.75),
        ("Militants attack army base in Waziristan", "North Waziristan", "PAK", Region, 32.95, 69.9),
        ("Car bomb in Northern Ireland injures officer", "Northern Ireland", "GBR", Region, 54.6, -6.7),
        ("Troops and rebels clash in Tigray", "Tigray", "ETH", Region, 13.9, 38.9),
        ("Gunmen ambush soldiers in Catatumbo", "Catatumbo", "COL", Region, 8.9, -73.0),
    ]);
}

#[test]
#[rustfmt::skip]
fn waters_have_no_country_and_sites_are_exact() {
    check(&[
        ("Missile hits cargo ship in Bab el-Mandeb strait", "Bab el-Mandeb", "", Region, 12.6, 43.3),
        ("Tanker struck by drone in Gulf of Oman", "Gulf of Oman", "", Region, 24.8, 58.5),
        ("Warship shoots down drones in Red Sea", "Red Sea", "", Region, 20.0, 38.5),
        ("Naval drone hits frigate in the Black Sea", "Black Sea", "", Region, 43.4, 34.3),
        ("Tanker attacked near Strait of Hormuz", "Strait of Hormuz", "", Region, 26.6, 56.3),
        ("Explosion hits Kerch Bridge", "Crimean Bridge", "UKR", Exact, 45.31, 36.51),
        ("Rockets hit Ain al-Asad air base in Iraq", "Ain al-Asad air base", "IRQ", Exact, 33.79, 42.44),
        ("Drone attack on Tower 22 kills three soldiers", "Tower 22", "JOR", Exact, 33.31, 38.71),
        ("Airstrike near Rafah crossing kills two", "Rafah crossing", "PSE", Exact, 31.25, 34.26),
        ("Missiles strike Hmeimim air base", "Khmeimim air base", "SYR", Exact, 35.40, 35.95),
        ("Drones attack Abqaiq oil plant", "Abqaiq", "SAU", Exact, 25.94, 49.68),
        ("Shelling hits Zaporizhzhia nuclear plant", "Zaporizhzhia nuclear plant", "UKR", Exact, 47.51, 34.59),
        ("Bunker bombs dropped in US airstrike on Fordow", "Fordow", "IRN", Exact, 34.89, 51.0),
        ("Suicide bombing at Kabul airport kills dozens of civilians", "Kabul airport", "AFG", Exact, 34.57, 69.21),
        ("Gunmen attack Crocus City Hall", "Crocus City Hall", "RUS", Exact, 55.83, 37.39),
        ("Airstrike hits Zamzam camp in Darfur", "Zamzam camp", "SDN", Exact, 13.48, 25.33),
    ]);
}

#[test]
#[rustfmt::skip]
fn villages_are_found_where_there_is_war() {
    check(&[
        ("Russian troops capture village of Bohorodychne", "Bohorodychne", "UKR", City, 49.03, 37.48),
        ("Shelling hits Shebekino, two injured", "Shebekino", "RUS", City, 50.41, 36.89),
        ("Ukrainian drones hit oil depot in Klintsy", "Klintsy", "RUS", City, 52.75, 32.23),
        ("Airstrike on Kafr Takharim kills six", "Kafr Takhārīm", "SYR", City, 36.12, 36.51),
        ("Gunmen attack Dapchi school", "Dapchi", "NGA", City, 12.5, 11.5),
        ("Jihadists attack village of Solhan, killing 130", "Solhan", "BFA", City, 13.05, 0.9),
        ("Drone strike hits car in Bint Jbeil", "Bint Jbeil", "LBN", City, 33.12, 35.43),
        ("Missile lands in Przewodow", "Przewodow", "POL", City, 50.47, 23.93),
        ("M23 rebels capture Bunagana", "Bunagana", "COD", City, -1.30, 29.60),
        ("Junta airstrike on Pazigyi kills 100", "Pazigyi", "MMR", City, 23.2, 95.4),
        ("Hamas gunmen attack kibbutz Nir Oz", "Nir Oz", "ISR", City, 31.31, 34.40),
        ("Settlers attack Palestinians in Huwara", "Huwara", "PSE", City, 32.15, 35.26),
    ]);
}

#[test]
#[rustfmt::skip]
fn of_places_of_one_name_the_text_says_which() {
    check(&[
        ("Car bomb kills three in Tripoli, Lebanon", "Tripoli", "LBN", City, 34.44, 35.84),
        ("Lebanese army and gunmen clash in Tripoli", "Tripoli", "LBN", City, 34.44, 35.84),
        ("Militias clash in Tripoli", "Tripoli", "LBY", City, 32.88, 13.19),
        ("Gunman opens fire with bomb blast in Lebanon, Pennsylvania", "Lebanon", "USA", City, 40.34, -76.41),
        ("Pipe bomb explodes in Moscow, Idaho", "Moscow", "USA", City, 46.73, -117.0),
        ("Bombing in Paris, Texas injures two", "Paris", "USA", City, 33.66, -95.56),
        ("Pipe bomb explodes in Damascus, Virginia", "Damascus", "USA", City, 36.63, -81.78),
        ("Car bomb explodes in Cairo, Illinois", "Cairo", "USA", City, 37.01, -89.18),
        ("Pipe bomb explodes in Lebanon, Pa.", "Lebanon", "USA", City, 40.34, -76.41),
        ("Bomb explodes in Birmingham, Alabama", "Birmingham", "USA", City, 33.52, -86.80),
        ("Bomb explodes in Birmingham", "Birmingham", "GBR", City, 52.48, -1.90),
        ("Russian troops shell villages in Georgia", "Georgia", "GEO", Country, 0.0, 0.0),
        ("Pipe bomb explodes in Atlanta, Georgia", "Atlanta", "USA", City, 33.75, -84.39),
        ("Airstrike in Jordan kills two soldiers", "Jordan", "JOR", Country, 0.0, 0.0),
        ("Twin bombings in Hyderabad kill 16", "Hyderabad", "IND", City, 17.39, 78.49),
        ("Suicide bombing in Hyderabad, Pakistan", "Hyderabad", "PAK", City, 25.40, 68.37),
        ("Suicide bomber kills Pakistani police in Hyderabad", "Hyderabad", "PAK", City, 25.40, 68.37),
        ("Protesters clash with police in Santiago", "Santiago", "CHL", City, -33.45, -70.67),
        ("Protesters march in Valencia", "Valencia", "ESP", City, 39.47, -0.38),
        ("Venezuelan protesters march in Valencia", "Valencia", "VEN", City, 10.16, -68.0),
        ("Bomb attack on church in Alexandria kills 17", "Alexandria", "EGY", City, 31.20, 29.92),
        ("Truck attack in Nice kills 86, bomb found", "Nice", "FRA", City, 43.70, 7.27),
        ("Suicide bombing in Chad kills ten", "Chad", "TCD", Country, 0.0, 0.0),
        ("Militants seize Mosul dam", "Mosul Dam", "IRQ", Exact, 36.63, 42.82),
        ("Protests erupt in Cordoba, Argentina", "Córdoba", "ARG", City, -31.41, -64.18),
        ("Protesters march in San José", "San Jose", "CRI", City, 9.93, -84.08),
        ("Thousands protest in Granada", "Granada", "ESP", City, 37.18, -3.60),
        ("Ukrainian drones hit Engels", "Engels", "RUS", City, 51.50, 46.12),
        ("Azerbaijani drones hit Lachin", "Lachin", "AZE", City, 39.64, 46.55),
        ("Iranian missiles hit Balad air base", "Balad air base", "IRQ", Exact, 33.94, 44.36),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_target_on_the_ground_is_placed_as_exactly_as_the_words_say() {
    check(&[
        ("Shelling hits a Russian border city", "Russia", "RUS", Country, 0.0, 0.0),
        ("Drones strike Ukrainian hangars", "Ukraine", "UKR", Country, 0.0, 0.0),
        ("Suicide bombing in the Somali capital kills 20", "Mogadishu", "SOM", City, 2.04, 45.34),
        ("Drone attack on Russian oil refinery", "Russia", "RUS", Country, 0.0, 0.0),
        ("Russian oil refinery hit by drones", "Russia", "RUS", Country, 0.0, 0.0),
        ("Suicide bomber kills nine in Afghanistan's capital", "Kabul", "AFG", City, 34.53, 69.17),
        ("Twin car bombs kill 40 in Somalia's capital", "Mogadishu", "SOM", City, 2.04, 45.34),
        ("Clashes in Sudan capital leave 12 dead", "Khartoum", "SDN", City, 15.55, 32.53),
        ("Somalia car bomb blasts kill 100 in capital", "Mogadishu", "SOM", City, 2.04, 45.34),
        ("Missile strike on Ukrainian power plant", "Ukraine", "UKR", Country, 0.0, 0.0),
        ("Car bomb in Iraqi holy city leaves four dead", "Iraq", "IRQ", Country, 0.0, 0.0),
        ("Afghan mosque bombing kills 12", "Afghanistan", "AFG", Country, 0.0, 0.0),
        ("Gunmen attack Nigerian village, killing 14", "Nigeria", "NGA", Country, 0.0, 0.0),
        ("Suicide bomber hits Pakistani market", "Pakistan", "PAK", Country, 0.0, 0.0),
        ("Israeli airstrike hits Lebanese town", "Lebanon", "LBN", Country, 0.0, 0.0),
        ("Rockets hit two Israeli towns", "Israel", "ISR", Country, 0.0, 0.0),
        ("Bomb explosion rocks German city of Munich", "Munich", "DEU", City, 48.14, 11.58),
        ("Suicide bombing in Turkish city kills 30", "Turkey", "TUR", Country, 0.0, 0.0),
        ("Nigeria suicide attack kills 40 villagers", "Nigeria", "NGA", Country, 0.0, 0.0),
        ("Gas attack on Syrian rebel enclave kills dozens", "Syria", "SYR", Country, 0.0, 0.0),
        ("Attack on Russian bomber base kills three soldiers", "Russia", "RUS", Country, 0.0, 0.0),
        ("Four Gaza journalists killed in Israeli strike", "Gaza Strip", "PSE", Region, 31.42, 34.36),
        ("Army admits Kabul drone strike killed civilians", "Kabul", "AFG", City, 34.53, 69.17),
        ("Coalition begins new Baghdad offensive", "Baghdad", "IRQ", City, 33.31, 44.37),
        ("Sudan drone attack on hospital kills 64", "Sudan", "SDN", Country, 0.0, 0.0),
    ]);
}

#[test]
#[rustfmt::skip]
fn a_capital_is_a_place_where_something_happens_there() {
    check(&[
        ("Drone hits Moscow high-rise", "Moscow", "RUS", City, 55.75, 37.62),
        ("Explosion in Moscow kills army general", "Moscow", "RUS", City, 55.75, 37.62),
        ("Moscow hit by drones overnight", "Moscow", "RUS", City, 55.75, 37.62),
        ("Kyiv hit by missiles again as winter nears", "Kyiv", "UKR", City, 50.45, 30.52),
        ("Kabul attack kills 20 worshippers", "Kabul", "AFG", City, 34.53, 69.17),
        ("Baghdad suicide bombing kills 30", "Baghdad", "IRQ", City, 33.31, 44.37),
        ("Tehran says missile strike hit Erbil", "Erbil", "IRQ", City, 36.19, 44.01),
        ("Israel strikes Damascus, Syria says", "Damascus", "SYR", City, 33.51, 36.29),
        ("Kremlin says drone attack on Belgorod killed two", "Belgorod", "RUS", City, 50.60, 36.59),
        ("Washington confirms rocket attack on Baghdad's Green Zone", "Green Zone", "IRQ", Exact, 33.31, 44.39),
        ("Russian missiles strike Kyiv and Lviv", "Kyiv", "UKR", City, 50.45, 30.52),
        ("Thousands protest in Washington against war", "Washington", "USA", City, 38.90, -77.04),
    ]);
}

#[test]
fn no_place_no_pin() {
    let placed: Vec<String> = [
        "Moscow says missile strike was a success",
        "The Kremlin warns after missile strike",
        "Washington imposes order after drone strike",
        "Kyiv vows revenge after missile strike",
        "Ukrainian troops hit by shelling",
        "Israeli soldiers killed by roadside bomb",
        "Missile strike kills Jordan Henderson's guard",
        "Drone strike on Austin said to be a mistake",
        "Bomb kills Chad Daybell",
        "Rocket attack injures Paris Hilton",
        "Suicide bomber named Victoria killed by soldiers",
        "Airstrike kills rebels, The Jerusalem Post",
        "Drone strike kills commander - Kyiv Independent",
        "Missile strike kills six soldiers | The Times of Israel",
        "Air strike kills militants during Reading of the law",
        "Bomb blast kills soldiers of mobile unit",
        "Bombing kills militants - The Washington Post",
        "US drone strike kills militant leader",
        "Israel strikes Hamas targets",
        "Iran-backed militia fires rockets",
        "Manchester United bombing joke angers fans",
        "Geneva Conventions broken by airstrikes, lawyers find",
        "Russian soldiers killed in missile strike",
    ]
    .iter()
    .filter_map(|title| detect(title).event.map(|event| format!("{}: {title}", event.to.label)))
    .collect();
    assert!(placed.is_empty(), "{}", placed.join("\n"));
}

#[test]
fn a_name_is_of_the_country_told_beside_it_and_half_a_name_is_none() {
    check(&[
        ("Rocket hits Camp Ashraf, dozens hurt", "Camp Ashraf", "IRQ", Exact, 33.88, 44.51),
        ("Gunmen attack the Uzbek town of Khanabad, two killed", "Uzbekistan", "UZB", Country, 0.0, 0.0),
        ("Mortar bombs kill four in Abu Salim", "Abu Salim", "LBY", City, 32.85, 13.18),
        ("Air strike on Yarmouk arms factory kills two", "Yarmouk arms factory", "SDN", Exact, 15.52, 32.55),
        ("Shelling kills three in Kanyaruchinya", "Kanyaruchinya", "COD", City, -1.60, 29.24),
        ("Suicide bomber kills nine in Gwoza", "Gwoza", "NGA", City, 11.08, 13.69),
        ("Drone strike kills six in Hamrin", "Hamrin Mountains", "IRQ", Region, 34.60, 44.50),
        ("Rebels attack army post in Rathedaung, ten dead", "Rathedaung", "MMR", City, 20.48, 92.75),
        ("Shells land 12 km from Sloviansk", "Sloviansk", "UKR", City, 48.85, 37.60),
        (
            "Boat blown up by US strike in eastern Pacific, four killed",
            "Eastern Pacific",
            "",
            Region,
            10.0,
            -95.0,
        ),
    ]);
}

#[test]
fn the_same_title_gives_the_same_point_each_time() {
    let point = || detect("Russian missiles hit Ukraine").event.map(|event| (event.to.lat(), event.to.lon()));
    assert!(point().is_some() && point() == point());
}

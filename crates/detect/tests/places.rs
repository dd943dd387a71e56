//! Sentences of our own making: where it happened, and where not.

#![allow(clippy::unwrap_used)]

mod common;

use common::{detect, event};
use ww3_event::{Place, Scope};

fn placed(cases: &[(&str, &str, Option<&str>)]) {
    for (title, label, country) in cases {
        let to = event(title).to;
        assert_eq!((to.label.as_str(), to.country.as_deref()), (*label, *country), "{title}");
    }
}

#[test]
fn a_name_of_many_places_goes_by_the_country_that_the_text_names() {
    placed(&[
        ("Car bomb kills three in Tripoli, Lebanon", "Tripoli", Some("LBN")),
        ("Libyan militias clash in Tripoli", "Tripoli", Some("LBY")),
        ("Russian troops shell villages in Georgia", "Georgia", Some("GEO")),
        ("Airstrike in Jordan kills two soldiers", "Jordan", Some("JOR")),
    ]);
}

#[test]
fn old_and_other_spellings_lead_to_the_same_place() {
    placed(&[
        ("Shelling in Kharkiv region kills two", "Kharkiv Oblast", Some("UKR")),
        ("Missile strike on Kiev", "Kyiv", Some("UKR")),
        ("Missile strike on Odessa", "Odesa", Some("UKR")),
        ("Shelling hits Kharkov", "Kharkiv", Some("UKR")),
        ("Rockets hit Zaporozhye", "Zaporizhzhia", Some("UKR")),
        ("Ukraine strikes Zmiinyi Island", "Snake Island", Some("UKR")),
    ]);
}

#[test]
fn a_name_that_another_town_once_had_is_the_one_that_bears_it_today() {
    placed(&[
        ("Russian forces storm Pokrovsk", "Pokrovsk", Some("UKR")),
        ("Shelling hits Sloviansk", "Sloviansk", Some("UKR")),
        ("Drones hit port in Sevastopol", "Sevastopol", Some("UKR")),
        ("Ukrainian drones hit Kaliningrad, Russia", "Kaliningrad", Some("RUS")),
    ]);
}

#[test]
fn a_province_of_several_countries_is_none_of_them() {
    placed(&[("Sabotage ruptures Nord Stream pipelines in the Baltic Sea", "Baltic Sea", None)]);
    assert_eq!(detect("Shelling hits Nord").event, None);
}

#[test]
fn whose_it_is_is_not_where_it_is() {
    for title in ["Missiles hit Ukraine jet", "Missiles fired at US-UK base"] {
        assert_eq!(detect(title).event, None, "{title}");
    }
}

#[test]
fn every_water_of_the_scopes_is_found_by_its_name_there() {
    for water in [
        "Red Sea",
        "Gulf of Suez",
        "Suez Canal",
        "Gulf of Aqaba",
        "Gulf of Aden",
        "Bab el-Mandeb",
        "Persian Gulf",
        "Strait of Hormuz",
        "Gulf of Oman",
        "Arabian Sea",
        "Mediterranean Sea",
        "Black Sea",
        "Sea of Azov",
        "Kerch Strait",
        "Bosporus",
        "Caspian Sea",
        "Baltic Sea",
        "Gulf of Finland",
        "North Sea",
        "Norwegian Sea",
        "Barents Sea",
        "English Channel",
        "Adriatic Sea",
        "Aegean Sea",
        "Ionian Sea",
        "Gulf of Guinea",
        "Mozambique Channel",
        "Indian Ocean",
        "Bay of Bengal",
        "Andaman Sea",
        "Strait of Malacca",
        "South China Sea",
        "East China Sea",
        "Taiwan Strait",
        "Yellow Sea",
        "Sea of Japan",
        "Sea of Okhotsk",
        "Philippine Sea",
        "Pacific Ocean",
        "Caribbean Sea",
        "Gulf of Mexico",
        "Atlantic Ocean",
    ] {
        let to = event(&format!("Missile hits warship in the {water}")).to;
        assert_eq!((to.label.as_str(), to.country.as_deref()), (water, None));
        assert!(Scope::ALL.iter().filter(|scope| scope.contains(&to)).count() > 1, "{water}");
    }
}

#[test]
fn at_sea_there_is_no_country() {
    placed(&[
        ("Houthi missile hits tanker in Red Sea", "Red Sea", None),
        ("Warship struck by drone in the Black Sea", "Black Sea", None),
        ("Tankers attacked in Strait of Hormuz", "Strait of Hormuz", None),
        ("Navy shoots down drones over Gulf of Aden", "Gulf of Aden", None),
    ]);
}

#[test]
fn the_place_of_the_act_is_taken_and_not_that_of_who_speaks_or_of_the_background() {
    placed(&[
        ("Moscow says missile strike on Lviv was precise", "Lviv", Some("UKR")),
        ("Drone attack hits Kuwait refinery as Washington warns Tehran", "Kuwait", Some("KWT")),
        ("Israel strikes Damascus after rocket fire on Golan Heights", "Damascus", Some("SYR")),
        ("Turkish jets bomb Kurdish camp in Iraq, officials in Ankara say", "Iraq", Some("IRQ")),
    ]);
}

#[test]
fn a_target_named_by_a_country_or_a_demonym_is_placed_as_the_country() {
    placed(&[
        ("Drones hit Russian oil refinery", "Russia", Some("RUS")),
        ("Suicide bomber attacks Afghan mosque", "Afghanistan", Some("AFG")),
        ("Missile strike on Ukraine theatre kills six", "Ukraine", Some("UKR")),
    ]);
}

#[test]
fn words_and_people_with_names_of_places_are_no_places() {
    for title in [
        "Drone strike kills Wellington's aide",
        "Troops march in march against army",
        "Jackson killed by rebels",
        "Militants attack police near Most",
        "Air strikes on Hamas targets",
    ] {
        assert_eq!(detect(title).event.map(|event| event.to.label), None, "{title}");
    }
}

#[test]
fn a_force_is_no_place() {
    for title in
        ["Ukrainian troops hit by shelling", "Missiles hit Russian forces", "Rebels kill Malian soldiers"]
    {
        assert_eq!(detect(title).event.map(|event| event.to.label), None, "{title}");
    }
}

#[test]
fn lower_and_upper_case_titles_are_read_alike() {
    placed(&[
        ("suicide bomber kills nine in baghdad", "Baghdad", Some("IRQ")),
        ("SUICIDE BOMBER KILLS NINE IN BAGHDAD", "Baghdad", Some("IRQ")),
        ("Suicide Bomber Kills Nine In Baghdad", "Baghdad", Some("IRQ")),
        ("us warplanes bomb basra", "Basra", Some("IRQ")),
    ]);
}

#[test]
fn who_flees_from_a_place_does_not_fire_from_it() {
    assert_eq!(event("Families flee from Kharkiv after missile strike on Kyiv").from, None);
    assert_eq!(event("Missile fired from Yemen hits Tel Aviv").from.unwrap().label, "Yemen");
}

#[test]
fn every_water_of_our_list_is_one_that_a_scope_knows() {
    let list = include_str!("../data/own.tsv");
    let waters = list.lines().filter(|line| line.split('\t').nth(1) == Some("w"));
    for water in waters {
        let label = water.split(['|', '\t']).next().unwrap();
        let place = Place::new(0.0, 0.0, label, None).unwrap();
        let is_known = Scope::ALL.into_iter().any(|scope| scope != Scope::Global && scope.contains(&place));
        assert!(is_known, "{label}: not a water of ww3_event::Scope");
    }
}

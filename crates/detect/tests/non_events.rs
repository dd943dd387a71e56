//! Sentences of our own making that sound like events and are none.

#![allow(clippy::unwrap_used)]

mod common;

use common::detect;

fn none(titles: &[&str]) {
    for title in titles {
        let found = detect(title);
        assert_eq!(found.event.map(|event| (event.kind, event.to.label)), None, "{title}");
    }
}

#[test]
fn sport() {
    none(&[
        "Rockets strike late to beat Mavericks in Houston",
        "United launch attack on City in cup final",
        "Bombers hit record score against Sydney in AFL clash",
        "Striker hits three as Spain attack Germany at World Cup",
        "Pakistan attack rips through India in cricket clash in Karachi",
    ]);
}

#[test]
fn labour_and_everyday_strikes() {
    none(&[
        "Nurses strike in London over pay",
        "Train strikes hit Paris for third day",
        "Lightning strike kills two in Kenya",
        "Israel and Sudan strike a deal in Khartoum",
        "Lawyers go on strike in Tunis",
        "Plane makes emergency landing in Delhi after bird strike",
    ]);
}

#[test]
fn illness_accident_and_nature() {
    none(&[
        "Minister suffers heart attack in Baghdad",
        "Shark attack kills surfer in Australia",
        "Gas explosion kills five in Tehran",
        "Earthquake rocks Kabul, killing 20",
        "Fireworks explosion injures ten in Mexico",
        "Tornado hits Texas town, three dead",
        "Bus crash kills 12 in Pakistan",
    ]);
}

#[test]
fn what_has_not_happened() {
    none(&[
        "Russia could launch missile strike on Kyiv, officials warn",
        "Iran vows to strike Israel",
        "Turkey plans ground offensive in northern Syria",
        "Pentagon fears drone attacks on bases in Iraq",
        "Police foil bomb attack on embassy in Berlin",
        "If Russia invades Ukraine, sanctions will follow",
        "Calls for air strikes on Libya grow",
        "Troops prepare to storm Raqqa",
        "Putin denies missile attack on Poland",
    ]);
}

#[test]
fn exercises_tests_and_weapons_that_hit_nothing() {
    none(&[
        "North Korea fires missile into Sea of Japan",
        "India tests ballistic missile off Odisha",
        "US and South Korea hold missile drill near Seoul",
        "Germany to send air defence missiles to Ukraine",
        "Iran unveils new drone in Tehran",
        "Rocket lands in Pacific Ocean after orbit flight",
    ]);
}

#[test]
fn history_courts_and_stories() {
    none(&[
        "Fifty years after the bombing of Hanoi",
        "Man jailed for bomb attack in Manchester",
        "Madrid marks anniversary of train bombings",
        "Suspect charged over attack on mosque in Quebec",
        "New documentary on the siege of Sarajevo",
        "Blinken: Russia invaded Georgia in 2008",
        "Survivors of Hiroshima speak in Tokyo",
    ]);
}

#[test]
fn metaphor_and_politics() {
    none(&[
        "Minister under fire in London over budget",
        "Senator blasts White House on Twitter",
        "Poland slams Germany over gas",
        "Biden hits out at Russia in Warsaw speech",
        "Bombshell report shakes Paris",
        "War of words between Athens and Ankara escalates",
        "Oil price shock hits Japan",
        "France's Macron attacked over Ukraine remark",
    ]);
}

#[test]
fn questions_and_comments() {
    none(&[
        "Why did Russia attack Kharkiv?",
        "How the air strike on Raqqa was planned",
        "What we know about the missile strike on Lviv",
        "Opinion: Bombing Iran was a mistake",
        "I survived a missile strike in Kharkiv",
    ]);
}

#[test]
fn words_that_only_contain_others() {
    none(&[
        "Ambassador in Damascus praises shellfish market",
        "Clashing colours at fashion show in Milan",
        "Grapeshot wine wins prize in Bordeaux",
        "Strikers' union rights upheld in Geneva",
    ]);
}

#[test]
fn what_the_wires_tell_beside_war() {
    none(&include_str!("no_events.txt").lines().collect::<Vec<_>>());
}

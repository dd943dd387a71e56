//! The catalogue of signals: what a title may tell, in five groups, and which of them are map events.
//!
//! One table, [`SIGNALS`], from which `docs/signals.md` is written ([`markdown`]). The acts among them are found by
//! `rules`; those without a pin (a ceasefire, a blockade, a mobilisation) by the words of the table itself: one word
//! of each of its sets, in any order (those of a threat close together, and by a state). Knows nothing of places.

use crate::{capitals, clause::View, hashed::Marks};

/// What a title may tell.
#[derive(Clone, Copy, Debug)]
pub struct Signal {
    /// Its name on the wire.
    pub name: &'static str,
    /// Its group.
    pub group: Group,
    /// Whether it makes a map event, where the title says where.
    pub is_event: bool,
    /// What it is.
    pub definition: &'static str,
    /// Titles that tell it; our own.
    pub examples: &'static [&'static str],
    /// Titles that don't, though they sound like it; our own.
    pub counter_examples: &'static [&'static str],
    /// For a signal that no rule finds: sets of folded words, of each of which one must be there.
    words: &'static [&'static [&'static str]],
}

/// A group of signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What armed forces and armed groups do.
    Military,
    /// What governments do to each other.
    Political,
    /// What befalls and moves people.
    Social,
    /// Power, fuel, and what carries goods.
    EnergyAndShipping,
    /// What may change the course of a war.
    Strategic,
}

impl Group {
    /// The groups, in the catalogue's order.
    pub const ALL: [Group; 5] =
        [Group::Military, Group::Political, Group::Social, Group::EnergyAndShipping, Group::Strategic];

    /// The name for people.
    pub fn label(self) -> &'static str {
        match self {
            Group::Military => "Military action",
            Group::Political => "Political",
            Group::Social => "Social",
            Group::EnergyAndShipping => "Energy and shipping",
            Group::Strategic => "Strategic",
        }
    }
}

const fn event(
    group: Group,
    name: &'static str,
    definition: &'static str,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
) -> Signal {
    Signal { name, group, is_event: true, definition, examples, counter_examples, words: &[] }
}

const fn told(
    group: Group,
    name: &'static str,
    definition: &'static str,
    examples: &'static [&'static str],
    counter_examples: &'static [&'static str],
    words: &'static [&'static [&'static str]],
) -> Signal {
    Signal { name, group, is_event: false, definition, examples, counter_examples, words }
}

use Group::{EnergyAndShipping, Military, Political, Social, Strategic};

/// The catalogue.
#[rustfmt::skip]
pub const SIGNALS: &[Signal] = &[
    event(Military, "airstrike", "Bombs or missiles from aircraft.", &["Warplanes bomb village near Idlib, nine killed"], &["Turkey could launch air strikes on Raqqa"]),
    event(Military, "missile_strike", "Ballistic or cruise missiles that hit, or are fired at something.", &["Ballistic missiles hit Odesa overnight"], &["North Korea fires missile into Sea of Japan"]),
    event(Military, "drone_strike", "Unmanned aircraft or boats that hit.", &["Houthi drones strike oil depot in Jeddah"], &["Startup tests delivery drone in Dallas"]),
    event(Military, "artillery_shelling", "Guns, howitzers, mortars, tanks at a distance.", &["Artillery shells hit market in Donetsk, 14 dead"], &["Energy firm Shell hits record profit in London"]),
    event(Military, "rocket_attack", "Unguided rockets that hit, or are fired at something.", &["Rockets fired from Gaza toward Ashkelon"], &["Rockets beat Lakers in Houston"]),
    event(Military, "explosion", "A blast whose cause the text leaves open, where there is war.", &["Two explosions heard near army base in Aleppo"], &["Gas explosion in Warsaw kills three"]),
    event(Military, "bombing", "A planted, carried or driven bomb.", &["Suicide bomber kills 55 at mosque in Kabul"], &["Man jailed over bomb plot in London"]),
    event(Military, "ground_assault", "Troops or armed groups that attack or take ground.", &["Rebels capture Bukavu after days of fighting"], &["Troops prepare to storm Raqqa"]),
    event(Military, "clash", "Fighting between armed sides.", &["Troops and militants clash in Mogadishu"], &["Battle with illness ends in Milan"]),
    event(Military, "naval_strike", "An attack by or on ships.", &["Missile hits oil tanker in the Red Sea"], &["Cruise ship hits iceberg off Greenland"]),
    event(Military, "air_defense", "Something shot down or intercepted.", &["Air defence shoots down drone over Belgorod"], &["Pentagon plans to shoot down balloon over Alaska"]),
    event(Military, "assassination", "The killing, or the attempt, of a person of rank.", &["Opposition leader assassinated in Mogadishu"], &["New film on the assassination of a president"]),
    event(Military, "strike", "An attack, or a killing by a side, whose means the text leaves open.", &["Israeli strike on Khan Younis kills two"], &["Train drivers strike in Paris over pay dispute"]),
    event(Military, "sabotage", "Covert damage to things.", &["Sabotage cuts railway line in Poland"], &["Rivals accused of sabotaging talks in Geneva"]),
    told(Military, "airspace_violation", "Aircraft, drones or missiles of one state enter the sky of another.", &["Russian fighter jets violate Estonian airspace"], &["Europe's airspace reopens after ash cloud"], &[&["airspace"], &["violate", "violates", "violated", "violating", "violation", "violations", "enter", "enters", "entered", "breach", "breaches", "breached", "incursion", "incursions", "intrusion", "stray", "strays", "strayed", "crosses", "crossed", "scramble", "scrambles", "scrambled"], &["jet", "jets", "drone", "drones", "missile", "missiles", "warplanes", "warplane", "fighter", "fighters", "helicopter", "helicopters", "balloon", "balloons", "uav", "uavs", "bomber", "bombers", "military"]]),
    event(Political, "sanction", "A state's measure against another state, group or person, taken.", &["EU imposes sanctions on Belarus"], &["Washington weighs easing sanctions"]),
    told(Political, "threat", "An act of war that is threatened, planned, feared or warned of.", &["Iran threatens missile strike on Haifa", "Tehran threatens to destroy tankers"], &["Iranian missile strike hits Haifa", "Nurses threaten to strike in Leeds"], &[&["threatens", "threaten", "threatened", "threatening", "vows", "vowed"], &["strike", "bomb", "attack", "attacks", "invade", "invasion", "annihilate", "destroy", "retaliate", "retaliation", "revenge", "missile", "missiles", "nuclear", "airstrikes", "war"]]),
    told(Political, "ceasefire", "A truce agreed, offered, broken or extended.", &["Warring sides agree ceasefire in Sudan"], &["Fighting goes on in Sudan"], &[&["ceasefire", "truce", "armistice", "ceasefires"]]),
    told(Political, "peace_talks", "Parties to a conflict negotiate.", &["Peace talks between Kyiv and Moscow resume in Istanbul"], &["Pay talks resume in Paris"], &[&["talks", "negotiations", "summit", "negotiators"], &["peace", "truce", "ceasefire", "hostage", "nuclear", "envoys", "war"]]),
    told(Political, "diplomatic_break", "Diplomats are expelled or recalled, relations cut.", &["Poland expels three Russian diplomats"], &["Poland welcomes new Japanese ambassador"], &[&["expels", "expelled", "recalls", "recalled", "summons", "severs", "cuts"], &["diplomat", "diplomats", "ambassador", "ambassadors", "envoy", "ties"]]),
    told(Political, "coup", "Power is taken, or tried to be taken, by force.", &["Soldiers announce coup in Niamey"], &["Club pulls off transfer coup"], &[&["coup", "putsch", "junta"], &["soldiers", "army", "military", "president", "government", "leader", "leaders", "junta", "officers", "attempted", "failed", "plotters", "power"]]),
    event(Social, "protest", "People in the street against a power.", &["Thousands protest in Tbilisi against new law"], &["Minister lodges protest with ambassador"]),
    told(Social, "displacement", "People flee, are evacuated or driven out by conflict.", &["Thousands flee fighting in El Fasher"], &["Pop star flees fans in Tokyo"], &[&["flee", "flees", "fled", "fleeing", "displaced", "evacuate", "evacuates", "evacuated", "refugees", "exodus"], &["war", "fighting", "strikes", "shelling", "clashes", "offensive", "troops", "conflict", "violence", "bombardment", "camp", "border", "homes"]]),
    told(Social, "hostage_taking", "People are abducted or held; or freed.", &["Gunmen abduct 30 pupils in Zamfara"], &["New thriller about a kidnap tops chart"], &[&["abduct", "abducts", "abducted", "kidnap", "kidnaps", "kidnapped", "hostage", "hostages", "captives"], &["gunmen", "militants", "hamas", "rebels", "bandits", "release", "released", "freed", "jihadists", "pupils", "students", "held", "deal", "army", "troops"]]),
    told(Social, "humanitarian_crisis", "Hunger, lack of aid or medicine where there is conflict.", &["Famine declared in besieged Darfur camps"], &["Charity run raises aid for school"], &[&["famine", "starvation", "humanitarian", "aid"], &["crisis", "war", "besieged", "camps", "trucks", "convoy", "blocked", "un", "siege", "corridor", "declared", "gaza", "sudan", "yemen"]]),
    event(EnergyAndShipping, "infrastructure_strike", "A hit on power, fuel, water, transport or communications.", &["Attack on power grid in Kherson leaves city dark"], &["Farm power prices rise in Cork"]),
    told(EnergyAndShipping, "power_outage", "A city or country without power.", &["Blackout hits Havana after grid fails"], &["Band calls its tour Blackout"], &[&["blackout", "blackouts", "outage", "outages"], &["power", "grid", "city", "electricity", "country", "millions", "thousands", "hits"]]),
    told(EnergyAndShipping, "energy_supply", "Oil, gas or fuel is cut off, or flows again.", &["Russia halts gas supplies to Bulgaria"], &["Recipe for a gas oven"], &[&["oil", "gas", "fuel", "pipeline", "lng"], &["halts", "halt", "cuts", "suspends", "embargo", "shortage", "shortages", "stops", "shutdown", "shuts", "resumes", "supplies"]]),
    told(EnergyAndShipping, "shipping_disruption", "Ships are turned back, detained, warned or sent another way.", &["Shipping lines divert vessels from Red Sea"], &["Parcel shipping gets cheaper"], &[&["ships", "ship", "vessels", "vessel", "tankers", "tanker", "shipping", "cargo"], &["divert", "diverts", "reroute", "rerouted", "seized", "seizes", "detained", "detains", "boarded", "hijacked", "stranded", "suspend", "suspends", "warned", "avoid"]]),
    told(EnergyAndShipping, "blockade", "A strait, port or border is closed to others.", &["Iran closes Strait of Hormuz to tankers"], &["Protest closes road in Bristol"], &[&["blockade", "blockades", "blockaded", "closes", "closure", "closed", "reopens"], &["strait", "port", "ports", "navy", "naval", "hormuz", "canal", "border", "crossing", "airspace", "sea"]]),
    event(Strategic, "cyberattack", "An attack on computers or networks.", &["Cyberattack hits ministries in Estonia"], &["Course on how to prevent cyberattacks opens"]),
    told(Strategic, "nuclear", "Nuclear weapons, enrichment, inspectors, or a nuclear plant in danger.", &["Inspectors barred from Iranian nuclear site"], &["The nuclear family of the 1950s"], &[&["nuclear", "uranium", "plutonium"], &["weapon", "weapons", "plant", "site", "sites", "enrichment", "inspectors", "iaea", "warhead", "warheads", "test", "deal", "talks", "arsenal", "programme", "program", "reactor", "iran", "iranian"]]),
    told(Strategic, "missile_test", "A state tries a missile; nobody is struck.", &["North Korea fires missile into Sea of Japan"], &["Missile strikes flats in Dnipro"], &[&["missile", "missiles", "icbm", "hypersonic"], &["test", "tests", "tested", "launch", "launches", "fires", "icbm", "pyongyang", "korea"]]),
    told(Strategic, "troop_movement", "Forces are deployed, massed, withdrawn or called up.", &["NATO deploys troops to Baltic states"], &["Troops loyal to junta attack Goma"], &[&["troops", "soldiers", "forces", "warships", "warship", "reservists", "jets", "carrier", "tanks"], &["deploy", "deploys", "deployed", "sends", "send", "amasses", "massing", "withdraw", "withdraws", "withdrawal", "mobilise", "mobilises", "mobilizes", "mobilisation", "reinforcements", "buildup"]]),
    told(Strategic, "arms_transfer", "Weapons are given, sold, or held back.", &["Germany to send air defence systems to Kyiv"], &["Germany wins handball match"], &[&["weapons", "arms", "ammunition", "patriot", "himars", "tanks", "jets", "missiles", "systems", "munitions"], &["send", "sends", "supply", "supplies", "deliver", "delivers", "sale", "sells", "package", "deal", "embargo", "shipment", "delivery"]]),
    told(Strategic, "military_exercise", "Armed forces practise.", &["NATO holds naval exercises in the Baltic Sea"], &["Exercise helps the heart, study finds"], &[&["exercise", "exercises", "drills", "drill", "wargames", "manoeuvres", "maneuvers"], &["nato", "military", "naval", "navy", "army", "troops", "missile", "warships", "joint", "forces", "taiwan", "live"]]),
];

/// The signals of this title that need no rule, in the catalogue's order.
pub(crate) fn told_in(view: &View) -> Vec<&'static str> {
    let begun = (0..view.words.len()).fold(0, |begun, at| begun | FIRST_WORDS.get(view.hash(at)));
    let signals = SIGNALS.iter().enumerate().filter(|(number, _)| begun >> number & 1 != 0);
    // "Iran threatens to destroy tankers"; not "nurses threaten to strike", "vows to join EU despite war"
    let by_a_state = |words: &[&[&str]]| {
        let &[threatens, acts] = words else { return false };
        let is_near = |at: usize| (at + 1..at + 4).any(|i| acts.contains(&view.word(i)));
        let is_side = |at: usize| view.is_side(at) || capitals::state(view.word(at)).is_some();
        (0..view.words.len()).any(|at| threatens.contains(&view.word(at)) && is_near(at))
            && (0..view.words.len()).any(is_side)
            && !view.says(crate::rules::protest::TRADES)
    };
    let told = signals.filter(|(_, signal)| match signal.name {
        "threat" => by_a_state(signal.words),
        _ => signal.words.iter().all(|words| view.says(words)),
    });
    told.map(|(_, signal)| signal.name).collect()
}

/// The first set of words of each signal that has some.
static FIRST_WORDS: Marks<512> = {
    let mut sets = [&[] as &[&str]; SIGNALS.len()];
    let mut number = 0;
    while number < sets.len() {
        if let [first, ..] = SIGNALS[number].words {
            sets[number] = first;
        }
        number += 1;
    }
    Marks::none().and(0, &sets)
};

/// The catalogue as a page.
pub fn markdown() -> String {
    let mut page = String::from(
        "# Signals\n\nWhat `ww3-detect` finds in a title. Written from the table in `crates/detect/src/signals.rs`: \
         change it there, then\n`UPDATE=1 cargo test -p ww3-detect --test signals`. A signal marked *map event* makes one \
         where the title says where it\nhappened; the others, and acts without a place, stay with the item. All sentences are \
         our own.\n",
    );
    for group in Group::ALL {
        page += &format!(
            "\n## {}\n\n| signal | what it is | map event | tells it | doesn't |\n|---|---|---|---|---|\n",
            group.label()
        );
        for signal in SIGNALS.iter().filter(|signal| signal.group == group) {
            page += &format!(
                "| `{}` | {} | {} | {} | {} |\n",
                signal.name,
                signal.definition,
                if signal.is_event { "yes" } else { "no" },
                signal.examples.join("; "),
                signal.counter_examples.join("; ")
            );
        }
    }
    page
}

//! Mishaps: drills, own weapons that go off, works that blow up, fires that nobody set, trains, ships and planes that
//! come to grief by themselves.

use super::{has_army, has_group};
use crate::{
    clause::View,
    lexicon::{
        AIRSTRIKE, ATTACK, BATTER, BLAST, BOMBING, DESTROY, DOWN, DRONE, FIRE, GUNS, HIT, HURT, KILL,
        MISSILE, OFFENSIVE, SHELLING, TAKE, WARPLANE, WEAPON,
    },
    rules::Act,
};
use ww3_event::EventType;

/// "after welding mishap", "killed in training", "hit by own side's mortar", "train hits minibus".
pub fn is_mishap(view: &View, act: &Act) -> bool {
    is_slip(view, act) || is_works_blast(view, act) || is_wreck(view, act)
}

/// The same, whatever the act.
pub fn is_mishap_whole(view: &View) -> bool {
    view.says(MISHAPS) && !(view.has(ATTACK) && has_army(view))
        || view.says_phrase(PHRASES)
        || view.says_phrase(SQUADS) && !view.has(KILL | HURT)
        || is_drill(view)
        || is_tried(view)
        || is_in_hand(view)
        || is_plain_fire(view)
}

/// Of a mishap, unless armies attack.
#[rustfmt::skip]
const MISHAPS: &[&str] = &[
    "mishap", "mishaps", "misfire", "misfires", "misfired", "welding", "skids", "skidded", "overshoots", "overshot",
    "malfunction", "malfunctions", "malfunctioned", "firecracker", "firecrackers", "pyrotechnics", "fireworks", "colliery",
    "celebratory",
];

#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "heat blamed", "oven blast", "silo blast", "boiler blast", "furnace blast", "kiln blast", "transformer blast", "cylinder blast", "oven explosion",
    "silo explosion", "boiler explosion", "furnace explosion", "kiln explosion", "transformer explosion", "cylinder explosion",
    "short circuit", "faulty valve", "faulty wiring", "gas main", "own side", "own rocket", "own grenade", "own missile",
    "own shell", "own mortar", "own gun", "wedding gunfire", "wedding shooting", "joy gunfire", "firework bomb", "paint bomb", "paint bombs",
    "stink bomb", "water bomb", "water bombs", "seed bomb", "cracker unit", "cracker factory", "cracker blast", "controlled detonation",
    "controlled explosion", "controlled blast", "controlled blasts", "off runway", "off the runway", "sonic boom", "medical blunder",
    "sprays crops", "quarry blast", "quarry blasts", "quarry blasting", "weather balloon", "safely detonated", "safely detonate",
    "safely destroyed", "blamed on faulty", "result of negligence", "caused by negligence", "seized mines", "seized explosives",
    "seized weapons", "seized drugs",
];

/// Who takes bombs away; they may die of one.
const SQUADS: &[&str] = &[
    "bomb squad",
    "bomb disposal",
    "experts defuse",
    "experts detonate",
    "sappers defuse",
    "sappers detonate",
];

/// "in South China Sea drill", "during training"; not a training camp.
fn is_drill(view: &View) -> bool {
    (1..view.words.len()).any(|at| match view.word(at) {
        "drill" | "drills" => {
            !has_group(view) && (at.saturating_sub(6)..at).any(|i| OF_DRILLS.contains(&view.word(i)))
        }
        "training" => {
            let held = matches!(view.word(at - 1), "in" | "during" | "live" | "military" | "army" | "combat");
            held && !GROUNDS.contains(&view.word(at + 1))
                || matches!(
                    view.word(at + 1),
                    "accident" | "exercise" | "flight" | "jump" | "session" | "drill"
                )
        }
        _ => false,
    })
}

const OF_DRILLS: &[&str] =
    &["in", "during", "at", "live", "fire", "artillery", "military", "naval", "army", "navy"];
const GROUNDS: &[&str] = &[
    "camp", "camps", "base", "bases", "centre", "center", "ground", "grounds", "facility", "area", "site",
    "school", "academy",
];

/// "fires missile at target in Arabian Sea": what a navy fires at to try it.
fn is_tried(view: &View) -> bool {
    let target = (1..view.words.len()).any(|at| {
        view.word(at) == "target"
            && matches!(view.word(at - 1), "at" | "aerial" | "practice" | "dummy" | "test" | "floating")
    });
    target && view.has(FIRE | DOWN | HIT) && !view.has(KILL | HURT | DESTROY)
}

/// "blows up in recruit's hand"
fn is_in_hand(view: &View) -> bool {
    (2..view.words.len()).any(|at| {
        matches!(view.word(at), "hand" | "hands" | "pocket")
            && view.words[at - 1].possessive
            && (at.saturating_sub(3)..at).any(|i| view.word(i) == "in")
    })
}

/// "accidentally shoots comrade": an army that bombs a village by mistake did bomb it.
fn is_slip(view: &View, act: &Act) -> bool {
    view.word(act.start.wrapping_sub(1)) == "accidentally" && !view.is(act.start, HIT)
        || view.says(&["accidentally"]) && !view.has(HIT | BOMBING | AIRSTRIKE | SHELLING | BATTER)
}

/// "explosion at explosives factory", "tanker blows up on expressway": works and roads blow up by themselves, unless
/// somebody strikes.
fn is_works_blast(view: &View, act: &Act) -> bool {
    let kind = matches!(
        act.kind,
        EventType::Explosion | EventType::Bombing | EventType::NavalStrike | EventType::InfrastructureStrike
    );
    if !kind {
        return false;
    }
    let struck = view.has(ATTACK | DRONE | MISSILE | AIRSTRIKE | SHELLING | WARPLANE | GUNS)
        || view.says(&[
            "sabotage", "suicide", "hit", "bomb", "bombs", "ied", "landmine", "roadside", "grenade", "planes",
        ]);
    let works = (1..view.words.len()).any(|at| {
        WORKS.contains(&view.word(at)) && (at.saturating_sub(2)..at).any(|i| MADE.contains(&view.word(i)))
    });
    let road = view.says(&["expressway", "highway", "motorway", "road", "interstate"])
        && view.says(&["tanker", "lorry", "truck"])
        || view.says_phrase(&["oil train", "gas train", "fuel train"]);
    let blows = view.has(BLAST)
        || (0..view.words.len()).any(|at| {
            matches!(view.word(at), "blow" | "blows" | "blew" | "blown") && view.word(at + 1) == "up"
        });
    blows && (works || road) && !struck && !has_army(view)
}

#[rustfmt::skip]
const WORKS: &[&str] = &["factory", "plant", "works", "workshop", "unit", "mill", "maker", "lab", "refinery"];

#[rustfmt::skip]
const MADE: &[&str] = &[
    "explosives", "chemical", "chemicals", "munitions", "ammunition", "fertiliser", "fertilizer", "fireworks", "firework", "cracker",
    "dynamite", "gunpowder", "ordnance", "paint", "steel", "textile", "garment", "food", "plastics", "battery",
];

/// "Fire rips through Basra market": a fire that nobody set.
fn is_plain_fire(view: &View) -> bool {
    let first = usize::from(OF_FIRES.contains(&view.word(0)));
    let burns = matches!(view.word(first), "fire" | "blaze" | "fires" | "inferno")
        && (view.is(first + 1, BATTER | DESTROY | KILL) || BURNS.contains(&view.word(first + 1)));
    burns && !has_army(view) && !view.has(WEAPON | AIRSTRIKE | SHELLING | BOMBING | ATTACK | HIT | BLAST)
}

#[rustfmt::skip]
const OF_FIRES: &[&str] = &[
    "a", "huge", "massive", "big", "deadly", "large", "house", "forest", "ship", "market", "hospital", "factory", "warehouse",
    "prison", "hotel",
];

#[rustfmt::skip]
const BURNS: &[&str] = &[
    "engulfs", "sweeps", "tears", "at", "in", "aboard", "off", "breaks", "burns", "races", "consumes", "kills", "leaves",
];

/// Trains, cars, ships and planes that collide, sink or come down by themselves.
fn is_wreck(view: &View, act: &Act) -> bool {
    let is_armed =
        || view.has(WEAPON | AIRSTRIKE | SHELLING | BOMBING | ATTACK | BLAST | OFFENSIVE) || has_army(view);
    let meets = view.says(&["collide", "collides", "collided", "collision"]);
    (meets || collides(view) || act.kind == EventType::NavalStrike && founders(view)) && !is_armed()
        || act.kind == EventType::AirDefense && comes_down(view)
        || act.kind == EventType::DroneStrike && is_own_drone(view)
}

/// "train hits minibus", "container ship hits bridge"; not "jet strikes house".
fn collides(view: &View) -> bool {
    (0..view.words.len()).any(|at| {
        let afloat = AFLOAT.contains(&view.word(at));
        let met = |i: usize| {
            let word = &view.word(i);
            if afloat { BANKS.contains(word) } else { RIDES.contains(word) || OBSTACLES.contains(word) }
        };
        (afloat || RIDES.contains(&view.word(at)))
            && matches!(
                view.word(at + 1),
                "hits"
                    | "hit"
                    | "rams"
                    | "ploughs"
                    | "plows"
                    | "slams"
                    | "strikes"
                    | "runs"
                    | "crashes"
                    | "smashes"
            )
            && (at + 2..at + 6).any(met)
    })
}

#[rustfmt::skip]
const RIDES: &[&str] = &[
    "train", "bus", "minibus", "truck", "lorry", "car", "van", "tractor", "tram", "taxi", "trailer", "coach", "jeep",
];
#[rustfmt::skip]
const AFLOAT: &[&str] = &["ship", "vessel", "boat", "ferry", "tanker", "freighter", "barge", "trawler", "yacht", "dhow"];
#[rustfmt::skip]
const OBSTACLES: &[&str] = &[
    "bridge", "wall", "tree", "stall", "pole", "rickshaw", "motorcycle", "tuktuk", "motorbike", "railing", "ditch", "cart", "shop",
    "lamppost", "buffers",
];
#[rustfmt::skip]
const BANKS: &[&str] = &["bridge", "wall", "reef", "dock", "pier", "quay", "iceberg", "whale", "sandbank", "rocks"];

/// "boat sinks off Libya": nobody sank it.
fn founders(view: &View) -> bool {
    (0..view.words.len()).any(|at| {
        let submarine = view.word(at) == "submarine" && !view.says(&["sunk", "sinks", "torpedo"])
            || view.says_phrase(&["submarine sinks", "submarine sank", "submarine lost"]);
        (AFLOAT.contains(&view.word(at)) || submarine)
            && (matches!(view.word(at + 1), "sinks" | "sank" | "capsizes" | "founders")
                || view.word(at + 1) == "goes" && view.word(at + 2) == "down")
    }) && !view.has(HIT | TAKE | FIRE | DESTROY)
        || view.says_phrase(&["submarine sinks", "submarine sank"])
            && view.says_phrase(&["all hands", "with crew", "with all"])
}

/// A plane that comes down, and nothing brings it down: "jet comes down in fog".
fn comes_down(view: &View) -> bool {
    !view.has(DOWN | HIT | MISSILE | FIRE | ATTACK | GUNS | TAKE | DESTROY)
        && (view.says(&["fog", "runway", "landing", "passenger", "engine"])
            || view.says_phrase(&["goes down", "comes down", "went down", "came down"]))
        && !view.says(BRINGS)
}

#[rustfmt::skip]
const BRINGS: &[&str] = &[
    "brought", "brings", "bring", "knocked", "taken", "air", "defence", "defences", "defense", "defenses", "rebels",
];

/// "US drone crashes in Seychelles": of a state that flies them far.
fn is_own_drone(view: &View) -> bool {
    (1..view.words.len()).any(|at| {
        matches!(view.word(at), "drone" | "drones")
            && matches!(view.word(at + 1), "crashes" | "crashed")
            && view.word(at + 2) != "into"
            && matches!(view.party(at - 1), Some("USA" | "GBR" | "TUR" | "FRA" | "DEU" | "CHN" | "IND"))
    })
}

//! At which words each rule looks: it finds nothing at others, and isn't asked there.
//!
//! A rule that is taught a new word to begin with needs it here too, unless that word has one of the meanings; the
//! test below asks every rule at every word of our own titles.

use super::{RULES, protest::TRADES};
use crate::{
    clause::View,
    hashed::{self, Marks},
    lexicon::{
        AIRSTRIKE, ASSASSIN, ATTACK, BLAST, BOMB, BOMBING, CLASH, CROWD, CYBER, DOWN, DRONE, FIRE, FORCE,
        GUNS, HACKER, HIT, INFRA, INVADE, KILL, MISSILE, PROTEST, RANK, ROCKET, SABOTAGE, SANCTION, SHELLING,
        SHIP, SHOOT, TAKE, Tags, WARPLANE,
    },
};

/// The words at which a rule looks: those of one of these meanings, and these.
struct Head(Tags, &'static [&'static str]);

/// In the order of [`RULES`].
#[rustfmt::skip]
const HEADS: [Head; RULES.len()] = [
    // cyberattack
    Head(CYBER | HACKER, &["cyber", "offline", "malware", "wiper"]),
    // assassination; a leader too, by `by_form`
    Head(ASSASSIN | RANK, &["kill", "kills", "killed", "hopeful"]),
    // naval_strike, air_defense
    Head(SHIP, &[]),
    Head(DOWN, &[
        "destroy", "destroys", "destroyed", "repel", "repels", "repelled", "knock", "knocks", "knocked", "take", "takes",
        "took", "fend", "fends", "fended", "fending", "brought", "bring", "brings", "down",
    ]),
    // bombing
    Head(BOMBING | BOMB, &[
        "suicide", "roadside", "parcel", "letter", "nail", "pipe", "car", "cars", "truck", "lorry", "van", "suv", "vehicle",
        "vehicles", "jeep", "taxi", "bus", "minibus", "motorbike", "motorcycle", "rickshaw", "ambulance", "tanker", "boat",
        "bicycle", "explosive", "explosives", "firebomb", "firebombs", "molotov", "molotovs", "mine", "mines", "bomb",
    ]),
    // airstrike
    Head(AIRSTRIKE | WARPLANE, &[
        "guided", "glide", "barrel", "aerial", "phosphorus", "cluster", "bunker", "bomb", "bombs", "bombed", "bombers",
        "bombard", "bombards", "bombarded", "air", "planes", "aircraft", "helicopter", "helicopters", "choppers", "jet",
        "jets", "35s", "16s", "gunship", "gunships", "warplanes",
    ]),
    // drone_strike, missile_strike, rocket_attack
    Head(DRONE, &[]),
    Head(MISSILE, &[]),
    Head(ROCKET, &[]),
    // artillery_shelling
    Head(SHELLING | GUNS, &["tank", "guns", "gunners", "mortar", "shell", "shells"]),
    // sabotage, infrastructure_strike
    Head(SABOTAGE, &["arson"]),
    Head(INFRA, &[]),
    // ground_assault
    Head(INVADE | FIRE | TAKE | FORCE, &[
        "begin", "begins", "starts", "mounts", "stages", "ground", "push", "pushes", "pushed", "roll", "rolls", "rolled", "march",
        "marched", "pour", "pours", "poured", "move", "moves", "moved", "sweep", "sweeps", "swept", "cross", "crossed",
        "drive", "drives", "driven", "thrust", "charge", "break", "fight", "close", "closing", "walk", "walks", "walked",
        "advance", "advances", "advanced", "overrun", "captured", "seized", "stormed", "retaken", "recaptured", "besieged",
        "attack", "attacks", "attacked", "raid", "raids", "raided", "assault", "ambush", "ambushed", "ambushes",
        "massacre", "massacred", "siege", "take", "takes", "took", "taken", "gain", "gains", "control", "fall", "falls",
        "fell", "fallen", "forced",
    ]),
    // advance; "march…" too, by `by_form`
    Head(0, &[
        "at", "on", "in", "reach", "reaches", "reached", "approach", "approaches", "raise", "raises", "raised", "hoist",
        "hoists", "hoisted", "plant", "plants", "planted", "take", "takes", "took", "taking", "taken", "land", "lands",
        "landed", "sweep", "sweeps", "comb", "scour", "march", "marches", "marching", "marched", "descend", "descends",
        "converge", "converges",
    ]),
    // lost
    Head(0, &[
        "falls", "fell", "fallen", "overrun", "captured", "seized", "stormed", "retaken", "recaptured", "besieged",
        "encircled", "liberated", "invaded", "tighten", "tightens", "tightened",
    ]),
    // driven_out
    Head(0, &[
        "routed", "ousted", "dislodged", "flushed", "expelled", "chased", "evicted", "driven", "drove", "forced", "pushed",
        "oust", "rout", "flush",
    ]),
    // clash; "confrontation…" too, by `by_form`
    Head(CLASH, &[
        "under", "exchange", "exchanged", "trade", "traded", "repel", "repels", "repelled", "repulse", "repulsed", "fight",
        "fights", "fought", "beat", "beats", "beaten", "turn", "turns", "turned", "hold", "holds", "held", "halt", "halts",
        "halted", "stall", "stalls", "stalled", "stem", "stems", "blunt", "blunts", "blunted",
    ]),
    // under_fire, explosion
    Head(0, &["under"]),
    Head(BLAST, &[]),
    // strike
    Head(ATTACK | HIT, &[
        "shooting", "shootings", "gunman", "gunmen", "attack", "rams", "rammed", "ploughs", "plows", "drives",
    ]),
    // blow
    Head(HIT, &[
        "shoot", "shoots", "shot", "take", "takes", "took", "knock", "knocks", "knocked", "torched", "razed", "burned",
        "burnt", "ransacked", "looted", "levelled", "leveled", "burn", "burns", "rampage", "rampages", "rampaged",
        "rampaging", "hammer", "hammers", "hammered", "batter", "batters", "battered", "level", "levels", "flatten",
        "flattens", "flattened", "obliterates", "obliterated", "wrecks", "wrecked", "destroy", "destroys", "destroyed",
        "smash", "smashes", "smashed", "pulverise", "pulverize", "devastate", "devastates", "devastated",
    ]),
    // blows_up
    Head(0, &["blow", "blows", "blew", "blown", "blowing"]),
    // burning
    Head(0, &[
        "set", "sets", "setting", "torch", "torches", "torched", "torching", "burn", "burns", "burned", "burnt", "raze",
        "razes", "razed", "loot", "loots", "looted", "ransack", "ransacked", "sack",
    ]),
    // gunfire, encounter
    Head(0, &["fire", "gunfire", "gunshots", "shooting"]),
    Head(0, &["encounter"]),
    // violence
    Head(0, &[
        "killing", "killings", "execution", "executions", "beheading", "beheadings", "violation", "violations", "violence",
    ]),
    // sanction
    Head(SANCTION, &["blacklists", "blacklisted", "embargo", "funds", "assets", "accounts"]),
    // protest; trades too, and peoples by `by_form`
    Head(CROWD | PROTEST, &[
        "thousands", "hundreds", "crowds", "tens", "dozens", "millions", "women", "opposition", "lebanese", "youth", "mob",
        "teargas", "gas", "cannon", "cannons", "bullets", "fire", "fires", "fired", "shoot", "shoots", "kill", "kills",
        "rally", "rallies", "march", "marches", "demo", "demos", "vigil", "looting",
    ]),
    // of_rank
    Head(RANK, &[]),
    // by_hand
    Head(0, &[
        "stab", "stabs", "stabbed", "stabbing", "stabbings", "knifes", "knife", "machete", "axe", "sword", "rams", "ram",
        "rammed", "ramming", "driven", "drives", "drove", "ploughs", "plows",
    ]),
    // killing
    Head(KILL, &[
        "shot", "gunned", "shoot", "shoots", "guns", "gun", "slit", "slits", "hack", "hacked", "hacks", "club", "clubs",
        "clubbed", "beat", "burn", "burns", "burned", "wounded", "stabbed", "wound", "wounds", "injure", "injures", "injured",
    ]),
    // shooting
    Head(SHOOT, &[
        "spray", "sprays", "sprayed", "raked", "riddled", "peppered", "gunned", "opening", "fire", "fires", "fired", "shoot",
        "shot", "gunfire", "firing", "turns", "turned",
    ]),
];

/// Which rules look at a word.
static BY_WORD: Marks<1024> = {
    let mut lists = [&[] as &[&str]; RULES.len()];
    let mut rule = 0;
    while rule < lists.len() {
        lists[rule] = HEADS[rule].1;
        rule += 1;
    }
    Marks::none().and(0, &lists).and(OF_PROTEST, &[TRADES])
};

/// Which rules look at words of each meaning.
static BY_MEANING: [u64; Tags::BITS as usize] = {
    let mut rules = [0; Tags::BITS as usize];
    let mut rule = 0;
    while rule < HEADS.len() {
        let mut meaning = 0;
        while meaning < rules.len() {
            rules[meaning] |= (HEADS[rule].0 >> meaning & 1) << rule;
            meaning += 1;
        }
        rule += 1;
    }
    rules
};

/// The rules that look at the word here, as bits.
pub fn asked(view: &View, at: usize) -> u64 {
    let by_meaning = hashed::bits(view.meanings(at)).map(|meaning| BY_MEANING[meaning]);
    BY_WORD.get(view.hash(at)) | by_form(view, at) | by_meaning.fold(0, |all, rules| all | rules)
}

/// What no list of words says.
fn by_form(view: &View, at: usize) -> u64 {
    let word = view.word(at);
    let is = |is: bool, rule: u32| u64::from(is) << rule;
    is(view.word(at + 1) == "shot", ASSASSINATION)
        | is(word.ends_with('s') && view.demonym(at).is_some(), OF_PROTEST)
        | is(word.starts_with("march"), ADVANCE)
        | is(word.starts_with("confrontation"), OF_CLASH)
}

const ASSASSINATION: u32 = 1;
const ADVANCE: u32 = 13;
const OF_CLASH: u32 = 16;
const OF_PROTEST: u32 = 27;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use std::{fs, path::Path};

    /// Our own titles, which are all that rules are made for.
    fn titles() -> String {
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders =
            ["turns", "labels", "tests", "tests/wars", "tests/languages", "src/rules", "src/everyday"];
        let files = folders.iter().flat_map(|folder| fs::read_dir(crate_folder.join(folder)).unwrap());
        let files = files.map(|file| file.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    #[test]
    fn no_rule_finds_anything_where_it_is_not_asked() {
        let mut found = 0;
        for part in titles().split(['\n', '\t', '"']) {
            let mut words = text::words(part);
            words.truncate(crate::WORDS_MOST);
            let view = View::new(&words);
            for (number, rule) in RULES.iter().enumerate() {
                for at in (0..words.len()).filter(|at| rule(&view, *at).is_some()) {
                    assert!(asked(&view, at) >> number & 1 != 0, "rule {number} at word {at} of `{part}`");
                    found += 1;
                }
            }
        }
        assert!(found > 10_000, "only {found}");
    }
}

//! Everyday news in words of war: what a title is about where it tells of no act of war, though a rule or the weights
//! find one.
//!
//! Every day brings mishaps ("own mortar falls short in drill"), crime ("gunman kills six in land row"), animals and
//! space rockets, fiction and fakes, politics and markets in figures ("ambush on inflation"), courts, repairs and
//! wakes that look back at what was, and what was called off. Asked of each act; `reject` asks of the whole title.

mod mishaps;
mod routine;

use crate::{
    clause::{View, kept},
    lexicon::{
        AIRSTRIKE, ATTACK, BLAST, BOMB, BOMBING, CLASH, DOWN, DRONE, FIRE, FORCE, GUNS, HIT, HURT, KILL,
        LIKELY_ELSEWHERE, MISSILE, PEOPLE, SHELLING, TAKE, WARPLANE, WEAPON,
    },
    numbers,
    rules::Act,
};
use ww3_event::EventType;

/// Whether the title tells of something else, in which this act is no act of war.
pub fn is_everyday(view: &View, act: &Act) -> bool {
    if matches!(act.kind, EventType::Protest | EventType::Sanction | EventType::Cyberattack) {
        return false;
    }
    kept(&view.whole.is_everyday, || is_everyday_whole(view))
        || mishaps::is_mishap(view, act)
        || routine::is_routine(view, act)
        || is_of_animals(view, act)
        || is_called_off(view, act)
        || is_figure(view, act)
        || is_looked_back(view, act)
}

/// Whether it does whatever the act.
fn is_everyday_whole(view: &View) -> bool {
    mishaps::is_mishap_whole(view)
        || routine::is_routine_whole(view)
        || is_crime(view)
        || is_of_space(view)
        || is_made_up(view)
        || view.says_phrase(BACK_PHRASES)
        || is_of_peace(view)
}

fn has_group(view: &View) -> bool {
    (0..view.words.len()).any(|at| view.group(at).is_some())
}

/// Whether armies or armed groups are named, and not only robbers or a gunman.
fn has_army(view: &View) -> bool {
    (0..view.words.len()).any(|at| {
        view.is(at, FORCE) && !view.is(at, LIKELY_ELSEWHERE) && !LONERS.contains(&view.word(at))
            || view.group(at).is_some()
    })
}

/// Of `FORCE` who commit crimes as well.
#[rustfmt::skip]
const LONERS: &[&str] = &[
    "gunman", "attackers", "assailants", "vigilantes", "kidnappers", "hijackers", "bomber", "bombers",
    "raiders", "sniper",
];

/// Robbers, feuds and lone gunmen: crime, unless armies or armed groups are named.
fn is_crime(view: &View) -> bool {
    let haiti = view.says(&["haiti", "haitian", "haitis", "artibonite", "mirebalais"])
        || view.says_phrase(&["port au"]);
    // "Soweto tavern gunmen": armed men at a drink.
    if view.says(&["gunmen"]) && view.says(&["tavern", "shebeen"]) {
        return true;
    }
    if has_army(view) || haiti || view.has(AIRSTRIKE | SHELLING | DRONE | MISSILE | WARPLANE | GUNS) {
        return false;
    }
    let gunman = view.says(&["gunman", "shooter"])
        && view.says(&["school", "campus", "tavern", "pub", "classmates", "pals", "courtroom"])
        && !view.says(&["jewish", "muslim", "islamic", "christian"]);
    // "killed wife", "shoots husband dead"; not "Israeli fire kills man, wife"
    let kin = |at: usize| {
        (at + 1..at + 4)
            .take_while(|i| view.clause(*i) == view.clause(at))
            .any(|i| KIN.contains(&view.word(i)))
    };
    let at_home = (1..view.words.len()).any(|at| {
        view.is(at, KILL | DOWN)
            && kin(at)
            && !view.is(at - 1, FORCE | HIT | FIRE)
            && !view.side_before(at, 3)
            && !matches!(view.word(at - 1), "and" | "are" | "were" | "was")
    }) && view.says(KILLERS)
        && !view.has(BOMB | BOMBING | BLAST | ATTACK);
    gunman || at_home || view.says(CRIMES) || view.says_phrase(CRIME_PHRASES)
}

#[rustfmt::skip]
const KIN: &[&str] = &[
    "wife", "husband", "himself", "herself", "daughters", "daughter", "girlfriend", "stepson", "lover", "parents", "siblings",
    "neighbour", "neighbor", "colleagues", "colleague",
];

#[rustfmt::skip]
const KILLERS: &[&str] = &[
    "man", "father", "husband", "wife", "son", "mother", "brother", "officer", "himself", "policeman", "cop", "woman", "teen", "boy",
];

#[rustfmt::skip]
const CRIMES: &[&str] = &[
    "underworld", "mafia", "mobster", "mobsters", "robbed", "robbers", "robber", "robs", "robbing", "robbery", "heist", "burglar", "burglars",
    "burglary", "dacoits", "dacoit", "poachers", "poacher", "thief", "thieves", "rustlers", "muggers", "carjackers",
    "carjacking", "shoplifters", "brothel", "bikie", "bikies", "camorra", "yakuza", "triad", "triads",
    "cigarettes", "bullied", "jilted", "hooligans", "hooligan", "ultras",
    "drunk", "drunken", "brawl", "witchcraft", "sorcery", "witches", "counterfeit",
];

#[rustfmt::skip]
const CRIME_PHRASES: &[&str] = &[
    "holds up", "held up", "post office robbery", "drug feud", "drug gang", "drug gangs", "drug lord", "drug lords", "drug dealer", "drug dealers", "drug debt", "drug ring", "drug turf",
    "gang war", "gang wars", "gang bombing", "gang bombings", "gang feud", "gang rivalry", "gang shootout", "gang grenade", "gang explosions",
    "rival gangs", "family feud", "land row", "land dispute", "land feud", "property dispute", "debt row", "property row",
    "over debt", "over money", "over unpaid", "pay row", "honour killing", "honor killing", "honour killings", "witch hunt",
    "mob lawyer", "mob boss", "mob hit", "mob war", "crime boss", "turf war", "turf wars", "bar fight", "motive unknown", "love triangle",
    "murder suicide", "cash machine", "cash in transit", "cash van", "title bout", "title fight", "pulled off and robbed",
];

/// "Stray dog pack attacks", "Army kills locusts": an animal does it, or suffers it.
fn is_of_animals(view: &View, act: &Act) -> bool {
    // "Snake Island", "Wolf Brigade"
    let is_name = |at: usize| {
        matches!(view.word(at + 1), "island" | "brigade" | "battalion" | "unit" | "river" | "group")
    };
    let near = |at: usize| {
        ANIMALS.contains(&view.word(at)) && view.clause(at) == view.clause(act.start) && !is_name(at)
    };
    let beast = (act.start.saturating_sub(3)..act.end + 4).any(near);
    let fought = view.has(AIRSTRIKE | SHELLING | MISSILE | BOMB | BOMBING)
        || has_group(view)
        || act.kind == EventType::GroundAssault
        || view.has(PEOPLE) && view.has(FORCE);
    beast && !fought
}

#[rustfmt::skip]
const ANIMALS: &[&str] = &[
    "dog", "dogs", "boar", "boars", "wolf", "wolves", "bear", "bears", "lion", "lions", "leopard", "leopards", "snake", "snakes",
    "camels", "locust", "locusts", "whale", "whales", "orcas", "hippo", "hippos", "monkeys", "monkey", "crocodiles", "hyena",
    "hyenas", "mosquitoes", "mosquito", "pigs", "rats", "wasps", "hornets", "jellyfish", "pests", "weevil", "armyworm",
    "pigeons", "birds", "gulls", "seagulls", "jackals", "jackal", "piranhas", "scorpions", "rhinos", "rhino", "elephants",
];

/// "Rocket blows up on pad", "Rogue satellite shot down", "Chinese rocket crashes on hill": of those that fly to space.
fn is_of_space(view: &View) -> bool {
    let rocket = view.says(&["rocket", "rockets", "satellite", "booster", "spaceship"]);
    let flown = view.says(FLOWN);
    let crash = (0..view.words.len()).any(|at| {
        matches!(view.word(at), "rocket" | "satellite")
            && matches!(view.word(at + 1), "crashes" | "crashed" | "falls" | "explodes" | "lands" | "shot")
            && at > 0
            && (view.word(at) == "satellite"
                || matches!(view.party(at - 1), Some("CHN" | "JPN" | "KOR" | "FRA")))
    });
    rocket && (flown || crash) && !view.has(KILL | HURT | FORCE) && !has_group(view)
}

#[rustfmt::skip]
const FLOWN: &[&str] = &[
    "pad", "launchpad", "booster", "liftoff", "spaceport", "cosmodrome", "orbital", "starship", "steppe", "capsule", "satellites",
    "rogue", "lunar", "astronomers",
];

/// Fakes and fiction: "old footage passed off as Gaza bombing", "author revisits bombing in new novel".
fn is_made_up(view: &View) -> bool {
    view.says_phrase(MADE_UP)
        || view.says(&[
            "novel",
            "novelist",
            "deepfake",
            "deepfakes",
            "memoir",
            "arma",
            "playwright",
            "gamers",
            "mislabelled",
            "misattributed",
            "debunked",
            "debunks",
            "biopic",
            "screenplay",
            "sitcom",
            "hoaxer",
            "reenactment",
            "reenactors",
        ])
}

#[rustfmt::skip]
const MADE_UP: &[&str] = &[
    "passed off", "old footage", "old video", "old photo", "old photos", "old clip", "viral clip", "viral video", "ai image", "ai images",
    "ai video", "ai generated", "shared as", "siege drama", "war drama", "tv drama", "played bomber", "who played", "goes viral", "my grandfather",
    "my grandmother", "my father", "siege hostel", "theme park", "stage play", "art show", "under hammer", "under the hammer", "mock attack", "mock siege",
];

/// "pulls plug on raid", "scraps assault", "I have not decided on Syria strike", "reports of blast false".
fn is_called_off(view: &View, act: &Act) -> bool {
    let off = |at: usize| {
        matches!(
            view.word(at),
            "scraps"
                | "scrapped"
                | "cancels"
                | "cancelled"
                | "canceled"
                | "aborts"
                | "aborted"
                | "shelves"
                | "shelved"
                | "postpones"
                | "postponed"
                | "undecided"
                | "forgoes"
                | "forswears"
                | "rehearses"
                | "rehearse"
                | "simulates"
                | "contemplates"
                | "contemplated"
        ) || view.word(at).starts_with("call") && view.word(at + 1) == "off"
            || view.word(at) == "pulls" && view.word(at + 1) == "plug"
            || view.word(at) == "decided"
                && matches!(view.word(at.wrapping_sub(1)), "not" | "yet" | "nothing")
            || view.word(at) == "likely" && view.word(at + 1) == "to"
            || view.word(at) == "try" && view.word(at.wrapping_sub(1)) == "to"
    };
    let clause = |at: &usize| view.clause(*at) == view.clause(act.start);
    let governed = (act.start.saturating_sub(7)..act.start).filter(clause).any(off);
    let follows = |at: usize| {
        matches!(
            view.word(at),
            "false"
                | "untrue"
                | "imminent"
                | "denied"
                | "baseless"
                | "unfounded"
                | "absurd"
                | "unlikely"
                | "averted"
                | "called"
                | "aborted"
        ) && !(view.word(at) == "called" && view.word(at + 1) != "off")
    };
    // "Iran missile attack on Israel 'imminent'": a quotation mark ends no clause.
    let told = (act.end..act.end + 7).take_while(clause).any(follows);
    // "Shelling of Kherson must be punished"
    let must = (act.end..act.end + 5)
        .take_while(clause)
        .any(|at| view.word(at) == "must" && view.word(at + 1) == "be");
    let claims =
        view.word(act.end) == "claims" && view.says(&["absurd", "baseless", "false", "untrue", "rejects"]);
    governed || told && !view.has(KILL | HURT) || must || claims
}

/// Politics, markets and sport in words of war, where neither arms nor dead are named: "leads ambush on inflation",
/// "detonates coalition", "massacre Botswana 8-0".
fn is_figure(view: &View, act: &Act) -> bool {
    let score = (0..view.words.len().saturating_sub(1)).any(|at| {
        let short =
            |at: usize| view.word(at).len() == 1 && view.word(at).starts_with(|c: char| c.is_ascii_digit());
        let (first, second) = (&view.words[at], &view.words[at + 1]);
        short(at) && short(at + 1) && second.start == first.end + 1
    });
    if score && !view.has(KILL | HURT | WEAPON) {
        return true;
    }
    let harmed =
        view.has(KILL | HURT | AIRSTRIKE | SHELLING | DRONE | MISSILE | WARPLANE | GUNS) || has_group(view);
    let wounded = view.says(&["tear", "police"]) && act.kind == EventType::Clash;
    // A minister who is attacked is no figure, nor an election at which men with guns are.
    let armed = (0..view.words.len()).any(|at| {
        view.is(at, FORCE) && !matches!(view.word(at), "army" | "raiders" | "rebel" | "rebels" | "insurgent")
    });
    let sport = view.says(SPORTS) && !view.has(KILL | HURT);
    let clause = |at: &usize| view.clause(*at) == view.clause(act.start);
    // "ambush on inflation", "price shock rocks"
    let of = |at: usize| FIGURES.contains(&view.word(at));
    let near = (act.start.saturating_sub(2)..act.end + 5).filter(clause).any(of);
    // "opposition ambushes PM", "MPs trade fire", "detonates coalition"
    let talkers = || {
        matches!(act.kind, EventType::GroundAssault | EventType::Clash | EventType::Strike)
            && (act.start.saturating_sub(1)..act.start + 1).any(|at| TALKERS.contains(&view.word(at)))
            || matches!(view.word(act.end), "coalition" | "party" | "cabinet") && act.end == act.start + 1
            || view.word(act.start.wrapping_sub(1)) == "shock"
            || matches!(act.kind, EventType::GroundAssault | EventType::Clash)
                && view.says(&["debate", "primary"])
                && !view.says(&["school", "schools", "forces"])
    };
    let lit = (1..view.words.len()).any(|at| {
        matches!(view.word(at), "light" | "lights") && view.word(at + 1) == "up" && view.is(at - 1, DRONE)
    });
    lit || (near || talkers() || view.says_phrase(FIGURE_PHRASES))
        && !harmed
        && !armed
        && !wounded
        && act.kind != EventType::Bombing
        || sport && !armed && !has_group(view)
}

/// Who fights in words.
const TALKERS: &[&str] = &[
    "mps",
    "lawmakers",
    "opposition",
    "senators",
    "senator",
    "candidate",
    "candidates",
    "democrats",
    "tories",
];

/// What politics and markets are about.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "inflation", "budget", "index", "ruble", "rouble", "lira", "currency", "tariff", "tariffs",
    "messages", "malaria", "measles", "bout", "tourism",
    "bots", "troll", "bot", "charts", "chart", "fashion",
    "podium", "lap", "prix", "brand", "retailer", "startup", "hugs",
];

#[rustfmt::skip]
const FIGURE_PHRASES: &[&str] = &["budget vote", "confidence vote", "trust vote", "censure motion", "party primary", "primary race", "primary debate", "shell shocked", "bot army", "charm offensive", "photo op"];

#[rustfmt::skip]
const SPORTS: &[&str] = &[
    "derby", "atletico", "knicks", "lakers", "yankees", "dodgers", "playoff", "kickoff", "halftime",
    "equaliser", "equalizer", "stoppage", "offside", "scrum", "tryline", "innings", "pitcher", "homer", "dunk", "puck", "goalie",
    "unbeaten", "qualifying", "ringside", "knockout", "paddock", "peloton",
];

/// What is told looks back at it: courts, inquiries, repairs, visits, wakes, tallies.
fn is_looked_back(view: &View, act: &Act) -> bool {
    let fresh = view.has(KILL | HURT) && numbers::casualties(view.words).is_some();
    let begun =
        (0..act.start).any(|at| BACK.contains(&view.word(at)) && !(at == 0 && view.word(1).is_empty()));
    let follows = (act.end..act.end + 7).any(|at| BACK_AFTER.contains(&view.word(at)));
    // "Beirut port blast judge resumes probe"
    let probed = view.says(&["probe", "inquiry", "panel", "tribunal", "commission"])
        && view.says(&["judge", "resumes", "hears", "opens", "reopens", "finds", "survivors", "survivor"]);
    (begun || follows || probed) && !fresh
}

#[rustfmt::skip]
const BACK_PHRASES: &[&str] = &[
    "half mast", "half staff", "accuse each other", "accused each other", "trade accusations", "swap sweets", "of character", "gold rush", "fix line", "crews fix", "crews repair", "repairs begin", "repairs after", "is repaired", "cleared over", "cleared of", "attends funeral", "terrible massacre", "massacre site", "blast site", "a decade since", "decade on", "decade after",
    "years later", "years since", "last year", "wreck of", "hanged in", "hanged for", "hangs man", "on tiktok", "fell by", "rose by", "war dead",
    "picks out", "court to rule", "inquiry to", "dies in bed", "in his sleep", "turn up in",
    "natural causes", "hospital bed", "blood banks",
];

/// Before an act: what is done long after it.
#[rustfmt::skip]
const BACK: &[&str] = &[
    "revisits", "revisited", "rebuilt", "rebuilds", "rebuild", "restored", "restores",
    "reopens", "reopened", "visits", "visited", "tours", "prays", "vigil", "vigils", "apologise",
    "apologize", "compensation", "compensates", "hears", "plea", "exhumed", "exhumes", "unearthed",
    "genocide", "amnesty", "hangs", "trial", "exhibition", "exhibit", "retraces", "memories", "haunted", "haunts",
    "appalled", "saddened", "grieves", "grieve", "amputee", "prosthetic", "prosthetics", "rehab",
];

#[rustfmt::skip]
const BACK_AFTER: &[&str] = &[
    "remembered", "revisited", "commemorated", "recalled", "memorial", "survivor", "compensation", "apology", "reburied",
];

/// Guns are laid down, hands shaken, hostages let go.
fn is_of_peace(view: &View) -> bool {
    view.says_phrase(&[
        "shake hands",
        "shakes hands",
        "shook hands",
        "lay down arms",
        "lays down arms",
        "laid down arms",
        "laying down arms",
        "lay down weapons",
        "burn guns",
        "burn weapons",
        "burns guns",
        "burns weapons",
        "hand over weapons",
        "hands over weapons",
        "hand over arms",
        "hand in weapons",
        "ceasefire holds",
        "truce holds",
        "frees hostages",
        "frees three",
        "guns fall silent",
        "silences guns",
        "turn in guns",
        "surrender weapons",
    ]) || (0..view.words.len()).any(|at| {
        matches!(view.word(at), "frees" | "freed" | "releases" | "released")
            && (at + 1..at + 4).any(|i| {
                matches!(view.word(i), "hostage" | "hostages" | "prisoners" | "captives" | "schoolboy")
            })
            && !view.has(KILL | HURT | AIRSTRIKE | ATTACK | TAKE | CLASH)
    })
}

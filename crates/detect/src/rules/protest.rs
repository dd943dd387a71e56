//! People in the street against a power.
//!
//! Told by the word ("protests erupt"), by who protests ("protesters block"), by many who march, by those who have a
//! cause ("farmers blockade highways"), or by what the police do to a crowd.

use super::{Act, plain, war::has_name_after};
use crate::{
    clause::View,
    lexicon::{AT, CLASH, CROWD, DOWN, FIRE, HIT, HURT, KILL, PEOPLE, PROTEST, TAKE, TARGET},
};
use ww3_event::EventType;

/// People in the street, and something that they do there, or that is done to them.
pub fn protest(view: &View, at: usize) -> Option<Act> {
    let (start, end) = of_many(view, at)
        .or_else(|| of_protesters(view, at))
        .or_else(|| of_a_trade(view, at))
        .or_else(|| dispersed(view, at))
        .or_else(|| rally(view, at))
        .or_else(|| by_the_word(view, at))?;
    plain(EventType::Protest, start, end)
}

/// The first of the `count` words after, in the same clause, that is one of these.
fn after(view: &View, at: usize, count: usize, words: &[&str]) -> Option<usize> {
    (at + 1..=at + count)
        .take_while(|i| view.clause(*i) == view.clause(at))
        .find(|i| words.contains(&view.word(*i)))
}

/// Whether one of these words is among the `count` before, in the same clause.
fn before(view: &View, at: usize, count: usize, words: &[&str]) -> bool {
    (at.saturating_sub(count)..at).any(|i| view.clause(i) == view.clause(at) && words.contains(&view.word(i)))
}

/// "take to the streets"
fn to_the_streets(view: &View, deed: usize) -> bool {
    !matches!(view.word(deed), "take" | "took" | "takes" | "hit" | "pour" | "flood" | "fill" | "return")
        || (deed..deed + 5).any(|i| {
            matches!(view.word(i), "streets" | "street" | "roads" | "square" | "avenue" | "boulevard")
        })
}

/// "thousands march", "tens of thousands take to the streets"
fn of_many(view: &View, at: usize) -> Option<(usize, usize)> {
    if !matches!(view.word(at), "thousands" | "hundreds" | "crowds" | "tens" | "dozens" | "millions") {
        return None;
    }
    let deed = after(view, at, 6, MARCH).filter(|deed| {
        to_the_streets(view, *deed)
            && (!view.word(*deed).starts_with("gather")
                || after(view, *deed, 9, AIMS).is_some()
                || view.has(CROWD | PROTEST))
    })?;
    Some((at, deed + 1))
}

/// "farmers blockade highways", "students march on parliament"
fn of_a_trade(view: &View, at: usize) -> Option<(usize, usize)> {
    let word = view.word(at);
    if !(word.ends_with('s') || matches!(word, "women" | "opposition" | "lebanese" | "youth" | "mob")) {
        return None;
    }
    if !(TRADES.contains(&word) || view.is(at, CROWD) || word.len() > 2 && view.demonym(at).is_some()) {
        return None;
    }
    let mob = matches!(word, "mob" | "mobs");
    let deed = (at + 1..at + 6).take_while(|i| view.clause(*i) == view.clause(at)).find(|i| {
        let object = |words: &[&str]| after(view, *i, 4, words).is_some();
        match view.word(*i) {
            "march" | "rally"
                if OFF.contains(&view.word(*i - 1)) || view.word(*i + 1).starts_with("organi") =>
            {
                false
            }
            "blockade" if before(view, *i, 4, &["lift", "lifts", "end", "ends"]) => false,
            "march" | "marched" | "marching" => {
                object(&["in", "through", "on", "against", "across", "to", "for", "outside", "over"])
            }
            "rally" | "rallied" => object(AIMS) || view.is(*i + 1, AT),
            "demonstrate" | "demonstrated" => true,
            "block" | "blocked" | "blockade" | "blockaded" | "occupy" | "barricade" | "clog" => {
                object(WAYS) || has_name_after(view, *i)
            }
            "storm" | "stormed" | "storms" | "burn" | "burned" | "torch" | "torched" | "torches" => {
                object(SEATS)
            }
            "attack" | "attacks" | "sets" | "set" => mob && view.next(*i, 5, TARGET | PEOPLE).is_some(),
            "take" | "took" | "hit" | "pour" | "flood" => {
                to_the_streets(view, *i) && view.word(*i + 1) != "by"
            }
            "clash" | "clashed" => object(&["police"]),
            _ => false,
        }
    })?;
    Some((at, deed + 1))
}

/// "protesters storm", "police fire at protesters"
fn of_protesters(view: &View, at: usize) -> Option<(usize, usize)> {
    if !view.is(at, CROWD) || before(view, at, 6, PUNISHED) {
        return None;
    }
    let deed = view
        .next(at, 4, HIT | KILL | DOWN | TAKE | CLASH | AT)
        .filter(|deed| view.word(*deed) != "over")
        .or_else(|| {
            (at + 1..at + 5).find(|i| {
                (MARCH.contains(&view.word(*i)) || DEEDS.contains(&view.word(*i)))
                    && view.word(*i + 1) != "off"
            })
        })
        .filter(|deed| {
            let called_off = |i: usize| view.word(i) == "off" && view.word(i - 1).starts_with("call");
            !(at + 1..=*deed).any(|i| view.word(i) == "to" || called_off(i))
        })
        .or_else(|| view.previous(at, 5, KILL | HURT | DOWN | FIRE | CLASH))
        .or_else(|| view.previous(at, 8, CLASH))
        .or_else(|| (at.saturating_sub(6)..at).find(|i| POLICING.contains(&view.word(*i))))?;
    Some((at.min(deed), at.max(deed) + 1))
}

/// "police use tear gas on students": what is used on crowds alone.
fn dispersed(view: &View, at: usize) -> Option<(usize, usize)> {
    let gas = match view.word(at) {
        "teargas" => true,
        "gas" => at > 0 && view.word(at - 1) == "tear",
        "cannon" | "cannons" => at > 0 && view.word(at - 1) == "water" && !view.has(crate::lexicon::SHIP),
        "bullets" => at > 0 && view.word(at - 1) == "rubber",
        _ => false,
    };
    let anywhere = |is: &dyn Fn(usize) -> bool| (0..view.words.len()).any(is);
    let used = || {
        anywhere(&|i| {
            view.is(i, FIRE)
                || matches!(view.word(i), "use" | "uses" | "used" | "using")
                || DISPERSE.contains(&view.word(i))
        })
    };
    // "police fire on opposition supporters"
    let shot_at = matches!(view.word(at), "fire" | "fires" | "fired" | "shoot" | "shoots")
        && matches!(view.word(at + 1), "on" | "at" | "into")
        && (at.saturating_sub(4)..at)
            .any(|i| matches!(view.word(i), "police" | "troops" | "forces" | "soldiers" | "army"))
        && after(view, at, 4, &["supporters", "students", "marchers", "mourners"]).is_some();
    // "police kill 30 opposition supporters"
    let killed = matches!(view.word(at), "kill" | "kills")
        && before(view, at, 4, &["police", "troops", "forces", "soldiers", "army"])
        && after(view, at, 5, &["supporters", "students", "marchers", "mourners"]).is_some();
    if shot_at || killed {
        return Some((at, at + 2));
    }
    let crowd = || {
        anywhere(&|i| {
            view.is(i, CROWD | PROTEST)
                || matches!(
                    view.word(i),
                    "crowd" | "crowds" | "students" | "marchers" | "supporters" | "rally" | "march"
                )
        })
    };
    (gas && (used() || view.is(at + 1, AT)) && crowd()).then_some((at, at + 1))
}

/// "anti-war rally in …", "far-right march draws …": with a cause or its size named; nobody's campaign.
fn rally(view: &View, at: usize) -> Option<(usize, usize)> {
    if !matches!(view.word(at), "rally" | "rallies" | "march" | "marches" | "demo" | "demos" | "vigil") {
        return None;
    }
    let money = ["shares", "stocks", "stock", "market", "markets", "oil", "bond", "bonds", "dollar", "gold"];
    let held =
        view.word(at.wrapping_sub(1)) == "at" && before(view, at, 4, &["arrested", "detained", "held"]);
    let told = view.is(at + 1, AT)
        || matches!(
            view.word(at + 1),
            "ends"
                | "draws"
                | "draw"
                | "drew"
                | "attracts"
                | "brings"
                | "turns"
                | "against"
                | "over"
                | "outside"
                | "across"
        );
    if (1..=3).any(|back| at >= back && OFF.contains(&view.word(at - back))) {
        return None;
    }
    let right = at > 0 && view.word(at - 1) == "right";
    (told
        && (held || right || before(view, at, 3, CAUSES))
        && !money.iter().any(|word| (0..view.words.len()).any(|i| view.word(i) == *word)))
    .then_some((at, at + 1))
}

/// "protests erupt", "mass protest in", "workers protest"
fn by_the_word(view: &View, at: usize) -> Option<(usize, usize)> {
    let looting =
        view.word(at) == "looting" && matches!(view.word(at + 1), "spreads" | "in" | "erupts" | "continues");
    if !(view.is(at, PROTEST) || looting) || is_in_words(view, at) {
        return None;
    }
    let last = view.word(at.wrapping_sub(1));
    let told = TOLD_AFTER.contains(&view.word(at + 1))
        || view.is(at + 1, AT)
        || TOLD_BEFORE.contains(&last)
        || before(view, at, 2, &["anti", "pro"]);
    let verb =
        matches!(view.word(at), "protest" | "protests" | "protested" | "protesting" | "riot" | "rioting")
            && (view.previous(at, 5, PEOPLE | CROWD).is_some() || before(view, at, 5, TRADES));
    // "Mexican Catholics protest plan"
    let of_a_people = matches!(view.word(at), "protest" | "protested" | "protesting")
        && (TRADES.contains(&last)
            || matches!(last, "citizens" | "catholics" | "protestants")
            || last.ends_with('s') && view.demonym(at - 1).is_some())
        && (at.saturating_sub(3)..at).any(|i| view.demonym(i).is_some());
    let of_a_place =
        view.has(KILL | HURT) && view.words.get(at.wrapping_sub(1)).is_some_and(|word| word.capital);
    // "Dublin riot: …"
    let heads = at > 0
        && at < 4
        && view.words.get(at + 1).is_some_and(|next| next.after_break)
        && view.words[at - 1].capital;
    // "ignites fresh protests", "days of China protests"
    let caused = before(view, at, 3, SPARKS);
    // "100 hurt in protest"
    let hurt = last == "in" && view.previous(at, 4, KILL | HURT).is_some();
    (looting || told || verb || of_a_people || of_a_place || heads || caused || hurt).then_some((at, at + 1))
}

/// "under protest", "a protest vote", "protests too much", "resigns in protest": nobody is in the street.
fn is_in_words(view: &View, at: usize) -> bool {
    let last = view.word(at.wrapping_sub(1));
    let erupts = || {
        before(
            view,
            at,
            4,
            &["erupts", "erupt", "erupted", "streets", "killed", "dead", "shot", "hurt", "cordon", "march"],
        )
    };
    let of_a_show = view.word(at) == "demonstration"
        && (0..view.words.len()).any(|i| {
            matches!(
                view.word(i),
                "technology" | "laser" | "flight" | "plant" | "project" | "satellite" | "robot"
            )
        });
    let of_prisoners = view.word(at).starts_with("riot")
        && (0..view.words.len()).any(|i| {
            matches!(view.word(i), "jail" | "prison" | "prisons" | "inmates" | "prisoners" | "detainees")
        });
    of_a_show
        || of_prisoners
        || IN_WORDS.contains(&view.word(at + 1)) && view.clause(at + 1) == view.clause(at)
        || matches!(last, "under" | "lodges" | "lodge" | "formal" | "diplomatic" | "strong" | "kit" | "banner" | "soup")
        || last == "in" && !erupts()
        // "Japan protests at China's drill"
        || view.word(at) == "protests"
            && matches!(view.word(at + 1), "at" | "to" | "over" | "after")
            && at > 0
            && view.demonym(at - 1).is_none()
            && (view.party(at - 1).is_some_and(|code| code.len() == 3)
                || crate::capitals::is_actor(view.word(at - 1)))
            && at == 1
}

#[rustfmt::skip]
const MARCH: &[&str] = &[
    "march", "marched", "marching", "rally", "rallied", "rallying", "protest", "protested", "protesting", "demonstrate",
    "demonstrated", "demonstrating", "take", "took", "gather", "gathered", "clash", "clashed", "block", "storm", "riot",
    "pour", "flood", "fill", "return", "blockade",
];

/// What protesters do, or what befalls them.
#[rustfmt::skip]
const DEEDS: &[&str] = &[
    "set", "flood", "converge", "converged", "tear", "fill", "defy", "blocked", "demand", "demanding", "arrested",
    "detained", "face", "burn", "torch", "occupy", "return", "stop", "halt", "disrupt", "stage", "hurl", "throw",
    "chant", "surround", "shut", "camp", "wounded", "hurt", "call", "push", "break", "enter", "vandalise", "topple",
    "pelt", "denounce", "confront", "confronted", "march", "rally", "hold", "crowd", "attempt", "rebuild", "blockade", "dispersed",
];

/// Before what isn't held.
const OFF: &[&str] =
    &["off", "bans", "ban", "banned", "cancels", "cancel", "cancelled", "postpone", "postpones", "plan"];

/// What is done to them in the street.
#[rustfmt::skip]
const POLICING: &[&str] = &[
    "arrest", "arrests", "detain", "detains", "disperse", "disperses", "clear", "clears", "confront", "confronts",
    "tackle", "remove", "removes", "removing", "beat", "beats", "charge", "crackdown", "cracks", "crack", "shoves",
    "spray", "sprays", "quell", "gas", "teargas",
];
const DISPERSE: &[&str] =
    &["disperse", "disperses", "dispersed", "spray", "sprays", "deploy", "deploys", "met"];

/// In court, or at the gallows.
#[rustfmt::skip]
const PUNISHED: &[&str] = &[
    "executes", "executed", "execute", "hangs", "hanged", "sentences", "sentenced", "jails", "jailed", "frees", "pardons",
    "convicts", "charges", "sues", "tries", "execution",
];

/// Who goes to the street for a cause.
#[rustfmt::skip]
pub(crate) const TRADES: &[&str] = &[
    "students", "workers", "farmers", "teachers", "nurses", "doctors", "truckers", "drivers", "miners", "residents",
    "villagers", "women", "activists", "supporters", "migrants", "refugees", "monks", "lawyers", "judges", "pensioners",
    "fishermen", "opposition", "unions", "unionists", "mothers", "relatives", "journalists", "pilots", "veterans",
    "iranians", "iraqis", "israelis", "palestinians", "syrians", "afghans", "egyptians", "tunisians", "greeks", "serbs",
    "belarusians", "venezuelans", "kenyans", "nigerians", "indonesians", "thais", "bangladeshis", "pakistanis", "indians",
    "lebanese", "muslims", "christians", "jews", "hindus", "sikhs", "shiites", "sunnis", "islamists", "campaigners",
    "loyalists", "nationalists", "republicans", "tractors", "marchers", "locals", "families", "tribesmen", "youths", "youth",
    "taxi", "pupils", "mob", "mobs", "separatists", "crowds", "marchers", "mourners", "parents", "scientists", "kurds",
];

/// What is blocked.
#[rustfmt::skip]
const WAYS: &[&str] = &[
    "road", "roads", "highway", "highways", "motorway", "motorways", "street", "streets", "railway", "rail", "bridge",
    "bridges", "border", "airport", "port", "ports", "crossing", "crossings", "traffic", "parliament", "entrance", "lines",
    "depots", "refinery", "university", "square", "ministry", "embassy", "consulate", "city", "capital",
];

/// What a crowd storms or burns, that an army would take or shell.
#[rustfmt::skip]
const SEATS: &[&str] = &[
    "parliament", "palace", "fort", "ministry", "embassy", "consulate", "building", "buildings", "bus", "buses", "cars",
    "tyres", "offices", "headquarters", "congress", "courthouse", "station",
];

/// What it is for.
#[rustfmt::skip]
const AIMS: &[&str] = &[
    "protest", "against", "demand", "demanding", "denounce", "oppose", "over", "outside", "support", "condemn", "call",
    "calling", "urge", "reform", "justice", "solidarity",
];

/// Before "rally" and "march": whose, or how large.
#[rustfmt::skip]
const CAUSES: &[&str] = &[
    "anti", "pro", "opposition", "mass", "huge", "massive", "giant", "antiwar", "neo", "nazi", "nazis",
    "solidarity", "peace", "student", "students", "illegal", "banned", "independence", "separatist", "pegida", "ultras",
    "nationalist", "loyalist", "hunger", "protest", "climate",
];

/// What brings people to the street.
#[rustfmt::skip]
const SPARKS: &[&str] = &[
    "sparks", "spark", "sparked", "sparking", "triggers", "trigger", "triggered", "ignites", "ignite", "ignited",
    "igniting", "fuels", "fuelled", "fueled", "prompts", "prompted", "provokes", "provoked", "unleashes", "stage", "stages",
    "staged", "hold", "holds", "days", "weeks", "nights", "night", "wave", "lead", "leads", "met", "faces", "quell", "crush",
];

#[rustfmt::skip]
const TOLD_AFTER: &[&str] = &[
    "erupt", "erupts", "erupted", "spread", "spreads", "continue", "continues", "rock", "rocks", "grow", "outside", "across", "turn",
    "turns", "turned", "over", "against", "break", "broke", "leave", "after", "at", "on", "enter", "enters", "intensify", "rage",
    "flare", "sweep", "swept", "escalate", "resume", "as", "leaves", "kills", "kill", "disrupt", "disrupts", "paralyse",
    "paralyze", "paralyses", "paralyzes", "shut", "shuts", "block", "blocks", "draw", "draws", "drew", "engulf", "grip",
    "grips", "hit", "hits", "mount", "swell", "persist", "surge", "calling", "demanding", "met", "claim", "begin", "erupting",
    "force", "brings", "bring", "simmer", "raging", "underway", "descend", "descends", "spark", "sparks", "ends", "end",
];

#[rustfmt::skip]
const TOLD_BEFORE: &[&str] = &[
    "mass", "huge", "violent", "deadly", "anti", "street", "biggest", "massive", "fresh", "new", "student", "students",
    "nationwide", "peaceful", "during", "amid", "fatal", "of", "at", "government", "war", "coup", "draft", "election",
    "lockdown", "rare", "angry", "large", "ever", "latest", "antigovernment", "night", "widespread",
];

/// After "protest": nothing in the street.
#[rustfmt::skip]
const IN_WORDS: &[&str] = &[
    "vote", "votes", "song", "songs", "letter", "note", "too", "party", "ban", "bans", "banner", "leader", "leaders",
    "movement", "organiser", "organisers", "organizer", "organizers", "photo", "photos", "art", "music", "law", "laws",
    "bill", "rights", "fine", "fines", "charges", "candidate", "fundraiser", "icon", "remarks", "damage",
];

//! Where a target stands that only a country's adjective names: "a Russian border city", "Ukrainian hangars", "the
//! Somali capital". It is placed as exactly as the words say, and no more; a force ("Ukrainian troops") isn't placed.

use crate::{
    aside::STRIKE_ABROAD,
    capitals,
    clause::View,
    countries,
    gazetteer::{self, Entry},
    lexicon::{
        AIRCRAFT, ATTACK, BLAST, BOMBING, CLASH, DRONE, FIRE, FORCE, HIT, HURT, INFRA, KILL, MISSILE,
        OFFENSIVE, PEOPLE, RANK, SABOTAGE, SHELLING, SHIP, TAKE, TARGET, WAR,
    },
    nations::{self, GROUND},
    places::{Mention, Role},
    roles::{AT, ON, is_hitting},
};

/// Where a target stands that only a demonym names: "in a Russian border city", "Afghan mosque bombed".
pub fn ground(view: &View) -> Option<Mention> {
    (0..view.words.len()).find_map(|at| target(view, at))
}

/// Whether the demonym here only says whose is what stands where something happened, and soldiers don't stand there:
/// "attack on Afghan bank".
pub fn is_of_civilians(view: &View, at: usize) -> bool {
    if matches!(
        view.word(at),
        "crpf" | "bsf" | "idf" | "irgc" | "fsb" | "sbu" | "cia" | "mossad" | "pentagon" | "kremlin"
    ) {
        return false;
    }
    target(view, at).is_some_and(|mention| {
        (mention.start + 1..mention.end).all(|i| {
            !view.is(i, FORCE | WAR | RANK | AIRCRAFT | SHIP | INFRA | SABOTAGE | HIT | DRONE | MISSILE)
                && !MANNED.contains(&view.word(i))
        })
    })
}

/// Where soldiers or officials stand, besides what the lexicon says of it.
#[rustfmt::skip]
const MANNED: &[&str] = &[
    "base", "border", "frontier", "parade", "bases", "positions", "position", "post", "posts", "hq", "trenches", "headquarters",
    "checkpoints", "nuclear", "airfield", "air", "embassy", "consulate", "radar", "parliament", "ministry",
];

/// Adjectives of regions, and the regions that the news know by them.
#[rustfmt::skip]
const REGIONAL: &[(&str, &str)] = &[
    ("basque", "basque country"), ("corsican", "corsica"), ("chechen", "chechnya"), ("ingush", "ingushetia"),
    ("dagestani", "dagestan"), ("kashmiri", "kashmir"), ("acehnese", "aceh"), ("abkhazian", "abkhazia"),
    ("abkhaz", "abkhazia"), ("ossetian", "south ossetia"), ("crimean", "crimea"), ("darfuri", "darfur"),
    ("sicilian", "sicily"), ("tibetan", "tibet"), ("catalan", "catalonia"), ("tigrayan", "tigray"),
];

/// The country or region whose adjective stands here, its state's code, and how many words it has.
fn whose(view: &View, at: usize) -> Option<(Entry, &'static str, usize)> {
    if let Some((code, count)) = view.demonym(at) {
        return Some((countries::of(code)?, code, count)).filter(|_| code.len() == 3);
    }
    let (_, region) = REGIONAL.iter().find(|(adjective, _)| *adjective == view.word(at))?;
    let entry = gazetteer::find(region).next()?;
    Some((entry, entry.country, 1))
}

fn target(view: &View, at: usize) -> Option<Mention> {
    let (whole, code, count) = whose(view, at)?;
    let next = at + count;
    if nations::is_leader(view.word(at)) || view.words[next - 1].possessive {
        return None;
    }
    // "home of Afghan minister", "Afghan minister's house"
    let ranked = (next..next + 3).find(|i| view.is(*i, RANK) && in_clause(view, *i, at));
    let theirs = ranked.filter(|rank| {
        at > 1 && view.word(at - 1) == "of" && SEATS.contains(&view.word(at - 2))
            || view.words[*rank].possessive && SEATS.contains(&view.word(rank + 1))
    });
    // "Haitian president assassinated at home"
    let at_home = ranked.filter(|_| {
        (next..next + 8).any(|i| {
            matches!(view.word(i), "home" | "residence")
                && matches!(view.word(i - 1), "at" | "his" | "her" | "private")
        })
    });
    if let Some(rank) = theirs.or(at_home) {
        return Some(Mention { start: at, end: rank + 1, entry: whole, role: Role::Target });
    }
    // "near the Syrian border": on this side of it.
    if view.word(next) == "border" && is_beyond(view, at) {
        return None;
    }
    let led = is_led(view, at);
    let in_clause_of = |i: &usize| in_clause(view, *i, at);
    // "in Afghan explosion"
    let is_event =
        |i: &usize| at > 0 && view.word(at - 1) == "in" && view.is(*i, BLAST | BOMBING | CLASH) && *i == next;
    // "afghan blast kills four", "killed in afghan ambush": nobody's blast is abroad.
    let is_there = |i: &usize| {
        *i == next
            && (view.is(*i, BLAST)
                || matches!(
                    view.word(*i),
                    "ambush"
                        | "massacre"
                        | "violence"
                        | "clashes"
                        | "clash"
                        | "gunbattle"
                        | "shootout"
                        | "fighting"
                        | "battle"
                ))
            && (view.is(*i + 1, KILL | HURT)
                || matches!(view.word(*i + 1), "leaves" | "claims" | "toll")
                || at > 0 && matches!(view.word(at - 1), "in" | "for" | "over" | "after"))
            // "launch Afghan offensive"
            || *i == next && view.is(*i, OFFENSIVE) && at > 0 && view.is(at - 1, FIRE)
    };
    let moves = |i: &usize| {
        matches!(view.word(*i), "convoy" | "convoys" | "vehicle" | "vehicles" | "jeep" | "motorcade")
    };
    // "killed in Afghan insider attack", "in Ugandan rebel raid": who strikes nobody abroad suffers it.
    let in_attack = |i: &usize| {
        at > 0
            && view.word(at - 1) == "in"
            && view.is(*i, ATTACK | BLAST | BOMBING | CLASH)
            && !STRIKE_ABROAD.contains(&code)
            // A state's strikes are on others.
            && !matches!(view.word(*i), "strike" | "strikes" | "airstrike" | "airstrikes")
            && !(next..*i).any(|j| view.is_side(j))
            && view.has(KILL | HURT)
    };
    // Those of states that fight abroad are anywhere.
    let abroad = matches!(
        code,
        "RUS" | "USA" | "TUR" | "RWA" | "ISR" | "FRA" | "GBR" | "SAU" | "ARE" | "ETH" | "KEN" | "UGA" | "IRN"
    );
    let holds = |i: &usize| {
        abroad && matches!(view.word(*i), "positions" | "trenches" | "lines" | "strongholds" | "hideouts")
    };
    let moves = |i: &usize| moves(i) || holds(i);
    let is_ground = |i: &usize| {
        in_attack(i)
            || !moves(i) && (GROUND.contains(&view.word(*i)) || SITES.contains(&view.word(*i)))
            || !moves(i) && view.is(*i, TARGET | INFRA)
            || is_event(i)
            || is_there(i)
    };
    let is_force =
        |i: &usize| view.is(*i, FORCE | PEOPLE | RANK | AIRCRAFT | SHIP | ATTACK | DRONE | MISSILE);
    let span = (next..next + 4).take_while(in_clause_of);
    // "Syrian rebel enclave", "Russian bomber base": a force right before what stands there.
    let is_other = |i: &usize| is_force(i) && !is_ground(i) && !is_ground(&(*i + 1));
    let first = span.clone().find(is_ground).filter(|i| !(next..*i).any(|i| is_other(&i)))?;
    let last = span.clone().take_while(|i| *i <= first + 2).filter(is_ground).last().unwrap_or(first);
    let is_base = span.clone().any(|i| matches!(view.word(i), "base" | "bases" | "embassy" | "consulate"));
    if is_base && !view.words.iter().any(|word| matches!(word.folded.as_str(), "bomber" | "airbase" | "soil"))
    {
        // A base, an embassy may stand anywhere.
        let abroad = matches!(code, "USA" | "GBR" | "FRA" | "TUR");
        let diplomats = matches!(view.word(last), "embassy" | "consulate");
        if abroad || diplomats {
            return None;
        }
    }
    if !(led || is_there(&next) || is_suffering(view, last + 1)) {
        return None;
    }
    let named = (first..=last).any(|i| {
        view.word(i) == "capital" && !matches!(view.word(i - 1), "regional" | "provincial" | "state")
    });
    let entry = capitals::of(code).filter(|_| named).unwrap_or(whole);
    Some(Mention { start: at, end: last + 1, entry, role: Role::Target })
}

/// "near the", "close to the"
fn is_beyond(view: &View, at: usize) -> bool {
    (1..=2).any(|back| {
        at >= back
            && matches!(view.word(at - back), "near" | "to" | "towards" | "toward")
            && (back == 1 || view.word(at - 1) == "the")
    })
}

fn in_clause(view: &View, a: usize, b: usize) -> bool {
    view.clause(a) == view.clause(b)
}

/// What is done to a village, besides what [`is_hitting`] knows.
#[rustfmt::skip]
const BURNS: &[&str] =
    &["burn", "burns", "burned", "torch", "loot", "loots", "looted", "ransack", "ransacks", "ransacked", "burning",
    "cripple", "cripples", "crippled", "choke", "chokes", "shatter", "shatters"];

/// What stands on the ground, or what people gather for, besides [`GROUND`] and what the lexicon says of it.
#[rustfmt::skip]
const SITES: &[&str] = &[
    "bank", "banks", "funeral", "position", "match", "kibbutz", "highway", "road", "roads", "shelter", "desert",
    "park", "bar", "café", "countryside", "guesthouse", "mountains", "valley", "mine", "farms", "field", "fields",
    "forest", "club", "pub", "court", "river", "lake", "shipyard", "dock", "college", "campus", "parade",
    "procession", "ceremony", "polling", "exclave", "peninsula", "delta", "north", "south", "east", "west",
    "northeast", "northwest", "southeast", "southwest", "heartland", "checkpoint", "trenches", "trench",
    "warehouses", "arsenal", "dump", "silo", "silos", "lodge", "lodgings", "hostel", "ranch", "plantation", "slum",
    "frontier", "gorge", "jungle", "swamp", "marshes", "reserve", "newsroom", "archive", "library", "monument",
    "garden", "junction", "roundabout", "petrol", "garage", "depots", "airstrip", "runway", "radar", "heights",
    "ridge", "hill", "hills", "hillside", "waters", "coastline", "targets", "villa", "mansion", "teashop", "hamlet",
];

/// Where people of rank live and work.
const SEATS: &[&str] = &["home", "house", "residence", "office", "palace", "compound"];

/// "in a Russian …", "hits key Ukrainian …"
fn is_led(view: &View, at: usize) -> bool {
    // "the shelling of a Ukrainian", "the capture of", "on the way to"
    let of = |at: usize| {
        view.word(at) == "of" && at > 0 && view.is(at - 1, SHELLING | BOMBING | ATTACK | KILL | TAKE)
            || view.word(at) == "to" && at > 0 && matches!(view.word(at - 1), "way" | "torch" | "fire")
    };
    let shot_up = |at: usize| {
        view.word(at) == "up"
            && at > 0
            && matches!(view.word(at - 1), "shoot" | "shoots" | "blow" | "blows" | "blew")
    };
    let leads = |at: usize| {
        shot_up(at)
            || of(at)
            || BURNS.contains(&view.word(at))
            || AT.contains(&view.word(at))
            || ON.contains(&view.word(at))
            || is_hitting(view, at)
    };
    let between =
        |i: usize| ARTICLES.contains(&view.word(i)) || view.word(i).bytes().all(|b| b.is_ascii_digit());
    let mut before = at;
    while let Some(word) = before.checked_sub(1).filter(|_| !view.words[before].after_break) {
        if leads(word) {
            return true;
        }
        if !between(word) || at - word > 3 {
            return false;
        }
        before = word;
    }
    false
}

#[rustfmt::skip]
const ARTICLES: &[&str] = &[
    "the", "a", "an", "key", "crowded", "busy", "another", "two", "three", "several", "major", "southern", "northern",
    "eastern", "western", "central", "first", "second", "largest", "strategic", "historic", "main", "rebel", "held", "third",
    "biggest", "entire", "more", "residential", "near", "on", "at", "more", "other", "multiple", "occupied", "civilian",
];

/// "… hit by drones", "… bombing kills nine", "… attacked"
fn is_suffering(view: &View, at: usize) -> bool {
    let clause = view.clause(at.wrapping_sub(1));
    let next = view.word(at);
    let passive = matches!(
        next,
        "hit"
            | "struck"
            | "attacked"
            | "bombed"
            | "shelled"
            | "targeted"
            | "destroyed"
            | "flattened"
            | "levelled"
            | "razed"
            | "torched"
    );
    let object = view.words.get(at + 1).is_some_and(|word| word.capital) && view.word(at + 1) != "by";
    let lost = matches!(
        next,
        "massacre"
            | "siege"
            | "falls"
            | "fall"
            | "fell"
            | "captured"
            | "seized"
            | "overrun"
            | "stormed"
            | "retaken"
            | "ablaze"
    );
    view.clause(at) == clause
        && (lost
            || passive && !object
            || view.is(at, BOMBING | BLAST | SHELLING | CLASH)
            || (at..at + 3).any(|i| {
                (view.is(i, ATTACK | BOMBING | BLAST))
                    && view.clause(i) == clause
                    && (view.is(i + 1, KILL | HURT)
                        || matches!(view.word(i + 1), "leaves" | "leave")
                            && view.next(i + 1, 4, KILL | HURT).is_some())
            }))
}

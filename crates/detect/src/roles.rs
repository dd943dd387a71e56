//! What the words around a name say: that something is there, comes from there, hit it, or nothing.
//!
//! Knows nothing of acts; `places` picks among the names that have a role.

use crate::{
    aside::STRIKE_ABROAD,
    capitals,
    clause::View,
    gazetteer::{self, Entry, Kind},
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ATTACK, BATTER, BLAST, BOMB, BOMBING, CLASH, CLAUSE, CROWD, DESTROY, DOWN,
        DRONE, FIRE, FORCE, HIT, HURT, INFRA, KILL, MISSILE, OFFENSIVE, POSSIBLE, PROTEST, ROCKET, SHELLING,
        SHIP, SHOOT, TARGET, WARPLANE, WEAPON,
    },
    nations::{self, GROUND},
    ordinary,
    places::Role,
    scene,
};

#[rustfmt::skip]
pub const AT: &[&str] = &[
    "in", "near", "outside", "inside", "across", "around", "over", "above", "within", "throughout", "off",
    "through", "at", "city", "town", "village", "along", "kibbutz", "settlement", "suburb", "oblast",
];
pub const ON: &[&str] =
    &["on", "against", "toward", "towards", "into", "enters", "enter", "entered", "between"];
/// Before "of" and a place: "the capture of Bakhmut", "the coast of Yemen".
#[rustfmt::skip]
const PART: &[&str] = &[
    "encirclement", "recapture", "seizure", "liberation", "storming", "capture", "captures", "bombing", "shelling", "siege", "invasion", "city", "cities", "outskirts", "north", "south", "east",
    "west", "coast", "part", "parts", "suburb", "suburbs", "capital", "port", "region", "province", "district",
    "centre", "center", "town", "village", "bombardment", "streets", "heart", "control", "swathes", "area", "island",
    "state", "hub", "stronghold", "bastion", "enclave", "peninsula", "whole", "half", "northeast", "northwest", "southeast", "southwest", "middle", "edge",
    "mayor", "governor", "prefect",
];
/// What may stand between a preposition and the name.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "the", "a", "an", "nw", "ne", "sw", "se", "n", "s", "e", "w", "elite", "central", "northern", "southern", "eastern", "western", "north", "south", "east",
    "west", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest",
    "southeast", "southwest", "downtown", "capital", "city", "port", "border", "town", "village",
    "besieged", "occupied", "rebel", "held", "controlled", "nearby", "coastal", "key", "major",
    "province", "region", "island", "district", "main", "mainly", "restive", "neighbouring", "neighboring",
    "populated", "crowded", "busy", "historic", "targets", "annexed", "disputed", "mostly", "troubled", "war", "torn",
    "and", "multiple", "several", "two", "three", "residential", "upscale", "largest", "thousand", "dozens", "own",
    "battered", "war-torn", "government", "holy", "ancient", "desert", "tribal", "volatile", "remote", "isolated", "rural",
    "four", "five", "second", "third", "biggest", "frontline", "under", "nearly", "all", "parts", "of", "flashpoint", "fresh", "latest", "new", "deadly", "another", "regions", "districts", "oblasts",
];
/// What follows a place where something happened.
#[rustfmt::skip]
const THERE: &[&str] = &[
    "hit", "shelled", "bombed", "attacked", "struck", "rocked", "blast", "blasts", "explosion",
    "explosions", "attack", "attacks", "bombing", "bombings", "airstrike", "airstrikes", "shelling",
    "destroyed", "damaged", "airport", "hospital", "mosque", "market", "theatre", "theater", "school",
    "station", "university", "hotel", "prison", "embassy", "airbase", "terror", "underground", "tube", "nightclub", "stadium", "synagogue", "base", "province", "oblast",
    "region", "suburb", "church", "mall", "port", "refinery", "camp", "district", "protest", "protests",
    "clashes", "fighting", "under", "raid", "siege", "missile", "drone", "suicide", "car", "rocket",
    "power", "residential", "apartment", "falls", "captured", "seized", "protesters", "riots", "massacre",
    "demonstration", "bomb", "bombs", "police", "army", "metro", "train", "subway", "beach", "resort", "restaurant",
    "compound", "palace", "courthouse", "checkpoint", "academy", "square", "oil", "gas", "neighbourhood", "neighborhood", "strike", "air", "area", "ambush", "gun", "battle",
    "bombardment", "assault", "raids", "roadside", "outskirts", "gunfight", "shootout", "gunbattle", "playground",
];
/// Capitals act by name: what follows them may be their own deed.
const DEEDS: &[&str] = &[
    "strikes",
    "strike",
    "hits",
    "attacks",
    "attack",
    "says",
    "warns",
    "claims",
    "accuses",
    "launches",
    "denies",
    "air",
    "airstrikes",
    "raid",
    "missile",
    "drone",
    "rocket",
];
/// "Washington" and the like stand for governments, and for people.
const GOVERNMENTS: &[&str] = &["washington", "brussels", "geneva", "vienna", "davos"];
pub fn role(view: &View, start: usize, end: usize, entry: Entry) -> Role {
    let built = view.is(end, TARGET | INFRA) && !view.words.get(end).is_none_or(|word| word.after_break);
    let is_government = end - start == 1
        && GOVERNMENTS.contains(&view.word(start))
        && !built
        && !(view.is(end, BLAST | BOMBING) || matches!(view.word(end), "terror" | "shooting"));
    let next = view.words.get(end).filter(|word| !word.after_break).map_or("", |word| &word.folded);
    // "hurt in Iran attack on Iraqi bases"
    let attacks = entry.kind == Kind::Country && view.is(end, ATTACK) && view.word(end + 1) == "on";
    // "missiles hit Ukraine jet": the country is whose it is, not where.
    let within = start > 0 && matches!(view.word(start - 1), "in" | "near" | "over");
    let is_owner =
        entry.kind == Kind::Country && view.is(end, AIRCRAFT | SHIP) && !view.is(end, INFRA) && !within;
    // "Russia-backed troops"
    let is_behind =
        matches!(next, "backed" | "made" | "born" | "based" | "led" | "funded" | "linked" | "bound");
    // "near Syria border": on this side of it.
    let is_beyond = entry.kind == Kind::Country
        && next == "border"
        && start > 0
        && matches!(
            view.word(start - 1),
            "near" | "to" | "toward" | "towards" | "block" | "blocks" | "blockade"
        );
    // "at a post near Syria": on this side; ships and what flies may be off it, or over it.
    let is_near = entry.kind == Kind::Country
        && start > 0
        && view.word(start - 1) == "near"
        && !view.words[start].after_break
        && (end >= view.words.len()
            || view.words[end].after_break
            || view.is(end, CLAUSE)
            || AT.contains(&view.word(end)))
        && !view.has(SHIP | AIRCRAFT | WARPLANE | DRONE | MISSILE);
    if attacks || is_owner || is_behind || is_beyond || is_near {
        return Role::Named;
    }
    // "in Geneva" is a place, "hits Washington" most often isn't.
    let there = start > 0 && matches!(view.word(start - 1), "in" | "near" | "outside" | "at" | "around");
    if let Some(role) =
        role_before(view, start, entry.kind == Kind::Country).filter(|_| !is_government || there)
    {
        return role;
    }
    role_after(view, start, end, entry, is_government)
}

pub fn role_before(view: &View, start: usize, is_country: bool) -> Option<Role> {
    let mut before = start;
    while let Some(at) = before.checked_sub(1) {
        if view.words[before].after_break && view.word(at) != "and" {
            return None;
        }
        let word = view.word(at);
        match word {
            // "death toll from Dnipro strike"
            "from"
                if matches!(view.word(at.wrapping_sub(1)), "toll" | "deaths" | "dead")
                    && (start + 1..start + 4)
                        .any(|i| view.is(i, ATTACK | BLAST | BOMBING | SHELLING | AIRSTRIKE)) =>
            {
                return Some(Role::Site);
            }
            // "protests spread from Dhaka"
            "from" if matches!(view.word(at.wrapping_sub(1)), "spread" | "spreads") => {
                return Some(Role::Site);
            }
            "from" if is_told(view.word(at.wrapping_sub(1))) || scene::is_out(view, at) => {
                return Some(Role::Site);
            }
            // "shells land yards from Kherson", "30 km from Kyiv"
            "from" | "of" if scene::is_close(view, at) => return Some(Role::Site),
            // "lays siege to Mogadishu hotel"
            "to" if view.word(at.wrapping_sub(1)) == "siege" => return Some(Role::Target),
            "from" => return Some(Role::From),
            // "driven out of Sinjar"
            "of" if view.word(at.wrapping_sub(1)) == "out" && scene::is_out(view, at) => {
                return Some(Role::Site);
            }
            // "bomb kills governor of Mosul"
            "of" if matches!(
                view.word(at.wrapping_sub(1)),
                "governor" | "mayor" | "bishop" | "archbishop"
            ) && view.previous(at, 6, KILL | HURT).is_some() =>
            {
                return Some(Role::Site);
            }
            "of" => return PART.contains(&view.word(at.wrapping_sub(1))).then_some(Role::Site),
            "over" | "above" if !is_in_the_air(view, at) => return None,
            // "drones headed for Jazan"
            "for" | "to" if matches!(view.word(at.wrapping_sub(1)), "headed" | "bound" | "heading") => {
                return Some(Role::Target);
            }
            "to" if matches!(view.word(at.wrapping_sub(1)), "spread" | "spreads") => return Some(Role::Site),
            // "take to Hong Kong streets"
            "to" if matches!(view.word(at.wrapping_sub(1)), "take" | "takes" | "took" | "return")
                && (start + 1..start + 4).any(|i| view.word(i) == "streets") =>
            {
                return Some(Role::Site);
            }
            "to" => {
                return matches!(view.word(at.wrapping_sub(1)), "bridge" | "road").then_some(Role::Target);
            }
            // "missiles fired at Israel"
            "at" if before == start
                && is_country
                && !view.is(start + 1, TARGET | INFRA)
                && view.previous(at, 6, FIRE | HIT | WEAPON).is_some() =>
            {
                return Some(Role::Target);
            }
            "crossing" | "cross" | "crosses" | "crossed" if before == start && !is_country => {
                return Some(Role::Site);
            }
            _ if AT.contains(&word) => return Some(Role::Site),
            // "to protest Myanmar coup"
            "protest" if view.word(at.wrapping_sub(1)) == "to" && view.word(start + 1) == "coup" => {
                return Some(Role::Site);
            }
            // "leaves Kherson without power"
            "leaves" | "leave" | "left"
                if before == start
                    && (start + 1..start + 4).any(|i| matches!(view.word(i), "without" | "dark")) =>
            {
                return Some(Role::Site);
            }
            _ if ON.contains(&word) || is_hitting(view, at) => return Some(Role::Target),
            _ => {}
        }
        // "strikes on Gaza and Lebanon"
        if word == "and" && before == start {
            let first = (1..=3.min(at)).find(|count| {
                let words = &view.words[at - count..at];
                !ordinary::is_ordinary(&words[0].folded)
                    && gazetteer::ranges(words)[count - 1] != 0
                    && nations::group(words, 0).is_none()
            });
            if let Some(role) = first.and_then(|count| role_before(view, at - count, is_country)) {
                return Some(role);
            }
        }
        let nation = |at: usize, count| view.demonym(at).is_some_and(|(_, n)| n == count);
        let is_nation = nation(at, 1) || nation(at.saturating_sub(1), 2);
        let second = word == "and" || ordinary::is_ordinary(word);
        let listed =
            second && before == start && gazetteer::ranges(&view.words[at.saturating_sub(1)..])[0] != 0;
        if !(BETWEEN.contains(&word) || is_nation || view.words[at].possessive || listed) || start - at > 4 {
            return None;
        }
        before = at;
    }
    None
}

/// "reports from Jenin"
fn is_told(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "reports"
            | "reporting"
            | "reported"
            | "billows"
            | "rises"
            | "smoke"
            | "footage"
            | "video"
            | "scenes"
            | "images"
            | "live"
    )
}

/// "shot down over Belgorod", but not "tensions over Belgorod".
fn is_in_the_air(view: &View, at: usize) -> bool {
    view.previous(at, 7, AIRCRAFT | DRONE | MISSILE | ROCKET | DOWN | WARPLANE | BLAST | AIRSTRIKE).is_some()
        || at == 0 && view.next(at, 5, DOWN).is_some()
}

/// A verb whose object is a place.
pub fn is_hitting(view: &View, at: usize) -> bool {
    let invades = matches!(view.word(at), "invade" | "invades" | "invaded");
    let takes =
        view.is(at, crate::lexicon::TAKE | DESTROY) && !matches!(view.word(at), "collapse" | "collapses");
    // "Shelling closes Rafah crossing"
    let closes = matches!(
        view.word(at),
        "closes" | "shuts" | "halts" | "cripples" | "disrupts" | "paralyses" | "paralyzes"
    ) && (at.saturating_sub(3)..at).any(|i| {
        view.is(i, ATTACK | SHELLING | BLAST | BOMBING | CLASH | AIRSTRIKE)
            && view.clause(i) == view.clause(at)
    });
    closes
        || view.is(at, HIT | SHELLING | BATTER)
        || invades
        || takes
        || matches!(
            view.word(at),
            "shells"
                | "shell"
                | "taken"
                | "blockade"
                | "blockades"
                | "bomb"
                | "bombs"
                | "bombing"
                | "rams"
                | "rammed"
                | "levels"
                | "smash"
                | "mortar"
                | "stuns"
                | "stun"
                | "shakes"
                | "rattles"
                | "jolts"
                | "level"
                | "grips"
                | "engulfs"
                | "grip"
                | "engulf"
                | "plunge"
                | "plunges"
                | "take"
                | "takes"
                | "took"
                | "sack"
                | "block"
                | "blocks"
                | "blockaded"
                | "paralyses"
                | "paralyzes"
                | "paralyse"
                | "flood"
                | "sweep"
                | "sweeps"
                | "paralyze"
        )
}

pub fn role_after(view: &View, start: usize, end: usize, entry: Entry, is_government: bool) -> Role {
    let next = view.words.get(end).filter(|word| !word.after_break).map(|word| word.folded.as_str());
    let Some(next) = next.filter(|_| !is_government) else { return Role::Named };
    let is_country = entry.kind == Kind::Country;
    let verb = (end..end + 4).find(|at| !AUXILIARY.contains(&view.word(*at))).unwrap_or(end);
    let same_clause = view.clause(verb) == view.clause(end.saturating_sub(1).max(start));
    let passive = (verb == end || same_clause)
        && matches!(
            view.word(verb),
            "hit"
                | "shelled"
                | "bombed"
                | "bombarded"
                | "attacked"
                | "struck"
                | "rocked"
                | "under"
                | "targeted"
                | "stormed"
                | "shaken"
                | "pounded"
                | "besieged"
                | "overrun"
                | "captured"
                | "seized"
                | "invaded"
                | "recaptured"
                | "retaken"
                | "liberated"
                | "encircled"
                | "torched"
                | "razed"
                | "levelled"
                | "falls"
                | "fell"
                | "fallen"
        )
        && (verb == end
            || view.clause(verb + 1) != view.clause(verb)
            || AT.contains(&view.word(verb + 1))
            || matches!(view.word(verb + 1), "by" | "again" | "" | "overnight")
            || view.word(verb + 1) == "for"
                && matches!(
                    view.word(verb + 2),
                    "second"
                        | "third"
                        | "fourth"
                        | "fifth"
                        | "sixth"
                        | "seventh"
                        | "hours"
                        | "days"
                        | "first"
                ));
    // "Kherson 'tense' under shelling"
    let under = (end..end + 4).take_while(|at| view.clause(*at) == view.clause(start)).any(|at| {
        view.word(at) == "under"
            && (view.is(at + 1, ATTACK | SHELLING | MISSILE | DRONE | ROCKET | AIRSTRIKE)
                || matches!(view.word(at + 1), "heavy" | "fire" | "siege"))
    });
    // "Iraq mosque bombing", "Kuwait oil refinery hit by a drone".
    let suffers = SHOOT | HIT | ATTACK | BOMBING | BLAST | SHELLING | BOMB | DESTROY | KILL;
    if passive && !is_country && !is_object(view.word(verb + 1)) {
        return Role::Site;
    }
    let ground = (GROUND.contains(&next) || view.is(end, TARGET | INFRA)) && (view.next(end, 4, suffers).is_some() || scene::burns(view, end))
        // "Niger army post attacked"
        || (view.is(end, FORCE) || OF_PLACES.contains(&next))
            && view.is(end + 1, TARGET | INFRA) && view.next(end + 1, 4, suffers).is_some()
        // "Jakarta Marriott hotel bombed", "Natanz enrichment site hit"
        || !is_country
            && scene::building(view, end).is_some_and(|built| view.next(built, 3, suffers).is_some())
        // "Boston Marathon bombs kill three"
        || !is_country
            && !view.is(end, CLAUSE | POSSIBLE | HIT)
            && view.is(end + 1, BOMB | BOMBING | BLAST | ATTACK)
            && (view.is(end + 2, KILL | HURT) || matches!(view.word(end + 2), "toll" | "leaves" | "leave"));
    if under && !(is_country && view.is(end, SPEECH_OR_DEED)) {
        return Role::Site;
    }
    let bombing = matches!(next, "truck" | "lorry" | "motorcycle") && view.is(end + 1, BOMB | BOMBING)
        || view.is(end, BOMBING | BLAST | CLASH | PROTEST | CROWD)
        || next == "suicide"
        || view.is(end, BOMB)
            && (next != "bombs" || view.is(end + 1, KILL | HURT))
            // "Britain bomb Syria"
            && !(next == "bomb" && (view.is_side(end + 1) || view.name(end + 1) > 0));
    // "Gaza death toll rises as …"
    let counts = next == "toll" || next == "death" && view.word(end + 1) == "toll";
    if ground
        || counts
        || bombing && !(is_country && view.words[end].folded == "blasts" && !view.is(end + 1, KILL))
    {
        return Role::Site;
    }
    // "Kabul attack kills 20", "Nigeria raid leaves 12 dead": nobody's deed, so it was there.
    let leaves = matches!(view.word(end + 1), "kill" | "kills" | "leave" | "leaves" | "toll" | "claim");
    let told = view.is(end, ATTACK) && (!next.ends_with('s') || leaves)
        || matches!(
            next,
            "violence"
                | "shooting"
                | "shootings"
                | "unrest"
                | "massacre"
                | "siege"
                | "airstrikes"
                | "rebellion"
        );
    let suffered = told
        && (leaves
            || view.is(end + 1, KILL | HURT)
            || matches!(view.word(end + 1), "leaves" | "leave" | "toll"));
    if scene::is_told(view, start, end, entry) {
        return Role::Site;
    }
    // "Nigeria attack that killed 29", "Mali attack: 60 dead": who strikes nobody abroad suffers it.
    let at_home = is_country
        && told
        && !STRIKE_ABROAD.contains(&entry.country)
        && !matches!(view.word(end + 1), "on" | "against" | "at" | "in" | "into")
        && view.has(KILL | HURT);
    // "Sacramento erupts in protest"
    if suffered || at_home || matches!(next, "erupts" | "erupted" | "burns") {
        return Role::Site;
    }
    // "Baghdad offensive", "Kabul drone strike": those governments don't strike abroad.
    let may_act = capitals::is_actor(view.word(start)) && STRIKE_ABROAD.contains(&entry.country);
    if !is_country
        && !may_act
        && (view.is(end, OFFENSIVE | AIRSTRIKE | SHELLING) || view.is(end, DRONE | MISSILE))
    {
        return Role::Site;
    }
    // "Moscow drone attack: …", but not "Moscow drone attack on …"
    let suffers_it = may_act
        && (view.is(end, DRONE | MISSILE | ROCKET) || next == "air")
        && view.is(end + 1, ATTACK)
        && !matches!(view.word(end + 2), "on" | "against" | "in" | "at");
    if suffers_it {
        return Role::Site;
    }
    if is_country || may_act && DEEDS.contains(&next) {
        return if passive && !is_object(view.word(end + 1)) { Role::Site } else { Role::Named };
    }
    if THERE.contains(&next) { Role::Site } else { Role::Named }
}

/// Before a building, of what kind it is: "Sanaa funeral hall bombed".
#[rustfmt::skip]
const OF_PLACES: &[&str] = &[
    "funeral", "police", "government", "refugee", "maternity", "children", "childrens", "aid", "shopping", "displaced",
];

/// What may stand before "hit", "bombed", "under": "Kyiv is finally bombarded".
#[rustfmt::skip]
const AUXILIARY: &[&str] = &[
    "is", "are", "was", "were", "being", "been", "again", "finally", "reportedly", "heavily", "also", "has", "have", "badly",
    "city", "region", "province", "still", "comes", "now",
];
const SPEECH_OR_DEED: crate::lexicon::Tags = POSSIBLE | HIT | FIRE;

/// "Russia hit Ukraine" against "Russia hit by drones".
fn is_object(word: &str) -> bool {
    !matches!(
        word,
        "by" | "in" | "with" | "as" | "after" | "for" | "again" | "overnight" | "attack" | "fire" | ""
    )
}

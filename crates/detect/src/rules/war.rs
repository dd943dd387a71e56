//! Acts of war that leave the weapon open: attacks, clashes, captures, blasts, killings, damage to what people need.

use super::{Act, open, plain, weapons::from_the_air};
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ASSASSIN, AT, ATTACK, BLAST, CLASH, CLAUSE, CROWD, DESTROY, DRONE, FIRE, FORCE,
        HIT, HURT, INFRA, INVADE, KILL, LIKELY_ELSEWHERE, MISSILE, OFFENSIVE, PEOPLE, POSSIBLE, RANK,
        SABOTAGE, SHIP, TAKE, TARGET, TOWARD, WAR, WARLIKE, WEAPON,
    },
    nations,
};
use ww3_event::EventType;

/// The killing, or the attempt, of a person of rank: by that word, or one whom a side kills by means left open.
pub fn assassination(view: &View, at: usize) -> Option<Act> {
    let long_ago = ["kennedy", "jfk", "lincoln", "mlk", "1895", "sarajevo", "queen"];
    if view.is(at, ASSASSIN) && !(0..view.words.len()).any(|i| long_ago.contains(&view.word(i))) {
        return plain(EventType::Assassination, at, at + 1);
    }
    if let Some(end) = gunned_down(view, at) {
        return plain(EventType::Assassination, at, end);
    }
    // "Israel kills Hamas commander": whoever kills one of rank, with means that the text doesn't name.
    let kills = view.is(at, KILL) && matches!(view.word(at), "kills" | "killed" | "kill");
    let named = view.next(at, 5, RANK)?;
    (kills
        && view.side_before(at, 4)
        && view.side_after(at, 4)
        && !view.has(WEAPON | AIRSTRIKE | PEOPLE | ATTACK | BLAST))
    .then(|| open(EventType::Assassination, at, named + 1))
    .flatten()
}

/// "Opposition politician shot dead in …": what was done to one of rank; not to the head of a gang.
fn gunned_down(view: &View, at: usize) -> Option<usize> {
    let political = [
        "president",
        "minister",
        "governor",
        "mayor",
        "ambassador",
        "senator",
        "journalist",
        "politician",
        "candidate",
        "hopeful",
        "leader",
        "commander",
        "general",
        "cleric",
        "lawmaker",
        "mp",
        "envoy",
        "activist",
        "official",
        "judge",
        "premier",
    ];
    let private = [
        "gang",
        "cult",
        "union",
        "drug",
        "cartel",
        "mafia",
        "team",
        "church",
        "rap",
        "scout",
        "police",
        "company",
        "business",
        "suspected",
        "retired",
        "school",
        "fire",
        "club",
        "crime",
        "game",
    ];
    if !political.contains(&view.word(at)) || private.contains(&view.word(at.wrapping_sub(1))) {
        return None;
    }
    (at + 1..at + 5).take_while(|i| view.clause(*i) == view.clause(at)).find_map(|i| {
        let shot = view.word(i) == "shot" && matches!(view.word(i + 1), "dead" | "at");
        let gunned = view.word(i) == "gunned" && view.word(i + 1) == "down";
        let murdered = view.word(i) == "killed"
            && view.word(i + 1) == "by"
            && (i + 2..i + 5).any(|i| matches!(view.word(i), "gunmen" | "militants" | "bomb" | "gunman"));
        let straight = !(at + 1..i)
            .any(|i| view.is(i, POSSIBLE | ATTACK) || matches!(view.word(i), "of" | "over" | "says"));
        (straight && (shot || gunned || murdered)).then_some(i + 1 + usize::from(!murdered))
    })
}

/// Covert damage to things; not to talks.
pub fn sabotage(view: &View, at: usize) -> Option<Act> {
    let arson = view.word(at) == "arson" && view.is(at + 1, ATTACK);
    let sabotage = view.is(at, SABOTAGE) && view.has(INFRA | WAR | FORCE | TARGET | BLAST);
    if arson || sabotage { open(EventType::Sabotage, at, at + 1 + usize::from(arson)) } else { None }
}

/// A hit on power, fuel, water, transport or communications.
pub fn infrastructure_strike(view: &View, at: usize) -> Option<Act> {
    if !view.is(at, INFRA) {
        return None;
    }
    let kind = EventType::InfrastructureStrike;
    // "refinery on fire after drone attack"
    let burns = (at + 1..at + 5).find(|i| {
        matches!(view.word(*i), "burns" | "ablaze" | "burning")
            || view.word(*i) == "on" && view.word(*i + 1) == "fire"
            || view.word(*i) == "catches" && view.word(*i + 1) == "fire"
    });
    if let Some(burns) = burns.filter(|_| view.has(ATTACK | DRONE | MISSILE)) {
        return open(kind, at, burns + 1);
    }
    // "airport blast kills 13": at people.
    let people_die =
        view.has(KILL) && matches!(view.word(at), "airport" | "airports" | "port" | "ports" | "rail");
    if let Some(deed) = view.next(at, 4, DESTROY | HIT | BLAST).filter(|i| view.word(*i) != "strike")
        && !view.is(deed, ATTACK)
        && !(people_die && view.is(deed, BLAST))
    {
        return open(kind, at, deed + 1);
    }
    let deed = view.previous(at, 5, ATTACK | HIT | DESTROY)?;
    let on = (deed + 1..at).any(|i| view.is(i, TOWARD));
    let object = !view.is(deed, ATTACK) || on || view.side_before(deed, 3);
    if object { open(kind, deed, at + 1) } else { None }
}

/// Armed people attack or take ground: "invades", "launches offensive", "rebels capture", "gunmen kill".
pub fn ground_assault(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::GroundAssault;
    let invaders = view.previous(at, 3, FORCE).is_some() && view.next(at, 4, TARGET).is_some();
    if view.is(at, INVADE) && (view.side_after(at, 4) || invaders) {
        return open(kind, at, at + 1);
    }
    if view.is(at, FIRE) || matches!(view.word(at), "begins" | "begin" | "starts" | "mounts") {
        let operation = view.next(at, 6, OFFENSIVE)?;
        return open(kind, at, operation + 1);
    }
    if view.word(at) == "ground" && (view.is(at + 1, OFFENSIVE | ATTACK) || view.word(at + 1) == "operation")
    {
        return open(kind, at, at + 2);
    }
    if let Some(act) = goes_in(view, at) {
        return Some(act);
    }
    if let Some(act) = is_lost(view, at) {
        return Some(act);
    }
    if view.is(at, TAKE) && !(at > 0 && view.is(at - 1, AT | TOWARD)) && view.word(at + 1) != "power" {
        let subject = view.side_before(at, 4) || view.previous(at, 4, FORCE).is_some();
        let object =
            view.side_after(at, 5) || view.next(at, 5, TARGET | INFRA).is_some() || has_name_after(view, at);
        let ships = view.next(at, 5, SHIP | CROWD).is_some() || view.previous(at, 4, CROWD | SHIP).is_some();
        return if subject && object && !ships { open(kind, at, at + 1) } else { None };
    }
    if view.is(at, FORCE)
        && !matches!(
            view.word(at),
            "army" | "forces" | "convoy" | "tanks" | "troops" | "soldiers" | "soldier"
        )
        && !(view.word(at) == "bombers" && from_the_air(view, at))
    {
        let deed = view.next(at, 3, HIT | KILL | ATTACK)?;
        let acts =
            !matches!(
                view.word(deed),
                "killed" | "dead" | "die" | "died" | "deaths" | "dies" | "hit" | "struck"
            ) || view.next(deed, 4, PEOPLE | FORCE | TARGET).is_some_and(|_| view.word(deed) == "killed");
        let alone = matches!(view.word(at), "gunman" | "militant" | "terrorist" | "bomber");
        let kind = if alone { EventType::Strike } else { kind };
        return if acts { open(kind, at, deed + 1) } else { None };
    }
    if matches!(view.word(at), "ambush" | "ambushed" | "ambushes" | "massacre" | "massacred") {
        return open(kind, at, at + 1);
    }
    changes_hands(view, at)
}

/// "troops push into", "tanks roll into"
fn goes_in(view: &View, at: usize) -> Option<Act> {
    let goes = [
        "push", "pushes", "pushed", "roll", "rolls", "rolled", "march", "pour", "pours", "move", "moves",
        "sweep", "sweeps", "cross", "drive", "thrust", "charge", "crossed", "break", "fight", "close",
        "closing",
    ];
    if !goes.contains(&view.word(at)) || view.has(CROWD | LIKELY_ELSEWHERE) {
        return None;
    }
    let into = (at + 1..at + 3).find(|i| {
        view.word(*i) == "into" || matches!(view.word(at), "close" | "closing") && view.word(*i) == "on"
    })?;
    view.previous(at, 3, FORCE)
        .or_else(|| (at.saturating_sub(2)..at).find(|i| nations::group(view.words, *i).is_some()))?;
    open(EventType::GroundAssault, at, into + 1)
}

/// "army camp overrun", "base captured by rebels"
fn is_lost(view: &View, at: usize) -> Option<Act> {
    let lost = matches!(
        view.word(at),
        "overrun" | "captured" | "seized" | "stormed" | "retaken" | "recaptured" | "besieged"
    );
    let ends = view.is(at + 1, AT | CLAUSE)
        || matches!(view.word(at + 1), "at" | "by" | "again")
        || view.clause(at + 1) != view.clause(at);
    let what = view.previous(at, 6, TARGET | INFRA)?;
    (lost && ends && view.has(FORCE | WAR)).then(|| open(EventType::GroundAssault, what, at + 1)).flatten()
}

/// Ground that changes hands: "rebels take town", "city falls to", "siege of", "forced out of".
fn changes_hands(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::GroundAssault;
    let word = view.word(at);
    let besieged = view.is(at.wrapping_sub(1), TARGET | INFRA)
        && (view.is(at + 1, KILL)
            || matches!(view.word(at + 1), "ends" | "over" | "continues" | "leaves")
            || view.clause(at + 1) != view.clause(at) && view.has(KILL));
    if word == "siege"
        && (matches!(view.word(at + 1), "of" | "in" | "at")
            || view.word(at.wrapping_sub(1)) == "under"
            || besieged)
    {
        return open(kind, at, at + 1);
    }
    let armed = |from: usize, to: usize| {
        (from..to).any(|i| view.is(i, FORCE) || nations::group(view.words, i).is_some())
    };
    let taken = matches!(word, "take" | "takes" | "took" | "taken" | "gain" | "gains");
    // "fighters take Ras al-Ain"
    let takes = matches!(word, "take" | "takes" | "took") && armed(at.saturating_sub(1), at);
    let capital = view.words.get(at + 1).is_some_and(|word| word.capital);
    if takes && (view.is_name(at + 1) || capital && view.is_name(at + 2)) {
        return open(kind, at, at + 2);
    }
    if taken && armed(at.saturating_sub(4), at) && view.word(at + 1) != "part" && view.word(at + 1) != "over"
    {
        let place = |i: &usize| {
            view.is(*i, TARGET | INFRA) || view.word(*i) == "control" && view.word(*i + 1) == "of"
        };
        let led_away = (at + 1..at + 4).any(|i| {
            view.is(i, AT | TOWARD) || matches!(view.word(i), "power" | "refuge" | "shelter" | "aim")
        });
        if led_away {
            return None;
        }
        let what = (at + 1..at + 6).take_while(|i| view.clause(*i) == view.clause(at)).find(place)?;
        return open(kind, at, what + 1);
    }
    let falls = matches!(word, "fall" | "falls" | "fell" | "fallen") && view.word(at + 1) == "to";
    if falls && armed(at + 2, at + 6) {
        return open(kind, at, at + 2);
    }
    let out = matches!(word, "forced" | "driven" | "pushed" | "drive" | "push" | "drives" | "pushes")
        && (at + 1..at + 4).any(|i| matches!(view.word(i), "out" | "back"));
    if out && armed(at.saturating_sub(3), at + 4) && !view.has(CROWD) {
        return open(kind, at, at + 2);
    }
    None
}

/// A name follows: by its capital, or where a title has none, as the gazetteer knows it.
fn has_name_after(view: &View, at: usize) -> bool {
    let lower = view.words.iter().all(|word| !word.capital);
    (at + 1..at + 4).any(|i| view.words.get(i).is_some_and(|word| word.capital) || lower && view.is_name(i))
}

/// Fighting between armed sides; not "fighting for survival".
pub fn clash(view: &View, at: usize) -> Option<Act> {
    // "French troops under fire in …"
    if view.word(at) == "under" && view.word(at + 1) == "fire" {
        view.previous(at, 4, FORCE | SHIP)
            .filter(|_| view.is(at + 2, AT | CLAUSE) || at + 2 >= view.words.len())?;
        return plain(EventType::Clash, at, at + 2);
    }
    if matches!(view.word(at), "exchange" | "exchanged" | "trade" | "traded") {
        let fire = (at + 1..at + 3).find(|i| {
            matches!(
                view.word(*i),
                "fire" | "shots" | "strikes" | "rockets" | "gunfire" | "blows" | "attacks"
            )
        })?;
        return open(EventType::Clash, at, fire + 1);
    }
    if !view.is(at, CLASH) {
        return None;
    }
    let fierce = [
        "heavy",
        "fierce",
        "street",
        "intense",
        "fresh",
        "new",
        "renewed",
        "deadly",
        "ground",
        "border",
        "heaviest",
        "bloodiest",
    ];
    let goes_on = [
        "rages",
        "rage",
        "erupts",
        "erupt",
        "continues",
        "continue",
        "between",
        "breaks",
        "break",
        "kills",
        "kill",
        "enters",
        "escalates",
        "flares",
        "intensify",
        "escalate",
        "flare",
        "engulfs",
        "grips",
        "rocks",
        "along",
        "resumes",
        "resume",
        "spreads",
        "leave",
        "leaves",
        "intensifies",
        "broke",
        "erupted",
        "with",
    ];
    let is_told = fierce.contains(&view.word(at.wrapping_sub(1)))
        || goes_on.contains(&view.word(at + 1))
        || view.is(at + 1, AT | KILL)
        || matches!(view.word(at + 1), "at" | "on");
    let fight = matches!(view.word(at), "fighting" | "battle" | "battles" | "battling");
    let sides =
        view.side_before(at, 5) || view.previous(at, 5, FORCE).is_some() || view.next(at, 5, FORCE).is_some();
    // "marines battle insurgents"
    let between = (view.side_before(at, 3) || view.previous(at, 3, FORCE).is_some())
        && matches!(view.word(at), "battle" | "battles" | "battled" | "battling")
        && view.next(at, 3, FORCE).is_some();
    // "Suwayda clashes: 200 killed"
    let heads = view.word(at).starts_with("clash")
        && view.clause(at + 1) != view.clause(at)
        && view.has(KILL)
        && at > 0
        && view.clause(at) == 0;
    if is_told || between || heads || (!fight && sides) { open(EventType::Clash, at, at + 1) } else { None }
}

/// A blast whose cause is open; not a senator who blasts another.
pub fn explosion(view: &View, at: usize) -> Option<Act> {
    if !view.is(at, BLAST) {
        return None;
    }
    let before = [
        "two", "three", "four", "several", "multiple", "twin", "deadly", "loud", "huge", "powerful", "large",
        "massive", "series", "of", "more", "fresh", "big", "new", "double", "bomb", "string",
    ];
    let after = ["heard", "reported", "claim", "claims", "leaves", "leave", "at"];
    // "Senator blasts rival": what people do in words.
    let speech = matches!(view.word(at), "blasts" | "blast");
    // "gym blast kills", "death toll in … blast"
    let harms = view.has(KILL | HURT)
        && (view.is(at + 1, CLAUSE | KILL | HURT | AT | TOWARD | HIT | POSSIBLE)
            || at + 1 >= view.words.len()
            || matches!(view.word(at + 1), "rises" | "toll" | "victims" | "climbs" | "claims" | "on"));
    let is_told = !speech
        || harms
        || before.contains(&view.word(at.wrapping_sub(1)))
        || after.contains(&view.word(at + 1))
        || view.is(at + 1, AT | HIT | KILL | HURT | DESTROY)
        || matches!(view.word(at + 1), "rips" | "rip" | "tears" | "ripped")
        || view.is(at.wrapping_sub(1), TARGET | INFRA)
        || view.has(KILL | HURT)
            && (view.is_side(at.wrapping_sub(1)) || view.word(at) == "blast" && at + 1 == view.words.len());
    if is_told { open(EventType::Explosion, at, at + 1) } else { None }
}

/// An attack whose means the text leaves open; not a strike of workers, not an attack in words.
pub fn strike(view: &View, at: usize) -> Option<Act> {
    // Whoever shoots at a mosque or an embassy has a side.
    if matches!(view.word(at), "shooting" | "shootings" | "gunman" | "gunmen")
        && (at.saturating_sub(2)..at + 8).any(|i| {
            matches!(
                view.word(i),
                "mosque" | "mosques" | "synagogue" | "embassy" | "consulate" | "parliament"
            )
        })
        && (view.has(KILL | HURT) || view.word(at + 1) == "opens")
    {
        return plain(EventType::Strike, at, at + 1);
    }
    if !view.is(at, ATTACK | HIT) || is_in_words(view, at) {
        return None;
    }
    if view.word(at).starts_with("raid")
        && (view.side_before(at, 6) || view.previous(at, 6, FORCE).is_some())
        && view.word(at.wrapping_sub(1)) != "air"
    {
        return open(EventType::GroundAssault, at, at + 1);
    }
    let noun = view.is(at, ATTACK) && is_attack(view, at);
    let verb = view.is(at, HIT) && is_blow(view, at);
    if noun || verb { open(EventType::Strike, at, at + 1) } else { None }
}

/// "attacks back", "attack on Trump", "Trump launches attack on".
fn is_in_words(view: &View, at: usize) -> bool {
    let leader =
        |i: usize| nations::is_leader(view.word(i)) && !view.words.get(i).is_some_and(|word| word.possessive);
    let speaks = (at.saturating_sub(5)..at).any(|i| leader(i) && view.clause(i) == view.clause(at));
    matches!(view.word(at + 1), "out" | "back")
        || (at + 1..at + 3).any(leader)
        || speaks && !view.side_after(at, 4) && !view.has(WARLIKE | KILL)
}

/// The noun: aimed at something, somebody's, deadly, or with war about.
fn is_attack(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let sided = view.side_before(at, 6) || view.previous(at, 4, FORCE | WAR).is_some();
    let aimed = view.is(at + 1, AT | KILL)
        || matches!(view.word(at + 1), "on" | "at" | "against" | "leaves" | "leave" | "by" | "across");
    let harms = view.has(KILL | HURT | DESTROY);
    // "dock strike in Haifa" is of workers, "Israeli strike in Haifa" isn't.
    let by_or_on_a_side = view.side_before(at, 6) || view.word(at + 1) == "against" && view.side_after(at, 3);
    let of_workers = word.starts_with("strike") && !(by_or_on_a_side || harms || view.has(WARLIKE));
    let deadly = matches!(
        view.word(at.wrapping_sub(1)),
        "deadly"
            | "massive"
            | "overnight"
            | "retaliatory"
            | "airport"
            | "deadliest"
            | "gun"
            | "mass"
            | "twin"
            | "terror"
    );
    // "Mumbai under attack"
    let under = view.word(at.wrapping_sub(1)) == "under" && word == "attack";
    (aimed || sided || deadly || harms || under) && !of_workers
}

/// The verb: a side that hits something, or what is hit by something of war.
fn is_blow(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let subject = view.side_before(at, 4) || view.previous(at, 4, FORCE).is_some();
    let object = view.side_after(at, 4)
        || view.next(at, 5, TARGET | INFRA | FORCE).is_some()
        || has_name_after(view, at);
    let passive =
        matches!(word, "hit" | "struck" | "attacked" | "bombed" | "targeted" | "ambushed" | "raided");
    let suffers = passive && view.word(at + 1) == "by" && view.has(WARLIKE)
        || matches!(word, "attacked" | "targeted" | "ambushed" | "raided")
            && (subject || view.previous(at, 4, TARGET | INFRA | PEOPLE | RANK | AIRCRAFT).is_some())
            && (view.is(at + 1, AT) || view.word(at + 1) == "at")
        // "hospital in Khan Younis struck, five dead", "22 killed as camp hit in Rafah"
        || passive
            && view.previous(at, 5, TARGET | INFRA).is_some()
            && (at + 1 < view.words.len() && view.clause(at + 1) != view.clause(at)
                || view.is(at + 1, AT) && word != "targeted")
            && view.has(KILL | HURT);
    let weak = matches!(word, "hit" | "target" | "targets" | "targeting") || view.is(at, ATTACK);
    suffers || subject && object && (!weak || view.has(WARLIKE | KILL | DESTROY))
}

//! Acts of war that leave the weapon open: attacks, clashes, captures, blasts, killings, damage to what people need.

use super::{Act, open, plain};
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ASSASSIN, AT, ATTACK, BATTER, BLAST, BOMB, CLAUSE, CROWD, DESTROY, DRONE, FORCE,
        HIT, HURT, INFRA, KILL, LIKELY_ELSEWHERE, MISSILE, PEOPLE, POSSIBLE, RANK, SABOTAGE, TARGET, TOWARD,
        WAR, WARLIKE, WEAPON,
    },
    nations, reject,
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
    // "Fighters kill mayor": armed people, one of rank alone.
    let office = [
        "mayor",
        "governor",
        "politician",
        "candidate",
        "mp",
        "lawmaker",
        "senator",
        "minister",
        "judge",
        "ambassador",
    ];
    if matches!(view.word(at), "kill" | "kills")
        && view.previous(at, 4, FORCE).is_some_and(|force| !view.is(force, LIKELY_ELSEWHERE))
        && !view.has(PEOPLE)
        && let Some(whom) = (at + 1..at + 5)
            .take_while(|i| view.clause(*i) == view.clause(at))
            .find(|i| office.contains(&view.word(*i)))
    {
        return open(EventType::Assassination, at, whom + 1);
    }
    // "Israel kills Hamas commander": whoever kills one of rank, with means that the text doesn't name.
    let kills = view.is(at, KILL) && matches!(view.word(at), "kills" | "killed" | "kill");
    if !kills {
        return None;
    }
    let named = view.next(at, 5, RANK)?;
    (view.side_before(at, 4)
        && view.side_after(at, 4)
        && !view.has(WEAPON & !BOMB | AIRSTRIKE | PEOPLE | ATTACK | BLAST))
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
        "pm",
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
        "colonel",
        "speaker",
        "parliamentarian",
        "scientist",
        "deputy",
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
    let leader =
        view.word(at + 1) == "shot" && nations::is_leader(view.word(at)) && view.is(at + 2, AT | TOWARD);
    if !(leader || view.is(at, RANK) || view.word(at) == "hopeful") {
        return None;
    }
    if !(political.contains(&view.word(at)) || leader) || private.contains(&view.word(at.wrapping_sub(1))) {
        return None;
    }
    (at + 1..at + 5).take_while(|i| view.clause(*i) == view.clause(at)).find_map(|i| {
        let shot = view.word(i) == "shot"
            && (matches!(view.word(i + 1), "dead" | "at" | "and")
                || view.is(i + 1, AT | CLAUSE)
                || view.clause(i + 1) != view.clause(i))
            && !(i + 1..i + 4).any(|i| matches!(view.word(i), "foot" | "arm" | "film" | "video" | "down"));
        let gunned = view.word(i) == "gunned" && view.word(i + 1) == "down";
        let stabbed = view.word(i) == "stabbed"
            && matches!(
                view.word(at),
                "president" | "minister" | "leader" | "candidate" | "mp" | "premier" | "governor"
            );
        let murdered = view.word(i) == "killed"
            && view.word(i + 1) == "by"
            && (i + 2..i + 6).any(|i| {
                matches!(view.word(i), "bomb" | "gunman" | "guard" | "bodyguard" | "guards" | "bodyguards")
                    || view.is(i, FORCE) && !view.is(i, LIKELY_ELSEWHERE)
            })
            || matches!(view.word(i), "slain" | "murdered")
                && (view.is(i + 1, AT) || view.word(i + 1) == "at" || i + 1 == view.words.len());
        let straight = !(at + 1..i)
            .any(|i| view.is(i, POSSIBLE | ATTACK) || matches!(view.word(i), "of" | "over" | "says"));
        let two = view.word(i + 1) == "dead" || view.word(i + 1) == "at" || gunned;
        (straight && (shot || gunned || stabbed || murdered)).then_some(i + 1 + usize::from(two))
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
    // "Port-au-Prince" is no port, a "bus terminal" no oil terminal, and "terror infrastructure" no power line.
    let before = at.checked_sub(1).map_or("", |at| view.word(at));
    let is_name = view.word(at) == "port" && view.word(at + 1) == "au"
        || matches!(
            (before, view.word(at)),
            ("bus" | "passenger" | "ferry", "terminal") | ("terror" | "terrorist", "infrastructure")
        );
    if !view.is(at, INFRA) || is_name || view.word(at + 1) == "cannon" || view.word(at + 1) == "cannons" {
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
        && (!view.word(deed).starts_with("collapse") || view.has(WARLIKE | ATTACK | BLAST))
        && !(people_die && view.is(deed, BLAST))
    {
        return open(kind, at, deed + 1);
    }
    let batters = || {
        let heavy = |i: &usize| view.word(*i).starts_with("hammer") || view.word(*i).starts_with("batter");
        view.previous(at, 5, BATTER).filter(heavy).filter(|i| view.side_before(*i, 3))
    };
    let deed = view.previous(at, 5, ATTACK | HIT | DESTROY).or_else(batters)?;
    let is_transport =
        matches!(view.word(at), "airport" | "airports" | "port" | "bridge" | "dam" | "rail" | "railway");
    // "killed in strike at airport", "gunmen attack airport"
    let at_people = view.is(deed, ATTACK)
        && is_transport
        && (view.previous(deed, 5, KILL).is_some()
            || view.previous(deed, 3, FORCE).is_some()
            || (deed.saturating_sub(2)..deed)
                .filter_map(|i| view.group(i))
                .any(|(code, _)| !matches!(code, "HAMAS" | "HEZBOLLAH" | "HOUTHI")));
    if at_people {
        return None;
    }
    let on = (deed + 1..at).any(|i| view.is(i, TOWARD));
    let object = !view.is(deed, ATTACK) || on || view.side_before(deed, 3);
    if object { open(kind, deed, at + 1) } else { None }
}

/// A name follows: by its capital, or where a title has none, as the gazetteer knows it.
pub fn has_name_after(view: &View, at: usize) -> bool {
    let lower = view.words.iter().all(|word| !word.capital);
    (at + 1..at + 4).any(|i| view.words.get(i).is_some_and(|word| word.capital) || lower && view.is_name(i))
}

/// A blast whose cause is open; not a senator who blasts another.
pub fn explosion(view: &View, at: usize) -> Option<Act> {
    // "an explosion of interest"
    if !view.is(at, BLAST) || view.word(at + 1) == "of" && !view.has(KILL | HURT) {
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
    let harms = view.has(KILL | HURT | DESTROY)
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
        && (view.has(KILL | HURT)
            || view.word(at + 1) == "opens"
            || view.word(at) == "shooting"
                && matches!(view.word(at + 1), "near" | "at" | "outside")
                && !matches!(view.word(at.wrapping_sub(1)), "photo" | "film"))
    {
        return plain(EventType::Strike, at, at + 1);
    }
    // "mosque attack: six dead"
    if view.word(at) == "attack"
        && matches!(view.word(at.wrapping_sub(1)), "mosque" | "synagogue")
        && view.clause(at + 1) != view.clause(at)
        && view.has(KILL)
    {
        return plain(EventType::Strike, at - 1, at + 1);
    }
    // "church shooting kills five"
    if view.word(at) == "shooting"
        && matches!(
            view.word(at.wrapping_sub(1)),
            "church" | "temple" | "shrine" | "market" | "checkpoint" | "bus"
        )
        && view.next(at, 3, KILL | HURT).is_some()
    {
        return open(EventType::Strike, at - 1, at + 1);
    }
    // "rams car into soldiers"
    if matches!(view.word(at), "rams" | "rammed" | "ploughs" | "plows" | "drives")
        && (at + 1..at + 4).any(|i| matches!(view.word(i), "car" | "truck" | "vehicle" | "van" | "into"))
        && view.side_before(at, 4)
        && let Some(whom) = view
            .next(at, 6, FORCE | PEOPLE | CROWD)
            .filter(|whom| (at..*whom).any(|i| view.word(i) == "into"))
    {
        return open(EventType::Strike, at, whom + 1);
    }
    if !view.is(at, ATTACK | HIT) || is_in_words(view, at) {
        return None;
    }
    if view.word(at).starts_with("raid")
        && (view.side_before(at, 6)
            || view.previous(at, 6, FORCE).is_some()
            || view.word(at + 1) == "by" && view.side_after(at, 4))
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
    reject::is_attacked_in_words(view, at)
        || matches!(view.word(at + 1), "out" | "back")
        || (at + 1..at + 3).take_while(|i| view.clause(*i) == view.clause(at)).any(leader)
        || speaks && !view.side_after(at, 4) && !view.has(WARLIKE | KILL)
}

/// The noun: aimed at something, somebody's, deadly, or with war about.
fn is_attack(view: &View, at: usize) -> bool {
    let word = view.word(at);
    let sided = view.side_before(at, 6) || view.previous(at, 4, FORCE | WAR).is_some();
    let aimed = view.is(at + 1, AT | KILL)
        || matches!(view.word(at + 1), "on" | "at" | "against" | "leaves" | "leave" | "by" | "across");
    let harms = view.has(KILL | HURT | DESTROY);
    // "dock strike in Haifa" is of workers, "Israeli strike in Haifa", "strike on Sumy" aren't.
    let hideout = |i: usize| {
        matches!(view.word(i), "hideout" | "camp" | "base" | "convoy" | "village" | "hideouts" | "camps")
    };
    let on_a_place = view.word(at + 1) == "on" && (view.name(at + 2) > 0 || (at + 2..at + 6).any(hideout));
    let by_or_on_a_side =
        view.side_before(at, 6) || view.word(at + 1) == "against" && view.side_after(at, 3) || on_a_place;
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
    // "Mumbai under attack", "camp under heavy attack", "bombardment of Bahri"
    let under = word == "attack"
        && (view.word(at.wrapping_sub(1)) == "under"
            || at > 1
                && view.word(at - 2) == "under"
                && matches!(view.word(at - 1), "heavy" | "sustained" | "fresh"))
        || word.starts_with("bombard") && view.word(at + 1) == "of";
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
    // "Kyiv hit by overnight strikes", but not "Lyon hit by strikes"
    let by_blows = || {
        (at + 2..at + 5)
            .take_while(|i| view.clause(*i) == view.clause(at))
            .any(|i| view.is(i, ATTACK) && (i > at + 2 || !view.word(i).starts_with("strike")))
    };
    // "hospital takes direct hit"
    let direct = word == "hit" && view.word(at.wrapping_sub(1)) == "direct" && view.has(WEAPON | KILL | HURT);
    let suffers = passive && view.word(at + 1) == "by" && (view.has(WARLIKE) || by_blows() || view.side_after(at + 1, 2))
        || direct
        || matches!(word, "attacked" | "targeted" | "ambushed" | "raided")
            && (subject || view.previous(at, 4, TARGET | INFRA | PEOPLE | RANK | AIRCRAFT).is_some())
            && (view.is(at + 1, AT) || view.word(at + 1) == "at")
        // "hospital in Khan Younis struck, five dead", "22 killed as camp hit in Rafah"
        || passive
            && view.previous(at, 5, TARGET | INFRA).is_some()
            && (at + 1 < view.words.len() && view.clause(at + 1) != view.clause(at)
                || view.is(at + 1, AT) && word != "targeted")
            && view.has(KILL | HURT)
        // "British tank hit in Basra"
        || passive
            && view.is(at + 1, AT)
            && at > 0
            && (view.is(at - 1, FORCE | AIRCRAFT) || matches!(view.word(at - 1), "tank" | "patrol" | "convoy" | "base"))
        // "police station attacked"
        || matches!(word, "attacked" | "raided")
            && at + 1 == view.words.len()
            && view.previous(at, 2, TARGET | INFRA).is_some();
    let weak = matches!(word, "hit" | "target" | "targets" | "targeting") || view.is(at, ATTACK);
    suffers || subject && object && (!weak || view.has(WARLIKE | KILL | DESTROY))
}

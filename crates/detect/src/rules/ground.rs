//! Armed people on the ground: they attack, go in, take and lose.

use super::{Act, open, war::has_name_after, weapons::from_the_air};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, CLAUSE, CROWD, FIRE, FORCE, HIT, INFRA, INVADE, KILL, LIKELY_ELSEWHERE, OFFENSIVE,
        PEOPLE, SHIP, TAKE, TARGET, TOWARD, WAR,
    },
    nations,
};
use ww3_event::EventType;

/// Armed people attack or take ground: "invades", "launches offensive", "rebels capture", "gunmen kill".
pub fn ground_assault(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::GroundAssault;
    let invaders = || view.previous(at, 3, FORCE).is_some() && view.next(at, 4, TARGET).is_some();
    // "locusts invade": whoever invades is armed.
    let by_arms = || {
        !matches!(view.word(at), "invade" | "invades")
            || view.side_before(at, 4)
            || view.previous(at, 4, FORCE).is_some()
    };
    if view.is(at, INVADE) && by_arms() && (view.side_after(at, 4) || view.name(at + 1) > 0 || invaders()) {
        return open(kind, at, at + 1);
    }
    if view.is(at, FIRE) || matches!(view.word(at), "begins" | "begin" | "starts" | "mounts" | "stages") {
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
    // "in Ukraine's recaptured city"
    let is_adjective =
        at > 0 && view.word(at).ends_with('d') && view.words[at - 1].possessive && view.is(at + 1, TARGET);
    if is_adjective {
        return None;
    }
    if is_let_in(view, at) {
        return None;
    }
    if view.is(at, TAKE) && !(at > 0 && view.is(at - 1, AT | TOWARD)) && view.word(at + 1) != "power" {
        // "fighters say they have captured"
        let theirs = (at.saturating_sub(3)..at).any(|i| {
            matches!(view.word(i), "they" | "it") && (i.saturating_sub(4)..i).any(|j| view.is(j, FORCE))
        });
        let subject = theirs || view.side_before(at, 4) || view.previous(at, 4, FORCE).is_some();
        let object =
            view.side_after(at, 5) || view.next(at, 5, TARGET | INFRA).is_some() || has_name_after(view, at);
        // "gunmen storm football pitch"
        let object = object
            || view.word(at).starts_with("storm")
                && view.is(at.wrapping_sub(1), FORCE)
                && !matches!(view.word(at - 1), "army" | "forces" | "marines" | "tanks")
                && !view.is(at + 1, AT | TOWARD | CLAUSE);
        // "captures hearts in Cairo"
        let prize = (at + 1..at + 5).any(|i| PRIZES.contains(&view.word(i)));
        if prize {
            return None;
        }
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
        // Forces of a state that kill aren't taking ground.
        if matches!(view.word(at), "bsf" | "crpf" | "naf") && view.is(deed, KILL) {
            return None;
        }
        let acts = !matches!(
            view.word(deed),
            "killed" | "dead" | "die" | "died" | "deaths" | "dies" | "hit" | "struck" | "gunned"
        ) || view.next(deed, 4, PEOPLE | FORCE | TARGET).is_some_and(|whom| {
            view.word(deed) == "killed"
                && view.word(deed + 1) != "by"
                && !(deed + 1..whom).any(|i| view.is(i, AT | TOWARD))
        });
        let alone = matches!(
            view.word(at),
            "gunman" | "militant" | "terrorist" | "bomber" | "sniper" | "snipers" | "kidnappers"
        );
        let massacres = view.word(deed).starts_with("massacre");
        let kind = if alone || massacres { EventType::Strike } else { kind };
        return if acts { open(kind, at, deed + 1) } else { None };
    }
    if let Some(act) = group_attacks(view, at) {
        return Some(act);
    }
    if matches!(view.word(at), "ambush" | "ambushed" | "ambushes" | "massacre" | "massacred") {
        // Who massacres takes nothing.
        let kind = if view.word(at).starts_with("massacre") { EventType::Strike } else { kind };
        return open(kind, at, at + 1);
    }
    changes_hands(view, at)
}

/// What is captured without arms.
#[rustfmt::skip]
const PRIZES: &[&str] = &[
    "heart", "hearts", "attention", "imagination", "gold", "title", "crown", "trophy", "medal", "medals", "audience",
    "audiences", "spirit", "mood", "moment", "spotlight", "record", "votes", "seats", "image", "images", "photo",
    "photos", "footage", "video", "podium", "contest", "smugglers", "traffickers", "drugs", "cocaine", "heroin", "weapons",
    "arms", "ammunition", "haul", "cache", "contraband", "passports", "poachers",
];

/// "troops enter Belarus": into a country where there is no war they are let in.
fn is_let_in(view: &View, at: usize) -> bool {
    matches!(view.word(at), "enter" | "enters" | "entered")
        && view.party(at + 1).is_some_and(|code| code.len() == 3 && !nations::WAR_STATES.contains(&code))
}

/// "Taliban attack Afghan cities", "Boko Haram raids village": groups that fight on foot.
fn group_attacks(view: &View, at: usize) -> Option<Act> {
    let attacks =
        matches!(view.word(at), "attack" | "attacks" | "attacked" | "raid" | "raids" | "raided" | "assault");
    if !attacks {
        return None;
    }
    let before = (at.saturating_sub(3)..at).filter(|i| view.clause(*i) == view.clause(at));
    let (code, _) = before.filter_map(|i| view.group(i)).next()?;
    let from_afar =
        matches!(code, "HAMAS" | "HEZBOLLAH" | "HOUTHI" | "NATO" | "PIJIHAD" | "ISIS" | "ALQAEDA");
    let object = view.next(at, 5, TARGET | INFRA).is_some() || has_name_after(view, at);
    (!from_afar && object && !view.is(at + 1, AT | TOWARD | KILL | CLAUSE))
        .then(|| open(EventType::GroundAssault, at, at + 1))
        .flatten()
}

/// "troops push into", "tanks roll into"
fn goes_in(view: &View, at: usize) -> Option<Act> {
    let goes = [
        "push", "pushes", "pushed", "roll", "rolls", "rolled", "march", "pour", "pours", "move", "moves",
        "sweep", "sweeps", "cross", "drive", "thrust", "charge", "crossed", "break", "fight", "close",
        "closing", "walk", "walks", "walked", "advance", "advances", "advanced", "moved", "marched",
        "poured", "swept",
    ];
    if !goes.contains(&view.word(at)) || view.has(CROWD | LIKELY_ELSEWHERE) {
        return None;
    }
    let into = (at + 1..at + 3).find(|i| {
        view.word(*i) == "into"
            || view.word(*i) == "through" && view.word(at).starts_with("roll")
            || matches!(view.word(at), "close" | "closing") && view.word(*i) == "on"
    })?;
    // "Ukraine pushes further into Kursk"
    let by_state =
        ["push", "thrust", "advance", "sweep", "roll"].iter().any(|verb| view.word(at).starts_with(verb))
            && at > 0
            && view.is_side(at - 1)
            && view.name(into + 1) > 0;
    if by_state {
        return open(EventType::GroundAssault, at, into + 1);
    }
    // "armoured vehicles roll into Harare"
    let column = || {
        (at.saturating_sub(3)..at)
            .find(|i| matches!(view.word(*i), "armoured" | "armored" | "column" | "columns"))
    };
    view.previous(at, 3, FORCE)
        .or_else(column)
        .or_else(|| (at.saturating_sub(2)..at).find(|i| view.group(*i).is_some()))?;
    open(EventType::GroundAssault, at, into + 1)
}

/// "army camp overrun", "base captured by rebels"
fn is_lost(view: &View, at: usize) -> Option<Act> {
    let lost = matches!(
        view.word(at),
        "overrun" | "captured" | "seized" | "stormed" | "retaken" | "recaptured" | "besieged"
    );
    if !lost {
        return None;
    }
    let ends = view.is(at + 1, AT | CLAUSE)
        || matches!(view.word(at + 1), "at" | "by" | "again" | "from")
        || view.clause(at + 1) != view.clause(at);
    let by = view.word(at + 1) != "by" || view.next(at + 1, 5, FORCE).is_some() || view.side_after(at + 1, 5);
    let what = view.previous(at, 6, TARGET | INFRA)?;
    let plainly = view.word(at) == "stormed"
        && matches!(view.word(what), "consulate" | "embassy" | "barracks" | "base" | "prison");
    (ends && by && (plainly || view.has(FORCE | WAR | KILL)))
        .then(|| open(EventType::GroundAssault, what, at + 1))
        .flatten()
}

/// Ground that changes hands: "rebels take town", "city falls to", "siege of", "forced out of".
fn changes_hands(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::GroundAssault;
    let word = view.word(at);
    let besieged = || {
        view.is(at.wrapping_sub(1), TARGET | INFRA)
            && (view.is(at + 1, KILL)
                || matches!(view.word(at + 1), "ends" | "over" | "continues" | "leaves")
                || view.clause(at + 1) != view.clause(at) && view.has(KILL | FORCE))
    };
    if word == "siege"
        && (matches!(view.word(at + 1), "of" | "in" | "at")
            || view.word(at + 1) == "to" && view.word(at.wrapping_sub(1)).starts_with("la")
            || view.word(at.wrapping_sub(1)) == "under"
            || besieged())
    {
        return open(kind, at, at + 1);
    }
    let armed = |from: usize, to: usize| (from..to).any(|i| view.is(i, FORCE) || view.group(i).is_some());
    let taken = matches!(word, "take" | "takes" | "took" | "taken" | "gain" | "gains");
    // "fighters take Ras al-Ain"
    let have = at > 0 && word == "taken" && matches!(view.word(at - 1), "have" | "has" | "had");
    let takes = matches!(word, "take" | "takes" | "took") && armed(at.saturating_sub(1), at)
        || have && (armed(at.saturating_sub(3), at) || view.side_before(at, 3));
    let capital = view.words.get(at + 1).is_some_and(|word| word.capital);
    if takes && (view.is_name(at + 1) || capital && view.is_name(at + 2)) {
        return open(kind, at, at + 2);
    }
    if taken
        && (armed(at.saturating_sub(4), at) || have && view.side_before(at, 3))
        && view.word(at + 1) != "part"
        && view.word(at + 1) != "over"
    {
        let place = |i: &usize| {
            view.is(*i, TARGET | INFRA) || view.word(*i) == "control" && view.word(*i + 1) == "of"
        };
        let what = (at + 1..at + 6).take_while(|i| view.clause(*i) == view.clause(at)).find(place)?;
        let led_away = (at + 1..what.min(at + 4)).any(|i| {
            view.is(i, AT | TOWARD) || matches!(view.word(i), "power" | "refuge" | "shelter" | "aim")
        });
        if led_away {
            return None;
        }
        return open(kind, at, what + 1);
    }
    // "mercenaries claim control of …"
    let controls = word == "control" && view.word(at + 1) == "of";
    let mut before = if controls { at.saturating_sub(3)..at } else { at..at };
    let claims = before.find(|i| {
        matches!(
            view.word(*i),
            "claim" | "claims" | "gain" | "gains" | "seize" | "seizes" | "establish" | "wrest" | "regain"
        )
    });
    if let Some(claims) = claims.filter(|claims| {
        controls && (armed(claims.saturating_sub(4), *claims) || view.side_before(*claims, 3))
    }) {
        return open(kind, claims, at + 2);
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

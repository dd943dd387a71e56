//! Sides by the name of a country, or of a town that stands for it: not where it is only the place.

use super::{Named, is_backing};
use crate::{
    aside::STRIKE_ABROAD,
    bystanders,
    clause::View,
    gazetteer::Kind,
    home::EXPEDITIONARY,
    lexicon::{
        AIRSTRIKE, ATTACK, BATTER, BLAST, DRONE, FORCE, GUNS, HIT, HURT, KILL, MISSILE, ROCKET, TARGET,
        WARPLANE,
    },
    nations::{self, GROUND},
    places::{self, Mention, Role},
};

/// Adds those that the title names.
pub fn find(view: &View, mentions: &[Mention], named: &mut Named) {
    for mention in mentions {
        let is_country = mention.entry.kind == Kind::Country;
        let is_ground = is_ground(view, mentions, mention);
        let owns = view.words[mention.end - 1].possessive && !is_deed(view, mention.end);
        // "Israel hits Yemen power facilities", "shake Ukraine's capital": whose it is is hit by another state.
        if is_country && (is_ground || owns) && is_hit(view, mention, owns) || is_capital_hit(view, mention) {
            named.owners.push((mention.entry.country, false));
        }
        let is_only_named = is_ground
            || owns
            || is_backing(view, mention.end)
            || is_told_by(view, mention)
            || is_by(view, mention)
            || is_country && (is_headword(view, mention) || is_home(view, mention));
        if !is_only_named && is_side(view, mentions, mention) {
            named.sides.push((mention.start, mention.end, mention.entry.country));
        }
    }
}

/// The word before, so many back.
fn before<'a>(view: &'a View, mention: &Mention, back: usize) -> &'a str {
    mention.start.checked_sub(back).map_or("", |at| view.word(at))
}

/// The word after, unless a clause begins with it.
fn beside<'a>(view: &'a View, mention: &Mention) -> &'a str {
    let is_apart = view.words.get(mention.end).is_some_and(|next| next.after_break);
    if is_apart { "" } else { view.word(mention.end) }
}

/// It acts, is hit, or speaks.
fn is_side(view: &View, mentions: &[Mention], mention: &Mention) -> bool {
    let (next, country) = (mention.end, mention.entry.country);
    let is_named = matches!(mention.role, Role::Named | Role::Target);
    match mention.entry.kind {
        // "Missiles, drones from Iran hit airport"
        Kind::Country if mention.start > 1 && before(view, mention, 1) == "from" => {
            let sends = view.is(mention.start - 2, MISSILE | DRONE | ROCKET)
                && (EXPEDITIONARY.contains(&country) || country == "UKR");
            sends || is_named
        }
        Kind::Country => {
            // "Niger army post attacked"
            let has_force = mention.role == Role::Site
                && !matches!(before(view, mention, 1), "in" | "near" | "at")
                && matches!(beside(view, mention), "army" | "military" | "troops" | "navy" | "soldiers");
            (has_force || is_named) && !is_apposition(view, mentions, mention)
        }
        // "Gaza militants fire rockets"
        Kind::Region | Kind::Province | Kind::City if country == "PSE" => {
            // "troops kill two Gaza gunmen"
            let are_hit =
                matches!(view.word(next), "gunmen" | "gunman" | "militants" | "militant" | "fighters");
            mention.start == 0 && view.is(next, FORCE) || are_hit
        }
        Kind::City => {
            let begins = mention.start == 0 && next < view.words.len() && !view.words[next].after_break;
            let speaks = SPEECH.contains(&view.word(next)) && view.words[mention.start].after_break;
            let first = view.word(mention.start);
            mention.role == Role::Named
                && (begins || speaks)
                && first != "brussels"
                && places::is_capital(first)
        }
        _ => false,
    }
}

/// "Lebanon-Israel border", "Syria refugee camp", "storm Mexico football pitch"
fn is_ground(view: &View, mentions: &[Mention], mention: &Mention) -> bool {
    let next = mention.end;
    let beside = || {
        mentions.iter().any(|other| other.start == next && other.entry.kind == Kind::Country)
            && view.word(next + 1) == "border"
    };
    let whole = |at: usize| view.words.get(at).is_some_and(|word| !word.after_break);
    GROUND.contains(&view.word(next))
        || mention.role == Role::Target
            && whole(next)
            && whole(next + 1)
            && view.meanings(next) == 0
            && (view.is(next + 1, TARGET) || view.word(next + 1) == "pitch")
        || beside()
}

/// "Iran's strike": the owner acts; "Iran's capital", "Congo's M23 fighters": it doesn't.
fn is_deed(view: &View, next: usize) -> bool {
    let is_theirs = |at: usize| {
        view.is(at, ATTACK | WARPLANE | FORCE | GUNS | DRONE | MISSILE)
            || matches!(
                view.word(at),
                "military" | "navy" | "guards" | "guard" | "revolutionary" | "intelligence" | "coastguard"
            )
    };
    let air_force = view.word(next) == "air" && view.word(next + 1) == "force";
    nations::group(view.words, next).is_none() && (air_force || is_theirs(next) || is_theirs(next + 1))
}

/// Something is done to it, or to what is its.
fn is_hit(view: &View, mention: &Mention, owns: bool) -> bool {
    let Some(at) = mention.start.checked_sub(1) else { return false };
    view.is(at, HIT | ATTACK | BATTER)
        || matches!(view.word(at), "shake" | "shakes" | "rock" | "rocks" | "hitting" | "into" | "to")
        || view.word(at) == "on" && !owns
}

/// "Russian strike on Kyiv", "Israel bombs Damascus": a capital that is hit stands for its state, "strikes in Beirut" and
/// "hits Tehran prison" don't (24 titles of our own, three readers of DESIGN.md's sentence: all agree).
fn is_capital_hit(view: &View, mention: &Mention) -> bool {
    let next = mention.end;
    let ends = view.words.get(next).is_none_or(|word| word.after_break)
        || view.is(next, KILL | HURT)
        || AFTER_A_TARGET.contains(&view.word(next));
    // "close in on Tripoli", "blitzes Beirut suburbs"
    let is_beside = before(view, mention, 1) == "on" && before(view, mention, 2) == "in"
        || matches!(view.word(next - 1), "suburb" | "suburbs" | "outskirts");
    // "launches 100 drones at Kyiv"
    let is_aim = matches!(before(view, mention, 1), "at" | "toward" | "towards")
        && view.previous(mention.start, 5, MISSILE | DRONE | ROCKET).is_some();
    !is_beside
        && mention.entry.kind == Kind::City
        && (mention.role == Role::Target || is_aim)
        && places::is_capital(view.word(mention.start))
        && ends
}

/// Behind what is hit.
#[rustfmt::skip]
const AFTER_A_TARGET: &[&str] = &[
    "overnight", "as", "for", "with", "after", "in", "from", "amid", "and", "again", "leaves", "leaving", "before", "during", "on",
    "while", "targeting", "late", "early", "over", "despite", "following", "since", "hours", "days", "to", "at", "by", "where",
];

/// "Sudan: shelling kills …", "South Sudan rebels": the place.
fn is_headword(view: &View, mention: &Mention) -> bool {
    let next = mention.end;
    if mention.start > 0 || next >= view.words.len() {
        return false;
    }
    // "Syria: Turkish drone kills …", but not "Iran, Iraq trade fire"
    let of_another = view.demonym(next).is_some_and(|(code, _)| code != mention.entry.country)
        && !nations::is_leader(view.word(next))
        && !view.word(next).ends_with('s');
    let heads = view.words[next].after_break && (of_another || places::is_headword(view.words, next));
    heads
        || REBELS.contains(&view.word(next))
        // "Sudan drone attack on hospital": its forces strike nobody abroad.
        || view.is(next + 1, BLAST) && !view.is(next, FORCE)
        || view.is(next, ATTACK | DRONE | MISSILE) && !STRIKE_ABROAD.contains(&mention.entry.country)
}

/// "after Iraq blasts", "in burundi attacks", "citing Mali war"
fn is_home(view: &View, mention: &Mention) -> bool {
    let deed = !beside(view, mention).is_empty() && view.is(mention.end, ATTACK | BLAST | AIRSTRIKE);
    mention.start > 0
        && !view.words[mention.end - 1].possessive
        && !STRIKE_ABROAD.contains(&mention.entry.country)
        && (deed || HOME_OF.contains(&beside(view, mention)))
}

/// "…, Syrian state TV says", "Gaza doctors"
fn is_told_by(view: &View, mention: &Mention) -> bool {
    bystanders::tells(view, mention.end)
        || matches!(
            view.word(mention.end),
            "doctors" | "medics" | "activists" | "residents" | "witnesses" | "monitors"
        )
}

/// It is where something goes or lies beside, or whom others are for: "fires rockets into Israel", "post near Syria",
/// "border with Afghanistan", "crossing between Lebanon and Syria", "stronghold in sth somalia", "pro-Russia".
fn is_by(view: &View, mention: &Mention) -> bool {
    let is_border = |word: &str| matches!(word, "border" | "frontier" | "crossing");
    let (one, two) = (before(view, mention, 1), before(view, mention, 2));
    let is_for = matches!(one, "pro" | "anti") && !view.words[mention.start].after_break;
    let beside = one == "near"
        || is_border(two) && matches!(one, "with" | "between")
        || matches!((two, one), ("bound", "for") | ("in", "sth" | "nth"))
        || (mention.start.saturating_sub(4)..mention.start)
            .any(|at| view.word(at) == "between" && at > 0 && is_border(view.word(at - 1)));
    is_for || one == "into" || mention.entry.kind == Kind::Country && beside
}

/// "Hroza, Ukraine", but not "hits Hroza, Ukraine says".
fn is_apposition(view: &View, mentions: &[Mention], country: &Mention) -> bool {
    let place_before =
        mentions.iter().find(|other| other.end == country.start && other.entry.kind != Kind::Country);
    let Some(place_before) = place_before else { return false };
    if speaks(view, country.end) && place_before.entry.country == country.entry.country {
        return false;
    }
    view.words[country.start].after_break || country.end == view.words.len()
}

/// Whether who stands before this word is quoted: "…, Ukraine says".
pub fn speaks(view: &View, next: usize) -> bool {
    matches!(view.word(next), "says" | "said" | "say" | "claims" | "claimed" | "confirms" | "denies")
}

/// What a country's name before it makes it the place of.
#[rustfmt::skip]
const HOME_OF: &[&str] = &[
    "war", "mission", "conflict", "crisis", "peace", "day", "violence", "unrest", "bombing", "bombings", "clashes", "fighting",
];

/// Who fights in the country whose name they have, and may not be its state.
#[rustfmt::skip]
const REBELS: &[&str] = &[
    "rebels", "rebel", "militants", "gunmen", "gang", "gangs", "insurgents", "paramilitaries", "paramilitary", "jihadists",
    "islamists", "extremists", "militia", "militias", "bandits", "separatists", "coup",
];

const SPEECH: &[&str] =
    &["says", "said", "say", "claims", "claimed", "reports", "confirms", "denies", "vows", "warns"];

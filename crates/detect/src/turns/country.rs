//! The country of an act that the net is sure of, where nothing else tells the place: as newsrooms that save words name
//! it ("killed in suicide blast somalia", "Egypt attack", "Pakistan Muslims torch homes"), or by its people ("Gazans").

use crate::{
    clause::View,
    countries,
    gazetteer::{self, Kind},
    home::{AT_HOME, EXPEDITIONARY},
    lexicon::{ATTACK, BLAST, BOMBING, CLASH, DESTROY, FIRE, HIT, INFRA, KILL, RANK, TAKE, TARGET},
    nations::{self, WAR_STATES},
    places::{Mention, Role},
    rules::Act,
};
use ww3_event::EventType;

/// The one country that the words make the place.
pub fn country(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let is_site = |mention: &&Mention| mention.entry.kind != Kind::Country && mention.role != Role::From;
    if mentions.iter().any(|mention| is_site(&mention)) {
        return None;
    }
    let countries = || mentions.iter().filter(|mention| mention.entry.kind == Kind::Country);
    one(countries().filter(|mention| is_in(view, mention)))
        .or_else(|| one(countries().filter(|mention| is_scene(view, mention))))
        .or_else(|| {
            if mentions.is_empty() { of_the_killed(view, act).or_else(|| of_the_part(view)) } else { None }
        })
        .or_else(|| of_the_people(view, act))
}

/// All of them, if they are one country.
fn one<'a>(mut mentions: impl Iterator<Item = &'a Mention>) -> Option<Mention> {
    let first = mentions.next()?;
    let others = mentions.any(|other| other.entry != first.entry);
    (!others).then(|| Mention { role: Role::Site, ..first.clone() })
}

/// "market bombs in Uzbekistan", "Kurdish areas of Iraq", "pirates attack ship off Somalia"
fn is_in(view: &View, mention: &Mention) -> bool {
    let Some(before) = mention.start.checked_sub(1).map(|at| view.word(at)) else { return false };
    let of = before == "of"
        && mention.start > 1
        && matches!(
            view.word(mention.start - 2),
            "areas"
                | "area"
                | "parts"
                | "part"
                | "coast"
                | "shores"
                | "north"
                | "south"
                | "east"
                | "west"
                | "centre"
        );
    // "killed in Pakistan strikes"
    let is_owner = view.is(mention.end, ATTACK | BLAST | BOMBING | CLASH)
        && view.words.get(mention.end).is_some_and(|next| !next.after_break);
    of || !is_owner
        && matches!(before, "in" | "into" | "across" | "over" | "off" | "inside" | "throughout")
        && !view.words[mention.end - 1].possessive
}

/// "Egypt attack", "blast somalia", "Pakistan Muslims torch", "Israel's refinery struck", "Lebanon round-up: …"
fn is_scene(view: &View, mention: &Mention) -> bool {
    let next = mention.end;
    let apart = view.words.get(next).is_none_or(|word| word.after_break);
    let fights_abroad = EXPEDITIONARY.contains(&mention.entry.country);
    let attack = !apart
        && !fights_abroad
        && !matches!(view.word(next), "strike" | "strikes" | "airstrike" | "airstrikes")
        && (view.is(next, ATTACK | BLAST | BOMBING | CLASH)
            || matches!(view.word(next), "raid" | "violence"));
    let people = !apart && PEOPLE.contains(&view.word(next));
    let owned = view.words[next - 1].possessive
        && (next..next + 3).any(|at| view.is(at, TARGET | INFRA))
        && view.clause(next) == view.clause(next - 1);
    let heads = mention.start == 0
        && (view.word(next) == "round" && view.word(next + 1) == "up" || view.word(next) == "roundup");
    // "suicide blast somalia"
    let last = next == view.words.len()
        && !fights_abroad
        && mention.start > 0
        && !view.words[mention.start].after_break
        && view.is(mention.start - 1, ATTACK | BLAST | BOMBING | CLASH);
    // "Georgia gives up posts in fierce border clash"
    let borders = (1..view.words.len()).any(|at| view.word(at - 1) == "border" && view.is(at, CLASH));
    // "Ukraine reports major attack on its energy sector"
    let its = mention.start == 0
        && (1..view.words.len())
            .any(|at| view.word(at) == "its" && matches!(view.word(at - 1), "on" | "hit" | "hits"));
    attack || people || owned || heads || last || borders || its
}

/// "Guatemalan mayor killed by gunmen", "Libyan army chief survives assassination attempt": people of rank are mostly at
/// home.
fn of_the_killed(view: &View, act: &Act) -> Option<Mention> {
    if act.kind != EventType::Assassination {
        return None;
    }
    let mut named = (0..view.words.len()).filter_map(|at| Some((at, view.demonym(at)?)));
    let (at, (code, count)) = named.next()?;
    let rank = (at + count..at + count + 4)
        .take_while(|i| view.clause(*i) == view.clause(at))
        .find(|i| view.is(*i, RANK) || AT_HOME.contains(&view.word(*i)))?;
    let is_abroad = (at + count..=rank).any(|i| {
        matches!(
            view.word(i),
            "ambassador" | "envoy" | "diplomat" | "consul" | "attache" | "exile" | "exiled" | "general"
        )
    });
    if is_abroad
        || EXPEDITIONARY.contains(&code)
        || nations::is_leader(view.word(at))
        || named.any(|(_, (other, _))| other != code)
    {
        return None;
    }
    Some(Mention { start: at, end: rank + 1, entry: countries::of(code)?, role: Role::Target })
}

/// "Philippine army kills 42 militants in battles in south"
fn of_the_part(view: &View) -> Option<Mention> {
    let last = view.words.len().checked_sub(1)?;
    let in_part = (1..=last).any(|at| {
        let ends = at == last || view.words[at + 1].after_break;
        let compass = matches!(view.word(at), "south" | "north" | "east" | "west")
            || ["northeast", "northwest", "southeast", "southwest"].contains(&view.word(at));
        let led =
            view.word(at - 1) == "in" || at > 1 && view.word(at - 1) == "the" && view.word(at - 2) == "in";
        // "in northern oil hub"
        let half =
            matches!(view.word(at), "northern" | "southern" | "eastern" | "western" | "central") && !ends;
        (compass && ends || half) && led
    });
    let mut named = (0..view.words.len()).filter_map(|at| Some((at, view.demonym(at)?)));
    let (at, (code, count)) = named.next()?;
    if !in_part || EXPEDITIONARY.contains(&code) || named.any(|(_, (other, _))| other != code) {
        return None;
    }
    Some(Mention { start: at, end: at + count, entry: countries::of(code)?, role: Role::Site })
}

/// "Gazans flee", "Ukrainians shelter as Russia attacks": where they live, there is war.
fn of_the_people(view: &View, act: &Act) -> Option<Mention> {
    let mut lived = (0..view.words.len()).filter_map(|at| {
        let (code, _) = view.demonym(at)?;
        let strikes = view.is(at + 1, KILL | HIT | TAKE | ATTACK | DESTROY | FIRE)
            && !matches!(view.word(at + 1), "killed" | "hit" | "attacked");
        let is_there = match view.word(at) {
            "gazan" | "gazans" => true,
            // "Israelis hurt in rocket attack from Gaza"
            "israelis" => act.kind == EventType::RocketAttack,
            word => word.ends_with('s') && WAR_STATES.contains(&code) && !matches!(code, "PSE" | "ISR"),
        };
        (is_there && !strikes).then_some((at, code))
    });
    let (at, code) = lived.next()?;
    if lived.any(|(_, other)| other != code) {
        return None;
    }
    let entry = match code {
        "PSE" => gazetteer::find("gaza strip").next()?,
        code => countries::of(code)?,
    };
    Some(Mention { start: at, end: at + 1, entry, role: Role::Site })
}

/// Who lives in the country whose name stands before them.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "muslims", "christians", "hindus", "islamists", "islamist", "locals", "villagers", "residents", "mob", "mobs", "rioters", "gunmen",
    "theatre", "concert", "nightclub", "school", "village", "oil",
];

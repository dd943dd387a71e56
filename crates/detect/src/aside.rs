//! Where it happened, of a place that the title only names: the headword, the home of who is hit, of who tells of it.
//!
//! Asked last, when no word says that something is there (`places`). Leaves out who may have acted from elsewhere.

use crate::{
    capitals,
    clause::View,
    gazetteer::Kind,
    home::EXPEDITIONARY,
    lexicon::{
        ASSASSIN, ATTACK, DESTROY, DOWN, DRONE, FORCE, HIT, HURT, INFRA, KILL, MISSILE, PEOPLE, POSSIBLE,
        RANK, TARGET,
    },
    namesake, nations,
    places::{Mention, Role},
    rules::Act,
};
use ww3_event::EventType;

/// A place that is only named, in the act's own clause or as the headword of the title ("Iran: protests spread"), and
/// by its place can't be who acts: where crowds gather, and countries whose forces don't strike abroad.
pub fn aside(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let is_place = |mention: &&Mention| {
        let last = mention.end - 1;
        let country = mention.entry.kind == Kind::Country;
        let next = view.word(mention.end);
        let polices = act.kind == EventType::Protest && next == "police" && !country;
        let speaks = view.is(mention.end, POSSIBLE)
            || SPEECH.contains(&next) && !polices
            || view.is(mention.end, HIT) && country;
        // "Bamenda: …", "Cameroon's Bamenda: …"
        let first = mention.start == 0 || mention.start == 1 && view.words[0].possessive;
        let heads = first && view.words.get(mention.end).is_some_and(|word| word.after_break);
        let near = view.clause(mention.start) == view.clause(act.start) && mention.start < act.start;
        // "Haiti's president assassinated at home"
        if act.kind == EventType::Assassination
            && country
            && mention.start == 0
            && view.is(mention.end, RANK)
            && view.is(mention.end + 1, KILL | ASSASSIN)
        {
            return true;
        }
        // "Kosovo police officer killed in ambush": who serves or lives there.
        let falls = (mention.end + 1..mention.end + 4)
            .take_while(|at| view.clause(*at) == view.clause(mention.start))
            .any(|at| {
                matches!(
                    view.word(at),
                    "killed" | "dead" | "slain" | "shot" | "wounded" | "ambushed" | "assassinated"
                )
            });
        if country && mention.role == Role::Named && HOME.contains(&next) && falls {
            return true;
        }
        // "gunmen assassinate Baghdad deputy governor"
        let ranked = !country && (mention.end..mention.end + 2).any(|at| view.is(at, RANK));
        if act.kind == EventType::Assassination
            && ranked
            && mention.start > 0
            && view.is(mention.start - 1, ASSASSIN | KILL)
        {
            return true;
        }
        if mention.role != Role::Named || speaks && !heads || is_backing(next) {
            return false;
        }
        // "Three dead as West Bank sweep …": the dead and the place, with no more than "as" between.
        let told_of = act.is_toll && mention.start == act.end + 1 && view.word(act.end) == "as";
        if told_of && !country && !capitals::is_actor(view.word(last)) {
            return true;
        }
        // "Uganda rebels massacre mourners": they are there.
        let rebels = country
            && mention.start == 0
            && !view.words[last].possessive
            && matches!(next, "rebels" | "militants" | "insurgents" | "guerrillas" | "separatists")
            && !matches!(mention.entry.country, "PSE" | "LBN" | "YEM");
        if rebels && act.start <= mention.end + 3 {
            return true;
        }
        // "Egypt minister survives assassination attempt": at home.
        let ranks = ["minister", "mp", "governor", "mayor", "judge", "cleric", "priest", "lawmaker"];
        let is_of_rank = country
            && (mention.end..=mention.end + 3).contains(&act.start)
            && view.clause(act.start) == view.clause(mention.start)
            && !EXPEDITIONARY.contains(&mention.entry.country)
            && (mention.end..mention.end + 2).any(|at| ranks.contains(&view.word(at)))
            && (act.kind == EventType::Assassination || view.says(&["survives", "survived"]));
        // "Islamic State claims Yemen attack", "Taliban seize vital Pakistan area"
        let is_its_ground = country
            && (matches!(next, "attack" | "attacks" | "blast" | "bombing" | "bombings")
                && !STRIKE_ABROAD.contains(&mention.entry.country)
                || matches!(next, "area" | "town" | "village" | "district" | "valley" | "province")
                    && act.end <= mention.start)
            && !view.words[last].possessive;
        if is_of_rank || is_its_ground {
            return true;
        }
        if !country
            && view.is(mention.end, FORCE)
            && fights_at_home(mention, next)
            && act.kind == EventType::Clash
        {
            return true;
        }
        let before = if mention.start > 0 { view.word(mention.start - 1) } else { "" };
        if matches!(before, "by" | "with" | "against" | "for" | "to" | "between" | "from" | "as" | "near") {
            return false;
        }
        let is_town = !country && !capitals::is_actor(view.word(last));
        // "Five Gaza journalists killed", "Idlib hospitals", "…, Gaza officials say"
        let is_theirs = is_town
            && (view.is(mention.end, TARGET | INFRA | PEOPLE)
                || fights_at_home(mention, next)
                || LOCALS.contains(&next));
        match act.kind {
            EventType::Sanction | EventType::Cyberattack => false,
            EventType::NavalStrike if country => false,
            _ if is_theirs => true,
            // "Paris police fire tear gas at protesters"
            EventType::Protest if mention.start == 0 && next == "police" => true,
            EventType::Protest => near && before != "of" || heads || is_town && mention.start == 0,
            // "Poland shoots down Russian drones"
            EventType::AirDefense if heads && !country => true,
            EventType::AirDefense => {
                country
                    && (near && mention.end == act.start
                        || mention.start == 0
                            && view.words[act.start].after_break
                            && view.is(act.start, DOWN))
            }
            // "Chernihiv left without power after strike"
            EventType::InfrastructureStrike
                if is_town && mention.start == 0 && matches!(next, "left" | "loses" | "without") =>
            {
                true
            }

            // "Kabul: blast near ministry": those governments strike nobody abroad.
            _ if heads
                && !country
                && nations::WAR_STATES.contains(&mention.entry.country)
                && !STRIKE_ABROAD.contains(&mention.entry.country) =>
            {
                true
            }
            // "Kyiv: 12 dead in drone attack": the headword, where nobody of its own acts.
            _ if heads && !act.is_toll && view.has(KILL | HURT) && !acts_itself(view, mention) => true,
            _ if capitals::is_actor(view.word(last))
                || STRIKE_ABROAD.contains(&mention.entry.country) && country =>
            {
                false
            }
            _ => heads || near && act.start <= mention.end + 3 && !view.words[last].possessive,
        }
    };
    let mut places = mentions.iter().filter(is_place);
    let only = places.next()?;
    // "Quneitra: Israel strikes tank", "Israel and Gaza in fighting": who strikes abroad may be who acts.
    let may_act = |other: &Mention| {
        // "Turkey shoots down warplane near Syria border"
        act.kind == EventType::AirDefense && view.word(other.end) == "border"
            || other.entry.kind == Kind::Country
                && only.entry.kind != Kind::Country
                && (other.entry.country == only.entry.country && only.start <= 1
                    || STRIKE_ABROAD.contains(&other.entry.country)
                        && other.end <= act.start + 1
                        && (only.start == 0
                            || act.kind == EventType::Clash && view.word(act.start) == "fighting"))
    };
    let alone =
        mentions.iter().all(|other| other.start == only.start || other.role != Role::Named || may_act(other));
    alone.then(|| Mention { role: Role::Site, ..only.clone() })
}

/// "Lebanon says 22 killed by Israeli forces", "…, Syria says", "Ukraine rescuers …": who tells of what another did,
/// tells of what happened at home. Only states that suffer more than they strike.
pub fn of_the_speaker(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    if !crate::severity::is_kinetic(&act.kind) {
        return None;
    }
    let mut countries = mentions.iter().filter(|mention| mention.entry.kind == Kind::Country);
    let only = countries.next().filter(|_| countries.next().is_none())?;
    if !nations::WAR_STATES.contains(&only.entry.country)
        || matches!(only.entry.country, "ISR" | "IRN" | "AZE" | "ARM")
    {
        return None;
    }
    let told = |at: usize| {
        matches!(
            view.word(at),
            "says" | "said" | "say" | "reports" | "rescuers" | "officials" | "local" | "health"
        )
    };
    let last = only.end >= view.words.len() && view.words[only.start].after_break;
    let others = (0..view.words.len()).any(|at| {
        view.demonym(at).is_some_and(|(code, _)| code != only.entry.country)
            || matches!(view.word(at), "coalition" | "houthi" | "taliban")
    });
    let own = (0..view.words.len()).any(|at| {
        matches!(view.word(at), "it" | "its" | "their" | "our")
            && at > 0
            && view.clause(at) != view.clause(act.end)
            || matches!(view.word(at), "it" | "its")
    });
    let harms = view.has(KILL | HURT | DESTROY | DRONE | MISSILE | ATTACK);
    ((told(only.end) || last) && others && !own && harms)
        .then(|| Mention { role: Role::Site, ..only.clone() })
}

/// "Romania says Russian drone crashed on its soil": that of whom it is told.
pub fn own_soil(view: &View, mentions: &[Mention]) -> Option<Mention> {
    let its = (1..view.words.len()).find(|at| {
        matches!(view.word(*at), "soil" | "territory" | "airspace" | "waters")
            && matches!(view.word(*at - 1), "its" | "our" | "their")
    })?;
    let owner = mentions.iter().find(|mention| {
        mention.entry.kind == Kind::Country
            && mention.role == Role::Named
            && mention.start == 0
            && mention.end < its
    })?;
    Some(Mention { role: Role::Site, ..owner.clone() })
}

/// "Ukraine fights blackouts as Russia hammers its grid": of two states at war the one that doesn't act is hit.
pub fn of_the_other(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let strikes = crate::severity::is_kinetic(&act.kind)
        && !matches!(act.kind, EventType::AirDefense | EventType::Clash | EventType::NavalStrike);
    let actor = (act.start.saturating_sub(4)..act.start)
        .rev()
        .take_while(|at| view.clause(*at) == view.clause(act.start))
        .find_map(|at| view.party(at))
        .filter(|_| strikes && !act.is_toll)?;
    let mut others = mentions
        .iter()
        .filter(|mention| mention.entry.kind == Kind::Country && mention.entry.country != actor);
    let other = others.next().filter(|_| others.next().is_none())?;
    let alone = mentions.iter().all(|mention| mention.entry.country == actor || mention.start == other.start);
    let third = (0..view.words.len())
        .filter_map(|at| view.party(at))
        .any(|code| code.len() == 3 && code != actor && code != other.entry.country);
    let speaks = SPEECH.contains(&view.word(other.end)) || view.is(other.end, POSSIBLE);
    (alone
        && !third
        && !speaks
        && other.role == Role::Named
        && namesake::theatre(actor).contains(&other.entry.country))
    .then(|| Mention { role: Role::Site, ..other.clone() })
}

/// "Sinai militants": where they are; not who fires from Gaza or Lebanon.
fn fights_at_home(mention: &Mention, next: &str) -> bool {
    matches!(next, "militants" | "rebels" | "insurgents" | "militias" | "gunmen" | "fighters")
        && !matches!(mention.entry.country, "PSE" | "LBN" | "YEM")
}

/// Who of a country is at home.
#[rustfmt::skip]
const HOME: &[&str] = &[
    "police", "policeman", "policemen", "villagers", "farmers", "miners", "mayor", "governor", "judge", "lawmaker",
    "lawmakers", "opposition", "presidential", "mayoral", "candidate", "students", "pupils", "worshippers", "border",
];

/// Who is of a place, is there.
#[rustfmt::skip]
const LOCALS: &[&str] = &[
    "officials", "medics", "authorities", "governor", "mayor", "journalists", "journalist", "hospitals", "child",
    "family", "doctors", "survivors", "official", "residents", "reporter", "militant", "fighters",
];

/// Whether a side of the place's own country is named besides it: then it may be who acts.
fn acts_itself(view: &View, mention: &Mention) -> bool {
    (mention.end..view.words.len()).any(|at| view.party(at) == Some(mention.entry.country))
}

fn is_backing(word: &str) -> bool {
    matches!(word, "backed" | "made" | "born" | "based" | "led" | "funded" | "linked" | "bound")
}

/// Who speaks isn't where it happened.
#[rustfmt::skip]
pub const SPEECH: &[&str] = &[
    "says", "said", "say", "claims", "claim", "accuses", "condemns", "blames", "slams", "tells", "reports", "confirms",
    "denies", "calls", "urges", "vows", "warns", "hails", "summons", "orders", "launches", "fires", "sends", "strikes",
    "attacks", "bombs", "shells", "invades", "kills", "captures", "seizes", "uses", "offered", "offers", "rejects",
    "probes", "mulls", "arrests", "bans", "loses", "lowers", "continues", "foreign", "president", "police",
];

/// Of those below, whose "attack" is mostly theirs on others: "in Israel attack", but "in Egypt attack". Our own list.
pub const ATTACK_ABROAD: &[&str] = &["ISR", "USA", "RUS", "IRN", "TUR", "UKR", "SAU"];

/// Countries whose forces strike beyond their borders: named beside an attack they may be who made it. Our own list.
#[rustfmt::skip]
pub const STRIKE_ABROAD: &[&str] = &[
    "ISR", "USA", "RUS", "IRN", "TUR", "SAU", "ARE", "IND", "PAK", "UKR", "GBR", "FRA", "AZE", "ARM", "ETH", "KEN",
    "RWA", "PRK", "KOR", "CHN", "JOR", "EGY", "THA", "KHM", "UGA", "TCD", "POL", "DEU", "AUS", "CAN", "GRC",
];

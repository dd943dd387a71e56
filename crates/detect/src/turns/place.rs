//! Where it happened, of an act that the weights find: no rule knows what the words around a name say there, so that
//! less is asked of them, and the title may name one spot alone.

use crate::{
    aside::STRIKE_ABROAD,
    capitals,
    clause::View,
    context,
    gazetteer::Kind,
    groups,
    home::EXPEDITIONARY,
    lexicon::{
        AIRSTRIKE, ATTACK, BLAST, BOMBING, CLASH, CROWD, DENIED, DESTROY, DOWN, DRONE, FIRE, FORCE, GUNS,
        HIT, HURT, INFRA, KILL, MISSILE, PEOPLE, POSSIBLE, PROTEST, ROCKET, TAKE, TARGET, WARPLANE,
    },
    nations,
    places::{Mention, Role, exactness},
    rules::Act,
};
use std::cmp::Reverse;
use ww3_event::EventType;

/// A town of fewer people isn't known abroad, where there is no war.
const SMALL: u32 = 150_000;
/// Nor of so few where armed groups strike now and then.
const TINY: u32 = 8_000;

/// Places so near each other (in degrees) are one spot.
const BESIDE: f64 = 0.3;

/// The most exact of the places in the one country that the title names, where nothing says that it acts or speaks,
/// or that the act came from there.
pub fn only(view: &View, mentions: &[Mention]) -> Option<Mention> {
    let there = |mention: &&Mention| mention.entry.kind != Kind::Country && !is_aside(view, mention);
    let exact = |mention: &&Mention| {
        (mention.role, !goes(view, mention), exactness(mention.entry.kind), Reverse(mention.start))
    };
    let best = mentions.iter().filter(there).max_by_key(exact)?;
    // A place to which something goes, or a neighbour over a line on the map, is no other spot.
    let elsewhere = |mention: &Mention| {
        let (a, b) = (&mention.entry, &best.entry);
        let is_beside = (a.lat - b.lat).abs() < BESIDE && (a.lon - b.lon).abs() < BESIDE;
        !a.country.is_empty() && a.country != b.country && !is_beside && !goes(view, mention)
    };
    let is_sure = best.entry.kind != Kind::City
        || best.entry.is_known
        || best.entry.population >= SMALL
        || context::UNQUIET.contains(&best.entry.country) && best.entry.population >= TINY
        || nations::WAR_STATES.contains(&best.entry.country);
    (is_sure && !mentions.iter().filter(there).any(elsewhere))
        .then(|| Mention { role: Role::Site, ..best.clone() })
}

/// The one country that the title names, where nobody else is named and its forces fight at home: "Sri Lanka's foreign
/// minister killed".
pub fn land(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    // "Burma-Myanmar" is one.
    let (only, more) = mentions.split_first()?;
    let code = only.entry.country;
    if more.iter().any(|other| other.entry != only.entry) {
        return None;
    }
    // "… in southwest", "in the country's north"
    let in_part = (1..view.words.len()).any(|at| {
        let compass = matches!(view.word(at), "north" | "south" | "east" | "west")
            || ["northeast", "northwest", "southeast", "southwest"].contains(&view.word(at));
        compass && matches!(view.word(at - 1), "in" | "restive" | "countrys" | "country" | "the")
    });
    let is_at_home = !STRIKE_ABROAD.contains(&code)
        || act.kind == EventType::AirDefense
        // "Suicide blast kills 31 as Pakistan holds elections": who plants bombs does it at home.
        || matches!(act.kind, EventType::Bombing | EventType::Explosion) && !EXPEDITIONARY.contains(&code)
        || in_part
        // "Pakistan says U.S. drone kills 8"
        || !EXPEDITIONARY.contains(&code) && matches!(view.word(only.end), "says" | "said" | "claims");
    let is_unquiet = context::is_unquiet(code);
    let others = (0..view.words.len())
        .filter_map(|at| view.party(at))
        .any(|other| other != code && !groups::fights_in(other, code) && !EXPEDITIONARY.contains(&other));
    (only.entry.kind == Kind::Country && only.role == Role::Named && is_at_home && is_unquiet && !others)
        .then(|| Mention { role: Role::Site, ..only.clone() })
}

/// "limped to Aktau": there it goes on.
fn goes(view: &View, mention: &Mention) -> bool {
    mention.role == Role::Named && mention.start > 0 && view.word(mention.start - 1) == "to"
}

/// It speaks, acts, or is where somebody comes from.
fn is_aside(view: &View, mention: &Mention) -> bool {
    let before = mention.start.checked_sub(1).map_or("", |at| view.word(at));
    let heads = mention.start == 0 && view.words.get(mention.end).is_some_and(|next| next.after_break);
    let built = view.is(mention.end, TARGET | INFRA) || PARTS.contains(&view.word(mention.end));
    let speaks = view.is(mention.end, POSSIBLE) || matches!(view.word(mention.end), "says" | "said" | "say");
    let acts = mention.role == Role::Named
        && (mention.start..mention.end).any(|at| capitals::is_actor(view.word(at)))
        && !built
        && !is_scene(view, mention)
        && does(view, mention);
    let from = mention.role == Role::From || before == "from";
    // "hung from Fallujah bridge", but not "fired from"
    let comes = from && (!built || is_fired(view, mention.start));
    comes || !heads && (speaks || acts)
}

/// A verb of what states do follows: "Kyiv strikes", "Tehran vows"; or something is done to or with it.
fn does(view: &View, mention: &Mention) -> bool {
    let before = mention.start.checked_sub(1).map_or("", |at| view.word(at));
    let verb = (mention.end..mention.end + 2).any(|at| {
        view.is(at, POSSIBLE | FIRE | HIT | TAKE | KILL | DENIED | DESTROY | DOWN | FORCE)
            && !view.words.get(at).is_some_and(|word| word.after_break)
    });
    // "amid battle for Baghdad"
    let is_fought_for = before == "for" && mention.start > 1 && view.is(mention.start - 2, CLASH | ATTACK);
    if is_fought_for || view.word(mention.end) == "cease" {
        return false;
    }
    verb || matches!(before, "with" | "against" | "to" | "by" | "for" | "from" | "tells" | "between" | "says")
        || SPEAKS.contains(&view.word(mention.end))
}

/// "Abbey Gate, Kabul: …", "west Beirut", "Baghdad barbers", "Kyiv shivers": a capital that doesn't act.
fn is_scene(view: &View, mention: &Mention) -> bool {
    let apart = |at: usize| view.words.get(at).is_some_and(|word| word.after_break);
    let before = mention.start.checked_sub(1).map_or("", |at| view.word(at));
    let named_last = mention.start > 0 && apart(mention.start) && apart(mention.end);
    let is_part = matches!(before, "west" | "east" | "north" | "south" | "central" | "downtown" | "upscale")
        || before.ends_with("west") && before.len() == 9
        || before.ends_with("east") && before.len() == 9
        || matches!(
            before,
            "western" | "eastern" | "northern" | "southern" | "wake" | "wakes" | "woke" | "shroud"
        )
        || view.is(mention.end + 1, PROTEST | CROWD);
    // "Brussels attacks: …"
    let is_called = matches!(
        view.word(mention.end),
        "attack" | "attacks" | "shooting" | "shootings" | "siege" | "bombings" | "stabbing" | "massacre"
    ) && apart(mention.end + 1);
    let is_home = is_called
        || view.is(mention.end, PEOPLE | BLAST | BOMBING | CLASH | HURT | PROTEST)
            && !view.words[mention.end].after_break;
    named_last || is_part || is_home || SUFFERS.contains(&view.word(mention.end))
}

/// Something that flies or is fired comes from there.
fn is_fired(view: &View, at: usize) -> bool {
    view.previous(at, 6, FIRE | MISSILE | DRONE | ROCKET | GUNS | AIRSTRIKE | WARPLANE).is_some()
}

/// What a capital says or does.
#[rustfmt::skip]
const SPEAKS: &[&str] = &[
    "says", "said", "say", "claims", "accuses", "blames", "condemns", "tells", "denies", "reports", "confirms", "insists",
    "admits", "calls", "rejects", "hails", "slams", "asks", "summons", "suspects", "backs", "sends", "orders", "and", "vs",
    "believes", "wants", "official", "officials", "government", "regime", "sources", "speaks", "releases", "announces",
    "declares", "responds", "protests", "expels", "recalls", "silent", "counts", "expects", "readies", "braces", "s",
];

/// A part of a town, or what is done there.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "night", "sky", "skies", "morning", "street", "streets", "suburb", "suburbs", "district", "quarter", "villa", "flat",
    "outskirts", "tarmac", "gunfire", "apartment", "bridge", "gate", "square", "market", "jail", "prison", "barge",
    "neighbourhood", "neighborhood", "maternity", "park", "tram", "bus", "mansion", "balcony", "doorstep", "quarters",
    "reactors", "fields", "synagogue", "nightclub", "cafe", "café", "rooftop", "roadside", "campus",
];

/// What a town under fire does.
#[rustfmt::skip]
const SUFFERS: &[&str] = &[
    "shivers", "shakes", "wakes", "woke", "burns", "burned", "reels", "trembles", "erupts", "falls", "collapses",
    "mourns", "buries", "smoulders", "smolders", "bleeds", "goes", "blacked", "shudders", "rocked",
];

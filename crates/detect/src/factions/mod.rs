//! Who is a side: states and armed groups that act, are hit, or are quoted as a party.
//!
//! A demonym, a leader or a seat of government counts ([`peoples`]); a country named only as the place doesn't
//! ([`countries`]). Who acts comes first (`acting`), else who is named first. Whose people, soldiers, ships and
//! councils are hit is a side; whose town or mosque, where another side is named that hits it.

mod countries;
mod peoples;
pub use countries::speaks;

use crate::{acting, clause::View, nations, places::Mention};

/// Who is named how.
#[derive(Default)]
struct Named {
    /// From which word to before which, and the code.
    sides: Vec<(usize, usize, &'static str)>,
    /// Whose is what stands where it happened ("Afghan bank"), and whether groups hit it too, not only states.
    owners: Vec<(&'static str, bool)>,
}

/// The codes of the sides, each once. At a protest only who acts there, and armed groups.
pub fn factions(view: &View, mentions: &[Mention], is_protest: bool) -> Vec<String> {
    let mut named = Named::default();
    peoples::find(view, mentions, &mut named);
    countries::find(view, mentions, &mut named);
    // "Sri Lanka says 33 Tigers die"
    if named.sides.iter().any(|(.., code)| *code == "LKA") {
        let tigers = (0..view.words.len()).filter(|at| matches!(view.word(*at), "tiger" | "tigers"));
        named.sides.extend(tigers.map(|at| (at, at + 1, "LTTE")));
    }
    let Named { mut sides, owners } = named;
    // "Afghan cities fall to Taliban": whose they are is hit by another side.
    let is_hit = |(code, by_groups): &(&str, bool)| {
        let strikes =
            |other: &str| if *by_groups { other != "NATO" } else { other.len() == 3 || other == "NATO" };
        !is_protest && sides.iter().any(|(.., other)| other != code && strikes(other))
    };
    let hit: Vec<&str> = owners.into_iter().filter(is_hit).map(|(code, _)| code).collect();
    if is_protest {
        sides.retain(|(start, end, code)| {
            code.len() > 3 && *code != "KURDS" || acting::acts_on_crowds(view, *start, *end)
        });
    }
    sides.sort_by_cached_key(|(start, end, _)| (acting::part(view, *start, *end), *start));
    // Turkey has Maoists of its own; who they are in Nepal, Peru and the Philippines `groups::settle` says.
    let elsewhere = mentions.iter().any(|mention| mention.entry.country == "TUR")
        || (0..view.words.len()).any(|at| view.demonym(at).is_some_and(|(code, _)| code == "TUR"));
    sides.retain(|(.., code)| !(elsewhere && *code == "NAXALITE"));
    let mut codes: Vec<String> = Vec::new();
    for code in sides.into_iter().map(|(.., code)| code).chain(hit) {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

/// "Junta strikes hit clinic in Rakhine", "fighting between army and RSF": the state where it happened (alpha-3), where
/// its title calls those who rule it or fight a named group there by nothing else.
pub fn add_rulers(view: &View, state: &str, sides: &mut Vec<String>) {
    if state.len() != 3 || sides.iter().any(|code| code == state) {
        return;
    }
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", |at| view.word(at));
    let free = |at: usize| at == 0 || view.demonym(at - 1).is_none() && view.party(at - 1).is_none();
    let rules =
        |at: usize| (view.word(at) == "junta" || view.word(at) == "regime" && state == "SYR") && free(at);
    let fights = |at: usize| {
        view.word(at) == "army"
            && (matches!(view.word(at + 1), "and" | "blames") && view.group(at + 2).is_some()
                || before(at, 1) == "and" && at > 1 && view.group(at - 2).is_some())
    };
    // "captured from the army"
    let loses = |at: usize| {
        matches!(view.word(at), "army" | "government" | "military")
            && (before(at, 1) == "from" || before(at, 1) == "the" && before(at, 2) == "from")
    };
    // "Syria's Aleppo hit by government air strikes"
    let strikes = |at: usize| {
        view.word(at) == "government"
            && OF_GOVERNMENTS.contains(&view.word(at + 1))
            && free(at)
            && (0..view.words.len()).any(|at| view.party(at) == Some(state))
    };
    // "US strikes Caracas military base": another state's army; what rebels storm, nobody's name stands by.
    let is_hit = |at: usize| {
        let is_army =
            matches!(view.word(at), "army" | "military" | "navy") && OF_ARMIES.contains(&view.word(at + 1));
        is_army
            && free(at)
            && sides.iter().any(|code| code.len() == 3)
            && sides.iter().all(|code| code.len() == 3)
    };
    if (0..view.words.len()).any(|at| rules(at) || fights(at) || loses(at) || strikes(at) || is_hit(at)) {
        let begins = view.word(0) == "junta";
        sides.insert(if begins { 0 } else { sides.len() }, state.to_owned());
    }
}

/// What is an army's own.
#[rustfmt::skip]
const OF_ARMIES: &[&str] = &[
    "position", "positions", "post", "posts", "outpost", "outposts", "base", "bases", "camp", "camps", "convoy", "convoys", "checkpoint",
    "checkpoints", "barracks", "headquarters", "depot", "depots", "airport",
];

/// Of a government, what fights.
#[rustfmt::skip]
const OF_GOVERNMENTS: &[&str] = &[
    "forces", "troops", "soldiers", "army", "air", "airstrike", "airstrikes", "strikes", "warplanes", "jets", "helicopter", "helicopters",
    "shelling", "fire", "bombardment", "artillery", "offensive",
];

/// "Iran-backed Houthis": the one behind isn't the one who acts. `next`: the word after its name.
fn is_backing(view: &View, next: usize) -> bool {
    let led = view.word(next) == "led" && nations::group(view.words, next + 1).is_some();
    let word = |back: usize| next.checked_sub(back).map_or("", |at| view.word(at));
    let backed = |back: usize| matches!(word(back), "backed" | "supported" | "funded");
    let by = (word(2) == "by" || word(3) == "by") && (backed(3) || backed(4));
    led || by || matches!(view.word(next), "backed" | "born" | "made" | "based" | "funded")
}

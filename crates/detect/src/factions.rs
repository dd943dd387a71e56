//! Who is a side: states and armed groups that act, are hit, or are quoted as a party.
//!
//! A demonym, a leader or a seat of government counts; a country named only as the place doesn't. In the order
//! of the text, who acted first where it says "by".

use crate::{
    aside::STRIKE_ABROAD,
    gazetteer::Kind,
    lexicon,
    nations::{self, GROUND},
    places::{self, Mention, Role},
    text::Word,
};

/// The codes of the sides, each once.
pub fn factions(words: &[Word], mentions: &[Mention]) -> Vec<String> {
    let mut sides: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "Norwegian Sea"
        if let Some(water) =
            mentions.iter().find(|mention| mention.start == at && mention.entry.kind == Kind::Water)
        {
            at = water.end;
            continue;
        }
        if let Some((code, count)) = nations::group(words, at) {
            sides.push((at, code));
            at += count;
            continue;
        }
        // "Saudi Arabia: …" names the country, which its mention tells of.
        if words[at].folded == "saudi" && words.get(at + 1).is_some_and(|next| next.folded == "arabia") {
            at += 2;
            continue;
        }
        if let Some((code, count)) = nations::demonym(words, at) {
            let grounds = |word: &Word| GROUND.contains(&word.folded.as_str());
            let on_ground = words.get(at + count).is_some_and(grounds)
                || words.get(at + count).is_some_and(|next| {
                    matches!(
                        next.folded.as_str(),
                        "refugee"
                            | "regional"
                            | "provincial"
                            | "army"
                            | "military"
                            | "naval"
                            | "air"
                            | "police"
                            | "government"
                            | "eastern"
                            | "western"
                            | "northern"
                            | "southern"
                            | "coastal"
                            | "key"
                            | "rebel"
                    )
                }) && words.get(at + count + 1).is_some_and(grounds);
            let led_into = at > 0
                && matches!(
                    words[at - 1].folded.as_str(),
                    "in" | "near" | "at" | "over" | "inside" | "outside" | "the"
                );
            // "despite Trump criticism", "after US talks"
            let talks = words.get(at + count).is_some_and(|next| TALK.contains(&next.folded.as_str()));
            let backs = talks
                || is_backing(words, at + count)
                || at > 0 && matches!(words[at - 1].folded.as_str(), "pro" | "anti");
            // "Afghan cities": where people live isn't the state.
            let lived_in = code.len() == 3
                && !matches!(code, "PSE" | "ISR")
                && words[at + count..].iter().take(2).any(|next| LIVED_IN.contains(&next.folded.as_str()));
            let abroad = words.get(at + count).is_some_and(|next| match next.folded.as_str() {
                "base" | "bases" | "airbase" | "outpost" => {
                    matches!(code, "USA" | "GBR" | "FRA" | "TUR" | "ITA" | "AUS")
                }
                "embassy" | "consulate" => true,
                _ => false,
            });
            if !(backs || lived_in || on_ground && led_into && !abroad) {
                sides.push((at, code));
            }
            at += count;
            continue;
        }
        at += 1;
    }
    for mention in mentions {
        let is_side = match mention.entry.kind {
            Kind::Country => {
                matches!(mention.role, Role::Named | Role::Target) && !is_apposition(words, mentions, mention)
            }
            // "Gaza militants fire rockets"
            Kind::Region | Kind::Province | Kind::City if mention.entry.country == "PSE" => {
                mention.start == 0
                    && words
                        .get(mention.end)
                        .is_some_and(|next| lexicon::tags(&next.folded) & lexicon::FORCE != 0)
            }
            Kind::City => {
                let speaks =
                    words.get(mention.end).is_some_and(|next| SPEECH.contains(&next.folded.as_str()));
                mention.role == Role::Named
                    && (mention.start == 0 && words.get(mention.end).is_some_and(|next| !next.after_break)
                        || speaks && words[mention.start].after_break)
                    && places::is_capital(&words[mention.start].folded)
            }
            _ => false,
        };
        // "Lebanon-Israel border"
        let beside =
            mentions.iter().any(|other| other.start == mention.end && other.entry.kind == Kind::Country);
        let is_ground = beside && words.get(mention.end + 1).is_some_and(|next| next.folded == "border")
            || words.get(mention.end).is_some_and(|next| GROUND.contains(&next.folded.as_str()));
        let owns = words[mention.end - 1].possessive && !is_deed(words, mention.end);
        // "Sudan: shelling kills …", "South Sudan rebels": the place.
        let heads = mention.start == 0
            && mention.entry.kind == Kind::Country
            && words.get(mention.end).is_some_and(|next| {
                next.after_break && places::is_headword(words, mention.end)
                    || matches!(
                        next.folded.as_str(),
                        "rebels"
                            | "rebel"
                            | "militants"
                            | "gunmen"
                            | "gang"
                            | "gangs"
                            | "insurgents"
                            | "paramilitaries"
                            | "paramilitary"
                            | "jihadists"
                            | "islamists"
                            | "extremists"
                            | "militia"
                            | "militias"
                            | "bandits"
                            | "separatists"
                    )
                    // "Sudan drone attack on hospital": its forces strike nobody abroad.
                    || words.get(mention.end + 1).is_some_and(|word| lexicon::tags(&word.folded) & lexicon::BLAST != 0)
                        && lexicon::tags(&next.folded) & lexicon::FORCE == 0
                    || lexicon::tags(&next.folded) & (lexicon::ATTACK | lexicon::DRONE | lexicon::MISSILE) != 0
                        && !STRIKE_ABROAD.contains(&mention.entry.country)
            });
        let is_for = mention.start > 0
            && matches!(words[mention.start - 1].folded.as_str(), "pro" | "anti")
            && !words[mention.start].after_break;
        let tells = words.get(mention.end).is_some_and(|next| {
            matches!(
                next.folded.as_str(),
                "doctors" | "medics" | "activists" | "residents" | "witnesses" | "monitors"
            )
        });
        if is_side && !tells && !is_for && !heads && !owns && !is_ground && !is_backing(words, mention.end) {
            sides.push((mention.start, mention.entry.country));
        }
    }
    sides.sort_by_key(|(at, _)| (!is_after_by(words, *at), *at));
    let mut codes: Vec<String> = Vec::new();
    for (_, code) in sides {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

const SPEECH: &[&str] =
    &["says", "said", "say", "claims", "claimed", "reports", "confirms", "denies", "vows", "warns"];

/// What is said, not done.
const TALK: &[&str] = &[
    "criticism",
    "talks",
    "call",
    "calls",
    "visit",
    "meeting",
    "summit",
    "proposal",
    "deal",
    "peace",
    "pressure",
    "speech",
];

#[rustfmt::skip]
const LIVED_IN: &[&str] = &[
    "cities", "city", "town", "towns", "village", "villages", "mosque", "church", "shopping", "market", "warlord",
    "warlords", "university", "theatre", "restaurant", "cafe", "kindergarten", "hotel", "hotels", "nightclub", "resort", "beach",
    "school", "hospital", "hospitals", "temple", "shrine", "synagogue", "cathedral", "mall", "wedding", "funeral",
    "gunmen", "gunman", "gang", "gangs", "bandits", "opposition", "candidate", "journalist", "aramco", "kurdistan",
];

/// "Iran's strike": the owner acts; "Iran's capital": it doesn't.
fn is_deed(words: &[Word], next: usize) -> bool {
    let deed = lexicon::ATTACK | lexicon::WARPLANE | lexicon::FORCE;
    words.iter().skip(next).take(2).any(|word| {
        lexicon::tags(&word.folded) & deed != 0
            || matches!(word.folded.as_str(), "military" | "navy" | "guards" | "guard" | "revolutionary")
    })
}

/// "Iran-backed Houthis": the one behind isn't the one who acts.
fn is_backing(words: &[Word], next: usize) -> bool {
    let led =
        words.get(next).is_some_and(|word| word.folded == "led") && nations::group(words, next + 1).is_some();
    let by = led
        || words[..next].iter().rev().skip(1).take(2).any(|word| word.folded == "by")
            && words[..next]
                .iter()
                .rev()
                .skip(2)
                .take(2)
                .any(|word| matches!(word.folded.as_str(), "backed" | "supported" | "funded"));
    by || words.get(next).is_some_and(|word| {
        matches!(
            word.folded.as_str(),
            "backed" | "born" | "made" | "based" | "funded" | "flagged" | "owned" | "registered"
        )
    })
}

/// "Hroza, Ukraine".
fn is_apposition(words: &[Word], mentions: &[Mention], country: &Mention) -> bool {
    let place_before =
        mentions.iter().any(|other| other.end == country.start && other.entry.kind != Kind::Country);
    place_before && (words[country.start].after_break || country.end == words.len())
}

fn is_after_by(words: &[Word], at: usize) -> bool {
    at > 0 && words[at - 1].folded == "by"
}

//! Who is a side: states and armed groups that act, are hit, or are quoted as a party.
//!
//! A demonym, a leader or a seat of government counts; a country named only as the place doesn't. Who acts comes
//! first (`acting`), else who is named first.

use crate::{
    acting,
    aside::STRIKE_ABROAD,
    bystanders,
    clause::View,
    gazetteer::Kind,
    ground,
    home::EXPEDITIONARY,
    lexicon,
    nations::{self, GROUND},
    places::{self, Mention, Role},
    text::Word,
};

/// The codes of the sides, each once. At a protest only who acts there, and armed groups.
pub fn factions(view: &View, mentions: &[Mention], is_protest: bool) -> Vec<String> {
    let words = view.words;
    let mut sides: Vec<(usize, usize, &str)> = Vec::new();
    // Whose is what stands where it happened: "Afghan bank".
    let mut owners: Vec<(&str, bool)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // "Norwegian Sea"
        if let Some(water) =
            mentions.iter().find(|mention| mention.start == at && mention.entry.kind == Kind::Water)
        {
            at = water.end;
            continue;
        }
        if let Some((code, count)) = view.group(at) {
            // "after Haniyeh killing", "anti-Taliban policeman"
            let is_against = at > 0 && words[at - 1].folded == "anti";
            let other = is_against
                || words.get(at + count).is_some_and(|next| match next.folded.as_str() {
                    "killing" | "funeral" | "death" => true,
                    "led" => view.group(at + count + 1).is_some(),
                    _ => false,
                });
            if other {
                at += count;
                continue;
            }
            sides.push((at, at + count, code));
            at += count;
            continue;
        }
        // "Saudi Arabia: …" names the country, which its mention tells of.
        if words[at].folded == "saudi" && words.get(at + 1).is_some_and(|next| next.folded == "arabia") {
            at += 2;
            continue;
        }
        if let Some((code, count)) = view.demonym(at) {
            // "in the US"
            let is_site = mentions.iter().any(|mention| {
                mention.start == at
                    && matches!(words[at].folded.as_str(), "us" | "uk" | "uae")
                    && mention.role == Role::Site
            });
            if is_site {
                at += count;
                continue;
            }
            let grounds = |word: &Word| GROUND.contains(&word.folded.as_str());
            // "in Russian Dagestan"
            let names_ground = mentions.iter().any(|mention| {
                mention.start == at + count
                    && mention.entry.country == code
                    && mention.entry.kind != Kind::Country
            });
            let on_ground = names_ground
                || words.get(at + count).is_some_and(grounds)
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
                    "in" | "near" | "at" | "over" | "inside" | "outside" | "the" | "of"
                );
            // "on Libyan border"
            let at_border = words
                .get(at + count)
                .is_some_and(|next| matches!(next.folded.as_str(), "border" | "frontier"))
                && !words.get(at + count + 1).is_some_and(|next| MANNED.contains(&next.folded.as_str()))
                && at > 0
                && matches!(words[at - 1].folded.as_str(), "on" | "along" | "to" | "near");
            // "despite Trump criticism", "after US talks"
            let talks = words[at + count..]
                .iter()
                .take(3)
                .take_while(|next| !next.after_break)
                .find(|next| {
                    lexicon::tags(&next.folded) & !lexicon::WAR != 0 || TALK.contains(&next.folded.as_str())
                })
                .is_some_and(|next| TALK.contains(&next.folded.as_str()));
            let backs = talks && !nations::is_leader(&words[at].folded)
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
            // "Syrian rebels": not their state.
            let are_rebels = code.len() == 3
                && !matches!(code, "PSE")
                && words.get(at + count).is_some_and(|next| REBELS.contains(&next.folded.as_str()));
            let bystands = are_rebels || bystanders::is_bystander(view, mentions, at, count, code);
            // "shake Iraqi port of Basra"
            let is_named = words.get(at + count + 1).is_some_and(|next| next.folded == "of")
                && words.get(at + count).is_some_and(grounds)
                || names_ground;
            let is_organ =
                words[at + count..].iter().take(2).any(|next| ORGANS.contains(&next.folded.as_str()));
            let on_ground = on_ground && !is_organ;
            // "in Iraqi farmland"
            let lies_in = at > 0
                && matches!(
                    words[at - 1].folded.as_str(),
                    "in" | "at" | "near" | "inside" | "outside" | "for" | "from"
                );
            if !(backs || at_border || on_ground && led_into && !abroad || bystands) {
                if !is_organ && (lived_in || is_named || ground::is_of_civilians(view, at)) {
                    if lies_in {
                        at += count;
                        continue;
                    }
                    owners.push((code, true));
                } else {
                    sides.push((at, at + count, code));
                }
            }
            at += count;
            continue;
        }
        at += 1;
    }
    for mention in mentions {
        let is_side = match mention.entry.kind {
            // "Missiles, drones from Iran hit airport"
            Kind::Country if mention.start > 1 && words[mention.start - 1].folded == "from" => {
                lexicon::tags(&words[mention.start - 2].folded)
                    & (lexicon::MISSILE | lexicon::DRONE | lexicon::ROCKET)
                    != 0
                    && (EXPEDITIONARY.contains(&mention.entry.country) || mention.entry.country == "UKR")
                    || matches!(mention.role, Role::Named | Role::Target)
            }
            Kind::Country => {
                // "Niger army post attacked"
                let has_force = mention.role == Role::Site
                    && (mention.start == 0
                        || !matches!(words[mention.start - 1].folded.as_str(), "in" | "near" | "at"))
                    && words.get(mention.end).is_some_and(|next| {
                        matches!(next.folded.as_str(), "army" | "military" | "troops" | "navy" | "soldiers")
                            && !next.after_break
                    });
                (has_force || matches!(mention.role, Role::Named | Role::Target))
                    && !is_apposition(words, mentions, mention)
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
                    && words[mention.start].folded != "brussels"
                    && places::is_capital(&words[mention.start].folded)
            }
            _ => false,
        };
        // "Lebanon-Israel border"
        let beside =
            mentions.iter().any(|other| other.start == mention.end && other.entry.kind == Kind::Country);
        let is_ground = beside && words.get(mention.end + 1).is_some_and(|next| next.folded == "border")
            || words.get(mention.end).is_some_and(|next| GROUND.contains(&next.folded.as_str()))
            // "storm Mexico football pitch"
            || mention.role == Role::Target
                && words.get(mention.end + 1).is_some_and(|next| {
                    let next_to = &words[mention.end];
                    !next.after_break
                        && !next_to.after_break
                        && lexicon::tags(&next_to.folded) == 0
                        && (lexicon::tags(&next.folded) & lexicon::TARGET != 0 || next.folded == "pitch")
                });
        let owns = words[mention.end - 1].possessive && !is_deed(words, mention.end);
        // "Sudan: shelling kills …", "South Sudan rebels": the place.
        let heads = mention.start == 0
            && mention.entry.kind == Kind::Country
            && words.get(mention.end).is_some_and(|next| {
                // "Syria: Turkish drone kills …", but not "Iran, Iraq trade fire"
                let of_another = view.demonym(mention.end).is_some_and(|(code, _)| code != mention.entry.country)
                    && !nations::is_leader(&next.folded)
                    && !next.folded.ends_with('s');
                next.after_break && (of_another || places::is_headword(words, mention.end))
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
                            | "coup"
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
        let tells = bystanders::tells(view, mention.end)
            || words.get(mention.end).is_some_and(|next| {
                matches!(
                    next.folded.as_str(),
                    "doctors" | "medics" | "activists" | "residents" | "witnesses" | "monitors"
                )
            });
        // "fires rockets into Israel": there.
        let is_into = mention.start > 0 && words[mention.start - 1].folded == "into";
        // "on the border with Afghanistan", "bound for Egypt", "stronghold in sth somalia"
        let is_by = mention.entry.kind == Kind::Country
            && mention.start > 1
            && matches!(
                (words[mention.start - 2].folded.as_str(), words[mention.start - 1].folded.as_str()),
                ("border" | "frontier" | "crossing", "with" | "between")
                    | ("bound", "for")
                    | ("in", "sth" | "nth")
            );
        // "crossing between Lebanon and Syria"
        let is_between = mention.entry.kind == Kind::Country
            && (mention.start.saturating_sub(4)..mention.start).any(|at| {
                words[at].folded == "between"
                    && at > 0
                    && matches!(words[at - 1].folded.as_str(), "border" | "frontier" | "crossing")
            });
        // "post near Syria": on this side of it.
        let is_near = mention.start > 0
            && words[mention.start - 1].folded == "near"
            && mention.entry.kind == Kind::Country;
        // "after Iraq blasts", "in burundi attacks", "citing Mali war"
        let is_home = mention.entry.kind == Kind::Country
            && mention.start > 0
            && !STRIKE_ABROAD.contains(&mention.entry.country)
            && words.get(mention.end).is_some_and(|next| {
                !next.after_break
                    && (lexicon::tags(&next.folded) & (lexicon::ATTACK | lexicon::BLAST | lexicon::AIRSTRIKE)
                        != 0
                        || HOME_OF.contains(&next.folded.as_str()))
            });
        // "Israel hits Yemen power facilities", "shake Ukraine's capital": whose it is is hit by another state.
        let is_hit = mention.start > 0 && {
            let before = words[mention.start - 1].folded.as_str();
            let hits = lexicon::tags(before) & (lexicon::HIT | lexicon::ATTACK | lexicon::BATTER) != 0
                || matches!(before, "shake" | "shakes" | "rock" | "rocks" | "hitting" | "into" | "to");
            hits || before == "on" && !owns
        };
        if is_hit && (is_ground || owns) && mention.entry.kind == Kind::Country {
            owners.push((mention.entry.country, false));
        }
        if is_side
            && !is_home
            && !is_near
            && !is_by
            && !is_between
            && !is_into
            && !tells
            && !is_for
            && !heads
            && !owns
            && !is_ground
            && !is_backing(words, mention.end)
        {
            sides.push((mention.start, mention.end, mention.entry.country));
        }
    }
    // "Afghan cities fall to Taliban": whose they are is hit by another side.
    let hit: Vec<&str> = owners
        .into_iter()
        .filter(|_| !is_protest)
        .filter(|(code, by_all)| {
            let strikes = |other: &str| if *by_all { other != "NATO" } else { other.len() == 3 };
            sides.iter().any(|(.., other)| other != code && strikes(other))
        })
        .map(|(code, _)| code)
        .collect();
    if is_protest {
        sides.retain(|(start, end, code)| {
            code.len() > 3 && *code != "KURDS" || acting::acts_on_crowds(view, *start, *end)
        });
    }
    sides.sort_by_cached_key(|(start, end, _)| (acting::part(view, *start, *end), *start));
    // Turkey has Maoists of its own; who they are in Nepal, Peru and the Philippines `groups::settle` says.
    let elsewhere = mentions.iter().any(|mention| mention.entry.country == "TUR")
        || (0..words.len()).any(|at| view.demonym(at).is_some_and(|(code, _)| code == "TUR"));
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
    let free = |at: usize| at == 0 || view.demonym(at - 1).is_none() && view.party(at - 1).is_none();
    let rules =
        |at: usize| (view.word(at) == "junta" || view.word(at) == "regime" && state == "SYR") && free(at);
    let fights = |at: usize| {
        view.word(at) == "army"
            && (view.word(at + 1) == "and" && view.group(at + 2).is_some()
                || at >= 2 && view.word(at - 1) == "and" && view.group(at - 2).is_some()
                || view.word(at + 1) == "blames" && view.group(at + 2).is_some())
    };
    // "captured from the army"
    let loses = |at: usize| {
        matches!(view.word(at), "army" | "government" | "military")
            && at > 1
            && (view.word(at - 1) == "from" || view.word(at - 1) == "the" && view.word(at - 2) == "from")
    };
    if (0..view.words.len()).any(|at| rules(at) || fights(at) || loses(at)) {
        let begins = view.word(0) == "junta";
        sides.insert(if begins { 0 } else { sides.len() }, state.to_owned());
    }
}

/// What a country's name before it makes it the place of.
#[rustfmt::skip]
const HOME_OF: &[&str] = &[
    "war", "mission", "conflict", "crisis", "peace", "day", "violence", "unrest", "bombing", "bombings", "clashes", "fighting",
];

/// Who fights the state that they are from.
#[rustfmt::skip]
const REBELS: &[&str] = &[
    "rebel", "rebels", "insurgent", "insurgents", "insurgency", "guerrilla", "guerrillas", "separatist", "separatists",
    "militia", "militias", "militant", "militants", "fighters", "paramilitaries", "paramilitary", "jihadists", "islamists",
    "extremists", "terrorists", "bandits", "opposition", "gang", "gangs", "gunman", "gunmen", "cartel", "mafia", "islamist",
    "jihadist",
];

/// What belongs to a state wherever it stands.
#[rustfmt::skip]
const ORGANS: &[&str] = &[
    "governor", "governors", "council", "court", "courthouse", "ministry", "minister", "ministers", "parliament", "president",
    "mp", "guard", "consulate", "embassy", "post", "posts", "checkpoint",
];

/// What of a border is the state's own.
#[rustfmt::skip]
const MANNED: &[&str] = &[
    "post", "posts", "guard", "guards", "police", "patrol", "troops", "crossing", "force", "forces",
];

const SPEECH: &[&str] =
    &["says", "said", "say", "claims", "claimed", "reports", "confirms", "denies", "vows", "warns"];

/// What is said, not done.
#[rustfmt::skip]
const TALK: &[&str] = &[
    "criticism", "talks", "call", "calls", "visit", "meeting", "summit", "proposal", "deal", "peace", "pressure", "speech",
    "plan", "plans", "draft", "offer",
];

#[rustfmt::skip]
const LIVED_IN: &[&str] = &[
    "capital", "capitals", "cities", "city", "town", "towns", "village", "villages", "mosque", "church", "shopping", "market", "warlord",
    "warlords", "university", "theatre", "restaurant", "cafe", "kindergarten", "hotel", "hotels", "nightclub", "resort", "beach",
    "school", "hospital", "hospitals", "temple", "shrine", "synagogue", "cathedral", "mall", "wedding", "funeral",
    "gunmen", "gunman", "gang", "gangs", "bandits", "opposition", "candidate", "journalist", "aramco", "kurdistan", "newspaper",
];

/// "Iran's strike": the owner acts; "Iran's capital": it doesn't.
fn is_deed(words: &[Word], next: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    // "Congo's M23 fighters"
    if nations::group(words, next).is_some() {
        return false;
    }
    if word(next) == "air" && word(next + 1) == "force" {
        return true;
    }
    let deed = lexicon::ATTACK
        | lexicon::WARPLANE
        | lexicon::FORCE
        | lexicon::GUNS
        | lexicon::DRONE
        | lexicon::MISSILE;
    words.iter().skip(next).take(2).any(|word| {
        lexicon::tags(&word.folded) & deed != 0
            || matches!(
                word.folded.as_str(),
                "military" | "navy" | "guards" | "guard" | "revolutionary" | "intelligence" | "coastguard"
            )
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
    by || words
        .get(next)
        .is_some_and(|word| matches!(word.folded.as_str(), "backed" | "born" | "made" | "based" | "funded"))
}

/// "Hroza, Ukraine".
fn is_apposition(words: &[Word], mentions: &[Mention], country: &Mention) -> bool {
    let place_before =
        mentions.iter().any(|other| other.end == country.start && other.entry.kind != Kind::Country);
    place_before && (words[country.start].after_break || country.end == words.len())
}

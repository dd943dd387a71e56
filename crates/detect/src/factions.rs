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
    ground, groups, lexicon, namesake,
    nations::{self, GROUND},
    places::{self, Mention, Role},
    text::Word,
};

/// The codes of the sides, each once. At a protest only who acts there, and armed groups.
pub fn factions(view: &View, mentions: &[Mention], is_protest: bool) -> Vec<String> {
    let words = view.words;
    let mut sides: Vec<(usize, usize, &str)> = Vec::new();
    // Whose is what stands where it happened: "Afghan bank".
    let mut owners: Vec<&str> = Vec::new();
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
            // "after Haniyeh killing"
            let other = words.get(at + count).is_some_and(|next| match next.folded.as_str() {
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
            let bystands = bystanders::is_bystander(view, mentions, at, count, code);
            if !(backs || at_border || lived_in || on_ground && led_into && !abroad || bystands) {
                if ground::is_of_civilians(view, at) {
                    owners.push(code);
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
        // "post near Syria": on this side of it.
        let is_near = mention.start > 0
            && words[mention.start - 1].folded == "near"
            && mention.entry.kind == Kind::Country;
        if is_side
            && !is_near
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
    let is_enemy = |other: &str, code: &str| {
        let fights = |a: &str, b: &str| namesake::theatre(a).contains(&b) || groups::home(a).contains(&b);
        other != code && (fights(other, code) || fights(code, other))
    };
    let of_others = |code: &str| {
        sides.iter().any(|(start, end, other)| is_enemy(other, code) && !is_private(words, *start, *end))
    };
    let hit: Vec<&str> = owners
        .into_iter()
        .filter(|code| {
            sides.iter().any(|(.., other)| {
                (other.len() == 3 || matches!(*other, "HAMAS" | "HEZBOLLAH" | "HOUTHI" | "PIJIHAD"))
                    && is_enemy(other, code)
            })
        })
        .collect();
    let private: Vec<usize> = sides
        .iter()
        .filter(|(start, end, code)| {
            is_person_hit(view, *start, *end)
                || is_private(words, *start, *end) && !matches!(*code, "PSE" | "ISR") && !of_others(code)
        })
        .map(|(start, ..)| *start)
        .collect();
    sides.retain(|(start, ..)| !private.contains(start));
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

/// "kills four Palestinians", "Israeli woman shot": whoever is hit as a person is no side, though the state fights.
fn is_person_hit(view: &View, start: usize, end: usize) -> bool {
    if start + 1 != end || nations::is_leader(view.word(start)) || !nations::is_demonym(view.word(start)) {
        return false;
    }
    if bystanders::is_one_hit(view, start) {
        return true;
    }
    let here = |at: &usize| view.clause(*at) == view.clause(start);
    let people = view.word(start).ends_with('s')
        || matches!(view.word(start), "japanese" | "chinese" | "lebanese" | "british");
    let last = (end..end + 2).take_while(here).find(|at| PERSONS.contains(&view.word(*at)));
    let Some(last) = last.or_else(|| people.then_some(start)) else { return false };
    let armed =
        lexicon::FORCE | lexicon::RANK | lexicon::WEAPON | lexicon::SHIP | lexicon::ATTACK | lexicon::TARGET;
    if view.is(last + 1, armed) || view.is(end, armed) {
        return false;
    }
    let harm = lexicon::KILL | lexicon::HURT;
    let before = (start.saturating_sub(5)..start).rev().take_while(here).any(|at| {
        view.is(at, harm) && !matches!(view.word(at), "killed" | "dead" | "wounded" | "injured")
            || view.word(at) == "killing"
    });
    let after = (last + 1..last + 4).take_while(here).any(|at| {
        matches!(
            view.word(at),
            "killed"
                | "dead"
                | "die"
                | "died"
                | "dies"
                | "shot"
                | "wounded"
                | "injured"
                | "hurt"
                | "slain"
                | "stabbed"
                | "murdered"
        )
    });
    before || after
}

#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "teen", "teenager", "teenagers", "youth", "youths", "child", "children",
    "civilian", "civilians", "student", "students", "family", "journalist", "journalists", "newsman", "cameraman", "tourist", "tourists", "farmer", "farmers", "worker",
    "workers", "protester", "protesters", "toddler", "baby", "infant", "mother", "father", "couple", "brothers", "driver", "drivers", "villagers",
    "doctor", "nurse", "medic", "medics", "paramedic", "paramedics", "teacher", "reporter", "activist", "engineer", "engineers", "people",
    "settler", "settlers", "fisherman", "fishermen", "lawyer", "patients",
];

/// "two Turkish journalists": a person's home isn't a side, unless its state fights another here.
fn is_private(words: &[Word], start: usize, end: usize) -> bool {
    start + 1 == end
        && nations::is_demonym(&words[start].folded)
        && lexicon::tags(&words[start].folded) & lexicon::FORCE == 0
        && !words[start].folded.ends_with('s')
        && words[end..]
            .iter()
            .take(2)
            .take_while(|next| !next.after_break)
            .any(|next| PRIVATE.contains(&next.folded.as_str()))
}

#[rustfmt::skip]
const PRIVATE: &[&str] = &[
    "journalist", "journalists", "reporter", "reporters", "photographer", "cameraman", "tourist", "tourists", "doctor",
    "doctors", "nun", "nuns", "student", "students", "man", "men", "woman", "women", "boy", "girl", "teenager", "child", "children",
    "bus", "aid", "pilgrims", "villagers", "farmers", "fishermen", "priest", "teacher", "teachers", "couple", "family", "missionary",
    "missionaries", "sailors", "seafarers", "farmhand", "farmhands", "contractor", "contractors", "worker", "workers",
    "nationals", "citizens", "truckers", "drivers", "backpackers", "hikers", "climbers", "engineers", "tycoon", "businessman", "actress", "singer", "activist", "lawyer",
];

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
    "plan",
    "plans",
    "draft",
    "offer",
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
    if word(next) == "air" && word(next + 1) == "force" {
        return true;
    }
    let deed = lexicon::ATTACK | lexicon::WARPLANE | lexicon::FORCE;
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

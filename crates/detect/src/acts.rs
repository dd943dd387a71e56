//! What happened: the acts that a title tells of, if they happened.

use crate::{
    clause::View,
    everyday,
    lexicon::{
        AT, ATTACK, ATTRIBUTE, BLAST, BOMBING, CLAUSE, CROWD, DENIED, DESTROY, DOWN, ELSEWHERE, FIRE, FORCE,
        HIT, HURT, INFRA, KILL, LIKELY_ELSEWHERE, MAYBE_ELSEWHERE, POSSIBLE, PROTEST, RANK, SHIP, TARGET,
        TOWARD, WEAPON,
    },
    numbers, reject,
    rules::{Act, RULES, heads},
};
use ww3_event::EventType;

/// What a title tells of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acts {
    /// The acts that happened, the most telling first.
    pub found: Vec<Act>,
    /// Acts that the words around make a threat, a plan, a fear or a denial, where none is told that happened.
    pub possible: Vec<Act>,
    /// Acts are told only of the background ("… after a missile attack"), and of no harm that they did.
    pub is_aside: bool,
}

/// What this title tells of; nothing where it is about something else.
pub fn acts(view: &View) -> Acts {
    let mut acts = Acts::default();
    if view.words.is_empty() || reject::begins_otherwise(view) {
        return acts;
    }
    let mut possible: Vec<Act> = Vec::new();
    let mut background: Vec<Act> = Vec::new();
    let asked: Vec<u64> = (0..view.words.len()).map(|at| heads::asked(view, at)).collect();
    let any = asked.iter().fold(0, |any, asked| any | asked);
    for (number, rule) in RULES.iter().enumerate().filter(|(number, _)| any >> number & 1 != 0) {
        // A rule may look beyond the last word.
        let within = |act: Act| Act { end: act.end.min(view.words.len()), ..act };
        let looks = (0..view.words.len()).filter(|at| asked[*at] >> number & 1 != 0);
        let told = looks.filter_map(|at| rule(view, at).map(within));
        for act in told {
            if is_attribute(view, &act)
                || is_search(view, &act)
                || is_reacted_to(view, &act)
                || everyday::is_everyday(view, &act)
            {
                continue;
            }
            if is_possible(view, &act) {
                possible.push(act);
                continue;
            }
            let list = if is_background(view, &act) { &mut background } else { &mut acts.found };
            // Of one type the first, unless it is only that somebody died.
            match list.iter_mut().find(|known| known.kind == act.kind) {
                Some(known) if known.is_toll && !act.is_toll => *known = act,
                Some(_) => {}
                None => list.push(act),
            }
        }
    }
    acts.is_aside = acts.found.is_empty() && !view.has(KILL | HURT | DESTROY);
    background.retain(|act| !acts.found.iter().any(|known| known.kind == act.kind));
    acts.found.extend(background);
    if !(possible.is_empty() && acts.found.is_empty()) && is_elsewhere(view, &acts.found) {
        return Acts::default();
    }
    if acts.found.iter().any(|act| !act.is_toll && is_kinetic(&act.kind)) {
        acts.found.retain(|act| !act.is_toll);
    }
    protest_leads(view, &mut acts.found);
    sanction_leads(&mut acts.found);
    if acts.found.is_empty() {
        acts.possible = possible;
    }
    acts
}

/// Whether this act that no rule found happened: nobody only fears it, or speaks of it, and the title is about it.
pub fn is_told(view: &View, act: &Act) -> bool {
    let open = Act { is_plain: false, ..act.clone() };
    !is_possible(view, act)
        && !is_reacted_to(view, act)
        && !everyday::is_everyday(view, act)
        && !is_elsewhere(view, &[open])
}

/// Whether the title is about something else, or of another time.
fn is_elsewhere(view: &View, found: &[Act]) -> bool {
    let plain =
        found.iter().any(|act| act.is_plain && !matches!(act.kind, EventType::Protest | EventType::Sanction));
    let sided = found.iter().any(|act| is_kinetic(&act.kind) && is_done_by_a_side(view, act));
    let by_arms = found.iter().any(|act| is_kinetic(&act.kind) && is_done_by_arms(view, act));
    // Who is killed by a side or by armed people isn't at a match, though the place be a football pitch.
    let is_counted =
        || view.has(KILL) && numbers::casualties(view.words).is_some_and(|toll| toll.killed.is_some());
    let counted = (sided || by_arms) && is_counted();
    // In Haiti gangs fight the state.
    let armed_gangs = (0..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "haiti" | "haitian" | "haitis" | "kenscoff" | "artibonite" | "mirebalais" | "petionville"
        ) || view.word(at) == "port" && view.word(at + 1) == "au"
    });
    // Where the army is sent against them, cartels are a side.
    let armies = (0..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "marines" | "army" | "troops" | "soldiers" | "soldier" | "military" | "airstrike"
        )
    });
    let is_likely = |at: usize| {
        view.is(at, LIKELY_ELSEWHERE)
            && !(armed_gangs && view.word(at).starts_with("gang"))
            && !(armies && (view.word(at) == "cartel" || view.word(at).starts_with("gang")))
            && !(sided && view.word(at).starts_with("stab"))
            && !(view.word(at) == "football" && (view.is(at + 1, TARGET) || view.word(at + 1) == "pitch"))
            && !(view.word(at) == "court"
                && (at.saturating_sub(4)..at)
                    .any(|i| matches!(view.word(i), "at" | "near" | "outside" | "inside")))
    };
    let protest = found.iter().find(|act| act.kind == EventType::Protest);
    // What people protest against is no other matter: "thousands march against covid rules".
    let is_cause = |at: usize| {
        protest.is_some_and(|act| {
            TOPICS.contains(&view.word(at))
                || at >= act.end && CAUSES.contains(&view.word(at))
                || (act.start..act.end).contains(&at) && !view.is(at, ELSEWHERE)
        })
    };
    let likely = || (0..view.words.len()).any(|at| is_likely(at) && !is_cause(at));
    let is_maybe = |at: usize| {
        view.is(at, MAYBE_ELSEWHERE)
            && !is_cause(at)
            && !(by_arms && OF_ARMS.contains(&view.word(at)))
            && !(at > 0 && view.word(at) == "funeral" && matches!(view.word(at - 1), "on" | "at" | "a"))
            && !(view.word(at) == "funeral" && view.is(at + 1, TARGET))
            && !(at > 0
                && view.word(at) == "union"
                && matches!(view.word(at - 1), "african" | "european" | "soviet"))
            && !(view.word(at) == "museum" && view.is(at + 1, ATTACK | BLAST | BOMBING))
            && !(matches!(view.word(at), "mine" | "mines") && view.has(SHIP | FORCE))
            && !(view.word(at) == "tv" && view.is(at + 1, TARGET))
    };
    // "suicide bombers hit World Cup crowds, 64 dead"
    let at_sport = plain && is_counted();
    let is_elsewhere =
        |at: usize| view.is(at, ELSEWHERE) && !(at_sport && SPORT.contains(&view.word(at))) && !is_cause(at);
    (0..view.words.len()).any(is_elsewhere)
        || view.says_phrase(reject::PHRASES)
        || !view.has(KILL | HURT | WEAPON) && view.says_phrase(reject::LABOUR)
        || (!plain
            && !counted
            && (likely()
                || protest.is_none() && view.says_phrase(reject::LIKELY_PHRASES)
                || view.says_phrase(reject::STORIES)))
        || (!plain && !sided && (0..view.words.len()).any(is_maybe))
        || reject::is_missile_test(view)
        || reject::is_afterwards(view)
        || reject::is_of_teams(view)
}

/// What people protest about, wherever it stands.
#[rustfmt::skip]
const TOPICS: &[&str] = &[
    "covid", "coronavirus", "vaccine", "extradition", "abortion", "nurses", "unions", "union", "economy", "economic", "pay",
    "miners", "drivers", "pilots", "trans", "racist", "racism", "royal", "rape", "murder", "mine", "veterans",
];

/// What people protest about, where it follows.
#[rustfmt::skip]
const CAUSES: &[&str] = &[
    "verdict", "acquitted", "sentenced", "jailed", "convicted", "charged", "pardon", "pardons", "film", "movie", "quake",
    "earthquake", "hurricane", "cyclone", "wildfire", "wildfires", "olympics", "olympic", "fifa", "prosecutor",
    "prosecutors", "extradited", "holocaust", "court", "hate", "amazon", "tesla", "musk", "fbi", "republican",
    "republicans", "democrats", "stabbing", "stabbed", "football", "celebrity", "actor", "singer", "knife",
    "drug", "drugs", "congress", "tourist", "funeral", "accident", "derailment", "floods", "flood", "stampede", "crush",
    "collision", "crash", "cartoon", "virus", "tv", "history", "mail", "asteroid", "earth", "cricket",
    "anniversary", "gang", "gangs",
];

/// "Israeli strike", "killed by Hamas": a state or armed group stands right at the act.
fn is_done_by_a_side(view: &View, act: &Act) -> bool {
    view.side_before(act.start, 3) || (act.start..act.end + 3).any(|at| view.is_side(at))
}

/// "Gunmen kill": armed people stand right at the act; one gunman or a gang is crime.
fn is_done_by_arms(view: &View, act: &Act) -> bool {
    (act.start.saturating_sub(3)..act.end)
        .any(|at| view.is(at, FORCE) && !view.is(at, LIKELY_ELSEWHERE) && view.word(at) != "gunman")
}

/// Of `ELSEWHERE` where people gather, whom a bomb may kill.
const SPORT: &[&str] = &["cup", "league", "cricket", "rugby", "olympic", "fifa", "basketball"];

/// Of `MAYBE_ELSEWHERE` whom and what armed people attack too.
const OF_ARMS: &[&str] =
    &["tourist", "pilots", "drivers", "funeral", "miners", "mourn", "museum", "congress", "mine"];

/// "… after a missile attack": what is told first is the news.
fn is_background(view: &View, act: &Act) -> bool {
    let first = (0..=act.start).rev().take_while(|i| view.clause(*i) == view.clause(act.start)).last();
    first.is_some_and(|first| {
        matches!(
            view.word(first),
            "as" | "amid" | "after" | "while" | "following" | "since" | "despite" | "when" | "before"
        )
    })
}

fn is_kinetic(kind: &EventType) -> bool {
    crate::severity::is_kinetic(kind)
}

/// "attack suspect", "bombing plot": the next word makes something else of it.
fn is_attribute(view: &View, act: &Act) -> bool {
    let next = act.end;
    // "bomb defence ministry" is done to it.
    let defends =
        matches!(view.word(next), "defence" | "defense") && view.is(next + 1, TARGET | RANK | INFRA);
    // "strike missiles", "attack aircraft": a kind of weapon.
    let last = view.word(act.end - 1);
    let is_kind = matches!(last, "strike" | "attack")
        && matches!(
            view.word(next),
            "missile"
                | "missiles"
                | "drone"
                | "drones"
                | "aircraft"
                | "jets"
                | "jet"
                | "weapon"
                | "weapons"
                | "helicopter"
                | "submarine"
                | "rifle"
                | "rifles"
        );
    // "adopts sanctions package"
    let package = act.kind == EventType::Sanction && view.word(next) == "package";
    (view.is(next, ATTRIBUTE) && !package || is_kind)
        && view.clause(next) == view.clause(act.end - 1)
        && !defends
}

/// "police seize explosives in raid": a search.
fn is_search(view: &View, act: &Act) -> bool {
    view.word(act.start).starts_with("raid")
        && (0..act.start).any(|at| {
            matches!(
                view.word(at),
                "seize"
                    | "seizes"
                    | "seized"
                    | "arrest"
                    | "arrests"
                    | "arrested"
                    | "detain"
                    | "detains"
                    | "find"
                    | "finds"
            ) && (at.saturating_sub(3)..at).any(|police| view.word(police) == "police")
        })
}

/// "UN condemns bombing of …": the news is what was said of it.
fn is_reacted_to(view: &View, act: &Act) -> bool {
    let clause = |at: &usize| view.clause(*at) == view.clause(act.start);
    // "slams into" is what a missile does.
    let reacts = |at: &usize| {
        REACTIONS.contains(&view.word(*at))
            || matches!(view.word(*at), "slams" | "blasts" | "slam")
                && *at > 0
                && view.word(*at + 1) != "into"
                && !view.is(*at - 1, WEAPON | SHIP)
                && (*at + 1..act.start).all(|between| !view.is(between, TOWARD | AT))
    };
    // "police hold six over train bombings"
    let held_over = (0..act.start).any(|at| {
        matches!(
            view.word(at),
            "hold"
                | "holds"
                | "held"
                | "quiz"
                | "question"
                | "questioned"
                | "arrested"
                | "arrest"
                | "arrests"
        ) && (at + 1..act.start.min(at + 4)).any(|over| {
            // Not "held over weekend until".
            view.word(over) == "over" && view.clause(over) == view.clause(act.start) && act.start - over <= 3
                || view.word(at).starts_with("arrest")
                    && matches!(view.word(over), "in" | "for")
                    && !view.has(KILL | HURT)
        })
    });
    // "after weeks of cross-border shelling"
    let long = (act.start.saturating_sub(4)..act.start).any(|at| {
        at > 0
            && view.word(at) == "of"
            && matches!(view.word(at - 1), "weeks" | "months" | "years" | "decades")
    });
    if long && !view.has(KILL | HURT) {
        return true;
    }
    let in_wake = (2..act.start).any(|at| {
        view.word(at) == "of"
            && matches!(view.word(at - 1), "wake" | "aftermath")
            && clause(&at)
            && !view.has(KILL | HURT)
    });
    if held_over || in_wake || is_judged(view, act) || is_shown(view, act) {
        return true;
    }
    let is_noun = !matches!(view.word(act.start), "kills" | "kill");
    is_noun && (0..act.start).rev().take(7).take_while(clause).any(|at| reacts(&at))
}

/// "minister says attacks by settlers are terrorism": what somebody thinks of it.
fn is_judged(view: &View, act: &Act) -> bool {
    let said = (0..act.start).any(|at| matches!(view.word(at), "says" | "say" | "said"));
    let is = (act.end..act.end + 12)
        .take_while(|at| view.clause(*at) == view.clause(act.start))
        .find(|at| matches!(view.word(*at), "is" | "are"));
    said && !view.has(KILL | HURT)
        && is.is_some_and(|is| {
            let quoted = view.words.get(is + 1).is_some_and(|word| word.after_break);
            let noun = is + 2 < view.words.len()
                && !view.is(is + 2, AT | CLAUSE | TOWARD)
                && !matches!(view.word(is + 2), "by" | "to" | "with" | "from");
            quoted || (noun || !view.word(is + 1).ends_with("ed")) && !view.is(is + 1, HIT | FIRE | DOWN | AT)
        })
}

/// "releases video of drone strike that killed ten": it was before.
fn is_shown(view: &View, act: &Act) -> bool {
    (1..act.start).any(|at| {
        matches!(view.word(at), "video" | "footage" | "report")
            && matches!(view.word(at - 1), "releases" | "released" | "release" | "publishes")
    }) && view.word(act.end) == "that"
}

/// What is said or felt of an act.
#[rustfmt::skip]
const REACTIONS: &[&str] = &[
    "condemn", "condemns", "condemned", "condemning", "denounce", "denounces", "denounced", "deplore", "deplores",
    "deplored", "decry", "decries", "decried", "mourn", "mourns", "mourned", "criticise", "criticises", "criticised",
    "criticize", "criticizes", "criticized", "praise", "praises", "praised", "hails", "hailed", "applauds", "applaud",
    "lament", "laments", "regrets", "apologises", "apologizes", "apologised", "apologized", "outrage", "outcry",
    "condolences", "commends", "rejects", "celebrate", "celebrates", "investigates", "investigate", "probes",
    "recalls", "speaks", "describes", "describe", "explain", "explains", "recounts", "discuss", "discusses", "react", "reacts",
];

/// Whether a word before it in the clause, or right after it, makes of the act a wish, a plan or a fear.
pub fn is_possible(view: &View, act: &Act) -> bool {
    let clause = view.clause(act.start);
    let before = (act.start.saturating_sub(9)..act.start).rev();
    let mut before = before
        .take_while(|i| view.clause(*i) == clause || view.is(*i + 1, CLAUSE) && view.word(*i + 1) == "that");
    let governed = before.any(|i| {
        view.is(i, POSSIBLE) && !is_feared_dead(view, i) && view.word(i.wrapping_sub(1)) != "rapid"
            || view.is(i, DENIED) && i + 3 >= act.start
            || view.word(i) == "of" && view.word(i.wrapping_sub(1)) == "terrified"
            || (view.word(i) == "to"
                && i + 2 >= act.start
                && !goes_on(view, i)
                // "on way to work slain"
                && (view.word(i.wrapping_sub(1)) != "way" || view.is(i + 1, KILL | HIT))
                && !(i + 1 < act.start && view.is_side(i + 1)))
    });
    // What protesters stop and demand, they do.
    let inside = act.kind != EventType::Protest
        && (act.start..act.end).any(|i| {
            view.is(i, POSSIBLE)
                && !is_feared_dead(view, i)
                && !(act.kind == EventType::Clash && i == act.start)
        });
    let follows = matches!(
        view.word(act.end),
        "threat"
            | "threats"
            | "plan"
            | "plans"
            | "plot"
            | "fears"
            | "feared"
            | "rehearsal"
            | "fear"
            | "warning"
            | "risk"
            | "foiled"
            | "thwarted"
            | "averted"
            | "imminent"
            | "likely"
            | "planned"
            | "postponed"
            | "cancelled"
    ) && view.clause(act.end) == clause;
    governed || inside || follows
}

/// "dozens feared dead", "toll expected to rise": the toll is in doubt, not the act.
fn is_feared_dead(view: &View, at: usize) -> bool {
    view.word(at).starts_with("fear") && (view.is(at + 1, KILL | HURT) || view.word(at + 1) == "trapped")
        || view.word(at) == "expected" && matches!(view.word(at + 2), "rise" | "climb")
}

/// "continues to strike" goes on.
fn goes_on(view: &View, to: usize) -> bool {
    to > 0
        && matches!(
            view.word(to - 1),
            "continue"
                | "continues"
                | "continued"
                | "begin"
                | "begins"
                | "began"
                | "resume"
                | "resumes"
                | "streets"
                | "due"
                | "next"
                | "close"
                | "response"
                | "according"
                | "claims"
                | "claim"
                | "claimed"
        )
        || is_hearsay(view, to)
        || matches!(view.word(to + 1), "the")
}

/// "insurgents are said to capture town": it happened, as others tell.
fn is_hearsay(view: &View, to: usize) -> bool {
    to > 1
        && matches!(view.word(to - 1), "said" | "reported" | "believed" | "understood" | "alleged" | "known")
        && matches!(view.word(to - 2), "is" | "are" | "was" | "were")
}

/// Sanctions for an attack: the attack was before.
fn sanction_leads(found: &mut Vec<Act>) {
    let Some(at) = found.iter().position(|act| act.kind == EventType::Sanction) else { return };
    if found.iter().all(|act| act.start >= found[at].start) {
        let sanction = found.remove(at);
        found.insert(0, sanction);
    }
}

/// Rioters and soldiers, and no word of a protest.
fn riots_against_troops(view: &View) -> bool {
    view.says(&["rioters", "mobs", "mob"])
        && view.says(&["troops", "soldiers", "army", "marines", "peacekeepers"])
        && !view.says(&[
            "protest",
            "protests",
            "demonstration",
            "demonstrations",
            "rally",
            "protesters",
            "demonstrators",
        ])
}

/// Police and crowds clash at a protest: the protest is the event, unless weapons of war are named.
fn protest_leads(view: &View, found: &mut Vec<Act>) {
    let Some(at) = found.iter().position(|act| act.kind == EventType::Protest) else { return };
    let soft = |act: &Act| !act.is_plain || !is_kinetic(&act.kind);
    // "troops, rioters clash in Basra": nobody protests.
    let fought = found.iter().any(|act| act.kind == EventType::Clash) && riots_against_troops(view);
    // "attack on protest in Cairo", "mob attacks mosque": who is attacked, or who does it, protests not.
    let attacked = found.iter().any(|act| {
        is_kinetic(&act.kind)
            && (act.end..act.end + 4).any(|at| {
                view.is(at, PROTEST | CROWD) && (act.end..at).any(|i| view.word(i) == "on")
                    || view.word(at) == "mosque"
                    || view.word(at) == "church"
            })
            && !act.is_toll
    });
    // "28 wounded in blasts at protest site"
    let blown_up = view.has(BLAST) && view.has(HURT | KILL);
    if found.iter().all(soft) && !fought && !attacked && !blown_up {
        let protest = found.remove(at);
        found.insert(0, protest);
    }
}

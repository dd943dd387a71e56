//! What is no event: questions, stories, sport, labour, accidents, tests, metaphors.
//!
//! Single words are in `lexicon` (`ELSEWHERE`, `LIKELY_ELSEWHERE`); here is what takes several.

use crate::{
    clause::{View, kept},
    lexicon::{ATTACK, BLAST, BOMBING, CLASH, HIT, HURT, KILL, SHOOT, SINK, TAKE},
};

/// Titles that begin so ask, list, comment or tell a story.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "how", "why", "what", "who", "whos", "when", "where", "is", "are", "can", "should", "does", "did",
    "will", "would", "could", "meet", "opinion", "analysis", "letter", "best", "i", "my", "im",
    "ive", "your", "fact", "factbox", "timeline", "chronology", "quiz", "inside", "explainer", "the day",
];

/// Phrases of a title that is about something else, whatever else it says; folded words between spaces.
#[rustfmt::skip]
pub const PHRASES: &[&str] = &[
    "museum fire", "could have been", "in custody over", "agree to end", "celebratory gunfire", "detained during protests",
    "to beat", "rockets beat", "beat rockets", "heart attack", "heart attacks", "panic attack", "attack on titan", "years ago", "years after",
    "years on", "years since", "year since", "decades after", "decades ago", "decades later",
    "months after", "year anniversary", "world war", "cold war", "civil war era", "pearl harbor", "sept 11",
    "9 11", "hunger strike", "strike action", "strike ballot", "general strike", "postal strike",
    "strike deal", "strike a deal", "strikes a deal", "strikes deal", "struck a deal",
    "strikes a chord", "goes on strike", "go on strike", "on strike", "bird strike",
    "war of words", "price war", "culture war", "culture wars",
    "trade war", "war games", "gas leak", "gas explosion", "storm surge", "dog attack", "bear attack",
    "shark attack", "time bomb", "ticking bomb", "bomb cyclone", "bath bomb", "sex bomb", "bomb threat",
    "bomb threats", "bomb hoax", "bomb scare", "bomb shelter", "bomb shelters", "population explosion",
    "blast from the past", "false alarm", "box office", "video game", "video games", "wall street",
    "mass shooting", "school shooting", "road rage", "domestic violence", "day in history", "in pictures",
    "in photos", "in maps", "on this day", "test fires", "test fired", "test launch", "war crimes trial",
    "pleaded guilty", "found guilty", "gas explosions", "smoke bomb", "smoke bombing", "writers strike",
    "teachers strike", "nurses strike", "workers strike", "personal attack", "personal attacks",
    "verbal attack", "attack ad", "attack ads", "hit hard", "hits hard", "hardest hit", "hit record",
    "hits record", "series high", "year high", "year low", "lightning strike", "lightning strikes", "act of vandalism", "hanged over", "hanged for",
    "hit by storm", "tropical storm", "winter storm",
    "blast off", "full blast", "front page", "flash flood", "flash floods", "chemical plant",
    "tanker truck", "fuel explosion", "grain elevator", "house explosion",
    "home explosion", "mine explosion", "coal mine", "nightclub fire", "prison riot", "prison riots",
    "death row", "rules out", "ruled out", "no evidence",
    "fact check", "home invasion", "home invasions", "controlled explosion", "controlled explosions", "controlled blast", "mass grave", "mass graves", "was road", "road work", "road works", "roadworks", "quarry blast",
    "graves found", "unmarked graves", "here s", "all you need", "stock market", "attack helicopters",
    "white house press", "six nations", "battle for his", "fighting for his", "fighting for her", "fighting for survival",
    "fighting for life", "fighting for their", "fighting back", "lays bare", "media blitz",
    "response to", "pay their respects", "pay respects", "these are the", "suspect in", "accused in",
    "wartime bomb", "war bomb", "era bomb", "unexploded ordnance", "unexploded bomb", "unexploded bombs", "unexploded shell",
    "minute strike", "late strike", "live fire drill", "naval drill", "military drill", "military drills", "naval drills",
    "joint drills", "in drill", "in drills", "on trial", "stand trial", "stands trial", "faces trial", "trial over", "trial opens",
    "trial begins", "life sentence", "court martial",
    // What is taken back.
    "was false", "were false", "was untrue", "were untrue", "was wrong", "were wrong", "false report", "false reports",
    "false claim", "false claims",
];

/// Of workers, unless somebody died of it.
pub const LABOUR: &[&str] = &[
    "rail strike",
    "rail strikes",
    "train strike",
    "train strikes",
    "tube strike",
    "bus strike",
    "strike off",
    "strikes off",
    "strike in protest",
    "businesses strike",
    "shops strike",
];

/// Phrases that likely are about something else, unless an act of war is named plainly.
#[rustfmt::skip]
pub const LIKELY_PHRASES: &[&str] = &[
    "hits high", "trade blame", "trades blame",
    "cluster bombs", "cluster munitions", "truck explodes", "under fire", "comes under fire", "lands in", "health strike", "car park", "police shooting", "oil prices", "oil price", "power outage",
    "gun rights", "peace talks", "ceasefire deal", "strategy against", "nuclear deal",
    "human rights", "climate", "security law", "prayer", "acid attack", "knife attack", "car attack",
    "arson attack",
];

/// Phrases of a title that tells a story, unless an act of war is named plainly.
pub const STORIES: &[&str] =
    &["prime time", "aftermath of", "flashback", "victim of", "the story of", "signs of"];

/// Whether the title begins as no report does, or asks.
pub fn begins_otherwise(view: &View) -> bool {
    kept(&view.whole.begins_otherwise, || does_begin_otherwise(view))
}

fn does_begin_otherwise(view: &View) -> bool {
    let first =
        usize::from(matches!(view.word(0), "watch" | "video" | "breaking" | "live" | "exclusive" | "update"));
    // "Israeli attack on Nuseirat kills 64: what we know" tells it first.
    let is_after_the_news = |at: usize| at > 3 && view.word(at + 2) == "know" && view.has(KILL);
    let asks = |at: usize| {
        view.words[at].after_break
            && matches!(view.word(at), "how" | "why" | "what")
            && !is_after_the_news(at)
    };
    OPENINGS.contains(&view.word(first)) && !(view.word(first) == "letter" && view.word(first + 1) == "bomb")
        || (0..view.words.len()).any(asks)
        || view.word(first) == "top" && view.word(first + 1).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the title is about something else, whatever its words weigh, unless they tell an act plainly ("How forty nurses
/// were saved from clinic hit by drone in Sumy"); what else says so `acts::is_told` asks.
pub fn is_something_else(view: &View, is_plain: bool) -> bool {
    !is_plain && (begins_otherwise(view) || is_mourning(view))
        || view.says_phrase(LABOUR)
        || is_abduction_alone(view)
        || is_afterwards(view)
}

/// "Village mourns teacher killed in Kharkiv": told again, of those who are left.
fn is_mourning(view: &View) -> bool {
    let mourns = |at: usize| {
        let word = view.word(at);
        word.starts_with("mourn") && !word.starts_with("mourner")
            || matches!(
                word,
                "buries" | "bury" | "buried" | "funeral" | "vigil" | "tributes" | "grieves" | "coffins"
            )
    };
    (0..view.words.len()).any(mourns) && !view.has(ATTACK | BLAST | BOMBING | HIT)
}

/// "Cartel gunmen kill seven at party": crime, where no state fights it.
pub fn is_of_gangs(view: &View) -> bool {
    let gangs = view.says(&["cartel", "cartels", "narco", "narcos", "mafia", "gangland", "mobsters"])
        || view.says_phrase(&[
            "drug gang",
            "drug gangs",
            "street gang",
            "crime gang",
            "drug lord",
            "drug lords",
        ]);
    gangs
        && !view.says(&[
            "troops",
            "soldiers",
            "soldier",
            "army",
            "marines",
            "navy",
            "military",
            "forces",
            "police",
            "policemen",
            "officers",
            "mayor",
            "candidate",
            "governor",
            "journalist",
            "commandos",
            "guard",
            "prosecutor",
        ])
}

/// What happened there is the background: somebody is free again, aid comes.
pub fn is_afterwards(view: &View) -> bool {
    is_release(view) || is_of_aid(view)
}

/// "Aid reaches insurgent-hit Palma"
fn is_of_aid(view: &View) -> bool {
    let comes =
        ["enters", "entering", "reaches", "reached", "arrives", "arrived", "delivered", "drops", "flows"];
    view.word(0) == "aid" && (1..4).any(|at| comes.contains(&view.word(at)))
}

/// "Marine captured by FARC released": somebody is free again.
fn is_release(view: &View) -> bool {
    view.says(&["captured", "kidnapped", "abducted", "held", "hostage", "hostages", "kidnappers"])
        && view.says(&["released", "freed", "release", "releases", "frees"])
        && !view.has(KILL | HURT)
}

/// "Gunmen abduct 40 pupils": a signal and no event, unless somebody is hurt or something is stormed as well.
fn is_abduction_alone(view: &View) -> bool {
    let taken = |at: usize| view.word(at).starts_with("abduct") || view.word(at).starts_with("kidnap");
    (0..view.words.len()).any(taken) && !view.has(KILL | HURT | HIT | ATTACK | TAKE | SHOOT | CLASH)
}

/// "Iran beat Iraq": teams.
pub fn is_of_teams(view: &View) -> bool {
    (1..view.words.len()).any(|at| {
        let won = matches!(
            view.word(at),
            "beat"
                | "beats"
                | "thrash"
                | "thrashes"
                | "trounce"
                | "edge"
                | "edges"
                | "outclass"
                | "face"
                | "stun"
                | "stuns"
        );
        won && view.party(at - 1).is_some_and(|code| code.len() == 3)
            && view.party(at + 1).is_some_and(|code| code.len() == 3)
    })
}

/// A state that launches a missile into the sea tries it; nobody is struck.
pub fn is_missile_test(view: &View) -> bool {
    view.says(&["missile", "missiles", "rocket", "rockets"])
        && (view.says(&["hypersonic"]) && !view.has(HIT | KILL)
            || view.says(&["korea", "korean", "pyongyang", "nkorea"])
                && !view.says(&["killed", "ukraine", "troops"])
            || view.says(&["capsule", "crew", "lunar"]) && !view.has(HIT | KILL | SINK)
            || view.says(&["intercontinental", "icbm"]) && !view.has(ATTACK)
            || view.says(&["tests", "test", "tested"]))
}

/// Whether the title names another year than the one in which it was published: history, or a plan.
pub fn is_of_another_year(view: &View, year: i16) -> bool {
    let named = (0..view.words.len()).filter_map(|at| {
        let is_four = view.word(at).len() == 4;
        view.word(at).parse::<i16>().ok().filter(|named| is_four && (1900..2100).contains(named))
    });
    named.into_iter().any(|named| named != year && named != year - 1)
}

/// "attacks budget", "raid talent", "fires salvo at Labor": what stands behind the verb is no target of arms.
pub fn is_attacked_in_words(view: &View, at: usize) -> bool {
    (at + 1..at + 4)
        .take_while(|i| view.clause(*i) == view.clause(at))
        .any(|i| POLITICS.contains(&view.word(i)))
}

/// What is attacked in words, and raided by firms.
#[rustfmt::skip]
const POLITICS: &[&str] = &[
    "budget", "plan", "plans", "policy", "policies", "law", "laws", "bill", "tax", "taxes", "critics",
    "speech", "coverage", "costings", "reforms", "reform", "cuts", "talent", "labor", "labour", "tories", "liberals",
    "greens", "democrats", "republicans", "fridge", "pension", "pensions", "coffers", "savings", "ruling",
    "decision", "proposal",
];

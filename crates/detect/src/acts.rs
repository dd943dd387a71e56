//! What happened: the type of act that a title tells, if it tells of one that happened.

use crate::{
    lexicon::{CUES, ELSEWHERE, HAPPENED, OPENINGS, POSSIBLE, WAR, WAR_STATES, matches},
    text::Word,
};
use ww3_event::EventType;

/// What a title tells of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acts {
    /// The acts found, the most telling first: type, and its words.
    pub found: Vec<(EventType, usize, usize)>,
    /// Something is threatened, planned or feared, and nothing says that it happened.
    pub is_possible_only: bool,
}

/// What these words tell of; nothing where they are about something else.
pub fn acts(words: &[Word]) -> Acts {
    if words.is_empty() || begins_with_a_question(words) || any(ELSEWHERE, words) {
        return Acts::default();
    }
    let mut found: Vec<(EventType, usize, usize)> = Vec::new();
    for cue in CUES {
        let is_new = !found.iter().any(|(kind, ..)| *kind == cue.kind);
        if is_new && let Some((start, end)) = first(cue.pattern, words) {
            found.push((cue.kind.clone(), start, end));
        }
    }
    if is_missile_test(words) {
        found.clear();
    }
    protest_leads(&mut found);
    let is_possible_only = any(POSSIBLE, words) && !any(HAPPENED, words);
    Acts { found, is_possible_only }
}

/// Police and crowds clash at a protest: the protest is the event, unless weapons of war are named.
fn protest_leads(found: &mut Vec<(EventType, usize, usize)>) {
    let Some(at) = found.iter().position(|(kind, ..)| *kind == EventType::Protest) else { return };
    let soft = |kind: &EventType| matches!(kind, EventType::Clash | EventType::Strike | EventType::Protest);
    if found.iter().all(|(kind, ..)| soft(kind)) {
        let protest = found.remove(at);
        found.insert(0, protest);
    }
}

/// A state that launches a missile into the sea tries it; nobody is struck.
fn is_missile_test(words: &[Word]) -> bool {
    let has = |word: &str| words.iter().any(|other| other.folded == word);
    (has("missile") || has("missiles") || has("rocket"))
        && (has("korea") || has("korean") || has("pyongyang"))
        && !has("killed")
        && !has("ukraine")
        || has("space")
        || has("orbit")
        || has("nasa")
        || has("spacex")
        || has("satellite") && !has("cyberattack")
}

/// Whether an act of this type is told by words that only war makes one: beside them, or where there is war.
pub fn is_at_war(kind: &EventType, words: &[Word], country: &str) -> bool {
    let everyday = matches!(
        kind,
        EventType::Strike
            | EventType::Clash
            | EventType::GroundAssault
            | EventType::Explosion
            | EventType::InfrastructureStrike
    );
    !everyday || WAR_STATES.contains(&country) || any(WAR, words)
}

fn begins_with_a_question(words: &[Word]) -> bool {
    OPENINGS.contains(&words[0].folded.as_str())
}

fn first(pattern: &str, words: &[Word]) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|start| {
        let rest = words[start..].iter().map(|word| word.folded.as_str());
        matches(pattern, rest).map(|taken| (start, start + taken))
    })
}

fn any(patterns: &[&str], words: &[Word]) -> bool {
    patterns.iter().any(|pattern| first(pattern, words).is_some())
}

//! Who is named beside an act and is no side of it: the home of a bomb ("Afghan suicide bomb kills four"), whoever is hit
//! as a person ("palestinian killed"), who tells of it ("Syrian state media say").

use crate::{
    clause::View,
    gazetteer::Kind,
    home::EXPEDITIONARY,
    lexicon::{ATTACK, BLAST, BOMB, BOMBING, HURT, KILL, TARGET},
    places::Mention,
};

/// Whether the adjective or people at this word, of so many words, only say where it was, or who tells.
pub fn is_bystander(view: &View, mentions: &[Mention], at: usize, count: usize, code: &str) -> bool {
    is_home_of_deed(view, at + count, code)
        || tells(view, at + count)
        || view.word(at + count) == "administered"
        // "Former British soldier killed in fighting"
        || at > 0 && matches!(view.word(at - 1), "former" | "ex")
        // "killed in Indian Kashmir"
        || mentions.iter().any(|mention| {
            mention.start == at && mention.end > at + count && mention.entry.kind != Kind::Country
        })
}

/// "Afghan suicide bomb", "Nigerian poll attack", "Iraqi car bomb blast": there, by whom isn't told. `next`: the word after
/// the adjective. Bombs of states that fight abroad are theirs.
fn is_home_of_deed(view: &View, next: usize, code: &str) -> bool {
    if EXPEDITIONARY.contains(&code) || matches!(code, "UKR" | "AZE" | "ARM" | "PRK" | "KOR" | "PSE") {
        return false;
    }
    let planted = view.is(next + 1, BLAST | ATTACK | BOMB | BOMBING);
    match view.word(next) {
        "suicide" | "unrest" | "violence" | "poll" | "election" | "uniform" | "uniforms" | "roadside"
        | "landmine" | "blast" | "blasts" | "explosion" | "explosions" => true,
        "bomb" | "bombs" | "car" | "truck" | "bus" => planted,
        _ => false,
    }
}

/// "…, Syrian state media say": who tells, not one that is hit.
pub fn tells(view: &View, at: usize) -> bool {
    let last = match (view.word(at), view.word(at + 1)) {
        ("state" | "local", "media" | "tv" | "television") => at + 2,
        ("media", _) => at + 1,
        _ => return false,
    };
    let speaks = matches!(view.word(last), "" | "say" | "says" | "said" | "report" | "reports" | "reported");
    (speaks || view.words[last].after_break) && !view.is(last, TARGET)
}

/// "palestinian killed", "Israel kills Palestinian in raid": one of the people at this word is hit, as a person.
pub fn is_one_hit(view: &View, at: usize) -> bool {
    let who = view.word(at);
    let is_person = ["an", "i", "ese"].iter().any(|ending| who.ends_with(ending)) || who == "briton";
    if !is_person {
        return false;
    }
    let next = at + 1;
    let ends = view.words.get(next).is_none_or(|word| word.after_break)
        || matches!(
            view.word(next),
            "in" | "near" | "at" | "on" | "after" | "during" | "as" | "outside" | "over"
        );
    let is_hit = matches!(
        view.word(next),
        "killed" | "dead" | "dies" | "wounded" | "injured" | "stabbed" | "slain" | "murdered" | "hurt"
    ) || view.word(next) == "shot" && view.word(next + 1) == "dead";
    let before = if at > 0 { view.word(at - 1) } else { "" };
    let harms =
        (at.saturating_sub(2)..at).any(|i| view.is(i, KILL | HURT) && view.clause(i) == view.clause(at));
    is_hit && matches!(before, "" | "one" | "a" | "an" | "another" | "first" | "second") || harms && ends
}

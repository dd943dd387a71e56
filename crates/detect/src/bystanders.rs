//! Who is named beside an act and is no side of it: the home of a bomb ("Afghan suicide bomb kills four"), who tells
//! of it ("Syrian state media say").

use crate::{
    clause::View,
    gazetteer::Kind,
    home::EXPEDITIONARY,
    lexicon::{ATTACK, BLAST, BOMB, BOMBING, TARGET},
    places::Mention,
};

/// Whether the adjective or people at this word, of so many words, only say where it was, or who tells.
pub fn is_bystander(view: &View, mentions: &[Mention], at: usize, count: usize, code: &str) -> bool {
    is_home_of_deed(view, at + count, code)
        || tells(view, at + count)
        || view.word(at + count) == "administered"
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
    let on_others = (next..next + 4).any(|at| matches!(view.word(at), "on" | "against"));
    match view.word(next) {
        "suicide" | "terror" | "unrest" | "violence" | "poll" | "election" | "uniform" | "uniforms"
        | "roadside" | "landmine" | "blast" | "blasts" | "explosion" | "explosions" => true,
        "attack" | "attacks" | "ambush" | "ambushes" | "clash" | "clashes" => !on_others,
        "gun" => matches!(view.word(next + 1), "battle" | "battles" | "fight" | "attack"),
        "bomb" | "bombs" | "car" | "truck" | "bus" => planted,
        _ => false,
    }
}

/// "…, Syrian state media say": who tells, not one that is hit.
pub fn tells(view: &View, at: usize) -> bool {
    let last = match (view.word(at), view.word(at + 1)) {
        ("state" | "local", "media" | "tv" | "television") => at + 2,
        ("tv" | "television", _) => at + 1,
        _ => return false,
    };
    let speaks = matches!(view.word(last), "" | "say" | "says" | "said" | "report" | "reports" | "reported");
    (speaks || view.words[last].after_break) && !view.is(last, TARGET)
}

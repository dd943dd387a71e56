//! What the words beside a name tell of a scene there: a label before a colon, ruins, flames, who was driven out.
//!
//! Asked by `roles`; knows nothing of acts.

use crate::{
    aside::{SPEECH, STRIKE_ABROAD},
    clause::View,
    gazetteer::{Entry, Kind},
    lexicon::{
        self, AT, ATTACK, BLAST, BOMB, BOMBING, CLASH, CLAUSE, DESTROY, FIRE, FORCE, HURT, INFRA, KILL,
        POSSIBLE, SHELLING, TAKE, TARGET, TOWARD,
    },
    roles,
};

/// Whether the words right after this name say that it is where it happened.
pub fn is_told(view: &View, start: usize, end: usize, entry: Entry) -> bool {
    let country = entry.kind == Kind::Country && STRIKE_ABROAD.contains(&entry.country);
    let wakes = matches!(view.word(end), "wakes" | "woke" | "awakes" | "awoke");
    is_label(view, start, end) && !country
        || has_deed(view, end, entry)
        // "Tskhinvali in ruins"
        || view.word(end) == "in" && matches!(view.word(end + 1), "ruins" | "flames" | "rubble")
        // "Lviv wakes to explosions"
        || wakes && view.next(end, 4, BLAST | SHELLING | ATTACK).is_some()
}

/// "Turkey Kurd clash kills nine", "Dhaka rally grenade attack kills 16": a deed that is named by where it was done.
fn has_deed(view: &View, end: usize, entry: Entry) -> bool {
    let harms = |i: usize| {
        view.is(i, KILL | HURT)
            || matches!(view.word(i), "leaves" | "leave" | "claims" | "toll")
                && view.next(i, 4, KILL | HURT).is_some()
    };
    let is_deed =
        |i: &usize| view.is(*i, ATTACK | BLAST | BOMBING | CLASH | SHELLING | BOMB) && harms(*i + 1);
    let Some(deed) = (end..end + 5).find(is_deed) else { return false };
    // A side or another place before the deed is who did it, or where.
    let other = |i: usize| {
        view.words[i].after_break
            || view.is(i, CLAUSE | AT | TOWARD | POSSIBLE | KILL | HURT | FIRE | TAKE | DESTROY)
            || entry.kind == Kind::Country && view.name(i) > 0
            || matches!(
                view.word(i),
                "to" | "of"
                    | "from"
                    | "by"
                    | "for"
                    | "with"
                    | "and"
                    | "army"
                    | "forces"
                    | "troops"
                    | "military"
                    | "navy"
                    | "air"
            )
            || SPEECH.contains(&view.word(i))
    };
    let abroad = STRIKE_ABROAD.contains(&entry.country)
        && (entry.kind == Kind::Country || crate::capitals::is_actor(view.word(end - 1)));
    let may_strike = abroad
        && (deed == end || !view.is(deed, BLAST | BOMBING | CLASH | BOMB) && !is_of_home(view, end, deed));
    !may_strike && !view.words[deed].after_break && !(end..deed).any(other)
}

/// "sectarian attack", "train attack": not what one state does to another.
fn is_of_home(view: &View, from: usize, to: usize) -> bool {
    (from..to).any(|i| {
        view.is(i, TARGET)
            || matches!(
                view.word(i),
                "sectarian"
                    | "rebel"
                    | "militant"
                    | "suicide"
                    | "terror"
                    | "grenade"
                    | "gun"
                    | "knife"
                    | "rally"
                    | "maoist"
            )
    })
}

/// "Paris attacks: …", "Quebec mosque attack: …", "Syria war: …": the title's subject.
fn is_label(view: &View, start: usize, end: usize) -> bool {
    #[rustfmt::skip]
    const LABELS: &[&str] = &[
        "attack", "attacks", "shooting", "shootings", "massacre", "siege", "raid", "violence", "crisis", "conflict",
        "unrest", "fighting", "clashes", "war", "killings", "bombing", "bombings", "blast", "blasts", "ambush",
    ];
    let label = if view.is(end, TARGET) { end + 1 } else { end };
    start == 0
        && LABELS.contains(&view.word(label))
        && view.words.get(label + 1).is_some_and(|word| word.after_break)
}

/// "depot on fire", "refinery burns", in the clause of this word and right after it.
pub fn burns(view: &View, end: usize) -> bool {
    (end + 1..end + 5).take_while(|at| view.clause(*at) == view.clause(end)).any(|at| {
        matches!(view.word(at), "burns" | "burning" | "burn" | "flames")
            || view.word(at) == "fire" && view.word(at - 1) == "on"
    })
}

/// "yards from", "minutes out of", "30 km north of": no farther than a pin on the map.
pub fn is_close(view: &View, at: usize) -> bool {
    /// So many kilometres, or miles, are there.
    const FAR: u64 = 40;
    let last = at.saturating_sub(2)..at;
    let near =
        |i: &usize| matches!(view.word(*i), "yards" | "metres" | "meters" | "blocks" | "steps" | "minutes");
    let measured = |i: &usize| {
        matches!(view.word(*i), "km" | "kilometres" | "kilometers" | "miles")
            && *i > 0
            && view.word(*i - 1).parse::<u64>().is_ok_and(|count| count <= FAR)
    };
    last.clone().any(|i| near(&i) || measured(&i))
}

/// "driven out of Sinjar", "militants routed from the port": who was there is there no more.
pub fn is_out(view: &View, at: usize) -> bool {
    #[rustfmt::skip]
    const OUT: &[&str] = &[
        "drive", "drives", "drove", "driven", "push", "pushes", "pushed", "force", "forced", "oust", "ousted", "flush",
        "flushed", "kick", "kicked", "rout", "routed", "dislodged", "expelled", "evicted", "chased",
    ];
    let clause = |i: &usize| view.clause(*i) == view.clause(at);
    (at.saturating_sub(5)..at).filter(clause).any(|i| OUT.contains(&view.word(i)))
        && (at.saturating_sub(9)..at).filter(clause).any(|i| view.is(i, FORCE) || view.is_side(i))
}

/// The building whose name begins at this word: "Marriott hotel", "Wazir Akbar Khan mosque".
pub fn building(view: &View, at: usize) -> Option<usize> {
    let built = (at + 1..at + 5).find(|i| view.is(*i, TARGET | INFRA))?;
    (at..built).all(|i| is_plain_word(view, i)).then_some(built)
}

/// A word that tells nothing and says nothing: it may be part of a name.
fn is_plain_word(view: &View, at: usize) -> bool {
    lexicon::tags(view.word(at)) == 0
        && view.words.get(at).is_some_and(|word| !word.after_break)
        && !SPEECH.contains(&view.word(at))
        && !view.word(at).ends_with("ing")
        && !roles::AT.contains(&view.word(at))
        && !matches!(
            view.word(at),
            "and" | "to" | "of" | "for" | "from" | "with" | "by" | "its" | "their" | "his" | "the" | "a"
        )
}

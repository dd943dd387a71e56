//! Small words beside an act that say more of it: by what weapon, at whom, whose border or embassy, who was meant.
//!
//! Looks at the English words of one title, before they are put in order.

use super::{
    Language::{self, Arabic, German, Hebrew, Russian, Spanish, Ukrainian},
    is,
    order::{demonym_of, is_state},
    verb_last,
};
use crate::{
    lexicon::{
        AIRSTRIKE, ATTACK, BLAST, BOMB, BOMBING, CLASH, DRONE, FIRE, HIT, HURT, KILL, MISSILE, PEOPLE,
        PROTEST, RANK, ROCKET, SHELLING, WEAPON,
    },
    nations, numbers,
    text::Word,
};

/// All of it.
pub fn settle(words: &mut Vec<Word>, language: Language) {
    years(words);
    attempts(words);
    murders(words);
    whom(words, language);
    if matches!(language, Arabic | Hebrew | Russian | Ukrainian) {
        directions(words);
    }
    if language == Hebrew {
        objects(words);
    }
    groups(words);
    mayors(words);
    borders(words);
    crowds(words);
    sanctioned(words);
    capitals(words);
    if language == German {
        verb_last::settle(words);
    }
    weapons_of_a_group(words);
    by_weapon(words);
    if matches!(language, Arabic | Hebrew) {
        with_weapons(words, language);
    }
    embassies(words);
    of_rank(words);
    possible_at_last(words);
}

/// What follows a word in its clause, at most so many.
pub fn ahead(words: &[Word], at: usize, most: usize) -> impl Iterator<Item = usize> + use<'_> {
    (at + 1..words.len().min(at + 1 + most)).take_while(|i| !words[*i].after_break)
}

/// "For the first time from 2016 on": that isn't when it happened.
fn years(words: &mut [Word]) {
    for at in 1..words.len() {
        let since = matches!(words[at - 1].folded.as_str(), "from" | "since") && !words[at].after_break;
        let year = words[at].folded.len() == 4
            && words[at].folded.parse().is_ok_and(|year| (1900..2100).contains(&year));
        if since && year {
            "_".clone_into(&mut words[at].folded);
        }
    }
}

/// Spanish "matan a cinco", Hebrew "טבחו ב-40": the preposition before people is none of place.
fn whom(words: &mut Vec<Word>, language: Language) {
    let mut at = 1;
    while at < words.len() {
        let counted = words.get(at + 1).is_some_and(|next| numbers::is_number(&next.folded));
        let personal = match language {
            Spanish => words[at].folded == "on" && words[at].end - words[at].start == 1,
            Hebrew => words[at].folded == "in" && words[at].end - words[at].start == 1 && counted,
            _ => false,
        };
        if personal && is(&words[at - 1], KILL | HURT) && !words[at].after_break {
            words.remove(at);
        } else {
            at += 1;
        }
    }
}

/// "West Rafah", "amid Tel Aviv": there, as these languages say it.
fn directions(words: &mut Vec<Word>) {
    let mut at = 0;
    while at + 1 < words.len() {
        let direction =
            matches!(words[at].folded.as_str(), "north" | "south" | "east" | "west" | "as" | "centre");
        let led = at > 0
            && !words[at].after_break
            && matches!(words[at - 1].folded.as_str(), "in" | "on" | "near" | "from" | "over" | "toward");
        let named = words[at + 1].capital
            && !words[at + 1].after_break
            && nations::demonym(words, at + 1).is_none()
            && nations::group(words, at + 1).is_none();
        if direction && named && !words[at].capital && words[at].end - words[at].start > 1 {
            if led {
                words.remove(at);
            } else {
                "in".clone_into(&mut words[at].folded);
            }
        }
        at += 1;
    }
}

/// "Thousands of people in Yerevan demand": they are in the street. "Protests large in Khartoum": what says nothing
/// between an act and its place goes.
fn crowds(words: &mut Vec<Word>) {
    let many = |word: &Word| matches!(word.folded.as_str(), "thousands" | "hundreds" | "tens");
    if let Some(at) = words.iter().take(3).position(many) {
        let calls = ahead(words, at, 7).find(|i| words[*i].folded == "calls");
        let people = ahead(words, at, 2).any(|i| is(&words[i], PEOPLE));
        if let Some(calls) = calls.filter(|_| people) {
            "rally".clone_into(&mut words[calls].folded);
        }
    }
    // "Police break up protests in Minsk" and "in Minsk police break up protests" alike.
    if let Some(at) = words.iter().position(|word| is(word, PROTEST)) {
        let first = (0..=at).rev().find(|i| *i == 0 || words[*i].after_break).unwrap_or(0);
        let placed = (first..at).any(|i| words[i].folded == "in" && words[i + 1].capital);
        let told = words
            .get(at + 1)
            .is_some_and(|next| matches!(next.folded.as_str(), "in" | "against" | "outside"));
        if placed && !told {
            let mass = Word { folded: "mass".to_owned(), capital: false, ..words[at].clone() };
            words[at].after_break = false;
            words.insert(at, mass);
        }
    }
    // "Thousands march of Belgrade"
    for at in 1..words.len() {
        if words[at].folded == "of" && words[at - 1].folded == "march" {
            "in".clone_into(&mut words[at].folded);
        }
    }
    // "Clashes of Druze and Bedouins", whose ending says "between".
    if let Some(at) = words.iter().position(|word| is(word, CLASH)) {
        let joined = words.get(at + 2).is_some_and(|word| word.folded == "and");
        let sided = words
            .get(at + 1)
            .is_some_and(|word| !word.after_break && (word.folded == "_" || is(word, PEOPLE)));
        if joined && sided {
            let between = Word {
                folded: "between".to_owned(),
                after_break: false,
                capital: false,
                ..words[at].clone()
            };
            words.insert(at + 1, between);
        }
    }
    let mut at = 1;
    while at + 1 < words.len() {
        let nothing = words[at].folded == "_" && !words[at].after_break && !words[at + 1].after_break;
        let placed = matches!(words[at + 1].folded.as_str(), "in" | "on" | "near" | "against");
        if nothing && placed && is(&words[at - 1], PROTEST | ATTACK | CLASH | KILL) {
            words.remove(at);
        } else {
            at += 1;
        }
    }
}

/// "Sanctions on banks Iranian", "on the oil of Venezuela": on whose. Who "says" them imposes them.
fn sanctioned(words: &mut [Word]) {
    let Some(at) = words.iter().position(|word| word.folded == "sanctions") else { return };
    let says = (at.saturating_sub(4)..at).find(|i| words[*i].folded == "says");
    if let Some(says) = says.filter(|says| *says > 0) {
        "announces".clone_into(&mut words[says].folded);
    }
    let Some(on) = ahead(words, at, 3).find(|i| matches!(words[*i].folded.as_str(), "on" | "against")) else {
        return;
    };
    let whose =
        |i: &usize| nations::demonym(words, *i).is_some_and(|(_, count)| count == 1) || is_state(&words[*i]);
    let whose = ahead(words, on, 4).find(whose);
    if let Some(whose) = whose {
        words[on + 1..=whose].rotate_right(1);
    }
}

/// "The capital Iranian Tehran" is Tehran.
fn capitals(words: &mut Vec<Word>) {
    if !words.iter().any(|word| word.folded == "capital") {
        return;
    }
    let mut at = 0;
    while at + 2 < words.len() {
        let capital = |i: usize| words[i].folded == "capital";
        let owner = |i: usize| nations::demonym(words, i).is_some_and(|(_, count)| count == 1);
        let both = capital(at) && owner(at + 1) || owner(at) && capital(at + 1);
        let named = words[at + 2].capital && !owner(at + 2) && !words[at + 1].after_break;
        if both && named && !words[at + 2].after_break {
            let breaks = words[at].after_break;
            words.drain(at..at + 2);
            words[at].after_break = breaks;
        }
        at += 1;
    }
}

/// German "Attentat" is on one of rank, or an attack; what the other languages have for a bombing is one too where
/// somebody shot. Who is arrested at a protest is no suspect.
fn attempts(words: &mut [Word]) {
    let any = |words: &[Word], list: &[&str]| words.iter().any(|word| list.contains(&word.folded.as_str()));
    let ranked = words.iter().any(|word| is(word, RANK));
    let shot =
        any(words, &["shooting", "shot", "gunmen", "gunman", "attackers", "knife", "fires", "stabbed"])
            && !words.iter().any(|word| is(word, BLAST | BOMB));
    let protests = words.iter().any(|word| is(word, PROTEST));
    let at_border = any(words, &["border"]);
    for at in 0..words.len() {
        let meant = match words[at].folded.as_str() {
            "attentat" if ranked => "assassination",
            "attentat" => "attack",
            "teract" if shot => "attack",
            "teract" => "bombing",
            "arrested" if !protests => "sentenced",
            // Shots on a border of two states.
            "shooting" if at_border => "clashes",
            // "The explosion of a bomb"
            "explosion" | "explosions"
                if words.get(at + 1).is_some_and(|next| next.folded == "of")
                    && words
                        .get(at + 2)
                        .is_some_and(|next| matches!(next.folded.as_str(), "bomb" | "bombs" | "ied")) =>
            {
                "bombing"
            }
            _ => continue,
        };
        meant.clone_into(&mut words[at].folded);
    }
}

/// "Murders eleven civilians" is no attempt on one of rank.
fn murders(words: &mut [Word]) {
    for at in 0..words.len() {
        if !words[at].folded.starts_with("assassinate") {
            continue;
        }
        let many = ahead(words, at, 3).any(|i| numbers::is_number(&words[i].folded) || is(&words[i], PEOPLE));
        let ranked = ahead(words, at, 4).any(|i| is(&words[i], RANK));
        if matches!(words[at].folded.as_str(), "assassinates" | "assassinated") && many && !ranked {
            "kills".clone_into(&mut words[at].folded);
        }
    }
    // A prosecutor who is murdered accuses nobody.
    if words.iter().any(|word| word.folded.starts_with("assassinat")) {
        for word in words.iter_mut().filter(|word| word.folded == "prosecutor") {
            "judge".clone_into(&mut word.folded);
        }
    }
}

/// "On the border of Thailand and Cambodia" is on theirs.
fn borders(words: &mut Vec<Word>) {
    let Some(at) = words.iter().position(|word| word.folded == "border") else { return };
    let linked = ahead(words, at, 1).any(|i| matches!(words[i].folded.as_str(), "of" | "between" | "in"));
    let first = at + 1 + usize::from(linked);
    let land = |i: usize| words.get(i).is_some_and(|word| word.capital && !word.after_break);
    let joined = words.get(first + 1).is_some_and(|word| matches!(word.folded.as_str(), "and" | "with"));
    if land(first) && joined && land(first + 2) && !words[first + 1].after_break {
        words.remove(first + 1);
        if linked {
            words.remove(at + 1);
        }
        let breaks = std::mem::take(&mut words[at].after_break);
        words[at..=at + 2].rotate_left(1);
        words[at].after_break = breaks;
    }
    let Some(border) = words.iter().position(|word| word.folded == "border") else { return };
    let lands = border >= 2 && words[border - 1].capital && words[border - 2].capital;
    if lands && border >= 3 && words[border - 3].folded == "in" {
        "on".clone_into(&mut words[border - 3].folded);
    }
}

/// "The mayor of Moscow" is Moscow's.
fn mayors(words: &mut Vec<Word>) {
    let mut at = 0;
    while at + 2 < words.len() {
        let rank = matches!(words[at].folded.as_str(), "mayor" | "governor");
        if rank && words[at + 1].folded == "of" && words[at + 2].capital && !words[at + 2].after_break {
            words.remove(at + 1);
            let breaks = std::mem::take(&mut words[at].after_break);
            words.swap(at, at + 1);
            words[at].after_break = breaks;
        }
        at += 1;
    }
}

/// "Drones of the Rapid Support Forces strike" are theirs.
fn weapons_of_a_group(words: &mut [Word]) {
    for at in 0..words.len() {
        if !is(&words[at], DRONE | MISSILE | ROCKET) {
            continue;
        }
        let Some((_, count)) = nations::group(words, at + 1) else { continue };
        let attacks = words
            .get(at + 1 + count)
            .is_some_and(|next| is(next, HIT | KILL | HURT | FIRE) && !is(next, WEAPON) && !next.after_break);
        let joined = !words[at + 1..at + 1 + count].iter().any(|word| word.after_break);
        if attacks && joined {
            let breaks = std::mem::take(&mut words[at].after_break);
            words[at..=at + count].rotate_left(1);
            words[at].after_break = breaks;
        }
    }
}

/// "Eighteen dead by a Russian missile": it struck them.
fn by_weapon(words: &mut Vec<Word>) {
    if !words.iter().any(|word| is(word, KILL | HURT)) || words.iter().any(|word| is(word, ATTACK)) {
        return;
    }
    let mut struck = None;
    for at in 0..words.len() {
        if words[at].folded != "by" {
            continue;
        }
        let weapon = ahead(words, at, 3).find(|i| is(&words[*i], MISSILE | DRONE | ROCKET));
        struck = weapon.filter(|i| {
            !ahead(words, *i, 3).any(|next| is(&words[next], AIRSTRIKE | SHELLING | BOMBING | HIT | FIRE))
        });
        if struck.is_some() {
            "in".clone_into(&mut words[at].folded);
            break;
        }
    }
    if let Some(weapon) = struck {
        let attack =
            Word { folded: "attack".to_owned(), after_break: false, capital: false, ..words[weapon].clone() };
        // "a missile Russian"
        let owned = nations::demonym(words, weapon + 1).is_some_and(|(_, count)| count == 1);
        if owned && !words[weapon + 1].after_break {
            words.swap(weapon, weapon + 1);
        }
        words.insert(weapon + 1 + usize::from(owned), attack);
    }
}

/// "Attacked Odesa in dozens of drones": these languages have one letter for "in" and "with".
fn with_weapons(words: &mut [Word], language: Language) {
    for at in 1..words.len() {
        let count = |i: &usize| {
            numbers::is_number(&words[*i].folded)
                || matches!(words[*i].folded.as_str(), "dozens" | "hundreds" | "_")
        };
        let counted = ahead(words, at, 2).take_while(count).count();
        let armed = words.get(at + 1 + counted).is_some_and(|word| is(word, WEAPON) && !word.after_break);
        let struck = words[at.saturating_sub(5)..at].iter().any(|word| is(word, HIT | ATTACK | SHELLING));
        let hurt = words[at.saturating_sub(4)..at].iter().any(|word| is(word, HIT | KILL | HURT));
        if words[at].folded == "in" && armed && struck && !words[at].after_break {
            "with".clone_into(&mut words[at].folded);
        } else if words[at].folded == "from" && armed && hurt && !words[at].after_break {
            "by".clone_into(&mut words[at].folded);
        } else if language == Hebrew && words[at].folded == "in" && words[at - 1].folded.starts_with("strike")
        {
            "on".clone_into(&mut words[at].folded);
        }
    }
}

/// "The embassy of Israel" isn't in Israel.
fn embassies(words: &mut [Word]) {
    for at in 0..words.len() {
        if !matches!(words[at].folded.as_str(), "embassy" | "consulate") {
            continue;
        }
        let of = words.get(at + 1).is_some_and(|next| next.folded == "of");
        let near = [at.checked_sub(1), Some(at + 1 + usize::from(of))];
        let owns =
            |i: &usize| words.get(*i).is_some_and(|word| (!word.after_break || *i < at) && is_state(word));
        let Some(owner) = near.into_iter().flatten().find(owns) else { continue };
        demonym_of(&words[owner].folded).unwrap_or("_").clone_into(&mut words[owner].folded);
    }
}

/// A bomb against one of rank: "blew up the car of a general".
fn of_rank(words: &mut [Word]) {
    for at in 0..words.len() {
        let car = |i: &usize| {
            matches!(words[*i].folded.as_str(), "car" | "of" | "against" | "on") || {
                nations::demonym(words, *i).is_some()
            }
        };
        let between = ahead(words, at, 4).take_while(car).count();
        let ranked = words.get(at + 1 + between).is_some_and(|word| is(word, RANK) && !word.after_break);
        if is(&words[at], BOMBING) && ranked && (at == 0 || words[at - 1].folded != "suicide") {
            "assassinated".clone_into(&mut words[at].folded);
        }
    }
}

/// "Attacks on Kyiv are possible", "… are legal": what is said last governs the clause.
fn possible_at_last(words: &mut [Word]) {
    let Some(last) = words.last() else { return };
    if !matches!(last.folded.as_str(), "could" | "legal" | "illegal") || last.after_break {
        return;
    }
    let end = words.len() - 1;
    let start = (0..=end).rev().find(|i| *i == 0 || words[*i].after_break).unwrap_or(0);
    let breaks = std::mem::take(&mut words[start].after_break);
    words[start..].rotate_right(1);
    words[start].after_break = breaks;
}

/// Hebrew "Israel bombed in Damascus" bombed it.
fn objects(words: &mut Vec<Word>) {
    let mut at = 1;
    while at + 2 < words.len() {
        let struck = matches!(words[at].folded.as_str(), "attacked" | "bombed" | "shelled");
        let doer = is_state(&words[at - 1]) || nations::group(words, at - 1).is_some();
        let object = words[at + 1].folded == "in" && words[at + 2].capital;
        if struck && doer && object && !words[at + 1].after_break && !words[at].after_break {
            words.remove(at + 1);
        }
        at += 1;
    }
}

/// "Yemeni Houthis" are the Houthis.
fn groups(words: &mut [Word]) {
    for at in 0..words.len().saturating_sub(1) {
        let owner = nations::demonym(words, at)
            .is_some_and(|(code, _)| matches!(code, "YEM" | "LBN" | "PSE" | "AFG"));
        let armed = nations::group(words, at + 1).is_some_and(|(code, _)| {
            matches!(code, "HOUTHI" | "HEZBOLLAH" | "HAMAS" | "PIJIHAD" | "TALIBAN")
        });
        if owner && armed && !words[at + 1].after_break {
            "_".clone_into(&mut words[at].folded);
            words[at].capital = false;
        }
    }
}

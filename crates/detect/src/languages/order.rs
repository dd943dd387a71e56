//! The words of another language, once in English, in the order of English, and what only the whole title says.
//!
//! "Strike Russian" becomes a Russian strike, "attack of drones" a drone attack; whether a bombardment came from
//! aircraft or guns is settled by who bombards and with what. Knows no grammar beyond neighbours.

use super::Language::{self, Arabic, French, German, Hebrew, Russian, Spanish, Ukrainian};
use super::{deeds, details, doers, is, telling};
use crate::{
    gazetteer::{self, Kind},
    lexicon::{
        self, AIRCRAFT, AIRSTRIKE, ATTACK, BLAST, BOMB, BOMBING, CLAUSE, DRONE, FIRE, FORCE, GUNS, HIT,
        INFRA, MISSILE, PEOPLE, RANK, ROCKET, SHELLING, SHIP, TARGET, WARLIKE, WARPLANE, WEAPON,
    },
    nations, numbers,
    text::Word,
};

/// All of it.
pub fn settle(words: &mut Vec<Word>, language: Language) {
    if matches!(language, Russian | Ukrainian | Arabic | Hebrew) {
        owners(words);
    }
    acts_of_a_subject(words, language);
    doers::doers(words, language);
    details::settle(words, language);
    deeds::settle(words, language);
    origins(words);
    movements(words, language);
    turn_around(words, language);
    borders(words);
    tolls(words);
    weapons_on(words);
    unguided(words, language);
    bombardments(words, language);
    killed_of_rank(words);
    strikes_of_war(words);
    doers::settlers(words);
    doers::nameless(words);
}

/// "… without power after a night strike", "strike on an airfield": no workers'.
fn strikes_of_war(words: &mut [Word]) {
    let harms = telling::is_harm_told(words);
    for at in 0..words.len() {
        let before = at.checked_sub(1).map_or("", |before| words[before].folded.as_str());
        let ahead = words[at + 1..].iter().take(3).take_while(|word| !word.after_break);
        let on_ground = words.get(at + 1).is_some_and(|next| next.folded == "on")
            && ahead.into_iter().any(|word| is(word, TARGET | INFRA));
        let told = before == "overnight" || harms || on_ground;
        let instead = match words[at].folded.as_str() {
            "strike" if told && before != "hunger" => "attack",
            "strikes" if told => "attacks",
            _ => continue,
        };
        words[at].folded = instead.to_owned();
    }
}

/// French "Israël frappe Damas": the noun is a verb where a side stands right before it and no adjective after.
fn acts_of_a_subject(words: &mut [Word], language: Language) {
    if language != French {
        return;
    }
    for at in 1..words.len() {
        let noun = matches!(words[at].folded.as_str(), "strike" | "attack");
        let subject = words[at - 1].capital && nations::group(words, at - 1).is_some()
            || is_state(&words[at - 1])
            || lexicon::tags(&words[at - 1].folded) & FORCE != 0;
        let next = words.get(at + 1);
        let object = next.is_some_and(|next| next.folded != "of" && !next.after_break);
        let owned = nations::demonym(words, at + 1).is_some() || next.is_some_and(|next| is(next, WEAPON));
        if noun && subject && object && !owned && !words[at].after_break {
            words[at].folded = "attacked".to_owned();
        }
    }
}

/// "A missile from Yemen hits": what comes from somewhere and hits is still what hits.
fn origins(words: &mut [Word]) {
    for at in 1..words.len() {
        let weapon = words[at.saturating_sub(2)..at].iter().any(|word| is(word, WEAPON));
        if words[at].folded != "from" || !weapon || words[at].after_break {
            continue;
        }
        let end = (at + 1..words.len()).find(|i| words[*i].after_break).unwrap_or(words.len());
        let name = words[at + 1..end].iter().take_while(|word| word.capital || word.folded == "_").count();
        let hits = words[at + 1 + name..end].iter().take(3).any(|word| is(word, HIT));
        if hits && name > 0 {
            words[at..end].rotate_left(1 + name);
        }
    }
}

/// To enter a land or to free a town is an act of war; to free a person isn't.
fn movements(words: &mut [Word], language: Language) {
    let flies = words.iter().any(|word| is(word, AIRCRAFT | DRONE | MISSILE | ROCKET | WARPLANE));
    for at in 0..words.len() {
        let ahead = at + 1..words.len().min(at + 4);
        let clause = || ahead.clone().take_while(|i| !words[*i].after_break);
        let owned =
            || (at.saturating_sub(3)..at).any(|i| nations::group(words, i).is_some() || is_state(&words[i]));
        let instead = match words[at].folded.as_str() {
            "invades" if !clause().any(|i| is_state(&words[i])) => "enters",
            // French "abattus" are aircraft, or people.
            "downed" if language == French && !flies => "killed",
            "liberated" if !clause().any(|i| is(&words[i], TARGET) || is_name(&words[i])) => "_",
            "liberated" if at > 0 && words[at - 1].folded == "_" && !words[at].after_break => {
                words[at - 1].folded = "forces".to_owned();
                "captured"
            }
            "shelled" if clause().any(|i| is(&words[i], SHIP)) => "attacked",
            "shelling" if words.iter().any(|word| is(word, SHIP)) => "attack",
            "drowned" | "sinking" if clause().any(|i| is(&words[i], SHIP)) && owned() => "sank",
            "kills" if clause().any(|i| is(&words[i], DRONE | MISSILE | AIRCRAFT | WARPLANE)) => "downs",
            // "Freighter burning after a strike"
            "burning"
                if at > 0
                    && is(&words[at - 1], SHIP)
                    && words.iter().any(|word| is(word, ATTACK | DRONE | MISSILE)) =>
            {
                "hit"
            }
            "storms" | "captures" if clause().any(|i| is(&words[i], SHIP)) => "seizes",
            "captured" if clause().any(|i| is(&words[i], SHIP)) => "seized",
            // Pirates of the sea and of networks have one name.
            "hackers" if words.iter().any(|word| is(word, SHIP)) => "gunmen",
            _ => continue,
        };
        words[at].folded = instead.to_owned();
    }
}

/// "Niger: … near the Malian border", "near the border with Mali" was in Niger: of a border only the land that is told
/// first is named.
fn borders(words: &mut [Word]) {
    let heads = words.first().is_some_and(is_state) && words.get(1).is_some_and(|next| next.after_break);
    for at in (1..words.len()).filter(|_| heads) {
        if words[at].folded != "border" {
            continue;
        }
        let linked =
            words.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "in" | "with" | "of"));
        let with = at + 1 + usize::from(linked);
        let abroad = words.get(with).is_some_and(|land| is_state(land) && !land.after_break);
        let other = if nations::is_demonym(&words[at - 1].folded) {
            at - 1
        } else if abroad && words[with].folded != words[0].folded {
            with
        } else {
            continue;
        };
        words[other].folded = "_".to_owned();
        words[other].capital = false;
    }
}

/// "Killed five soldiers in …", as these languages begin, are five soldiers killed.
fn tolls(words: &mut [Word]) {
    for at in 0..words.len() {
        if !matches!(words[at].folded.as_str(), "killed" | "wounded") {
            continue;
        }
        let whom = |word: &&Word| {
            !word.after_break && (numbers::is_number(&word.folded) || is(word, PEOPLE | FORCE))
        };
        let count = words[at + 1..].iter().take(3).take_while(whom).count();
        let breaks = std::mem::take(&mut words[at].after_break);
        words[at..=at + count].rotate_left(1);
        words[at].after_break = breaks;
    }
    // "54 pilgrims killed": who isn't counted by name stands before the number.
    for at in 2..words.len() {
        let dies = matches!(words[at].folded.as_str(), "killed" | "dead" | "wounded" | "injured");
        let whom = &words[at - 1];
        let uncounted = is(whom, PEOPLE) && !COUNTED.contains(&whom.folded.as_str()) && !whom.after_break;
        if dies && uncounted && numbers::is_number(&words[at - 2].folded) && !words[at].after_break {
            let breaks = std::mem::take(&mut words[at - 2].after_break);
            words.swap(at - 2, at - 1);
            words[at - 2].after_break = breaks;
        }
    }
}

/// Who may stand between a number and "killed".
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "people", "civilians", "civilian", "children", "police", "officers", "women", "men", "worshippers", "students",
    "workers", "villagers", "palestinians", "ukrainians", "russians", "israelis", "afghans", "iraqis", "personnel",
];

/// "Missiles on Poltava" hit it; "defence over Odesa destroyed 12 drones" intercepted them.
fn weapons_on(words: &mut [Word]) {
    let guarded = words.iter().any(|word| matches!(word.folded.as_str(), "over" | "defence"));
    for at in 0..words.len() {
        if !matches!(words[at].folded.as_str(), "on" | "against" | "destroyed" | "destroys" | "falls") {
            continue;
        }
        let ahead = words.get(at + 1..words.len().min(at + 4)).unwrap_or_default();
        let far = words.get(at + 1..words.len().min(at + 8)).unwrap_or_default();
        let flies = far.iter().take_while(|word| !word.after_break).any(|word| is(word, DRONE | MISSILE));
        let struck = words[at.saturating_sub(4)..at].iter().any(|word| is(word, ATTACK | HIT | FIRE));
        let dropped = at > 1
            && is(&words[at - 1], BOMB)
            && matches!(words[at - 2].folded.as_str(), "barrel" | "glide" | "guided" | "cluster");
        let aimed = at > 0
            && matches!(words[at].folded.as_str(), "on" | "against")
            && (is(&words[at - 1], MISSILE | DRONE | ROCKET) || dropped)
            && ahead.first().is_some_and(|word| word.capital || is(word, TARGET | INFRA));
        // "The coalition destroys two drones that were fired at …"
        let fired = far.iter().any(|word| is(word, FIRE))
            && ahead.first().is_some_and(|word| is(word, DRONE | MISSILE));
        let destroyed = matches!(words[at].folded.as_str(), "destroyed" | "falls") && guarded;
        let destroys = matches!(words[at].folded.as_str(), "destroyed" | "destroys") && fired;
        if aimed && !struck {
            words[at].folded = "hits".to_owned();
        } else if flies && (destroyed || destroys) {
            words[at].folded = "intercepted".to_owned();
        }
    }
}

/// A name of a place, and not of a country or a side.
fn is_name(word: &Word) -> bool {
    word.capital && !is_state(word) && !nations::is_demonym(&word.folded)
}

pub fn is_state(word: &Word) -> bool {
    word.capital && gazetteer::of_words(std::slice::from_ref(word)).any(|entry| entry.kind == Kind::Country)
}

/// A bombardment is shelling where guns or an army without aircraft are named, else from the air.
fn bombardments(words: &mut [Word], language: Language) {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.folded.as_str()));
    let flies = has(&["warplanes", "warplane", "jet", "aircraft", "helicopter", "coalition", "air"])
        || has(&["israel", "israeli", "american", "us", "saudi"])
        || words.iter().any(|word| is(word, AIRSTRIKE | WARPLANE));
    let guns = words.iter().any(|word| is(word, GUNS));
    let missiles = words.iter().any(|word| is(word, MISSILE | ROCKET | DRONE));
    let in_the_west_bank = has(&["jenin", "nablus", "tulkarm", "bank", "ramallah", "hebron"]);
    // Of the war of Russia and Ukraine that word doesn't say with what.
    let far = has(&["russia", "russian", "ukraine", "ukrainian"]) && !missiles;
    // What Russia bombards with isn't said.
    let russian = has(&["russia", "russian", "russians"]) && matches!(language, French | Spanish | German);
    // Along that front it is guns.
    let at_front =
        has(&["donetsk", "luhansk", "kherson", "nikopol", "horlivka", "belgorod", "donbas", "debaltseve"]);
    for word in words {
        let shells = matches!(word.folded.as_str(), "shelled" | "shelling");
        let bombards =
            matches!(word.folded.as_str(), "bombardment" | "bombardments" | "bombards" | "bombarded");
        let from_the_air = flies && !guns && !missiles;
        let other = match word.folded.as_str() {
            "shelling" | "bombardment" | "bombardments" if from_the_air => "airstrike",
            // Gaza and Lebanon are raided from the air.
            "raid" | "raids" if language == French && flies && !in_the_west_bank => "airstrike",
            "shelled" | "shelling" if language == Arabic && (far || missiles) && !guns => "attacked",
            // The word of these languages for what guns do says no more than that something was bombarded.
            "shelled" if from_the_air && language == Arabic => "bombed",
            "bombed" if language == Hebrew && far && !flies => "attacked",
            "bombards" if from_the_air => "bombed",
            _ if bombards && guns => "shelling",
            "bombards" if russian && !flies => "attacked",
            "bombardment" if russian && !flies => "attack",
            "bombardments" if russian && !flies => "attacks",
            "bombardment" | "bombardments"
                if matches!(language, German | Russian | Ukrainian) && !russian && !missiles =>
            {
                "airstrikes"
            }
            "bombardment" | "bombardments" if at_front && !flies && !missiles => "shelling",
            "bombardment" | "bombardments" if matches!(language, French | Spanish) && !missiles => {
                "airstrike"
            }
            _ => continue,
        };
        if shells && language != Arabic {
            continue;
        }
        word.folded = other.to_owned();
    }
}

/// Who kills one of rank, or what kills him, murders: "Russian general killed in Moscow".
fn killed_of_rank(words: &mut [Word]) {
    for at in 0..words.len() {
        let passive = matches!(words[at].folded.as_str(), "killed" | "dead");
        if !passive && words[at].folded != "kills" {
            continue;
        }
        let in_clause = |i: &usize| !words[*i].after_break;
        // "Nemtsov, opposition politician, killed in …"
        let apart = passive && words[at].after_break;
        let before: Vec<usize> = std::iter::successors((at > 0).then(|| at - 1), |i| i.checked_sub(1))
            .take(8)
            .take_while(|i| in_clause(&(i + 1)) || apart && i + 1 == at)
            .collect();
        let after: Vec<usize> = (at + 1..words.len().min(at + 5)).take_while(in_clause).collect();
        let of_rank = |near: &[usize]| {
            let ranked = near.iter().find(|i| is(&words[**i], RANK))?;
            let crowd = near
                .iter()
                .take_while(|i| *i != ranked)
                .any(|i| numbers::is_number(&words[*i].folded) || is(&words[*i], PEOPLE | CLAUSE | FORCE));
            (!crowd).then_some(*ranked)
        };
        let led = if passive { of_rank(&before).or_else(|| of_rank(&after)) } else { of_rank(&after) };
        let counted = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|i| words.get(i))
            .any(|word| numbers::is_number(&word.folded));
        if led.is_some() && !counted {
            words[at].folded = if passive { "assassinated" } else { "assassinates" }.to_owned();
        }
    }
}

/// What these groups fire are rockets; the languages have one word for both.
fn unguided(words: &mut [Word], language: Language) {
    let one_word = matches!(language, German | Arabic | Russian | Ukrainian | Hebrew);
    let fires = |word: &Word| {
        matches!(word.folded.as_str(), "hamas" | "jihad") || one_word && word.folded == "hezbollah"
    };
    if words.iter().any(fires) {
        for word in words.iter_mut().filter(|word| word.folded.starts_with("missile")) {
            word.folded = word.folded.replacen("missile", "rocket", 1);
        }
    }
}

/// What is of this state, where it is one that is often an owner.
pub fn demonym_of(state: &str) -> Option<&'static str> {
    Some(match state {
        "russia" => "russian",
        "ukraine" => "ukrainian",
        "israel" => "israeli",
        "iran" => "iranian",
        "us" => "american",
        "turkey" => "turkish",
        _ => return None,
    })
}

/// Where nothing stands between, "attack Russia" is Russia's: these languages say so by an ending, or by nothing.
fn owners(words: &mut [Word]) {
    for at in 1..words.len() {
        let act = lexicon::tags(&words[at - 1].folded) & (ATTACK | AIRSTRIKE | SHELLING | BOMBING) != 0;
        let Some(owner) = demonym_of(&words[at].folded) else { continue };
        if act && !words[at].after_break {
            words[at].folded = owner.to_owned();
        }
    }
}

/// "strike Russian" is a Russian strike, "attack of Ukrainian drones" a Ukrainian drone attack, "airport Khartoum"
/// the Khartoum airport.
fn turn_around(words: &mut Vec<Word>, language: Language) {
    let demonym = |words: &[Word], at: usize| {
        nations::demonym(words, at).is_some_and(|(_, count)| count == 1)
            && !nations::is_leader(&words[at].folded)
            && !words[at].after_break
    };
    for at in (0..words.len().saturating_sub(1)).rev() {
        let adjective_last = !matches!(language, German | Russian | Ukrainian);
        let act = is(&words[at], ATTACK | AIRSTRIKE | SHELLING | BOMBING | BLAST | WARLIKE)
            || adjective_last && is(&words[at], TARGET | INFRA | SHIP);
        let settled = matches!(words[at].folded.as_str(), "city" | "town" | "village" | "region" | "border");
        let of_a_name = matches!(language, Arabic | Hebrew | Russian | Ukrainian)
            && is(&words[at], TARGET | INFRA)
            && !words[at].capital
            && !settled
            && words[at + 1].capital
            && !words[at + 1].after_break;
        let of = words.get(at + 2).is_some_and(|name| {
            words[at + 1].folded == "of"
                && name.capital
                && !name.after_break
                && is(&words[at], TARGET | INFRA)
        });
        if of && !settled {
            words.remove(at + 1);
        }
        if of_a_name || of && !settled {
            let start = words[at + 1].start;
            let whole =
                |word: &&Word| word.start == start || word.capital && is_name(word) && !word.after_break;
            let name = words[at + 1..].iter().take_while(whole).count();
            // "nuclear facilities Iran"
            let kind = at > 0
                && !words[at].after_break
                && matches!(
                    words[at - 1].folded.as_str(),
                    "nuclear"
                        | "military"
                        | "army"
                        | "oil"
                        | "energy"
                        | "power"
                        | "gas"
                        | "police"
                        | "railway"
                        | "port"
                );
            let first = at - usize::from(kind);
            let breaks = std::mem::take(&mut words[first].after_break);
            words[first..=at + name].rotate_left(1 + usize::from(kind));
            words[first].after_break = breaks;
        } else if act && demonym(words, at + 1) {
            swap(words, at);
        }
    }
    let blows = if matches!(language, Russian | Ukrainian | Hebrew) { ATTACK | HIT } else { ATTACK };
    let mut at = 0;
    while at + 1 < words.len() {
        let joined = matches!(words[at + 1].folded.as_str(), "of" | "in" | "with" | "by")
            && !words[at + 1].after_break;
        let mut weapon = at + 1 + usize::from(joined);
        weapon += usize::from(weapon < words.len() && demonym(words, weapon));
        weapon += usize::from(
            words.get(weapon).is_some_and(|word| numbers::is_number(&word.folded))
                && weapon + 1 < words.len(),
        );
        let named = words.get(weapon).is_some_and(|word| is(word, WEAPON) && !word.after_break);
        if is(&words[at], blows) && named {
            if joined {
                words.remove(at + 1);
                weapon -= 1;
            }
            let breaks = std::mem::take(&mut words[at].after_break);
            words[at..=weapon].rotate_left(1);
            words[at].after_break = breaks;
            at = weapon;
        }
        at += 1;
    }
}

fn swap(words: &mut [Word], at: usize) {
    words.swap(at, at + 1);
    let breaks = words[at + 1].after_break;
    words[at].after_break |= breaks;
    words[at + 1].after_break = false;
}

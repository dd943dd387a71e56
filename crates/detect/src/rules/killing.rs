//! Killings whose means the text leaves open: who kills, who is killed by whom, who was killed where there is war.
//!
//! Knows nothing of the weapon: where one is named, the rule of that weapon comes first. A misfortune ("bus
//! plunges", "flood") is nobody's deed, and police that shoot are no army.

use super::{Act, open, plain, toll};
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AT, ATTACK, CLAUSE, CROWD, DESTROY, DOWN, FORCE, HIT, HURT, KILL, LIKELY_ELSEWHERE,
        MISFORTUNE, PEOPLE, PROTEST, RANK, SHIP, SHOOT, TAKE, TARGET, TOWARD,
    },
    nations, numbers,
};
use ww3_event::EventType;

const KIND: EventType = EventType::Strike;
/// Who dies of an act of these hasn't died in war.
const POLICE: &[&str] =
    &["police", "cops", "officer", "officers", "husband", "wife", "teen", "driver", "ice"];

/// Who is armed too.
const ARMED: &[&str] = &[
    "navy",
    "military",
    "frigate",
    "warship",
    "coalition",
    "settlers",
    "patrol",
    "dissidents",
    "airforce",
    "ships",
    "pirates",
    "herders",
];

/// A side kills ("Israeli troops kill two"), somebody is killed by one ("killed by Hamas"), a soldier is killed, or
/// people are where there is war ("three killed in Basra").
pub fn killing(view: &View, at: usize) -> Option<Act> {
    let word = view.word(at);
    // A protester who is hanged isn't in the street.
    let is_sentence = matches!(word, "execute" | "executes" | "executed") && view.has(CROWD);
    if view.has(MISFORTUNE) || is_sentence {
        return None;
    }
    let shot = matches!(word, "shot" | "gunned" | "shoot" | "shoots" | "guns" | "gun")
        && ((at + 1..at + 3)
            .any(|i| matches!(view.word(i), "dead" | "down") && !(word == "gun" && view.word(i) == "dead"))
            || matches!(word, "shoot" | "shoots")
                && numbers::is_number(view.word(at + 1))
                && view.previous(at, 2, FORCE).is_some()
            || matches!(word, "shoot" | "shoots")
                && (at + 1..at + 7).any(|i| view.word(i) == "dead" && view.clause(i) == view.clause(at)));
    if !(view.is(at, KILL)
        || shot
        || hacked(view, at)
        || is_hurt(view, at)
        || matches!(view.word(at), "wound" | "wounds" | "injure" | "injures" | "injured") && at > 0
        || word == "shot"
            && (view.word(at + 1) == "by" || view.word(at + 1) == "at" && view.word(at + 2) == "by"))
    {
        return None;
    }
    let two = matches!(view.word(at + 1), "dead" | "down" | "out") && (shot || view.is(at, KILL));
    let throats = (at + 1..at + 4).find(|i| word.starts_with("slit") && view.word(*i).starts_with("throat"));
    let end = throats.map_or(at, |throats| throats + usize::from(view.word(throats + 1) == "of"))
        + if hacked(view, at) && view.word(at + 2) == "death" {
            3
        } else if two {
            2
        } else {
            1
        };
    let act = by_a_side(view, at, end)
        .or_else(|| side_kills(view, at, end))
        .or_else(|| of_soldiers(view, at, end))
        .or_else(|| of_people(view, at, end))?;
    // Who dies at a protest: that is the event.
    if view.has(PROTEST | CROWD) {
        let near = (at.saturating_sub(8)..at + 9).any(|i| view.is(i, PROTEST));
        return Some(Act {
            kind: EventType::Protest,
            is_plain: act.is_plain || near,
            is_toll: act.is_toll && !near,
            ..act
        });
    }
    Some(act)
}

/// "three killed in Basra", "Palestinian boy shot dead in Jenin".
fn of_people(view: &View, at: usize, end: usize) -> Option<Act> {
    let word = view.word(at);
    let before = at.saturating_sub(4)..at;
    let counts: Vec<&str> = before
        .filter(|i| view.clause(*i) == view.clause(at))
        .map(|i| view.word(i))
        .filter(|word| numbers::is_number(word))
        .collect();
    let people = view.previous(at, 3, PEOPLE).is_some()
        || matches!(view.word(at), "beheaded" | "gunned") && view.previous(at, 3, RANK).is_some()
        || (at.saturating_sub(4)..at).any(|i| matches!(view.word(i), "general" | "colonel" | "commander"))
        || view.is_side(at.wrapping_sub(1));
    // "killed while waiting for aid near Khan Younis"
    let waiting = matches!(view.word(end), "while" | "as")
        && (end + 1..end + 3).any(|i| {
            matches!(
                view.word(i),
                "waiting"
                    | "wait"
                    | "waited"
                    | "queuing"
                    | "queueing"
                    | "seeking"
                    | "sought"
                    | "collecting"
                    | "praying"
            )
        });
    // "Ternopil: 25 killed as …"
    let headed = view.is(end, CLAUSE)
        && view.words.get(view.name(0)).is_some_and(|word| word.after_break)
        && view.name(0) > 0;
    // "Woman killed as West Bank power struggle …"
    let as_place = view.word(end) == "as" && view.name(end + 1) > 0 && !view.is_side(end + 1);
    let there =
        waiting || as_place || headed || view.is(end, AT) || matches!(view.word(end), "at" | "on" | "across");
    let passive = matches!(
        view.word(at),
        "killed"
            | "dead"
            | "slain"
            | "die"
            | "shot"
            | "executed"
            | "massacred"
            | "gunned"
            | "beheaded"
            | "slaughtered"
            | "neutralised"
            | "neutralized"
            | "butchered"
            | "wounded"
            | "stabbed"
            | "hacked"
            | "gassed"
            | "lynched"
            | "decapitated"
            | "crucified"
    );
    // "barber shot dead in Mosul": whoever dies so is killed.
    let slain = matches!(
        word,
        "gunned"
            | "slain"
            | "beheaded"
            | "hacked"
            | "butchered"
            | "decapitated"
            | "massacred"
            | "gassed"
            | "crucified"
    ) || word == "shot" && view.word(at + 1) == "dead";
    let slain = slain && at > 0 && view.clause(at - 1) == view.clause(at);
    // "gunned down with 26 others in"
    let along = view.word(end) == "with" && numbers::is_number(view.word(end + 1));
    // "two killed as gunmen enforce curfew"
    let by_gunmen = view.word(end) == "as"
        && (end + 1..end + 4).any(|i| view.is(i, FORCE) && !view.is(i, LIKELY_ELSEWHERE));
    // "shoots dead three Israelis"
    let shot_dead = matches!(view.word(at), "shoots" | "shoot")
        && end == at + 2
        && numbers::is_number(view.word(end))
        && view.side_after(end, 2);
    if shot_dead && !is_by_police(view, at) {
        return toll(KIND, at, end);
    }
    let found = view.word(at.wrapping_sub(1)) == "found";
    let there = there || along || by_gunmen;
    let told = (!counts.is_empty() || people || slain) && there && passive && !found;
    if told && !is_by_police(view, at) && !is_of_long(view, at, &counts) { toll(KIND, at, end) } else { None }
}

/// "wounded in Mosul", "Israeli stabbed in Jerusalem": a side or a count right before says who.
fn is_hurt(view: &View, at: usize) -> bool {
    view.word(at) == "wounded"
        || view.word(at) == "shot"
            && view.is(at + 1, AT)
            && (view.is_side(at.wrapping_sub(1)) || view.is(at.wrapping_sub(1), FORCE | PEOPLE))
        || view.word(at) == "stabbed" && (view.side_before(at, 3) || view.previous(at, 3, FORCE).is_some())
}

/// "hack 20 to death"
fn hacked(view: &View, at: usize) -> bool {
    // "slit throats of 12 farmers"
    if matches!(view.word(at), "slit" | "slits")
        && (at + 1..at + 4).any(|i| view.word(i).starts_with("throat"))
    {
        return true;
    }
    // "Islamists hack villagers"
    let hacks = matches!(view.word(at), "hack" | "hacks")
        && view.previous(at, 2, FORCE).is_some()
        && view.is(at + 1, PEOPLE);
    hacks
        || matches!(
            view.word(at),
            "hack" | "hacked" | "hacks" | "club" | "clubs" | "clubbed" | "beat" | "burn" | "burns" | "burned"
        ) && (at + 1..at + 5).any(|i| {
            view.word(i) == "death" && view.word(i - 1) == "to"
                || view.word(at).starts_with("burn") && view.word(i) == "alive"
        })
}

/// The toll of a whole war, or the dead of a story that tells of somebody else.
fn is_of_long(view: &View, at: usize, counts: &[&str]) -> bool {
    let many = counts.iter().any(|word| word.replace(',', "").parse().is_ok_and(|count: u32| count >= 1000));
    let since = (0..view.words.len()).any(|i| matches!(view.word(i), "tens" | "thousands"))
        || (at..view.words.len()).any(|i| {
            let today =
                matches!(view.word(i + 1), "dawn" | "morning" | "midnight" | "yesterday" | "overnight");
            !today
                && matches!(view.word(i), "since" | "so" | "years" | "months" | "year" | "month" | "decade")
        });
    let of = (0..at).any(|i| {
        matches!(
            view.word(i),
            "mother"
                | "father"
                | "family"
                | "parents"
                | "widow"
                | "wife"
                | "body"
                | "bodies"
                | "remains"
                | "families"
                | "brother"
                | "son"
                | "daughter"
        ) && matches!(view.word(i + 1), "of" | "mourns" | "mourn")
    });
    let honoured = (0..view.words.len()).any(|i| {
        matches!(
            view.word(i),
            "mourns"
                | "mourn"
                | "mourned"
                | "tribute"
                | "tributes"
                | "identified"
                | "returned"
                | "honour"
                | "honours"
                | "honor"
                | "honors"
                | "named"
                | "counts"
                | "buried"
                | "repatriated"
        )
    });
    many || since || of || honoured
}

/// "Hamas chief Haniyeh killed in Tehran", "West Darfur governor killed": one of rank, of a side or a place.
pub fn of_rank(view: &View, at: usize) -> Option<Act> {
    if !view.is(at, RANK) || view.has(MISFORTUNE | LIKELY_ELSEWHERE) {
        return None;
    }
    let of = at > 0 && (view.is_side(at - 1) || (at.saturating_sub(3)..at).any(|i| i + view.name(i) == at));
    let killed = (at + 1..at + 4)
        .take_while(|i| view.clause(*i) == view.clause(at) && !view.is(*i, AT | TOWARD | ATTACK))
        .take_while(|i| !matches!(view.word(*i), "was" | "were" | "been"))
        .find(|i| matches!(view.word(*i), "killed" | "slain"))?;
    let ends = view.is(killed + 1, AT | CLAUSE) || view.clause(killed + 1) != view.clause(killed);
    (of && ends && !view.is(at + 1, RANK)).then(|| open(EventType::Assassination, at, killed + 1)).flatten()
}

/// "killed by US forces", "shot dead by suspected Taliban".
fn by_a_side(view: &View, at: usize, end: usize) -> Option<Act> {
    let by = (end..end + 3).find(|i| view.word(*i) == "by" && view.clause(*i) == view.clause(at))?;
    let doer = (by + 1..by + 5)
        .take_while(|i| view.clause(*i) == view.clause(by))
        .find(|i| view.is(*i, FORCE) || view.group(*i).is_some() || *i == by + 1 && view.is_side(*i))?;
    let act = if view.has(LIKELY_ELSEWHERE) { open } else { plain };
    if is_by_police(view, at) { None } else { act(KIND, at, doer + 1) }
}

/// "Israeli troops kill two Palestinians", "Taliban kill villagers": the verb and whom it takes.
fn side_kills(view: &View, at: usize, end: usize) -> Option<Act> {
    let active = matches!(
        view.word(at),
        "kill"
            | "kills"
            | "killed"
            | "killing"
            | "slay"
            | "slaughter"
            | "massacre"
            | "massacred"
            | "execute"
            | "executes"
            | "shoot"
            | "shoots"
            | "guns"
            | "gun"
            | "shot"
            | "executed"
            | "behead"
            | "beheads"
            | "slaughters"
            | "neutralise"
            | "neutralises"
            | "neutralised"
            | "neutralize"
            | "neutralizes"
            | "neutralized"
            | "mow"
            | "mows"
            | "mowed"
            | "wipe"
            | "wipes"
            | "wiped"
            | "butchered"
            | "wound"
            | "wounds"
            | "injure"
            | "injures"
    ) || hacked(view, at);
    let force = view.previous(at, 4, FORCE).is_some()
        || view.word(at.wrapping_sub(1)) == "police" && view.side_before(at, 2)
        || (at.saturating_sub(3)..at)
            .any(|i| ARMED.contains(&view.word(i)) && view.clause(i) == view.clause(at))
        || has_elided_subject(view, at);
    let side = (at.saturating_sub(4)..at).filter(|i| view.clause(*i) == view.clause(at)).any(|i| {
        view.group(i).is_some() || i + 2 >= at && view.is_side(i) && !nations::is_leader(view.word(i))
    });
    let next = view.word(end);
    let whom = numbers::is_number(next)
        || matches!(
            next,
            "at" | "about" | "nearly" | "over" | "more" | "several" | "many" | "top" | "senior" | "unarmed"
        )
        || (end..end + 3)
            .take_while(|i| view.clause(*i) == view.clause(at))
            .any(|i| view.is(i, PEOPLE | FORCE | RANK | CROWD) || view.is_side(i));
    let objectless = view.is(end, AT | TOWARD) || matches!(next, "by" | "as" | "with");
    if !active || !(force || side) || !whom || objectless || view.is(end, LIKELY_ELSEWHERE) {
        return None;
    }
    let many =
        (end..end + 4).any(|i| view.word(i).replace(',', "").parse().is_ok_and(|count: u32| count >= 1000));
    if many {
        return None;
    }
    let police = (at.saturating_sub(4)..at).any(|i| POLICE.contains(&view.word(i)));
    let armed = (end..end + 4)
        .any(|i| view.is(i, FORCE) && view.clause(i) == view.clause(at) && !view.is(i, LIKELY_ELSEWHERE));
    let by_state = view.side_before(at, 3) && !view.has(CROWD | PROTEST);
    if police && !(armed && by_state) { None } else { open(KIND, at, end) }
}

/// "Bandits raid village, kill 15": who does it stands before the comma.
fn has_elided_subject(view: &View, at: usize) -> bool {
    // "Gunmen stop bus, execute 23", "rebels abduct, kill villagers"
    let told = numbers::is_number(view.word(at + 1)) || view.is(at + 1, PEOPLE);
    let first = (0..3).any(|i| view.is(i, FORCE) && !view.is(i, LIKELY_ELSEWHERE) || view.group(i).is_some());
    if view.words[at].after_break && told && first && view.clause(at) == 1 {
        return true;
    }
    view.words[at].after_break
        && (at.saturating_sub(9)..at)
            .any(|i| view.is(i, FORCE) && !view.is(i, LIKELY_ELSEWHERE) || view.group(i).is_some())
        && (at.saturating_sub(9)..at).any(|i| {
            view.is(i, HIT | TAKE | ATTACK | DESTROY | SHOOT)
                || view.words[i].after_break
                    && matches!(view.word(i), "backed" | "supported" | "aided" | "led" | "including")
        })
}

/// "US soldier killed in Iraq": soldiers who are killed are killed in war.
fn of_soldiers(view: &View, at: usize, end: usize) -> Option<Act> {
    let passive = matches!(view.word(at), "killed" | "slain" | "dead" | "shot" | "die" | "dies" | "wounded");
    let there =
        view.is(end, AT | CLAUSE) || matches!(view.word(end), "at" | "on" | "by") || end >= view.words.len();
    let soldiers = view.previous(at, 3, FORCE)?;
    let dies = matches!(view.word(at), "die" | "dies") && !view.is(at + 1, AT);
    let counts: Vec<&str> =
        (at.saturating_sub(4)..at).map(|i| view.word(i)).filter(|word| numbers::is_number(word)).collect();
    let told = passive && there && !dies && !is_by_police(view, at) && !is_of_long(view, at, &counts);
    if told { toll(KIND, soldiers, end) } else { None }
}

fn is_by_police(view: &View, at: usize) -> bool {
    (at + 1..at + 7).any(|i| POLICE.contains(&view.word(i)) && (at..i).any(|j| view.word(j) == "by"))
}

/// "opens fire on", "fired at crowd": shots at people by armed men, where nothing says that somebody died.
pub fn shooting(view: &View, at: usize) -> Option<Act> {
    let sprays = matches!(view.word(at), "spray" | "sprays" | "sprayed")
        && (at + 1..at + 4).any(|i| matches!(view.word(i), "bullets" | "gunfire" | "fire"));
    if sprays && let Some(doer) = view.previous(at, 4, FORCE) {
        return open(KIND, doer, at + 2);
    }
    // "bus sprayed with bullets in Cotabato", "bus machine-gunned in Cabinda"
    let riddled = matches!(view.word(at), "sprayed" | "raked" | "riddled" | "peppered")
        && matches!(view.word(at + 1), "with" | "by")
        && (at + 2..at + 5).any(|i| matches!(view.word(i), "bullets" | "gunfire" | "bullet"))
        || view.word(at) == "gunned" && view.word(at.wrapping_sub(1)) == "machine";
    if riddled && let Some(whom) = view.previous(at, 9, TARGET | PEOPLE | FORCE | SHIP | AIRCRAFT | RANK) {
        return open(KIND, whom, at + 1);
    }
    let opens = (view.is(at, SHOOT) && view.word(at).starts_with("open") || view.word(at) == "opening")
        && view.word(at + 1) == "fire";
    // "forces mistakenly fire on civilians"
    let fires = matches!(view.word(at), "fire" | "fires" | "fired" | "shoot" | "shot")
        && matches!(view.word(at + 1), "on" | "at")
        && view.next(at, 4, PEOPLE | CROWD | TARGET | FORCE | SHIP).is_some();
    // "injured in Israeli fire", "hurt by sniper fire"
    let under = matches!(view.word(at), "fire" | "gunfire" | "firing")
        && (view.is_side(at.wrapping_sub(1))
            || matches!(view.word(at.wrapping_sub(1)), "sniper" | "border" | "enemy" | "tank"))
        && (at.saturating_sub(4)..at).any(|i| matches!(view.word(i), "by" | "in" | "from"));
    if under && let Some(whom) = view.previous(at, 7, KILL | HURT) {
        return plain(KIND, whom, at + 1);
    }
    // "policeman turns gun on soldiers"
    let turns = matches!(view.word(at), "turns" | "turned")
        && (at + 1..at + 4).any(|i| matches!(view.word(i), "gun" | "guns" | "weapon"));
    if turns && let Some(whom) = view.next(at, 6, FORCE | PEOPLE).filter(|_| view.has(KILL | HURT)) {
        return open(KIND, at, whom + 1);
    }
    // "bus fired on in Reasi", "convoy shot at near …"
    let suffers = matches!(view.word(at), "fired" | "shot")
        && matches!(view.word(at + 1), "on" | "upon" | "at")
        && (view.is(at + 2, AT | CLAUSE)
            || view.word(at + 2) == "by"
            || view.clause(at + 2) != view.clause(at));
    if suffers && let Some(whom) = view.previous(at, 4, TARGET | PEOPLE | FORCE | SHIP | AIRCRAFT) {
        return open(KIND, whom, at + 2);
    }
    if !(opens && (view.is(at + 2, TOWARD | AT) || at + 2 >= view.words.len()) || fires) {
        return None;
    }
    let pirates = || (at.saturating_sub(3)..at).find(|i| view.word(*i) == "pirates");
    let doer = view
        .previous(at, 4, FORCE)
        .or_else(pirates)
        .or_else(|| (at.saturating_sub(3)..at).find(|i| view.is_side(*i)))?;
    let whom = view.next(at, 6, PEOPLE | FORCE | TARGET | CROWD | DOWN | HURT | SHIP).unwrap_or(at + 1);
    let kind = if view.is(whom, SHIP) { EventType::NavalStrike } else { KIND };
    open(kind, doer.min(at), whom + 1)
}

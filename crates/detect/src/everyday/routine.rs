//! The daily round: who tells, judges, counts, mends or plays what was; weather, sickness and misfortune that kill;
//! police who find arms, soldiers who plant trees, drones that find hikers; what was heard and was only thunder.

use super::has_army;
use crate::{
    clause::View,
    lexicon::{
        AIRSTRIKE, AT, ATTACK, BLAST, BOMB, BOMBING, DESTROY, DRONE, FORCE, HIT, HURT, KILL, SHELLING, TAKE,
        WEAPON,
    },
    numbers,
    rules::Act,
};
use ww3_event::EventType;

/// Whether the title is of the daily round.
pub fn is_routine(view: &View, act: &Act) -> bool {
    is_mended(view, act) || is_shortage(view, act)
}

/// The same, whatever the act.
pub fn is_routine_whole(view: &View) -> bool {
    view.says_phrase(&["plant trees", "plants trees"])
        || is_told_by(view)
        || is_natural(view)
        || is_find(view)
        || is_service(view)
        || is_mistaken(view)
        || is_relic(view)
        || is_quarrel(view)
}

fn is_armed(view: &View) -> bool {
    view.has(WEAPON | AIRSTRIKE | SHELLING | BOMBING | ATTACK | BLAST) || has_army(view)
}

/// "Hague judges hear of shelling", "Study: air strikes doubled", "Kyiv theatre stages siege": whoever the title
/// begins with tells of it; unless it is he who is hit ("Court hit by shelling", "doctors killed").
fn is_told_by(view: &View) -> bool {
    let Some(at) = (0..3).find(|at| TELLERS.contains(&view.word(*at))) else { return false };
    // "Mother of soldier killed in Helmand tells of grief"
    let kin =
        matches!(view.word(0), "mother" | "father" | "widow" | "parents" | "family" | "sister" | "brother");
    if kin
        && view.word(1) == "of"
        && (2..view.words.len()).any(|at| {
            matches!(
                view.word(at),
                "tells"
                    | "tell"
                    | "speaks"
                    | "recalls"
                    | "seeks"
                    | "sues"
                    | "wants"
                    | "meets"
                    | "gets"
                    | "remembers"
                    | "grieves"
            )
        })
    {
        return true;
    }
    let who = matches!(view.word(at), "boy" | "girl" | "man" | "woman" | "mother" | "child");
    if who {
        return at == 0
            && view.word(1) == "who"
            && matches!(view.word(2), "lost" | "survived" | "fled" | "escaped" | "filmed" | "shot" | "saw")
            && numbers::casualties(view.words).is_none();
    }
    let suffers = (at + 1..at + 4).any(|i| {
        view.is(i, KILL | HURT | HIT | ATTACK | BLAST | DESTROY | BOMBING | SHELLING | BOMB | AT | TAKE)
    }) || matches!(view.word(at + 1), "among" | "under" | "and");
    let shoots = view.word(at) == "photographer" && view.word(at + 1) == "who";
    shoots || !suffers && numbers::casualties(view.words).is_none() && view.words.get(at + 1).is_some()
}

#[rustfmt::skip]
const TELLERS: &[&str] = &[
    "court", "judges", "watchdog", "statisticians", "tribunal", "jury", "panel", "inquest", "lawyer", "lawyers", "study", "survey", "researchers", "historian",
    "historians", "archaeologists", "photographer", "photographers", "author", "film", "filmmaker", "filmmakers", "theatre", "opera",
    "ballet", "band", "rapper", "singer", "comedian", "artist", "artists", "painter", "poet", "museum",
    "surgeons", "surgeon", "doctors", "architects", "insurers", "insurance", "psychologists", "boy", "girl", "man", "woman",
    "mother", "child", "prankster", "gamers", "designers", "chef", "chefs", "economists", "bakers", "dealers",
];

/// "Cold kills babies", "Balcony collapses, six dead", "Cyclists killed by lorry": nobody's arms.
fn is_natural(view: &View) -> bool {
    let weather = (0..2).any(|at| {
        WEATHER.contains(&view.word(at))
            && view.word(at + 1) != "of"
            && (at + 1..at + 3).take_while(|i| view.clause(*i) == view.clause(at)).any(|i| {
                view.is(i, KILL | HIT | HURT | DESTROY | TAKE)
                    || matches!(view.word(i), "shells" | "shell" | "claims" | "grips")
            })
    });
    let flames = view.says(&["firefighters", "firemen", "firefighter"])
        && view.says(&["battle", "battles", "battling", "tackle", "fight", "fighting", "douse", "contain"]);
    let himself = view.says_phrase(&["kills himself", "killed himself"]);
    let by_chance = (flames || view.says(NATURAL) || view.says_phrase(CHANCES))
        && !is_armed(view)
        && !view.says(&["hit", "shot"]);
    (weather || by_chance || himself) && !view.has(AIRSTRIKE | SHELLING | BOMBING | BLAST)
}

#[rustfmt::skip]
const CHANCES: &[&str] = &[
    "hit and run", "heart trouble", "loses control", "lost control", "into canal", "into river", "into ditch", "into well", "bursts into flames", "body from", "killed by lorry", "killed by truck", "killed by car", "killed by bus", "killed by train",
    "into ravine", "into gorge", "balcony collapses", "balcony collapse", "candle sets", "candles set", "tram hits",
];

#[rustfmt::skip]
const WEATHER: &[&str] = &[
    "hail", "snow", "cold", "heat", "frost", "sandstorm", "rains", "winds", "gale", "gales", "smog", "hailstorm", "blizzard", "drought",
    "famine", "hunger", "starvation", "thirst", "malnutrition", "measles", "dengue", "malaria", "diphtheria", "meningitis", "polio",
    "typhoid", "cholera", "ebola", "mpox", "locusts", "thunderstorm", "thunder", "heatwave", "dust",
];

#[rustfmt::skip]
const NATURAL: &[&str] = &[
    "drown", "drowns", "drowning", "electrocuted", "electrocution", "suffocate", "suffocates", "suffocated",
    "suffocation", "monoxide", "stove", "heater", "overdose", "measles", "septic", "sewage",
    "manhole", "brakes", "speeding", "pileup", "elevator", "escalator", "asphyxiated", "hypothermia", "frostbite",
    "malnutrition", "dehydration", "sinkhole", "rockfall", "meningitis", "typhoid", "dengue", "rabies", "methanol", "moonshine", "hazing",
];

/// "Man arrested with grenade", "troops seize stolen crude", "arms cache found": what police find.
fn is_find(view: &View) -> bool {
    let caught = (0..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "arrested"
                | "held"
                | "caught"
                | "detained"
                | "stopped"
                | "fined"
                | "nabbed"
                | "arrest"
                | "nab"
                | "bust"
                | "busts"
                | "busted"
        ) && (at + 1..at + 3).any(|i| view.word(i) == "with" || view.is(i, BOMB) || view.word(i) == "arms")
    });
    let seized = (0..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "seize"
                | "seizes"
                | "seized"
                | "confiscate"
                | "confiscates"
                | "recover"
                | "recovers"
                | "recovered"
                | "intercept"
                | "intercepts"
                | "haul"
                | "impound"
                | "impounds"
        ) && (at + 1..at + 6).any(|i| GOODS.contains(&view.word(i)))
    });
    (caught || seized) && !view.has(KILL | HURT | BLAST | AIRSTRIKE | SHELLING | DESTROY)
}

#[rustfmt::skip]
const GOODS: &[&str] = &[
    "cigarettes", "drugs", "crude", "heroin", "kg", "kilos", "tonnes", "tons", "contraband", "smuggled", "stolen", "cache", "gold", "cash",
    "meth", "opium", "hashish", "captagon", "ivory", "alcohol", "liquor", "timber", "counterfeit", "pills", "fentanyl", "stash", "haul",
    "antiquities", "rifles", "pistols", "cocaine",
];

/// "Peacekeepers plant trees", "army drone finds hikers", "marines rehearse assault": what armed people and drones do
/// on quiet days.
fn is_service(view: &View) -> bool {
    (0..view.words.len()).any(|at| view.is(at, FORCE | DRONE) && SERVES.contains(&view.word(at + 1)))
        && !view.has(KILL | HURT | BLAST | DESTROY)
}

#[rustfmt::skip]
const SERVES: &[&str] = &[
    "clean", "cleans", "climb", "climbs", "teach", "teaches", "vaccinate", "rehearse", "rehearses", "practise", "practice",
    "train", "trains", "donate", "donates", "feed", "feeds", "distribute", "distributes", "dance", "sing", "marry", "celebrate",
    "finds", "smuggles", "delivers", "films", "spots", "rescues", "sprays", "maps", "show", "shows", "race", "races", "counts",
    "simulate", "simulates", "graduate", "salute", "salutes", "play", "plays",
];

/// "Thunder mistaken for shelling", "Blast heard in Erbil was road work".
fn is_mistaken(view: &View) -> bool {
    view.says_phrase(&["mistaken for", "turned out", "turns out"]) && !view.has(KILL | HURT)
        || (1..view.words.len()).any(|at| {
            matches!(view.word(at), "was" | "were")
                && view.clause(at) < 3
                && HARMLESS.contains(&view.word(at + 1))
        })
}

#[rustfmt::skip]
const HARMLESS: &[&str] = &[
    "road", "thunder", "film", "fireworks", "training", "drill", "hoax", "prank", "gas", "accidental", "demolition", "test", "quarry",
    "sonic", "firecracker", "firecrackers", "exercise", "mining", "construction", "routine", "celebration", "celebratory", "lightning",
    "meteor", "movie", "transformer", "boiler", "controlled", "wedding",
];

/// "Old shell kills scrap collector", "old landmine kills two": of another war.
fn is_relic(view: &View) -> bool {
    (1..view.words.len()).any(|at| {
        matches!(view.word(at - 1), "old" | "rusty" | "leftover" | "decades" | "forgotten")
            && (view.is(at, BOMB)
                || matches!(
                    view.word(at),
                    "shell" | "shells" | "mine" | "mines" | "ordnance" | "mortar" | "munition"
                ))
    })
}

/// "shot dead over unpaid fee", "gunned down in extortion row"
fn is_quarrel(view: &View) -> bool {
    let row = view.says_phrase(&[
        "extortion row",
        "parking row",
        "dowry row",
        "rent row",
        "water row",
        "family row",
        "love row",
        "card game",
    ]) || (0..view.words.len())
        .any(|at| view.word(at) == "over" && (at + 1..at + 4).any(|i| QUARRELS.contains(&view.word(i))));
    row && !has_army(view) && !view.has(AIRSTRIKE | SHELLING)
}

const QUARRELS: &[&str] = &[
    "fee",
    "debt",
    "debts",
    "cow",
    "cows",
    "dowry",
    "inheritance",
    "parking",
    "rent",
    "girl",
    "unpaid",
    "phone",
    "loan",
    "goat",
    "marriage",
];

/// "Mosul bridge bombed in war opens again", "church hit by rockets holds first mass": what was hit is whole again.
fn is_mended(view: &View, act: &Act) -> bool {
    let again = (act.end..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "reopens"
                | "reopen"
                | "reopened"
                | "rebuilt"
                | "restored"
                | "repaired"
                | "doubles"
                | "doubled"
                | "triples"
                | "tripled"
        )
    });
    (again
        || view.says_phrase(&[
            "opens again",
            "first mass",
            "open again",
            "running again",
            "back in business",
            "rises from",
            "ribbon",
        ]))
        && numbers::casualties(view.words).is_none()
}

/// "Power cuts hit Basra": nobody cut it.
fn is_shortage(view: &View, act: &Act) -> bool {
    act.kind == EventType::InfrastructureStrike
        && (view.says_phrase(&[
            "power cuts",
            "power cut",
            "power outages",
            "power outage",
            "price shock",
            "fuel shortage",
            "fuel shortages",
            "water shortage",
        ]) || view.says(&["shortages", "shortage"]))
        && !view.has(WEAPON | AIRSTRIKE | SHELLING | BOMBING | BLAST | FORCE)
        && !view.says(&["attack", "attacks", "strike", "strikes", "russia", "russian", "sabotage"])
}

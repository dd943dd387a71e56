//! The words that tell what happened.
//!
//! A pattern is words between spaces; `a|b` is either; a trailing `*` takes any ending. Patterns match whole
//! folded words, so that "assad" isn't in "ambassador".

use ww3_event::EventType;

/// A pattern, what it tells, and whether it needs an attack beside it.
pub struct Cue {
    /// See the module.
    pub pattern: &'static str,
    /// The type it tells.
    pub kind: EventType,
}

macro_rules! cues {
    ($($kind:ident: $($pattern:literal),* $(,)?;)*) => {
        &[$($(Cue { pattern: $pattern, kind: EventType::$kind },)*)*]
    };
}

/// In order: of two types found in one title the earlier in this list is the event's.
pub const CUES: &[Cue] = cues! {
    Cyberattack: "cyberattack|cyberattacks", "cyber attack|attacks", "hackers hit|target|breach|attack|knock",
        "ddos", "ransomware attack|attacks", "cyberattack*";
    Assassination: "assassinated|assassination|assassinates|assassinate";
    NavalStrike: "ship|vessel|tanker|warship|cruiser|frigate|ships|vessels|tankers hit|struck|attacked|sinks|sunk|sank|damaged|seized",
        "sinks|sank|sunk|hits|hit|strikes|struck|attacks|attacked|seizes|seized the|a|an|cargo|merchant|oil|russian|ukrainian|iranian|israeli|container|greek|navy|warship|tanker|ship|vessel cargo|ship|vessel|tanker|warship|cruiser|frigate|corvette|ships|vessels|tankers",
        "hits|hit|strikes|struck|sinks|attacks|attacked|seizes|seized ship|vessel|tanker|warship|cruiser|frigate|ships|vessels",
        "hits|hit|strikes|struck|attacks the cargo ship", "cruiser * sinks|sunk|sank", "attack|attacks on ship|ships|shipping|vessel|vessels|tanker|tankers",
        "naval strike|attack|battle", "warship * sinks|sunk|hit";
    AirDefense: "shoots|shot|shooting|shoot down", "downs|downed drone|drones|jet|plane|helicopter|missile|missiles|warplane|a|russian|us|american|ukrainian|israeli|iranian",
        "intercepts|intercepted|intercepting|intercept missile|missiles|drone|drones|rocket|rockets|over|by|a|most|all|some",
        "missile|missiles|drone|drones|rocket|rockets intercepted|downed", "are|were|was intercepted";
    Bombing: "suicide bombing|bombings|bomber|bombers|attack|blast|explosion", "car|truck|roadside|parcel|bus|mosque|church|hotel|market bomb|bombs|bombing|bombings|blast",
        "bomb attack|attacks|blast|blasts|explosion|explodes|kills|explosions", "twin|two|deadly|double|three bombings|bombs", "ied", "bombings|bombing in|at|near|kills|kill|rocks|hits|outside|targets",
        "car bomb*", "roadside bomb*";
    Airstrike: "airstrike|airstrikes", "air strike|strikes|raid|raids|attack|attacks", "warplanes|jets|warplane bomb|bombed|hit|strike|struck|pound|target|kill|attack",
        "aerial bombardment|bombing", "bombs|bombed|bombard|bombards|bombarded", "bombardment", "bombing of";
    DroneStrike: "drone strike|strikes|attack|attacks", "drone|drones|uav|uavs hit|hits|strike|strikes|struck|attack|attacks|attacked|target|targets|kill|kills|killed|slam|slams",
        "drone|drones and missile|missiles", "kamikaze drone|drones", "launches|launched|fires|fired|fire drone|drones";
    MissileStrike: "missile strike|strikes|attack|attacks|barrage", "missile|missiles hit|hits|strike|strikes|struck|kill|kills|killed|slam|slams|rain|pound|target|destroy|destroys|land|lands",
        "fires|fired|launches|launched|fire|launch missile|missiles", "missile fire", "missile|missiles fired|launched at|on|into|toward|towards|from";
    RocketAttack: "rocket attack|attacks|fire|barrage|strike|strikes", "rocket|rockets hit|hits|strike|strikes|struck|fired|launched|land|lands|landed|slam|kill|kills|rain",
        "fires|fired|fire|launches|launched rocket|rockets";
    ArtilleryShelling: "shelling|shelled", "artillery fire|strike|strikes|attack|attacks|barrage|shells|bombardment|hits|kills", "mortar|mortars fire|attack|attacks|shell|shells|hit|hits",
        "shells|shell kill|kills|hit|hits|struck|land|lands", "shells town|city|village|towns|villages|island|residential", "artillery";
    Sabotage: "sabotage|sabotaged|saboteurs", "arson attack|attacks on";
    InfrastructureStrike: "hits|hit|strikes|struck|attacks|attacked|destroys|destroyed|damages|damaged|targets|targeted|cripples|knocks|pounds power|energy|electricity|water|gas|oil|rail|railway|fuel|dam|bridge|pipeline|refinery|airport|port",
        "attack|attacks|strike|strikes on power|energy|electricity|water|gas|oil|rail|railway|fuel|dam|bridge|pipeline|refinery|port|airport|infrastructure|grid",
        "dam|bridge|pipeline|refinery|substation|railway|depot|terminal destroyed|hit|attacked|struck|blown|damaged",
        "blows|blew|blown up bridge|pipeline|dam|railway", "power|energy|oil grid|plant|station|depot|facility|facilities|infrastructure|refinery hit|attacked|struck|damaged|destroyed";
    GroundAssault: "invades|invaded", "launches|launched|begins|begin ground|full|major|new|an|a offensive|invasion|assault|counteroffensive|incursion|scale",
        "ground offensive|assault|incursion|operation", "troops|forces|rebels|fighters|militants|soldiers|tanks|army enter|enters|entered|storm|stormed|seize|seized|capture|captured|take|took|advance|overrun|cross",
        "captures|captured|recaptures|recaptured|overruns|seizes control|town|city|village|key|strategic|base", "gunmen|militants|insurgents|jihadists|rebels|fighters|extremists|terrorists|bandits attack|attacked|kill|killed|storm|stormed|raid|raided|massacre|open|ambush",
        "ambush|ambushed", "storm|storms|stormed the|army|police|military|government|base|hospital", "raid|raids kills|kill|leaves|on|in", "massacre|massacred", "attack|attacks by|claimed gunmen|militants|rebels|insurgents|islamic|jihadists";
    Clash: "clash|clashes|clashed", "fighting", "gun battle|battles", "gunbattle", "firefight|skirmish|skirmishes|shootout", "exchange|exchanged|exchanges|trade|traded fire|shots|gunfire", "battle|battles rages|rage|for|in|erupts";
    Explosion: "explosion|explosions", "blast|blasts", "explodes|exploded";
    Strike: "strike|strikes on|hit|hits|kill|kills|killed|destroy|destroys|destroyed|target|targets|in", "attack|attacks on|kill|kills|killed|leaves|in|hits|near|at|outside",
        "attacked|struck|pounded|pounds|hits|attacks", "deadly attack|attacks|strike|strikes", "under attack", "killed|dead|dies in attack|strike|attacks|strikes";
    Sanction: "imposes|imposed|impose|slaps|slapped|announces|announced|unveils|adopts|adopted|approves|approved|agrees|expands|widens|tightens|new|fresh|more sanctions", "imposes|slaps|announces|hits|adopts new|more|fresh|further|tougher sanctions", "sanctions on|against", "sanctioned by",
        "blacklists|blacklisted", "asset freeze|freezes", "arms|oil embargo on|against|imposed";
    Protest: "protest|protests in|erupt|erupts|erupted|spread|spreads|against|continue|turn|turns|rock|over|grow|outside|at|after|across", "protesters|protestors|demonstrators clash|block|blocked|gather|gathered|march|marched|storm|stormed|rally|take|took|set|flood|converge|converged|demand|shot|killed|dead|arrested|tear|in|and",
        "thousands|hundreds|crowds|people protest|march|rally|demonstrate", "kills|kill|shoot|shot|fire|fired|clash|clashes with|at|on|protesters|protestors|demonstrators protesters|protestors|demonstrators", "kills|kill|attacks protesters|protestors|demonstrators", "riots erupt|in|spread|continue", "mass protest|protests", "take|took|takes to the streets", "demonstrations in|against|across";
};

/// Words of a title that is about something else, whatever else it says.
#[rustfmt::skip]
pub const ELSEWHERE: &[&str] = &[
    "attack on titan", "season", "premieres", "episode", "marijuana", "cannabis", "cocaine", "drug",
    "drugs", "gang", "gangs", "abortion", "gun rights", "right wing", "conspiracy", "pardon*", "app",
    "school massacre", "poodle*", "tourist ship", "ferry", "black men", "qanon", "fbi",
    // Sport.
    "cup", "league", "coach", "striker", "olympic*", "fifa", "uefa", "nba", "nfl", "nhl", "mlb", "cricket*",
    "wicket*", "quarterback", "touchdown", "grand prix", "tennis", "golf*", "rugby", "football*", "soccer",
    "basketball", "championship*", "playoff*", "goalkeeper", "midfielder", "innings", "afl", "nrl",
    "formula one", "wimbledon", "semi final*", "semifinal*", "quarterfinal*", "test match", "match",
    "boxing", "wrestl*", "athlete*",
    // Labour.
    "union", "unions", "walkout", "teachers", "nurses", "train drivers", "rail strike*", "pay dispute",
    "industrial action", "strike ballot", "hunger strike*", "lightning", "strike deal", "strikes deal",
    "strike a deal", "strikes a deal", "strike action", "workers strike", "pilots strike", "bus strike",
    "writers strike", "general strike",
    // Health, nature, accidents.
    "heart attack*", "panic attack*", "asthma", "shark*", "dog attack*", "bear attack*", "crocodile*",
    "dingo*", "earthquake*", "quake*", "hurricane*", "cyclone*", "tornado*", "floods", "flooded",
    "flash flood*", "flood warning*", "wildfire*", "bushfire*", "volcano*", "storm surge", "gas leak",
    "gas explosion", "boiler", "fireworks", "coal mine", "covid*", "coronavirus", "virus", "vaccin*",
    "asteroid*", "meteor*", "supernova", "tsunami*", "landslide*", "avalanche*", "stabbing*", "road rage",
    // Fiction, culture, products, markets.
    "film", "movie*", "box office", "trailer", "netflix", "album", "season finale", "video game*", "xbox",
    "playstation", "novel", "review", "podcast", "recipe*", "horoscope", "crossword", "quiz", "bitcoin",
    "crypto*", "stocks", "shares", "nasdaq", "wall street", "dow", "ipo", "oscars", "grammy*", "celebrity",
    "actor", "actress", "singer", "rapper", "bombshell", "bath bomb*", "photobomb*", "sex bomb",
    "time bomb", "ticking bomb", "bomb cyclone", "bomb shelter*", "bomb threat*", "bomb hoax", "bomb scare",
    "population explosion", "blast from the past", "war of words", "price war", "culture war*", "trade war",
    // Courts and crime.
    "court", "trial", "jury", "sentenced", "jailed", "convicted", "acquitted", "charged", "lawsuit", "sues",
    "appeal*", "pleads", "pleaded", "verdict", "testif*", "inquest", "robbery", "domestic violence",
    "murder trial", "school shooting*", "mass shooting*", "police shooting*", "prosecutor*", "extradit*",
    "inquiry", "sexual*", "rape*", "kidnap*",
    // Not now.
    "anniversary", "anniversaries", "years ago", "years after", "years on", "years since", "decades after",
    "decades later", "remember*", "memorial*", "commemorat*", "history", "historic", "veteran*",
    "world war", "wwii", "ww2", "hiroshima", "holocaust", "9 11", "sept 11", "pearl harbor", "archive*",
    "survivor*", "funeral*", "mourn*", "drill", "drills", "exercise", "exercises", "war games", "simulat*",
    "training", "documentary", "timeline", "explainer", "explained", "analysis", "opinion", "editorial",
    "cartoon", "fact check", "letters", "interview", "hoax", "false alarm", "fake",
];

/// Words of war: an act that is told in everyday words ("attacked", "clash", "raid", "blast") counts only beside
/// one of these, or where there is war.
#[rustfmt::skip]
pub const WAR: &[&str] = &[
    "military", "army", "troops", "soldier*", "militant*", "gunmen", "rebel*", "insurgent*", "terror*",
    "jihad*", "bomb*", "missile*", "drone*", "rocket*", "artillery", "warplane*", "navy", "airbase",
    "fighters", "coup", "junta", "airstrike*", "air strike*", "shelling", "shelled", "invasion", "invades",
    "separatist*", "paramilitar*", "settlers", "extremist*", "militia*", "suicide", "ied", "assassin*",
    "sabotage*", "warship*", "convoy", "peacekeeper*", "offensive", "frontline", "front line", "ammunition",
    "ammo", "civilians", "coalition", "guerrilla*", "islamist*", "al qaeda",
];

/// States where there is war, or lately was: there an everyday word is enough. Our own list.
pub const WAR_STATES: &[&str] = &[
    "UKR", "PSE", "ISR", "LBN", "SYR", "YEM", "IRQ", "SDN", "SSD", "SOM", "LBY", "MLI", "BFA", "NER", "ETH",
    "AFG", "MMR", "COD", "CAF", "AZE", "ARM", "IRN",
];

/// Words that make of an act a possibility, unless something says that it happened.
#[rustfmt::skip]
pub const POSSIBLE: &[&str] = &[
    "could", "may", "might", "would", "should", "will", "can", "if", "plan", "plans", "planned", "planning",
    "plot", "plots", "plotted", "threat", "threats", "threaten*", "warn", "warns", "warned", "warning",
    "warnings", "vow", "vows", "vowed", "calls for", "call for", "urge*", "fear", "fears", "feared",
    "prepare*", "preparing", "brace*", "bracing", "consider*", "weigh*", "mull*", "imminent", "possible",
    "potential", "looming", "risk*", "prevent*", "avert*", "foil*", "thwart*", "against possible",
    "ready to", "poised", "to invade", "want*", "demand*", "debate*", "proposes", "proposed", "ahead of",
    "amid fears", "deny", "denies", "denied", "accuse*", "accusing", "blame*", "claims responsibility",
    "halt", "end to", "ceasefire", "truce", "talks", "peace", "deal", "resolution", "pledge*", "test",
    "tests", "tested", "testing", "launch pad", "expect*", "alleged plot", "suspected plot", "ban", "bans",
    "lift", "lifts", "lifted", "ease", "eases", "exempt*", "evade*", "evading", "avoid*", "resume*",
];

/// Words that say that it happened.
#[rustfmt::skip]
pub const HAPPENED: &[&str] = &[
    "killed", "kills", "kill", "dead", "dies", "died", "injured", "wounded", "hits", "hit", "struck",
    "destroyed", "destroys", "damaged", "rocks", "rocked", "slams", "slammed", "shelled", "bombed",
    "exploded", "explodes", "shot down", "shoots down", "downed", "wounds", "injures", "casualties",
    "rubble",
];

/// Titles that begin so ask, list or comment.
pub const OPENINGS: &[&str] = &[
    "how", "why", "what", "who", "when", "where", "is", "are", "can", "should", "does", "did", "will",
    "would", "meet", "inside", "opinion", "watch", "photos", "pictures", "the day", "analysis", "letter",
    "best", "top", "five", "ten",
];

/// Whether the pattern matches at the beginning of these words; how many it takes.
pub fn matches<'a>(pattern: &str, mut words: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut taken = 0;
    for alternatives in pattern.split(' ') {
        let word = words.next()?;
        let fits = alternatives.split('|').any(|one| match one.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == one,
        });
        if !fits {
            return None;
        }
        taken += 1;
    }
    Some(taken)
}

//! People, clubs, papers and treaties that are called like places: "Jordan Henderson", "Lloyd Austin", "Manchester
//! United", "the Geneva Conventions", and the publisher's name behind a title.
//!
//! Looks at words alone; knows nothing of the gazetteer.

use crate::{
    clause::View,
    lexicon::{self, BLAST, BOMB, BOMBING, KILL, RANK},
    nations,
};
use phf::{Set, phf_set};

/// Whether the name of a place from `start` to before `end` stands for a person or a thing here. `capitals_tell`:
/// names have capitals in this title and other words haven't.
pub fn is_somebody(view: &View, start: usize, end: usize, capitals_tell: bool) -> bool {
    let beside = |at: usize| view.words.get(at).filter(|word| !word.after_break);
    let next = beside(end).map_or("", |word| &word.folded);
    let fights = next == "exchange"
        && matches!(view.word(end + 1), "fire" | "heavy" | "gunfire" | "strikes" | "blows" | "artillery");
    // "two bombs at Boston marathon"
    let gathers = matches!(next, "marathon" | "festival") && view.has(BLAST | BOMB | BOMBING | KILL);
    if THINGS.contains(&next) && !fights && !gathers || next == "city" && CLUBS.contains(&view.word(start)) {
        return true;
    }
    let before = start.checked_sub(1).filter(|_| !view.words[start].after_break);
    let before = before.map_or("", |at| view.word(at));
    let is_one = end == start + 1;
    if is_one && TITLES.contains(&before) || matches!(before, "fc" | "ac" | "bayern" | "inter" | "miss") {
        return true;
    }
    if !(is_one && capitals_tell) {
        return false;
    }
    // "mayor Ramon Dizon"
    let follows_rank = start > 1
        && view.words[start - 1].capital
        && !view.words[start - 1].after_break
        && lexicon::tags(before) == 0
        && !nations::is_demonym(before)
        && (view.is(start - 2, RANK) || ROLES.contains(&view.word(start - 2)))
        && !view.words[start - 2].capital;
    if follows_rank {
        return true;
    }
    // "after Ismail Haniyeh's killing"
    let is_person = GIVEN.contains(view.word(start));
    let given = view.words[start].capital && (is_person || GIVEN_PLACES.contains(&view.word(start)));
    let is_surname = |at: usize| {
        beside(at).is_some_and(|word| word.capital && (is_person || !word.possessive))
            && lexicon::tags(view.word(at)) == 0
            && !NO_SURNAMES.contains(&view.word(at))
    };
    given && !view.words[start].possessive && is_surname(end)
        || GIVEN.contains(before) && view.words[start - 1].capital
}

/// Where the publisher's name begins, behind a title: "… - The Jerusalem Post".
pub fn publisher(view: &View) -> usize {
    let count = view.words.len();
    let first = (1..count).rev().take(6).find(|at| view.words[*at].after_break);
    let Some(first) = first else { return count };
    let is_paper = (first..count).any(|at| PAPERS.contains(&view.word(at)));
    if is_paper && (first..count).all(|at| view.words[at].capital || view.word(at).len() < 4) {
        first
    } else {
        count
    }
}

/// After a place's name: a club, a paper, a treaty, a meeting.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "united", "fc", "rovers", "wanderers", "hotspur", "albion", "athletic", "times", "post", "independent", "herald",
    "tribune", "globe", "journal", "gazette", "telegraph", "mirror", "agreement", "agreements", "accord", "accords",
    "convention", "conventions", "treaty", "protocol", "declaration", "festival", "marathon", "olympics", "syndrome",
    "giants", "cowboys", "dynamo", "exchange", "summit", "talks", "conference", "fashion", "motors", "airlines",
    "airways", "wildcats",
];

const CLUBS: &[&str] =
    &["manchester", "leicester", "norwich", "bristol", "cardiff", "hull", "birmingham", "stoke"];

/// Before a surname.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "sgt", "lt", "capt", "secretary", "senator", "congressman", "judge",
    "sheriff", "sir", "dame", "lord", "lady", "saint", "actor", "actress", "singer", "coach",
];

/// Behind a given name, no surname.
#[rustfmt::skip]
const NO_SURNAMES: &[&str] = &[
    "underground", "tube", "and", "airport", "city", "police", "university", "county", "street", "international", "central", "metro", "is",
    "us", "un", "eu", "uk", "nato", "in", "on", "at", "for", "to", "by", "over", "with", "from", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "cathedral", "olympic", "opera", "gulf", "zoo",
    "peninsula", "massacre", "bridge", "beach", "park", "synagogue", "high", "world", "trade",
];

/// In a publisher's name.
#[rustfmt::skip]
const PAPERS: &[&str] = &[
    "news", "times", "post", "herald", "tribune", "globe", "journal", "gazette", "telegraph", "guardian", "reuters",
    "bbc", "cnn", "jazeera", "independent", "daily", "agency", "press", "tass", "ukrinform", "ukrainska", "abc",
    "hindu", "express", "observer", "chronicle", "monitor", "tv", "radio", "haaretz", "xinhua", "afp", "ap", "npr",
    "sky", "france24", "euronews", "magazine", "broadcasting", "presstv", "anadolu",
];

/// Before a whole name, besides ranks.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "politician", "councilman", "councillor", "editor", "journalist", "reporter", "activist", "lawyer", "cleric", "judge",
    "lawmaker", "legislator", "candidate", "businessman", "singer", "actor", "author", "writer", "scientist", "professor",
];

/// Places that are given names too.
#[rustfmt::skip]
const GIVEN_PLACES: &[&str] = &[
    "jordan", "paris", "austin", "chad", "georgia", "sofia", "florence", "victoria", "charlotte", "brooklyn", "sydney",
    "adelaide", "savannah", "santiago", "israel", "kenya", "india", "asia", "dakota", "cheyenne", "phoenix", "madison",
    "carolina", "virginia", "milan", "valencia", "alexandria", "troy", "lincoln", "jackson", "tyler", "dallas",
    "houston", "denver", "orlando", "eugene", "salvador", "diego", "francisco", "cairo", "london", "kingston", "kent",
    "devon", "chelsea", "eden", "nancy", "lourdes", "vienna", "geneva", "ireland", "china", "america", "holland",
    "jamaica", "malta", "persia", "trinity", "vernon", "clinton", "warren", "hamilton", "jersey", "memphis", "bristol",
    "petra", "regina", "rosario", "santos", "cristobal", "sharon", "rama", "ali", "hassan", "medina", "casablanca",
];

#[rustfmt::skip]
static GIVEN: Set<&'static str> = phf_set! {
    "aaron", "abdul", "adam", "ahmed", "alan", "albert", "alexei", "alfred", "ali", "alice", "allen", "amanda",
    "amy", "ana", "andrea", "andrew", "angel", "angela", "ann", "anna", "anne", "anthony", "antonio", "arthur",
    "ashley", "barack", "barbara", "benjamin", "betty", "beverly", "bill", "billy", "bobby", "bonnie", "boris",
    "bradley", "brandon", "brenda", "brian", "bruce", "bryan", "carl", "carlos", "carol", "carolyn", "catherine",
    "charles", "cheryl", "chris", "christina", "christine", "christopher", "clarence", "craig", "curtis", "cynthia",
    "dale", "daniel", "danny", "david", "deborah", "debra", "denise", "dennis", "diane", "dmitry", "donald",
    "donna", "doris", "dorothy", "douglas", "earl", "edward", "elizabeth", "emmanuel", "eric", "ernest", "eugene",
    "evelyn", "frances", "francis", "fred", "gary", "george", "gerald", "glenn", "gloria", "gregory", "harold",
    "harry", "hassan", "heather", "helen", "henry", "herbert", "hillary", "howard", "hussein", "ibrahim", "igor",
    "imran", "irene", "ismail", "jack", "jacob", "jacqueline", "jair", "james", "jane", "janet", "janice", "jason",
    "jeff", "jeffery", "jeffrey", "jennifer", "jeremy", "jerry", "jesse", "jessica", "jesus", "jimmy", "joan",
    "joe", "john", "johnny", "jonathan", "jose", "joseph", "joshua", "joyce", "juan", "judith", "judy", "julia",
    "julie", "justin", "kamala", "karen", "kate", "katherine", "kathleen", "kathryn", "kathy", "keir", "keith",
    "kelly", "kenneth", "kevin", "khalid", "kim", "kimberly", "kyle", "larry", "laura", "lawrence", "leonard",
    "linda", "lisa", "lloyd", "lori", "louis", "louise", "luis", "mahmoud", "manuel", "margaret", "maria", "marie",
    "marilyn", "martha", "martin", "marvin", "mary", "matthew", "melissa", "melvin", "michael", "michelle",
    "miguel", "mike", "mildred", "mohammed", "muhammad", "nancy", "narendra", "nathan", "nicholas", "nicolas",
    "nicole", "norman", "oleg", "omar", "pamela", "patricia", "patrick", "paul", "pedro", "peter", "philip",
    "phillip", "rachel", "ralph", "randy", "raymond", "rebecca", "richard", "rishi", "robert", "rodney", "roger",
    "ronald", "roy", "ruby", "russell", "ruth", "ryan", "samuel", "sandra", "sara", "sarah", "scott", "sean",
    "sergei", "sergey", "sharon", "shawn", "shirley", "sofia", "stanley", "stephanie", "stephen", "steve", "steven",
    "susan", "tammy", "teresa", "terry", "theresa", "thomas", "timothy", "todd", "tony", "travis", "victor",
    "viktor", "vincent", "virginia", "vladimir", "volodymyr", "walter", "wanda", "wayne", "william", "willie", "xi",
    "yahya", "yevgeny", "yoav",
};

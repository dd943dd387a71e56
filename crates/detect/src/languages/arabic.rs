//! Arabic: what titles of war say. Our own list.

use super::Lexicon;
use phf::phf_map;

pub static LEXICON: Lexicon = Lexicon { words: &WORDS, phrases: PHRASES, endings: 0, prefixes: PREFIXES };

const PREFIXES: &[(&str, &str)] = &[
    ("وال", "and"),
    ("بال", "in"),
    ("فال", ""),
    ("كال", ""),
    ("ال", ""),
    ("لل", "_"),
    ("و", "and"),
    ("ب", "in"),
    ("ف", ""),
    ("ل", "_"),
    ("س", "could"),
];

#[rustfmt::skip]
const PHRASES: &[(&str, &str)] = &[
    ("قصف جوي", "airstrike"), ("اطلاق صواريخ", "missiles fired"), ("هجوم صاروخي", "missile attack"), ("قصف صاروخي", "missile attack"),
    ("قطاع غزة", "Gaza Strip"), ("جنوب لبنان", "southern Lebanon"), ("جنوبي لبنان", "southern Lebanon"), ("الضفة الغربية", "West Bank"), ("البحر الاحمر", "Red Sea"), ("البحر الاسود", "Black Sea"), ("طايرة مسيرة", "drone"), ("طايرات مسيرة", "drones"), ("سيارة مفخخة", "car bomb"), ("تفجير انتحاري", "suicide bombing"), ("هجوم انتحاري", "suicide bombing"), ("حزب الله", "Hezbollah"), ("خان يونس", "Khan Younis"), ("دير الزور", "Deir ez-Zor"), ("دير البلح", "Deir al-Balah"), ("تل ابيب", "Tel Aviv"), ("الولايات المتحدة", "US"), ("الدعم السريع", "Rapid Support Forces"), ("تنظيم الدولة", "ISIS"), ("الدفاع الجوي", "air defence"), ("الدفاعات الجوية", "air defence"), ("مضيق هرمز", "Strait of Hormuz"), ("السعودية", "Saudi Arabia"), ("على الاقل", "at least"), ("اطلاق نار", "shooting"), ("غارة جوية", "airstrike"), ("غارات جوية", "airstrikes"), ("كوريا الشمالية", "North Korea"), ("بور سودان", "Port Sudan"), ("محطة نووية", "nuclear plant"),
];

#[rustfmt::skip]
static WORDS: phf::Map<&'static str, &'static str> = phf_map! {
    "في" => "in", "على" | "علي" => "on", "قرب" | "بالقرب" => "near", "ضد" => "against", "نحو" | "باتجاه" => "toward", "من" => "of", "بعد" | "عقب" => "after", "قبل" => "before", "جراء" | "اثر" => "in", "مع" | "وسط" => "as", "الى" => "to", "عن" | "او" | "هذا" => "_", "ان" => "that", "يعلن" | "تعلن" | "يقول" | "تقول" | "اعلن" | "قال" => "says", "فوق" => "over", "عنيفة" | "عنيف" | "جديدة" | "واسع" => "",
    "غارة" => "airstrike", "غارات" => "airstrikes", "غارتين" => "airstrikes", "قصف" => "shelling", "يقصف" | "تقصف" | "قصفت" => "shelled", "هجوم" => "attack", "هجمات" => "attacks", "هجوما" => "attack", "يهاجم" | "تهاجم" | "هاجم" | "هاجمت" => "attacked", "استهداف" | "يستهدف" | "تستهدف" | "استهدف" | "استهدفت" => "hits", "ضربة" => "strike", "ضربات" => "strikes", "صاروخ" => "missile", "صواريخ" | "صاروخية" | "صاروخي" => "missile", "مسيرة" | "مسيرات" => "drone", "انفجار" => "explosion", "انفجارات" => "explosions", "تفجير" => "bombing", "تفجيرات" => "bombings", "عبوة" => "roadside bomb", "ناسفة" => "_", "قنبلة" => "bomb", "مدفعي" | "مدفعية" => "artillery", "قذايف" => "mortars", "اشتباكات" | "معارك" => "clashes", "يسيطر" | "تسيطر" | "سيطرت" | "سيطر" => "captured", "اقتحام" | "تقتحم" | "يقتحم" | "اقتحمت" => "storms", "اغتيال" => "assassination", "توغل" | "اجتياح" => "incursion", "كمين" => "ambush", "مجزرة" => "massacre", "اطلاق" | "تطلق" | "يطلق" | "اطلقت" => "fires",
    "مقتل" | "قتل" | "قتلى" | "قتيلا" | "قتيل" | "قتلوا" | "استشهاد" | "شهداء" | "شهيدا" | "شهيد" | "مصرع" => "killed", "يقتل" | "تقتل" => "kills", "جرحى" | "جريح" | "جريحا" | "اصابة" | "اصابات" | "مصابا" | "مصابين" => "wounded", "اسقاط" | "تسقط" | "اسقطت" | "اعتراض" | "تعترض" => "intercepts", "تدمير" | "تدمر" | "دمرت" => "destroys", "اغراق" => "sinks",
    "جيش" => "army", "جنود" | "جنديا" | "جنديين" => "soldiers", "جندي" => "soldier", "قوات" => "forces", "مسلحين" | "مسلحون" | "مسلحو" => "gunmen", "متمردين" | "متمردون" => "rebels", "ميليشيا" => "militia", "طايرات" => "aircraft", "مقاتلات" => "warplanes", "مروحية" => "helicopter",
    "مدنيين" | "مدنيا" | "مدنيون" => "civilians", "اطفال" | "طفلا" | "طفل" => "children", "شخصا" | "اشخاص" => "people", "فلسطينيا" | "فلسطينيين" => "Palestinians", "نساء" => "women",
    "مستشفى" => "hospital", "مدرسة" => "school", "سوق" => "market", "مسجد" => "mosque", "كنيسة" => "church", "مبنى" | "منزل" | "منازل" => "house", "محطة" => "station", "مطار" => "airport", "ميناء" => "port", "مصفاة" => "refinery", "قرية" => "village", "مدينة" => "city", "قاعدة" => "base", "سفينة" => "ship", "ناقلة" => "tanker", "سفارة" => "embassy", "مخيم" => "camp", "جسر" => "bridge", "كهرباء" => "power", "عاصمة" => "capital", "شمال" | "شمالي" => "north", "جنوب" | "جنوبي" => "south", "شرق" | "شرقي" => "east", "غرب" | "غربي" => "west", "نفط" => "oil",
    "روسي" | "روسية" | "روس" => "Russian", "اوكراني" | "اوكرانية" => "Ukrainian", "اسراييلي" | "اسراييلية" | "احتلال" => "Israeli", "ايراني" | "ايرانية" => "Iranian", "امريكي" | "اميركي" | "امريكية" | "اميركية" => "American", "سوري" | "سورية" => "Syrian", "تركي" | "تركية" => "Turkish", "فلسطيني" | "فلسطينية" => "Palestinian", "سوداني" => "Sudanese", "حوثي" | "حوثيون" | "حوثيين" => "Houthis",
    "روسيا" => "Russia", "اوكرانيا" => "Ukraine", "اسراييل" => "Israel", "ايران" => "Iran", "عراق" => "Iraq", "سوريا" => "Syria", "لبنان" => "Lebanon", "يمن" => "Yemen", "تركيا" => "Turkey", "سودان" => "Sudan", "ليبيا" => "Libya", "مصر" => "Egypt", "صومال" => "Somalia", "اثيوبيا" => "Ethiopia", "مالي" => "Mali", "نيجيريا" => "Nigeria", "هند" => "India", "باكستان" => "Pakistan", "افغانستان" => "Afghanistan", "ميانمار" => "Myanmar", "امريكا" | "اميركا" => "US", "قطر" => "Qatar", "كويت" => "Kuwait", "بحرين" => "Bahrain",
    "كييف" => "Kyiv", "دمشق" => "Damascus", "بيروت" => "Beirut", "طهران" => "Tehran", "بغداد" => "Baghdad", "كابل" | "كابول" => "Kabul", "مقديشو" => "Mogadishu", "خرطوم" => "Khartoum", "موسكو" => "Moscow", "قدس" => "Jerusalem", "حلب" => "Aleppo", "غزة" => "Gaza", "اوديسا" => "Odesa", "خاركيف" => "Kharkiv", "خيرسون" => "Kherson", "رفح" => "Rafah", "موصل" => "Mosul", "صنعاء" => "Sanaa", "حديدة" => "Hodeidah", "عدن" => "Aden", "جنين" => "Jenin", "نابلس" => "Nablus", "طولكرم" => "Tulkarm", "ادلب" => "Idlib", "حمص" => "Homs", "حماة" => "Hama", "سويداء" => "Suwayda", "درعا" => "Daraa", "فاشر" => "El Fasher", "امدرمان" => "Omdurman", "صور" => "Tyre", "بعلبك" => "Baalbek", "حيفا" => "Haifa", "جباليا" => "Jabalia", "طرابلس" => "Tripoli", "بنغازي" => "Benghazi", "كركوك" => "Kirkuk", "اربيل" => "Erbil", "بصرة" => "Basra", "دوحة" => "Doha",
    "حماس" => "Hamas", "طالبان" => "Taliban", "داعش" => "ISIS", "ناتو" => "NATO",
    "ثلاثة" => "three", "اربعة" => "four", "خمسة" => "five", "ستة" => "six", "سبعة" => "seven", "ثمانية" => "eight", "تسعة" => "nine", "عشرة" => "ten", "عشرات" => "dozens", "ميات" => "hundreds", "شخصين" => "two people",
    "يهدد" | "تهدد" | "تهديد" => "threatens", "قد" | "يمكن" => "could", "يخطط" | "تخطط" | "خطة" | "تستعد" => "plans", "يدعو" | "تدعو" | "يطالب" | "تطالب" => "calls", "يحذر" | "تحذر" | "تحذير" => "warns", "لا" | "لم" | "لن" | "دون" => "not", "احباط" | "تحبط" => "foils", "ينفي" | "تنفي" => "denies", "اذا" => "if", "مخاوف" => "fears",
    "محكمة" | "محاكمة" | "حكم" => "sentenced", "ذكرى" => "anniversary", "فيلم" | "مسلسل" => "film", "مناورات" | "تدريبات" => "exercises", "مباراة" | "دوري" | "كاس" | "هدف" | "كرة" => "league", "تجربة" => "missile test", "كيف" | "لماذا" | "ماذا" => "how", "حادث" => "accident", "زلزال" => "earthquake", "اسهم" | "بورصة" => "shares", "غاز" => "gas",
    "محتجون" | "متظاهرون" | "محتجين" => "protesters", "احتجاجات" | "تظاهرات" | "مظاهرات" => "protests", "عقوبات" => "sanctions", "يطلقون" => "fires", "يقصفون" => "shelled", "يهاجمون" | "تهاجمون" => "attacked", "يستهدفون" => "hits", "يقتلون" => "kills", "يسيطرون" => "captured", "الاف" => "thousands", "نووي" | "نووية" => "nuclear",
};

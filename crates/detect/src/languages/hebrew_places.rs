//! The names of places in Hebrew and what they are in English. Our own list.

use phf::phf_map;

#[rustfmt::skip]
pub static PLACES: phf::Map<&'static str, &'static str> = phf_map! {
    "עכו" => "Acre", "עדן" => "Aden", "אפגניסטן" => "Afghanistan", "עפולה" => "Afula",
    "חאלב" | "חלב" => "Aleppo", "אנקרה" => "Ankara", "ערד" => "Arad", "אריאל" => "Ariel", "ארמניה" => "Armenia",
    "אשדוד" => "Ashdod", "אשקלון" => "Ashkelon", "אזרבייגן" => "Azerbaijan", "בעלבק" => "Baalbek",
    "בגדאד" | "בגדד" => "Baghdad", "בחריין" => "Bahrain", "ביירות" => "Beirut", "בקעא" => "Bekaa",
    "בלגורוד" => "Belgorod", "בנגאזי" => "Benghazi", "בושהר" => "Bushehr", "קהיר" => "Cairo",
    "קראקס" => "Caracas", "קולומביה" => "Colombia", "קונגו" => "Congo", "קופנהגן" => "Copenhagen",
    "קרים" => "Crimea", "דמשק" => "Damascus", "דרעא" => "Daraa", "דימונה" => "Dimona", "דניפרו" => "Dnipro",
    "דוחא" => "Doha", "דונצק" => "Donetsk", "מצרים" => "Egypt", "אילת" => "Eilat", "ארביל" => "Erbil",
    "אתיופיה" => "Ethiopia", "פורדו" => "Fordow", "צרפת" => "France", "גליל" => "Galilee", "עזה" => "Gaza",
    "גאורגיה" => "Georgia", "גרמניה" => "Germany", "חדרה" => "Hadera", "חיפה" => "Haifa", "חמאת" => "Hama",
    "חברון" => "Hebron", "חודיידה" => "Hodeidah", "חולון" => "Holon", "חומס" => "Homs",
    "חוארה" | "חווארה" => "Huwara", "אידליב" => "Idlib", "הודו" => "India", "איראן" | "אירן" => "Iran",
    "עיראק" => "Iraq", "איספהאן" | "אספהאן" => "Isfahan", "ישראל" => "Israel", "איסטנבול" => "Istanbul",
    "גבאליה" => "Jabalia", "גנין" => "Jenin", "יריחו" => "Jericho", "ירושלים" => "Jerusalem",
    "ירדן" => "Jordan", "קאבול" => "Kabul", "כרמיאל" => "Karmiel", "קשמיר" => "Kashmir", "קצרין" => "Katzrin",
    "חארקיב" | "חרקוב" | "חרקיב" => "Kharkiv", "חרטום" => "Khartoum", "חרסון" => "Kherson", "כווית" => "Kuwait",
    "קיוב" | "קייב" => "Kyiv", "לטקיה" => "Latakia", "לבנון" => "Lebanon", "לוב" => "Libya", "לוד" => "Lod",
    "לבוב" => "Lviv", "מאלי" => "Mali", "מריופול" => "Mariupol", "מטולה" => "Metula", "מוגדישו" => "Mogadishu",
    "מוסקבה" => "Moscow", "מוסול" => "Mosul", "מיאנמר" => "Myanmar", "נבטיה" | "נבטייה" => "Nabatieh",
    "שכם" => "Nablus", "נהריה" => "Nahariya", "נתאנז" | "נתנז" => "Natanz", "נגב" => "Negev",
    "נתניה" => "Netanya", "נתיבות" => "Netivot", "ניגר" => "Niger", "ניגריה" => "Nigeria",
    "נוסייראת" | "נוסיראת" => "Nuseirat", "אודסה" => "Odesa", "אופקים" => "Ofakim", "פקיסטן" => "Pakistan",
    "פשאוור" => "Peshawar", "פולין" => "Poland", "קלקיליה" => "Qalqilya", "קטאר" | "קטר" => "Qatar",
    "קוניטרה" => "Quneitra", "רפיח" => "Rafah", "רמאללה" => "Ramallah", "רמלה" => "Ramla",
    "רחובות" => "Rehovot", "רומניה" => "Romania", "רוסיה" => "Russia", "צפת" => "Safed", "שומרון" => "Samaria",
    "סנעא" | "צנעא" | "צנעה" => "Sanaa", "סעודיה" => "Saudi Arabia", "שדרות" => "Sderot", "שלומי" => "Shlomi",
    "צידון" => "Sidon", "סיני" => "Sinai", "סומליה" => "Somalia", "סודאן" | "סודן" => "Sudan", "סומי" => "Sumy",
    "סווידא" | "סוויידא" => "Suwayda", "סוריה" => "Syria", "טהראן" | "טהרן" => "Tehran", "טבריה" => "Tiberias",
    "טריפולי" => "Tripoli", "טובאס" => "Tubas", "טולכרם" => "Tulkarm", "תוניס" => "Tunis",
    "טורקיה" | "תורכיה" => "Turkey", "צור" => "Tyre", "אוקראינה" => "Ukraine", "ונצואלה" => "Venezuela",
    "תימן" => "Yemen", "יקנעם" => "Yokneam", "זפוריזיה" => "Zaporizhzhia", "זיקים" => "Zikim",
};

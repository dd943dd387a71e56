//! Sentences of our own making in seven languages, and what they tell; others are passed over.

#![allow(clippy::unwrap_used)]

mod common;

use common::{detect, event};
use serde_json::json;
use ww3_detect::{Detector, FeedItem};

fn told(cases: &[(&str, &str, &str)]) {
    for (title, kind, label) in cases {
        let event = event(title);
        assert_eq!((event.kind.as_str(), event.to.label.as_str()), (*kind, *label), "{title}");
        let length = event.title.chars().count() as u32;
        assert!(event.why.iter().all(|why| why.start < why.end && why.end <= length), "{title}");
    }
}

fn none(titles: &[&str]) {
    for title in titles {
        let found = detect(title);
        assert_eq!(found.event.map(|event| (event.kind, event.to.label)), None, "{title}");
    }
}

#[test]
fn french() {
    told(&[
        ("Frappe russe sur Kharkiv : onze morts dans un immeuble", "strike", "Kharkiv"),
        ("Attentat suicide dans une mosquée à Kaboul, au moins 14 morts", "bombing", "Kabul"),
        ("Une attaque de drones ukrainiens vise une raffinerie près de Moscou", "drone_strike", "Moscow"),
        ("Raids aériens israéliens sur la bande de Gaza", "airstrike", "Gaza Strip"),
        ("Des tirs de missiles iraniens touchent Tel Aviv", "missile_strike", "Tel Aviv"),
        ("Une voiture piégée explose à Mogadiscio, six morts", "bombing", "Mogadishu"),
    ]);
    none(&[
        "La Russie menace de frapper Kiev",
        "Grève des trains à Paris pour la troisième journée",
        "Le procès des attentats de Paris s'ouvre",
        "Explosion de gaz dans un immeuble à Lyon : deux morts",
        "Le buteur frappe deux fois dans le match contre le PSG",
        "Exercices de missiles dans la mer Noire",
    ]);
}

#[test]
fn spanish() {
    told(&[
        ("Un ataque ruso con drones sobre Odesa deja tres muertos", "drone_strike", "Odesa"),
        ("Bombardeo israelí en el sur del Líbano mata a cinco personas", "airstrike", "South Lebanon"),
        ("Atentado suicida en una mezquita de Kabul deja doce muertos", "bombing", "Kabul"),
        ("Misiles rusos alcanzan un hospital en Járkov", "missile_strike", "Kharkiv"),
        ("Ataques aéreos contra Damasco", "airstrike", "Damascus"),
    ]);
    none(&[
        "Rusia amenaza con atacar Kiev",
        "Huelga de trenes en Madrid",
        "El delantero dispara y gana la liga en Madrid",
        "Juicio por el atentado de Barcelona",
        "Terremoto en Kabul deja diez muertos",
    ]);
}

#[test]
fn german() {
    told(&[
        ("Drei Tote nach russischem Raketenangriff auf Charkiw", "missile_strike", "Kharkiv"),
        ("Israelische Luftangriffe auf Damaskus", "airstrike", "Damascus"),
        ("Ukrainische Drohnen treffen Ölraffinerie in Russland", "drone_strike", "Russia"),
        ("Selbstmordanschlag auf Moschee in Kabul: mindestens zwölf Tote", "bombing", "Kabul"),
        ("Beschuss von Cherson: zwei Menschen getötet", "artillery_shelling", "Kherson"),
    ]);
    none(&[
        "Russland droht mit Angriff auf Kiew",
        "Warnstreik in Berlin legt Bahnverkehr lahm",
        "Prozess um Anschlag in Berlin beginnt",
        "Der Angriff des FC Bayern trifft dreimal im Pokal",
        "Explosion in Wohnhaus in Wien: Gas als Ursache",
    ]);
}

#[test]
fn russian() {
    told(&[
        ("Ракетный удар по Харькову: погибли шесть человек", "missile_strike", "Kharkiv"),
        ("Украинские беспилотники атаковали нефтебазу в Брянске", "drone_strike", "Bryansk"),
        ("ПВО сбила три беспилотника над Белгородом", "air_defense", "Belgorod"),
        ("Взрыв в мечети в Кабуле, двенадцать погибших", "explosion", "Kabul"),
        ("Обстрел Донецка: двое убиты", "artillery_shelling", "Donetsk"),
    ]);
    none(&[
        "Иран угрожает нанести удар по Хайфе",
        "Суд вынес приговор за взрыв в Москве",
        "Учения с ракетами прошли в Черном море",
        "Матч чемпионата: удар в девятку в Москве",
    ]);
}

#[test]
fn ukrainian() {
    told(&[
        ("Росіяни вдарили ракетами по Одесі: двоє загинули", "missile_strike", "Odesa"),
        ("Обстріл Херсона: четверо поранених", "artillery_shelling", "Kherson"),
        ("Російський дрон влучив у будинок у Харкові", "drone_strike", "Kharkiv"),
        ("Сили ППО збили шість дронів над Києвом", "air_defense", "Kyiv"),
    ]);
    none(&[
        "Росія готує удар по Києву",
        "Латвія передасть Україні дрони",
        "Суд оголосив вирок за вибух у Києві",
        "Навчання з ракетами у Львові",
    ]);
}

#[test]
fn arabic() {
    told(&[
        ("مقتل خمسة في غارة إسرائيلية على خان يونس", "airstrike", "Khan Younis"),
        ("هجوم بطائرات مسيرة على مطار الخرطوم", "drone_strike", "Khartoum"),
        ("تفجير انتحاري في كابل يقتل عشرة", "bombing", "Kabul"),
        ("اشتباكات عنيفة في الخرطوم وسقوط قتلى", "clash", "Khartoum"),
    ]);
    none(&[
        "إيران تهدد بقصف حيفا",
        "مباراة القمة في الدوري: هجوم قوي في القاهرة",
        "ذكرى تفجير بيروت",
        "مناورات عسكرية وصواريخ في طهران",
    ]);
}

#[test]
fn hebrew() {
    told(&[
        ("חיל האוויר תקף בדמשק", "airstrike", "Damascus"),
        ("רחפן פגע בבניין בנהריה, שני פצועים", "drone_strike", "Nahariyya"),
        ("צה\"ל יירט שני טילים מעל חיפה", "air_defense", "Haifa"),
        ("תקיפה ישראלית בעזה: חמישה הרוגים", "strike", "Gaza Strip"),
    ]);
    none(&[
        "איראן מאיימת לתקוף בחיפה",
        "כתב אישום בגין הפיגוע בירושלים",
        "תרגיל טילים בחיפה",
        "תאונת דרכים בחיפה: שני הרוגים",
    ]);
}

#[test]
fn any_other_language_is_passed_over() {
    none(&[
        "Attacco con droni a Odessa, tre morti nella notte",
        "Aanval met raketten op Kyiv, een dode bij het station",
    ]);
    let item = json!({"title": "Missile strike on Kyiv", "url": "https://example.org/1", "source_name": "S",
        "published_at": 1_700_000_000, "lang": "pl"});
    let found = Detector::new().detect(&FeedItem::from_json(&item).unwrap());
    assert!(found.event.is_none() && found.signals.is_empty());
}

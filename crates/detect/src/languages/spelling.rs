//! How a name of another language may stand on maps: without its case, letter by letter in Latin, or as English
//! spells what French, Spanish and German spell otherwise.
//!
//! Gives what may be, right or not: whoever asks looks it up.

use super::Language::{self, French, German, Spanish, Ukrainian};

/// The name as it stands on maps, of one that is inflected: without its ending, or with another.
pub fn nominatives(word: &str) -> Vec<String> {
    let mut names = vec![word.to_owned()];
    let letters: Vec<char> = word.chars().collect();
    // "Валуйками", "Черкасах"
    for ending in ["ами", "ями", "ах", "ях"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
            names.extend(["и", "ы", "а"].map(|end| format!("{stem}{end}")));
        }
    }
    for cut in 1..=2 {
        let stem: String = letters[..letters.len().saturating_sub(cut)].iter().collect();
        if stem.chars().count() < 3 {
            break;
        }
        // "Череповца" is of "Череповец".
        if let Some(rest) = stem.strip_suffix('ц') {
            names.extend(["ец", "ець"].map(|end| format!("{rest}{end}")));
        }
        names.extend(["", "а", "я", "ь", "е", "и", "о", "ка", "к", "г"].map(|end| format!("{stem}{end}")));
    }
    names
}

/// A name letter by letter in Latin, as maps of its country write it.
pub fn latin(name: &str, language: Language) -> String {
    let ukrainian = language == Ukrainian;
    name.chars()
        .map(|letter| match letter {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' if ukrainian => "h",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' | 'э' | 'ё' => "e",
            'є' => "ie",
            'ж' => "zh",
            'з' => "z",
            'и' if ukrainian => "y",
            'и' | 'і' | 'ї' => "i",
            'й' if ukrainian => "i",
            'й' | 'ы' => "y",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "kh",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ю' if ukrainian => "iu",
            'ю' => "yu",
            'я' if ukrainian => "ia",
            'я' => "ya",
            _ => "",
        })
        .collect()
}

/// A name of a Russian town that is written as in Ukrainian.
pub fn in_russian(name: &str) -> String {
    name.replace("ськ", "ск").replace("цьк", "цк").replace(['і', 'ї'], "и").replace('є', "е")
}

/// The first word of a name of two, which is often an adjective, in its own case.
pub fn adjectives(word: &str) -> Vec<String> {
    let mut names = vec![word.to_owned()];
    for (ending, firsts) in ADJECTIVES {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
            names.extend(firsts.iter().map(|first| format!("{stem}{first}")));
        }
    }
    names
}

/// Endings of adjectives in other cases, and in the first one, folded as titles are.
const ADJECTIVES: &[(&str, &[&str])] = &[
    ("ого", &["ыи", "ии", "ои", "е"]),
    ("его", &["ии", "ее"]),
    ("ому", &["ыи", "ии", "ои", "е"]),
    ("ему", &["ии", "ее"]),
    ("ом", &["ыи", "ии", "ои", "ое"]),
    ("ем", &["ии", "ее"]),
    ("ым", &["ыи", "ое"]),
    ("им", &["ии", "е"]),
    ("ои", &["ая", "а"]),
    ("еи", &["яя"]),
    ("ую", &["ая"]),
    ("іи", &["а"]),
    ("оі", &["а"]),
    ("ою", &["а"]),
    ("у", &["а"]),
    ("ых", &["ые"]),
    ("их", &["ие", "і"]),
    ("а", &["", "ів"]),
];

/// As English spells the name, of one that is spelt after the sounds of the language.
pub fn respelled(name: &str, language: Language) -> Vec<String> {
    let rules: &[(&str, &str)] = match language {
        German => &[
            ("tsch", "ch"),
            ("schtsch", "shch"),
            ("sch", "sh"),
            ("ch", "kh"),
            ("w", "v"),
            ("z", "ts"),
            ("j", "y"),
        ],
        French => {
            &[("tch", "ch"), ("ch", "sh"), ("dj", "j"), ("j", "zh"), ("ou", "u"), ("gu", "g"), ("qu", "k")]
        }
        Spanish => &[("ch", "ch"), ("j", "kh"), ("y", "j"), ("qu", "k"), ("gu", "g")],
        _ => return Vec::new(),
    };
    let mut english = String::new();
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let rule = rules.iter().filter(|(from, _)| rest.starts_with(from)).max_by_key(|(from, _)| from.len());
        let (from, to) = rule.copied().unwrap_or((&rest[..letter.len_utf8()], &rest[..letter.len_utf8()]));
        english.push_str(to);
        rest = &rest[from.len()..];
    }
    [english.replace("yi", "i"), english.replace('y', "i"), english]
        .into_iter()
        .filter(|english| english != name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::Language::Russian, *};

    #[test]
    fn names_are_written_in_latin_as_on_maps() {
        assert_eq!(latin("сіверськ", Ukrainian), "siversk");
        assert_eq!(latin("марганець", Ukrainian), "marhanets");
        assert_eq!(latin("валуйки", Russian), "valuyki");
        assert!(nominatives("Сіверська").contains(&"Сіверськ".to_owned()));
    }

    #[test]
    fn the_first_of_two_words_is_an_adjective_in_any_case() {
        assert!(adjectives("кривому").contains(&"кривии".to_owned()));
        assert!(adjectives("новои").contains(&"новая".to_owned()));
    }

    #[test]
    fn names_are_spelt_as_in_english() {
        assert!(respelled("wowtschansk", German).contains(&"vovchansk".to_owned()));
        assert!(respelled("vovtchansk", French).contains(&"vovchansk".to_owned()));
        assert!(respelled("jmelnitski", Spanish).contains(&"khmelnitski".to_owned()));
    }
}

//! German: what titles of war say. Our own list.

use super::{Endings, Lexicon, german_phrases::PHRASES, latin_places::PLACES};
use phf::phf_map;

pub static LEXICON: Lexicon = Lexicon {
    words: &WORDS,
    places: &PLACES,
    phrases: PHRASES,
    endings: Endings::Of(&["s", "e", "n", "en", "er", "es", "em", "ern"]),
    prefixes: &[],
    article: "",
};

#[rustfmt::skip]
static WORDS: phf::Map<&'static str, &'static str> = phf_map! {
    "auch" | "damit" | "das" | "dem" | "den" | "der" | "des" | "die" | "ein" | "eine" | "einem" | "einen" |
        "einer" | "eingesturzt" | "einige" | "einsturz" | "er" | "erneut" | "erneute" | "erstmals" | "es" |
        "gegenseitig" | "gewaltige" | "gewaltiger" | "gezielte" | "gezielten" | "gezielter" | "grosse" |
        "grossen" | "grosser" | "haben" | "hat" | "heftige" | "heftigen" | "heftiger" | "ihr" | "ihre" |
        "ihren" | "islamistische" | "islamistischen" | "islamistischer" | "ist" | "kam" | "kamen" |
        "kompletten" | "kurz" | "massive" | "massiven" | "massiver" | "mehreren" | "nachtliche" |
        "nachtlichen" | "nachtlicher" | "neue" | "neuem" | "neuen" | "neuer" | "noch" | "offenbar" |
        "offensichtlich" | "politische" | "politischen" | "russlandnahe" | "schwer" | "schwere" |
        "schweren" | "schwerer" | "schwersten" | "sei" | "seine" | "seinen" | "sich" | "sie" | "sind" |
        "starke" | "starker" | "tagelang" | "todliche" | "todlichen" | "todlicher" | "toedliche" | "uns" |
        "vermutlich" | "viele" | "weitere" | "weiteren" | "werden" | "wieder" | "wird" | "wohl" | "worden" |
        "wurde" | "wurden" | "zahlreiche" | "zuvor" => "",
    "einundzwanzig" => "21", "zweiundzwanzig" => "22", "dreiundzwanzig" => "23", "vierundzwanzig" => "24",
    "funfundzwanzig" => "25", "sechsundzwanzig" => "26", "siebenundzwanzig" => "27", "achtundzwanzig" => "28",
    "neunundzwanzig" => "29", "einunddreissig" => "31", "zweiunddreissig" => "32", "dreiunddreissig" => "33",
    "vierunddreissig" => "34", "funfunddreissig" => "35", "sechsunddreissig" => "36",
    "siebenunddreissig" => "37", "achtunddreissig" => "38", "neununddreissig" => "39", "an" => "_",
    "entfuhren" | "entfuhrt" | "verschleppt" => "abduct", "brand" | "brennt" | "flammen" => "ablaze",
    "absturz" | "busunfall" | "feuerwerk" | "kollision" | "unfall" |
        "unfalle" | "ungluck" | "verkehrsunfall" | "zugungluck" | "zusammenprall" => "accident",
    "aktivist" | "aktivistin" => "activist", "adf" => "ADF", "vorrucken" => "advance",
    "afghanisch" => "Afghan", "infolge" | "nach" | "seit" => "after", "gegen" => "against",
    "helfer" => "aid workers", "luftattacke" => "air attack",
    "flugabwehr" | "luftabwehr" | "luftverteidigung" => "air defence", "luftwaffe" => "air force",
    "luftwaffenbasis" => "airbase", "flugplatz" | "luftwaffenstutzpunkt" | "militarflugplatz" => "airfield",
    "flughafen" | "flughafens" => "airport",
    "bombenabwurf" | "luftangriff" | "luftangriffe" | "luftangriffen" | "luftangriffs" | "luftattacken" |
        "luftschlag" | "luftschlage" | "luftschlagen" | "luftschlags" => "airstrike",
    "luftangriffsserie" => "airstrikes", "luftalarm" | "raketenalarm" => "alarm", "algerisch" => "Algerian",
    "mutmasslich" => "alleged", "botschafter" => "ambassador", "hinterhalt" => "ambush",
    "amerikanisch" => "American", "angesichts" | "wegen" => "amid",
    "munitionsdepot" | "munitionslager" | "waffendepot" | "waffendepots" |
        "waffenlager" => "ammunition depot",
    "und" => "and", "angolanisch" => "Angolan",
    "beerdigt" | "beigesetzt" | "blumen" | "gedenkt" | "jahrestags" => "anniversary",
    "hochhaus" | "mehrfamilienhaus" | "mehrfamilienhauser" | "plattenbau" | "wohnblock" | "wohnblocks" |
        "wohngebaude" | "wohngebiet" | "wohngebiete" | "wohnhaus" | "wohnhauser" | "wohnhausern" |
        "wohnviertel" => "apartment building",
    "argentinisch" => "Argentine", "armenier" | "armenisch" => "Armenian",
    "armee" | "armeen" | "heer" | "militar" | "militars" | "regierungsarmee" | "regierungstruppen" => "army",
    "rund" => "around", "brandanschlag" | "brandanschlage" => "arson attack", "artillerie" => "artillery",
    "als" | "wahrend" => "as", "ermordet" | "ermordung" => "assassinated", "mindestens" => "at least",
    "angriff" | "angriffe" | "angriffen" | "angriffs" | "angriffswelle" | "attacke" | "gegenangriff" |
        "gegenschlag" | "granatenangriff" | "grossangriff" | "grossangriffs" | "schusswaffenangriff" |
        "terrorangriff" | "terrorangriffen" | "terrorangriffs" | "uberfalls" | "ubergriff" |
        "uberraschungsangriff" | "vergeltungsangriff" | "vergeltungsangriffe" |
        "vergeltungsschlag" => "attack",
    "angegriffene" | "angreifen" | "attackieren" | "attackiert" | "attackierte" | "attackierten" |
        "uberfallen" | "uberfallt" | "uberfiel" | "uberfielen" => "attacked",
    "angreifer" | "attackierenden" | "attentater" => "attackers", "attacken" => "attacks",
    "attentat" | "attentats" => "attentat", "australisch" => "Australian",
    "aserbaidschanisch" => "Azerbaijani", "baby" | "saugling" => "baby", "backerei" => "bakery",
    "mittelstreckenraketen" => "ballistic missiles", "ostsee" => "Baltic Sea",
    "fassbombe" | "fassbomben" => "barrel bombs",
    "armeestutzpunkt" | "basis" | "kaserne" | "militarbasis" | "militarlager" | "militarstutzpunkt" |
        "stutzpunkt" | "stutzpunkte" => "base",
    "basar" => "bazaar", "enthaupten" => "behead", "belarussisch" => "Belarusian", "belgisch" => "Belgian",
    "belagern" | "belagert" => "besiege", "zwischen" => "between", "schwarzmeer" => "Black Sea",
    "blackout" | "stromausfalle" | "stromausfallen" => "blackout", "grossbrand" | "hausbrand" => "blaze",
    "boot" | "boote" | "drogenboote" | "schnellboot" => "boat", "bolivianisch" => "Bolivian",
    "bombe" | "mine" | "sprengsatz" | "sprengsatze" | "sprengstoff" => "bomb",
    "bombardement" | "bombardements" | "bombardierung" | "bombenangriff" | "bombenangriffe" => "bombardment",
    "bombardieren" | "bombardiert" | "bombardierte" | "bombardierten" => "bombards",
    "bombt" | "zerbombt" => "bombed",
    "anschlag" | "anschlage" | "anschlagen" | "anschlags" | "autobombenanschlag" | "bombenanschlag" |
        "bombenanschlage" | "bombenanschlags" | "bombenattentat" | "bombenexplosion" | "doppelanschlag" |
        "mordanschlag" | "sprengfalle" | "sprengfallen" | "sprengsatzexplosion" | "sprengstoffanschlag" |
        "sprengstoffanschlage" | "terroranschlag" | "terroranschlage" | "terroranschlags" => "bombing",
    "bomben" => "bombs", "grenze" | "grenzgebiet" | "grenzregion" => "border",
    "grenzdorf" | "grenzort" | "grenzstadt" => "border region", "jugendlicher" => "boy",
    "brasilianisch" => "Brazilian", "brucke" => "bridge", "britisch" => "British", "bunker" => "bunker",
    "burkinisch" => "Burkinabe", "burmesisch" | "myanmarisch" => "Burmese", "burundisch" => "Burundian",
    "bus" | "linienbus" | "reisebus" | "schulbus" => "bus", "durch" => "by",
    "appelliert" | "aufgerufen" | "aufruf" | "fordere" | "fordern" | "fordert" | "ruft" | "verlangen" |
        "verlangt" => "calls",
    "kambodschanisch" => "Cambodian", "kamerunisch" => "Cameroonian", "fluchtlingslager" | "lager" => "camp",
    "kanadisch" => "Canadian", "kandidat" | "prasidentschaftskandidat" => "candidate",
    "hauptstadt" => "capital",
    "besetzen" | "besetzt" | "besetzung" | "eingekesselt" | "eingenommen" | "eroberung" | "uberrannt" |
        "umzingelt" | "zuruckerobern" | "zuruckerobert" => "captured",
    "einnahme" | "erobern" | "erobert" | "eroberte" | "eroberten" | "kontrolle" => "captures",
    "autobombe" | "autobomben" => "car bomb", "autobombenanschlage" | "autobombenexplosion" => "car bombing",
    "karibik" => "Caribbean Sea", "kathedrale" => "cathedral",
    "altstadt" | "innenstadt" | "stadtzentrum" | "zentrum" => "centre", "tschadisch" => "Chadian",
    "tschetschenisch" => "Chechen", "kontrollposten" | "kontrollpunkt" => "checkpoint",
    "anfuhrer" | "chef" | "geheimdienstchef" | "leiter" | "militarchef" => "chief",
    "kind" | "kinder" | "kindern" => "children", "chinesisch" => "Chinese",
    "kirche" | "kirchen" | "synagoge" => "church", "kino" => "cinema", "stadte" => "cities",
    "stadt" => "city", "zivilbevolkerung" | "zivilist" | "zivilisten" | "zivilistinnen" => "civilians",
    "auseinandersetzungen" | "kampfe" | "kampfen" | "scharmutzel" | "schiessereien" | "zusammenstoss" |
        "zusammenstosse" | "zusammenstossen" => "clashes",
    "bergwerk" | "kohlegrube" | "kohlemine" => "coal", "koalition" | "militarkoalition" => "coalition",
    "kuste" => "coast", "kolumbianisch" => "Colombian", "oberst" => "colonel",
    "befehlshaber" | "feldkommandeur" | "kommandant" | "kommandeur" | "militarkommandeur" |
        "topkommandeur" => "commander",
    "kommandos" | "spezialkrafte" => "commandos", "erinnert" | "gedenken" | "jahrestag" => "commemorates",
    "konzert" => "concert", "kongolesisch" => "Congolese", "konsulat" => "consulate",
    "andauern" | "dauern" => "continue", "konvoi" => "convoy",
    "durfte" | "durften" | "kann" | "konnte" | "konnten" | "mochte" => "could",
    "gerichtsgebaude" | "justizgebaude" | "justizpalast" => "courthouse",
    "sturzen" | "sturzt" | "sturzte" => "crashes", "kubanisch" => "Cuban",
    "cyberangriff" | "cyberangriffe" | "cyberattacke" | "hackerangriff" | "hackerangriffe" |
        "hackerattacke" => "cyberattack",
    "damm" | "staudamm" => "dam", "danisch" => "Danish",
    "starb" | "todesopfer" | "todesopfern" | "todlich" | "tote" | "toten" | "toter" => "dead",
    "drohnentrummer" | "trummerteile" => "debris", "abwehr" => "defence",
    "entscharft" | "entscharfung" => "defused", "bestreitet" | "dementiert" => "denies",
    "vize" | "vizechef" => "deputy", "trotz" => "despite",
    "ausgebrannt" | "beschadigt" | "beschadigte" | "verwustet" | "zerstoren" | "zerstort" | "zerstorte" |
        "zerstorten" | "zerstorung" => "destroyed",
    "gestorben" | "starben" | "sterben" | "stirbt" => "die", "diplomat" => "diplomat",
    "diplomaten" => "diplomats",
    "diplomatenviertel" | "regierungsviertel" | "stadtteil" | "stadtviertel" | "viertel" => "district",
    "abgeschossen" | "abgeschossene" | "abgeschossenen" | "abschuss" => "downed",
    "dutzende" | "dutzenden" => "dozens", "aufklarungsdrohne" | "drohne" => "drone",
    "drohnenangriff" | "drohnenangriffe" | "drohnenangriffen" | "drohnenangriffs" | "drohnenangriffswelle" |
        "drohnenattacke" | "drohnenattacken" | "drohnenbeschuss" | "drohneneinschlag" | "drohnenhagel" |
        "drohnenschlag" | "drohnenschwarm" | "drohnenuberfall" | "drohnenwelle" => "drone attack",
    "drohnen" | "kamikazedrohnen" | "kampfdrohnen" => "drones", "drusen" => "Druze",
    "niederlandisch" => "Dutch", "beben" | "erdbeben" => "earthquake", "osten" => "east",
    "ostliche" | "ostlichen" => "eastern", "ostkongo" => "eastern Congo", "ostukraine" => "eastern Ukraine",
    "ecuadorianisch" => "Ecuadorian", "agyptisch" => "Egyptian", "acht" => "eight", "achtzehn" => "eighteen",
    "elf" => "eleven", "eln" => "ELN", "botschaft" | "botschaften" => "embassy", "emiratisch" => "Emirati",
    "energie" | "energiesektor" | "energieversorgung" => "energy",
    "energieanlage" | "energieanlagen" | "energieinfrastruktur" | "energieobjekte" => "energy infrastructure",
    "vormarsch" => "enters", "eritreisch" => "Eritrean", "estnisch" => "Estonian",
    "athiopisch" => "Ethiopian", "evakuiert" | "evakuierung" => "evacuated",
    "schusswechsel" => "exchange fire",
    "manover" | "manovern" | "militarubung" | "militarubungen" | "proben" | "probt" | "trainiert" | "uben" |
        "ubt" | "ubung" | "ubungen" => "exercises",
    "analyse" | "chronik" | "erinnerung" | "essay" | "faktencheck" | "gastbeitrag" | "hintergrund" | "ich" |
        "interview" | "kolumne" | "kommentar" | "kritik" | "kritisieren" | "kritisiert" | "liveblog" |
        "mein" | "meine" | "papst" | "podcast" | "portrat" | "protokoll" | "reagiert" | "rekonstruktion" |
        "reportage" | "ruckblick" | "uberblick" => "explainer",
    "detoniert" | "detonierten" | "explodieren" | "explodiert" | "explodierte" => "explodes",
    "explosion" => "explosion", "explosionen" | "explosionsserie" => "explosions",
    "fabrik" | "munitionsfabrik" | "pulverfabrik" | "rustungsfabrik" | "sprengstofffabrik" => "factory",
    "fallt" | "fiel" | "fielen" => "falls", "ehepaar" | "familie" | "familienmitglieder" => "family",
    "farc" => "FARC", "bauernhof" => "farm", "bauern" | "hirten" | "landwirte" | "viehzuchter" => "farmers",
    "angst" | "befurchten" | "befurchtet" | "furchtet" | "sorge" => "fears", "festival" => "festival",
    "feuergefecht" | "feuergefechte" | "gefecht" | "gefechte" | "gefechten" |
        "haeuserkampf" => "fierce clashes",
    "funfzehn" => "fifteen", "funfzig" => "fifty", "kampfer" => "fighters", "strassenkampfe" => "fighting",
    "dokumentation" | "film" | "serie" => "film", "finnisch" => "Finnish",
    "abgefeuerte" | "gefeuert" => "fired", "feuerwehrleute" => "firefighters",
    "abgefeuert" | "feuern" | "feuert" | "feuerte" | "feuerten" | "schiessen" | "schiesst" => "fires",
    "fischer" => "fishermen", "funf" => "five",
    "hochwasser" | "uberschwemmung" | "uberschwemmungen" => "flood",
    "vereiteln" | "vereitelt" | "verhindern" | "verhindert" => "foils",
    "krafte" | "sicherheitskrafte" | "streitkrafte" => "forces", "vierzig" => "forty", "vier" => "four",
    "vierzehn" => "fourteen", "franzosisch" => "French", "aus" => "from",
    "oldepot" | "treibstofflager" => "fuel depot", "bande" | "gang" => "gang",
    "banden" | "bandenmitglieder" | "gangs" => "gangs", "gas" => "gas", "gasexplosion" => "gas explosion",
    "erdgasleitung" | "gasleitung" | "gaspipeline" => "gas pipeline",
    "general" | "generalleutnant" => "general", "georgisch" => "Georgian",
    "deutsch" | "deutsche" | "deutschen" | "deutscher" => "German", "madchen" => "girl",
    "gleitbomben" => "glide bombs", "gouverneur" => "governor", "griechisch" => "Greek",
    "bodeneinsatz" => "ground operation", "guerilla" | "guerillakampfer" | "partisanen" => "guerrillas",
    "gleitbombe" => "guided bombs", "guineisch" => "Guinean",
    "banditen" | "bewaffnete" | "bewaffneten" | "bewaffneter" | "entfuhrer" | "heckenschutzen" |
        "scharfschutze" | "scharfschutzen" | "schwerbewaffnete" | "unbekannte" => "gunmen",
    "haitianisch" => "Haitian",
    "aussetzen" | "einstellen" | "einzustellen" | "feuerpause" | "waffenruhe" => "halt", "hamas" => "Hamas",
    "hanija" | "sinwar" => "Hamas leader", "herzinfarkt" => "heart attack", "hubschrauber" => "helicopter",
    "hisbollah" | "hisbollahs" => "Hezbollah", "nasrallah" => "Hezbollah leader", "getroffen" => "hit",
    "angegriffen" => "hit by attack",
    "eingeschlagen" | "einschlag" | "einschlage" | "einschlagt" | "einschlugen" | "erschuttern" |
        "erschuttert" | "erschutterte" | "erschutterten" | "getroffene" | "greifen" | "greift" | "traf" |
        "trafen" | "treffen" | "treffer" | "trifft" => "hits",
    "feldlazarett" | "kinderkrankenhaus" | "klinik" | "kliniken" | "krankenhaus" | "krankenhauser" |
        "lazarett" | "spital" => "hospital",
    "hotel" | "hotels" => "hotel", "gebaude" | "haus" | "hauser" => "house", "huthi" | "huthis" => "Houthis",
    "so" | "warum" | "was" | "wer" | "wie" | "wissen" => "how", "hts" => "HTS", "hundert" => "hundred",
    "hunderte" | "hunderten" => "hundreds", "ungarisch" => "Hungarian",
    "gewerkschaft" | "streik" | "streiks" | "verdi" | "warnstreik" => "hunger strike",
    "orkan" | "sturm" => "hurricane", "falls" | "wenn" => "if", "imam" => "imam",
    "beschliesst" | "verhangen" | "verhangt" => "imposes", "im" | "in" | "ins" => "in",
    "vorstoss" => "incursion", "indisch" => "Indian", "indonesisch" => "Indonesian",
    "verletzungen" => "injured", "abgefangen" | "abgefangene" | "abgewehrt" | "wehrt" => "intercepted",
    "abwehren" => "intercepts", "invasion" => "invades", "einmarsch" => "invasion", "iranisch" => "Iranian",
    "iraner" => "Iranians", "irakisch" => "Iraqi", "is" | "isis" => "ISIS", "islamisten" => "islamists",
    "israelisch" => "Israeli", "israelis" => "Israelis", "italienisch" => "Italian", "ivorisch" => "Ivorian",
    "japanisch" => "Japanese", "dschihadisten" => "jihadists", "jnim" => "JNIM", "jordanisch" => "Jordanian",
    "journalist" | "reporter" => "journalist", "journalisten" => "journalists", "kasachisch" => "Kazakh",
    "kenianisch" => "Kenyan", "entfuhrten" => "kidnapped",
    "enthauptet" | "erschossene" | "gefallen" | "getotet" | "getotete" | "getoteten" | "hingerichtet" |
        "hingerichtete" | "massakrierten" | "umgebracht" | "umgekommen" => "killed",
    "ermorden" | "erschiessen" | "erschiesst" | "erschoss" | "exekutieren" | "massakrieren" | "totet" |
        "totete" | "toteten" => "kills",
    "kita" => "kindergarten", "messer" | "messerattacke" | "messerstecher" => "knife",
    "kosovarisch" => "Kosovar", "kurden" | "kurdisch" | "kurdische" | "kurdischen" => "Kurdish",
    "kuwaitisch" => "Kuwaiti", "kirgisisch" => "Kyrgyz",
    "bisher" | "grosste" | "grossten" | "grosster" | "heftigste" | "heftigsten" | "heftigster" |
        "schwerstem" | "schwerster" => "largest",
    "lettisch" => "Latvian", "starten" | "startet" | "startete" => "launches", "fuhrer" => "leader",
    "achtelfinale" | "bayern" | "bundesliga" | "bundesligist" | "bundestrainer" | "champions" | "dortmund" |
        "em" | "fc" | "formel1" | "fussball" | "halbfinal" | "halbfinale" | "liga" | "meisterschaft" |
        "olympia" | "pokal" | "rennen" | "sieg" | "spieltag" | "sturmer" | "tor" | "tore" | "trainer" |
        "viertelfinale" | "wm" => "league",
    "libanesisch" => "Lebanese", "befreien" | "befreit" => "liberates", "libysch" => "Libyan",
    "litauisch" => "Lithuanian", "m23" => "M23", "malisch" => "Malian", "mann" | "rentner" => "man",
    "demonstrieren" | "marschieren" => "march",
    "gemusemarkt" | "markt" | "markte" | "marktplatz" | "wochenmarkt" => "market",
    "blutbad" | "gemetzel" | "massaker" => "massacre", "massakriert" | "niedergemetzelt" => "massacred",
    "mauretanisch" => "Mauritanian", "burgermeister" => "mayor",
    "rettungssanitater" | "sanitater" => "medics", "mittelmeer" => "Mediterranean Sea",
    "denkmal" | "ehrenmal" | "gedenkstatte" | "mahnmal" => "memorial", "soldner" => "mercenaries",
    "metro" => "metro", "mexikanisch" => "Mexican", "migranten" => "migrants",
    "dschihadist" | "islamist" => "militant",
    "aufstandischer" | "extremisten" | "militante" | "militanten" | "terrorist" |
        "terrormiliz" => "militants",
    "armeelager" | "militarcamp" | "militarstutzpunkte" => "military base",
    "miliz" | "milizen" | "milizenkampfer" | "milizionar" => "militia", "milizionare" => "militiamen",
    "kleinbus" | "minibus" => "minibus",
    "aussenminister" | "innenminister" | "minister" | "verteidigungsminister" => "minister",
    "ministerium" | "verteidigungsministerium" => "ministry",
    "hyperschallrakete" | "mittelstreckenrakete" | "rakete" => "missile",
    "raketenangriff" | "raketenangriffe" | "raketenangriffen" | "raketenangriffs" | "raketenattacke" |
        "raketeneinschlag" | "raketeneinschlage" | "raketenhagel" | "raketensalve" | "raketensalven" |
        "raketenschlag" | "raketenschlage" | "raketenschlags" | "raketentreffer" |
        "raketenwelle" => "missile attack",
    "interkontinentalrakete" | "interkontinentalraketen" | "langstreckenrakete" | "raketentest" |
        "test" => "missile test",
    "geschosse" | "hyperschallraketen" | "marschflugkorper" | "marschflugkorpern" | "raketen" => "missiles",
    "moldauisch" => "Moldovan", "kloster" => "monastery", "mehr" => "more than", "marokkanisch" => "Moroccan",
    "granate" | "granaten" | "morser" => "mortars", "moschee" => "mosque", "mosambikanisch" => "Mozambican",
    "nato" => "NATO", "marine" => "navy", "bei" | "nahe" => "near", "nepalesisch" => "Nepalese",
    "nigerianisch" => "Nigerian", "nigrisch" => "Nigerien", "diskothek" | "nachtclub" => "nightclub",
    "neun" => "nine", "nord" | "norden" => "north", "nordkoreanisch" => "North Korean",
    "nordosten" => "northeast", "nordostlichen" => "northeastern",
    "nordliche" | "nordlichen" | "nordlicher" => "northern", "nordgaza" => "northern Gaza",
    "nordisrael" => "northern Israel", "nordsyrien" => "northern Syria", "nordwesten" => "northwest",
    "nordwestlichen" => "northwestern", "norwegisch" => "Norwegian",
    "kein" | "keine" | "keinen" | "keiner" | "nicht" | "nie" | "ohne" => "not", "buch" | "roman" => "novel",
    "atomar" => "nuclear", "atomanlage" | "atomanlagen" | "nuklearanlagen" => "nuclear facilities",
    "akw" | "atomkraftwerk" => "nuclear plant", "vom" | "von" => "of",
    "bodenoffensive" | "gegenoffensive" | "grossoffensive" | "militareinsatz" | "militaroperation" |
        "offensive" => "offensive",
    "kraftstofflager" | "oldepots" | "oltanklager" | "tanklager" | "treibstoffdepot" |
        "treibstoffdepots" => "oil depot",
    "olanlage" | "olanlagen" | "ollager" | "olterminal" => "oil facility",
    "olleitung" | "olpipeline" => "oil pipeline", "olhafen" => "oil port",
    "olraffinerie" | "olraffinerien" => "oil refinery", "omanisch" => "Omani", "am" | "auf" => "on",
    "opposition" => "opposition", "waisenhaus" => "orphanage", "ausserhalb" | "vor" => "outside",
    "uber" => "over", "uberrannten" | "uberrennen" | "uberrennt" => "overruns", "pazifik" => "Pacific Ocean",
    "pakistanisch" => "Pakistani", "palast" | "prasidentenpalast" => "palace",
    "palastinensisch" => "Palestinian", "palastinenser" => "Palestinians",
    "paramilitarische" | "paramilitars" => "paramilitaries",
    "parlament" | "parlamentsgebaude" => "parliament",
    "fahrgaste" | "insassen" | "passagiere" => "passengers", "menschen" | "personen" => "people",
    "peruanisch" => "Peruvian", "philippinisch" => "Philippine", "pilger" => "pilgrims",
    "pipeline" | "pipelines" => "pipeline", "pkk" => "PKK",
    "bereiten" | "bereitet" | "erwagen" | "erwagt" | "geplant" | "plan" | "plane" | "planen" | "plant" |
        "plante" | "vorbereitet" => "plans",
    "polizei" => "police", "polizeistation" => "police station", "polizist" => "policeman",
    "polizisten" => "policemen", "polnisch" => "Polish", "oppositionspolitiker" | "politiker" => "politician",
    "hafen" | "hafenanlagen" | "seehafen" => "port", "posten" | "stellung" | "stellungen" => "positions",
    "strom" | "stromversorgung" => "power",
    "energienetz" | "stromleitungen" | "stromnetz" | "umspannwerk" | "umspannwerke" => "power grid",
    "stromausfall" => "power outage", "kraftwerk" | "warmekraftwerk" => "power plant",
    "prasident" => "president", "pfarrer" | "priester" => "priest", "gefangnis" | "gefangnisse" => "prison",
    "untersucht" => "probe", "demonstrierten" | "protestieren" => "protest",
    "demonstrant" | "demonstranten" | "demonstrierende" => "protesters",
    "demonstration" | "demonstrationen" | "massenproteste" | "protest" | "protestaktion" | "proteste" |
        "protesten" | "protestwelle" => "protests",
    "hochspannungsmast" | "strommast" | "strommasten" => "pylons", "katarisch" => "Qatari",
    "einsatz" | "razzia" | "uberfall" => "raid",
    "bahn" | "bahnkabel" | "bahnkabeln" | "bahnstrecke" | "schienennetz" | "zugstrecke" => "railway",
    "aufstandische" | "aufstandischen" | "rebellen" => "rebels", "raffinerie" | "raffinerien" => "refinery",
    "fluchtlingscamp" | "fluchtlingslagern" | "fluchtlingsunterkunft" | "vertriebenenlager" |
        "zeltlager" => "refugee camp",
    "fluchtlinge" => "refugees", "bundesstaat" | "gebiet" | "oblast" => "region",
    "rettungskrafte" | "trummer" | "trummern" | "verschuttete" => "rescue",
    "cafe" | "gaststatte" | "restaurants" => "restaurant", "erhoht" | "steigt" | "stieg" => "rises",
    "landmine" | "strassenbombe" => "roadside bomb", "geschoss" | "raketenwerfer" => "rocket",
    "raketenbeschuss" | "raketenfeuer" => "rocket attack", "rumanisch" => "Romanian", "rsf" => "RSF",
    "russlands" => "Russia's", "russisch" => "Russian", "russen" => "Russians", "ruandisch" => "Rwandan",
    "sabotage" | "sabotageakt" | "sabotageakte" | "sabotageakten" => "sabotage",
    "sanktion" | "sanktionen" | "sanktionsliste" | "sanktionspaket" | "sanktionspakete" => "sanctions",
    "saudi" | "saudisch" => "Saudi", "laut" | "meldet" | "sagt" => "says",
    "grundschule" | "internat" | "kindergarten" | "koranschule" | "schule" | "schulen" |
        "schulgebaude" => "school",
    "atomphysiker" | "atomwissenschaftler" | "physiker" | "wissenschaftler" => "scientist", "sdf" => "SDF",
    "seedrohne" | "seedrohnen" => "sea drones",
    "beschlagnahmen" | "beschlagnahmt" | "beschlagnahmte" | "entern" | "entert" | "enterten" | "kapern" |
        "kapert" | "kaperten" => "seizes",
    "senator" => "senator", "senegalesisch" => "Senegalese",
    "angeklagte" | "angeklagter" | "anklage" | "anklagt" | "ausgeschrieben" | "bgh" | "ermittler" |
        "ermittlungen" | "festnahme" | "gericht" | "haftbefehl" | "lebenslang" | "prozess" |
        "prozessauftakt" | "staatsanwaltschaft" | "tatverdachtige" | "tatverdachtigen" | "tatverdachtiger" |
        "urteil" | "verurteilt" | "zeuge" | "zeugen" => "sentenced",
    "separatisten" => "separatists", "serbisch" => "Serbian", "siedler" | "siedlern" => "settlers",
    "sieben" => "seven", "siebzehn" => "seventeen", "mehrere" => "several",
    "aktie" | "aktien" | "borse" | "borsen" | "dax" | "inflation" | "wirtschaft" | "zoll" |
        "zolle" => "shares",
    "beschiessen" | "beschiesst" | "beschoss" | "beschossen" => "shelled",
    "artillerieangriff" | "artillerieangriffe" | "artilleriebeschuss" | "artilleriefeuer" | "beschuss" |
        "dauerbeschuss" | "granatenbeschuss" | "morserbeschuss" => "shelling",
    "containerschiff" | "drogenboot" | "fischerboot" | "frachter" | "frachtschiff" | "handelsschiff" |
        "schiff" | "schiffe" | "schlepper" => "ship",
    "schiesserei" | "schusse" | "schussen" => "shooting", "abschiesst" => "shoots down",
    "einkaufszentrum" => "shopping mall", "angeschossen" => "shot", "erschossen" => "shot dead",
    "pilgerstatte" | "schrein" => "shrine", "belagerte" | "belagerung" => "siege",
    "versenken" | "versenkte" => "sinks", "sechs" => "six", "sechzehn" => "sixteen",
    "blauhelm" | "soldat" => "soldier",
    "blauhelme" | "blauhelmsoldaten" | "militarangehorige" | "soldaten" | "soldatinnen" => "soldiers",
    "somalisch" => "Somali", "suden" => "south", "sudafrikanisch" => "South African",
    "sudkoreanisch" => "South Korean", "sudsudanesisch" => "South Sudanese", "sudosten" => "southeast",
    "sudostlichen" => "southeastern", "sudliche" | "sudlichen" => "southern",
    "sudisrael" => "southern Israel", "sudlibanon" => "southern Lebanon", "sudrussland" => "southern Russia",
    "sudwesten" => "southwest", "sudwestlichen" => "southwestern",
    "mondrakete" | "raketenstart" | "tragerrakete" | "weltraumrakete" => "spacecraft",
    "spanisch" => "Spanish", "stadion" => "stadium", "massenpanik" => "stampede",
    "bahnhof" | "bahnhofs" => "station", "sturmen" | "sturmt" => "storms", "strasse" => "street",
    "militarschlag" | "militarschlage" | "schlage" => "strikes", "schuler" | "studenten" => "students",
    "trafostation" => "substation", "vorort" => "suburb", "vororte" | "vororten" => "suburbs",
    "sudanesisch" => "Sudanese",
    "selbstmordattentater" | "selbstmordattentatern" | "selbstmordattentaters" => "suicide bomber",
    "selbstmordanschlag" | "selbstmordanschlage" | "selbstmordanschlags" | "selbstmordattentat" |
        "selbstmordattentate" | "selbstmordattentats" => "suicide bombing",
    "gesunken" | "sinkt" | "versenkt" | "versenkten" => "sunk", "baumarkt" | "supermarkt" => "supermarket",
    "verdacht" | "verdachtig" => "suspect", "schwedisch" => "Swedish", "syrisch" => "Syrian",
    "taiwanstrasse" => "Taiwan Strait", "taiwanesisch" | "taiwanisch" => "Taiwanese",
    "tadschikisch" => "Tajik", "taliban" => "Taliban", "oltanker" | "tanker" => "tanker",
    "panzer" | "panzern" => "tanks", "tansanisch" => "Tanzanian", "ziele" => "targets",
    "lehrer" => "teachers", "tranengas" => "tear gas", "teenager" => "teenager", "tempel" => "temple",
    "zehn" => "ten", "zelte" => "tents", "terminal" => "terminal", "terroristen" => "terrorists",
    "thailandisch" => "Thai", "dass" | "obwohl" | "weil" => "that", "theater" => "theatre",
    "dreizehn" => "thirteen", "dreissig" => "thirty",
    "hunderttausende" | "tausende" | "tausenden" | "zehntausende" => "thousands",
    "drohen" | "droht" | "drohte" | "drohung" | "drohungen" => "threatens", "drei" => "three",
    "opferzahl" | "zahl" => "toll", "touristen" | "urlauber" => "tourists", "kleinstadt" | "ort" => "town",
    "guterzug" | "personenzug" | "zug" | "zuge" => "train", "truppen" => "troops", "ttp" => "TTP",
    "tunesisch" => "Tunisian", "tunnel" => "tunnel", "turkisch" => "Turkish", "zwolf" => "twelve",
    "zwanzig" => "twenty", "zwei" => "two", "ugandisch" => "Ugandan", "ukraines" => "Ukraine's",
    "ukrainisch" => "Ukrainian", "ukrainer" | "ukrainern" => "Ukrainians",
    "campus" | "hochschule" | "universitat" => "university", "us" => "US", "usbekisch" => "Uzbek",
    "fahrzeug" | "fahrzeuge" | "gelandewagen" => "vehicle", "venezolanisch" => "Venezuelan",
    "opfer" => "victims", "vietnamesisch" => "Vietnamese",
    "dorf" | "dorfer" | "ortschaft" | "siedlung" => "village",
    "dorfbewohner" | "dorfbewohnern" => "villagers", "dorfern" | "ortschaften" => "villages",
    "ausschreitungen" | "krawalle" | "unruhen" => "violent riots",
    "billigt" | "bitten" | "bittet" | "brauchen" | "braucht" | "genehmigt" | "will" | "wollen" => "wants",
    "krieg" | "kriegs" => "war", "lagerhalle" | "lagerhaus" => "warehouse",
    "mahnt" | "warnen" | "warnt" | "warnte" | "warnung" => "warns",
    "kampfflugzeug" | "kampfflugzeuge" | "kampfflugzeugen" | "kampfjet" | "kampfjets" => "warplanes",
    "fregatte" | "korvette" | "kriegsschiff" | "kriegsschiffe" | "landungsschiff" | "raketenkreuzer" |
        "zerstorer" => "warship",
    "wasserwerfer" => "water cannon", "hochzeit" | "hochzeitsfeier" => "wedding", "westen" => "west",
    "westliche" | "westlichen" => "western", "mit" => "with", "frau" | "frauen" => "women",
    "arbeiter" | "mitarbeiter" => "workers", "glaubige" => "worshippers",
    "leichtverletzte" | "schwerverletzte" | "schwerverletzten" | "verletze" | "verletzt" | "verletzte" |
        "verletzten" | "verletzter" | "verwundet" | "verwundete" => "wounded",
    "fliegerbombe" | "weltkrieg" | "weltkriegs" | "weltkriegsbombe" => "wwii", "jemenitisch" => "Yemeni",
};

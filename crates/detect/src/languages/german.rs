//! German: what titles of war say. Our own list.

use super::{Endings, Lexicon, latin_places::PLACES};
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
const PHRASES: &[(&str, &str)] = &[
    ("angriffen mit raketen und drohnen", "attack with drones and missiles"),
    ("angriffe mit drohnen und raketen", "attack with drones and missiles"),
    ("angriffe mit raketen und drohnen", "attack with drones and missiles"),
    ("angriff mit drohnen und raketen", "attack with drones and missiles"),
    ("angriff mit raketen und drohnen", "attack with drones and missiles"),
    ("auf offener strasse erschossen", "gunned down"), ("atomkraftwerk saporischschja", "nuclear plant"),
    ("attentater sprengte", "suicide bombing"), ("attentater sprengt", "suicide bombing"),
    ("arabischen meer", "Arabian Sea"), ("asowschen meer", "Sea of Azov"), ("asowsches meer", "Sea of Azov"),
    ("al schabaab", "Al Shabaab"), ("abou dhabi", "Abu Dhabi"), ("al fascher", "El Fasher"),
    ("al faschir", "El Fasher"), ("alltag in", "explainer"), ("abu dabi", "Abu Dhabi"),
    ("al kaida", "Al Qaeda"), ("al qaida", "Al Qaeda"), ("ben gurion flughafen", "Ben Gurion airport"),
    ("blutige kampfe", "fierce clashes"), ("brand geraten", "burning"), ("ben gurion", "Ben Gurion airport"),
    ("boko haram", "Boko Haram"), ("bei einem", "in"), ("bei einer", "in"), ("bei dem", "in"),
    ("cabo delgado", "Cabo Delgado"), ("chan junis", "Khan Younis"),
    ("drohnen und raketenangriffen", "attack with drones and missiles"),
    ("drohnen und raketenangriffe", "attack with drones and missiles"),
    ("drohnen und raketenangriff", "attack with drones and missiles"), ("das ist bekannt", "explainer"),
    ("deir al sor", "Deir ez-Zor"), ("deir es sor", "Deir ez-Zor"), ("deir essor", "Deir ez-Zor"),
    ("das leben", "explainer"), ("dr kongo", "DR Congo"), ("ende der bombardierung", "halt"),
    ("eroffneten das feuer", "open fire"), ("eroffnete das feuer", "open fire"),
    ("eroffnet das feuer", "open fire"), ("ende der angriffe", "halt"), ("ende des krieges", "halt"),
    ("ende der kampfe", "halt"), ("erbitterte kampfe", "fierce clashes"), ("einstellung der", "halt"),
    ("elfenbein kuste", "Ivory Coast"), ("el fascher", "El Fasher"), ("el fasher", "El Fasher"), ("eu", "EU"),
    ("feuert raketen ins meer", "missile test"), ("flughafen ben gurion", "Ben Gurion airport"),
    ("feuert rakete ins", "missile test"), ("fordert mindestens", "dead"), ("fangt feuer", "burning"),
    ("flammen auf", "continue"), ("forderte", "dead"), ("golf von aden", "Gulf of Aden"),
    ("golf von oman", "Gulf of Oman"), ("gaza streifen", "Gaza Strip"), ("gehen nieder", "hits"),
    ("getotet und", "killed and"), ("hisbollah kommandeur", "Hezbollah commander"),
    ("hamas kommandeur", "Hamas commander"), ("heftigen kampfen", "fierce clashes"),
    ("hisbollah fuhrer", "Hezbollah commander"), ("huthi stellungen", "Houthis"),
    ("hamas anfuhrer", "Hamas leader"), ("heftige kampfe", "fierce clashes"),
    ("hisbollah chef", "Hezbollah commander"), ("huthi rebellen", "Houthis"), ("hamas fuhrer", "Hamas leader"),
    ("huthi miliz", "Houthis"), ("hamas chef", "Hamas leader"), ("in die luft gesprengt", "suicide bombing"),
    ("in der nahe von", "near"), ("innerhalb eines jahres", "sincestart"), ("in einem monat", "sincestart"),
    ("in einem jahr", "sincestart"), ("in die hande", "captured"), ("islamischen staat", "Islamic State"),
    ("islamischer staat", "Islamic State"), ("is terroristen", "ISIS fighters"), ("is anfuhrer", "ISIS leader"),
    ("in flammen", "burning"), ("is kampfer", "ISIS fighters"), ("in brand", "burning"), ("ins meer", "sea"),
    ("is miliz", "IS"), ("is chef", "ISIS leader"), ("jahren nach", "years ago"), ("jahre nach", "years ago"),
    ("jan yunis", "Khan Younis"), ("kommen ums leben", "killed"), ("kamen ums leben", "killed"),
    ("kommt ums leben", "killed"), ("kertsch brucke", "Kerch Bridge"), ("khan younes", "Khan Younis"),
    ("krim brucke", "Kerch Bridge"), ("kriwoj rog", "Kryvyi Rih"), ("krywyi rih", "Kryvyi Rih"),
    ("krywyj rih", "Kryvyi Rih"), ("luft angriff", "attack"), ("luft alarm", "air alarm"),
    ("luft waffe", "air force"), ("leben in", "explainer"), ("m23 rebellen", "M23 rebels"),
    ("m23 miliz", "M23 rebels"), ("mehr als", "more than"), ("nato manover", "exercises"),
    ("nimmt fest", "detained"), ("nord korea", "North Korea"), ("nimmt ein", "captures"),
    ("nord kivu", "North Kivu"), ("nahe der", "near"), ("ohne strom", "blackout"),
    ("persischen golf", "Persian Gulf"), ("puerto principe", "Port-au-Prince"), ("port soudan", "Port Sudan"),
    ("raketen und drohnenangriffen", "attack with drones and missiles"),
    ("raketen und drohnenangriffe", "attack with drones and missiles"),
    ("raketen und drohnenangriff", "attack with drones and missiles"), ("ruandas armee", "army"),
    ("roten meeres", "Red Sea"), ("royaume uni", "United Kingdom"), ("rsf milizen", "RSF"),
    ("roten meer", "Red Sea"), ("rotes meer", "Red Sea"), ("rsf miliz", "RSF"),
    ("seit beginn des angriffskriegs", "sincestart"), ("seit beginn der offensive", "sincestart"),
    ("seit beginn der invasion", "sincestart"), ("seit beginn des krieges", "sincestart"),
    ("stopp der angriffe", "halt"), ("strasse von hormus", "Strait of Hormuz"), ("steht in flammen", "burning"),
    ("strom fallt aus", "blackout"), ("strom fiel aus", "blackout"), ("schattenflotte tanker", "tanker"),
    ("sudchinesischen meer", "South China Sea"), ("sudchinesisches meer", "South China Sea"),
    ("seit jahresbeginn", "sincestart"), ("seit kriegsbeginn", "sincestart"), ("strom ausgefallen", "blackout"),
    ("schweren kampfen", "fierce clashes"), ("schwarzen meer", "Black Sea"), ("schwarzes meer", "Black Sea"),
    ("schwere kampfe", "fierce clashes"), ("saudi arabien", "Saudi Arabia"),
    ("sprengte sich", "suicide bombing"), ("schiessen ab", "shoots down"), ("sprengt sich", "suicide bombing"),
    ("schiesst ab", "shoots down"), ("strom netz", "power grid"), ("stopp der", "halt"),
    ("trifft doppelt", "striker trifft"), ("testet rakete", "missile test"), ("tschassiw jar", "Chasiv Yar"),
    ("tel aviv", "Tel Aviv"), ("unter ihre kontrolle", "captured"), ("ums leben gekommen", "killed"),
    ("us drohnenangriff", "drone strike"), ("us kampfflugzeuge", "US fighter jets"),
    ("unter kontrolle", "captured"), ("us luftangriffe", "US airstrikes"), ("us luftangriff", "US airstrike"),
    ("us luftschlage", "US airstrikes"), ("us stutzpunkte", "US base"), ("us luftschlag", "US airstrikes"),
    ("us stutzpunkt", "US base"), ("us botschaft", "US embassy"), ("us kampfjets", "US fighter jets"),
    ("us angriffe", "US attacks"), ("us angriffs", "US attack"), ("us soldaten", "US soldiers"),
    ("us angriff", "US attack"), ("us drohnen", "US drones"), ("us militar", "US military"),
    ("us raketen", "US missiles"), ("us schlage", "US strikes"), ("us truppen", "US troops"),
    ("ums leben", "killed"), ("us drohne", "US drone"), ("us soldat", "soldier"), ("us basis", "US base"),
    ("verlieren ihr leben", "killed"), ("verliert sein leben", "killed"), ("verloren ihr leben", "killed"),
    ("vor zehn jahren", "years ago"), ("vor einem jahr", "years ago"), ("vor 10 jahren", "years ago"),
    ("vor 20 jahren", "years ago"), ("vor 80 jahren", "years ago"), ("vor der kuste", "off the coast of"),
    ("vor gericht", "sentenced"), ("verletzt e", "wounded"), ("vor kuste", "off the coast of"),
    ("was wir wissen", "explainer"), ("was bedeutet", "explainer"), ("will zuvor", ""),
    ("zu lebenslanger", "sentenced"), ("zum opfer", ""),
];

#[rustfmt::skip]
static WORDS: phf::Map<&'static str, &'static str> = phf_map! {
    "auch" | "damit" | "das" | "dem" | "den" | "der" | "des" | "die" | "ein" | "eine" | "einem" | "einen" |
        "einer" | "einige" | "er" | "erneut" | "erneute" | "erstmals" | "es" | "gegenseitig" | "gewaltige" |
        "gewaltiger" | "gezielte" | "gezielten" | "gezielter" | "grosse" | "grossen" | "grosser" | "haben" |
        "hat" | "heftige" | "heftigen" | "heftiger" | "ihr" | "ihre" | "ihren" | "islamistische" |
        "islamistischen" | "islamistischer" | "ist" | "kam" | "kamen" | "kompletten" | "kurz" | "massive" |
        "massiven" | "massiver" | "mehreren" | "nachtliche" | "nachtlichen" | "nachtlicher" | "neue" | "neuem" |
        "neuen" | "neuer" | "noch" | "offenbar" | "offensichtlich" | "politische" | "politischen" |
        "russlandnahe" | "schwer" | "schwere" | "schweren" | "schwerer" | "schwersten" | "sei" | "seine" |
        "seinen" | "sich" | "sie" | "sind" | "starke" | "starker" | "tagelang" | "todliche" | "todlichen" |
        "todlicher" | "toedliche" | "uns" | "vermutlich" | "viele" | "weitere" | "weiteren" | "werden" |
        "wieder" | "wird" | "wohl" | "worden" | "wurde" | "wurden" | "zahlreiche" | "zuvor" => "",
    "an" => "_", "entfuhren" | "entfuhrt" | "verschleppt" => "abduct",
    "brand" | "brennt" | "flammen" => "ablaze",
    "absturz" | "busunfall" | "feuerwerk" | "messerangriff" | "silvester" | "unfall" | "unfalle" |
        "ungluck" | "zugungluck" => "accident",
    "vorrucken" => "advance", "afghanisch" => "Afghan", "infolge" | "nach" | "seit" => "after",
    "gegen" => "against", "luftattacke" => "air attack",
    "flugabwehr" | "luftabwehr" | "luftverteidigung" => "air defence", "luftwaffe" => "air force",
    "flugplatz" | "luftwaffenstutzpunkt" | "militarflugplatz" => "airfield",
    "flughafen" | "flughafens" => "airport",
    "bombenabwurf" | "luftangriff" | "luftangriffe" | "luftangriffen" | "luftangriffs" | "luftattacken" |
        "luftschlag" | "luftschlage" | "luftschlagen" | "luftschlags" => "airstrike",
    "luftangriffsserie" => "airstrikes", "luftalarm" | "raketenalarm" => "alarm", "mutmasslich" => "alleged",
    "botschafter" => "ambassador", "hinterhalt" => "ambush", "amerikanisch" => "American",
    "angesichts" | "wegen" => "amid",
    "munitionsdepot" | "munitionslager" | "waffendepot" | "waffendepots" | "waffenlager" => "ammunition depot",
    "und" => "and", "beerdigt" | "beigesetzt" | "gedenkt" | "jahrestags" => "anniversary",
    "hochhaus" | "mehrfamilienhaus" | "mehrfamilienhauser" | "plattenbau" | "wohnblock" | "wohnblocks" |
        "wohngebaude" | "wohngebiet" | "wohngebiete" | "wohnhaus" | "wohnhauser" | "wohnhausern" |
        "wohnviertel" => "apartment building",
    "armenier" | "armenisch" => "Armenian",
    "armee" | "armeen" | "heer" | "militar" | "militars" | "regierungsarmee" | "regierungstruppen" => "army",
    "rund" => "around", "artillerie" => "artillery", "als" | "wahrend" => "as",
    "ermordet" | "ermordung" => "assassinated", "mindestens" => "at least",
    "angriff" | "angriffe" | "angriffen" | "angriffs" | "angriffswelle" | "attacke" | "gegenangriff" |
        "gegenschlag" | "granatenangriff" | "grossangriff" | "grossangriffs" | "schusswaffenangriff" |
        "terrorangriff" | "terrorangriffen" | "terrorangriffs" | "uberfalls" | "ubergriff" |
        "uberraschungsangriff" | "vergeltungsangriff" | "vergeltungsangriffe" | "vergeltungsschlag" => "attack",
    "angegriffen" | "angegriffene" | "angreifen" | "attackieren" | "attackiert" | "attackierte" |
        "attackierten" | "uberfallen" | "uberfallt" | "uberfiel" | "uberfielen" => "attacked",
    "angreifer" | "attackierenden" | "attentater" => "attackers", "attacken" => "attacks",
    "aserbaidschanisch" => "Azerbaijani", "mittelstreckenraketen" => "ballistic missiles",
    "ostsee" => "Baltic Sea",
    "armeestutzpunkt" | "basis" | "kaserne" | "militarbasis" | "militarlager" | "militarstutzpunkt" |
        "stutzpunkt" | "stutzpunkte" => "base",
    "basar" => "bazaar", "belarussisch" => "Belarusian", "zwischen" => "between", "schwarzmeer" => "Black Sea",
    "blackout" | "stromausfalle" | "stromausfallen" => "blackout", "grossbrand" | "hausbrand" => "blaze",
    "boot" | "boote" | "drogenboote" | "schnellboot" => "boat",
    "bombe" | "mine" | "sprengsatz" | "sprengsatze" | "sprengstoff" => "bomb",
    "bombardement" | "bombardements" | "bombardierung" | "bombenangriff" | "bombenangriffe" => "bombardment",
    "bombardieren" | "bombardiert" | "bombardierte" | "bombardierten" => "bombards",
    "bombt" | "zerbombt" => "bombed",
    "anschlag" | "anschlage" | "anschlagen" | "anschlags" | "attentat" | "attentats" |
        "autobombenanschlag" | "bombenanschlag" | "bombenanschlage" | "bombenanschlags" | "bombenattentat" |
        "bombenexplosion" | "doppelanschlag" | "mordanschlag" | "sprengfalle" | "sprengfallen" |
        "sprengsatzexplosion" | "sprengstoffanschlag" | "sprengstoffanschlage" | "terroranschlag" |
        "terroranschlage" | "terroranschlags" => "bombing",
    "bomben" => "bombs", "grenze" | "grenzgebiet" | "grenzregion" => "border",
    "grenzdorf" | "grenzort" | "grenzstadt" => "border region", "brucke" => "bridge", "britisch" => "British",
    "bus" => "bus", "durch" => "by",
    "appelliert" | "aufgerufen" | "aufruf" | "fordere" | "fordern" | "fordert" | "ruft" | "verlangen" |
        "verlangt" => "calls",
    "fluchtlingslager" | "lager" => "camp", "hauptstadt" => "capital",
    "besetzen" | "besetzt" | "besetzung" | "eingekesselt" | "eingenommen" | "eroberung" | "uberrannt" |
        "uberrennen" | "umzingelt" | "zuruckerobern" | "zuruckerobert" => "captured",
    "einnahme" | "erobern" | "erobert" | "eroberte" | "eroberten" | "kontrolle" => "captures",
    "autobombe" | "autobomben" => "car bomb", "autobombenanschlage" | "autobombenexplosion" => "car bombing",
    "karibik" => "Caribbean Sea", "innenstadt" | "stadtzentrum" | "zentrum" => "centre",
    "tschetschenisch" => "Chechen", "kontrollposten" | "kontrollpunkt" => "checkpoint",
    "anfuhrer" | "chef" | "geheimdienstchef" | "leiter" | "militarchef" => "chief",
    "kind" | "kinder" | "kindern" => "children", "chinesisch" => "Chinese",
    "kirche" | "kirchen" | "synagoge" => "church", "stadte" => "cities", "stadt" => "city",
    "zivilbevolkerung" | "zivilist" | "zivilisten" | "zivilistinnen" => "civilians",
    "auseinandersetzungen" | "kampfe" | "kampfen" | "zusammenstosse" | "zusammenstossen" => "clashes",
    "kuste" => "coast",
    "befehlshaber" | "feldkommandeur" | "kommandant" | "kommandeur" | "militarkommandeur" |
        "topkommandeur" => "commander",
    "erinnert" | "gedenken" | "jahrestag" => "commemorates", "kongolesisch" => "Congolese",
    "konsulat" => "consulate", "andauern" | "dauern" => "continue",
    "durfte" | "kann" | "konnte" | "konnten" | "mochte" => "could",
    "gerichtsgebaude" | "justizgebaude" | "justizpalast" => "courthouse",
    "sturzen" | "sturzt" | "sturzte" => "crashes",
    "cyberangriff" | "cyberangriffe" | "cyberattacke" | "hackerangriff" | "hackerangriffe" |
        "hackerattacke" => "cyberattack",
    "damm" | "staudamm" => "dam",
    "starb" | "todesopfer" | "todesopfern" | "todlich" | "tote" | "toten" | "toter" => "dead",
    "drohnentrummer" | "trummerteile" => "debris", "abwehr" => "defence",
    "entscharft" | "entscharfung" => "defused", "bestreitet" | "dementiert" => "denies", "vizechef" => "deputy",
    "trotz" => "despite",
    "beschadigt" | "beschadigte" | "verwustet" | "zerstoren" | "zerstort" | "zerstorte" | "zerstorten" |
        "zerstorung" => "destroyed",
    "gestorben" | "starben" | "sterben" | "stirbt" => "die",
    "diplomatenviertel" | "regierungsviertel" | "stadtteil" | "stadtviertel" | "viertel" => "district",
    "abgeschossen" | "abgeschossene" | "abgeschossenen" | "abschuss" => "downed",
    "dutzende" | "dutzenden" => "dozens", "drohne" => "drone",
    "drohnenangriff" | "drohnenangriffe" | "drohnenangriffen" | "drohnenangriffs" | "drohnenangriffswelle" |
        "drohnenattacke" | "drohnenattacken" | "drohnenbeschuss" | "drohneneinschlag" | "drohnenhagel" |
        "drohnenschlag" | "drohnenschwarm" | "drohnenuberfall" | "drohnenwelle" => "drone attack",
    "drohnen" | "kamikazedrohnen" | "kampfdrohnen" => "drones", "drusen" => "Druze",
    "beben" | "erdbeben" => "earthquake", "osten" => "east", "ostliche" | "ostlichen" => "eastern",
    "ostkongo" => "eastern Congo", "ostukraine" => "eastern Ukraine", "agyptisch" => "Egyptian",
    "acht" => "eight", "achtzehn" => "eighteen", "elf" => "eleven", "botschaft" | "botschaften" => "embassy",
    "energie" | "energiesektor" | "energieversorgung" => "energy",
    "energieanlage" | "energieanlagen" | "energieinfrastruktur" | "energieobjekte" => "energy infrastructure",
    "vormarsch" => "enters", "athiopisch" => "Ethiopian", "evakuiert" | "evakuierung" => "evacuated",
    "schusswechsel" => "exchange fire",
    "manover" | "manovern" | "militarubung" | "militarubungen" | "proben" | "probt" | "trainiert" | "uben" |
        "ubt" | "ubung" | "ubungen" => "exercises",
    "analyse" | "chronik" | "essay" | "faktencheck" | "gastbeitrag" | "hintergrund" | "ich" | "interview" |
        "kolumne" | "kommentar" | "kritik" | "kritisieren" | "kritisiert" | "liveblog" | "mein" | "meine" |
        "podcast" | "portrat" | "protokoll" | "reagiert" | "rekonstruktion" | "reportage" |
        "uberblick" => "explainer",
    "detoniert" | "detonierten" | "explodieren" | "explodiert" | "explodierte" => "explodes",
    "explosion" => "explosion", "explosionen" => "explosions", "fallt" | "fiel" | "fielen" => "falls",
    "angst" | "befurchten" | "befurchtet" | "furchtet" | "sorge" => "fears",
    "feuergefecht" | "feuergefechte" | "gefecht" | "gefechte" | "gefechten" |
        "haeuserkampf" => "fierce clashes",
    "funfzehn" => "fifteen", "funfzig" => "fifty", "kampfer" => "fighters", "strassenkampfe" => "fighting",
    "dokumentation" | "film" | "serie" => "film", "abgefeuerte" | "gefeuert" => "fired",
    "abgefeuert" | "feuern" | "feuert" | "feuerte" | "feuerten" | "schiessen" | "schiesst" => "fires",
    "fischer" => "fishermen", "funf" => "five", "hochwasser" | "uberschwemmung" | "uberschwemmungen" => "flood",
    "vereiteln" | "vereitelt" | "verhindern" | "verhindert" => "foils",
    "krafte" | "sicherheitskrafte" | "streitkrafte" => "forces", "vierzig" => "forty", "vier" => "four",
    "vierzehn" => "fourteen", "franzosisch" => "French", "aus" => "from",
    "oldepot" | "treibstofflager" => "fuel depot", "bande" | "gang" => "gang",
    "banden" | "bandenmitglieder" | "gangs" => "gangs", "gas" => "gas", "gasexplosion" => "gas explosion",
    "erdgasleitung" | "gasleitung" | "gaspipeline" => "gas pipeline",
    "general" | "generalleutnant" => "general", "gleitbomben" => "glide bombs", "gouverneur" => "governor",
    "bodeneinsatz" => "ground operation", "gleitbombe" => "guided bombs",
    "banditen" | "bewaffnete" | "bewaffneten" | "bewaffneter" | "entfuhrer" | "heckenschutzen" |
        "scharfschutze" | "scharfschutzen" | "schwerbewaffnete" | "unbekannte" => "gunmen",
    "aussetzen" | "einstellen" | "einzustellen" | "feuerpause" | "waffenruhe" => "halt", "hamas" => "Hamas",
    "herzinfarkt" => "heart attack", "hubschrauber" => "helicopter", "hisbollah" | "hisbollahs" => "Hezbollah",
    "getroffen" => "hit",
    "eingeschlagen" | "einschlag" | "einschlage" | "einschlagt" | "erschuttern" | "erschuttert" |
        "erschutterte" | "erschutterten" | "getroffene" | "greifen" | "greift" | "traf" | "trafen" | "treffen" |
        "treffer" | "trifft" => "hits",
    "kinderkrankenhaus" | "klinik" | "kliniken" | "krankenhaus" | "krankenhauser" | "spital" => "hospital",
    "hotel" | "hotels" => "hotel", "gebaude" | "haus" | "hauser" => "house", "huthi" | "huthis" => "Houthis",
    "so" | "warum" | "was" | "wer" | "wie" | "wissen" => "how", "hundert" => "hundred",
    "hunderte" | "hunderten" => "hundreds",
    "gewerkschaft" | "streik" | "streiks" | "verdi" | "warnstreik" => "hunger strike",
    "orkan" | "sturm" => "hurricane", "falls" | "wenn" => "if",
    "beschliesst" | "verhangen" | "verhangt" => "imposes", "im" | "in" | "ins" => "in",
    "vorstoss" => "incursion", "indisch" => "Indian", "verletzungen" => "injured",
    "abgefangen" | "abgefangene" | "abgewehrt" | "wehrt" => "intercepted", "abwehren" => "intercepts",
    "invasion" => "invades", "einmarsch" => "invasion", "iranisch" => "Iranian", "iraner" => "Iranians",
    "irakisch" => "Iraqi", "is" => "ISIS", "islamisten" => "islamists", "israelisch" => "Israeli",
    "israelis" => "Israelis", "dschihadisten" => "jihadists", "journalist" | "reporter" => "journalist",
    "journalisten" => "journalists", "entfuhrten" => "kidnapped",
    "enthauptet" | "erschossene" | "gefallen" | "getotet" | "getotete" | "getoteten" | "hingerichtet" |
        "hingerichtete" | "massakrierten" | "umgebracht" | "umgekommen" => "killed",
    "ermorden" | "erschiessen" | "erschiesst" | "exekutieren" | "massakrieren" | "totet" | "totete" |
        "toteten" => "kills",
    "messer" | "messerattacke" | "messerstecher" => "knife",
    "kurden" | "kurdisch" | "kurdische" | "kurdischen" => "Kurdish",
    "bisher" | "grosste" | "grossten" | "grosster" | "heftigste" | "heftigsten" | "heftigster" |
        "schwerstem" | "schwerster" => "largest",
    "fuhrer" => "leader",
    "bayern" | "bundesliga" | "bundesligist" | "bundestrainer" | "champions" | "dortmund" | "em" | "fc" |
        "fussball" | "halbfinale" | "liga" | "meisterschaft" | "pokal" | "sieg" | "spieltag" | "sturmer" |
        "tor" | "tore" | "trainer" | "wm" => "league",
    "libanesisch" => "Lebanese", "befreien" | "befreit" => "liberates", "m23" => "M23", "malisch" => "Malian",
    "demonstrieren" | "marschieren" => "march", "markt" | "markte" | "marktplatz" | "wochenmarkt" => "market",
    "blutbad" | "massaker" => "massacre", "massakriert" => "massacred", "burgermeister" => "mayor",
    "mittelmeer" => "Mediterranean Sea", "soldner" => "mercenaries",
    "aufstandischer" | "dschihadist" | "extremisten" | "islamist" | "militante" | "militanten" |
        "terrorist" | "terrormiliz" => "militants",
    "armeelager" | "militarcamp" | "militarstutzpunkte" => "military base",
    "miliz" | "milizen" | "milizenkampfer" | "milizionar" => "militia", "milizionare" => "militiamen",
    "aussenminister" | "innenminister" | "minister" | "verteidigungsminister" => "minister",
    "rakete" => "missile",
    "raketenangriff" | "raketenangriffe" | "raketenangriffen" | "raketenangriffs" | "raketenattacke" |
        "raketeneinschlag" | "raketeneinschlage" | "raketenhagel" | "raketensalve" | "raketensalven" |
        "raketenschlag" | "raketenschlage" | "raketenschlags" | "raketentreffer" |
        "raketenwelle" => "missile attack",
    "raketentest" | "test" => "missile test", "geschosse" | "marschflugkorper" | "raketen" => "missiles",
    "mehr" => "more than", "granate" | "granaten" | "morser" => "mortars", "moschee" => "mosque",
    "nato" => "NATO", "marine" => "navy", "bei" | "nahe" => "near", "neun" => "nine",
    "nord" | "norden" => "north", "nordosten" => "northeast", "nordostlichen" => "northeastern",
    "nordliche" | "nordlichen" | "nordlicher" => "northern", "nordgaza" => "northern Gaza",
    "nordisrael" => "northern Israel", "nordsyrien" => "northern Syria", "nordwesten" => "northwest",
    "nordwestlichen" => "northwestern",
    "kein" | "keine" | "keinen" | "keiner" | "nicht" | "nie" | "ohne" => "not", "buch" | "roman" => "novel",
    "atomar" => "nuclear", "atomanlage" | "atomanlagen" | "nuklearanlagen" => "nuclear facilities",
    "akw" | "atomkraftwerk" => "nuclear plant", "vom" | "von" => "of",
    "bodenoffensive" | "gegenoffensive" | "grossoffensive" | "offensive" => "offensive",
    "kraftstofflager" | "oldepots" | "oltanklager" | "tanklager" | "treibstoffdepot" |
        "treibstoffdepots" => "oil depot",
    "olanlage" | "olanlagen" | "ollager" | "olterminal" => "oil facility",
    "olleitung" | "olpipeline" => "oil pipeline", "olhafen" => "oil port",
    "olraffinerie" | "olraffinerien" => "oil refinery", "am" | "auf" => "on", "opposition" => "opposition",
    "ausserhalb" | "vor" => "outside", "uber" => "over", "pazifik" => "Pacific Ocean",
    "pakistanisch" => "Pakistani", "palastinensisch" => "Palestinian", "palastinenser" => "Palestinians",
    "paramilitars" => "paramilitaries", "parlament" => "parliament", "menschen" | "personen" => "people",
    "pkk" => "PKK",
    "bereiten" | "bereitet" | "erwagen" | "erwagt" | "geplant" | "plan" | "plane" | "planen" | "plant" |
        "plante" | "vorbereitet" => "plans",
    "polizei" => "police", "polizeistation" => "police station", "polizist" => "policeman",
    "polizisten" => "policemen", "polnisch" => "Polish", "oppositionspolitiker" | "politiker" => "politician",
    "hafen" => "port", "posten" | "stellung" | "stellungen" => "positions",
    "strom" | "stromversorgung" => "power",
    "energienetz" | "stromleitungen" | "stromnetz" | "umspannwerk" | "umspannwerke" => "power grid",
    "stromausfall" => "power outage", "kraftwerk" | "warmekraftwerk" => "power plant",
    "prasident" => "president", "untersucht" => "probe", "demonstrierten" | "protestieren" => "protest",
    "demonstrant" | "demonstranten" | "demonstrierende" => "protesters",
    "demonstration" | "demonstrationen" | "massenproteste" | "protest" | "protestaktion" | "proteste" |
        "protesten" | "protestwelle" => "protests",
    "einsatz" | "razzia" | "uberfall" => "raid",
    "bahn" | "bahnkabel" | "bahnkabeln" | "bahnstrecke" | "schienennetz" | "zugstrecke" => "railway",
    "aufstandische" | "aufstandischen" | "rebellen" => "rebels", "raffinerie" | "raffinerien" => "refinery",
    "fluchtlingscamp" | "fluchtlingslagern" | "fluchtlingsunterkunft" | "vertriebenenlager" |
        "zeltlager" => "refugee camp",
    "fluchtlinge" => "refugees", "gebiet" | "oblast" => "region",
    "rettungskrafte" | "trummer" | "trummern" | "verschuttete" => "rescue",
    "cafe" | "restaurants" => "restaurant", "erhoht" | "steigt" | "stieg" => "rises",
    "landmine" | "strassenbombe" => "roadside bomb", "geschoss" | "raketenwerfer" => "rocket",
    "raketenbeschuss" | "raketenfeuer" => "rocket attack", "rsf" => "RSF", "russlands" => "Russia's",
    "russisch" => "Russian", "russen" => "Russians", "ruandisch" => "Rwandan",
    "sabotage" | "sabotageakt" | "sabotageakte" => "sabotage", "sanktion" | "sanktionen" => "sanctions",
    "saudisch" => "Saudi", "laut" | "meldet" | "sagt" => "says",
    "kindergarten" | "schule" | "schulen" | "schulgebaude" => "school",
    "atomwissenschaftler" | "wissenschaftler" => "scientist",
    "angeklagte" | "angeklagter" | "anklage" | "anklagt" | "ausgeschrieben" | "bgh" | "ermittler" |
        "ermittlungen" | "festnahme" | "gericht" | "haftbefehl" | "lebenslang" | "prozess" | "prozessauftakt" |
        "staatsanwaltschaft" | "tatverdachtige" | "tatverdachtigen" | "tatverdachtiger" | "urteil" |
        "verurteilt" | "zeuge" | "zeugen" => "sentenced",
    "separatisten" => "separatists", "siedler" | "siedlern" => "settlers", "sieben" => "seven",
    "siebzehn" => "seventeen", "mehrere" => "several",
    "aktien" | "borse" | "dax" | "inflation" | "wirtschaft" | "zoll" | "zolle" => "shares",
    "beschiessen" | "beschiesst" | "beschoss" | "beschossen" => "shelled",
    "artillerieangriff" | "artillerieangriffe" | "artilleriebeschuss" | "artilleriefeuer" | "beschuss" |
        "dauerbeschuss" | "granatenbeschuss" | "morserbeschuss" => "shelling",
    "containerschiff" | "drogenboot" | "frachter" | "frachtschiff" | "handelsschiff" | "schiff" |
        "schiffe" => "ship",
    "schiesserei" | "schusse" | "schussen" => "shooting", "abschiesst" => "shoots down",
    "einkaufszentrum" => "shopping mall", "erschossen" => "shot dead", "belagerung" => "siege",
    "versenken" | "versenkte" => "sinks", "sechs" => "six", "sechzehn" => "sixteen", "soldat" => "soldier",
    "militarangehorige" | "soldaten" | "soldatinnen" => "soldiers", "somalisch" => "Somali", "suden" => "south",
    "sudosten" => "southeast", "sudostlichen" => "southeastern", "sudliche" | "sudlichen" => "southern",
    "sudisrael" => "southern Israel", "sudlibanon" => "southern Lebanon", "sudrussland" => "southern Russia",
    "sudwesten" => "southwest", "sudwestlichen" => "southwestern", "bahnhof" | "bahnhofs" => "station",
    "sturmen" | "sturmt" => "storms", "militarschlag" | "militarschlage" | "schlage" => "strikes",
    "schuler" | "studenten" => "students", "vorort" => "suburb", "vororte" | "vororten" => "suburbs",
    "sudanesisch" => "Sudanese",
    "selbstmordattentater" | "selbstmordattentatern" | "selbstmordattentaters" => "suicide bomber",
    "selbstmordanschlag" | "selbstmordanschlage" | "selbstmordanschlags" | "selbstmordattentat" |
        "selbstmordattentate" | "selbstmordattentats" => "suicide bombing",
    "gesunken" | "sinkt" | "versenkt" | "versenkten" => "sunk", "verdacht" | "verdachtig" => "suspect",
    "syrisch" => "Syrian", "taiwanstrasse" => "Taiwan Strait", "taliban" => "Taliban",
    "oltanker" | "tanker" => "tanker", "panzer" | "panzern" => "tanks", "ziele" => "targets", "zehn" => "ten",
    "terroristen" => "terrorists", "dass" | "obwohl" | "weil" => "that", "dreizehn" => "thirteen",
    "dreissig" => "thirty", "hunderttausende" | "tausende" | "tausenden" | "zehntausende" => "thousands",
    "drohen" | "droht" | "drohung" | "drohungen" => "threatens", "drei" => "three",
    "opferzahl" | "zahl" => "toll", "kleinstadt" | "ort" => "town", "zug" | "zuge" => "train",
    "truppen" => "troops", "turkisch" => "Turkish", "zwolf" => "twelve", "zwanzig" => "twenty", "zwei" => "two",
    "ukraines" => "Ukraine's", "ukrainisch" => "Ukrainian", "ukrainer" | "ukrainern" => "Ukrainians",
    "venezolanisch" => "Venezuelan", "opfer" => "victims",
    "dorf" | "dorfer" | "ortschaft" | "siedlung" => "village", "dorfbewohner" | "dorfbewohnern" => "villagers",
    "dorfern" | "ortschaften" => "villages", "ausschreitungen" | "krawalle" | "unruhen" => "violent riots",
    "billigt" | "bitten" | "bittet" | "brauchen" | "braucht" | "genehmigt" | "will" | "wollen" => "wants",
    "krieg" | "kriegs" => "war", "warnen" | "warnt" | "warnte" | "warnung" => "warns",
    "kampfflugzeug" | "kampfflugzeuge" | "kampfflugzeugen" | "kampfjet" | "kampfjets" => "warplanes",
    "fregatte" | "kriegsschiff" | "kriegsschiffe" | "landungsschiff" | "raketenkreuzer" |
        "zerstorer" => "warship",
    "westen" => "west", "westliche" | "westlichen" => "western", "mit" => "with", "frauen" => "women",
    "glaubige" => "worshippers",
    "leichtverletzte" | "schwerverletzte" | "schwerverletzten" | "verletze" | "verletzt" | "verletzte" |
        "verletzten" | "verletzter" | "verwundet" | "verwundete" => "wounded",
    "fliegerbombe" | "weltkrieg" | "weltkriegs" | "weltkriegsbombe" => "wwii", "jemenitisch" => "Yemeni",
};

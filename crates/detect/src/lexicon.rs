//! The words that tell what happened: each word's meanings, as bits.
//!
//! Whole folded words only ("assad" isn't in "ambassador"), hashed when compiled: nothing is built at start.
//! Which words together make an act is said in `rules`; what they are about instead, in `reject`.

use crate::hashed::{Table, table};

/// The meanings of a word, as bits.
pub type Tags = u64;

macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub const $name: Tags = 1 << $bit;)*
    };
}

meanings! {
    /// An attack from the air, in one word.
    AIRSTRIKE = 0;
    /// Aircraft that attack.
    WARPLANE = 1;
    MISSILE = 2;
    DRONE = 3;
    ROCKET = 4;
    /// Guns that shell.
    GUNS = 5;
    /// The act of shelling, in one word.
    SHELLING = 6;
    /// What explodes where it was put.
    BOMB = 7;
    /// The act of bombing, in one word.
    BOMBING = 8;
    /// A blast whose cause is open.
    BLAST = 9;
    /// An attack, as a noun.
    ATTACK = 10;
    /// To attack or hit.
    HIT = 11;
    KILL = 12;
    /// To injure.
    HURT = 13;
    /// To fire or launch.
    FIRE = 14;
    /// Armed people.
    FORCE = 15;
    SHIP = 16;
    SINK = 17;
    /// What flies and may be shot down.
    AIRCRAFT = 18;
    /// To bring down.
    DOWN = 19;
    /// To capture, storm or enter.
    TAKE = 20;
    INVADE = 21;
    /// Fighting between sides.
    CLASH = 22;
    SABOTAGE = 23;
    ASSASSIN = 24;
    /// A cyberattack, in one word.
    CYBER = 25;
    HACKER = 26;
    PROTEST = 27;
    /// People who protest.
    CROWD = 28;
    SANCTION = 29;
    /// Power, fuel, water, transport, communications.
    INFRA = 30;
    /// What stands on the ground and is hit: buildings, quarters, settlements, camps.
    TARGET = 31;
    /// People of rank.
    RANK = 32;
    /// What makes of an act a possibility, a wish, a denial.
    POSSIBLE = 33;
    /// A word of war that is none of the above.
    WAR = 34;
    /// Begins another clause.
    CLAUSE = 35;
    /// "at", "on", "toward": before what is fired at.
    TOWARD = 36;
    /// "in", "near", "outside": before where it was.
    AT = 37;
    /// To destroy.
    DESTROY = 38;
    /// After a noun it makes of it something else: "attack suspect", "strike plan".
    ATTRIBUTE = 39;
    /// The whole title is about something else, or of another time.
    ELSEWHERE = 40;
    /// It likely is about something else, unless an act of war is named plainly.
    LIKELY_ELSEWHERE = 41;
    /// People, and how many.
    PEOPLE = 42;
    /// An operation that begins: offensive, incursion.
    OFFENSIVE = 43;
    /// What weapons do to a place, and much else does too: "slams", "lands".
    BATTER = 44;
    /// What denies what it stands right before: "no", "not", "without".
    DENIED = 45;
    /// It may be about something else, unless an act of war is named plainly or a side is named as doing it.
    MAYBE_ELSEWHERE = 46;
    /// A misfortune that nobody did: who dies in it isn't killed in war.
    MISFORTUNE = 47;
    /// To end the life of somebody by hand or gun: "shoots dead", "guns down" begin so.
    SHOOT = 48;
}

/// Any weapon.
pub const WEAPON: Tags = MISSILE | DRONE | ROCKET | GUNS | BOMB | WARPLANE;
/// Words that say that there is war about.
pub const WARLIKE: Tags = WEAPON | AIRSTRIKE | SHELLING | BOMBING | FORCE | WAR | INVADE | OFFENSIVE;

/// The meanings of this folded word; none where it isn't known.
pub fn tags(word: &str) -> Tags {
    WORDS.get(word).unwrap_or(0)
}

/// The same, where its hash is known.
pub fn tags_hashed(hash: u32, word: &str) -> Tags {
    WORDS.get_hashed(hash, word).unwrap_or(0)
}

#[rustfmt::skip]
static WORDS: Table<Tags, 4096> = table! {
    // Means.
    "airstrike" | "airstrikes" => AIRSTRIKE,
    "warplane" | "warplanes" | "jets" | "antonov" | "antonovs" | "gunship" | "gunships" | "airforce" => WARPLANE,
    "16s" | "15s" | "f16s" | "f35s" | "sukhois" | "mirages" | "kfir" | "kfirs" | "gripens" | "rafales" => WARPLANE | AIRCRAFT,
    "chinook" | "chinooks" | "blackhawk" | "hawk" | "apache" | "apaches" => AIRCRAFT,
    "jet" | "fighter" | "plane" | "planes" | "aircraft" | "helicopter" | "helicopters" | "balloon" | "mig" | "migs" | "su" | "f16" | "35s" |
        "aeroplane" | "airliner" | "chopper" | "choppers" => AIRCRAFT,
    "missile" | "missiles" | "scud" | "scuds" | "iskander" | "iskanders" | "kalibr" | "kinzhal" | "oreshnik" | "atacms" |
        "kinzhals" | "kalibrs" | "brahmos" | "tochka" | "neptunes" | "burkan" | "tomahawk" | "tomahawks" | "himars" => MISSILE,
    "drone" | "drones" | "uav" | "uavs" | "shahed" | "shaheds" | "quadcopter" | "quadcopters" | "fpv" | "fpvs" | "bayraktar" | "bayraktars" | "akinci" | "liutyi" | "lyutyi" => DRONE,
    "rocket" | "rockets" | "katyusha" | "katyushas" | "qassam" | "qassams" | "mlrs" | "grads" => ROCKET,
    "artillery" | "mortar" | "mortars" | "howitzer" | "howitzers" => GUNS,
    "shelling" | "shellings" | "shelled" | "shellfire" | "mortared" => SHELLING,
    "bomb" | "bombs" | "ied" | "ieds" | "explosives" | "landmine" | "landmines" | "grenade" | "grenades" |
        "vbied" | "limpet" | "claymore" | "booby" | "dynamite" => BOMB,
    "bomber" => BOMB | FORCE,
    "bombing" | "bombings" => BOMBING,
    "bombed" | "carpetbombed" | "bombard" | "bombards" | "bombarded" | "bombarding" | "strafe" | "strafes" |
        "strafed" | "strafing" | "torpedoed" | "dynamites" | "dynamited" | "firebomb" | "firebombs" | "firebombed" | "blitzes" | "blitzed" => HIT | WAR,
    "blast" | "blasts" | "explosion" | "explosions" | "explodes" | "exploded" | "explode" | "detonates" | "detonated" |
        "detonation" | "detonations" => BLAST,
    // Acts.
    "attack" | "attacks" | "strike" | "strikes" => ATTACK | HIT,
    "raid" | "raids" => ATTACK | HIT,
    "assault" | "assaults" | "ambush" | "massacre" | "massacres" | "onslaught" | "carnage" | "bloodbath" | "bloodshed" | "pogrom" | "ramming" => ATTACK,
    "bombardment" | "bombardments" | "barrage" | "barrages" | "salvo" | "salvos" | "volley" | "volleys" | "counterattack" | "counterattacks" => ATTACK | WAR,
    "attacked" | "attacking" | "struck" | "striking" | "hit" | "hits" | "hitting" | "pound" | "pounds" |
        "pounded" | "pounding" | "pummel" | "pummels" | "pummelled" | "pummeled" | "pummelling" | "pummeling" | "target" | "targets" | "targeted" | "targeting" | "rock" | "rocks" |
        "rocked" | "raided" | "ambushed" | "ambushes" | "shake" | "shakes" | "jolt" | "jolts" => HIT,
    "slam" | "slams" | "slammed" | "ram" | "rams" | "rammed" | "batter" | "batters" | "battered" | "hammer" | "hammers" |
        "hammered" | "rip" | "rips" | "ripped" | "tears" | "tear" | "tore" | "swarms" | "swarmed" | "plough" | "ploughs" | "ploughed" | "plows" | "plowed" | "smash" | "smashes" | "smashed" | "punches" | "punched" | "plow" | "ploughing" | "plowing" | "land" |
        "lands" | "landed" | "fell" | "falls" | "fall" => BATTER,
    "crash" | "crashes" | "crashed" => BATTER | LIKELY_ELSEWHERE | MISFORTUNE,
    "destroy" | "destroys" | "destroyed" | "destroying" | "demolishes" | "damage" | "damages" | "damaged" |
        "damaging" | "cripples" | "crippled" | "collapse" | "collapses" | "blows" | "blown" | "blew" |
        "ruptures" | "cuts" | "flatten" | "flattens" | "flattened" | "levelled" | "leveled" | "obliterates" | "obliterated" | "devastate" | "devastates" | "wrecks" | "wrecked" |
        "demolished" | "razes" | "razed" | "torches" | "torched" | "ablaze" | "guts" | "gutted" | "pulverised" | "pulverized" | "pulverises" | "incinerated" | "incinerates" => DESTROY,
    "kill" | "kills" | "killed" | "killing" | "dead" | "slain" | "slay" | "slays" | "deaths" | "massacred" |
        "casualties" | "die" | "dies" | "died" | "slaughter" | "slaughtered" | "slaughters" | "killings" | "execute" | "executed" |
        "executes" | "beheaded" | "behead" | "beheads" | "martyred" | "fatalities" | "perish" | "perished" | "neutralise" |
        "neutralises" | "neutralised" | "neutralize" | "neutralizes" | "neutralized" | "lynched" | "butchered" |
        "decapitated" | "gassed" | "crucified" | "slaying" | "slayings" | "massacring" | "exterminated" => KILL,
    "injured" | "injures" | "injure" | "injuring" | "wounded" | "wounds" | "wound" | "wounding" | "hurt" |
        "hurts" | "injuries" | "maims" | "maimed" => HURT,
    "fire" | "fires" | "fired" | "launch" | "launches" | "launched" | "launching" | "firing" | "rain" |
        "rains" | "rained" | "unleash" | "unleashes" | "unleashed" | "lob" | "lobs" | "hurl" | "hurls" | "hurled" | "sends" =>
        FIRE,
    "sink" | "sinks" | "sank" | "sunk" | "sinking" => SINK,
    "shoots" | "shot" | "shooting" | "shoot" => DOWN | SHOOT,
    "gunned" | "guns" | "gun" | "opens" | "opened" | "open" => SHOOT,
    "intercept" | "intercepts" | "intercepted" | "intercepting" |
        "downs" | "downed" | "downing" => DOWN,
    "capture" | "captures" | "captured" | "recapture" | "recaptures" | "recaptured" | "retake" | "retakes" |
        "retook" | "seize" | "seizes" | "seized" | "overrun" | "overruns" | "overran" | "retaken" | "surround" | "surrounds" | "surrounded" | "encircle" | "encircles" |
        "encircled" | "encirclement" | "capturing" | "seizing" | "recapturing" | "conquer" | "conquered" | "storm" | "storms" | "stormed" |
        "storming" | "enter" | "enters" | "entered" | "besiege" | "besieges" | "liberate" | "liberates" |
        "liberated" | "overrunning" | "besieging" | "breach" | "breaches" | "breached" | "regain" | "regains" | "regained" | "wrest" | "wrests" | "advance" | "advances" | "hijack" | "hijacks" | "hijacked" | "taking" | "occupy" | "occupies" | "reclaim" | "reclaims" | "reclaimed" | "reconquer" | "reconquers" | "reconquered" => TAKE,
    "invade" | "invades" | "invaded" => INVADE,
    "offensive" | "offensives" | "invasion" | "incursion" | "incursions" | "counteroffensive" => OFFENSIVE,
    "clash" | "clashes" | "clashed" | "fighting" | "skirmish" | "skirmishes" | "firefight" | "gunbattle" |
        "gunfight" | "battle" | "battles" | "shootout" | "battling" | "battled" | "firefights" | "gunbattles" | "gunfights" |
        "clashing" | "hostilities" => CLASH,
    "sabotage" | "sabotaged" | "sabotages" | "saboteurs" => SABOTAGE,
    "assassinated" | "assassination" | "assassinates" | "assassinate" => ASSASSIN,
    "cyberattack" | "cyberattacks" | "ddos" => CYBER,
    "hackers" | "hacker" | "ransomware" => HACKER,
    "protest" | "protests" | "demonstration" | "demonstrations" | "riot" | "riots" | "rioting" => PROTEST,
    "protesters" | "protestors" | "demonstrators" | "rioters" | "protester" => CROWD,
    "sanction" | "sanctions" | "sanctioned" => SANCTION,
    // Armed people.
    "troops" | "soldiers" | "soldier" | "army" | "militants" | "militant" | "gunmen" | "gunman" | "rebels" |
        "rebel" | "insurgents" | "insurgent" | "jihadists" | "jihadist" | "fighters" | "extremists" |
        "terrorists" | "paramilitaries" | "paramilitary" | "separatists" | "militia" | "militias" |
        "militiamen" | "marines" | "commandos" | "guerrillas" | "islamists" | "islamist" | "forces" |
        "tanks" | "peacekeepers" | "peacekeeper" | "mercenaries" | "bandits" | "warlord" | "warlords" | "junta" |
        "attackers" | "assailants" | "infiltrators" | "fedayeen" | "mujahideen" | "snipers" | "sniper" | "janjaweed" |
        "commando" | "marine" | "servicemen" | "serviceman" | "paratroopers" | "combatants" | "battalion" | "brigade" |
        "jihadis" | "jihadi" | "loyalists" | "bombers" | "raiders" | "vigilantes" | "hijackers" | "jawans" | "jawan" |
        "gendarmes" | "gendarme" | "legionnaires" | "herdsmen" | "crpf" | "bsf" | "naf" | "infantry" | "militiaman" |
        "airmen" | "kidnappers" | "infantrymen" | "occupiers" | "partisans" | "conscripts" | "conscript" | "reservists" | "reservist" | "mutineers" |
        "guardsmen" | "irregulars" | "intruders" | "invaders" | "diggers" | "digger" | "troopers" | "guerillas" => FORCE,
    "military" | "navy" | "naval" | "airbase" | "terror" | "terrorist" | "terrorism" | "suicide" | "war" |
        "frontline" | "ammunition" | "ammo" | "coalition" | "jihad" | "wartime" | "coup" |
        "insurgency" | "settlers" | "ceasefire" | "checkpoint" | "chemical" |
        "militarys" | "besieged" | "warring" | "battlefield" | "shrapnel" | "guerrilla" | "gunfire" | "crossfire" |
        "rebellion" | "uprising" | "regime" | "counterterrorism" | "truce" | "airstrip" | "warzone" => WAR,
    "barracks" | "outpost" | "outposts" | "garrison" | "airbases" => TARGET | WAR,
    // What is hit.
    "ship" | "ships" | "vessel" | "vessels" | "tanker" | "tankers" | "freighter" | "freighters" | "bulker" | "supertanker" | "supertankers" | "shipping" | "carrier" | "trawler" | "trawlers" | "dhow" | "barge" | "tugboat" | "tug" | "yacht" | "boat" | "boats" | "speedboat" | "speedboats" => SHIP,
    "warship" | "warships" | "frigate" | "cruiser" | "corvette" | "submarine" | "gunboat" | "gunboats" | "destroyer" | "frigates" | "cruisers" | "corvettes" |
        "submarines" | "destroyers" | "minesweeper" | "minesweepers" =>
        SHIP | WAR,
    "power" | "energy" | "electricity" | "grid" | "refinery" | "refineries" | "pipeline" | "pipelines" |
        "railway" | "rail" | "dam" | "substation" | "substations" | "oilfield" | "oilfields" | "gasfield" | "infrastructure" | "oil" | "fuel" | "gas" | "water" |
        "port" | "ports" | "airport" | "bridge" | "bridges" | "railways" | "airports" | "powerlines" | "mast" | "masts" | "pylon" | "pylons" | "telecom" | "tunnel" | "dams" | "cable" | "cables" | "terminal" | "depot" =>
        INFRA,
    "hospital" | "hospitals" | "school" | "schools" | "market" | "mosque" | "mosques" | "church" |
        "churches" | "hotel" | "embassy" | "consulate" | "apartment" | "apartments" | "building" |
        "buildings" | "block" | "flats" | "home" | "homes" | "residential" | "theatre" | "theater" | "mall"
        | "camp" | "camps" | "base" | "bases" | "village" | "villages" | "town" | "towns" | "city" |
        "cities" | "district" | "suburb" | "suburbs" | "capital" | "headquarters" | "hq" |
        "airfield" | "station" | "neighbourhood" | "neighborhood" | "university" | "kindergarten" | "shrine"
        | "bus" | "factory" | "plant" | "facility" | "facilities" | "warehouse" | "post" |
        "posts" | "positions" | "prison" | "jail" | "jails" | "border" | "region" | "province" | "concert" | "wake" | "center"
        | "centre" | "compound" | "hangars" | "house" | "site" | "sites" | "harbour" | "harbor" | "strip" |
        "coast" | "enclave" | "stronghold" | "monastery" | "temple" | "synagogue" | "courthouse" | "ministry" | "parliament" |
        "restaurant" | "cafe" | "nightclub" | "crossing" | "tower" | "street" | "clinic" | "wedding" | "cathedral" |
        "houses" | "bunker" | "convoy" | "convoys" | "settlement" | "stadium" | "districts" | "provinces" | "regions" |
        "neighbourhoods" | "neighborhoods" | "hotels" | "stations" | "airfields" | "compounds" | "settlements" |
        "beach" | "resort" | "palace" | "metro" | "subway" | "train" | "trains" | "checkpoints" | "temples" | "universities" |
        "clinics" | "factories" | "plants" | "shops" | "shop" | "supermarket" | "square" | "bazaar" | "strongholds" |
        "hideout" | "hideouts" | "academy" | "synagogues" | "restaurants" | "islands" | "courthouses" | "hall" | "cinema" | "communities" | "community" | "tent" |
        "tents" | "checkpost" | "roadblock" | "minibus" | "trolleybus" | "ward" | "dormitory" | "orphanage" | "seminary" |
        "madrassa" | "madrasa" | "festival" | "bakery" | "farm" | "gendarmerie" | "consulates" | "ministries" | "basilica" |
        "vehicle" | "vehicles" | "jeep" | "jeeps" | "motorcade" | "motorcades" |
        "playground" | "towers" | "offices" | "cemetery" | "fort" | "pagoda" | "township" | "gurdwara" | "territory" | "outskirts" | "residence" | "shrines" | "tombs" | "monasteries" |
        "chapel" | "hamlet" | "hamlets" | "airstrips" | "bunkers" | "quarter" | "studio" | "headquarter" | "terminus" => TARGET,
    "museum" => TARGET | MAYBE_ELSEWHERE,
    "president" | "minister" | "general" | "commander" | "leader" | "chief" | "premier" | "official" |
        "governor" | "mayor" | "judge" | "envoy" | "lawmaker" | "mp" | "pm" | "scientist" | "ambassador" | "senator" | "colonel" | "journalist" |
        "activist" | "speaker" | "parliamentarian" | "politician" | "deputy" | "cleric" | "candidate" => RANK,
    "civilians" | "hostage" => PEOPLE | WAR,
    "people" | "crowd" | "crowds" | "civilian" | "children" | "villagers" | "workers" | "police" | "worshippers" | "students" |
        "residents" | "labourers" | "laborers" | "pilot" | "palestinians" | "women" | "woman" | "men" | "man" | "boy" | "boys" | "girl" | "girls" | "child" |
        "teen" | "teenager" | "youth" | "youths" | "toddler" | "baby" | "babies" | "medics" | "medic" | "journalists" |
        "pilgrims" | "passengers" | "shiites" | "sunnis" | "christians" | "muslims" | "jews" | "hindus" | "officers" |
        "cops" | "policemen" | "policeman" | "guards" | "refugees" | "migrants" | "family" | "iraqis" | "afghans" |
        "israelis" | "syrians" | "ukrainians" | "russians" | "americans" | "farmers" | "shoppers" | "mourners" |
        "patients" | "settler" | "engineers" | "lawyers" | "pupils" | "nuns" | "priest" | "priests" | "monks" | "truckers" | "herders" |
        "pirates" | "deminers" | "contractor" | "contractors" | "diplomat" | "diplomats" | "commuters" | "teenagers" |
        "infant" | "couple" | "staff" | "prisoners" | "detainees" | "worker" | "deminer" | "tribesmen" | "schoolchildren" |
        "schoolgirls" | "hostages" | "rescuers" | "firefighters" | "reporter" | "reporters" | "bystanders" | "peacemakers" | "copts" | "worshipers" | "policewomen" | "recruits" | "cadets" |
        "personnel" | "members" | "missionaries" | "locals" | "nationals" | "traders" | "fishermen" | "nomads" | "devotees" |
        "yazidis" | "druze" | "alawites" | "tutsis" | "hutus" | "rohingya" | "pastor" | "imam" | "bishop" | "clerics" |
        "shepherds" | "monk" | "nun" | "villager" | "translator" | "interpreter" | "vendors" | "spectators" | "voters" | "volunteers" | "elders" | "elder" | "lawmakers" | "mps" |
        "judges" | "evacuees" | "demonstrator" | "kurds" | "toddlers" | "sailors" |
        "believers" | "captives" | "captive" | "barbers" | "barber" | "bakers" | "climbers" | "cyclists" | "motorists" | "servants" | "relatives" | "mother" | "father" | "doctors" | "doctor" | "teachers" | "tourists" => PEOPLE,
    // What makes it a possibility.
    "could" | "may" | "might" | "would" | "should" | "will" | "can" | "if" | "wont" | "plan" | "plans" |
        "planned" | "planning" | "plot" | "plots" | "plotted" | "plotting" | "threat" | "threats" |
        "threaten" | "threatens" | "threatened" | "threatening" | "warn" | "warns" | "warned" | "warning" |
        "warnings" | "vow" | "vows" | "vowed" | "urge" | "urges" | "urged" | "fear" | "fears" | "fearing" | "feared" |
        "prepare" | "prepares" | "preparing" | "prepared" | "brace" | "braces" | "bracing" | "consider" |
        "considers" | "considering" | "weigh" | "weighs" | "weighing" | "mull" | "mulls" | "imminent" | "possible" |
        "potential" | "looming" | "risk" | "risks" | "prevent" | "prevents" | "prevented" | "avert" |
        "averts" | "averted" | "thwart" | "thwarts" | "thwarted" | "foil" | "foils" | "foiled" | "poised" |
        "want" | "wants" | "demand" | "demands" | "debate" | "proposes" | "proposed" | "deny" | "denies" |
        "denied" | "denying" | "halt" | "halts" | "stop" | "stops" | "stopping" | "ban" | "bans" | "banned"
        | "avoid" | "avoids" | "expect" | "expects" | "expected" | "ready" | "call" | "calls" | "calling" |
        "pledge" | "pledges" | "promise" | "promises" | "suspends" | "suspended" | "pause" | "pauses" |
        "paused" | "rules" | "unlikely" | "support" | "supports" |
        "backs" | "hopes" | "attempting" | "attempts" | "sought" | "seeks" | "seek" | "intent" | "defend" |
        "defends" | "defended" | "justifies" | "doubts" | "let" | "authorise" | "authorises" |
        "authorizes" | "approve" | "cease" | "fails" | "legal" | "illegal" | "propose" | "ordering" |
        "thinks" | "capable" | "able" | "future" | "risking" | "rehearsal" | "hypothetical" | "scenario" => POSSIBLE,
    "no" | "not" | "never" | "without" | "cannot" | "didnt" | "doesnt" | "isnt" => DENIED,
    "as" | "amid" | "after" | "while" | "following" | "before" | "because" | "but" | "when" | "since" |
        "hours" | "days" | "where" | "until" | "despite" | "who" | "that" | "which" | "though" | "although"
        | "says" | "say" => CLAUSE,
    "on" | "at" | "toward" | "towards" | "into" | "onto" | "across" => TOWARD,
    "in" | "near" | "outside" | "inside" | "over" | "around" | "off" | "along" | "throughout" => AT,
    "suspect" | "suspects" | "survivor" | "survivors" | "victim" | "victims" | "case" | "trial" | "charges"
        | "probe" | "investigation" | "inquiry" | "program" | "programme" | "programs" | "capability" |
        "capabilities" | "alert" | "alerts" | "siren" | "sirens" | "scare" | "hoax" | "squad" | "disposal" |
        "shelter" | "shelters" | "test" | "tests" | "tested" | "testing" | "drill" | "drills" | "maker" |
        "makers" | "technology" | "tech" | "industry" | "production" | "treaty" | "range" | "defence" |
        "defense" | "defences" | "defenses" | "system" | "systems" | "launcher" | "launchers" | "battery" |
        "batteries" | "lawsuit" | "ad" | "ads" | "advert" | "dog" | "dogs" | "mission" | "policy" | "deal" |
        "deals" | "package" | "force" | "group" | "price" | "prices" | "accused" | "families"
        => ATTRIBUTE,
    "video" | "videos" | "footage" => ATTRIBUTE | LIKELY_ELSEWHERE,
    // About something else, or of another time.
    "anniversary" | "anniversaries" | "commemorate" | "commemorates" | "commemoration" | "memorial" | "wwii"
        | "ww2" | "wwi" | "hiroshima" | "nagasaki" | "holocaust" | "documentary" |
        "trailer" | "movie" | "movies" | "film" | "films" | "netflix" | "playstation" | "xbox" | "oscars" |
        "crossword" | "sentences" | "sentenced" | "charged" | "bailed" | "jailed" | "convicted" | "acquitted" | "jury" | "verdict" |
        "inquest" | "pleads" | "pleaded" | "testifies" | "testimony" | "extradited" | "extradition" |
        "indicted" | "prosecutors" | "prosecutor" | "shark" | "sharks" | "crocodile" | "dingo" |
        "asteroid" | "meteor" | "nasa" | "spacex" | "orbit" | "spacecraft" | "astronaut" | "astronauts" |
        "moon" | "covid" | "coronavirus" | "vaccine" | "earthquake" | "earthquakes" | "quake" | "quakes" | "hurricane" | "cyclone" |
        "tornado" | "tsunami" | "volcano" | "wildfire" | "wildfires" | "bushfire" | "bushfires" |
        "landslide" | "avalanche" | "fireworks" | "cup" | "league" | "olympic" | "olympics" | "fifa" |
        "uefa" | "nba" | "nfl" | "nhl" | "mlb" | "cricket" | "wicket" | "wickets" | "quarterback" |
        "touchdown" | "rugby" | "basketball" | "midfielder" |
        "innings" | "afl" | "nrl" | "wimbledon" | "batsman" | "striker" | "bombshell" | "heartthrob" |
        "qanon" | "pardon" | "pardons" | "lockerbie" | "whistleblower" | "lesson" | "lessons" | "alligator"
        | "earth" | "exercise" | "exercises" | "wargames" | "simulated" | "simulation" | "simulates" |
        "archive" | "horoscope" | "podcast" | "bitcoin" | "nasdaq" | "marijuana" | "cannabis" |
        "cocaine" | "asthma" | "abortion" | "fake" | "rape" | "titans" | "explained" | "explainer" | "retracted" | "retracts" | "retraction" | "quiz" | "referee" | "lotto" | "oscar" | "grammy" | "maga" | "1980s" | "1990s" =>
        ELSEWHERE,
    "court" | "season" | "match" | "coach" | "championship" | "game" | "games" | "album" |
        "singer" | "actor" | "actress" | "celebrity" | "review" | "unions" | "nurses"
        | "postal" | "ballot" | "walkout" | "robbery" | "cartel" | "stabbing" | "stabbed" | "knife" | "shares"
        | "stocks" | "investors" | "crypto" | "app" | "recipe" | "remember" |
        "remembers" | "remembering" | "opinion"
        | "analysis" | "editorial" | "letters" | "heatwave" | "gop" |
        "congressman" | "democrats" | "republicans" | "republican" | "amazon" | "tesla" | "musk" | "fbi" | "capitol" | "mayoral" | "twitter" | "hollywood" |
        "royal" | "hate" | "scam" | "scammers" | "newborns" | "economy" | "exploits" | "describe" | "influencers" | "exhibition" | "football" | "soccer" | "author" | "bear" |
        "medal" | "golf" | "veteran" | "veterans" | "inmate" | "tennis" | "chess" | "novel" | "poem" | "cartoon" |
        "odi" | "t20" | "ashes" | "derby" | "playoff" | "playoffs" | "semifinal" | "quarterfinal" | "qualifier" |
        "midfield" | "batting" | "bowling" | "bowler" | "captain" | "finals" | "goals" | "goal" | "tory" | "penalty" | "fans" |
        "celebrities" | "footballer" | "footballers" | "goalkeeper" | "boxer" | "athlete" | "athletes" | "cyclist" | "rapper" |
        "musician" | "influencer" | "youtuber" | "tiktoker" | "boxing" | "olympian" => LIKELY_ELSEWHERE,
    "gang" | "gangs" | "gangsters" => FORCE | LIKELY_ELSEWHERE,
    "tourist" | "pilots" | "drivers" | "photos" | "shows" | "funeral" | "mourn" | "mourns" | "satellite" |
        "tv" | "mail" | "mine" | "miners" | "economic" | "pay" | "union" | "history" | "historic" | "forum" | "space" |
        "echoes" | "drug" | "drugs" | "interview" | "maps" | "cat" | "racist" | "trans" |
        "congress" | "murder" | "boiler" | "timeline" => MAYBE_ELSEWHERE,
    "accident" | "accidental" | "plunges" | "plunge" | "derails" | "derailed" | "derailment" | "stampede" | "blaze" |
        "flood" | "floods" | "snow" | "lightning" | "virus" | "ferry" | "capsizes" | "capsized" |
        "roof" | "crane" | "scaffolding" | "mudslide" | "landslides" | "monsoon" | "drowned" | "poisoning" | "outbreak" | "cholera" | "ebola" | "flu" |
        "epidemic" | "aground" | "overturns" | "overturn" | "collides" | "collision" | "crush" | "tiger" | "elephant" |
        "elephants" | "bees" => MISFORTUNE | MAYBE_ELSEWHERE,
};

// Invented events at real places, the same ones each time.
import type { MapEvent } from "../src/generated/MapEvent";
import type { Why } from "../src/generated/Why";
import type { Precision } from "../src/generated/Precision";

export const FIRST = 1;

type Spot = [label: string, country: string | undefined, lat: number, lon: number, precision: Precision];
const SPOTS: Spot[] = [
  ["Kharkiv", "UKR", 49.98, 36.25, "city"],
  ["Odesa", "UKR", 46.48, 30.73, "city"],
  ["Ukraine", "UKR", 49, 32, "country"],
  ["Zaporizhzhia", "UKR", 47.84, 35.14, "city"],
  ["Belgorod", "RUS", 50.6, 36.6, "city"],
  ["Damascus", "SYR", 33.51, 36.28, "city"],
  ["Gaza Strip", "PSE", 31.42, 34.36, "region"],
  ["Tyre", "LBN", 33.27, 35.2, "city"],
  ["Sanaa", "YEM", 15.35, 44.2, "city"],
  ["Red Sea", undefined, 20.3, 38.5, "region"],
  ["Hodeidah port", "YEM", 14.83, 42.93, "exact"],
  ["Khartoum", "SDN", 15.5, 32.56, "city"],
  ["El Fasher", "SDN", 13.63, 25.35, "city"],
  ["Darfur", "SDN", 13, 24, "region"],
  ["Mogadishu", "SOM", 2.04, 45.34, "city"],
  ["Goma", "COD", -1.68, 29.22, "city"],
  ["Mali", "MLI", 17.5, -3.5, "country"],
  ["Maiduguri", "NGA", 11.83, 13.15, "city"],
  ["Peshawar", "PAK", 34.01, 71.58, "city"],
  ["Quetta", "PAK", 30.18, 66.99, "city"],
  ["Kabul", "AFG", 34.53, 69.17, "city"],
  ["Rakhine", "MMR", 20.1, 93.5, "region"],
  ["Taiwan Strait", undefined, 24.2, 119.2, "region"],
  ["Port-au-Prince", "HTI", 18.54, -72.34, "city"],
  ["Culiacan", "MEX", 24.8, -107.39, "city"],
  ["Cabo Delgado", "MOZ", -12.3, 39.6, "region"],
  ["Erbil", "IRQ", 36.19, 44.01, "city"],
  ["Isfahan", "IRN", 32.65, 51.67, "city"],
];

type Act = [type: string, severity: 1 | 2 | 3 | 4 | 5, words: string];
const ACTS: Act[] = [
  ["drone_strike", 3, "Drones hit a fuel depot near {} overnight, governor says"],
  ["missile_strike", 4, "Missile strike on {} kills 9, rescue teams search apartment block"],
  ["artillery_shelling", 2, "Shelling reported on the outskirts of {}"],
  ["air_defense", 1, "Air defence downs two drones over {}, no damage"],
  ["clash", 3, "Rival forces clash in {} after talks stall"],
  ["protest", 1, "Thousands march in {} against new conscription rules"],
  ["explosion", 2, "Explosion heard in {}, cause unclear"],
  ["ground_assault", 4, "Troops push into {} as residents flee along the northern road"],
  ["airstrike", 5, "Airstrike hits crowded market in {}, at least 64 dead"],
  ["naval_strike", 3, "Tanker reports being hit off {}"],
  ["sabotage", 2, "Rail line to {} cut in suspected sabotage"],
  ["cyberattack", 2, "Power operator in {} reports intrusion into control network"],
];
const WHO = ["Example Wire", "Harbour Post", "Northern Dispatch", "Levant Reader", "The Daily Strait"];

/** These words of a title, as what decided something. */
function span(title: string, text: string, as: string): Why {
  const start = Array.from(title.slice(0, title.indexOf(text))).length;
  return { text, start, end: start + Array.from(text).length, as };
}

/** A small generator, so that every run shows the same. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

export function makeEvents(count: number): { key: number; event: MapEvent }[] {
  const roll = dice(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;
  const spread = count > 1_000 ? 6 : 0.5;
  let time = Date.now() - 150_000;
  return Array.from({ length: count }, (_, index) => {
    const [label, country, lat, lon, precision] = index === 0 ? (SPOTS[0] as Spot) : pick(SPOTS);
    const [type, severity, words] = index === 0 ? (ACTS[1] as Act) : pick(ACTS);
    const near = () => (index === 0 || precision === "country" ? 0 : (roll() - 0.5) * spread);
    const title = words.replace("{}", label);
    const source = { name: pick(WHO), url: `https://news.example/item/${index}` };
    const event: MapEvent = {
      id: `evt_${String(index + 1).padStart(16, "0")}`,
      type,
      title,
      time: new Date(time).toISOString(),
      severity,
      confidence: 0.55 + Math.round(roll() * 40) / 100,
      source,
      to: { lat: lat + near(), lon: lon + near(), label, ...(country ? { country } : {}) },
      factions: country === "UKR" ? ["RUS", "UKR"] : [],
      published: new Date(time + 240_000).toISOString(),
      received: new Date(time + 300_000).toISOString(),
      revision: 1,
      precision,
      why: [
        span(title, title.split(" ")[0] ?? "", "type"),
        span(title, label, "place"),
        ...(/\d+/.exec(words) ?? []).map((count) => span(title, count, "severity")),
      ],
    };
    if (index === 0) {
      event.from = { lat: 50.6, lon: 36.6, label: "Belgorod region", country: "RUS" };
      event.casualties = { killed: 9, injured: 31 };
      event.signals = ["missile", "civilian_target", "casualties"];
      event.summary = "Two floors of the block collapsed. Rescue work was halted twice by further alarms.";
      event.sources = [
        source,
        { name: "Harbour Post", url: "https://harbour.example/9" },
        { name: "Local radio" },
      ];
    }
    time -= roll() * (count > 1_000 ? 60_000 : 900_000);
    return { key: FIRST + index, event };
  });
}

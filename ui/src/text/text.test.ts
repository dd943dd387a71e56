import { expect, test } from "vitest";
import { ago, ageOfData, dayName, span, staleness } from "./time";
import type { MapEvent } from "../generated/MapEvent";
import { pieces, reasons } from "./why";
import { hostOf, placeWords, typeLabel } from "./words";

const NOON = Date.UTC(2026, 10, 24, 12);

test("an age grows by the second at first, and always says its unit", () => {
  expect([8_000, 200_000, 7_500_000, 273_600_000].map(span)).toEqual([
    "8 s",
    "3 min 20 s",
    "2 h 5 min",
    "3 d 4 h",
  ]);
  expect(ageOfData(NOON - 12_000, NOON)).toBe("Data 12 s old");
  expect(ageOfData(null, NOON)).toBe("No data yet");
});

test("silence past two and a half pings is late, and never looks fresh", () => {
  expect(staleness(NOON - 30_000, NOON)).toBe("fresh");
  expect(staleness(NOON - 80_000, NOON)).toBe("late");
  expect(staleness(NOON - 301_000, NOON)).toBe("old");
  expect(staleness(null, NOON)).toBe("none");
});

test("times are told from now, days by their name", () => {
  expect(ago(NOON - 30_000, NOON)).toBe("now");
  expect(ago(NOON - 3 * 3_600_000, NOON)).toBe("3 h ago");
  expect(ago(NOON + 300_000, NOON)).toBe("in 5 min");
  expect(dayName(NOON, NOON)).toBe("Today");
  expect(dayName(NOON - 86_400_000, NOON)).toBe("Yesterday");
  expect(dayName(Date.UTC(2022, 3, 8), NOON)).toBe("Friday 8 Apr 2022");
});

test("the words that decided are cut by code points, whatever the offsets", () => {
  const cut = pieces("🇺🇦 Drone hits Odesa", [
    { text: "Drone", start: 3, end: 8, as: "type" },
    { text: "Odesa", start: 14, end: 99, as: "place" },
    { text: "", start: 50, end: 40, as: "severity" },
  ]);
  expect(cut.filter((piece) => piece.roles.length > 0)).toEqual([
    { text: "Drone", roles: ["type"] },
    { text: "Odesa", roles: ["place"] },
  ]);
  expect(cut.map((piece) => piece.text).join("")).toBe("🇺🇦 Drone hits Odesa");
});

test("each decision names its words as they stand in the title, and what was decided", () => {
  const event = {
    type: "drone_strike",
    title: "🇺🇦 Drone hits Odesa",
    severity: 3,
    to: { lat: 46.5, lon: 30.7, label: "Odesa" },
    factions: [],
    why: [
      { text: "Odesa", start: 14, end: 19, as: "place" },
      { text: "Drone", start: 3, end: 8, as: "type" },
      { text: "hits", start: 9, end: 13, as: "type" },
      { text: "gone", start: 70, end: 74, as: "severity" },
      { text: "🇺🇦", start: 0, end: 2, as: "flag" },
    ],
  } as unknown as MapEvent;
  expect(reasons(event).map(({ name, words, decided }) => [name, words.join(" "), decided])).toEqual([
    ["Type", "Drone hits", "Drone strike"],
    ["Place", "Odesa", ""],
    ["Flag", "🇺🇦", ""],
  ]);
});

test("a place says how exactly it is known", () => {
  const place = { lat: 49, lon: 32, label: "Ukraine" };
  expect(placeWords(place, "country")).toBe("somewhere in Ukraine");
  expect(placeWords({ ...place, label: "Kyiv" }, "city")).toBe("Kyiv");
  expect(placeWords({ ...place, label: "" }, undefined)).toBe("49.00, 32.00");
});

test("a type from a newer server has a name, and only web addresses have a host", () => {
  expect(typeLabel("orbital_strike")).toBe("Orbital strike");
  expect(hostOf("https://example.org/a")).toBe("example.org");
  expect(hostOf("javascript:alert(1)")).toBeNull();
  expect(hostOf("nonsense")).toBeNull();
});

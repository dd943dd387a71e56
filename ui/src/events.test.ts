import { expect, test } from "vitest";
import { Events } from "./events";
import type { Slim } from "./generated/Slim";

function slim(rows: { key: number; withdrawn?: boolean; severity?: number }[]): Slim {
  const of = <T>(value: (row: (typeof rows)[number]) => T) => rows.map(value);
  return {
    upTo: rows.length,
    reload: false,
    keys: of((row) => row.key),
    ids: of((row) => `evt_${row.key}`),
    lon: of(() => 30),
    lat: of(() => 50),
    severity: of((row) => row.severity ?? 3),
    types: of(() => "strike"),
    time: of(() => 1_700_000_000),
    withdrawn: of((row) => row.withdrawn ?? false),
    precision: of(() => "city"),
  };
}

test("a change is a diff: what came, what was revised, what was taken back", () => {
  const events = new Events();
  expect(events.apply(slim([{ key: 1 }, { key: 2 }])).add?.map((feature) => feature.id)).toEqual([1, 2]);
  const diff = events.apply(
    slim([
      { key: 1, severity: 5 },
      { key: 2, withdrawn: true },
      { key: 9, withdrawn: true },
    ]),
  );
  expect(diff.add?.map((feature) => feature.id)).toEqual([1]);
  expect(diff.remove).toEqual([2]);
  expect([events.size, events.get(1)?.severity]).toEqual([1, 5]);
});

test("the same change again changes nothing that is seen", () => {
  const events = new Events();
  events.apply(slim([{ key: 1 }]));
  events.apply(slim([{ key: 1 }]));
  expect(events.size).toBe(1);
});

test("a snapshot replaces everything", () => {
  const events = new Events();
  events.apply(slim([{ key: 1 }, { key: 2 }]));
  expect(events.replace(slim([{ key: 3 }])).removeAll).toBe(true);
  expect([...events.byKey.keys()]).toEqual([3]);
});

test("the map's count follows the filter, and is everything without one", () => {
  const events = new Events();
  events.apply(slim([{ key: 1 }, { key: 2, severity: 5 }]));
  expect([events.count(1, []), events.count(4, []), events.count(1, ["clash"])]).toEqual([2, 1, 0]);
});

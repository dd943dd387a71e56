import { expect, test } from "vitest";
import { follow, type Sink, type Source } from "./bridge";
import type { Shown } from "./generated/Shown";
import type { Slim } from "./generated/Slim";

const slim = (upTo: number, keys: number[] = [], reload = false): Slim => ({
  upTo,
  reload,
  keys,
  ids: keys.map(String),
  lon: keys.map(() => 0),
  lat: keys.map(() => 0),
  severity: keys.map(() => 1),
  types: keys.map(() => "strike"),
  time: keys.map(() => 0),
  withdrawn: keys.map(() => false),
  precision: keys.map(() => ""),
});
const shown = (version: number) => ({ version }) as Shown;

type Answer = { slim: Slim; shown: Shown | null } | Error;

/** Plays these answers, then stops; tells what was asked and what came of it. */
async function play(answers: Answer[], snapshots: (Slim | Error)[], instant = false) {
  const stop = new AbortController();
  const log: string[] = [];
  let now = 0;
  const give = <T>(list: (T | Error)[]): T => {
    const next = list.shift();
    if (next === undefined) {
      stop.abort();
      throw new Error("the end");
    }
    if (next instanceof Error) throw next;
    return next;
  };
  const source: Source = {
    nextBatch: async (after, version) => {
      log.push(`ask ${after},${version}`);
      now += instant ? 0 : 1_000;
      return give(answers);
    },
    snapshot: async () => {
      log.push("snapshot");
      return give(snapshots);
    },
    sleep: async (ms) => void log.push(`sleep ${ms}`),
    now: () => now,
  };
  const sink: Sink = {
    replace: ({ keys }) => log.push(`replace [${keys}]`),
    apply: ({ keys }) => log.push(`apply [${keys}]`),
    shown: ({ version }) => log.push(`shown ${version}`),
    trouble: (error) => error !== null && log.push(`trouble ${(error as Error).message}`),
  };
  await follow(source, sink, stop.signal);
  return log;
}

test("it begins with a snapshot and version 0, and goes on from what it has", async () => {
  const answers = [
    { slim: slim(7), shown: shown(3) },
    { slim: slim(9, [1, 2]), shown: null },
  ];
  expect(await play(answers, [slim(7, [1])])).toEqual([
    "snapshot",
    "replace [1]",
    "ask 7,0",
    "shown 3",
    "ask 7,3",
    "apply [1,2]",
    "ask 9,3",
  ]);
});

test("a reload takes a snapshot and goes on from there, with the version it was told", async () => {
  const answers = [{ slim: slim(7, [], true), shown: shown(5) }];
  expect(await play(answers, [slim(7), slim(2, [4])])).toEqual([
    "snapshot",
    "replace []",
    "ask 7,0",
    "shown 5",
    "snapshot",
    "replace [4]",
    "ask 2,5",
  ]);
});

test("after an error it waits, longer each time, and repeats the same question", async () => {
  const answers: Answer[] = [new Error("gone"), new Error("gone"), { slim: slim(8, [1]), shown: null }];
  expect(await play(answers, [slim(7)])).toEqual([
    "snapshot",
    "replace []",
    "ask 7,0",
    "trouble gone",
    "sleep 250",
    "ask 7,0",
    "trouble gone",
    "sleep 500",
    "ask 7,0",
    "apply [1]",
    "ask 8,0",
  ]);
});

test("a snapshot that fails is tried again", async () => {
  const log = await play([], [new Error("busy"), slim(1, [1])]);
  expect(log).toEqual(["snapshot", "trouble busy", "sleep 250", "snapshot", "replace [1]", "ask 1,0"]);
});

test("empty answers at once don't make it spin", async () => {
  const answers = [{ slim: slim(7), shown: null }];
  expect(await play(answers, [slim(7)], true)).toContain("sleep 250");
});

test("an answer that is older than what it has doesn't take it back", async () => {
  const answers = [{ slim: slim(3), shown: shown(1) }];
  expect((await play(answers, [slim(7)])).at(-1)).toBe("ask 7,1");
});

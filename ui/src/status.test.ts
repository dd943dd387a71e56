import { expect, test } from "vitest";
import type { Shown } from "./generated/Shown";
import type { StreamView } from "./generated/StreamView";
import { emptyWords, warnings } from "./status";

const NOW = 1_800_000_000_000;
const shown = (stream: Partial<StreamView>, more: Partial<Shown> = {}) =>
  ({
    stream: {
      phase: "live",
      isConnected: true,
      isReconnecting: false,
      error: null,
      alarm: null,
      clockOffsetS: null,
      retryAtMs: null,
      lastDataAtMs: NOW - 1_000,
      connectionAttempts: 1,
      ...stream,
    },
    server: { kind: "remote", label: "x" },
    cached: 12_345,
    feeds: [],
    ...more,
  }) as Shown;
const texts = (state: Shown) => warnings(state, NOW).map((warning) => warning.text);

test("a live connection with fresh data needs no warning", () => {
  expect(texts(shown({}))).toEqual([]);
});

test("an unreachable server is said, with what is shown and when it is tried again", () => {
  const state = shown({
    phase: "waiting",
    isConnected: false,
    retryAtMs: NOW + 12_000,
    connectionAttempts: 3,
  });
  expect(texts(state)).toEqual([
    "Showing 12,345 cached events; server unreachable since 07:59 UTC. Retrying in 12 s. (attempt 3 failed)",
  ]);
});

test("an attempt after a loss doesn't look like a first one", () => {
  expect(texts(shown({ phase: "connecting", isConnected: false, isReconnecting: true }))[0]).toContain(
    "server unreachable",
  );
  expect(texts(shown({ phase: "connecting", isConnected: false }))).toEqual([]);
});

test("a silent connection is said, though it is connected", () => {
  const [warning] = warnings(shown({ lastDataAtMs: NOW - 200_000 }), NOW);
  expect(warning?.level).toBe("warn");
  expect(warning?.text).toContain("nothing has come for 3 min 20 s");
  expect(warnings(shown({ lastDataAtMs: NOW - 400_000 }), NOW)[0]?.level).toBe("bad");
});

test("an alarm of silence is said before the age alone would say it", () => {
  const state = shown({ lastDataAtMs: NOW - 10_000, alarm: "silence" });
  expect(texts(state)[0]).toContain("nothing has come for 10 s");
});

test("a clock that differs from the server's is said, with how much and which way", () => {
  expect(texts(shown({ alarm: "clock", clockOffsetS: -125 }))[0]).toContain(
    "2 min 5 s ahead of the server's",
  );
  expect(texts(shown({ alarm: "clock", clockOffsetS: 61 }))[0]).toContain("1 min 1 s behind the server's");
});

test("no feed that answers is said, though the embedded server pings", () => {
  const feed = {
    name: "x",
    url: "u",
    state: "failing" as const,
    lastOkMs: null,
    error: "e",
    movedTo: null,
    items: 0,
  };
  const state = shown({}, { server: { kind: "embedded", label: "x" }, feeds: [feed, feed] });
  expect(texts(state)).toEqual(["None of the 2 feeds answers: no news can reach this window."]);
});

test("an empty list is only called quiet where the connection is live and fresh", () => {
  expect(emptyWords(shown({}), false, NOW).title).toBe("No events yet");
  expect(emptyWords(shown({ lastDataAtMs: NOW - 100_000 }), false, NOW).text).toContain(
    "nothing about the world",
  );
  expect(emptyWords(null, false, NOW).text).toContain("can't be heard");
});

// A made-up app: answers every command. The events are invented; so are the publishers.
import type { MapEvent } from "../src/generated/MapEvent";
import type { Settings } from "../src/generated/Settings";
import type { Shown } from "../src/generated/Shown";
import type { Slim } from "../src/generated/Slim";
import type { Theme } from "../src/generated/Theme";
import type { TimelineQuery } from "../src/generated/TimelineQuery";
import { FIRST, makeEvents } from "./events";

type Arguments = Record<string, unknown>;
export const detailKey = FIRST;

let settings: Settings = {
  server: { kind: "embedded" },
  feeds: ["Example Wire", "Harbour Post", "Northern Dispatch", "Levant Reader", "The Daily Strait"].map(
    (name, index) => ({
      name,
      url: `https://news.example/${index}/feed.xml`,
      intervalSeconds: 300,
      enabled: index !== 3,
    }),
  ),
  notifications: { enabled: true, minSeverity: 4 },
  theme: "dark",
  toldOfTray: true,
};
let events: { key: number; event: MapEvent }[] | null = null;
let version = 0;
let off = false;

export function setTheme(theme: Theme) {
  settings = { ...settings, theme };
}

function all(scene: string) {
  events ??= ["empty", "quiet"].includes(scene) ? [] : makeEvents(scene === "many" ? 100_000 : 420);
  return events;
}

function slim(rows: { key: number; event: MapEvent }[]): Slim {
  const of = <T>(value: (event: MapEvent) => T) => rows.map((row) => value(row.event));
  return {
    upTo: 1,
    reload: false,
    keys: rows.map((row) => row.key),
    ids: of((event) => event.id),
    lon: of((event) => event.to.lon),
    lat: of((event) => event.to.lat),
    severity: of((event) => event.severity),
    types: of((event) => event.type),
    time: of((event) => Date.parse(event.time) / 1000),
    withdrawn: of(() => false),
    precision: of((event) => event.precision ?? ""),
  };
}

const started = Date.now();

function shown(scene: string): Shown {
  const offline = scene === "offline" || off;
  const old = scene === "quiet" ? 200_000 : 4_000;
  return {
    version,
    stream: {
      phase: off ? "off" : offline ? "waiting" : "live",
      isConnected: !offline,
      isReconnecting: scene === "offline",
      lastPing: Math.floor((started - old) / 1000),
      error: scene === "offline" ? "Connection refused by news.example:8443 (is the server running?)" : null,
      connectionAttempts: scene === "offline" ? 7 : 1,
      retryAtMs: scene === "offline" ? started + 23_000 : null,
      lastDataAtMs: scene === "offline" ? started - 1_900_000 : started - old,
      alarm: scene === "offline" ? "unreachable" : null,
      clockOffsetS: 0,
      lastCursor: "3f9a:10482",
      received: 10_482,
      duplicates: 12,
      updates: 311,
      malformed: 0,
      oversized: 0,
      ahead: 0,
      wakes: 1,
      gaps: 0,
      reconnects: 2,
      bytes: 18_250_112,
    },
    server:
      scene === "sample"
        ? { kind: "sample", label: "Recorded sample" }
        : { kind: "embedded", label: "This computer's feed server" },
    cached: all(scene).length,
    newest: all(scene)[0] ? Math.floor(Date.parse(all(scene)[0]?.event.time ?? "") / 1000) : null,
    feeds: settings.feeds.map((feed, index) => ({
      name: feed.name,
      url: feed.url,
      state: scene === "quiet" || index === 1 ? "failing" : index === 4 ? "waiting" : "ok",
      lastOkMs: index === 4 ? null : started - 90_000 * (index + 1),
      error: scene === "quiet" || index === 1 ? "503 Service Unavailable" : null,
      movedTo: index === 2 ? "https://news.example.org/world/feed.xml" : null,
      items: 30 + index * 17,
    })),
    askClose: new URLSearchParams(location.search).get("do") === "close",
    open: null,
    notices: [],
    theme: settings.theme,
    paths: { dataDir: "~/.local/share/ww3-monitor" },
  };
}

function page({ before, limit, minSeverity, types, text }: TimelineQuery, scene: string) {
  const wanted = all(scene).filter(
    ({ event }) =>
      event.severity >= minSeverity &&
      (types.length === 0 || types.includes(event.type)) &&
      (text === null || event.title.toLowerCase().includes(text.toLowerCase())),
  );
  const from = before ? wanted.findIndex((row) => row.key === before[1]) + 1 : 0;
  const rows = wanted.slice(from, from + limit);
  const last = rows.at(-1);
  const more = last && from + limit < wanted.length;
  return { rows, next: more ? [Date.parse(last.event.time) / 1000, last.key] : null };
}

/** Each three seconds: one more event, one revised, one taken back. */
async function grow(after: number) {
  await new Promise((done) => setTimeout(done, 3_000));
  const rows = all("live");
  const [newest] = rows;
  const revised = rows[3];
  const gone = rows.splice(5, 1);
  if (!newest || !revised) return { slim: slim([]), shown: null };
  revised.event = { ...revised.event, severity: 5, revision: 2, title: `${revised.event.title} (revised)` };
  const key = 1_000_000 + after;
  const event = {
    ...newest.event,
    id: `evt_new${key}`,
    title: `New event ${after}`,
    time: new Date().toISOString(),
  };
  rows.unshift({ key, event });
  const changed = slim([{ key, event }, revised, ...gone]);
  changed.withdrawn = changed.keys.map((_, index) => index > 1);
  return { slim: { ...changed, upTo: after + 1 }, shown: null };
}

let waiting: (() => void) | null = null;
function changed() {
  version += 1;
  waiting?.();
}
changed();

export async function answer(command: string, args: Arguments, scene: string): Promise<unknown> {
  switch (command) {
    case "snapshot":
      return slim(all(scene));
    case "next_batch":
      if (scene === "live" && args.version === version) return grow(args.after as number);
      if (args.version === version) {
        await new Promise<void>((done) => {
          waiting = done;
          setTimeout(done, 25_000);
        });
      }
      return {
        slim: { ...slim([]), upTo: args.after },
        shown: args.version === version ? null : shown(scene),
      };
    case "timeline":
      return page(args.query as TimelineQuery, scene);
    case "event_detail": {
      const row = all(scene).find((one) => one.key === args.key);
      return row ? { ...row, receivedAtMs: started - 60_000, revisions: 2 } : null;
    }
    case "settings":
      return settings;
    case "save_settings": {
      const wanted = args.settings as Settings;
      const bad = wanted.feeds.findIndex((feed) => !feed.url.startsWith("http"));
      // As the app does: an object, not an Error.
      if (bad >= 0) return Promise.reject({ message: "no address", field: `feeds.${bad}.url` });
      settings = wanted;
      changed();
      return settings;
    }
    case "connect":
    case "disconnect":
      off = command === "disconnect";
      changed();
      return null;
    default:
      return null;
  }
}

// What the window says of the connection and of what it doesn't know. Pure.
//
// Silence must never look like peace: whenever nothing new can come, there is a sentence that says so.
import type { FeedView } from "./generated/FeedView";
import type { Shown } from "./generated/Shown";
import { moment, retry, span, staleness } from "./text/time";
import { count, plural } from "./text/words";

export interface Warning {
  level: "warn" | "bad";
  text: string;
  /** More, in the server's or the app's own words. */
  more?: string;
}

const CACHED = (shown: Shown) => `Showing ${plural(shown.cached, "cached event")}`;

function offline(shown: Shown, now: number): Warning | null {
  const { stream } = shown;
  const more = stream.error ?? undefined;
  switch (stream.phase) {
    case "off":
      return { level: "warn", text: `${CACHED(shown)}; disconnected, nothing new arrives.`, more };
    case "waiting": {
      const next = stream.retryAtMs === null ? "" : ` ${capital(retry(stream.retryAtMs, now))}`;
      const tries =
        stream.connectionAttempts > 0 ? ` (attempt ${count(stream.connectionAttempts)} failed)` : "";
      return { level: "bad", text: `${CACHED(shown)}; ${unreachable(shown, now)}.${next}${tries}`, more };
    }
    case "connecting":
      if (!stream.isReconnecting) return null;
      return { level: "bad", text: `${CACHED(shown)}; ${unreachable(shown, now)}. Trying now.`, more };
    case "needs-token":
      return {
        level: "bad",
        text: `${CACHED(shown)}; the server wants a token: enter it in Settings.`,
        more,
      };
    case "stopped":
      return { level: "bad", text: `${CACHED(shown)}; the connection was given up.`, more };
    default:
      return null;
  }
}

function unreachable({ stream: { lastDataAtMs } }: Shown, now: number): string {
  return lastDataAtMs === null
    ? "server unreachable"
    : `server unreachable since ${moment(lastDataAtMs, now)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1) + ".";

function silent(shown: Shown, now: number): Warning | null {
  const { isConnected, lastDataAtMs, error, alarm } = shown.stream;
  if (!isConnected) return null;
  const age = staleness(lastDataAtMs, now);
  if (lastDataAtMs !== null && (alarm === "silence" || age === "late" || age === "old")) {
    const text = `Connected, but nothing has come for ${span(now - lastDataAtMs)}: what is shown may be out of date.`;
    return { level: age === "old" ? "bad" : "warn", text, more: error ?? undefined };
  }
  return error === null ? null : { level: "warn", text: "The server reports trouble.", more: error };
}

function wrongClock(shown: Shown): Warning | null {
  const { alarm, clockOffsetS } = shown.stream;
  if (alarm !== "clock" || clockOffsetS === null) return null;
  const way = clockOffsetS > 0 ? "behind" : "ahead of";
  return {
    level: "warn",
    text: `This computer's clock is ${span(Math.abs(clockOffsetS) * 1000)} ${way} the server's: ages and times shown may be wrong. Set the clock.`,
  };
}

function unfed(shown: Shown): Warning | null {
  const { feeds, server } = shown;
  if (server.kind !== "embedded" || feeds.length === 0) return null;
  if (!feeds.every((feed) => feed.state === "failing")) return null;
  return {
    level: "bad",
    text: `None of the ${plural(feeds.length, "feed")} answers: no news can reach this window.`,
  };
}

/** Everything that the user must know before trusting a quiet map, worst first. */
export function warnings(shown: Shown, now: number): Warning[] {
  return [offline(shown, now), silent(shown, now), wrongClock(shown), unfed(shown)].filter(
    (warning) => warning !== null,
  );
}

export interface FeedHealth {
  ok: number;
  failing: number;
  all: number;
}

export function feedHealth(feeds: readonly FeedView[]): FeedHealth {
  const having = (state: FeedView["state"]) => feeds.filter((feed) => feed.state === state).length;
  return { ok: having("ok"), failing: having("failing"), all: feeds.length };
}

/** Why the list is empty: never only that it is. */
export function emptyWords(
  shown: Shown | null,
  filtered: boolean,
  now: number,
): { title: string; text: string } {
  if (filtered) {
    return {
      title: "Nothing fits the filter",
      text: "Show all types, lower the severity, or clear the search.",
    };
  }
  const { phase, lastDataAtMs } = shown?.stream ?? { phase: null, lastDataAtMs: null };
  if (phase === "live" && staleness(lastDataAtMs, now) === "fresh") {
    return {
      title: "No events yet",
      text: "Connected and watching. Events appear here and on the map as reports come in; quiet here says nothing about the world.",
    };
  }
  return {
    title: "No events here",
    text: "The server can't be heard right now, so this says nothing about the world.",
  };
}

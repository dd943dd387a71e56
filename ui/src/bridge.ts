// Keeps the page up to date with Rust: one call is always pending, and is answered when there is news.
//
// A call delivers by `after` and drains nothing, so it may be repeated after any failure. Knows nothing of
// Tauri or of the page; both are given to it.
import type { NextBatch } from "./generated/NextBatch";
import type { Shown } from "./generated/Shown";
import type { Slim } from "./generated/Slim";

export interface Source {
  nextBatch(after: number, version: number): Promise<NextBatch>;
  snapshot(): Promise<Slim>;
  sleep(ms: number): Promise<void>;
  now(): number;
}

export interface Sink {
  /** Forget every event; these stand. */
  replace(slim: Slim): void;
  /** These changed. */
  apply(slim: Slim): void;
  shown(shown: Shown): void;
  /** The app itself doesn't answer; null: it does again. */
  trouble(error: unknown): void;
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;
/** An answer with nothing that came sooner than this is not one that waited. */
const TOO_SOON = 20;

/** Runs until `signal` is aborted. */
export async function follow(source: Source, sink: Sink, signal: AbortSignal): Promise<void> {
  let [after, version, wait] = [0, 0, FIRST_WAIT];
  let stale = true;
  while (!signal.aborted) {
    try {
      if (stale) {
        const slim = await source.snapshot();
        if (signal.aborted) return;
        sink.replace(slim);
        after = slim.upTo;
        stale = false;
      }
      const asked = source.now();
      const { slim, shown } = await source.nextBatch(after, version);
      if (signal.aborted) return;
      sink.trouble(null);
      wait = FIRST_WAIT;
      if (shown) {
        version = shown.version;
        sink.shown(shown);
      }
      if (slim.reload) {
        stale = true;
        continue;
      }
      after = Math.max(after, slim.upTo);
      if (slim.keys.length > 0) sink.apply(slim);
      // Another page asks, too, and its calls end ours: don't race it.
      else if (!shown && source.now() - asked < TOO_SOON) await source.sleep(FIRST_WAIT);
    } catch (error) {
      if (signal.aborted) return;
      sink.trouble(error);
      await source.sleep(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    }
  }
}

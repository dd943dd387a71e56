// What the window knows: state from Rust, the events that stand, what the user selected. Components read it
// and call it; it draws nothing.
import { follow } from "./bridge";
import { Events, type Diff } from "./events";
import type { Detail } from "./generated/Detail";
import type { Shown } from "./generated/Shown";
import type { Slim } from "./generated/Slim";
import * as ipc from "./ipc";
import { Timeline, type Filter } from "./timeline.svelte";

export interface Selection {
  key: number;
  /** Bring it into view even where it is. */
  centre: boolean;
}

export class Monitor {
  shown = $state.raw<Shown | null>(null);
  /** The app itself doesn't answer. */
  trouble = $state<string | null>(null);
  /** Grows each second. */
  now = $state(Date.now());
  /** Grows each half minute, for what needs no seconds. */
  minute = $state(Date.now());
  filter = $state<Filter>({ minSeverity: 1, types: [], text: "" });
  eventCount = $state(0);
  /** How many of them the filter leaves on the map. */
  readonly mapCount = $derived.by(() => {
    void this.#changes;
    return this.events.count(this.filter.minSeverity, this.filter.types);
  });
  #changes = $state(0);
  /** Whether the first snapshot came. */
  begun = $state(false);
  selection = $state.raw<Selection | null>(null);
  detail = $state.raw<Detail | null>(null);
  detailError = $state<string | null>(null);

  readonly events = new Events();
  readonly timeline = new Timeline(
    ipc.timeline,
    async (key) => {
      const detail = await ipc.eventDetail(key);
      return detail && { key: detail.key, event: detail.event };
    },
    () => this.filter,
  );
  /** Told of each change of the events. */
  onchange: (diff: Diff) => void = () => {};
  #opened = 0;

  /** Follows Rust until the returned function is called. */
  start(): () => void {
    const stop = new AbortController();
    const seconds = setInterval(() => (this.now = Date.now()), 1_000);
    const halves = setInterval(() => (this.minute = Date.now()), 30_000);
    const source = {
      ...ipc,
      sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
      now: Date.now,
    };
    void follow(source, this.#sink(), stop.signal);
    return () => {
      stop.abort();
      clearInterval(seconds);
      clearInterval(halves);
    };
  }

  async open(key: number, centre = false): Promise<void> {
    this.selection = { key, centre };
    await this.#loadDetail(key);
  }

  close(): void {
    this.selection = null;
    this.detail = null;
    this.detailError = null;
  }

  #sink() {
    return {
      replace: (slim: Slim) => {
        this.begun = true;
        this.#changed(this.events.replace(slim));
        void this.timeline.reload();
      },
      apply: (slim: Slim) => {
        const diff = this.events.apply(slim);
        this.#changed(diff);
        this.timeline.changed(slim.keys, diff.remove ?? []);
        const open = this.selection?.key;
        if (open !== undefined && slim.keys.includes(open)) void this.#loadDetail(open);
      },
      shown: (shown: Shown) => {
        this.shown = shown;
        this.now = Date.now();
        if (shown.open && shown.open.nonce !== this.#opened) {
          this.#opened = shown.open.nonce;
          void this.open(shown.open.key, true);
        }
      },
      trouble: (error: unknown) => {
        this.trouble = error === null ? null : ipc.asShownError(error).message;
      },
    };
  }

  #changed(diff: Diff): void {
    this.eventCount = this.events.size;
    this.#changes += 1;
    this.onchange(diff);
  }

  async #loadDetail(key: number): Promise<void> {
    try {
      const detail = await ipc.eventDetail(key);
      if (this.selection?.key !== key) return;
      this.detail = detail;
      this.detailError = detail ? null : "This event is no longer in the cache.";
    } catch (error) {
      if (this.selection?.key === key) this.detailError = ipc.asShownError(error).message;
    }
  }
}

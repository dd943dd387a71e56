// The list's pages: fetches them, keeps them right while events arrive, and never moves what is being read.
import type { Row } from "./generated/Row";
import type { TimelinePage } from "./generated/TimelinePage";
import type { TimelineQuery } from "./generated/TimelineQuery";
import { mergeFirst } from "./merge";

export interface Filter {
  minSeverity: number;
  types: string[];
  text: string;
}

const PAGE = 100;
/** Beyond, the list says to narrow the filter. */
export const MOST_ROWS = 3_000;
/** The list is fetched anew at most this often. */
const PACE = 1_000;
/** Changed rows further down are fetched one by one, up to this many at a time. */
const SINGLES = 20;

export class Timeline {
  rows = $state.raw<Row[]>([]);
  next = $state.raw<[number, number] | null>(null);
  loading = $state(true);
  error = $state<string | null>(null);
  /** New rows that wait above, because the reader is further down. */
  waiting = $state(0);
  #held: TimelinePage | null = null;
  #atTop = true;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = 0;

  constructor(
    private readonly fetchPage: (query: TimelineQuery) => Promise<TimelinePage>,
    private readonly fetchRow: (key: number) => Promise<Row | null>,
    private readonly filter: () => Filter,
  ) {}

  /** Begins again, with the filter as it is now. */
  async reload(): Promise<void> {
    this.loading = true;
    await this.#first((page) => this.#take(page.rows, page.next));
  }

  async more(): Promise<void> {
    const before = this.next;
    if (!before || this.loading || this.rows.length >= MOST_ROWS) return;
    this.loading = true;
    const asked = this.#asked;
    try {
      const page = await this.fetchPage(this.#query(before));
      if (asked !== this.#asked) return;
      const known = new Set(this.rows.map((row) => row.key));
      this.#take([...this.rows, ...page.rows.filter((row) => !known.has(row.key))], page.next);
    } catch (error) {
      this.error = String((error as { message?: unknown }).message ?? error);
    } finally {
      this.loading = false;
    }
  }

  /** Events changed; these keys among them, these taken back. */
  changed(keys: readonly number[], withdrawn: readonly number[]): void {
    if (withdrawn.length > 0) {
      const gone = new Set(withdrawn);
      this.#take(
        this.rows.filter((row) => !gone.has(row.key)),
        this.next,
      );
    }
    void this.#freshen(keys);
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#last + PACE - Date.now());
    this.#timer = setTimeout(() => void this.#refresh(), wait);
  }

  /** The reader is at the top, or left it. */
  scrolled(atTop: boolean): void {
    this.#atTop = atTop;
    if (atTop) this.release();
  }

  /** Shows what waits. */
  release(): void {
    const held = this.#held;
    this.#held = null;
    this.waiting = 0;
    if (held) this.#merge(held);
  }

  async #refresh(): Promise<void> {
    this.#last = Date.now();
    await this.#first((page) => {
      const known = new Set(this.rows.map((row) => row.key));
      const fresh = page.rows.filter((row) => !known.has(row.key)).length;
      if (this.#atTop || fresh === 0) return this.#merge(page);
      this.#held = page;
      this.waiting = fresh;
    });
  }

  async #first(take: (page: TimelinePage) => void): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await this.fetchPage(this.#query(null));
      if (asked !== this.#asked) return;
      this.error = null;
      take(page);
    } catch (error) {
      if (asked === this.#asked) this.error = String((error as { message?: unknown }).message ?? error);
    } finally {
      if (asked === this.#asked) this.loading = false;
    }
  }

  async #freshen(keys: readonly number[]): Promise<void> {
    const listed = new Set(this.rows.slice(PAGE).map((row) => row.key));
    const changed = keys.filter((key) => listed.has(key)).slice(0, SINGLES);
    for (const key of changed) {
      const row = await this.fetchRow(key).catch(() => null);
      if (row) this.rows = this.rows.map((old) => (old.key === key ? row : old));
    }
  }

  #merge(page: TimelinePage): void {
    const { rows, next } = mergeFirst(this.rows, this.next, page);
    this.#take(rows, next);
  }

  #take(rows: Row[], next: [number, number] | null): void {
    this.rows = rows;
    this.next = next;
  }

  #query(before: [number, number] | null): TimelineQuery {
    const { minSeverity, types, text } = this.filter();
    return { before, limit: PAGE, minSeverity, types, text: text.trim() === "" ? null : text.trim() };
  }
}

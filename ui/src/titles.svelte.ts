// Titles of events that only the map shows: it holds no text. Asked for when a pointer rests on an event.
import { SvelteMap } from "svelte/reactivity";

/** A pointer that only passes over asks nothing. */
const REST = 80;
/** The oldest are forgotten beyond this. */
const MOST = 500;

export class Titles {
  #titles = new SvelteMap<number, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly fetchTitle: (key: number) => Promise<string | null>) {}

  get(key: number): string | undefined {
    return this.#titles.get(key);
  }

  want(keys: readonly number[]): void {
    clearTimeout(this.#timer);
    const unknown = keys.filter((key) => !this.#titles.has(key));
    if (unknown.length > 0) this.#timer = setTimeout(() => void this.#fetch(unknown), REST);
  }

  async #fetch(keys: readonly number[]): Promise<void> {
    for (const key of keys) {
      // A label without its title still has type, severity and age.
      const title = await this.fetchTitle(key).catch(() => null);
      if (title !== null) this.#titles.set(key, title);
    }
    for (const key of this.#titles.keys()) {
      if (this.#titles.size <= MOST) break;
      this.#titles.delete(key);
    }
  }
}

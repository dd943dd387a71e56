// Tells Rust what the window shows, when that changes, and not more often than needed.
import type { ViewReport } from "./generated/ViewReport";

const PACE = 500;

export class Reporter {
  #sent = "";
  #wanted: ViewReport | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (view: ViewReport) => Promise<void>) {}

  report(view: ViewReport): void {
    this.#wanted = view;
    this.#timer ??= setTimeout(() => void this.#flush(), PACE);
  }

  async #flush(): Promise<void> {
    const view = this.#wanted;
    const text = JSON.stringify(view);
    this.#timer = undefined;
    if (!view || text === this.#sent) return;
    this.#sent = text;
    try {
      await this.send(view);
    } catch {
      // Said again with the next change: only tests and `xtask run` read it.
      this.#sent = "";
    }
  }
}

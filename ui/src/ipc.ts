// The commands of the app, by name and type. Knows nothing of what is done with the answers.
import { invoke } from "@tauri-apps/api/core";
import type { CloseChoice } from "./generated/CloseChoice";
import type { Detail } from "./generated/Detail";
import type { NextBatch } from "./generated/NextBatch";
import type { Settings } from "./generated/Settings";
import type { ShownError } from "./generated/ShownError";
import type { Slim } from "./generated/Slim";
import type { TimelinePage } from "./generated/TimelinePage";
import type { TimelineQuery } from "./generated/TimelineQuery";
import type { ViewReport } from "./generated/ViewReport";

export const nextBatch = (after: number, version: number) =>
  invoke<NextBatch>("next_batch", { after, version });
export const snapshot = () => invoke<Slim>("snapshot");
export const timeline = (query: TimelineQuery) => invoke<TimelinePage>("timeline", { query });
export const eventDetail = (key: number) => invoke<Detail | null>("event_detail", { key });
export const openSource = (key: number, index: number) => invoke<void>("open_source", { key, index });
export const openCredit = (index: number) => invoke<void>("open_credit", { index });
export const connect = () => invoke<void>("connect");
export const disconnect = () => invoke<void>("disconnect");
export const answerClose = (choice: CloseChoice) => invoke<void>("answer_close", { choice });
export const loadSettings = () => invoke<Settings>("settings");
export const saveSettings = (settings: Settings) => invoke<Settings>("save_settings", { settings });
export const reportView = (view: ViewReport) => invoke<void>("report_view", { view });

/** What a failed command says: Rust's own words where it has some. */
export function asShownError(error: unknown): ShownError {
  if (typeof error === "object" && error !== null && "message" in error) {
    const { message, field } = error as { message: unknown; field?: unknown };
    return typeof field === "string" ? { message: String(message), field } : { message: String(message) };
  }
  return { message: String(error) };
}

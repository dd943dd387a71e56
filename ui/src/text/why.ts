// Cuts a title at the words that decided something. Offsets are Unicode code points, JavaScript counts
// UTF-16 units; offsets come from outside and may be anything.
import type { MapEvent } from "../generated/MapEvent";
import type { Why } from "../generated/Why";
import { placeWords, severityName, typeLabel } from "./words";

export interface Piece {
  text: string;
  /** What the words decided; empty: nothing. */
  roles: string[];
}

export function pieces(title: string, why: readonly Why[]): Piece[] {
  const points = Array.from(title);
  const roles: string[][] = points.map(() => []);
  for (const { start, end, as } of why) {
    for (let at = Math.max(0, start); at < Math.min(end, points.length); at++) {
      const here = roles[at];
      if (here && !here.includes(as)) here.push(as);
    }
  }
  const out: Piece[] = [];
  points.forEach((point, at) => {
    const last = out.at(-1);
    const here = roles[at] ?? [];
    if (last && last.roles.join() === here.join()) last.text += point;
    else out.push({ text: point, roles: here });
  });
  return out;
}

/** What some words of the title decided. */
export interface Reason {
  role: string;
  /** The role for people. */
  name: string;
  /** The words, as they stand in the title. */
  words: string[];
  /** What was decided; empty where the event doesn't say, or says no more than the words. */
  decided: string;
}

const NAMES = new Map([
  ["type", "Type"],
  ["place", "Place"],
  ["severity", "Severity"],
  ["from", "From"],
  ["faction", "Sides"],
]);

/** The reasons of an event, in the order of a report: what, where, how bad, from where, who; then what is new. */
export function reasons(event: MapEvent): Reason[] {
  const points = Array.from(event.title);
  const words = new Map<string, string[]>([...NAMES.keys()].map((role) => [role, []]));
  for (const { start, end, as } of event.why ?? []) {
    const text = points.slice(Math.max(0, start), Math.max(0, end)).join("").trim();
    const known = words.get(as) ?? [];
    if (text !== "" && !known.includes(text)) words.set(as, [...known, text]);
  }
  return [...words]
    .filter(([, texts]) => texts.length > 0)
    .map(([role, texts]) => ({
      role,
      name: NAMES.get(role) ?? typeLabel(role),
      words: texts,
      decided: texts.join(" ") === decided(role, event) ? "" : decided(role, event),
    }));
}

function decided(role: string, event: MapEvent): string {
  switch (role) {
    case "type":
      return typeLabel(event.type);
    case "place":
      return placeWords(event.to, event.precision);
    case "severity":
      return `${event.severity} ${severityName(event.severity)}`;
    case "from":
      return event.from?.label ?? "";
    case "faction":
      return event.factions.join(", ");
    default:
      return "";
  }
}

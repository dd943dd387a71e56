// What things are called in the window.
import type { MapEvent } from "../generated/MapEvent";
import type { PhaseView } from "../generated/PhaseView";
import type { Place } from "../generated/Place";
import type { Source } from "../generated/Source";

/** The types that detection knows, in the order of the filter. */
export const TYPES: readonly (readonly [name: string, label: string])[] = [
  ["airstrike", "Airstrike"],
  ["missile_strike", "Missile strike"],
  ["drone_strike", "Drone strike"],
  ["artillery_shelling", "Artillery shelling"],
  ["rocket_attack", "Rocket attack"],
  ["explosion", "Explosion"],
  ["bombing", "Bombing"],
  ["ground_assault", "Ground assault"],
  ["clash", "Clash"],
  ["naval_strike", "Naval strike"],
  ["air_defense", "Air defence"],
  ["sabotage", "Sabotage"],
  ["assassination", "Assassination"],
  ["infrastructure_strike", "Infrastructure strike"],
  ["strike", "Strike"],
  ["protest", "Protest"],
  ["sanction", "Sanction"],
  ["cyberattack", "Cyberattack"],
];
const LABELS = new Map(TYPES);

/** A type for people; one that this version doesn't know keeps its own name. */
export function typeLabel(type: string): string {
  const plain = type.replace(/[_-]/g, " ");
  return LABELS.get(type) ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

export const SEVERITIES = ["Minor", "Limited", "Serious", "Severe", "Extreme"] as const;
export const severityName = (severity: number) => SEVERITIES[severity - 1] ?? "Unknown";

/** A place as exactly as it is known: `Kharkiv`, `somewhere in Ukraine`, `in the area of Donbas`. */
export function placeWords(place: Place, precision: string | undefined): string {
  if (place.label === "") return `${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}`;
  switch (precision) {
    case "country":
      return `somewhere in ${place.label}`;
    case "region":
      return `${place.label} area`;
    default:
      return place.label;
  }
}

export function precisionWords(precision: string | undefined): string {
  switch (precision) {
    case "exact":
      return "Known to the building or site";
    case "city":
      return "Known to the town; the point is its centre";
    case "region":
      return "Known to the region only; the point stands for it";
    case "country":
      return "Only the country is known; the point stands for it";
    default:
      return "How exactly the place is known was not said";
  }
}

export const PHASES: Record<PhaseView, string> = {
  off: "Disconnected",
  connecting: "Connecting",
  "catching-up": "Catching up",
  live: "Live",
  waiting: "Connection lost",
  "needs-token": "Token needed",
  stopped: "Stopped",
};

/** Everybody who reported it; the first source where the event lists none. */
export function sourcesOf(event: MapEvent): Source[] {
  // Left out on the wire where empty.
  const sources = (event.sources as Source[] | undefined) ?? [];
  return sources.length > 0 ? sources : [event.source];
}

/** The host of an address, to show where a button leads. */
export function hostOf(url: string | undefined): string | null {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.host : null;
  } catch {
    return null;
  }
}

export const count = (n: number) => n.toLocaleString("en-GB");
export const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

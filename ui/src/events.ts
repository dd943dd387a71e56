// The events that stand, by key, and what to tell the map when they change. Knows nothing of MapLibre but
// the shape of its diffs.
import type { Slim } from "./generated/Slim";

export interface SlimEvent {
  key: number;
  id: string;
  lon: number;
  lat: number;
  severity: number;
  type: string;
  /** Unix seconds. */
  time: number;
  precision: string;
}

export interface PointFeature {
  type: "Feature";
  id: number;
  geometry: { type: "Point"; coordinates: [number, number] };
  properties: { s: number; t: string; at: number; area: boolean };
}

export interface Diff {
  removeAll?: boolean;
  remove?: number[];
  add?: PointFeature[];
}

/** The least that a map needs of an event. */
export function toFeature(event: SlimEvent): PointFeature {
  return {
    type: "Feature",
    id: event.key,
    geometry: { type: "Point", coordinates: [event.lon, event.lat] },
    properties: { s: event.severity, t: event.type, at: event.time, area: isArea(event.precision) },
  };
}

/** Whether the point only stands for something larger. */
export const isArea = (precision: string) => precision === "country" || precision === "region";

export class Events {
  readonly byKey = new Map<number, SlimEvent>();

  get size(): number {
    return this.byKey.size;
  }

  /** How many a filter of the map leaves. */
  count(minSeverity: number, types: readonly string[]): number {
    if (minSeverity <= 1 && types.length === 0) return this.size;
    const wanted = new Set(types);
    let count = 0;
    for (const { severity, type } of this.byKey.values()) {
      if (severity >= minSeverity && (wanted.size === 0 || wanted.has(type))) count++;
    }
    return count;
  }

  get(key: number): SlimEvent | undefined {
    return this.byKey.get(key);
  }

  /** Forgets everything; these stand. */
  replace(slim: Slim): Diff {
    this.byKey.clear();
    return { ...this.apply(slim), removeAll: true };
  }

  /** Takes changes; a diff that adds an id that is there replaces it. */
  apply(slim: Slim): Diff {
    const remove = new Set<number>();
    const add = new Map<number, PointFeature>();
    slim.keys.forEach((key, i) => {
      const was = this.byKey.has(key);
      if (slim.withdrawn[i]) {
        this.byKey.delete(key);
        add.delete(key);
        if (was) remove.add(key);
        return;
      }
      const event = rowOf(slim, i, key);
      this.byKey.set(key, event);
      remove.delete(key);
      add.set(key, toFeature(event));
    });
    return { remove: [...remove], add: [...add.values()] };
  }

  features(): PointFeature[] {
    return Array.from(this.byKey.values(), toFeature);
  }
}

function rowOf(slim: Slim, i: number, key: number): SlimEvent {
  return {
    key,
    id: slim.ids[i] ?? "",
    lon: slim.lon[i] ?? 0,
    lat: slim.lat[i] ?? 0,
    severity: slim.severity[i] ?? 1,
    type: slim.types[i] ?? "",
    time: slim.time[i] ?? 0,
    precision: slim.precision[i] ?? "",
  };
}

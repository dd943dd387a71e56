// The map's style: what is drawn in which order, for one look. Pure.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Basemap } from "./basemap";
import { PALETTES, type Look, type Palette } from "./palette";

export const EVENTS = "events";
/** The one event that is selected, by itself: so it lies above all, whatever its severity. */
export const SELECTED = "selected";
export const HATCH = "hatch";
/** Where events are looked for under the pointer. */
export const EVENT_LAYERS = ["event-areas", "event-points"];

// Local fonts: MapLibre draws the glyphs itself where a style names no server for them.
const FONT = ["Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", "sans-serif"];

const bySeverity = (values: readonly (string | number)[]): ExpressionSpecification =>
  ["match", ["get", "s"], 1, values[0], 2, values[1], 3, values[2], 4, values[3], values[4]] as never;

/** Radii grow with severity, and with zoom. */
const radius = (extra: number): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  1,
  bySeverity([2, 2.5, 3.2, 4.4, 5.6].map((r) => r + extra)),
  4,
  bySeverity([3, 3.8, 4.8, 6.4, 8].map((r) => r + extra)),
  8,
  bySeverity([5, 6, 7.5, 9.5, 11.5].map((r) => r + extra)),
];

function ground(p: Palette): LayerSpecification[] {
  const width = (low: number, high: number): ExpressionSpecification => [
    "interpolate",
    ["linear"],
    ["zoom"],
    1,
    low,
    7,
    high,
  ];
  return [
    { id: "sea", type: "background", paint: { "background-color": p.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": p.land, "fill-antialias": false } },
    { id: "disputed-areas", type: "fill", source: "disputed", paint: { "fill-pattern": HATCH } },
    {
      id: "coast",
      type: "line",
      source: "lines",
      filter: ["==", ["get", "kind"], "coast"],
      paint: { "line-color": p.coast, "line-width": width(0.5, 1.1) },
    },
    {
      id: "borders",
      type: "line",
      source: "lines",
      filter: ["==", ["get", "kind"], "border"],
      layout: { "line-join": "round" },
      paint: { "line-color": p.border, "line-width": width(0.6, 1.6) },
    },
    {
      id: "disputed-lines",
      type: "line",
      source: "lines",
      filter: ["==", ["get", "kind"], "disputed"],
      paint: { "line-color": p.disputed, "line-width": width(0.7, 1.5), "line-dasharray": [2.5, 2] },
    },
  ];
}

function names(p: Palette): LayerSpecification[] {
  return [
    {
      id: "sea-labels",
      type: "symbol",
      source: "labels",
      filter: ["all", ["==", ["get", "kind"], "sea"], [">=", ["zoom"], ["get", "rank"]]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 13],
        "text-letter-spacing": 0.12,
        "text-max-width": 7,
        "symbol-sort-key": ["-", 0, ["get", "size"]],
      },
      paint: { "text-color": p.sea_label },
    },
    {
      id: "country-labels",
      type: "symbol",
      source: "labels",
      filter: ["all", ["==", ["get", "kind"], "country"], [">=", ["zoom"], ["get", "rank"]]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          1,
          ["case", [">", ["get", "size"], 90], 11, 10],
          6,
          ["case", [">", ["get", "size"], 90], 17, 14],
        ],
        "text-max-width": 7,
        "text-padding": 3,
        "symbol-sort-key": ["-", 0, ["get", "size"]],
      },
      paint: { "text-color": p.label, "text-halo-color": p.labelHalo, "text-halo-width": 1.2 },
    },
  ];
}

function events(p: Palette): LayerSpecification[] {
  const colour = bySeverity(p.severity);
  return [
    {
      // A quiet halo: 4 and 5 are seen at a glance, and nothing blinks.
      id: "event-halos",
      type: "circle",
      source: EVENTS,
      filter: [">=", ["get", "s"], 4],
      paint: { "circle-color": colour, "circle-opacity": 0.14, "circle-radius": radius(5) },
    },
    {
      // Hollow: the point only stands for a region or a country.
      id: "event-areas",
      type: "circle",
      source: EVENTS,
      filter: ["==", ["get", "area"], true],
      layout: { "circle-sort-key": ["get", "s"] },
      paint: {
        "circle-color": colour,
        "circle-opacity": 0,
        "circle-radius": radius(0.5),
        "circle-stroke-color": colour,
        "circle-stroke-width": 1.6,
      },
    },
    {
      id: "event-points",
      type: "circle",
      source: EVENTS,
      filter: ["==", ["get", "area"], false],
      layout: { "circle-sort-key": ["get", "s"] },
      paint: {
        "circle-color": colour,
        "circle-opacity": 0.92,
        "circle-radius": radius(0),
        "circle-stroke-color": p.ring,
        "circle-stroke-width": 0.8,
      },
    },
    {
      id: "event-selected",
      type: "circle",
      source: SELECTED,
      paint: {
        "circle-color": colour,
        "circle-opacity": ["case", ["get", "area"], 0, 1],
        "circle-radius": radius(2),
        "circle-stroke-color": p.selected,
        "circle-stroke-width": 2.5,
      },
    },
  ];
}

export const layers = (look: Look): LayerSpecification[] => {
  const p = PALETTES[look];
  return [...ground(p), ...names(p), ...events(p)];
};

export function style(look: Look, base: Basemap): StyleSpecification {
  const source = (data: GeoJSON.GeoJSON, maxzoom = 8) => ({
    type: "geojson" as const,
    data,
    maxzoom,
    tolerance: 0.3,
  });
  return {
    version: 8,
    sources: {
      land: source(base.land),
      lines: source(base.lines),
      disputed: source(base.disputed),
      labels: source(base.labels),
      [SELECTED]: source({ type: "FeatureCollection", features: [] }, 10),
      [EVENTS]: {
        type: "geojson",
        data: { type: "FeatureCollection", features: [] },
        maxzoom: 10,
        buffer: 32,
      },
    },
    layers: layers(look),
  };
}

/** Diagonal lines of one pixel, to lie over land. */
export function hatch(look: Look): { width: number; height: number; data: Uint8ClampedArray } {
  const size = 16;
  const data = new Uint8ClampedArray(size * size * 4);
  const hex = PALETTES[look].hatch;
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if ((x + y) % 8 > 1) continue;
      data.set([r ?? 0, g ?? 0, b ?? 0, 190], (y * size + x) * 4);
    }
  }
  return { width: size, height: size, data };
}

// The map: draws events over the base map and says what the user does with them. Knows nothing of Rust or
// of the list; keeps going without WebGL by saying so.
import { Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, MapMouseEvent } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { toFeature, type Diff, type Events } from "../events";
import { loadBasemap, type Basemap } from "./basemap";
import type { Look } from "./palette";
import { EVENT_LAYERS, EVENTS, HATCH, SELECTED, hatch, layers, style } from "./style";

setWorkerUrl(new URL(workerUrl, import.meta.url).href);

export interface MapSink {
  /** Everything that was asked for is drawn, or no longer. */
  ready(ready: boolean): void;
  /** No map can be drawn, and why; null: it can again. */
  broken(reason: string | null): void;
  hover(keys: number[], point: { x: number; y: number } | null): void;
  pick(keys: number[], point: { x: number; y: number }): void;
}

export interface MapFilter {
  minSeverity: number;
  types: readonly string[];
}

/** A lost context comes back by itself within this time, or the map is built anew. */
const COMES_BACK = 3_000;
/** Pixels around the pointer in which events count as under it. */
const REACH = 4;

interface Wish {
  lon: number;
  lat: number;
  area: boolean;
  covered: number;
  force: boolean;
}

export class EventMap {
  #map: MapLibre | null = null;
  #base: Basemap | null = null;
  #camera: { center: [number, number]; zoom: number } = { center: [30, 27], zoom: 1.4 };
  #filter: MapFilter = { minSeverity: 1, types: [] };
  #selected: number | null = null;
  /** Asked for before there was a map: by a click on a notification that opened the window. */
  #wish: Wish | null = null;
  /** The look that is drawn. */
  #drawn: Look | null = null;
  #loaded = false;
  #gone = false;
  #timer = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: Events,
    private readonly sink: MapSink,
    private look: Look,
  ) {}

  async start(): Promise<void> {
    try {
      this.#base ??= await loadBasemap();
      if (!this.#gone) this.#build(this.#base);
    } catch (error) {
      this.sink.broken(reasonOf(error));
    }
  }

  /** Takes a change of the events; the store itself is read where the map is built anew. */
  change(diff: Diff): void {
    if (!this.#loaded) return;
    this.sink.ready(false);
    void this.#source()?.updateData(diff);
    if (this.#selected !== null) this.#mark();
  }

  setLook(look: Look): void {
    if (look === this.look) return;
    this.look = look;
    if (this.#map && this.#loaded) this.#paint(this.#map);
  }

  #paint(map: MapLibre): void {
    const look = this.look;
    if (look === this.#drawn) return;
    this.#drawn = look;
    map.updateImage(HATCH, hatch(look));
    for (const layer of layers(look)) {
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as never, value as never);
    }
  }

  setFilter(filter: MapFilter): void {
    this.#filter = filter;
    if (this.#loaded) this.#applyFilter();
  }

  select(key: number | null): void {
    this.#selected = key;
    if (this.#loaded) this.#mark();
  }

  #mark(): void {
    const event = this.#selected === null ? undefined : this.events.get(this.#selected);
    const features = event ? [toFeature(event)] : [];
    void this.#map?.getSource<GeoJSONSource>(SELECTED)?.setData({ type: "FeatureCollection", features });
  }

  /** Brings a place into view, at the middle of what no panel covers. */
  show(lon: number, lat: number, area: boolean, covered: number, force: boolean): void {
    const map = this.#map;
    this.#wish = map ? null : { lon, lat, area, covered, force };
    if (!map) return;
    const at = map.project([lon, lat]);
    const size = map.getContainer();
    const seen =
      at.x > 40 && at.y > 40 && at.x < size.clientWidth - covered - 40 && at.y < size.clientHeight - 40;
    if (seen && !force) return;
    const zoom = Math.max(map.getZoom(), force ? (area ? 3.4 : 4.6) : 0);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    map.easeTo({
      center: [lon, lat],
      zoom,
      offset: [-covered / 2, 0],
      duration: still ? 0 : 600,
      // Asked for, and safe: the duration above is what respects the user.
      essential: true,
    });
  }

  resize(): void {
    this.#map?.resize();
  }

  stop(): void {
    this.#gone = true;
    this.#drop();
  }

  #build(base: Basemap): void {
    const map = new MapLibre({
      container: this.container,
      style: style(this.look, base),
      ...this.#camera,
      minZoom: 0.4,
      maxZoom: 10,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      renderWorldCopies: true,
      refreshExpiredTiles: false,
      // The container is what is focused: the list's keys must not move the map.
      keyboard: true,
      fadeDuration: 150,
    });
    this.#map = map;
    this.#drawn = this.look;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "bottom-right");
    map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
    map.addImage(HATCH, hatch(this.look), { pixelRatio: 2 });
    map.on("load", () => this.#begin(map));
    map.on("idle", () => this.#loaded && this.sink.ready(true));
    map.on("webglcontextlost", () => this.#lost());
    map.on("webglcontextrestored", () => this.#restored());
    map.on("error", ({ error }) => console.error("map:", error?.message ?? error));
    map.on("mousemove", (event) => this.#hover(map, event));
    map.on("mouseout", () => this.sink.hover([], null));
    map.on("movestart", () => this.sink.hover([], null));
    map.on("click", (event) => this.sink.pick(this.#under(map, event), event.point));
    if (this.#wish) {
      const { lon, lat, area, covered, force } = this.#wish;
      this.show(lon, lat, area, covered, force);
    }
  }

  #begin(map: MapLibre): void {
    this.#loaded = true;
    // The theme may have come while the map was being built.
    this.#paint(map);
    this.#applyFilter();
    // The types of MapLibre want mutable GeoJSON.
    const data = { type: "FeatureCollection", features: this.events.features() } as GeoJSON.FeatureCollection;
    void map.getSource<GeoJSONSource>(EVENTS)?.setData(data);
    this.#mark();
    this.sink.broken(null);
  }

  #lost(): void {
    this.sink.ready(false);
    this.sink.broken("The graphics driver took the map away. It is being drawn again; the list goes on.");
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#rebuild(), COMES_BACK);
  }

  #restored(): void {
    window.clearTimeout(this.#timer);
    this.sink.broken(null);
  }

  #rebuild(): void {
    this.#drop();
    void this.start();
  }

  #drop(): void {
    window.clearTimeout(this.#timer);
    if (this.#map) {
      const { lng, lat } = this.#map.getCenter();
      this.#camera = { center: [lng, lat], zoom: this.#map.getZoom() };
      this.#map.remove();
    }
    this.#map = null;
    this.#loaded = false;
  }

  #source(): GeoJSONSource | undefined {
    return this.#map?.getSource<GeoJSONSource>(EVENTS);
  }

  #applyFilter(): void {
    const { minSeverity, types } = this.#filter;
    const wanted: unknown[] = [[">=", ["get", "s"], minSeverity]];
    if (types.length > 0) wanted.push(["in", ["get", "t"], ["literal", types]]);
    for (const layer of layers(this.look)) {
      if (!("source" in layer) || layer.source !== EVENTS) continue;
      this.#map?.setFilter(layer.id, ["all", layer.filter, ...wanted] as never);
    }
  }

  #under(map: MapLibre, { point }: MapMouseEvent): number[] {
    if (!this.#loaded) return [];
    const box: [[number, number], [number, number]] = [
      [point.x - REACH, point.y - REACH],
      [point.x + REACH, point.y + REACH],
    ];
    const found = map.queryRenderedFeatures(box, { layers: EVENT_LAYERS });
    return [...new Set(found.map((feature) => Number(feature.id)))];
  }

  #hover(map: MapLibre, event: MapMouseEvent): void {
    const keys = this.#under(map, event);
    map.getCanvas().style.cursor = keys.length > 0 ? "pointer" : "";
    this.sink.hover(keys, keys.length > 0 ? event.point : null);
  }
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const isGpu = error instanceof Error && error.name === "GPUInitializationError";
  return isGpu
    ? "No map: WebGL2 is not available here. The list goes on; a graphics driver update may bring the map back."
    : `No map: ${said}. The list goes on.`;
}

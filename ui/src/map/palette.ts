// The colours of the map, in both looks. The list takes severity's from app.css; the two are the same.

export type Look = "dark" | "light";

export interface Palette {
  sea: string;
  land: string;
  coast: string;
  border: string;
  disputed: string;
  hatch: string;
  label: string;
  labelHalo: string;
  sea_label: string;
  severity: readonly [string, string, string, string, string];
  ring: string;
  selected: string;
}

export const PALETTES: Record<Look, Palette> = {
  dark: {
    sea: "#0d1319",
    land: "#1c252e",
    coast: "#33424f",
    border: "#3b4a58",
    disputed: "#6d7f8f",
    hatch: "#4b5b69",
    label: "#9fb0be",
    labelHalo: "#141b22",
    sea_label: "#4d6478",
    severity: ["#7391ad", "#c9bd8e", "#eda93b", "#f2702f", "#ff3d6e"],
    ring: "#0d1319",
    selected: "#ffffff",
  },
  light: {
    sea: "#dde5eb",
    land: "#f8f7f3",
    coast: "#a9b8c3",
    border: "#b9c1c7",
    disputed: "#7c8a95",
    hatch: "#c0c5c5",
    label: "#4f5d68",
    labelHalo: "#f8f7f3",
    sea_label: "#7d97aa",
    severity: ["#7090ad", "#958648", "#bb7a00", "#c84405", "#a8003a"],
    ring: "#ffffff",
    selected: "#101418",
  },
};

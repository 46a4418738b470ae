/// <reference lib="dom" />
import { onFrame } from "./dom.ts";

const names = ["ink", "faint", "line", "band", "panel", "accent", "bad", "good", "warn"] as const;

/** The colours of the style sheet, for what is drawn. */
export type Colors = Readonly<Record<(typeof names)[number], string>> & {
  readonly lanes: readonly string[];
};

const laneColors = 6;

function readColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const colors = Object.fromEntries(names.map((name) => [name, read(name)])) as Record<
    (typeof names)[number],
    string
  >;
  return { ...colors, lanes: Array.from({ length: laneColors }, (_, i) => read(`lane-${i}`)) };
}

/** The order of sources that have a colour of their own; others share the rest. */
const sources = ["planner", "executor", "reviewer", "optimizer", "memory"];

export function laneOf(source: string): number {
  const at = sources.indexOf(source);
  return at < 0 ? laneColors - 1 : at;
}

/** A canvas that follows its size, the pixels of the screen and the colours of the scheme. */
export interface Painter {
  /** Draws everything anew. */
  readonly redraw: () => void;
  /** Draws anew what moves. */
  readonly repaint: () => void;
  readonly width: number;
  readonly height: number;
}

type Draw = (
  context: CanvasRenderingContext2D,
  colors: Colors,
  width: number,
  height: number,
) => void;

/** @param ground what stays while the position moves, kept as a picture @param top what moves, drawn over it */
export function createPainter(canvas: HTMLCanvasElement, ground: Draw, top: Draw): Painter {
  const context = canvas.getContext("2d")!;
  const kept = document.createElement("canvas");
  const keptContext = kept.getContext("2d")!;
  let colors = readColors();
  let isStale = true;
  let width = 0;
  let height = 0;

  const repaint = onFrame(() => {
    const ratio = devicePixelRatio;
    const across = Math.round(canvas.clientWidth * ratio);
    const down = Math.round(canvas.clientHeight * ratio);
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    if (across === 0 || down === 0) return;
    if (isStale || kept.width !== across || kept.height !== down) {
      isStale = false;
      kept.width = canvas.width = across;
      kept.height = canvas.height = down;
      keptContext.setTransform(ratio, 0, 0, ratio, 0, 0);
      ground(keptContext, colors, width, height);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, across, down);
    context.drawImage(kept, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    top(context, colors, width, height);
  });
  const redraw = (): void => {
    isStale = true;
    repaint();
  };
  new ResizeObserver(redraw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    colors = readColors();
    redraw();
  });
  return {
    redraw,
    repaint,
    get width() {
      return width;
    },
    get height() {
      return height;
    },
  };
}

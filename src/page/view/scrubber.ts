/// <reference lib="dom" />
import type { Model } from "../model/model.ts";
import { createPainter, laneOf } from "./colors.ts";
import { byId } from "./dom.ts";

export interface Scrubber {
  show(position: number, text: string): void;
  readonly redraw: () => void;
}

/** A slider over all events, each as wide as any other, with what failed and what was decided. */
export function createScrubber(
  model: Model,
  isShown: (position: number) => boolean,
  go: (position: number) => void,
): Scrubber {
  const slider = byId("scrubber");
  const { records, places, failed, decided, outcomes } = model;
  const count = records.length;
  const isBad = (at: number): boolean => failed[at]! || records[at]!.value === undefined;
  let position = 0;
  slider.setAttribute("aria-valuemin", "1");
  slider.setAttribute("aria-valuemax", String(count));

  const painter = createPainter(
    byId("scrubber-canvas", HTMLCanvasElement),
    (context, colors, width, height) => {
      const perEvent = width / count;
      let band = 0;
      context.fillStyle = colors.band;
      for (let at = 0; at < count;) {
        let next = at + 1;
        while (
          next < count &&
          places[next]!.cycle === places[at]!.cycle &&
          places[next]!.run === places[at]!.run
        )
          next++;
        if (band++ % 2 === 0) context.fillRect(at * perEvent, 0, (next - at) * perEvent, height);
        at = next;
      }
      const wide = Math.max(1, perEvent - 1);
      /** What is drawn over the rest is drawn last. */
      const passes = [
        { holds: (at: number) => !isBad(at) && !decided[at], top: 0.62, color: undefined },
        { holds: (at: number) => decided[at]!, top: 0.3, color: undefined },
        { holds: (at: number) => isBad(at) && !decided[at]!, top: 0.12, color: colors.bad },
      ];
      for (const { holds, top, color } of passes) {
        let lastX = Number.NEGATIVE_INFINITY;
        for (let at = 0; at < count; at++) {
          if (!holds(at)) continue;
          const x = at * perEvent;
          if (x - lastX < 0.6) continue;
          lastX = x;
          const tone = { success: colors.good, failure: colors.bad, neither: colors.warn };
          const own = decided[at]
            ? tone[outcomes[at] ?? "neither"]
            : records[at]!.value === undefined
              ? colors.bad
              : colors.lanes[laneOf(records[at]!.source)]!;
          context.globalAlpha = isShown(at) ? 0.9 : 0.15;
          context.fillStyle = color ?? own;
          context.fillRect(x, height * top, Math.min(wide, 4), height * (0.94 - top));
        }
      }
      context.globalAlpha = 1;
    },
    (context, colors, width, height) => {
      context.fillStyle = colors.accent;
      const x = ((position + 0.5) / count) * width;
      context.fillRect(x - 1, 0, 2, height);
      context.beginPath();
      context.moveTo(x - 5, 0);
      context.lineTo(x + 5, 0);
      context.lineTo(x, 6);
      context.fill();
    },
  );

  function seek({ clientX }: PointerEvent): void {
    const { left, width } = slider.getBoundingClientRect();
    const share = Math.min(Math.max((clientX - left) / width, 0), 1);
    const wanted = Math.min(count - 1, Math.floor(share * count));
    // The nearest one that is shown.
    for (let away = 0; away < count; away++) {
      const found = [wanted - away, wanted + away].find(
        (at) => at >= 0 && at < count && isShown(at),
      );
      if (found !== undefined) return go(found);
    }
  }
  slider.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    slider.setPointerCapture(event.pointerId);
    seek(event);
  });
  slider.addEventListener("pointermove", (event) => {
    if (slider.hasPointerCapture(event.pointerId)) seek(event);
  });

  return {
    redraw: painter.redraw,
    show(next, text) {
      position = next;
      slider.setAttribute("aria-valuenow", String(next + 1));
      slider.setAttribute("aria-valuetext", text);
      painter.repaint();
    },
  };
}

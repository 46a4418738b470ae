import { safe } from "../../safe.ts";

/** A text from a log as a text of the page: no markup, and no marks that reorder or hide. */
export const text = (value: string): string =>
  safe(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

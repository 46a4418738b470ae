/** One range of an Accept header (RFC 9110, 12.5.1) with its parameters in lower case. */
interface Range {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** From 0 to 1. */
  readonly quality: number;
}

/** The ranges of a header that a sane client would send; of longer ones the first. */
const mostRanges = 32;

function rangesOf(header: string): Range[] {
  return header
    .split(",", mostRanges)
    .map((part) => {
      const [type = "", ...rest] = part.split(";").map((text) => text.trim().toLowerCase());
      const parameters = new Map(
        rest.map((text) => {
          const [name = "", value = ""] = text.split("=", 2);
          return [name.trim(), value.trim().replace(/^"(.*)"$/, "$1")];
        }),
      );
      const quality = Number(parameters.get("q") ?? 1);
      return { type, parameters, quality: quality >= 0 && quality <= 1 ? quality : 0 };
    })
    .filter(({ type }) => type !== "");
}

const openMetricsType = "application/openmetrics-text";
/** What a version may be asked for as; none means the current one. */
const openMetricsVersions: ReadonlySet<string | undefined> = new Set([undefined, "1.0.0"]);

/** Whether a client would rather have OpenMetrics than the text format. */
export function wantsOpenMetrics(accept: string): boolean {
  const ranges = rangesOf(accept);
  const best = (fits: (range: Range) => boolean): number =>
    Math.max(0, ...ranges.filter(fits).map(({ quality }) => quality));
  const open = best(
    ({ type, parameters }) =>
      type === openMetricsType && openMetricsVersions.has(parameters.get("version")),
  );
  return open > 0 && open >= best(({ type }) => type === "text/plain");
}

/** Whether a client takes gzip (RFC 9110, 12.5.3). */
export const takesGzip = (acceptEncoding: string): boolean =>
  rangesOf(acceptEncoding).some(({ type, quality }) => type === "gzip" && quality > 0);

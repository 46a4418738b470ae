import {
  escaped,
  familyText,
  numberText,
  type Exemplar,
  type Exposed,
  type Head,
  type Spelling,
} from "./exposition.ts";

/** Characters an exemplar's label may have with its name (OpenMetrics 1.0, Exemplars). */
const longestExemplar = 128;
const runLabel = "run_id";

/** Counters are called without `_total` in what is said of them. */
const familyName = ({ name, type }: Head): string =>
  type === "counter" ? name.replace(/_total$/, "") : name;

export const openMetricsSpelling: Spelling = {
  preamble(head) {
    const { type, unit, help } = head;
    const name = familyName(head);
    // A unit must end the name, which a schema may choose otherwise.
    const unitLine = unit !== "" && name.endsWith(`_${unit}`) ? `# UNIT ${name} ${unit}\n` : "";
    return `# TYPE ${name} ${type}\n${unitLine}# HELP ${name} ${escaped(help)}\n`;
  },
  bound: (bound) => (Number.isInteger(bound) ? `${numberText(bound)}.0` : numberText(bound)),
  exemplar: exemplarText,
  time: "",
  // It counts how far values add up, so it may not go down.
  hasSum: ({ buckets }, sum) => sum >= 0 && !(buckets[0]! < 0),
};

/** The run a value came from. It has no time: those of a log are not those of a scrape. */
function exemplarText(exemplar: Exemplar | undefined): string {
  if (!exemplar || exemplar.run === "") return "";
  const run = escaped(exemplar.run);
  if (run.length + runLabel.length > longestExemplar) return "";
  return ` # {${runLabel}="${run}"} ${numberText(exemplar.value)}`;
}

/** OpenMetrics 1.0 (prometheus.io/docs/specs/om/open_metrics_spec). */
export const openMetricsText = (families: Iterable<Exposed>): string => {
  let text = "";
  for (const family of families) text += familyText(family, openMetricsSpelling);
  return `${text}# EOF\n`;
};

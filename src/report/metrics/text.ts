import { safe } from "../safe.ts";
import { familyText, numberText, type Exposed, type Spelling } from "./exposition.ts";

const spelling: Spelling = {
  preamble: ({ name, type, help }) =>
    `# HELP ${name} ${safe(help).replaceAll("\\", "\\\\")}\n# TYPE ${name} ${type}\n`,
  bound: numberText,
  exemplar: () => "",
  time: "",
  hasSum: () => true,
};

/** Text exposition 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */
export const metricsText = (families: Iterable<Exposed>): string => {
  let text = "";
  for (const family of families) text += familyText(family, spelling);
  return text;
};

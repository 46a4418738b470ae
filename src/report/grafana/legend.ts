import type { FamilyLabel } from "../../core/metrics/family.ts";

/** Whether its values say by themselves what they are; numbers, true and false do not. */
const speaks = ({ values }: FamilyLabel): boolean =>
  values.every((value) => /[a-z]/i.test(value) && value !== "true" && value !== "false");

/** The name of a series that labels tell apart. */
export const legendOf = (labels: readonly FamilyLabel[]): string =>
  labels
    .map((label) => (speaks(label) ? `{{${label.name}}}` : `${label.name} {{${label.name}}}`))
    .join(", ");

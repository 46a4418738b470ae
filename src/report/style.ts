import { Chalk } from "chalk";
import type { Severity } from "../contract/codes/info.ts";

type Paint = (text: string) => string;

/** How text looks; decided once in cli/ and passed down. */
export interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly good: Paint;
  readonly bad: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
  /** Width to fit text into, columns; undefined for none. */
  readonly columns: number | undefined;
}

export function createStyle(color: boolean, columns: number | undefined): Style {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    severity: { error: chalk.red, warn: chalk.yellow, info: chalk.cyan },
    good: chalk.green,
    bad: chalk.red,
    faint: chalk.dim,
    strong: chalk.bold,
    columns,
  };
}

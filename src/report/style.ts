import type { Severity } from "../contract/codes/info.ts";

export type Paint = (text: string) => string;

/** How text looks; decided once in cli/ and passed down. */
export interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly good: Paint;
  readonly bad: Paint;
  readonly faint: Paint;
  readonly strong: Paint;
  /** Text as it is. */
  readonly plain: Paint;
  /** Colours that tell things apart: runs, redacted values. */
  readonly hues: readonly Paint[];
  /** Width to fit text into, columns; undefined for none. */
  readonly columns: number | undefined;
}

const asIs: Paint = (text) => text;

/** Text without colour, for files and pipes. */
export const plainStyle = (columns?: number): Style => ({
  severity: { error: asIs, warn: asIs, info: asIs },
  good: asIs,
  bad: asIs,
  faint: asIs,
  strong: asIs,
  plain: asIs,
  hues: [asIs],
  columns,
});

/** Loads chalk only where there is colour: its look at the terminal costs 5 ms of a start. */
export async function createStyle(color: boolean, columns: number | undefined): Promise<Style> {
  if (!color) return plainStyle(columns);
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return {
    severity: { error: chalk.red, warn: chalk.yellow, info: chalk.cyan },
    good: chalk.green,
    bad: chalk.red,
    faint: chalk.dim,
    strong: chalk.bold,
    plain: asIs,
    hues: [
      chalk.cyan,
      chalk.magenta,
      chalk.yellow,
      chalk.blue,
      chalk.green,
      chalk.cyanBright,
      chalk.magentaBright,
      chalk.yellowBright,
      chalk.blueBright,
      chalk.greenBright,
    ],
    columns,
  };
}

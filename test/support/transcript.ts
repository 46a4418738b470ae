import type { Output } from "./cli.ts";

/** A golden: a Markdown page with a title, one command, and what it prints (test/golden/<command>/<case>.md). */
export interface Transcript {
  readonly title: string;
  readonly command: string;
  /** The page as it was written. */
  readonly text: string;
}

/** What a command line asks for: `VAR=x telemetry validate 'a b' < file`; COLUMNS makes stdout a terminal. */
export interface Invocation {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly columns: number | undefined;
  readonly stdin: string | undefined;
}

export function parseTranscript(text: string): Transcript {
  const title = /^# (.+)$/m.exec(text)?.[1];
  const command = /^\$ (.+)$/m.exec(text)?.[1];
  if (!title || !command) throw new Error("a golden has a title (# ...) and a command ($ ...)");
  return { title, command, text };
}

export function parseCommand(command: string): Invocation {
  const words = [...command.matchAll(/(?:[^\s']|'[^']*')+/g)].map(([word]) =>
    word.replaceAll("'", ""),
  );
  const start = words.indexOf("telemetry");
  const variables = words.slice(0, start).map((word) => word.split("=", 2) as [string, string]);
  const { COLUMNS, ...env } = Object.fromEntries(variables);
  const redirect = words.indexOf("<");
  return {
    args: words.slice(start + 1, redirect < 0 ? words.length : redirect),
    env,
    columns: COLUMNS === undefined ? undefined : Number(COLUMNS),
    stdin: redirect < 0 ? undefined : words[redirect + 1],
  };
}

const fence = "~~~~";
const block = (name: string, text: string): string =>
  text === "" ? `${name}: nothing` : `${name}:\n\n${fence}\n${text.replace(/\n$/, "")}\n${fence}`;

const shown = (text: string): string => text.replaceAll("\u001b", "\u241b");

/** The page of a run; escapes of a terminal are shown as ␛. */
export function writeTranscript({ title, command }: Transcript, output: Output): string {
  return [
    `# ${title}`,
    `\`\`\`console\n$ ${command}\n\`\`\``,
    block("stdout", shown(output.stdout)),
    block("stderr", shown(output.stderr)),
    `exit code: ${output.code}\n`,
  ].join("\n\n");
}

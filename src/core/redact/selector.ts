import { Problem } from "../../contract/problem.ts";

/** A place in an event, or many: `payload.env.*`, `payload.**.password`, `payload.items[0]`, `tags.{user,host}`. */
export interface Selector {
  matches(path: readonly string[]): boolean;
  /** Names of which each place the selector leads to has one in its path; undefined if it needs none. */
  readonly names: readonly string[] | undefined;
}

/** One step down: any of some names, any name, or any number of steps. */
type Step = readonly string[] | "*" | "**";

const step =
  /(?:^|\.)(?:(\*\*)|(\*)|\{([^{}]+)\}|([^.[\]{}*"]+))|\[(?:(\d+)|"((?:[^"\\]|\\.)*)"|(\*))\]/y;

/** @throws Problem for what is no selector */
export function parseSelector(text: string): Selector {
  if (text === "") throw new Problem("a path is empty", "payload.env.* is one");
  const steps: Step[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = step.exec(text);
    if (!match) {
      throw new Problem(
        `"${text}" is no path: cannot read "${text.slice(at)}"`,
        'write it from the event\'s root, such as payload.env.* or payload["a.b"][0]',
      );
    }
    const [, deep, any, several, name, index, quoted, each] = match;
    if (deep !== undefined) steps.push("**");
    else if (any !== undefined || each !== undefined) steps.push("*");
    else if (several !== undefined) steps.push(several.split(",").map((part) => part.trim()));
    else if (quoted !== undefined) steps.push([JSON.parse(`"${quoted}"`) as string]);
    else steps.push([name ?? index!]);
  }
  const named = steps.findLast((part) => typeof part !== "string" && !/^\d+$/.test(part[0]!));
  return {
    matches: (path) => matches(steps, 0, path, 0),
    names: typeof named === "string" ? undefined : named,
  };
}

/** Few steps and few levels: what `**` tries over costs little. */
function matches(steps: readonly Step[], i: number, path: readonly string[], at: number): boolean {
  if (i === steps.length) return at === path.length;
  const here = steps[i]!;
  if (here === "**") {
    for (let next = at; next <= path.length; next++) {
      if (matches(steps, i + 1, path, next)) return true;
    }
    return false;
  }
  if (at === path.length) return false;
  return (here === "*" || here.includes(path[at]!)) && matches(steps, i + 1, path, at + 1);
}

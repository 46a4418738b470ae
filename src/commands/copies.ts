import { relative, resolve } from "node:path";
import { Problem } from "../contract/problem.ts";
import type { Input } from "../io/inputs.ts";
import { realPath } from "../io/paths.ts";

/** How copies of inputs are planned. */
export interface CopyPlan<T> {
  /** The option that asked for them, for messages: `--repair`. */
  readonly option: string;
  /** What is done to the inputs, for a hint: `repair`. */
  readonly verb: string;
  /** The copy of an input, by the folder of all and the input's place in it. */
  readonly targetOf: (root: string, name: string) => T;
  /** The files of a copy. */
  readonly pathsOf: (target: T) => readonly string[];
}

/**
 * Plans copies in a folder: each input's place below the folder or pattern that named it; where two would meet, their
 * paths below the working directory.
 * @throws Problem if two inputs would still get one copy, or a copy would replace an original
 */
export async function planCopies<T>(
  inputs: readonly Input[],
  folder: string,
  cwd: string,
  { option, verb, targetOf, pathsOf }: CopyPlan<T>,
): Promise<ReadonlyMap<Input, T>> {
  const root = resolve(cwd, folder);
  const collision = (targets: readonly T[]) => collisionOf(inputs, targets, pathsOf);
  const short = inputs.map(({ inside }) => targetOf(root, inside));
  const long = () => inputs.map((input) => targetOf(root, pathBelow(cwd, input)));
  const targets = collision(short) ? long() : short;
  const other = collision(targets);
  if (other) {
    throw new Problem(
      `${option} would write ${relative(cwd, other.path)} for both ${other.names.join(" and ")}`,
      `${verb} them into folders of their own`,
    );
  }
  const originals = new Set<string>();
  for (const { path } of inputs) if (path !== undefined) originals.add(await realPath(path));
  for (const path of targets.flatMap(pathsOf)) {
    if (originals.has(await realPath(path))) {
      throw new Problem(
        `${option} would write over the original ${relative(cwd, path)}`,
        "name another folder",
      );
    }
  }
  return new Map(inputs.map((input, i) => [input, targets[i]!]));
}

const pathBelow = (cwd: string, { path, inside }: Input): string =>
  path === undefined ? inside : relative(cwd, path).replace(/^(?:\.\.\/)+/, "");

/** Two inputs that would be written to one place. */
function collisionOf<T>(
  inputs: readonly Input[],
  targets: readonly T[],
  pathsOf: (target: T) => readonly string[],
) {
  const taken = new Map<string, string>();
  for (const [i, target] of targets.entries()) {
    for (const path of pathsOf(target)) {
      const first = taken.get(path);
      if (first !== undefined) return { path, names: [first, inputs[i]!.name] };
      taken.set(path, inputs[i]!.name);
    }
  }
  return undefined;
}

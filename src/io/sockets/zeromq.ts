import { createRequire } from "node:module";
import { join } from "node:path";
import { Problem } from "../../contract/problem.ts";

export type ZeroMq = typeof import("zeromq");

/**
 * Loads the package that speaks ZeroMQ, which is not among ours as few need its binary: from where this package is, else
 * from the folder the process is in.
 * @throws Problem if it is not installed
 */
export async function loadZeroMq(): Promise<ZeroMq> {
  try {
    return await import("zeromq");
  } catch (error) {
    if (!isMissing(error)) throw asProblem(error);
  }
  try {
    return createRequire(join(process.cwd(), "package.json"))("zeromq") as ZeroMq;
  } catch (error) {
    throw asProblem(error);
  }
}

const isMissing = (error: unknown): boolean =>
  /^(?:ERR_)?MODULE_NOT_FOUND$/.test(String((error as NodeJS.ErrnoException).code));

const asProblem = (error: unknown): Problem =>
  isMissing(error)
    ? new Problem(
        "zmq+tcp:// needs the package zeromq, which is not installed",
        "npm install zeromq",
      )
    : new Problem(
        `the package zeromq does not load here: ${(error as Error).message.split("\n")[0]}`,
        "npm install zeromq makes it anew for this version of Node",
      );

import { contractCodes } from "./codes/contract.ts";
import type { CodeInfo } from "./codes/info.ts";
import { jsonCodes } from "./codes/json.ts";
import { logCodes } from "./codes/log.ts";
import { runCodes } from "./codes/run.ts";

/** Every finding code. Codes are API: never renamed, never reused. */
export const codes = {
  ...logCodes,
  ...jsonCodes,
  ...contractCodes,
  ...runCodes,
} as const satisfies Record<string, CodeInfo>;

export type Code = keyof typeof codes;

export const codeNames = Object.keys(codes) as Code[];

/** Whether a text is a finding code, for names that come from people. */
export const isCode = (name: string): name is Code => Object.hasOwn(codes, name);

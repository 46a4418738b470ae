import type { Finding } from "../../contract/finding.ts";
import { frameOf, lineOf, payloadJson, timestampOf } from "../../emit/line.ts";
import { payloadOf } from "./fields.ts";
import type { EmitOptions } from "./options.ts";
import type { Session } from "./session.ts";
import type { Voice } from "./voice.ts";

/** What a line has to be for each way of validating. */
export const isRefused = (
  findings: readonly Finding[],
  validate: EmitOptions["validate"],
): boolean => validate === "error" && findings.some(({ severity }) => severity === "error");

/** Emits one event whose payload stands in the arguments; whether it was taken. */
export function emitOne(
  event: string,
  fields: readonly string[],
  session: Session,
  { validate }: EmitOptions,
  voice: Voice,
): boolean {
  const { defaults } = session;
  const payload = payloadOf(fields);
  const source = defaults.source(event);
  const { outlet, emitter } = session.run(undefined, source);
  const frame = frameOf(source, emitter.runId, defaults.tags);
  const time = timestampOf(Date.now());
  const line = lineOf(frame, time, defaults.cycle, event, payloadJson(payload));
  const findings = validate === "off" ? [] : session.guard.check(Buffer.from(line));
  for (const finding of findings) voice.finding(finding, "");
  if (isRefused(findings, validate)) {
    if (findings.some(isTextForOther)) voice.tell("write key:=json for what is no text");
    voice.tell("the event was not written; --validate warn writes it all the same");
    return false;
  }
  outlet.take(line);
  return true;
}

/** Whether a text stands where a number or the like is asked for. */
const isTextForOther = (finding: Finding): boolean =>
  finding.code === "payload.type" && finding.args.actual === "string";

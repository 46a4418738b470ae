// Texts and lines with known secrets, where they are beside the repository.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/cli.ts";
import { validate } from "./support/report.ts";
import { createEngine, redacted, redactedBytes } from "./unit/core/redact/redacting.ts";

const shared = join(root, "../shared/data");
const linesOf = <T>(name: string): T[] =>
  readFileSync(join(shared, name), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

const engine = createEngine();
const personal = createEngine({ isPii: true });

/** A text of a secret, or of none. */
interface Case {
  readonly kind: string;
  readonly text: string;
  readonly secret: string | null;
  readonly expect: boolean;
  readonly class: string;
}

/** A text as the payload of an event, after redaction: decoded, and as it stands in the line. */
function outcome({ text, class: kind }: Case): { text: string; line: string } {
  const line = JSON.stringify({ event: "agent.message_sent", payload: { message: text } });
  const after = redacted(line, kind.startsWith("pii") ? personal : engine).text;
  const { payload } = JSON.parse(after) as { payload: { message: string } };
  return { text: payload.message, line: after };
}

const decoded = (text: string): string[] => [
  text,
  ...Array.from(text.matchAll(/[A-Za-z0-9+/_-]{12,}/g), ([run]) =>
    Buffer.from(run, "base64").toString("latin1"),
  ),
];
const share = (part: readonly unknown[], whole: readonly unknown[]): number =>
  part.length / whole.length;
const named = (cases: readonly Case[]): string[] =>
  cases.map(({ kind, class: group, text }) => `${group} ${kind} ${text.length}`);

describe.skipIf(!existsSync(join(shared, "secrets-dev.jsonl")))(
  "../shared/data/secrets-dev.jsonl",
  () => {
    const file = join(shared, "secrets-dev.jsonl");
    const cases = existsSync(file) ? linesOf<Case>("secrets-dev.jsonl") : [];
    const positive = cases.filter(({ expect: isOne }) => isOne);
    const negative = cases.filter(({ expect: isOne }) => !isOne);

    test("97 % of the secrets are gone, raw and decoded", () => {
      expect(positive.length).toBeGreaterThan(350);
      const left = positive.filter((one) => {
        const after = outcome(one);
        const secret = one.secret ?? one.text;
        return [...decoded(after.text), after.line].some((text) => text.includes(secret));
      });
      expect(share(left, positive), named(left).join("\n")).toBeLessThanOrEqual(0.03);
    });

    test("98 % of the texts without one stay as they are", () => {
      expect(negative.length).toBeGreaterThan(200);
      const touched = negative.filter((one) => outcome(one).text !== one.text);
      expect(share(touched, negative), named(touched).join("\n")).toBeLessThanOrEqual(0.02);
    });

    test("all that only looks like one stays", () => {
      const alike = negative.filter(({ class: kind }) => kind === "lookalike");
      expect(alike).toHaveLength(20);
      expect(named(alike.filter((one) => outcome(one).text !== one.text))).toEqual([]);
    });
  },
);

/** A line, and what becomes of it. */
interface LineCase {
  readonly group: string;
  readonly name: string;
  readonly line: string;
  readonly must_vanish: readonly string[];
  readonly must_keep: readonly string[];
  readonly unchanged?: boolean;
  readonly invalid?: boolean;
  readonly hard?: boolean;
}

describe.skipIf(!existsSync(join(shared, "redact-lines-dev.jsonl")))(
  "../shared/data/redact-lines-dev.jsonl",
  () => {
    const file = join(shared, "redact-lines-dev.jsonl");
    const cases = (existsSync(file) ? linesOf<LineCase>("redact-lines-dev.jsonl") : []).filter(
      ({ hard }) => hard !== true,
    );

    test("has its cases", () => {
      expect(cases.length).toBeGreaterThan(60);
    });

    test.each(cases.map((one) => [`${one.group}: ${one.name}`, one] as const))("%s", (_, one) => {
      const bytes = redactedBytes([Buffer.from(`${one.line}\n`)], engine);
      const text = bytes.toString("utf8").slice(0, -1);
      for (const secret of one.must_vanish) expect(text).not.toContain(secret);
      for (const part of one.must_keep) expect(text).toContain(part);
      if (one.unchanged === true) expect(text).toBe(one.line);
      if (one.invalid !== true) expect(() => JSON.parse(text) as unknown).not.toThrow();
      expect(redacted(text, engine).replaced).toEqual([]);
    });
  },
);

describe.skipIf(!existsSync(join(shared, "telemetry")))(
  "../shared/data/telemetry, redacted",
  () => {
    test("validates with no finding that was not there before", async () => {
      const files = readdirSync(join(shared, "telemetry"), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".jsonl"))
        .toSorted();
      expect(files.length).toBeGreaterThan(300);
      const logs = files.map((name) => {
        const bytes = readFileSync(join(shared, "telemetry", name));
        return bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
      });
      const copies = logs.map((bytes) => redactedBytes([bytes], engine));
      const changed = copies.filter((bytes, i) => !bytes.equals(logs[i]!));
      expect(changed.length).toBeGreaterThan(0);
      const found = async (all: readonly Buffer[]): Promise<string[]> => {
        const { report } = await validate(["--no-config", "-"], { stdin: all });
        return report.findings.map(({ code, line, pointer }) => `${code} ${line} ${pointer ?? ""}`);
      };
      const before = new Set(await found(logs));
      expect((await found(copies)).filter((finding) => !before.has(finding))).toEqual([]);
    });
  },
);

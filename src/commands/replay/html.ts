import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Catalog } from "../../contract/catalog.ts";
import type { Io } from "../../io/io.ts";
import { openDraft } from "../../io/output.ts";
import type { PackedEvent, PackedField, PageData } from "../../page/data/format.ts";
import { packLines } from "../../page/data/pack.ts";
import { pageOf } from "../../page/document.ts";
import { planOf, roles, type FieldPlan } from "../../report/events/plan.ts";
import { messageOf } from "../../report/messages.ts";
import type { Row } from "../events/rows.ts";

export interface HtmlOptions {
  readonly catalog: Catalog;
  readonly isLocal: boolean;
  readonly speed: number;
  readonly maxGap: number;
}

/**
 * Writes a page that replays events offline.
 * @throws CannotWrite if the file cannot be written
 */
export async function writeHtml(
  path: string,
  rows: AsyncIterable<readonly Row[]>,
  options: HtmlOptions,
  io: Io,
): Promise<void> {
  const all: Row[] = [];
  for await (const some of rows) for (const row of some) all.push(row);
  const data = dataOf(all, options);
  // Beside what else is kept apart of the bundle.
  const read = (name: string): Promise<string> =>
    readFile(join(dirname(io.scanWorker), name), "utf8");
  const packed = gzipSync(JSON.stringify(data), { level: 9 }).toString("base64");
  const page = pageOf({
    script: await read("page.js"),
    css: await read("page.css"),
    data: { format: "gzip+base64", data: packed },
    hash: (text) => createHash("sha256").update(text).digest("base64"),
  });
  const draft = await openDraft(resolve(io.cwd, path));
  try {
    await draft.write(page);
    await draft.keep();
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

function dataOf(rows: readonly Row[], options: HtmlOptions): PageData {
  const { catalog, isLocal, speed, maxGap } = options;
  const files: string[] = [];
  const indexes = new Map<number, number>();
  const names = new Set<string>();
  const file: number[] = [];
  const line: number[] = [];
  const flags: [number, string][] = [];
  let last = 0;
  for (const [position, row] of rows.entries()) {
    const { lane, record, findings } = row;
    if (!indexes.has(lane.id)) {
      indexes.set(lane.id, files.length);
      files.push(lane.name);
    }
    file.push(indexes.get(lane.id)!);
    line.push(row.line - last);
    last = row.line;
    names.add(record.event);
    if (findings[0]) flags.push([position, messageOf(findings[0])]);
  }
  return {
    lines: packLines(rows.map(({ record }) => record)),
    events: catalog.events.filter(({ name }) => names.has(name)).map(packedEvent),
    files,
    file,
    line,
    flags,
    isLocal,
    speed: Number.isFinite(speed) ? speed : null,
    maxGap: Number.isFinite(maxGap) ? maxGap : null,
  };
}

function packedEvent(event: Catalog["events"][number]): PackedEvent {
  const { name, schema, slots } = event;
  const { first, last } = planOf(event);
  const span = schema["x-span"];
  return {
    name,
    ...(span && { span }),
    outcomes: slots.flatMap(({ path, outcome }) => (outcome ? [{ path, outcome }] : [])),
    isDecision: slots.some(({ path }) => path.at(-1) === "verdict"),
    fields: [...first, ...last].map(packedField),
  };
}

const roleNames: Readonly<Record<number, PackedField["role"]>> = {
  [roles.headline]: "headline",
  [roles.outcome]: "outcome",
  [roles.args]: "args",
  [roles.digest]: "quiet",
  [roles.redacted]: "quiet",
};

const packedField = ({ name, label, role, unit }: FieldPlan): PackedField => ({
  name,
  label,
  role: roleNames[role] ?? "other",
  ...(unit && { unit }),
});

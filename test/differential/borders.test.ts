// Where chunks begin and end, and where lines lie in them, must not matter.
import { beforeAll, describe, expect, test } from "vitest";
import type { Chunk } from "../../src/scan/batch.ts";
import { coreBases, extensionBases } from "./bases.ts";
import { extensionSchemas } from "./extensions.ts";
import { Line, utf8 } from "./line.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { createMinds, type Minds } from "./minds.ts";

const bytesOf = (text: string): Buffer => Buffer.from(text, "latin1");
const markers = '{"user":"hmac-sha256:k1:0123456789abcdef0123456789abcdef"}';

/** One line of each kind: events, redaction, escapes, characters of 2 to 4 bytes, numbers, white space, no JSON. */
const lines: readonly Line[] = [
  ...coreBases.filter((_, i) => i % 17 === 0),
  ...extensionBases.filter((_, i) => i % 4 === 0),
  ...[
    '{"schema_version":"0.1","timestamp":"2026-02-03T09:15:02.123456789Z","source":"é☃😀","run_id":"\\ud83d\\ude00","cycle":1e0,"event":"plan.generated","payload":{"steps":2,"confidence":0.25,"note":"a\\"\\\\b"},"tags":{"é":"😀😀😀"}}',
    `{"tags":${markers},"schema_version":"0.1","timestamp":"2026-02-03T09:15:02+00:00","source":"planner","run_id":"r","cycle":1,"event":"plan.generated","payload":{"steps":2,"confidence":0.5,"redacted_fields":["/tags/user"]}}`,
    ' \t{ "schema_version" : "0.1" , "cycle" : 12345678901234567890 , "payload" : { } } \r',
    "[true, false, null, -1.5e+300]",
    '"a text"',
    "-1234.5678e-12",
    "",
  ].map((text) => new Line(utf8(text))),
];

let minds: Minds;
beforeAll(async () => {
  minds = await createMinds(extensionSchemas);
});

const expectSame = (chunk: Chunk, where: string): void =>
  expect(minds.compare(chunk), where).toBeUndefined();

describe("a chunk that ends anywhere in a line", () => {
  for (const [i, { text }] of lines.entries()) {
    test(`line ${i}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const whole = bytesOf(`${text}\n`);
      const ahead = bytesOf(`${lines[(i + 1) % lines.length]!.text}\n`);
      for (let length = whole.length; length >= 0; length--) {
        const cut = whole.subarray(0, length);
        for (const last of [true, false]) {
          // The whole line first: a scanner must not read on in what it was given before.
          minds.ours(chunkOf(whole));
          expectSame(chunkOf(Buffer.from(cut), { last }), `cut at ${length}, last ${String(last)}`);
          const behind = Buffer.concat([ahead, cut]);
          expectSame(chunkOf(behind, { last }), `behind a line, cut at ${length}`);
        }
      }
    });
  }
});

describe("a chunk that begins anywhere in a line", () => {
  for (const [i, { text }] of lines.entries()) {
    test(`line ${i}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      const whole = bytesOf(`${text}\n`);
      for (let from = 0; from <= whole.length; from++) {
        expectSame(chunkOf(whole.subarray(from), { firstByte: from }), `from byte ${from}`);
      }
    });
  }
});

describe("lines at every offset modulo 64", () => {
  const fillers = ["x", "{", '"', "[", "\\", " ", "\xff", "1", "\xc3"];
  for (const [i, { text }] of lines.entries()) {
    test(`line ${i}: ${JSON.stringify(text.slice(0, 60))}`, () => {
      for (let length = 0; length < 130; length++) {
        const filler = fillers[length % fillers.length]!.repeat(length);
        const bytes = bytesOf(`${filler}\n${text}\n${filler}\n${text}`);
        expectSame(chunkOf(bytes, { last: length % 2 === 0 }), `behind ${length} bytes`);
      }
    });
  }
  test("of a buffer that goes on around the chunk", () => {
    const around = bytesOf('"]}\\0123456789abcdef\xff\xc3 \n{"a":');
    for (const [i, { text }] of lines.entries()) {
      for (let shift = 0; shift < 64; shift++) {
        const before = Buffer.alloc(shift, around);
        const whole = Buffer.concat([before, bytesOf(text), around]);
        const chunk = whole.subarray(shift, whole.length - around.length);
        expectSame(chunkOf(chunk), `line ${i}, ${shift} bytes into its buffer`);
      }
    }
  });
});

describe("chunks", () => {
  const all = lines.map(({ text }) => text).join("\n");
  test("of nothing", () => {
    for (const last of [true, false]) expectSame(chunkOf(Buffer.alloc(0), { last }), "empty");
  });
  test("of newlines alone, any number of them", () => {
    for (let count = 1; count < 200; count++) {
      expectSame(chunkOf(Buffer.alloc(count, "\n")), `${count} newlines`);
      expectSame(chunkOf(Buffer.alloc(count, "\r\n")), `${count} bytes of CRLF`);
    }
  });
  test("that grow and shrink", () => {
    for (const count of [1, 300, 1, 20, 1000, 3]) {
      const bytes = bytesOf(`${all}\n`.repeat(count));
      expectSame(chunkOf(bytes), `${bytes.length} bytes`);
    }
  });
  test("with one line longer than all before", () => {
    const text = lines[0]!.text.replace(
      '"payload":{',
      `"payload":{"long":"${"long ".repeat(500_000)}",`,
    );
    expect(text.length).toBeGreaterThan(2_000_000);
    expectSame(chunkOf(bytesOf(`${all}\n${text}\n${all}`)), "a line of 2.5 MB");
  });
  test("that begin with a byte order mark, at the start of the input and elsewhere", () => {
    for (const { text } of lines) {
      for (const firstByte of [0, 1]) {
        for (const mark of ["\xef\xbb\xbf", "\xef\xbb", "\xef\xbb\xbf\xef\xbb\xbf", "\xfe\xff"]) {
          const bytes = bytesOf(`${mark}${text}\n${mark}${text}`);
          expectSame(chunkOf(bytes, { firstByte }), `${JSON.stringify(mark)} at ${firstByte}`);
        }
      }
    }
  });
});

// Whatever a log holds: what is planted goes, all else stays to the byte, and a second run finds nothing.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers } from "../../src/contract/path-tree.ts";
import { listedPlaces, markersIn } from "../../src/contract/redaction.ts";
import { verifyLine } from "../../src/core/redact/verify-line.ts";
import {
  around,
  eventOf,
  generated,
  lineOf,
  objectOf,
  spelled,
  spelling,
  texts,
  values,
  wrapped,
  type Node,
} from "../unit/core/redact/planting.ts";
import { createEngine, redacted, redactedBytes } from "../unit/core/redact/redacting.ts";

const engine = createEngine();
const seed = 20_261_125;
const places = [...Object.values(texts).map((text) => around(wrapped(text))), around(values)];

/** Lines with all kinds of secrets, damaged ones among them. */
const lines = lineOf(fc.oneof(...places)).map((line) => line.toString("latin1"));
/** Whole events. */
const events = fc
  .tuple(fc.oneof(...places), spelling)
  .map(([node, style]) => spelled(node, style))
  .filter((line) => isObject(parsed(line)));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A secret in a place where every one must go. */
interface Planted {
  readonly node: Node;
  readonly secret: string;
}

const secretNames = fc.constantFrom(
  ..."password dbPassword API_KEY x-api-key clientSecret auth_token refreshToken passphrase contraseña private_key".split(
    " ",
  ),
);
/** Places of a secret in a text, each with a shell's, a program's or a server's own spelling. */
const sentences: readonly ((secret: string) => string)[] = [
  (secret) => `export DB_PASSWORD=${secret}`,
  (secret) => `password: "${secret}", user: "app"`,
  (secret) => `curl -H "Authorization: Bearer ${secret}" https://api.internal/v1`,
  (secret) => `psql postgres://app:${secret}@db.internal:5432/main`,
  (secret) => `GET /v1/items?page=2&access_token=${secret}&sort=asc`,
  (secret) => `mysql -u app -p${secret} -h db.internal main`,
  (secret) => `docker login -u app -p ${secret} registry.internal`,
  (secret) => `curl -u app:${secret} https://api.internal`,
  (secret) => `curl https://api.internal \\\n  -u app:${secret}`,
  (secret) => `deploy --token=${secret} --verbose`,
  (secret) => `Cookie: session=${secret}; theme=dark`,
  (secret) => `X-Api-Key: ${secret}`,
  (secret) => `<password>${secret}</password>`,
  (secret) =>
    `the token is sk-or-v1-${Buffer.from(secret).toString("hex").slice(0, 24).padEnd(64, "a1")}`,
];
const carriers: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify({ log: text }),
  (text) => JSON.stringify(JSON.stringify([text])),
  (text) => JSON.stringify({ log: { lines: [text] } }, null, 2),
  (text) => `first line\n${text}\nlast line`,
  (text) => `data:text/plain;base64,${Buffer.from(text).toString("base64")}`,
  (text) => Buffer.from(text).toString("base64url"),
  (text) => Buffer.from(text).toString("hex"),
  (text) => encodeURIComponent(text),
];
const planted: fc.Arbitrary<Planted> = fc.oneof(
  fc.tuple(generated, secretNames, fc.nat(3)).map(([secret, name, shape]): Planted => {
    const shapes: readonly Node[] = [
      objectOf([name, secret]),
      objectOf(["deep", [objectOf([name, secret])]]),
      objectOf(["name", name], ["value", secret]),
      objectOf(["args", ["deploy", `--${name}`, secret]]),
    ];
    return { node: eventOf(shapes[shape]!), secret };
  }),
  fc
    .tuple(
      generated,
      fc.constantFrom(...sentences),
      fc.array(fc.constantFrom(...carriers), { maxLength: 2 }),
    )
    .map(([secret, sentence, list]): Planted => {
      const text = list.reduce((inner, carry) => carry(inner), sentence(secret));
      return { node: eventOf(objectOf(["steps", 3], ["note", text])), secret };
    }),
);

/** What a reader of a text could get out of it: the text, and what it decodes to, in any order. */
function readings(text: string, depth = 3): string[] {
  const found = [text];
  if (depth === 0) return found;
  const more = (inner: string): void => {
    if (inner !== text && inner.length >= 8) found.push(...readings(inner, depth - 1));
  };
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{12,}/g)) {
    more(Buffer.from(run, "base64").toString("latin1"));
    if (/^[0-9a-f]+$/i.test(run)) more(Buffer.from(run, "hex").toString("latin1"));
  }
  if (text.includes("%")) {
    more(
      text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      ),
    );
  }
  if (text.includes("\\")) {
    more(
      text
        .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        )
        .replaceAll(/\\(.)/g, "$1"),
    );
  }
  return found;
}

const eights = (secret: string): string[] =>
  Array.from({ length: secret.length - 7 }, (_, i) => secret.slice(i, i + 8));

describe("a planted secret", () => {
  test("is gone, raw and decoded, to the last eight characters", () => {
    fc.assert(
      fc.property(planted, spelling, ({ node, secret }, style) => {
        const line = spelled(node, style);
        const all = readings(redacted(line, engine).text).join("\n");
        expect(eights(secret).filter((part) => all.includes(part))).toEqual([]);
      }),
      { seed, numRuns: 3000 },
    );
  });

  test("was there to be read before", () => {
    fc.assert(
      fc.property(planted, spelling, ({ node, secret }, style) => {
        const all = readings(spelled(node, style), 5).join("\n");
        expect(all.includes(secret) || /sk-or-v1-/.test(all)).toBe(true);
      }),
      { seed, numRuns: 300 },
    );
  });
});

/** Names and texts that say nothing of a secret. */
const plainText = fc.oneof(
  fc.constantFrom(
    ..."step|result|tokens|max_tokens|token_count|author|status|path/to/file.ts|sha256:abc|3 of 5|naïve café|日本語|a\nb|x = y + 1|{}|[1]|50%".split(
      "|",
    ),
  ),
  fc.stringMatching(/^[a-m ,.]{0,40}$/),
);
const plain = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    plainText,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("node"), { maxLength: 4 }),
    fc
      .array(fc.tuple(plainText, tie("node")), { maxLength: 5 })
      .map((members): Node => ({ members })),
  ),
})).node;

describe("a line without a secret", () => {
  test("stays byte for byte, whatever its spelling", () => {
    fc.assert(
      fc.property(plain, spelling, (node, style) => {
        const line = Buffer.from(`${spelled(eventOf(node), style)}\r\n${spelled(node, style)}`);
        expect(redactedBytes([line], engine).equals(line)).toBe(true);
        expect(redacted(line.toString("utf8"), engine).replaced).toEqual([]);
      }),
      { seed, numRuns: 3000 },
    );
  });
});

describe("redaction", () => {
  test("of what was redacted changes nothing", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const once = redacted(line, engine).text;
        const twice = redacted(once, engine);
        expect(twice.replaced).toEqual([]);
        expect(twice.text).toBe(once);
      }),
      { seed, numRuns: 4000 },
    );
  });

  test("keeps an event valid JSON, its keys in order, its numbers as they are spelled", () => {
    fc.assert(
      fc.property(
        events,
        fc.constantFrom("1e+2", "-0", "12345678901234567890", "1.10"),
        (line, number) => {
          const numbered = line.replace("{", `{"measured":${number},`);
          const { text } = redacted(numbered, engine);
          expect(text).toContain(`"measured":${number},`);
          expect(differenceOf(JSON.parse(numbered), JSON.parse(text))).toBeUndefined();
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  test("lists every place it takes, and verifies", () => {
    fc.assert(
      fc.property(events, (line) => {
        const { text, replaced } = redacted(line, engine);
        const event = JSON.parse(text) as Record<string, unknown>;
        const { tree, unresolved } = listedPlaces(event);
        const paths = replaced.flatMap(({ path }) => (path ? [path] : []));
        // Where a name went, the paths below it are told with the name that was.
        const isNamed = paths.length < replaced.length;
        if (isObject(event["payload"]) && !isNamed) {
          expect(paths.filter((path) => !covers(tree, path))).toEqual([]);
          expect(unresolved).toEqual([]);
        }
        const proof = verifyLine(line, text);
        expect(proof.kind).toBe(replaced.length === 0 ? "same" : "redacted");
        if (proof.kind === "redacted" && !isNamed) expect(proof.places).toBeGreaterThan(0);
      }),
      { seed, numRuns: 3000 },
    );
  });

  test("does not verify with one more byte changed beside the markers", () => {
    fc.assert(
      fc.property(events, fc.nat(), fc.constantFrom("~", "0", '"', "é", " "), (line, at, put) => {
        const { text, replaced } = redacted(line, engine);
        fc.pre(replaced.length > 0);
        const list = text.indexOf('"redacted_fields"');
        const markers = markersIn(text);
        const free = Array.from(text, (_, i) => i).filter(
          (i) =>
            text[i] !== put &&
            !markers.some(({ from, to }) => i >= from - 1 && i <= to) &&
            (list < 0 || i < list || i > text.indexOf("]", list)),
        );
        const place = free[at % free.length]!;
        const changed = text.slice(0, place) + put + text.slice(place + 1);
        expect(verifyLine(line, changed).kind, changed).toBe("broken");
      }),
      { seed, numRuns: 3000 },
    );
  });

  test("of pieces cut at any line ends gives what the whole gives", () => {
    fc.assert(
      fc.property(
        fc.array(lines, { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        (list, cuts, hasEnd) => {
          const ends = list.map((line, i) => `${line}${i < list.length - 1 || hasEnd ? "\n" : ""}`);
          const pieces: Buffer[] = [];
          let open = "";
          for (const [i, line] of ends.entries()) {
            open += line;
            if (cuts[i] === true || i === ends.length - 1) {
              pieces.push(Buffer.from(open, "latin1"));
              open = "";
            }
          }
          const whole = redactedBytes([Buffer.concat(pieces)], engine);
          expect(redactedBytes(pieces, engine).equals(whole)).toBe(true);
        },
      ),
      { seed, numRuns: 400 },
    );
  });
});

/** The first place where two values differ in more than markers; keys may hold one as well. */
function differenceOf(before: unknown, after: unknown, place = ""): string | undefined {
  if (typeof after === "string" && markersIn(after).length > 0) return undefined;
  if (Array.isArray(before) || isObject(before)) {
    if (Array.isArray(before) !== Array.isArray(after) || after === null) return place;
    const [old, now] = [Object.entries(before), Object.entries(after as object)];
    if (place === "/payload" && !Object.hasOwn(before, "redacted_fields")) {
      if (now.at(-1)?.[0] === "redacted_fields") now.pop();
    }
    if (old.length !== now.length) return `${place}: ${old.length} and ${now.length} members`;
    for (const [i, [name, value]] of old.entries()) {
      const [nameNow, valueNow] = now[i]!;
      const here = `${place}/${name}`;
      if (nameNow !== name && markersIn(nameNow).length === 0) return here;
      const difference = differenceOf(value, valueNow, here);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return Object.is(before, after) ? undefined : place;
}

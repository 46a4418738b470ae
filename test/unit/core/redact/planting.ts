// Arbitraries of lines with secrets in every place and spelling that logs have them in.
import * as fc from "fast-check";
import { programs } from "../../../../src/core/redact/text/programs.ts";
import { randomOf } from "../../../support/random.ts";
import { characters, sampleIds, sampleOf } from "./rules/samples.ts";

/** JSON as it will be spelled: objects keep the order of their members, and may have one twice. */
export type Node =
  | string
  | number
  | boolean
  | null
  | readonly Node[]
  | { readonly members: readonly (readonly [string, Node])[] };

export const objectOf = (...members: readonly (readonly [string, Node])[]): Node => ({ members });

const alphabet = (letters: string, min: number, max: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(), fc.integer({ min, max }))
    .map(([seed, length]) => characters(letters, length, randomOf(seed)));

const lower = "abcdefghijklmnopqrstuvwxyz";
const mixed = `${lower}${lower.toUpperCase()}0123456789`;

/** Letters and digits as a generator of passwords mixes them. */
export const generated = alphabet(mixed, 12, 40);
const token = fc
  .tuple(fc.constantFrom(...sampleIds), fc.nat())
  .map(([id, seed]) => sampleOf(id, randomOf(seed)).text);
const secret = fc.oneof(
  { weight: 5, arbitrary: generated },
  { weight: 2, arbitrary: alphabet(mixed, 8, 11) },
  alphabet(lower, 6, 30),
  alphabet(mixed.slice(0, 52), 16, 32),
  alphabet("0123456789", 4, 18),
  alphabet("0123456789abcdef", 16, 40),
  alphabet(`${mixed}@#/?:!%&*+-_=.~$`, 8, 24),
  alphabet(`${mixed}"'\\ éЖ語`, 8, 20),
  { weight: 2, arbitrary: token },
);

const names = fc.constantFrom(
  ..."password PASSWORD dbPassword db_passwd DB-PASS x-api-key X-Api-Key apiKey API_KEY authToken access_token TOKEN token".split(
    " ",
  ),
  ..."contraseña motDePasse MOT_DE_PASSE senha wachtwoord Kennwort passwort_2 secret_id client.secret cookie Set-Cookie jwt".split(
    " ",
  ),
  ..."passphrase mnemonic psk pin otp sid dsn login auth pw pwd bearer Authorization connectionString SharedAccessKey".split(
    " ",
  ),
  ..."OPENAI algolia ALGOLIA_ID npm_id stripe sentryDsn github jira_login vault $PASSWORD .password clé_password".split(
    " ",
  ),
  "api key",
  "secret key",
  "seed phrase",
  "access token",
  "connection string",
  ..."tokens max_tokens token_count token_type primary_key cache_key keyboard author passed key".split(
    " ",
  ),
);
const before = fc.constantFrom(
  ..."|||see |\n|\t|a\r\n|ключ |日本|x=1 |\u00a0|a.b/|\\|n|{|# |-|$|\u001b[1m|data: |<b>|(|é|?a=1&|&amp;|%0A".split(
    "|",
  ),
);
const after = fc.constantFrom(..."||| ok|\n|\r\nnext|,|;|)|.|\t|</b>| é|&b=2|\\n|%0A|}".split("|"));
const quote = fc.constantFrom("", "", "", '"', "'", "`", '\\"');

const assignment = fc
  .tuple(
    names,
    quote,
    fc.constantFrom(
      ..."=|: |:| = |:=| => |==| -> |?=|||=| is |\t=\t| |, |> |\n  value: |, value: |: str = |  :  ".split(
        "|",
      ),
    ),
    quote,
    secret,
  )
  .map(
    ([name, open, operator, close, value]) =>
      `${open}${name}${open}${operator}${close}${value}${close}`,
  );

const base64 = (text: string): string => Buffer.from(text).toString("base64");

const header = fc.tuple(
  fc.constantFrom(
    ..."Authorization: Bearer |authorization: |Proxy-Authorization: Basic |Bearer |token |Basic |ApiKey |Negotiate |DPoP |pat |Splunk |jwt\t|Genie-Key |sso-key |session |Cookie: sid=|Set-Cookie: a=".split(
      "|",
    ),
  ),
  secret,
  fc.constantFrom("", "; Path=/", "; b=2"),
);
const headers = header.map(([scheme, value, rest]) =>
  /^(?:\S+: )?Basic $/.test(scheme)
    ? `${scheme}${base64(`bob:${value}`)}`
    : `${scheme}${value}${rest}`,
);

const urls = fc
  .tuple(
    fc.constantFrom("https://", "postgres://", "amqp://", "git+ssh://", "HTTP://", "//"),
    fc.constantFrom("", "user:", "", "a%40b:", ":", "user@"),
    secret,
    fc.constantFrom(
      ..."sig|Signature|key|api|code|sid|session-id|session_id|X-Amz-Signature|ticket|st|access|otp|pass|pw|pwd|auth|jwt|access_token|AWSAccessKeyId|SAMLResponse|api%5Fkey|page|id".split(
        "|",
      ),
    ),
    fc.constantFrom("user", "query", "fragment"),
  )
  .map(([scheme, user, value, name, place]) => {
    if (place === "user") return `${scheme}${user}${value}@db.internal:5432/app`;
    return `${scheme}db.internal/app${place === "query" ? "?a=1&" : "#"}${name}=${value}&z=1`;
  });

/** The words of a command of the table of programs, with a secret where it takes one. */
const words = fc
  .tuple(
    fc.constantFrom(...Object.keys(programs)),
    fc.nat(),
    secret,
    fc.constantFrom("", "", "-h db", "--verbose", "app", "-x"),
    fc.constantFrom("", "", "/usr/bin/", "./", "sudo ", "time "),
  )
  .map(([name, at, value, between, prefix]) => {
    const { secret: flags = [], attached = [], pair = [], plain = [] } = programs[name]!;
    const forms: string[][] = [
      ...flags.flatMap((flag) => [[flag, value], [`${flag}=${value}`]]),
      ...attached.map((flag) => [`${flag}${value}`]),
      ...pair.map((flag) => [flag, `bob:${value}`]),
      ...plain.map(({ after: [word] }) => [word!, "bob", value]),
      ["--password", value],
      [`--token=${value}`],
      ["--passphrase-fd", "0"],
    ];
    const path = prefix.endsWith("/")
      ? [`${prefix}${name}`]
      : [...prefix.split(" "), ...name.split(" ")];
    return [...path, ...between.split(" "), ...forms[at % forms.length]!].filter(
      (word) => word !== "",
    );
  });
const gap = fc.constantFrom(" ", " ", "  ", "\t", " \\\n  ", " \\\r\n", "\u00a0", "\u2003", "\n");
const commandLines = fc
  .tuple(
    words,
    gap,
    fc.constantFrom("", "'", '"'),
    fc.constantFrom("", "", "echo Xk29Lm77QpVt | ", "$(", "cd x && ", "$ "),
  )
  .map(([list, between, mark, start]) => {
    const last = list.at(-1)!;
    return `${start}${[...list.slice(0, -1), `${mark}${last}${mark}`].join(between)}`;
  });

/** Text with a secret in it, by the kind of place. */
export const texts = {
  assignments: assignment,
  headers,
  urls,
  commands: commandLines,
  tokens: token,
} as const satisfies Record<string, fc.Arbitrary<string>>;

/** Values that are no text but have secrets: members, pairs, lists of arguments. */
export const values: fc.Arbitrary<Node> = fc.oneof(
  fc
    .tuple(
      names,
      fc.oneof<fc.Arbitrary<Node>[]>(secret, fc.integer(), fc.array(secret, { maxLength: 2 })),
    )
    .map(([name, value]) => objectOf([name, value])),
  fc
    .tuple(names, secret, secret)
    .map(([name, a, b]) => objectOf([name, objectOf(["a", a], ["b", [b]])])),
  fc
    .tuple(
      fc.constantFrom("name", "key", "field"),
      names,
      fc.constantFrom("value", "content"),
      secret,
      fc.boolean(),
    )
    .map(([label, name, field, value, isFirst]) =>
      isFirst ? objectOf([label, name], [field, value]) : objectOf([field, value], [label, name]),
    ),
  fc.tuple(names, secret).map(([name, value]) => [name, value]),
  words,
  fc
    .tuple(
      words,
      fc.constantFrom("command", "program", "tool"),
      fc.constantFrom("args", "argv"),
      fc.boolean(),
      fc.nat(2),
    )
    .map(([list, label, field, isFirst, count]) => {
      const command = [label, list.slice(0, count + 1).join(" ")] as const;
      const rest = [field, list.slice(count + 1)] as const;
      return isFirst ? objectOf(command, rest) : objectOf(rest, command);
    }),
);

const percentAll = (text: string): string =>
  Array.from(
    Buffer.from(text),
    (byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`,
  ).join("");
const percentMarks = (text: string): string =>
  text.replaceAll(/[^A-Za-z0-9é-語]/g, (mark) =>
    mark.codePointAt(0)! < 0x80 ? percentAll(mark) : mark,
  );
const invisible = ["\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u200f", "\u0000"];

/** Ways to put one text into another one. */
const encodings: readonly ((text: string, seed: number) => string)[] = [
  base64,
  (text) => Buffer.from(text).toString("base64url"),
  (text) => Buffer.from(text).toString("hex"),
  (text) => Buffer.from(text).toString("hex").toUpperCase(),
  percentAll,
  percentMarks,
  (text) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  (text) => JSON.stringify({ note: text }),
  (text) => JSON.stringify({ a: [text] }, null, 2),
  (text) => `{'note': '${text}'}`,
  (text) => JSON.stringify(JSON.stringify({ note: text })),
  (text, seed) => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + invisible[seed % invisible.length] + text.slice(at);
  },
];
const encoding = fc.oneof(
  { weight: 3, arbitrary: fc.constant<readonly number[]>([]) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(encodings.length - 1)).map((list): readonly number[] => list),
  },
  fc
    .tuple(fc.nat(encodings.length - 1), fc.nat(encodings.length - 1))
    .map((list): readonly number[] => list),
);

/** A text as it may stand in a log: encoded, with words around. */
export const wrapped = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, encoding, fc.nat(), before, after).map(([inner, list, seed, start, end]) => {
    const encoded = list.reduce((whole, index) => encodings[index]!(whole, seed), inner);
    return `${start}${encoded}${end}`;
  });

/** How a value is spelled as JSON. */
export interface Spelling {
  readonly escapes: "least" | "ascii" | "some" | "letters" | "upper";
  readonly slashes: boolean;
  readonly space: string;
  readonly seed: number;
}
export const spelling: fc.Arbitrary<Spelling> = fc.record({
  escapes: fc.constantFrom("least", "least", "least", "ascii", "ascii", "some", "letters", "upper"),
  slashes: fc.integer({ max: 4, min: 0 }).map((one) => one === 0),
  space: fc.constantFrom("", "", " ", "\t", "  "),
  seed: fc.nat(),
});

const hex4 = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function stringOf(text: string, { escapes, slashes, seed }: Spelling): string {
  const random = randomOf(seed);
  let out = "";
  for (const unit of text.split("")) {
    const plain = JSON.stringify(unit).slice(1, -1);
    const isEscaped =
      escapes === "ascii"
        ? unit > "\u007e"
        : escapes === "some"
          ? random.chance(0.1)
          : escapes === "letters"
            ? random.chance(0.4) && /[a-z\s-]/i.test(unit)
            : escapes === "upper" && unit < " ";
    if (isEscaped)
      out += escapes === "upper" ? hex4(unit).toUpperCase().replace("U", "u") : hex4(unit);
    else out += unit === "/" && slashes ? "\\/" : plain;
  }
  return `"${out}"`;
}

export function spelled(node: Node, style: Spelling): string {
  const { space } = style;
  if (typeof node === "string") return stringOf(node, style);
  if (typeof node !== "object" || node === null) return String(node);
  if (!("members" in node)) return `[${node.map((one) => spelled(one, style)).join(`,${space}`)}]`;
  const members = node.members.map(
    ([name, value]) => `${stringOf(name, style)}:${space}${spelled(value, style)}`,
  );
  return `{${space}${members.join(`,${space}`)}${space}}`;
}

/** An event with a value in its payload. */
export const eventOf = (
  payload: Node,
  event = "executor.command_started",
  tags: Node = objectOf(),
): Node =>
  objectOf(
    ["schema_version", "0.1"],
    ["timestamp", "2026-01-02T03:04:05.678Z"],
    ["source", "executor"],
    ["run_id", "run-1"],
    ["cycle", 1],
    ["event", event],
    ["payload", payload],
    ["tags", tags],
  );

/** Lines around a value: mostly events, in any of their places. */
export const around = (value: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc.tuple(value, fc.nat(11)).map(([inner, place]) => {
    if (place < 6) return eventOf(objectOf(["n", 1], ["command", "run"], ["note", inner]));
    if (place === 6) return eventOf(objectOf(["list", [1, [inner]]]));
    if (place === 7) return eventOf(objectOf(), "a.b", objectOf(["t", inner]));
    if (place === 8)
      return typeof inner === "string" ? eventOf(objectOf([inner, 1])) : eventOf(inner);
    if (place === 9) return [inner];
    if (place === 10) return inner;
    return objectOf(["args", inner], ["payload", [inner]]);
  });

const damages: readonly ((line: Buffer, at: number) => Buffer)[] = [
  (line) => Buffer.concat([Buffer.from("\ufeff"), line]),
  (line) => Buffer.concat([line, Buffer.from("\r")]),
  (line, at) => line.subarray(0, at),
  (line) => Buffer.concat([line.subarray(0, -1), Buffer.from(",}")]),
  (line, at) => Buffer.concat([line.subarray(0, at), Buffer.of(0xff), line.subarray(at)]),
  (line, at) => Buffer.concat([line.subarray(0, at), Buffer.of(0xc3), line.subarray(at + 1)]),
  (line, at) => Buffer.concat([line.subarray(0, at), Buffer.from('"'), line.subarray(at)]),
  (line) => Buffer.from(line.toString("utf8").replaceAll(/^"|"$/g, "")),
];

/** The bytes of a line without its end: mostly as spelled, else damaged. */
export const lineOf = (node: fc.Arbitrary<Node>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(node, spelling, fc.nat(damages.length * 3), fc.nat())
    .map(([value, style, kind, seed]) => {
      const line = Buffer.from(spelled(value, style).replaceAll("\n", " "));
      return damages[kind]?.(line, seed % (line.length + 1)) ?? line;
    });

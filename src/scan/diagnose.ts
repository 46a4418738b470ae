import type { SyntaxReason } from "../contract/finding.ts";

/** Why and where a text is not JSON. */
export interface Diagnosis {
  readonly reason: SyntaxReason;
  /** Byte offset in the chunk. */
  readonly at: number;
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;
const otherWord = /[A-Za-z_$][A-Za-z0-9_$]*/y;

/**
 * Reads a line by the grammar of RFC 8259 up to the first byte that breaks it, and names the usual cause.
 * `mayBeCut` tells that the input ends here, so that what could go on is `truncated` whatever else it looks like.
 * Only for lines JSON.parse has rejected; iterative, so that no nesting overflows.
 */
export function diagnose(
  bytes: Uint8Array,
  start: number,
  end: number,
  mayBeCut: boolean,
): Diagnosis {
  // latin1 is one to one with bytes, and all of JSON's grammar is ASCII.
  const line = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
  const { reason, at } = read(line);
  const cut = mayBeCut && (reason === "truncated" || isCut(line, at));
  return { reason: cut ? "truncated" : (overall(line) ?? reason), at: start + at };
}

// What a literal or a number may look like when the line ends inside it.
const cutScalar =
  /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-|-?(?:0|[1-9][0-9]{0,400})(?:\.[0-9]{0,400})?(?:[eE][+-]?)?)$/;

const isCut = (line: string, at: number): boolean => cutScalar.test(line.slice(at));

/** Causes seen from the line as a whole. */
function overall(line: string): SyntaxReason | undefined {
  const trimmed = line.trim();
  if (/^[{}[\]]+,?$/.test(trimmed)) return "pretty-printed";
  if (/^\s*"(?:[^"\\]|\\.){0,200}"\s*:/.test(line) && !trimmed.startsWith("{")) {
    return "pretty-printed";
  }
  return undefined;
}

function read(line: string): Diagnosis {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(line)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const open: ("{" | "[")[] = [];
  // What may come next: a value, a key or the end of an object, a comma or the end of what is open.
  let expected: "value" | "first" | "key" | "colon" | "next" = "value";
  for (;;) {
    take(space);
    const character = line[at];
    const level = open.at(-1);
    if (character === undefined) {
      return { reason: "truncated", at };
    }
    if (expected === "next") {
      if (level === undefined) return { reason: trailing(line, at), at };
      if (character === ",") {
        at++;
        expected = level === "{" ? "key" : "value";
      } else if (character === (level === "{" ? "}" : "]")) {
        at++;
        open.pop();
      } else return { reason: missing(line, at, "missing-comma"), at };
      continue;
    }
    if (expected === "colon") {
      if (character !== ":") return { reason: missing(line, at, "missing-colon"), at };
      at++;
      expected = "value";
      continue;
    }
    const closes = level === "{" ? "}" : "]";
    if (character === closes && level !== undefined) {
      if (expected === "value" && level === "{") return { reason: "unexpected", at };
      if (expected !== "first") return { reason: "trailing-comma", at };
      at++;
      open.pop();
      expected = "next";
      continue;
    }
    if (level === "{" && (expected === "key" || expected === "first")) {
      if (character !== '"') return { reason: cause(line, at, true), at };
      const past = readText(line, at);
      if (typeof past === "object") return past;
      at = past;
      expected = "colon";
      continue;
    }
    if (character === "{" || character === "[") {
      open.push(character);
      at++;
      expected = "first";
      continue;
    }
    if (character === '"') {
      const past = readText(line, at);
      if (typeof past === "object") return past;
      at = past;
    } else {
      const scalar = at;
      const isNumber = take(number);
      if (!isNumber && !take(word)) return { reason: cause(line, at), at };
      if (/[\w.+-]/.test(line[at] ?? "")) {
        return { reason: isNumber ? "bad-number" : "unexpected", at: scalar };
      }
    }
    expected = "next";
  }
}

/** What stands after a complete value. */
function trailing(line: string, at: number): SyntaxReason {
  const character = line[at];
  if (character === "{" || character === "[") return "glued-records";
  if (character === "," && /[{[]/.test(line.slice(at + 1).trimStart()[0] ?? "")) {
    return "glued-records";
  }
  return character === "," ? "trailing-comma" : cause(line, at);
}

/** What stands where a comma or colon should: the separator is missing if a value begins here. */
function missing(
  line: string,
  at: number,
  reason: "missing-comma" | "missing-colon",
): SyntaxReason {
  return /^(?:["{[]|-?[0-9]|(?:true|false|null)\b)/.test(line.slice(at, at + 6))
    ? reason
    : cause(line, at);
}

function cause(line: string, at: number, key = false): SyntaxReason {
  const character = line[at] ?? "";
  if (character === "'") return "single-quotes";
  if (character === "#" || (character === "/" && /[/*]/.test(line[at + 1] ?? ""))) return "comment";
  otherWord.lastIndex = line[at] === "-" || line[at] === "+" ? at + 1 : at;
  const name = otherWord.exec(line)?.[0] ?? "";
  if (name === "NaN" || name === "Infinity") return "not-a-number";
  if (name === "True" || name === "False" || name === "None") return "python-literal";
  if (name !== "" && key) return "unquoted-key";
  return /[0-9.+-]/.test(character) ? "bad-number" : "unexpected";
}

/**
 * Reads the text that starts at `at`: the index past it, or what is wrong with it. A loop, as a regular expression
 * over millions of characters runs out of stack.
 */
function readText(line: string, at: number): number | Diagnosis {
  for (let i = at + 1; i < line.length; i++) {
    const character = line[i]!;
    if (character === '"') return i + 1;
    if (character < " ") return { reason: "control-character", at: i };
    if (character === "\\") {
      const escape = line.slice(i, i + 6);
      if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(escape)) {
        return {
          reason: /^\\(?:u[0-9a-fA-F]{0,3})?$/.test(escape) ? "truncated" : "bad-escape",
          at: i,
        };
      }
      i++;
    }
  }
  return { reason: "truncated", at: line.length };
}

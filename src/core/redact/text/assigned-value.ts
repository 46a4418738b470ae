/** The value that stands after a name in a text. */
export interface Value {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly isQuoted: boolean;
  /** After an operator, after a name in quotes, in brackets after a name, after a space, or after words of prose. */
  readonly kind: "assigned" | "argument" | "called" | "spaced" | "prose";
  /** No space between name, operator and value. */
  readonly isTight: boolean;
  /** Whether it is assigned as a shell and a URL do it: `=`. */
  readonly isLiteral: boolean;
  /** The name begins the line and the value ends it, as in a file of settings. */
  readonly isAlone: boolean;
  /** What follows in the same line, to tell calls and indices from literals. */
  readonly rest: string;
  /** The quote a replacement needs to keep the document around valid; undefined where it needs none. */
  readonly quote: string | undefined;
}

interface Name {
  readonly from: number;
  readonly to: number;
}

const closing = /(\\{0,8}["'`])?(\[\]|\])?/y;
const type = /[ \t]{1,8}(?:string|str|String|text|varchar|char)(?:\[\d*\])?(?=[ \t]{0,8}=)/y;
const operator =
  /[ \t]{0,20}(:{1,3}=|\?=|=>|={1,3}|!={1,2}|\.=|\+=|->|\|\|=?|\?\?=?|:)[ \t]{0,40}/y;
const typed =
  /(?:string|str|String|&(?:'static )?str|text|SecretStr|Optional\[str\])(?:[ \t]*\|[ \t]*\w+)?[ \t]{0,8}=[ \t]{0,8}/y;
const comma = /[ \t]{0,8},[ \t]{0,8}(?=["'`])/y;
const call = /\(\s{0,8}(?=["'`])/y;
const element = /(?:\s[^<>]{0,80})?>\s{0,40}/y;
const pair = /[ \t\n]{0,20},?[ \t\n-]{0,20}\\{0,8}["']?value\\{0,8}["']?[ \t]{0,8}[:=][ \t]{0,8}/y;
const gapped =
  /(?:[ \t]{1,4}(?!is\b|was\b)[A-Za-z]{1,20}){1,3}[ \t]{0,4}[:=][ \t]{1,8}|[ \t]{1,4}(?:is|was)[ \t:]{1,5}/y;
const space = /[ \t]{1,4}(?=[A-Za-z0-9"'])/y;
const opening = /(?:[bfrLu@]{1,2}(?=["']))?(\\{0,8})(["'`])/y;

/** The values a name is followed by: one, or those of a list; none if nothing assigns any. */
export function valuesAfter(text: string, name: Name): Value[] {
  const value = valueAfter(text, name);
  return value === undefined ? [] : [value].flat();
}

type Found = Value | Value[] | undefined;

function valueAfter(text: string, name: Name): Found {
  const close = sticky(closing, text, name.to)!;
  const nameQuote = close[1];
  let at = name.to + close[0].length;
  at += sticky(type, text, at)?.[0].length ?? 0;
  const assigned = sticky(operator, text, at);
  if (assigned) {
    const end = at + assigned[0].length;
    const from = end + (sticky(typed, text, end)?.[0].length ?? 0);
    const isTight = assigned[0].length === assigned[1]!.length;
    return (
      blockAt(text, from, name, assigned[1]!) ??
      listAt(text, from) ??
      valueAt(text, from, name, "assigned", isTight, nameQuote)
    );
  }
  if (nameQuote !== undefined) {
    const argument = sticky(comma, text, at);
    if (argument) return valueAt(text, at + argument[0].length, name, "argument", false, nameQuote);
  }
  const next = sticky(pair, text, at);
  if (next) return valueAt(text, at + next[0].length, name, "assigned", false, nameQuote);
  const called = sticky(call, text, at);
  if (called) return valueAt(text, at + called[0].length, name, "called", false, undefined);
  if (text[name.from - 1] === "<") return elementAt(text, at);
  const words = sticky(gapped, text, at);
  if (words) return valueAt(text, at + words[0].length, name, "prose", false, undefined);
  const spaced = sticky(space, text, at);
  return spaced && valueAt(text, at + spaced[0].length, name, "spaced", false, undefined);
}

const list = /\[\s{0,40}(?=["'`])/y;
const item = /(["'`])((?:[^"'`\\\n]|\\.){0,4096})\1\s{0,40},?\s{0,40}/y;
const mostItems = 64;

/** The quoted texts of a list; undefined if there is none. */
function listAt(text: string, at: number): Value[] | undefined {
  const open = sticky(list, text, at);
  if (!open) return undefined;
  const values: Value[] = [];
  let from = at + open[0].length;
  for (let next = sticky(item, text, from); next && values.length < mostItems;) {
    const start = from + 1;
    const value = literal(text, start, start + next[2]!.length, "assigned", false);
    if (value) values.push(value);
    from += next[0].length;
    next = sticky(item, text, from);
  }
  return values;
}

const indicator = /[|>][+-]?\d?[ \t]*\n/y;
const nextLine = /[ \t]*\n(?=[ \t])/y;
const mostLines = 400;

/** A block of YAML below a name: all lines that are indented further, or a single word on the next line. */
function blockAt(text: string, at: number, name: Name, sign: string): Value | undefined {
  if (sign !== ":") return undefined;
  const open = sticky(indicator, text, at) ?? sticky(nextLine, text, at);
  if (!open) return undefined;
  const isBlock = /^[|>]/.test(open[0]);
  const indent = /^[ \t-]*/.exec(lineBefore(text, name.from))![0].length;
  const first = at + open[0].length;
  let to = first;
  for (let lines = 0, from = first; lines < (isBlock ? mostLines : 1); lines++) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end);
    if (line.trim() !== "" && /^[ \t]*/.exec(line)![0].length <= indent) break;
    to = from + line.trimEnd().length;
    if (end < 0) break;
    from = end + 1;
  }
  const from = first + /^[ \t]*(?:- )?["']?/.exec(text.slice(first, first + 80))![0].length;
  const value = literal(text, from, to, isBlock ? "assigned" : "prose", false);
  return isBlock || (value && !/[\s:]/.test(value.text)) ? value : undefined;
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The text of an element of markup: <name>value</name>. */
function elementAt(text: string, at: number): Value | undefined {
  const open = sticky(element, text, at);
  if (!open) return undefined;
  const from = at + open[0].length;
  const end = text.indexOf("<", from);
  if (end <= from || text[end + 1] !== "/") return undefined;
  const value = text.slice(from, end).trimEnd();
  return literal(text, from, from + value.length, "assigned", true);
}

function valueAt(
  text: string,
  at: number,
  name: Name,
  kind: Value["kind"],
  isTight: boolean,
  nameQuote: string | undefined,
): Value | undefined {
  const open = sticky(opening, text, at);
  if (!open) return bareValue(text, at, name, kind, isTight, nameQuote);
  // A shell runs what stands in these: PASSWORD=`pass show x`
  if (open[2] === "`" && isTight) return undefined;
  const quote = open[1]! + open[2]!;
  const from = at + open[0].length;
  if (isClosing(text, from - quote.length, from, name)) return undefined;
  const to = endOfQuoted(text, from, quote);
  return literal(text, from, to, kind, isTight);
}

/** Where a quoted text ends: at its own quote, or where the line or a very long text is cut off. */
function endOfQuoted(text: string, from: number, quote: string): number {
  const end = Math.min(text.length, from + longestQuoted);
  const isShort = quote.length === 1;
  for (let at = from; at < end; at++) {
    const character = text[at];
    if (character === "\n") return at;
    if (isShort && character === quote) return at;
    if (!isShort && character === quote[0] && text.startsWith(quote, at)) return at;
    if (isShort && character === "\\") at++;
  }
  return end;
}

const longestQuoted = 1 << 16;

/** The line of a place up to it, as far as is looked. */
function lineBefore(text: string, at: number): string {
  const part = text.slice(Math.max(0, at - farthest), at);
  return part.slice(part.lastIndexOf("\n") + 1);
}

/** What follows a place in its line, as far as is looked. */
function lineAfter(text: string, at: number): string {
  const part = text.slice(at, at + nearest);
  const end = part.indexOf("\n");
  return end < 0 ? part : part.slice(0, end);
}

const nearest = 40;
const farthest = 400;

/**
 * Whether a quote ends the text that the name stands in, as in a prompt: print("password: "). What would be its value
 * then begins like the rest of a call.
 */
function isClosing(text: string, at: number, end: number, name: Name): boolean {
  if (!/^\s{0,8}(?:[)\],;+:}.]|$)/.test(text.slice(end, end + 10))) return false;
  const quote = text.slice(at, end);
  const line = lineBefore(text, name.from);
  return line.split(quote).length % 2 === 0;
}

const literal = (
  text: string,
  from: number,
  to: number,
  kind: Value["kind"],
  isTight: boolean,
): Value | undefined =>
  to > from
    ? {
        from,
        to,
        text: text.slice(from, to),
        isQuoted: true,
        kind,
        isTight,
        isLiteral: false,
        isAlone: false,
        rest: "",
        quote: undefined,
      }
    : undefined;

const bare = /[^\s]{1,4096}/y;
const next =
  /[,;&|](?=[A-Za-z_][\w.-]{0,40}[ ]?[=:])|[;](?=\w+ \w+=)|\\[nrt"']|["'`](?=[\s,;:)}\]>|&]|$)|<(?=[A-Za-z/!])/;
const nextInDocument = /[,}\]]/;

/** A value without quotes, up to white space or what begins something else. */
function bareValue(
  text: string,
  from: number,
  name: Name,
  kind: Value["kind"],
  isTight: boolean,
  nameQuote: string | undefined,
): Value | undefined {
  const match = sticky(bare, text, from);
  if (!match) return undefined;
  let value = match[0];
  const isDocument = nameQuote !== undefined && kind === "assigned";
  // What an object or a list holds has names of its own, or is no text.
  if (value.startsWith("{") || value.startsWith("[")) return undefined;
  const cut = value.search(isDocument ? nextInDocument : next);
  if (cut === 0) return undefined;
  value = withoutTail(cut > 0 ? value.slice(0, cut) : value);
  // The bracket around a call or a condition ends a variable.
  value = /^[\w.$]+(?=\))/.exec(value)?.[0] ?? value;
  if (value === "") return undefined;
  const to = from + value.length;
  const rest = lineAfter(text, to);
  return {
    from,
    to,
    text: value,
    isQuoted: false,
    kind,
    isTight,
    isLiteral: text[from - 1] === "=",
    isAlone: rest.trim() === "" && settingStart.test(lineBefore(text, name.from)),
    rest,
    quote: isDocument && isMember.test(text.slice(name.to, from)) ? nameQuote : undefined,
  };
}

/** What stands between the name and the value of a member: "name": value, 'name' => value. */
const isMember = /^\\{0,8}["']\s*(?::|=>)\s*$/;

/** What may stand before a setting: marks of a diff, of grep and of numbered lines, a word or two. */
const settingStart =
  /^[\s"'#;+>|-]*(?:\d{1,6}[→:|-]?\s*)?(?:[\w./-]{1,60}[-:]\d{1,6}[-:]\s*)?[+-]?\s*(?:export |set |- )?(?:[A-Za-z]{1,20} ){0,2}[\s"']*$/;

const mostMarks = 16;
const opened: Readonly<Record<string, string>> = { ")": "(", "}": "{", "]": "[", ">": "<" };

/** Without the marks that end a sentence, a list or a bracket opened before the value. */
function withoutTail(value: string): string {
  let end = value.length;
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  for (; end > Math.max(0, value.length - mostMarks); end--) {
    const last = value[end - 1]!;
    if (
      last === "," ||
      last === ";" ||
      last === "\\" ||
      last === '"' ||
      last === "'" ||
      last === "`"
    )
      continue;
    const open = opened[last];
    if (open === undefined || (counts.get(open) ?? 0) >= counts.get(last)!) break;
    counts.set(last, counts.get(last)! - 1);
  }
  return value.slice(0, end);
}

import { delimited } from "./hits.ts";
import type { Decoded } from "./json.ts";
import { isSecretNumber, isSecretText } from "./names/member.ts";
import type { Names } from "./names/names.ts";
import { isPlaceholder, looksRandom } from "./names/placeholder.ts";
import type { Hit } from "./rule.ts";
import { argumentHits } from "./text/argv.ts";

/** A hit with its place: the names from the root down; undefined for one in a name. */
export interface DocumentHit extends Hit {
  readonly path: readonly string[] | undefined;
}

/** A scalar of a container, as a word of a command or a part of a pair. */
export interface Word {
  readonly text: string;
  readonly decoded: Decoded | undefined;
  readonly from: number;
  readonly to: number;
  readonly path: readonly string[];
}

/** An object or an array that is being read. */
export interface Frame {
  readonly isArray: boolean;
  readonly from: number;
  /** Hits before it: a container that goes whole takes those inside along. */
  readonly before: number;
  /** The rule that takes it whole. */
  readonly taken: string | undefined;
  /** Whether something that could be a secret stands inside. */
  holds: boolean;
  name: string;
  index: number;
  /** The scalars of an array, as the words of a command. */
  words: Word[] | undefined;
  /** `name` and `value` members of an object that is a pair. */
  label: string | undefined;
  labelled: Word | undefined;
  /** `command` and `args` members. */
  command: string | undefined;
  args: Word[] | undefined;
}

const labels =
  /^(?:name|key|k|field|header|variable|var|param|parameter|option|attribute|property|env|selector|label|id|type|target|locator|element)$/i;
const values = /^(?:value|val|v|data|content|defaultValue|text|input|keys)$/i;
const commands = /^(?:command|cmd|program|executable|name|tool|bin)$/i;
const argumentLists = /^(?:args|argv|arguments|params|parameters)$/i;
const mostWords = 4096;
/** Notes a scalar for what its container may be: a command, a pair, an element of a list of arguments. */
export function remember(frame: Frame, word: Word): void {
  if (frame.isArray) {
    if (frame.words!.length < mostWords) frame.words!.push(word);
    return;
  }
  const { name } = frame;
  if (labels.test(name)) frame.label ??= word.text;
  if (values.test(name)) frame.labelled = word;
  if (commands.test(name)) frame.command ??= word.text;
}

/** Arguments in an array, and `["password", "x"]`; a list of arguments waits for the command beside it. */
export function arrayHits(
  frame: Frame,
  around: Frame | undefined,
  names: Names,
  hits: DocumentHit[],
): void {
  const words = frame.words!;
  if (words.length === 0) return;
  if (around && !around.isArray && argumentLists.test(around.name)) {
    around.args = words;
    return;
  }
  wordHits(words, "", names, hits);
  const [first, second] = words;
  if (
    words.length === 2 &&
    names.strengthOf(first!.text) !== undefined &&
    looksRandom(second!.text, 8)
  ) {
    hits.push(wholeHit(second!, "name.pair"));
  }
}

/** `{"name": "DB_PASSWORD", "value": "x"}`, and a command with its arguments. */
export function objectHits(frame: Frame, names: Names, hits: DocumentHit[]): void {
  const { label, labelled, command, args } = frame;
  if (label !== undefined && labelled) {
    const isOne = labelled.decoded
      ? isSecretText(label, labelled.text, names)
      : isSecretNumber(label, labelled.text, names);
    if (isOne && !isPlaceholder(labelled.text)) hits.push(wholeHit(labelled, "name.pair"));
  }
  if (args) wordHits(args, command ?? "", names, hits);
}

const wholeHit = ({ from, to, decoded, path }: Word, rule: string): DocumentHit =>
  decoded
    ? { from: from + 1, to: to - 1, rule, path, secret: decoded.text }
    : { from, to, rule, path, quote: '"' };

function wordHits(
  words: readonly Word[],
  command: string,
  names: Names,
  hits: DocumentHit[],
): void {
  // A command of several words brings its own: `docker login`.
  const before = command.split(/\s+/).filter((word) => word !== "");
  const take = (index: number, from: number, to: number, rule: string): void => {
    const word = words[index - before.length];
    if (!word) return;
    if (!word.decoded) hits.push(wholeHit(word, rule));
    else {
      const { decoded, path } = word;
      const hit = delimited({ from, to, rule, secret: decoded.text.slice(from, to) }, decoded.text);
      hits.push({ ...hit, from: decoded.at(hit.from), to: decoded.at(hit.to), path });
    }
  };
  argumentHits([...before, ...words.map((word) => word.text)], names, take);
}

import type { Names } from "../names/names.ts";
import { isPlaceholder, looksRandom } from "../names/placeholder.ts";
import type { Hit } from "../rule.ts";
import { argumentHits } from "./argv.ts";
import { programs } from "./programs.ts";
import { commandsOf, type Word } from "./shell.ts";

/** Secrets in command lines that stand in a text. */

const programNames = [...new Set(Object.keys(programs).map((name) => name.split(" ")[0]!))];
/** A program with flags of its own, a flag with a telling name, or a secret that comes through a pipe. */
const gate = new RegExp(
  `(?<![\\w.-])(?:${programNames.join("|")})(?=["'\\s])` +
    "|(?<![\\w-])--?[\\w-]{0,40}(?:pass|pw|secret|token|key|auth|cred|cookie|jwt|pin|otp|dsn|stdin|phrase|psk|mnemonic|bearer|sid)|\\bchpasswd\\b|\\bsudo\\b[^\\n]{0,20} -S\\b",
  "gi",
);

/** Quoted words may hold commands themselves, in any depth a shell would read. */
const deepest = 8;

export function commandHits(text: string, names: Names, hits: Hit[], depth = 0): void {
  let done = 0;
  gate.lastIndex = 0;
  for (let match = gate.exec(text); match; match = gate.exec(text)) {
    const { from, to } = linesAround(text, match.index, done);
    lineHits(
      from === 0 && to === text.length ? text : text.slice(from, to),
      from,
      names,
      hits,
      depth,
    );
    done = to;
    gate.lastIndex = to;
  }
}

/** The line of a place, with the lines that end in `\\` joined to it. */
function linesAround(text: string, at: number, first: number): { from: number; to: number } {
  let from = at;
  while (from > first && !(text[from - 1] === "\n" && text[from - 2] !== "\\")) from--;
  let to = at;
  while (to < text.length && !(text[to] === "\n" && text[to - 1] !== "\\")) to++;
  return { from, to: Math.max(to, at + 1) };
}

const fromStdin =
  /\bchpasswd\b|\bsudo (?:-\w+ )*-S\b|--(?:password|token|passphrase)-stdin\b|--with-token\b|--stdin\b|--passphrase-fd\b/;

function lineHits(line: string, start: number, names: Names, hits: Hit[], depth: number): void {
  const takesStdin = fromStdin.test(line);
  for (const words of commandsOf(line)) {
    const texts = words.map((word) => word.text);
    argumentHits(texts, names, (index, from, to, rule) =>
      hits.push(placed(words[index]!, from, to, rule, start)),
    );
    if (takesStdin) fedHits(words, start, hits);
    for (const word of words) {
      if (depth < deepest && word.text.includes(" ")) nestedHits(word, start, names, hits, depth);
    }
  }
}

const placed = (word: Word, from: number, to: number, rule: string, start: number): Hit => ({
  from: start + word.at(from),
  to: start + word.at(to - 1) + 1,
  rule,
});

/** `echo SECRET | tool --password-stdin` and `tool --with-token <<< SECRET`. */
function fedHits(words: readonly Word[], start: number, hits: Hit[]): void {
  const isSource = /^(?:echo|printf)$/.test(words[0]!.text);
  for (const [i, word] of words.entries()) {
    const isFed = isSource ? i > 0 : words[i - 1]?.text === "<<<";
    // echo "user:x" | chpasswd
    const isSecret =
      looksRandom(word.text, 6) ||
      (isSource && i === words.length - 1 && !isPlaceholder(word.text));
    if (isFed && isSecret && !/^[-$]/.test(word.text)) {
      hits.push(placed(word, 0, word.text.length, "argument.stdin", start));
    }
  }
}

function nestedHits(word: Word, start: number, names: Names, hits: Hit[], depth: number): void {
  const inner: Hit[] = [];
  commandHits(word.text, names, inner, depth + 1);
  for (const { from, to, rule } of inner) hits.push(placed(word, from, to, rule, start));
}

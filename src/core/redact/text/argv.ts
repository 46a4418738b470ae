import { isPlaceholder, looksRandom } from "../names/placeholder.ts";
import { programs, wrappers, type Program } from "./programs.ts";
import type { Names } from "../names/names.ts";

/** Told of a part of a word that must go, by offsets in it. */
export type Take = (word: number, from: number, to: number, rule: string) => void;

/**
 * Secrets among the words of one command: `--password x`, `--token=x`, and what the flags of well-known programs hold.
 */
export function argumentHits(words: readonly string[], names: Names, take: Take): void {
  let current: Program | undefined;
  let name = "";
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const base = word.slice(word.lastIndexOf("/") + 1);
    const isFlag = word.startsWith("-");
    if (!isFlag && Object.hasOwn(programs, base) && !wrappers.has(base)) {
      current = programs[base];
      name = base;
    } else if (
      !isFlag &&
      /^(?:az|oc|cf|snyk|vault|docker|podman|helm|oras|skopeo|crane)$/.test(base)
    ) {
      name = base;
    } else if (!isFlag && name !== "" && Object.hasOwn(programs, `${name} ${word}`)) {
      current = programs[`${name} ${word}`];
    }
    if (current?.plain) plainHits(words, i, current, take);
    if (!isFlag && !word.startsWith("/p:")) continue;
    i += flagHits(words, i, current, names, take);
  }
}

/** What a flag holds; returns how many words after it were its own. */
function flagHits(
  words: readonly string[],
  i: number,
  program: Program | undefined,
  names: Names,
  take: Take,
): number {
  const word = words[i]!;
  const equals = word.search(word.startsWith("/") ? /:/ : /=/);
  const flag = equals < 0 ? word : word.slice(0, equals);
  const next = words[i + 1];
  const [at, from, value] =
    equals < 0 ? [i + 1, 0, next ?? ""] : [i, equals + 1, word.slice(equals + 1)];
  const isValue = equals >= 0 || (next !== undefined && !/^--?[A-Za-z]/.test(next));
  const used = equals < 0 && isValue ? 1 : 0;

  if (program?.pair?.includes(flag) && isValue) return pairHits(value, at, from, take) ? used : 0;
  if ((program?.secret?.includes(flag) || isSecretFlag(flag, names)) && isValue) {
    // openssl says where a password comes from; only `pass:` brings it along.
    const origin = /^(?:pass|env|file|fd|stdin):/.exec(value)?.[0] ?? "";
    if (origin !== "" && origin !== "pass:") return used;
    if (!isSecretValue(flag, value.slice(origin.length), names)) return 0;
    take(at, from + origin.length, from + value.length, "argument.secret");
    return used;
  }
  // Letters of several flags in one: curl -su user:x, -uuser:x
  for (const short of program?.pair ?? []) {
    const letter = short.length === 2 ? word.indexOf(short[1]!, 1) : -1;
    if (letter < 1 || !/^-[A-Za-z]+$/.test(word.slice(0, letter + 1)) || equals >= 0) continue;
    const rest = word.slice(letter + 1);
    if (rest !== "") {
      pairHits(rest, i, letter + 1, take);
      return 0;
    }
    if (next !== undefined) return pairHits(next, i + 1, 0, take) ? 1 : 0;
  }
  for (const short of program?.attached ?? []) {
    const rest = word.slice(short.length);
    if (word.startsWith(short) && rest !== "" && !isPlaceholder(rest) && !rest.startsWith("$")) {
      take(i, short.length, word.length, "argument.attached");
      return 0;
    }
  }
  return 0;
}

function pairHits(value: string, at: number, from: number, take: Take): boolean {
  const cut = value.search(/[:%,]/);
  const secret = value.slice(cut + 1);
  if (
    cut < 0 ||
    secret === "" ||
    isPlaceholder(secret) ||
    /^[$<{%]/.test(secret) ||
    isExample(secret)
  )
    return false;
  take(at, from + cut + 1, from + value.length, "argument.user");
  return true;
}

const isExample = (secret: string): boolean =>
  /^(?:token|password|passwd|pass|pwd|secret|key|api[_-]?key|api[_-]?token)$/i.test(secret);

/** `--password`, `-storepass`, `--db-token`: flags with more than one letter and a telling name. */
function isSecretFlag(flag: string, names: Names): boolean {
  const name = flag.replace(/^--?/, "");
  if (!flag.startsWith("--") && name.length < 4) return false;
  return names.strengthOf(name) !== undefined && !/^-?-?(?:login|auth|sid|pin|pw)$/.test(flag);
}

const isFile =
  /^(?:[.~]{0,2}\/|[A-Za-z]:\\)|\.(?:json|pem|key|crt|txt|ya?ml|env|jks|p12|pfx|cfg|ini|conf|toml|pub|gpg|asc)$/i;

function isSecretValue(flag: string, value: string, names: Names): boolean {
  if (isPlaceholder(value) || /^[$<{`]/.test(value) || isFile.test(value)) return false;
  const strength = names.strengthOf(flag.replace(/^--?/, ""));
  if (strength === "token")
    return value.length >= 6 && !/^\d{1,8}$/.test(value) && !/^[a-z]+$/.test(value);
  if (strength === "weak") return looksRandom(value, 6);
  return true;
}

/** How far on the words are that a plain secret is counted in. */
const farthest = 16;

function plainHits(words: readonly string[], i: number, program: Program, take: Take): void {
  for (const { after, at, least = 1 } of program.plain ?? []) {
    if (!after.includes(words[i]!)) continue;
    const plain: number[] = [];
    for (let index = i + 1; index < words.length && index <= i + farthest; index++) {
      if (!words[index]!.startsWith("-")) plain.push(index);
    }
    const index = plain.length < least ? undefined : plain.at(at);
    const value = index === undefined ? "" : words[index]!;
    if (index !== undefined && !isPlaceholder(value) && !/^[$<{/]/.test(value)) {
      take(index, 0, value.length, "argument.secret");
    }
  }
}

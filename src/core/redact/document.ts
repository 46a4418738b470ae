import { arrayHits, objectHits, remember, type DocumentHit, type Frame } from "./container.ts";
import type { Detector } from "./detector.ts";
import { knownRule } from "./hits.ts";
import { decode, tokensOf, type Token } from "./json.ts";
import { isSecretContainer, isSecretNumber, isSecretText } from "./names/member.ts";
import { isPlaceholder } from "./names/placeholder.ts";
import { secretsIn } from "./text/secrets.ts";

/** Told of every value that ends, in the order of the text: what redaction needs to know of an event. */
export type Outline = (path: readonly string[], token: Token, from: number, to: number) => void;

export interface Reading {
  readonly outline?: Outline;
  /** The rule that takes the value at a path whole, `keep` if none may; undefined if names and texts decide. */
  readonly field?: (path: readonly string[]) => string | undefined;
  /** Members of the root in which known values stay: when and where the event was. */
  readonly spared?: ReadonlySet<string>;
}

/** The rule of members with telling names; their values decide as well. */
const byName = "name.member";

const aboutFields =
  /^(?:errors?|violations|messages|labels|properties|required|dependencies|devDependencies)$/i;
const aSchema =
  /^\{\s*"(?:type|description|title|\$ref|anyOf|oneOf|allOf|enum|format|required|properties)"\s*:/;

/**
 * The secrets of a JSON text, found by names, paths, pairs, arguments and in its strings. Iterative, so that depth costs
 * nothing; undefined if the text is no JSON (RFC 8259).
 */
export function documentHits(
  source: string,
  start: number,
  end: number,
  detector: Detector,
  { outline, field, spared }: Reading = {},
): DocumentHit[] | undefined {
  const { names } = detector;
  const hits: DocumentHit[] = [];
  const frames: Frame[] = [];
  const path: string[] = [];
  const tokens = tokensOf(source, start, end);
  /** Containers that go whole around the place. */
  let taken = 0;

  const top = (): Frame | undefined => frames.at(-1);
  const add = (from: number, to: number, rule: string, secret: string, quote?: string): void => {
    hits.push({ from, to, rule, secret, quote, path: [...path] });
  };
  const ruleHere = (token: Token): string | undefined => {
    const frame = top();
    const byField = field?.(path);
    if (byField !== undefined) return byField === "keep" ? undefined : byField;
    if (!frame || frame.isArray) return undefined;
    // Below `errors` and `properties` stand what is said of a field, and what it may be.
    if (aboutFields.test(frames.at(-2)?.name ?? "")) return undefined;
    if (token === "{" && aSchema.test(source.slice(tokens.from, tokens.from + 60)))
      return undefined;
    const isContainer = token === "{" || token === "[";
    if (isContainer && !isSecretContainer(frame.name, token === "[", names)) return undefined;
    return byName;
  };
  const hold = (): void => {
    for (const frame of frames) if (frame.taken !== undefined) frame.holds = true;
  };

  const text = (rule: string | undefined): void => {
    const { from, to } = tokens;
    const decoded = decode(source, from + 1, to - 1);
    const frame = top();
    if (taken > 0) {
      if (!isPlaceholder(decoded.text)) hold();
      return;
    }
    const isByName = rule === byName;
    if (
      rule !== undefined &&
      !isPlaceholder(decoded.text) &&
      (!isByName || isSecretText(frame!.name, decoded.text, names))
    ) {
      add(from + 1, to - 1, rule, decoded.text);
    } else {
      const isSpared = path.length === 1 && spared?.has(path[0]!) === true;
      for (const hit of secretsIn(decoded.text, detector)) {
        if (isSpared && hit.rule === knownRule) continue;
        const quote = hit.quote === undefined ? undefined : JSON.stringify(hit.quote).slice(1, -1);
        const secret = hit.secret ?? decoded.text.slice(hit.from, hit.to);
        add(decoded.at(hit.from), decoded.at(hit.to), hit.rule, secret, quote);
      }
    }
    if (frame) remember(frame, { text: decoded.text, decoded, from, to, path: [...path] });
  };

  const scalar = (token: Token, rule: string | undefined): void => {
    const { from, to } = tokens;
    const frame = top();
    if (token === "string") text(rule);
    else if (token === "number") {
      // A count is no secret: {"cookies": {"count": 2}}
      if (taken > 0) {
        if (to - from > 3) hold();
      } else if (
        rule !== undefined &&
        (rule !== byName || isSecretNumber(frame!.name, source.slice(from, to), names))
      ) {
        add(from, to, rule, source.slice(from, to), '"');
      }
      if (frame && taken === 0) {
        remember(frame, {
          text: source.slice(from, to),
          decoded: undefined,
          from,
          to,
          path: [...path],
        });
      }
    } else if (rule !== undefined && rule !== byName && token !== "null" && taken === 0) {
      add(from, to, rule, token, '"');
    }
    outline?.(path, token, from, to);
  };

  const open = (token: "{" | "["): void => {
    const rule = taken === 0 ? ruleHere(token) : undefined;
    if (rule !== undefined) taken++;
    frames.push({
      isArray: token === "[",
      from: tokens.from,
      before: hits.length,
      taken: rule,
      holds: false,
      name: "",
      index: 0,
      words: token === "[" ? [] : undefined,
      label: undefined,
      labelled: undefined,
      command: undefined,
      args: undefined,
    });
  };

  const close = (): void => {
    const frame = frames.pop()!;
    path.length = frames.length;
    if (frame.taken !== undefined) {
      taken--;
      if (frame.holds) {
        hits.length = frame.before;
        add(frame.from, tokens.to, frame.taken, source.slice(frame.from, tokens.to), '"');
      }
    } else if (taken === 0) {
      if (frame.isArray) {
        // The list of redacted fields is made of names.
        const isList = path.length === 2 && path[0] === "payload" && path[1] === "redacted_fields";
        if (!isList) arrayHits(frame, top(), names, hits);
      } else objectHits(frame, names, hits);
    }
    outline?.(path, frame.isArray ? "]" : "}", frame.from, tokens.to);
  };

  const name = (): void => {
    const { from, to } = tokens;
    const decoded = decode(source, from + 1, to - 1);
    top()!.name = decoded.text;
    path[frames.length - 1] = decoded.text;
    if (taken > 0 || decoded.text.length < 12) return;
    for (const hit of secretsIn(decoded.text, detector)) {
      hits.push({
        from: decoded.at(hit.from),
        to: decoded.at(hit.to),
        rule: hit.rule,
        secret: hit.secret ?? decoded.text.slice(hit.from, hit.to),
        path: undefined,
      });
    }
  };

  let state: "value" | "first" | "name" | "after" = "value";
  for (;;) {
    const token = tokens.next();
    const frame = top();
    if (state === "after") {
      if (!frame) return token === "end" ? hits : undefined;
      if (token === ",") {
        state = frame.isArray ? "value" : "name";
        if (frame.isArray) path[frames.length - 1] = String(++frame.index);
        continue;
      }
      if (token !== (frame.isArray ? "]" : "}")) return undefined;
      close();
      continue;
    }
    if (state === "first" && token === (frame!.isArray ? "]" : "}")) {
      close();
      state = "after";
      continue;
    }
    if (state === "name" || (state === "first" && !frame!.isArray)) {
      if (token !== "string") return undefined;
      name();
      if (tokens.next() !== ":") return undefined;
      state = "value";
      continue;
    }
    if (token === "{" || token === "[") {
      open(token);
      if (token === "[") path[frames.length - 1] = "0";
      state = "first";
    } else if (isScalar(token)) {
      scalar(token, taken === 0 ? ruleHere(token) : undefined);
      state = "after";
    } else return undefined;
  }
}

const isScalar = (token: Token): boolean =>
  token === "string" ||
  token === "number" ||
  token === "true" ||
  token === "false" ||
  token === "null";

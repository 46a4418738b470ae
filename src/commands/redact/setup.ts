import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { globOf } from "../../contract/glob.ts";
import { Problem } from "../../contract/problem.ts";
import { readRedactionPolicy, type RedactionPolicy } from "../../contract/redaction-policy.ts";
import { createClassification } from "../../core/redact/classification.ts";
import { createDetector } from "../../core/redact/detector.ts";
import type { Engine } from "../../core/redact/engine.ts";
import { createFieldPolicy } from "../../core/redact/field-policy.ts";
import { createKnown } from "../../core/redact/known.ts";
import { createNames } from "../../core/redact/names/names.ts";
import { piiRules, valueRules } from "../../core/redact/rules/index.ts";
import { createSuspicion, suspectAll } from "../../core/redact/suspicion/suspicion.ts";
import { createThoroughFinder, createValueFinder } from "../../core/redact/text/values.ts";
import { canSpot, createSpotter } from "../../scan/spotter.ts";
import type { Io } from "../../io/io.ts";
import { reasonOf } from "../../io/reason.ts";
import type { ContractSetup } from "../contract-setup.ts";
import { parseJsonFile } from "../json-file.ts";
import { createMark, type Key } from "./marker.ts";
import { loadKey } from "./key.ts";
import { compilePatterns } from "./patterns.ts";
import { knownValues } from "./known-values.ts";
import type { RuleOptions } from "./options.ts";

/** Everything that decides what becomes of a line. */
export interface RedactSetup {
  readonly policy: RedactionPolicy;
  readonly onBadLine: "scrub" | "withhold" | "error";
  readonly key: Key | undefined;
  /** The rules, with values that must go as well, beside those named. */
  engine(found?: Iterable<string>): Engine;
}

/**
 * Reads the policy and the key and compiles the rules.
 * @param today YYYY-MM-DD, for allowances that expire
 * @throws Problem for anything wrong in them
 */
export async function setUpRedaction(
  options: RuleOptions,
  contract: ContractSetup,
  io: Io,
  today: string,
): Promise<RedactSetup> {
  const { policy, name } = await policyOf(options, contract, io);
  const hashes = options.hash ?? policy.hash ?? false;
  const key = await loadKey(options.keyFile, io);
  if (hashes && !key) {
    throw new Problem(
      "hashing needs a key",
      "make one with telemetry redact --new-key FILE and name it with --key-file FILE",
    );
  }
  const allowed = allowances(policy, key, today, name);
  const names = createNames(policy.names?.secret, policy.names?.keep);
  const fields = createFieldPolicy(contract.catalog, policy.paths ?? []);
  const off = (policy.off ?? []).map(globOf);
  const isOn = (rule: string): boolean => !off.some((matches) => matches(rule));
  const own = await compilePatterns(
    name,
    (policy.values ?? []).filter(({ id }) => isOn(id)),
  );
  const rules = valueRules.filter(({ id }) => isOn(id));
  const isPii = options.profiles.includes("pii") || (policy.profiles?.includes("pii") ?? false);
  const personal = isPii ? piiRules.filter(({ id }) => isOn(id)) : [];
  const onBadLine = options.onBadLine ?? policy.onBadLine ?? "scrub";
  const words = [
    ...rules.flatMap(({ keywords }) => keywords),
    ...(policy.values ?? []).flatMap(
      ({ keywords }) => keywords?.map((word) => word.toLowerCase()) ?? [],
    ),
    ...(fields.words ?? []),
  ];
  // Rules that no word gives away have to see every line.
  const needsAll =
    personal.length > 0 ||
    fields.words === undefined ||
    policy.values?.some(({ keywords }) => !keywords?.length) === true;
  const texts = needsAll
    ? suspectAll
    : createSuspicion(words, names, canSpot() ? createSpotter : undefined);
  const lines = onBadLine === "scrub" && !options.requireClassification ? texts : suspectAll;
  const classification = options.requireClassification
    ? createClassification(contract.catalog)
    : undefined;
  const finders = [
    createValueFinder(rules),
    ...(personal.length > 0 ? [createThoroughFinder(personal)] : []),
    ...(own ? [own] : []),
  ];
  const named = await knownValues(options, io);
  return {
    policy,
    onBadLine,
    key,
    engine(found = []) {
      const known = createKnown(named);
      for (const value of found) known.add(value);
      return {
        suspicion: lines,
        known,
        redaction: {
          detector: createDetector({ names, finders, suspicion: texts, known, isOn }),
          fields: fields.fields,
          hasFields: fields.hasFields,
          mark: createMark(key, hashes),
          classification,
          scrubsBadLines: onBadLine === "scrub",
          isAllowed: (secret) => allowed.size > 0 && allowed.has(key!.hmac(secret)),
        },
      };
    },
  };
}

async function policyOf(
  options: RuleOptions,
  { config }: ContractSetup,
  io: Io,
): Promise<{ policy: RedactionPolicy; name: string }> {
  const { policy: file } = options;
  if (file === undefined)
    return { policy: config.redact ?? {}, name: "the configuration at /redact" };
  let text: string;
  try {
    text = await readFile(resolve(io.cwd, file), "utf8");
  } catch (error) {
    throw new Problem(`cannot read the policy ${file}: ${reasonOf(error)}`);
  }
  return { policy: readRedactionPolicy(file, parseJsonFile(file, text)), name: file };
}

/** The HMACs of values that may stay today. */
function allowances(
  { allow = [] }: RedactionPolicy,
  key: Key | undefined,
  today: string,
  name: string,
): ReadonlySet<string> {
  if (allow.length > 0 && !key) {
    throw new Problem(
      `${name}: "allow" needs the key its HMACs were made with`,
      "name it with --key-file FILE",
    );
  }
  const foreign = allow.find(({ hmac }) => hmac.split(":")[1] !== key!.id);
  if (foreign) {
    throw new Problem(
      `${name}: "${foreign.hmac}" was made with another key than the one given (${key!.id})`,
    );
  }
  return new Set(allow.filter(({ expires }) => today < expires).map(({ hmac }) => hmac));
}

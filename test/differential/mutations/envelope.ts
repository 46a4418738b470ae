import { words } from "../../support/words.ts";
import { utf8 } from "../line.ts";
import { putMember, type Mutation } from "./mutation.ts";
import { names, values } from "./pools.ts";
import { spellNumber } from "./numbers.ts";

/** What each field of the envelope may and may not be, as JSON spells it. */
const fields = {
  schema_version: [
    '"0.1"',
    '"0.0"',
    '"0.2"',
    '"0.10"',
    '"1.0"',
    '"0.1.0"',
    '"00.1"',
    '"0.01"',
    '"0"',
    '""',
    '"0.1 "',
    '"v0.1"',
    '"0\\u002e1"',
    '"99999999999999999999.1"',
    '"0.99999999999999999999"',
    '"REDACTED"',
    "0.1",
  ],
  source: [
    '"planner"',
    '"executor"',
    '"reviewer"',
    '"memory"',
    '"optimizer"',
    '"plan\\u006eer"',
    '"planner "',
    '"Planner"',
    '""',
    '"é"',
    '"\\u0000"',
    '"\\ud83d"',
    '"REDACTED"',
    `"${"s".repeat(200)}"`,
  ],
  run_id: [
    '"r"',
    '""',
    '"a/b/c"',
    '"é😀"',
    '"\\u0000"',
    '"a\\tb"',
    '"\\u007f"',
    '"\x7f"',
    '"\\u009f"',
    '"\u0080"',
    '"\u009f"',
    '"\u00a0"',
    '"\\u00a0"',
    '"\\u0041"',
    '"\\ud83d"',
    '"\\/"',
    '"REDACTED"',
    `"${"r".repeat(300)}"`,
  ],
  event: [
    ...words("plan.generated plan.generate plan.generatedx plan.generated_again plan plan."),
    ...words("plan.generated.late plan.step_started plan.step_complete .plan plan..x a.b.c.d"),
    ...words("executor.error executor.errors executor.command_started executor.command_completed"),
    ...words("review.decision optimizer.benchmark_completed memory.stored memory.store a.b_"),
    ...words("zoo.open zoo.openx zoo.types zoo.fed Plan.generated plan.Generated plan_.x plan._x"),
    ...words("a1.b2_c3 1a.b a.1b a-b.c é.b plan\\u002egenerated plan.generate\\u0064"),
    ...words("constructor.x __proto__ REDACTED plan.generated\\u0000"),
    "plan.generated ",
    "",
    `${"a".repeat(150)}.b`,
  ].map((name) => `"${name}"`),
  cycle: [
    ...words("1 2 0 -1 1.0 1.5 1e2 10e-1 0.5 0.9999999999999999999 4294967296 9007199254740993"),
    ...words("1e400 1e-400 null true"),
    '"1"',
    '"REDACTED"',
  ],
  payload: ["{}", "[]", "null", '""', '"REDACTED"', '{"redacted_fields":[]}', "0", "[{}]"],
  tags: ["{}", "[]", "null", '""', '"REDACTED"', '{"a":{}}', "0"],
} as const satisfies Record<string, readonly string[]>;

const encoded = Object.fromEntries(
  Object.entries(fields).map(([name, list]) => [name, list.map(utf8)]),
);
const fieldNames = Object.keys(fields);

export const changeField: Mutation = (line, random) => {
  const name = random.pick(fieldNames);
  const span = line.spans[line.find(name)];
  if (!span) return line.text;
  const isNumber = name === "cycle" && random.chance(0.3);
  const value = isNumber ? spellNumber(random) : random.pick(encoded[name]!);
  return line.put(span.start, span.end, value);
};

/** Another event's name over this payload, mostly a known one. */
export const changeEvent: Mutation = (line, random) => {
  const span = line.spans[line.find("event")];
  return span ? line.put(span.start, span.end, random.pick(encoded["event"]!)) : line.text;
};

const tagValues = [
  '"x"',
  "1",
  "1.5",
  "true",
  "false",
  '""',
  '"\\n"',
  "null",
  "[]",
  "{}",
  "-0",
  "1e400",
];
const tagNames = ["user", "_a", "__a", "a-b", "a.b", "1a", "A", "a1", "_", "__", "a b", "", "é"];

/** Tags with names that are no labels and values that are no scalars. */
export const addTag: Mutation = (line, random) => {
  const name = utf8(random.chance(0.7) ? random.pick(tagNames) : random.pick(names));
  const value = random.chance(0.7) ? random.pick(tagValues) : random.pick(values);
  return putMember(line, line.find("tags"), `"${name}":${value}`, random);
};

/** No tags, one, or more than any table of keys holds at first. */
export const manyTags: Mutation = (line, random) => {
  const span = line.spans[line.find("tags")];
  if (!span) return line.text;
  const count = random.pick([0, 1, 7, 8, 9, 16, 17, 31, 33, 64, 65, 70]);
  const tags = Array.from(
    { length: count },
    (_, i) => `"t${i}":${random.pick(tagValues.slice(0, 5))}`,
  );
  if (count > 1 && random.chance(0.3)) tags.push(`"t${random.below(count)}":1`);
  return line.put(span.start, span.end, `{${tags.join(",")}}`);
};

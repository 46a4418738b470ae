import { Problem } from "../../contract/problem.ts";

type Json = Record<string, unknown>;

/**
 * A payload from arguments: `key=text`, `key:=json`, and dots in a key for objects within.
 * @throws Problem naming the argument
 */
export function payloadOf(args: readonly string[]): Json {
  const payload: Json = {};
  for (const arg of args) put(payload, arg);
  return payload;
}

function put(payload: Json, arg: string): void {
  const at = arg.indexOf("=");
  const isJson = arg[at - 1] === ":";
  const key = arg.slice(0, isJson ? at - 1 : at);
  if (at < 0 || key === "") {
    throw new Problem(
      `"${arg}" is no field`,
      "write key=text, or key:=json for anything but texts",
    );
  }
  const text = arg.slice(at + 1);
  const names = key.split(".");
  const last = names.pop()!;
  let object = payload;
  for (const name of names) {
    // Names come from the command line; __proto__ is one like any other.
    if (!Object.hasOwn(object, name)) define(object, name, {});
    const inner = object[name];
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) {
      throw new Problem(`"${arg}" goes into ${name}, which has a value already`);
    }
    object = inner as Json;
  }
  if (Object.hasOwn(object, last)) throw new Problem(`the field ${key} is given twice`);
  define(object, last, isJson ? parsed(arg, text) : text);
}

const isWhole = (number: string): boolean => /^\s*-?\d+\s*$/.test(number);

const define = (object: Json, name: string, value: unknown): void =>
  void Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

function parsed(arg: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    const isExact = typeof value !== "number" || Number.isSafeInteger(value) || !isWhole(text);
    if (isExact && value !== Infinity && value !== -Infinity) return value;
    throw new Problem(
      `"${arg}": this number can't be kept as it is`,
      "write it as a text: key=text",
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `"${arg}": what stands after := is no JSON`,
      "for a text write key=text; the shell takes quotes away, so write them within others",
    );
  }
}

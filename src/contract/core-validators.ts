import { coreEvents } from "./catalog.ts";
import * as all from "./generated/all-errors.js";
import * as first from "./generated/first-error.js";
import type { Validator, ValidatorPair, Validators } from "./judge.ts";

const pair = (name: string): ValidatorPair => ({
  first: validatorIn(first, name),
  all: validatorIn(all, name),
});

function validatorIn(module: Readonly<Record<string, Validator>>, name: string): Validator {
  const validator = module[name.replace(".", "_")];
  if (!validator) throw new Error(`no validator was generated for ${name}`);
  return validator;
}

/** The validators of the core schemas, compiled ahead of time so that start-up does not pay for it. */
export const coreValidators: Validators = {
  envelope: pair("envelope"),
  events: coreEvents.map(({ name }) => pair(name)),
};

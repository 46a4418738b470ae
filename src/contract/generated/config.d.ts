// Generated from schemas/ by npm run generate; do not edit.
import type { Validator } from "../judge.ts";

export const config: Validator;
export const redactionPolicy: Validator;

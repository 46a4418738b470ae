// Generated from schemas/ by npm run generate; do not edit.
import type { Validator } from "../judge.ts";

export const envelope: Validator;
export const executor_command_completed: Validator;
export const executor_command_started: Validator;
export const executor_error: Validator;
export const optimizer_benchmark_completed: Validator;
export const optimizer_profile_selected: Validator;
export const plan_generated: Validator;
export const plan_step_completed: Validator;
export const plan_step_started: Validator;
export const review_decision: Validator;
export const review_feedback_generated: Validator;

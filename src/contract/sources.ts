/** The modules of the core events and the source that writes each (SPEC, Core Events). */
const sourceOfModule: Readonly<Record<string, string>> = {
  plan: "planner",
  executor: "executor",
  review: "reviewer",
  optimizer: "optimizer",
};

/** The module of an event name: `plan` of `plan.step_started`. */
export const moduleOf = (event: string): string => event.split(".", 1)[0]!;

export const isCoreModule = (module: string): boolean => Object.hasOwn(sourceOfModule, module);

/** The source that writes an event of a core module; undefined for others. */
export function sourceOf(event: string): string | undefined {
  const module = moduleOf(event);
  return isCoreModule(module) ? sourceOfModule[module] : undefined;
}

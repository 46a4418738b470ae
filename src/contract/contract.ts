import { createCatalog, type Catalog } from "./catalog.ts";
import { coreValidators } from "./core-validators.ts";
import { compileExtensions, type ExtensionSource } from "./extensions.ts";
import type { Validators } from "./judge.ts";

/** The core events and those of the user, compiled. */
export interface Contract {
  readonly catalog: Catalog;
  readonly validators: Validators;
  /** What the user's events were compiled from, for a worker to do the same. */
  readonly extensions: readonly ExtensionSource[];
}

/** The core events alone. */
export const coreContract = (): Contract => ({
  catalog: createCatalog(),
  validators: coreValidators,
  extensions: [],
});

/**
 * Compiles extension schemas and puts them beside the core ones.
 * @throws Problem naming file and place
 */
export async function compileContract(extensions: readonly ExtensionSource[]): Promise<Contract> {
  const { events, validators } = await compileExtensions(extensions);
  return {
    catalog: createCatalog(events),
    validators: {
      envelope: coreValidators.envelope,
      events: [...coreValidators.events, ...validators],
    },
    extensions,
  };
}

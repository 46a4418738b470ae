import { coreContract, type Contract } from "../contract/contract.ts";
import type { Schemas } from "./schemas.ts";

/** What stands behind what loadSchemas() gives; the library's types need not show it. */
const contracts = new WeakMap<Schemas, Contract>();

export function remember(schemas: Schemas, contract: Contract): Schemas {
  contracts.set(schemas, contract);
  return schemas;
}

/** @throws TypeError for what did not come from loadSchemas() */
export function contractOf(schemas: Schemas | undefined): Contract {
  if (!schemas) return coreContract();
  const contract = contracts.get(schemas);
  if (!contract) throw new TypeError("schemas must come from loadSchemas()");
  return contract;
}

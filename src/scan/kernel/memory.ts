// Where the program and the scratch memory lie (src/scan/program/program.ts fills the first).
import {
  rootAny,
  rootPowers,
  rootScratch,
} from "./layout";

export let program: usize = 0;
export let scratch: usize = 0;
export let any: usize = 0;
export let powers: usize = 0;

export function useProgram(root: usize): void {
  program = root;
  scratch = load<u32>(root + rootScratch);
  any = load<u32>(root + rootAny);
  powers = load<u32>(root + rootPowers);
}

/** A WebAssembly file is imported as its bytes (scripts/build.mjs, vitest.config.ts). */
declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

// What Node has of the WebAssembly JavaScript Interface (W3C) and its types lack.
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: boolean });
    /** A SharedArrayBuffer, if it is shared; views of both kinds are read alike. */
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  interface Module {
    readonly [Symbol.toStringTag]: string;
  }
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  const Module: new (bytes: Uint8Array<ArrayBuffer>) => Module;
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}

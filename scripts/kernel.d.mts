/** Compiles the kernel.ts of a folder, or another entry; `outFile` is relative to it, `level` the optimisation, 0 to 3. */
export function compileKernel(
  folder: string,
  outFile: string,
  level: number,
  entry?: string,
): Promise<void>;

// Compiles the kernel: AssemblyScript to WebAssembly.
import { main as compile } from "assemblyscript/asc";

const options = [
  "--noAssert --runtime stub --enable simd --enable threads",
  // The host makes the memory; where workers scan, both sides read it.
  "--importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536",
];

/**
 * @param folder where its sources are
 * @param outFile relative to the folder
 * @param level of optimisation, 0 to 3
 * @param entry the file of its exports
 */
export async function compileKernel(folder, outFile, level, entry = "kernel.ts") {
  const { error } = await compile(
    [
      entry,
      `-O${level}`,
      "--baseDir",
      folder,
      "--outFile",
      outFile,
      ...options.flatMap((some) => some.split(" ")),
    ],
    { stderr: process.stderr },
  );
  if (error) throw error;
}

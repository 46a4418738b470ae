import type { Draft } from "./output.ts";

/** A draft whose content is written as gzip (RFC 1952), without a time in its header: the same in gives the same out. */
export async function gzipDraft(draft: Draft): Promise<Draft> {
  const { createGzip } = await import("node:zlib");
  const zip = createGzip();
  let failure: unknown;
  const copy = (async () => {
    for await (const block of zip as AsyncIterable<Uint8Array>) await draft.write(block);
  })().catch((error: unknown) => {
    failure = error;
    zip.destroy();
  });
  return {
    async write(bytes) {
      if (failure !== undefined) throw failure;
      // What zlib holds on to is copied: the reader uses its buffer again. It calls back once it has taken the block,
      // or can't any more.
      await new Promise((settle) => zip.write(Buffer.from(bytes as Uint8Array), settle));
    },
    async keep() {
      zip.end();
      await copy;
      if (failure !== undefined) throw failure;
      await draft.keep();
    },
    async discard() {
      zip.destroy();
      await copy;
      await draft.discard();
    },
  };
}

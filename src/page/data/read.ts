/// <reference lib="dom" />
import type { PageData } from "./format.ts";

/** What stands in the page: JSON of the data, compressed and written in base64. */
export interface Envelope {
  readonly format: "gzip+base64";
  readonly data: string;
}

/** Reads the data of a page from the text of its data block. */
export async function readData(text: string): Promise<PageData> {
  const { data } = JSON.parse(text) as Envelope;
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as PageData;
}

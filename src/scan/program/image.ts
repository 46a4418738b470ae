import {
  classBits,
  classHigh,
  classSize,
  setMask,
  setSlots,
  textBytes,
  textIndex,
  textLength,
} from "../kernel/layout.ts";

const utf8 = new TextEncoder();

/** What past the end of a text the kernel may read along. */
const padding = 16;

/** Memory of the kernel under construction: what is placed in it stays where it is. */
export class Image {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  readonly #base: number;
  #used = 0;
  #limit = Number.POSITIVE_INFINITY;

  /** @param base the address in the kernel's memory where the image will stand */
  constructor(base: number) {
    this.#base = base;
  }

  get end(): number {
    return this.#base + this.#used;
  }

  /** Copies the image to where it belongs; from now on it is written there, up to `limit`. */
  moveTo(memory: WebAssembly.Memory, limit: number): void {
    const bytes = new Uint8Array(memory.buffer, this.#base, limit - this.#base);
    bytes.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = bytes;
    this.#view = new DataView(memory.buffer, this.#base, limit - this.#base);
    this.#limit = limit - this.#base;
  }

  /** The address of new memory, all 0; 0 if there is no more. */
  take(size: number): number {
    const start = (this.#used + 15) & ~15;
    if (start + size > this.#limit) return 0;
    if (start + size > this.#bytes.length) {
      const bigger = new Uint8Array((start + size) * 2);
      bigger.set(this.#bytes);
      this.#bytes = bigger;
      this.#view = new DataView(bigger.buffer);
    }
    this.#used = start + size;
    return this.#base + start;
  }

  u32(address: number, value: number): void {
    this.#view.setUint32(address - this.#base, value, true);
  }

  u64(address: number, value: bigint): void {
    this.#view.setBigUint64(address - this.#base, value, true);
  }

  f64(address: number, value: number): void {
    this.#view.setFloat64(address - this.#base, value, true);
  }

  readU32(address: number): number {
    return this.#view.getUint32(address - this.#base, true);
  }

  bytes(address: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, address - this.#base);
  }

  /** A text with its index in a set. */
  text(text: string, index: number): number {
    const bytes = utf8.encode(text);
    const address = this.take(textBytes + bytes.length + padding);
    this.u32(address + textIndex, index);
    this.u32(address + textLength, bytes.length);
    this.bytes(address + textBytes, bytes);
    return address;
  }

  /** A set of texts; of equal ones the first counts. */
  set(texts: readonly string[]): number {
    const slots = 2 ** Math.ceil(Math.log2(texts.length * 2 + 1));
    const address = this.take(setSlots + slots * 4);
    this.u32(address + setMask, slots - 1);
    for (const text of new Set(texts)) {
      this.enter(
        address + setSlots,
        slots,
        utf8.encode(text),
        this.text(text, texts.indexOf(text)),
      );
    }
    return address;
  }

  /** Enters what a text stands for into a hash table of pointers. */
  enter(table: number, slots: number, text: Uint8Array, pointer: number): void {
    let slot = hashOf(text) & (slots - 1);
    while (this.readU32(table + slot * 4) !== 0) slot = (slot + 1) & (slots - 1);
    this.u32(table + slot * 4, pointer);
  }

  /** A class of characters: the ASCII ones, and whether all from U+00A0 up are in it. */
  characters(ascii: readonly boolean[], high: boolean): number {
    const address = this.take(classSize);
    const bits = new Uint8Array(16);
    for (const [code, isIn] of ascii.entries()) if (isIn) bits[code >> 3]! |= 1 << (code & 7);
    this.bytes(address + classBits, bits);
    this.u32(address + classHigh, high ? 1 : 0);
    return address;
  }
}

/** The hash of a short text; kernel/text.ts has the same. */
function hashOf(bytes: Uint8Array): number {
  const { length } = bytes;
  let a = length;
  let b = 0;
  if (length >= 4) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    a ^= view.getUint32(0, true);
    const middle = view.getUint32((length >> 1) - 2, true);
    b = view.getUint32(length - 4, true) ^ ((middle << 13) | (middle >>> 19));
  } else if (length > 0) {
    a ^= (bytes[0]! << 8) | (bytes[length - 1]! << 16);
    b = bytes[length >> 1]!;
  }
  const mixed = Math.imul(a ^ ((b << 7) | (b >>> 25)), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

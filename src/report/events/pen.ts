import type { Paint } from "../style.ts";
import { safe, unsafeRuns } from "../safe.ts";
import { createCodes } from "./codes.ts";
import { copyPrintable, endOfWide, escapeOf, startsWithMark } from "./pen-text.ts";
import { fittingUnits, widthOf } from "./width.ts";

/** Bytes of the buffer at first. */
const firstSize = 1 << 17;
/** A terminal narrower than this wraps lines by itself, columns. */
const narrowest = 8;
const newline = 0x0a;
const space = 0x20;
/** UTF-16 units from which on a text is long. */
const long = 48;
const unprintable = /[^ -~]/;
const special = /[^ !#-[\]-~]/;
/** Bytes of an escape of one UTF-16 unit, `\u200b`, at most. */
const escapeSize = 6;
/** How far before the end of a line it may be broken at a space, columns. */
const breakWithin = 24;
const ellipsis = Buffer.from("…");

/**
 * Writes lines for a terminal or a pipe: texts of any origin come out safe, on one line, painted, and cut or wrapped at
 * a width. It writes bytes at once, unit by unit, as making texts of texts takes several times as long.
 */
export class Pen {
  #bytes = Buffer.allocUnsafe(firstSize);
  #length = 0;
  #width = Number.POSITIVE_INFINITY;
  #columns = 0;
  /** Columns that lines after the first are indented by; undefined where lines are cut. */
  #indent: number | undefined;
  #isFull = false;
  /** Where `…` goes if the line gets too long, and the end of what is painted there. */
  #cutAt = 0;
  #cutClose: Uint8Array | undefined;
  #close: Uint8Array | undefined;
  /** Where the last word begins, bytes and columns; 0 if there is none to break before. */
  #wordAt = 0;
  #wordColumns = 0;
  readonly #codes = createCodes();

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** Whether the line was cut: nothing more of it is shown. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Columns that are left in the line. */
  get room(): number {
    return this.#width - this.#columns;
  }

  /** Takes what was written; valid until more is. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    if (this.#bytes.length > firstSize * 8) this.#bytes = Buffer.allocUnsafe(firstSize);
    return taken;
  }

  /**
   * Begins a line.
   * @param width columns; undefined for no limit
   * @param indent what lines after the first are indented by where it is wrapped; undefined to cut it
   */
  begin(width: number | undefined, indent?: number): void {
    this.#width = width === undefined ? Number.POSITIVE_INFINITY : Math.max(narrowest, width);
    this.#indent = indent;
    this.#columns = 0;
    this.#isFull = false;
    this.#cutAt = this.#length;
    this.#cutClose = undefined;
    this.#wordAt = 0;
  }

  /** Ends the line, without the spaces at its end. */
  end(): void {
    let length = this.#length;
    while (length > 0 && this.#bytes[length - 1] === space) length--;
    this.#length = length;
    this.#reserve(1);
    this.#bytes[this.#length++] = newline;
  }

  put(text: string, paint?: Paint): void {
    this.#painted(text, paint, false);
  }

  /** A text in double quotes; those in it are escaped. */
  quoted(text: string, paint?: Paint): void {
    this.put('"', paint);
    this.#painted(text, paint, true);
    this.put('"', paint);
  }

  #painted(text: string, paint: Paint | undefined, isQuoted: boolean): void {
    if (this.#isFull || text === "") return;
    const codes = paint && this.#codes(paint);
    this.#close = codes?.close;
    if (codes) this.#raw(codes.open);
    this.#text(text, isQuoted);
    if (codes && !this.#isFull) this.#raw(codes.close);
  }

  #text(text: string, isQuoted: boolean): void {
    const { length } = text;
    if (this.#width === Number.POSITIVE_INFINITY && length < long) {
      // Most texts are short and plain, and need nothing counted.
      this.#reserve(length);
      const to = copyPrintable(text, 0, length, this.#bytes, this.#length, isQuoted);
      if (to === length) {
        this.#length += length;
        return;
      }
    }
    // What is long and plain is copied by native code; the search for anything else costs little.
    const isPlain =
      length >= long && length <= this.room && !(isQuoted ? special : unprintable).test(text);
    if (isPlain) {
      this.#reserve(length);
      this.#advance(length, this.#length + this.#bytes.write(text, this.#length, "latin1"));
      return;
    }
    for (let i = 0; ;) {
      const from = i;
      const most = Math.min(length, i + this.room);
      this.#reserve(most - i);
      i = copyPrintable(text, i, most, this.#bytes, this.#length, isQuoted);
      this.#advance(i - from, this.#length + i - from);
      if (i === length) return;
      if (this.room === 0 && !startsWithMark(text, i)) {
        if (!this.#overflow()) return;
        continue;
      }
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        const character = text[i++]!;
        this.#piece(unit < 0x20 || unit === 0x7f ? escapeOf(character) : `\\${character}`);
      } else {
        const end = endOfWide(text, i);
        this.#safeWide(text.slice(i, end));
        i = end;
      }
      if (this.#isFull) return;
    }
  }

  /** Takes up columns of ASCII that were written up to an offset. */
  #advance(columns: number, at: number): void {
    if (this.#indent !== undefined) this.#findSpace(columns, at);
    const last = this.#width - 1;
    if (this.#columns < last && this.#columns + columns >= last) {
      this.#mark(at - (this.#columns + columns - last));
    }
    this.#columns += columns;
    this.#length = at;
  }

  /** Remembers the last space, after which a line may be broken. */
  #findSpace(columns: number, at: number): void {
    if (columns === 0) return;
    const after = this.#bytes.lastIndexOf(space, at - 1) + 1;
    if (after <= this.#length) return;
    this.#wordAt = after;
    this.#wordColumns = this.#columns + columns - (at - after);
  }

  /** The line would be cut here: all but its last column is full. */
  #mark(at: number): void {
    this.#cutAt = at;
    this.#cutClose = this.#close;
  }

  /** A short text of ASCII that is not parted. */
  #piece(text: string): void {
    const { length } = text;
    while (length > this.room) {
      if (this.#columns < this.#width - 1) this.#mark(this.#length);
      if (!this.#overflow()) return;
    }
    this.#reserve(length);
    const before = this.#length;
    const isAcross = this.#columns < this.#width - 1 && this.#columns + length === this.#width;
    for (let i = 0; i < length; i++) this.#bytes[before + i] = text.charCodeAt(i);
    this.#advance(length, before + length);
    if (isAcross) this.#mark(before);
  }

  /** Characters other than ASCII; an escape of one is not parted. */
  #safeWide(text: string): void {
    if (this.#width === Number.POSITIVE_INFINITY) {
      this.#utf8(safe(text), 0);
      return;
    }
    let at = 0;
    for (const { index, 0: run } of text.matchAll(unsafeRuns)) {
      if (index > at) this.#wide(text.slice(at, index));
      for (let i = 0; i < run.length && !this.#isFull; i++) this.#piece(safe(run[i]!));
      if (this.#isFull) return;
      at = index + run.length;
    }
    if (at < text.length) this.#wide(text.slice(at));
  }

  /** A safe text with other characters than ASCII. */
  #wide(text: string): void {
    let rest = text;
    // Marks go with the character before them, and take no column.
    const marks = /^\p{M}+/u.exec(text)?.[0];
    if (marks && this.#columns > 0) {
      this.#utf8(marks, 0);
      if (this.#columns === this.#width - 1) this.#mark(this.#length);
      rest = text.slice(marks.length);
      if (rest === "") return;
    }
    for (;;) {
      const last = this.#width - 1;
      if (this.#columns < last) {
        const fitting = fittingUnits(rest, last - this.#columns);
        const start = rest.slice(0, fitting);
        this.#utf8(start, widthOf(start));
        rest = rest.slice(fitting);
        if (rest !== "" || this.#columns === last) this.#mark(this.#length);
      }
      const width = widthOf(rest);
      if (width <= this.room) {
        this.#utf8(rest, width);
        return;
      }
      if (!this.#overflow()) return;
    }
  }

  #utf8(text: string, columns: number): void {
    this.#reserve(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length, "utf8");
    this.#columns += columns;
  }

  /** The line is full and there is more: it goes on below, or is cut. Whether it goes on. */
  #overflow(): boolean {
    if (this.#indent !== undefined) {
      this.#break(this.#indent);
      return true;
    }
    this.#length = this.#cutAt;
    this.#raw(ellipsis);
    if (this.#cutClose) this.#raw(this.#cutClose);
    this.#isFull = true;
    return false;
  }

  /** Goes on in a new line, with the last word if it is short. */
  #break(indent: number): void {
    this.#reserve(indent + 1);
    const bytes = this.#bytes;
    const length = this.#length;
    const columns = this.#columns - this.#wordColumns;
    const isWord = this.#wordAt > 0 && columns < Math.min(breakWithin, this.#width - indent);
    const from = isWord ? this.#wordAt : length;
    this.#wordAt = 0;
    bytes.copyWithin(from + 1 + indent, from, length);
    bytes[from] = newline;
    bytes.fill(space, from + 1, from + 1 + indent);
    this.#length = length + 1 + indent;
    this.#columns = indent + (isWord ? columns : 0);
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #reserve(more: number): void {
    const wanted = this.#length + more + escapeSize;
    if (wanted <= this.#bytes.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(wanted, this.#bytes.length * 2));
    bigger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bigger;
  }
}

import { StringDecoder } from "node:string_decoder";
import type { ReadStream } from "node:tty";

/** A key that was pressed: its character, or the name of a key without one. */
export type Key = string;

/** What terminals send for keys without a character (ECMA-48, xterm). */
const names: Readonly<Record<string, Key>> = {
  "\u001b[A": "up",
  "\u001b[B": "down",
  "\u001b[C": "right",
  "\u001b[D": "left",
  "\u001b[H": "home",
  "\u001b[F": "end",
  "\u001b[1~": "home",
  "\u001b[4~": "end",
  "\u001b[5~": "page-up",
  "\u001b[6~": "page-down",
  "\u001bOA": "up",
  "\u001bOB": "down",
  "\u001bOC": "right",
  "\u001bOD": "left",
  "\u001bOH": "home",
  "\u001bOF": "end",
  "\r": "enter",
  "\n": "enter",
  "\u007f": "backspace",
  "\b": "backspace",
  "\u0003": "interrupt",
  "\u0004": "end-of-input",
  "\u001a": "suspend",
  "\u001b": "escape",
};

const sequence = /^(?:\u001b\[[0-9;?<=>]*[ -/]*[@-~]|\u001bO[A-Z]|\u001b)/;

/** Splits what a terminal has sent into keys. */
export function keysOf(text: string): Key[] {
  const keys: Key[] = [];
  for (let rest = text; rest !== "";) {
    const [escape] = sequence.exec(rest) ?? [];
    const piece = escape ?? String.fromCodePoint(rest.codePointAt(0)!);
    rest = rest.slice(piece.length);
    const name = names[piece];
    // Sequences of no key we know, such as those of a mouse, do nothing.
    if (name !== undefined) keys.push(name);
    else if (escape === undefined) keys.push(piece);
  }
  return keys;
}

/** Reads keys from a terminal as they are pressed; returns what gives the terminal back. */
export function readKeys(terminal: ReadStream, onKey: (key: Key) => void): () => void {
  const decoder = new StringDecoder("utf8");
  const listen = (bytes: Buffer): void => keysOf(decoder.write(bytes)).forEach(onKey);
  terminal.setRawMode(true);
  terminal.on("data", listen);
  terminal.resume();
  return () => {
    terminal.off("data", listen);
    terminal.setRawMode(false);
    terminal.pause();
  };
}

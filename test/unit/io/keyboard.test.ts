import { expect, test } from "vitest";
import { keysOf } from "../../../src/io/keyboard.ts";

test.each([
  ["characters", "q]+", ["q", "]", "+"]],
  ["characters of several units", "é世🚀", ["é", "世", "🚀"]],
  [
    "arrows, as terminals send them in both modes",
    "\u001b[A\u001bOB\u001b[C\u001bOD",
    ["up", "down", "right", "left"],
  ],
  [
    "ends and pages",
    "\u001b[H\u001b[4~\u001b[5~\u001b[6~",
    ["home", "end", "page-up", "page-down"],
  ],
  [
    "control characters with a name",
    "\r\n\u007f\u0003\u0004",
    ["enter", "enter", "backspace", "interrupt", "end-of-input"],
  ],
  ["a lone escape, and what follows it", "\u001b", ["escape"]],
  [
    "a mouse, and keys no one knows, do nothing",
    "\u001b[<0;10;5Ma\u001b[1;5Cb\u001b[200~c",
    ["a", "b", "c"],
  ],
])("%s", (_, text, keys) => {
  expect(keysOf(text)).toEqual(keys);
});

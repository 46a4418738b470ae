import { hidden } from "../../contract/hidden.ts";

/** Replaces what a terminal would obey or not show by a sign one column wide; the length stays the same. */
export const visible = (text: string): string =>
  text.replace(hidden, (character) => {
    const unit = character.charCodeAt(0);
    return unit < 0x20 ? String.fromCharCode(0x2400 + unit) : "\ufffd";
  });

const mostQuoted = 40;

/** A text in quotes for a message, visible and short. */
export const quoted = (text: string): string => {
  const shown = text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text;
  return `"${visible(shown)}"`;
};

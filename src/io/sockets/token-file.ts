import { readFileSync } from "node:fs";
import { Problem } from "../../contract/problem.ts";
import { reasonOf } from "../reason.ts";

/** What can be guessed is no token. */
const shortest = 16;

/**
 * Reads a token; white space around it is not part of it.
 * @param name the file as the user named it
 * @throws Problem if the file can't be read, or what it holds is no token
 */
export function readToken(path: string, name: string): string {
  let token: string;
  try {
    token = readFileSync(path, "latin1").trim();
  } catch (error) {
    throw new Problem(`cannot read the token in ${name}: ${reasonOf(error)}`);
  }
  if (/^[\x21-\x7e]*$/.test(token) && token.length >= shortest && token.length < 4000) return token;
  throw new Problem(
    `${name} holds no token: one has at least ${shortest} characters of ASCII and no space`,
    `openssl rand -hex 32 > ${name} makes one`,
  );
}

/** Names that are told apart; a log that makes up more must not fill the memory. */
const most = 10_000;
const longest = 200;
const others = "(others)";

/** Numbers for names: sources, and events without a schema. */
export class Names {
  readonly #ids = new Map<string, number>();
  readonly #names: string[];

  constructor(names: readonly string[] = []) {
    this.#names = [...names];
    for (const [id, name] of names.entries()) this.#ids.set(name, id);
  }

  id(name: string): number {
    const cut = name.length > longest ? name.slice(0, longest) : name;
    const known = this.#ids.get(cut);
    if (known !== undefined) return known;
    if (this.#names.length > most && cut !== others) return this.id(others);
    const id = this.#names.push(cut) - 1;
    this.#ids.set(cut, id);
    return id;
  }

  name(id: number): string {
    return this.#names[id]!;
  }
}

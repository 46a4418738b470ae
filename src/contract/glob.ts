/** A matcher for names in which `*` stands for any text: events, variables, rules. */
export function globOf(glob: string): (name: string) => boolean {
  const parts = glob.split("*").map((part) => part.replaceAll(/[^\w]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join("[^]*")}$`);
  return (name) => pattern.test(name);
}

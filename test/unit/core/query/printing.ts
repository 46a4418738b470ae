import type { Literal, Name, Node } from "../../../../src/core/query/ast.ts";

/** A tree or a part of one without where its parts stand. */
export const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      key === "at" || key === "length" || key === "where" ? undefined : inner,
    ),
  );

const quote = (text: string): string =>
  `"${text.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`)}"`;

const nameText = ({ segments: [first, ...others] }: Name): string =>
  first +
  others
    .map((segment) => (/^[a-z_]+$/.test(segment) ? `.${segment}` : `[${quote(segment)}]`))
    .join("");

const literalText = (literal: Literal): string =>
  literal.kind === "text" ? quote(literal.value) : literal.spelling;

/** A tree as an expression. */
export function printed(node: Node): string {
  switch (node.kind) {
    case "or":
    case "and":
      return node.parts.map((part) => `(${printed(part)})`).join(` ${node.kind} `);
    case "not":
      return `not (${printed(node.part)})`;
    case "exists":
      return `exists(${nameText(node.name)})`;
    case "true":
      return nameText(node.name);
    case "equal":
      return `${nameText(node.name)} ${node.isNegated ? "!=" : "="} ${literalText(node.value)}`;
    case "order":
      return `${nameText(node.name)} ${node.order} ${literalText(node.value)}`;
    case "in":
      return `${nameText(node.name)} ${node.isNegated ? "not " : ""}in (${node.values.map(literalText).join(", ")})`;
    case "contains":
      return `${nameText(node.name)} ~ ${quote(node.part)}`;
    case "pattern":
      return `${nameText(node.name)} =~ "${node.pattern.replaceAll('"', String.raw`\"`)}"`;
    default:
      throw new Error("a kind that is not known");
  }
}

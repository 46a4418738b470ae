import type { Place } from "./error.ts";

/** The path to a value: `payload.x`, `args[0]`, `tags["odd name"]`; a lone name is an envelope or a payload field. */
export interface Name extends Place {
  readonly segments: readonly string[];
}

/** A value an expression compares with. An unquoted word also equals a text of the same spelling. */
export type Literal = Place &
  (
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "number"; readonly value: number; readonly spelling: string }
    | { readonly kind: "boolean"; readonly value: boolean; readonly spelling: string }
    /** Milliseconds. */
    | { readonly kind: "duration"; readonly value: number; readonly spelling: string }
    /** Bytes. */
    | { readonly kind: "size"; readonly value: number; readonly spelling: string }
    | { readonly kind: "null"; readonly spelling: string }
  );

export type Order = "<" | "<=" | ">" | ">=";

export type Node = Place &
  (
    | { readonly kind: "or"; readonly parts: readonly Node[] }
    | { readonly kind: "and"; readonly parts: readonly Node[] }
    | { readonly kind: "not"; readonly part: Node }
    | {
        readonly kind: "equal";
        readonly name: Name;
        readonly isNegated: boolean;
        readonly value: Literal;
      }
    | {
        readonly kind: "in";
        readonly name: Name;
        readonly isNegated: boolean;
        readonly values: readonly Literal[];
      }
    | {
        readonly kind: "order";
        readonly name: Name;
        readonly order: Order;
        readonly value: Literal;
      }
    | { readonly kind: "contains"; readonly name: Name; readonly part: string }
    | {
        readonly kind: "pattern";
        readonly name: Name;
        readonly pattern: string;
        readonly where: Place;
      }
    | { readonly kind: "exists"; readonly name: Name }
    | { readonly kind: "true"; readonly name: Name }
  );

/** A question about one value. */
export type Leaf = Extract<Node, { readonly name: Name }>;

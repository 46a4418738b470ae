import { envelopeSchema, type Catalog, type CatalogEvent } from "../../contract/catalog.ts";
import { digestName } from "../../contract/redaction.ts";
import type { Schema } from "../../contract/schema.ts";
import { sourceOf } from "../../contract/sources.ts";
import { suggest } from "../../contract/suggest.ts";
import { knownVersion } from "../../contract/version.ts";
import * as layout from "../kernel/layout.ts";
import type { Image } from "./image.ts";
import { anyNode, askingNode, fillSlot, isWellFormed, nodeOf, type Node } from "./node.ts";
import { addObject, placeAny, placeNode } from "./place.ts";
import { placePowers } from "./powers.ts";

/** An object whose keys the kernel asks about when it meets them first. */
export interface AskingObject {
  readonly address: number;
  /** The fields an unknown key could be a misspelling of. */
  readonly known: readonly string[];
  /** The node of unknown keys. */
  readonly additional: number;
  /** Bits of its keys by name. */
  readonly bits: Map<string, number>;
  /** Unknown keys that leave doubt. */
  readonly refused: Set<string>;
}

/** The tables the kernel is driven by. */
export interface Program {
  /** Address of the root. */
  readonly root: number;
  /** By the id the kernel knows them by. */
  readonly asking: readonly AskingObject[];
  /** The nodes of any value, and of one whose key says that it holds a digest. */
  readonly any: number;
  readonly digest: number;
}

const specials: Readonly<Record<string, number>> = {
  schema_version: layout.specialVersion,
  timestamp: layout.specialTimestamp,
  source: layout.specialSource,
  run_id: layout.specialRun,
  cycle: layout.specialCycle,
  event: layout.specialEvent,
  payload: layout.specialPayload,
};

/** Keys the program itself may give an object; the rest is for keys that are learned. */
const maxOwnKeys = 48;

/** Compiles a catalog to the kernel's tables. */
export function compileProgram(catalog: Catalog, image: Image): Program {
  const root = image.take(layout.rootSize);
  const asking: AskingObject[] = [];
  const any = placeAny(image);
  const digest = placeNode(
    image,
    { ...anyNode(), flags: layout.flagDigestName },
    { items: any, object: image.readU32(any + layout.nodeObject) },
  );
  const entries = placeNode(image, {
    ...anyNode(),
    types: layout.typeString,
    flags: layout.flagPlain | layout.flagEntry,
  });
  const listing = placeNode(
    image,
    { ...anyNode(), types: layout.typeArray, flags: layout.flagPlain },
    { items: entries },
  );

  /** Places a schema and those below it; `path` leads to it from the payload. */
  function place(schema: Schema | boolean, path: readonly string[], event?: CatalogEvent): number {
    if (schema === true) return any;
    const node = nodeOf(schema);
    if (schema === false || node.types === 0) return placeNode(image, node);
    if (!decorate(node, path, event)) return placeNode(image, askingNode());
    const items = place(schema.items ?? true, []);
    let object = 0;
    if (node.types & layout.typeObject) {
      object = placeObject(schema, path, event);
      if (object === 0) return placeNode(image, askingNode());
    }
    return placeNode(image, node, { items, object });
  }

  /** Places the object of a schema; 0 if the judge must have it. */
  function placeObject(schema: Schema, path: readonly string[], event?: CatalogEvent): number {
    const { properties = {}, required = [], additionalProperties = true } = schema;
    const payload = path.length === 0 ? event : undefined;
    const names = [...new Set([...Object.keys(properties), ...required])];
    const listed = Object.hasOwn(properties, "redacted_fields");
    if (payload && !listed && additionalProperties !== false) names.push("redacted_fields");
    if (names.length > maxOwnKeys || !names.every(isPlain)) return 0;
    const others = place(additionalProperties, []);
    const nodes = names.map((name) => {
      const own = Object.hasOwn(properties, name) ? properties[name]! : undefined;
      if (payload && name === "redacted_fields") {
        return isListing(own ?? additionalProperties) ? listing : placeNode(image, askingNode());
      }
      if (own !== undefined) return place(own, [...path, name], event);
      return others === any && digestName.test(name) ? digest : others;
    });
    const known = payload ? [...payload.fields] : undefined;
    const object = { names, nodes, required, additional: others };
    if (additionalProperties === false) {
      return addObject(image, { ...object, unknown: layout.unknownDoubtful });
    }
    if (!known) return addObject(image, { ...object, unknown: layout.unknownFree });
    // What is required but has no schema is no known field, and may resemble one.
    const needs = names.map((name) => {
      const meant = known.includes(name) ? undefined : suggest(name, known);
      return meant === undefined ? 0n : 1n << BigInt(names.indexOf(meant));
    });
    const address = addObject(image, { ...object, needs, unknown: layout.unknownAsked });
    ask(address, known, others, names);
    return address;
  }

  function ask(
    address: number,
    known: readonly string[],
    additional: number,
    names: readonly string[],
  ): void {
    image.u32(address + layout.objectId, asking.length);
    asking.push({
      address,
      known,
      additional,
      bits: new Map(names.map((name, bit) => [name, bit])),
      refused: new Set(),
    });
  }

  /** Whatever its schema says, a payload is an object: so says the envelope. */
  function placePayload(event: CatalogEvent): number {
    const schema = event.schema as Schema | boolean;
    const payload = place(schema === true ? {} : schema, [], event);
    const types = image.readU32(payload + layout.nodeTypes) & layout.typeObject;
    image.u32(payload + layout.nodeTypes, types);
    if (types === 0) image.u32(payload + layout.nodeFlags, layout.flagPlain);
    return payload;
  }

  function placeEvents(): number {
    const table = image.take(catalog.events.length * layout.eventSize);
    for (const [index, event] of catalog.events.entries()) {
      const address = table + index * layout.eventSize;
      image.u32(address + layout.eventNode, placePayload(event));
      const source = sourceOf(event.name);
      if (source) image.u32(address + layout.eventSource, image.text(source, 0));
    }
    return table;
  }

  function placeEnvelope(): number {
    const { properties = {}, required = [] } = envelopeSchema;
    const names = Object.keys(properties);
    const nodes = names.map((name) => {
      const special = specials[name];
      const node = place(envelopeField(name, properties[name]!), [name]);
      if (special === undefined) return node;
      image.u32(root + layout.rootSpecials + special * 4, node);
      return special;
    });
    const tags = image.readU32(nodes[names.indexOf("tags")]! + layout.nodeObject);
    image.u32(tags + layout.objectUnknown, layout.unknownLabel);
    const address = addObject(image, {
      names,
      nodes,
      required,
      unknown: layout.unknownAsked,
      additional: any,
    });
    ask(address, names, any, names);
    return address;
  }

  image.u32(root + layout.rootAny, any);
  image.u32(root + layout.rootEvents, image.set(catalog.names));
  image.u32(root + layout.rootEventTable, placeEvents());
  image.u32(root + layout.rootPowers, placePowers(image));
  image.u32(root + layout.rootScratch, image.take(layout.scratchSize));
  image.u32(root + layout.rootObject, placeEnvelope());
  return { root, asking, any, digest };
}

/** What the kernel asks of an envelope field: of version and event more than their pattern says. */
function envelopeField(name: string, schema: Schema): Schema {
  if (name === "schema_version") return { enum: [knownVersion] };
  return name === "event" ? { type: "string" } : schema;
}

/** Slots, and where redaction markers are nothing to tell; false if the judge must have it. */
function decorate(node: Node, path: readonly string[], event: CatalogEvent | undefined): boolean {
  const name = path.at(-1);
  if (name !== undefined && digestName.test(name)) node.flags |= layout.flagDigestName;
  if (!event) return true;
  if (path.length === 1 && event.digests.has(path[0]!)) node.flags |= layout.flagPlain;
  const place = JSON.stringify(path);
  const index = event.slots.findIndex((slot) => JSON.stringify(slot.path) === place);
  return index < 0 || fillSlot(node, index, event.slots[index]!);
}

/** Whether the kernel and the judge take a name for the same: UTF-8 has no halves of surrogate pairs, ajv no __proto__. */
const isPlain = (name: string): boolean => isWellFormed(name) && name !== "__proto__";

/** Whether a schema asks of redacted_fields what the contract does, and no more. */
function isListing(schema: Schema | boolean): boolean {
  if (typeof schema === "boolean") return schema;
  const node = nodeOf(schema);
  const items = nodeOf(schema.items ?? true);
  return (
    (node.types & layout.typeArray) !== 0 &&
    node.minItems === 0 &&
    node.maxItems === 0xffff_ffff &&
    (items.types & layout.typeString) !== 0 &&
    items.flags === 0
  );
}

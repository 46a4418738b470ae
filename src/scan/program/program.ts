import { envelopeSchema, type Catalog, type CatalogEvent } from "../../contract/catalog.ts";
import { digestName } from "../../contract/judge.ts";
import type { Schema } from "../../contract/schema.ts";
import { isCoreModule, moduleOf, sourceOfModule } from "../../contract/sources.ts";
import { knownVersion } from "../../contract/version.ts";
import * as layout from "../kernel/layout.ts";
import type { Image } from "./image.ts";
import { anyNode, askingNode, fillSlot, nodeOf, type Node } from "./node.ts";
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
  const digest = placeAny(image, layout.flagDigestName);
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
    const node = nodeOf(schema);
    if (typeof schema === "boolean" || node.types === 0) return placeNode(image, node);
    decorate(node, path, event);
    const items =
      schema.items === undefined || schema.items === true ? any : place(schema.items, []);
    let object = 0;
    if (node.types & layout.typeObject) {
      object = placeObject(schema, path, event);
      if (object === 0) return placeNode(image, askingNode());
    }
    return placeNode(image, node, { items, object });
  }

  function placeObject(schema: Schema, path: readonly string[], event?: CatalogEvent): number {
    const { properties = {}, required = [] } = schema;
    const { additionalProperties: additional = true } = schema as {
      additionalProperties?: Schema | boolean;
    };
    const isPayload = event !== undefined && path.length === 0;
    const names = new Set([...Object.keys(properties), ...required]);
    if (isPayload) names.add("redacted_fields");
    if (names.size > maxOwnKeys) return 0;
    const others = additional === true ? any : place(additional, []);
    const unknown =
      additional === false
        ? layout.unknownDoubtful
        : isPayload
          ? layout.unknownAsked
          : layout.unknownFree;
    const nodes = [...names].map((name) => {
      const own = Object.hasOwn(properties, name) ? properties[name]! : undefined;
      if (isPayload && name === "redacted_fields")
        return isListing(own) ? listing : placeNode(image, askingNode());
      if (own !== undefined) return place(own, [...path, name], event);
      return others === any && digestName.test(name) ? digest : others;
    });
    const address = addObject(image, {
      names: [...names],
      nodes,
      required,
      unknown,
      additional: others,
    });
    if (unknown === layout.unknownAsked) ask(address, [...event!.fields], others, [...names]);
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

  function placeEvents(): number {
    const table = image.take(catalog.events.length * layout.eventSize);
    for (const [index, event] of catalog.events.entries()) {
      const address = table + index * layout.eventSize;
      image.u32(address + layout.eventNode, place(event.schema, [], event));
      const module = moduleOf(event.name);
      if (isCoreModule(module))
        image.u32(address + layout.eventSource, image.text(sourceOfModule[module]!, 0));
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

/** Slots, and where redaction markers are nothing to tell. */
function decorate(node: Node, path: readonly string[], event: CatalogEvent | undefined): void {
  const name = path.at(-1);
  if (name !== undefined && digestName.test(name)) node.flags |= layout.flagDigestName;
  if (!event) return;
  if (path.length === 1 && event.digests.has(path[0]!)) node.flags |= layout.flagPlain;
  const index = event.slots.findIndex((slot) => slot.path.join("\n") === path.join("\n"));
  if (index >= 0) fillSlot(node, index, event.slots[index]!);
}

/** Whether a schema asks of redacted_fields what the contract does, and no more. */
function isListing(schema: Schema | undefined): boolean {
  if (schema === undefined) return true;
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

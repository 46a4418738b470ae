// The envelope: what its values are beside being valid, and what of them must fit together.
import {
  eventNode,
  eventSize,
  eventSource,
  maxRun,
  nodeFlags,
  rootEvents,
  rootEventTable,
  rootObject,
  rootSpecials,
  scratchDate,
  scratchRun,
  specialCycle,
  specialEvent,
  specialPayload,
  specialRun,
  specialSource,
  specialTimestamp,
  textBytes,
  textIndex,
  textLength,
} from "./layout";
import { chunk, idOf } from "./ids";
import { forgetKeys } from "./keys";
import { program, scratch, any } from "./memory";
import * as number from "./number";
import * as redaction from "./redaction";
import { isAllowed } from "./scalar";
import { endOfText, hasEscape, isSame, textIn, traits, pastSpace } from "./text";
import { endOfTimestamp } from "./timestamp";
import { endOfValue, endOfObject } from "./value";

// The line's columns, as far as they are known.
export let event: i32 = -1;
export let run: u32 = 0;
export let source: u32 = 0;
let sourceAt: usize = 0;
let sourceLength: u32 = 0;
export let cycle: f64 = 0;
/** Where the payload stands that came before the event's name; 0 if none. */
let payloadAt: usize = 0;
let payloadKey: usize = 0;
/** The run of the line before: its length with both quotes, kept in scratch, and its id, if it is of this chunk. */
let runLength: u32 = 0;
let runId: u32 = 0;
let runChunk: u32 = 0;

/** Past a line's event, if it is proven: at its newline, or at the end; 0 if it is doubtful. */
export function endOfEvent(from: usize): usize {
  event = -1;
  payloadAt = 0;
  forgetKeys(0);
  redaction.startLine();
  let at = from;
  if (load<u8>(at) != 0x7b) {
    at = pastSpace(at);
    if (load<u8>(at) != 0x7b) return 0;
  }
  at = endOfObject(at, load<u32>(program + rootObject));
  if (at == 0 || event < 0) return 0;
  const table = <usize>load<u32>(program + rootEventTable) + <usize>event * eventSize;
  if (payloadAt != 0) {
    redaction.setDepth(0);
    redaction.setQuiet(false);
    redaction.setStep(<u32>payloadKey, 7);
    if (endOfValue(payloadAt, load<u32>(table + eventNode)) == 0) return 0;
  }
  const expected = <usize>load<u32>(table + eventSource);
  if (expected != 0) {
    if (load<u32>(expected + textLength) != sourceLength) return 0;
    if (!isSame(expected + textBytes, sourceAt, sourceLength)) return 0;
  }
  if (!redaction.isUnredacted() && !redaction.isSettled()) return 0;
  return at;
}

export function endOfSpecial(at: usize, special: usize): usize {
  const node = <usize>load<u32>(program + rootSpecials + (special << 2));
  if (special == <usize>specialPayload) return endOfPayload(at);
  if (special == <usize>specialCycle) {
    if (load<u8>(at) == 0x22) return 0;
    const end = endOfValue(at, node);
    if (end != 0) cycle = number.value;
    return end;
  }
  if (load<u8>(at) != 0x22) return 0;
  if (special == <usize>specialTimestamp) return endOfTimestamp(at + 1, scratch + scratchDate);
  if (special == <usize>specialRun) return endOfRun(at, node);
  const end = endOfPlain(at, node);
  if (end == 0) return 0;
  const length = <u32>(end - at - 2);
  if (special == <usize>specialEvent) {
    const text = textIn(load<u32>(program + rootEvents), at + 1, length);
    if (text == 0) return 0;
    event = load<i32>(text + textIndex);
  } else if (special == <usize>specialSource) {
    sourceAt = at + 1;
    sourceLength = length;
    source = idOf(at + 1, length);
    if (source == u32.MAX_VALUE) return 0;
  }
  return end;
}

/** A text of the envelope: no escapes, and no marker. */
function endOfPlain(at: usize, node: usize): usize {
  const end = endOfText(at + 1);
  if (end == 0 || traits & hasEscape) return 0;
  const length = <u32>(end - at - 1);
  if (traits == 0 && redaction.isMarker(at + 1, length)) return 0;
  const flags = load<u32>(node + nodeFlags);
  if (flags != 0 && !isAllowed(node, flags, at + 1, length, traits)) return 0;
  return end + 1;
}

function endOfRun(at: usize, node: usize): usize {
  if (runLength != 0 && isSame(scratch + scratchRun, at, runLength)) {
    if (runChunk != chunk) {
      runId = idOf(at + 1, runLength - 2);
      if (runId == u32.MAX_VALUE) return 0;
      runChunk = chunk;
    }
    run = runId;
    return at + runLength;
  }
  const end = endOfPlain(at, node);
  if (end == 0) return 0;
  run = idOf(at + 1, <u32>(end - at - 2));
  if (run == u32.MAX_VALUE) return 0;
  const length = <u32>(end - at);
  if (length <= <u32>maxRun) {
    memory.copy(scratch + scratchRun, at, length);
    runLength = length;
    runId = run;
    runChunk = chunk;
  }
  return end;
}

function endOfPayload(at: usize): usize {
  if (event >= 0) {
    const table = <usize>load<u32>(program + rootEventTable) + <usize>event * eventSize;
    return endOfValue(at, load<u32>(table + eventNode));
  }
  payloadAt = at;
  payloadKey = load<u32>(scratch);
  redaction.setQuiet(true);
  const end = endOfValue(at, any);
  redaction.setQuiet(false);
  return end;
}

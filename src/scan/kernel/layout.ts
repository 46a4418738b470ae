// Where everything stands in the kernel's memory; read by the kernel and by src/scan/program/, which fills it. The other
// files here are AssemblyScript: scripts/kernel.mjs compiles and checks them, tsc and the linters know nothing of them.
// Offsets and sizes in bytes. A pointer of 0 means "none".

/** A node: what a schema asks of one value. */
export const nodeTypes = 0; // u32, type bits
export const nodeFlags = 4; // u32, flag bits
export const nodeSlot = 8; // u32, slot column
export const nodeSet = 12; // pointer to the set of allowed texts, or of the texts an enum slot counts
export const nodeMinimum = 16; // f64
export const nodeMaximum = 24; // f64
export const nodeMinLength = 32; // u32, code points
export const nodeMaxLength = 36; // u32
export const nodeClass = 40; // pointer to the class of allowed characters
export const nodeItems = 44; // pointer to the items' node
export const nodeMinItems = 48; // u32
export const nodeMaxItems = 52; // u32
export const nodeObject = 56; // pointer to the object
export const nodeSize = 64;

export const typeNull = 1;
export const typeBoolean = 2;
export const typeNumber = 4;
export const typeInteger = 8;
export const typeString = 16;
export const typeArray = 32;
export const typeObject = 64;
export const anyType = 127;

/** The number is compared with minimum and maximum. */
export const flagRange = 1;
/** The bounds themselves are excluded. */
export const flagAboveMinimum = 2;
export const flagBelowMaximum = 4;
export const flagLength = 8;
export const flagClass = 16;
/** The text is one of the set. */
export const flagEnum = 32;
/** The value fills a slot. */
export const flagSlot = 64;
/** A text slot holds the text's hash, an enum slot its index in the set. */
export const flagTextSlot = 128;
export const flagEnumSlot = 256;
export const flagBooleanSlot = 512;
/** Redaction markers are ordinary texts here: a digest, or an entry of redacted_fields. */
export const flagPlain = 1024;
/** Hash markers are ordinary texts here, as the field's name says that it holds a digest. */
export const flagDigestName = 2048;
/** Its texts are the entries of redacted_fields. */
export const flagEntry = 4096;
/** The number is needed as a double. */
export const flagValue = 8192;

/** An object: its known keys and what it asks of others. */
export const objectFirst = 0; // pointer to the key expected first
export const objectUnknown = 4; // u32, what to do about a key that is not known
export const objectRequired = 8; // u64, bits of the required keys
export const objectAdditional = 16; // pointer to the node of unknown keys
export const objectTable = 20; // pointer to the hash table of keys
export const objectId = 24; // u32, for the host
export const objectSize = 32;
/** Slots of an object's hash table; twice as many as keys it can hold. */
export const tableSlots = 128;
/** Keys an object can know: bits of a u64. */
export const maxKeys = 64;

/** A line with an unknown key is doubtful. */
export const unknownDoubtful = 0;
/** The host is asked whether the key is harmless, and then knows it. */
export const unknownAsked = 1;
/** Any key will do. */
export const unknownFree = 2;
/** Any key that is a label name will do. */
export const unknownLabel = 3;

/** A key of an object; its name with both quotes follows, padded. */
export const keyNext = 0; // pointer to the key that came after it last time
export const keyNode = 4; // pointer to the node, or one of the special values
export const keyLength = 8; // u32, of the name without quotes
export const keyBit = 12; // u32, 0 to 63
export const keyNeeds = 16; // u64, bits of keys that must be there too
export const keyDotted = 24; // u32, whether the name holds a dot
export const keyText = 32;

/** Values of the envelope that are more than their node says. */
export const specialVersion = 1;
export const specialTimestamp = 2;
export const specialSource = 3;
export const specialRun = 4;
export const specialCycle = 5;
export const specialEvent = 6;
export const specialPayload = 7;
export const specials = 8;

/** A set of texts: count of slots, then pointers to its texts by hash. */
export const setMask = 0; // u32, slots - 1
export const setSlots = 4; // pointers

/** A text of a set. */
export const textIndex = 0; // i32
export const textLength = 4; // u32
export const textBytes = 16; // padded

/** An event of the catalog. */
export const eventNode = 0; // pointer to the node of its payload
export const eventSource = 4; // pointer to the text its source must be
export const eventSize = 8;

/** A class of characters: one bit an ASCII character, then whether all from U+00A0 up are allowed. */
export const classBits = 0; // 16 bytes
export const classHigh = 16; // u32
export const classSize = 32;

/** The program's root. */
export const rootObject = 0; // pointer to the envelope's object
export const rootAny = 4; // pointer to the node of any value
export const rootEvents = 8; // pointer to the set of event names
export const rootEventTable = 12; // pointer to the events, in order of the catalog
export const rootPowers = 16; // pointer to the powers of five
export const rootScratch = 20; // pointer to scratch memory
export const rootSpecials = 24; // pointers to the nodes of the special values, by number
export const rootSize = 64;

/** Scratch memory: parts of it, from its start. */
export const scratchPath = 0; // keys and indices from the root down, 8 bytes each
export const scratchKeys = 2048; // hashes of the keys of open objects, 8 bytes each
export const scratchMarkers = 20480; // pointers to markers: 16 of 272 bytes
export const scratchEntries = 28672; // entries of redacted_fields: 16 of 8 bytes
export const scratchTexts = 28928; // texts seen lately: 256 of 16 bytes
export const scratchRun = 33024; // the run of the line before
export const scratchDate = 33600; // the date of the line before
export const scratchSize = 33792;

/** Deepest nesting the judge accepts. */
export const maxDepth = 128;
/** Hashes of keys that fit the scratch memory. */
export const maxOpenKeys = 2304;
/** Keys of one object of unknown keys. */
export const maxFreeKeys = 64;
export const maxMarkers = 16;
export const markerSize = 272;
export const maxEntries = 16;
export const maxRun = 512;
/** Texts a chunk can have of its own. */
export const maxTexts = 4096;

/** Powers of five there are, as the highest 128 bits. */
export const lowestPower = -60;
export const highestPower = 40;

/** Bytes past the end of a chunk that are read, and must be 0. */
export const guard = 64;

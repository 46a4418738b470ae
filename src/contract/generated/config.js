// Generated from schemas/ by npm run generate; do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) =>
  function __require() {
    try {
      return (
        mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports
      );
    } catch (e) {
      throw ((mod = 0), e);
    }
  };

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320) pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  },
});

// node_modules/fast-deep-equal/index.js
var require_fast_deep_equal = __commonJS({
  "node_modules/fast-deep-equal/index.js"(exports, module) {
    "use strict";
    module.exports = function equal(a, b) {
      if (a === b) return true;
      if (a && b && typeof a == "object" && typeof b == "object") {
        if (a.constructor !== b.constructor) return false;
        var length, i, keys;
        if (Array.isArray(a)) {
          length = a.length;
          if (length != b.length) return false;
          for (i = length; i-- !== 0;) if (!equal(a[i], b[i])) return false;
          return true;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        keys = Object.keys(a);
        length = keys.length;
        if (length !== Object.keys(b).length) return false;
        for (i = length; i-- !== 0;)
          if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return false;
        for (i = length; i-- !== 0;) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return false;
        }
        return true;
      }
      return a !== a && b !== b;
    };
  },
});

// node_modules/ajv/dist/runtime/equal.js
var require_equal = __commonJS({
  "node_modules/ajv/dist/runtime/equal.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  },
});

// <stdin>
var config = validate20;
var schema31 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/config.schema.json",
  title: "telemetry.config.json",
  description:
    "Configuration of telemetry, looked for from the working directory upward. Paths in it are relative to its folder.",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { description: "This schema, for editors.", type: "string" },
    schemas: {
      description: "Folders with <event>.schema.json files of extension events.",
      type: "array",
      items: { type: "string", minLength: 1 },
    },
    events: {
      description: "Payload schemas of extension events, by event name.",
      type: "object",
      additionalProperties: { type: ["object", "boolean"] },
    },
    rules: { $ref: "#/$defs/rules" },
    redact: { $ref: "redaction-policy.schema.json" },
    overrides: {
      description: "Severities for some files or events; the last match wins.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["rules"],
        anyOf: [{ required: ["files"] }, { required: ["events"] }],
        properties: {
          files: {
            description: "Globs of inputs.",
            type: "array",
            items: { type: "string", minLength: 1 },
          },
          events: {
            description: "Event names; a final * stands for any rest.",
            type: "array",
            items: { type: "string", minLength: 1 },
          },
          rules: { $ref: "#/$defs/rules" },
        },
      },
    },
  },
  $defs: {
    rules: {
      description: "Severity by finding code; a final * stands for any rest.",
      type: "object",
      additionalProperties: { enum: ["off", "info", "warn", "error"] },
    },
  },
  examples: [
    {
      schemas: ["telemetry-schemas"],
      rules: { "span.unclosed": "off" },
      overrides: [{ files: ["logs/old/**"], rules: { "order.*": "info" } }],
    },
  ],
};
var schema32 = {
  description: "Severity by finding code; a final * stands for any rest.",
  type: "object",
  additionalProperties: { enum: ["off", "info", "warn", "error"] },
};
var func1 = require_ucs2length().default;
var schema33 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/redaction-policy.schema.json",
  title: "Redaction policy",
  description:
    "What telemetry redact takes beyond its own rules, and what it leaves. A file of --policy, or redact in telemetry.config.json.",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { description: "This schema, for editors.", type: "string" },
    profiles: {
      description: "Sets of rules that are off by default.",
      type: "array",
      items: { enum: ["pii"] },
      uniqueItems: true,
    },
    hash: {
      description: "Replace by HMACs that tell equal values, as --hash does.",
      type: "boolean",
    },
    onBadLine: {
      description:
        "What becomes of a line that is no JSON: scrubbed as text, withheld, or an error.",
      enum: ["scrub", "withhold", "error"],
    },
    names: {
      description:
        "Names of keys, flags and variables, in any spelling: secret ones, and ones to keep.",
      type: "object",
      additionalProperties: false,
      properties: { secret: { $ref: "#/$defs/names" }, keep: { $ref: "#/$defs/names" } },
    },
    paths: {
      description:
        "Fields by their place in the event; the last match wins, and wins over x-redact.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["path"],
        properties: {
          path: {
            description: `From the event's root: payload.env.*, payload.**.password, payload.items[0], payload["a.b"], tags.{user,host}.`,
            type: "string",
            minLength: 1,
          },
          event: {
            description: "Only events this glob matches: executor.*",
            type: "string",
            minLength: 1,
          },
          action: {
            description:
              "redact (default), hash, or keep: no rule for names takes it, those for values still do.",
            enum: ["redact", "hash", "keep"],
          },
        },
      },
    },
    values: {
      description: "Secrets of your own by their shape.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["id", "pattern"],
        properties: {
          id: {
            description: "Its name in reports.",
            type: "string",
            pattern: "^[a-z0-9]+(?:[._-][a-z0-9]+)*$",
          },
          pattern: {
            description:
              "A regular expression of RE2, which takes linear time: no lookaround, no backreferences.",
            type: "string",
            minLength: 1,
          },
          ignoreCase: { type: "boolean" },
          group: {
            description: "The group to replace; the whole match if absent.",
            type: "integer",
            minimum: 0,
          },
          keywords: {
            description:
              "One of these is in every match, in any case; without them every text is searched.",
            type: "array",
            items: { type: "string", pattern: "^[!-~]{2,}$" },
          },
          entropy: {
            description: "The least Shannon entropy of what is replaced, bits per character.",
            type: "number",
            minimum: 0,
            maximum: 8,
          },
          stopWords: {
            description: "Matches that hold one of these, in any case, stay.",
            type: "array",
            items: { type: "string", minLength: 1 },
          },
          check: { description: "A check digit the match must have.", enum: ["luhn"] },
        },
      },
    },
    off: {
      description: "Rules not to apply, by id; a final * stands for any rest.",
      type: "array",
      items: { type: "string", minLength: 1 },
    },
    allow: {
      description:
        "Values that may stay, by their HMAC with your key; telemetry redact --find prints it.",
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["hmac", "reason", "expires"],
        properties: {
          hmac: { type: "string", pattern: "^hmac-sha256:[A-Za-z0-9_.-]{1,64}:[0-9a-f]{32}$" },
          reason: { type: "string", minLength: 1 },
          expires: {
            description: "The day from which on the entry is ignored.",
            type: "string",
            pattern: "^\\d{4}-\\d{2}-\\d{2}$",
          },
        },
      },
    },
  },
  $defs: { names: { type: "array", items: { type: "string", minLength: 1 } } },
  examples: [
    {
      names: { secret: ["door_code"], keep: ["session_key"] },
      paths: [{ path: "payload.env.*" }, { path: "tags.user", action: "hash" }],
      values: [{ id: "acme.ticket", keywords: ["acme-"], pattern: "acme-[0-9]{12}" }],
    },
  ],
};
var func2 = Object.prototype.hasOwnProperty;
var func0 = require_equal().default;
var pattern4 = new RegExp("^[a-z0-9]+(?:[._-][a-z0-9]+)*$", "u");
var pattern5 = new RegExp("^[!-~]{2,}$", "u");
var pattern6 = new RegExp("^hmac-sha256:[A-Za-z0-9_.-]{1,64}:[0-9a-f]{32}$", "u");
var pattern7 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
function validate21(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate21.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!func2.call(schema33.properties, key0)) {
        const err0 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      if (typeof data.$schema !== "string") {
        const err1 = {
          instancePath: instancePath + "/$schema",
          schemaPath: "#/properties/%24schema/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.profiles !== void 0) {
      let data1 = data.profiles;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!(data1[i0] === "pii")) {
            const err2 = {
              instancePath: instancePath + "/profiles/" + i0,
              schemaPath: "#/properties/profiles/items/enum",
              keyword: "enum",
              params: { allowedValues: schema33.properties.profiles.items.enum },
              message: "must be equal to one of the allowed values",
            };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
        let i1 = data1.length;
        let j0;
        if (i1 > 1) {
          outer0: for (; i1--;) {
            for (j0 = i1; j0--;) {
              if (func0(data1[i1], data1[j0])) {
                const err3 = {
                  instancePath: instancePath + "/profiles",
                  schemaPath: "#/properties/profiles/uniqueItems",
                  keyword: "uniqueItems",
                  params: { i: i1, j: j0 },
                  message:
                    "must NOT have duplicate items (items ## " +
                    j0 +
                    " and " +
                    i1 +
                    " are identical)",
                };
                if (vErrors === null) {
                  vErrors = [err3];
                } else {
                  vErrors.push(err3);
                }
                errors++;
                break outer0;
              }
            }
          }
        }
      } else {
        const err4 = {
          instancePath: instancePath + "/profiles",
          schemaPath: "#/properties/profiles/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.hash !== void 0) {
      if (typeof data.hash !== "boolean") {
        const err5 = {
          instancePath: instancePath + "/hash",
          schemaPath: "#/properties/hash/type",
          keyword: "type",
          params: { type: "boolean" },
          message: "must be boolean",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.onBadLine !== void 0) {
      let data4 = data.onBadLine;
      if (!(data4 === "scrub" || data4 === "withhold" || data4 === "error")) {
        const err6 = {
          instancePath: instancePath + "/onBadLine",
          schemaPath: "#/properties/onBadLine/enum",
          keyword: "enum",
          params: { allowedValues: schema33.properties.onBadLine.enum },
          message: "must be equal to one of the allowed values",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.names !== void 0) {
      let data5 = data.names;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key1 in data5) {
          if (!(key1 === "secret" || key1 === "keep")) {
            const err7 = {
              instancePath: instancePath + "/names",
              schemaPath: "#/properties/names/additionalProperties",
              keyword: "additionalProperties",
              params: { additionalProperty: key1 },
              message: "must NOT have additional properties",
            };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        if (data5.secret !== void 0) {
          let data6 = data5.secret;
          if (Array.isArray(data6)) {
            const len1 = data6.length;
            for (let i2 = 0; i2 < len1; i2++) {
              let data7 = data6[i2];
              if (typeof data7 === "string") {
                if (func1(data7) < 1) {
                  const err8 = {
                    instancePath: instancePath + "/names/secret/" + i2,
                    schemaPath: "#/$defs/names/items/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err8];
                  } else {
                    vErrors.push(err8);
                  }
                  errors++;
                }
              } else {
                const err9 = {
                  instancePath: instancePath + "/names/secret/" + i2,
                  schemaPath: "#/$defs/names/items/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err9];
                } else {
                  vErrors.push(err9);
                }
                errors++;
              }
            }
          } else {
            const err10 = {
              instancePath: instancePath + "/names/secret",
              schemaPath: "#/$defs/names/type",
              keyword: "type",
              params: { type: "array" },
              message: "must be array",
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        if (data5.keep !== void 0) {
          let data8 = data5.keep;
          if (Array.isArray(data8)) {
            const len2 = data8.length;
            for (let i3 = 0; i3 < len2; i3++) {
              let data9 = data8[i3];
              if (typeof data9 === "string") {
                if (func1(data9) < 1) {
                  const err11 = {
                    instancePath: instancePath + "/names/keep/" + i3,
                    schemaPath: "#/$defs/names/items/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err11];
                  } else {
                    vErrors.push(err11);
                  }
                  errors++;
                }
              } else {
                const err12 = {
                  instancePath: instancePath + "/names/keep/" + i3,
                  schemaPath: "#/$defs/names/items/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err12];
                } else {
                  vErrors.push(err12);
                }
                errors++;
              }
            }
          } else {
            const err13 = {
              instancePath: instancePath + "/names/keep",
              schemaPath: "#/$defs/names/type",
              keyword: "type",
              params: { type: "array" },
              message: "must be array",
            };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
      } else {
        const err14 = {
          instancePath: instancePath + "/names",
          schemaPath: "#/properties/names/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.paths !== void 0) {
      let data10 = data.paths;
      if (Array.isArray(data10)) {
        const len3 = data10.length;
        for (let i4 = 0; i4 < len3; i4++) {
          let data11 = data10[i4];
          if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
            if (data11.path === void 0) {
              const err15 = {
                instancePath: instancePath + "/paths/" + i4,
                schemaPath: "#/properties/paths/items/required",
                keyword: "required",
                params: { missingProperty: "path" },
                message: "must have required property 'path'",
              };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
            for (const key2 in data11) {
              if (!(key2 === "path" || key2 === "event" || key2 === "action")) {
                const err16 = {
                  instancePath: instancePath + "/paths/" + i4,
                  schemaPath: "#/properties/paths/items/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key2 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data11.path !== void 0) {
              let data12 = data11.path;
              if (typeof data12 === "string") {
                if (func1(data12) < 1) {
                  const err17 = {
                    instancePath: instancePath + "/paths/" + i4 + "/path",
                    schemaPath: "#/properties/paths/items/properties/path/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err17];
                  } else {
                    vErrors.push(err17);
                  }
                  errors++;
                }
              } else {
                const err18 = {
                  instancePath: instancePath + "/paths/" + i4 + "/path",
                  schemaPath: "#/properties/paths/items/properties/path/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data11.event !== void 0) {
              let data13 = data11.event;
              if (typeof data13 === "string") {
                if (func1(data13) < 1) {
                  const err19 = {
                    instancePath: instancePath + "/paths/" + i4 + "/event",
                    schemaPath: "#/properties/paths/items/properties/event/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err19];
                  } else {
                    vErrors.push(err19);
                  }
                  errors++;
                }
              } else {
                const err20 = {
                  instancePath: instancePath + "/paths/" + i4 + "/event",
                  schemaPath: "#/properties/paths/items/properties/event/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err20];
                } else {
                  vErrors.push(err20);
                }
                errors++;
              }
            }
            if (data11.action !== void 0) {
              let data14 = data11.action;
              if (!(data14 === "redact" || data14 === "hash" || data14 === "keep")) {
                const err21 = {
                  instancePath: instancePath + "/paths/" + i4 + "/action",
                  schemaPath: "#/properties/paths/items/properties/action/enum",
                  keyword: "enum",
                  params: { allowedValues: schema33.properties.paths.items.properties.action.enum },
                  message: "must be equal to one of the allowed values",
                };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = {
              instancePath: instancePath + "/paths/" + i4,
              schemaPath: "#/properties/paths/items/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = {
          instancePath: instancePath + "/paths",
          schemaPath: "#/properties/paths/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.values !== void 0) {
      let data15 = data.values;
      if (Array.isArray(data15)) {
        const len4 = data15.length;
        for (let i5 = 0; i5 < len4; i5++) {
          let data16 = data15[i5];
          if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
            if (data16.id === void 0) {
              const err24 = {
                instancePath: instancePath + "/values/" + i5,
                schemaPath: "#/properties/values/items/required",
                keyword: "required",
                params: { missingProperty: "id" },
                message: "must have required property 'id'",
              };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
            if (data16.pattern === void 0) {
              const err25 = {
                instancePath: instancePath + "/values/" + i5,
                schemaPath: "#/properties/values/items/required",
                keyword: "required",
                params: { missingProperty: "pattern" },
                message: "must have required property 'pattern'",
              };
              if (vErrors === null) {
                vErrors = [err25];
              } else {
                vErrors.push(err25);
              }
              errors++;
            }
            for (const key3 in data16) {
              if (
                !(
                  key3 === "id" ||
                  key3 === "pattern" ||
                  key3 === "ignoreCase" ||
                  key3 === "group" ||
                  key3 === "keywords" ||
                  key3 === "entropy" ||
                  key3 === "stopWords" ||
                  key3 === "check"
                )
              ) {
                const err26 = {
                  instancePath: instancePath + "/values/" + i5,
                  schemaPath: "#/properties/values/items/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key3 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err26];
                } else {
                  vErrors.push(err26);
                }
                errors++;
              }
            }
            if (data16.id !== void 0) {
              let data17 = data16.id;
              if (typeof data17 === "string") {
                if (!pattern4.test(data17)) {
                  const err27 = {
                    instancePath: instancePath + "/values/" + i5 + "/id",
                    schemaPath: "#/properties/values/items/properties/id/pattern",
                    keyword: "pattern",
                    params: { pattern: "^[a-z0-9]+(?:[._-][a-z0-9]+)*$" },
                    message: 'must match pattern "^[a-z0-9]+(?:[._-][a-z0-9]+)*$"',
                  };
                  if (vErrors === null) {
                    vErrors = [err27];
                  } else {
                    vErrors.push(err27);
                  }
                  errors++;
                }
              } else {
                const err28 = {
                  instancePath: instancePath + "/values/" + i5 + "/id",
                  schemaPath: "#/properties/values/items/properties/id/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err28];
                } else {
                  vErrors.push(err28);
                }
                errors++;
              }
            }
            if (data16.pattern !== void 0) {
              let data18 = data16.pattern;
              if (typeof data18 === "string") {
                if (func1(data18) < 1) {
                  const err29 = {
                    instancePath: instancePath + "/values/" + i5 + "/pattern",
                    schemaPath: "#/properties/values/items/properties/pattern/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err29];
                  } else {
                    vErrors.push(err29);
                  }
                  errors++;
                }
              } else {
                const err30 = {
                  instancePath: instancePath + "/values/" + i5 + "/pattern",
                  schemaPath: "#/properties/values/items/properties/pattern/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err30];
                } else {
                  vErrors.push(err30);
                }
                errors++;
              }
            }
            if (data16.ignoreCase !== void 0) {
              if (typeof data16.ignoreCase !== "boolean") {
                const err31 = {
                  instancePath: instancePath + "/values/" + i5 + "/ignoreCase",
                  schemaPath: "#/properties/values/items/properties/ignoreCase/type",
                  keyword: "type",
                  params: { type: "boolean" },
                  message: "must be boolean",
                };
                if (vErrors === null) {
                  vErrors = [err31];
                } else {
                  vErrors.push(err31);
                }
                errors++;
              }
            }
            if (data16.group !== void 0) {
              let data20 = data16.group;
              if (!(typeof data20 == "number" && !(data20 % 1) && !isNaN(data20))) {
                const err32 = {
                  instancePath: instancePath + "/values/" + i5 + "/group",
                  schemaPath: "#/properties/values/items/properties/group/type",
                  keyword: "type",
                  params: { type: "integer" },
                  message: "must be integer",
                };
                if (vErrors === null) {
                  vErrors = [err32];
                } else {
                  vErrors.push(err32);
                }
                errors++;
              }
              if (typeof data20 == "number") {
                if (data20 < 0 || isNaN(data20)) {
                  const err33 = {
                    instancePath: instancePath + "/values/" + i5 + "/group",
                    schemaPath: "#/properties/values/items/properties/group/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  };
                  if (vErrors === null) {
                    vErrors = [err33];
                  } else {
                    vErrors.push(err33);
                  }
                  errors++;
                }
              }
            }
            if (data16.keywords !== void 0) {
              let data21 = data16.keywords;
              if (Array.isArray(data21)) {
                const len5 = data21.length;
                for (let i6 = 0; i6 < len5; i6++) {
                  let data22 = data21[i6];
                  if (typeof data22 === "string") {
                    if (!pattern5.test(data22)) {
                      const err34 = {
                        instancePath: instancePath + "/values/" + i5 + "/keywords/" + i6,
                        schemaPath: "#/properties/values/items/properties/keywords/items/pattern",
                        keyword: "pattern",
                        params: { pattern: "^[!-~]{2,}$" },
                        message: 'must match pattern "^[!-~]{2,}$"',
                      };
                      if (vErrors === null) {
                        vErrors = [err34];
                      } else {
                        vErrors.push(err34);
                      }
                      errors++;
                    }
                  } else {
                    const err35 = {
                      instancePath: instancePath + "/values/" + i5 + "/keywords/" + i6,
                      schemaPath: "#/properties/values/items/properties/keywords/items/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    };
                    if (vErrors === null) {
                      vErrors = [err35];
                    } else {
                      vErrors.push(err35);
                    }
                    errors++;
                  }
                }
              } else {
                const err36 = {
                  instancePath: instancePath + "/values/" + i5 + "/keywords",
                  schemaPath: "#/properties/values/items/properties/keywords/type",
                  keyword: "type",
                  params: { type: "array" },
                  message: "must be array",
                };
                if (vErrors === null) {
                  vErrors = [err36];
                } else {
                  vErrors.push(err36);
                }
                errors++;
              }
            }
            if (data16.entropy !== void 0) {
              let data23 = data16.entropy;
              if (typeof data23 == "number") {
                if (data23 > 8 || isNaN(data23)) {
                  const err37 = {
                    instancePath: instancePath + "/values/" + i5 + "/entropy",
                    schemaPath: "#/properties/values/items/properties/entropy/maximum",
                    keyword: "maximum",
                    params: { comparison: "<=", limit: 8 },
                    message: "must be <= 8",
                  };
                  if (vErrors === null) {
                    vErrors = [err37];
                  } else {
                    vErrors.push(err37);
                  }
                  errors++;
                }
                if (data23 < 0 || isNaN(data23)) {
                  const err38 = {
                    instancePath: instancePath + "/values/" + i5 + "/entropy",
                    schemaPath: "#/properties/values/items/properties/entropy/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  };
                  if (vErrors === null) {
                    vErrors = [err38];
                  } else {
                    vErrors.push(err38);
                  }
                  errors++;
                }
              } else {
                const err39 = {
                  instancePath: instancePath + "/values/" + i5 + "/entropy",
                  schemaPath: "#/properties/values/items/properties/entropy/type",
                  keyword: "type",
                  params: { type: "number" },
                  message: "must be number",
                };
                if (vErrors === null) {
                  vErrors = [err39];
                } else {
                  vErrors.push(err39);
                }
                errors++;
              }
            }
            if (data16.stopWords !== void 0) {
              let data24 = data16.stopWords;
              if (Array.isArray(data24)) {
                const len6 = data24.length;
                for (let i7 = 0; i7 < len6; i7++) {
                  let data25 = data24[i7];
                  if (typeof data25 === "string") {
                    if (func1(data25) < 1) {
                      const err40 = {
                        instancePath: instancePath + "/values/" + i5 + "/stopWords/" + i7,
                        schemaPath:
                          "#/properties/values/items/properties/stopWords/items/minLength",
                        keyword: "minLength",
                        params: { limit: 1 },
                        message: "must NOT have fewer than 1 characters",
                      };
                      if (vErrors === null) {
                        vErrors = [err40];
                      } else {
                        vErrors.push(err40);
                      }
                      errors++;
                    }
                  } else {
                    const err41 = {
                      instancePath: instancePath + "/values/" + i5 + "/stopWords/" + i7,
                      schemaPath: "#/properties/values/items/properties/stopWords/items/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    };
                    if (vErrors === null) {
                      vErrors = [err41];
                    } else {
                      vErrors.push(err41);
                    }
                    errors++;
                  }
                }
              } else {
                const err42 = {
                  instancePath: instancePath + "/values/" + i5 + "/stopWords",
                  schemaPath: "#/properties/values/items/properties/stopWords/type",
                  keyword: "type",
                  params: { type: "array" },
                  message: "must be array",
                };
                if (vErrors === null) {
                  vErrors = [err42];
                } else {
                  vErrors.push(err42);
                }
                errors++;
              }
            }
            if (data16.check !== void 0) {
              if (!(data16.check === "luhn")) {
                const err43 = {
                  instancePath: instancePath + "/values/" + i5 + "/check",
                  schemaPath: "#/properties/values/items/properties/check/enum",
                  keyword: "enum",
                  params: { allowedValues: schema33.properties.values.items.properties.check.enum },
                  message: "must be equal to one of the allowed values",
                };
                if (vErrors === null) {
                  vErrors = [err43];
                } else {
                  vErrors.push(err43);
                }
                errors++;
              }
            }
          } else {
            const err44 = {
              instancePath: instancePath + "/values/" + i5,
              schemaPath: "#/properties/values/items/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err44];
            } else {
              vErrors.push(err44);
            }
            errors++;
          }
        }
      } else {
        const err45 = {
          instancePath: instancePath + "/values",
          schemaPath: "#/properties/values/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err45];
        } else {
          vErrors.push(err45);
        }
        errors++;
      }
    }
    if (data.off !== void 0) {
      let data27 = data.off;
      if (Array.isArray(data27)) {
        const len7 = data27.length;
        for (let i8 = 0; i8 < len7; i8++) {
          let data28 = data27[i8];
          if (typeof data28 === "string") {
            if (func1(data28) < 1) {
              const err46 = {
                instancePath: instancePath + "/off/" + i8,
                schemaPath: "#/properties/off/items/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err46];
              } else {
                vErrors.push(err46);
              }
              errors++;
            }
          } else {
            const err47 = {
              instancePath: instancePath + "/off/" + i8,
              schemaPath: "#/properties/off/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
      } else {
        const err48 = {
          instancePath: instancePath + "/off",
          schemaPath: "#/properties/off/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err48];
        } else {
          vErrors.push(err48);
        }
        errors++;
      }
    }
    if (data.allow !== void 0) {
      let data29 = data.allow;
      if (Array.isArray(data29)) {
        const len8 = data29.length;
        for (let i9 = 0; i9 < len8; i9++) {
          let data30 = data29[i9];
          if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
            if (data30.hmac === void 0) {
              const err49 = {
                instancePath: instancePath + "/allow/" + i9,
                schemaPath: "#/properties/allow/items/required",
                keyword: "required",
                params: { missingProperty: "hmac" },
                message: "must have required property 'hmac'",
              };
              if (vErrors === null) {
                vErrors = [err49];
              } else {
                vErrors.push(err49);
              }
              errors++;
            }
            if (data30.reason === void 0) {
              const err50 = {
                instancePath: instancePath + "/allow/" + i9,
                schemaPath: "#/properties/allow/items/required",
                keyword: "required",
                params: { missingProperty: "reason" },
                message: "must have required property 'reason'",
              };
              if (vErrors === null) {
                vErrors = [err50];
              } else {
                vErrors.push(err50);
              }
              errors++;
            }
            if (data30.expires === void 0) {
              const err51 = {
                instancePath: instancePath + "/allow/" + i9,
                schemaPath: "#/properties/allow/items/required",
                keyword: "required",
                params: { missingProperty: "expires" },
                message: "must have required property 'expires'",
              };
              if (vErrors === null) {
                vErrors = [err51];
              } else {
                vErrors.push(err51);
              }
              errors++;
            }
            for (const key4 in data30) {
              if (!(key4 === "hmac" || key4 === "reason" || key4 === "expires")) {
                const err52 = {
                  instancePath: instancePath + "/allow/" + i9,
                  schemaPath: "#/properties/allow/items/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key4 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err52];
                } else {
                  vErrors.push(err52);
                }
                errors++;
              }
            }
            if (data30.hmac !== void 0) {
              let data31 = data30.hmac;
              if (typeof data31 === "string") {
                if (!pattern6.test(data31)) {
                  const err53 = {
                    instancePath: instancePath + "/allow/" + i9 + "/hmac",
                    schemaPath: "#/properties/allow/items/properties/hmac/pattern",
                    keyword: "pattern",
                    params: { pattern: "^hmac-sha256:[A-Za-z0-9_.-]{1,64}:[0-9a-f]{32}$" },
                    message: 'must match pattern "^hmac-sha256:[A-Za-z0-9_.-]{1,64}:[0-9a-f]{32}$"',
                  };
                  if (vErrors === null) {
                    vErrors = [err53];
                  } else {
                    vErrors.push(err53);
                  }
                  errors++;
                }
              } else {
                const err54 = {
                  instancePath: instancePath + "/allow/" + i9 + "/hmac",
                  schemaPath: "#/properties/allow/items/properties/hmac/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err54];
                } else {
                  vErrors.push(err54);
                }
                errors++;
              }
            }
            if (data30.reason !== void 0) {
              let data32 = data30.reason;
              if (typeof data32 === "string") {
                if (func1(data32) < 1) {
                  const err55 = {
                    instancePath: instancePath + "/allow/" + i9 + "/reason",
                    schemaPath: "#/properties/allow/items/properties/reason/minLength",
                    keyword: "minLength",
                    params: { limit: 1 },
                    message: "must NOT have fewer than 1 characters",
                  };
                  if (vErrors === null) {
                    vErrors = [err55];
                  } else {
                    vErrors.push(err55);
                  }
                  errors++;
                }
              } else {
                const err56 = {
                  instancePath: instancePath + "/allow/" + i9 + "/reason",
                  schemaPath: "#/properties/allow/items/properties/reason/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err56];
                } else {
                  vErrors.push(err56);
                }
                errors++;
              }
            }
            if (data30.expires !== void 0) {
              let data33 = data30.expires;
              if (typeof data33 === "string") {
                if (!pattern7.test(data33)) {
                  const err57 = {
                    instancePath: instancePath + "/allow/" + i9 + "/expires",
                    schemaPath: "#/properties/allow/items/properties/expires/pattern",
                    keyword: "pattern",
                    params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
                    message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"',
                  };
                  if (vErrors === null) {
                    vErrors = [err57];
                  } else {
                    vErrors.push(err57);
                  }
                  errors++;
                }
              } else {
                const err58 = {
                  instancePath: instancePath + "/allow/" + i9 + "/expires",
                  schemaPath: "#/properties/allow/items/properties/expires/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                };
                if (vErrors === null) {
                  vErrors = [err58];
                } else {
                  vErrors.push(err58);
                }
                errors++;
              }
            }
          } else {
            const err59 = {
              instancePath: instancePath + "/allow/" + i9,
              schemaPath: "#/properties/allow/items/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err59];
            } else {
              vErrors.push(err59);
            }
            errors++;
          }
        }
      } else {
        const err60 = {
          instancePath: instancePath + "/allow",
          schemaPath: "#/properties/allow/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err60];
        } else {
          vErrors.push(err60);
        }
        errors++;
      }
    }
  } else {
    const err61 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err61];
    } else {
      vErrors.push(err61);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
function validate20(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate20.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (
        !(
          key0 === "$schema" ||
          key0 === "schemas" ||
          key0 === "events" ||
          key0 === "rules" ||
          key0 === "redact" ||
          key0 === "overrides"
        )
      ) {
        const err0 = {
          instancePath,
          schemaPath: "#/additionalProperties",
          keyword: "additionalProperties",
          params: { additionalProperty: key0 },
          message: "must NOT have additional properties",
        };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.$schema !== void 0) {
      if (typeof data.$schema !== "string") {
        const err1 = {
          instancePath: instancePath + "/$schema",
          schemaPath: "#/properties/%24schema/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.schemas !== void 0) {
      let data1 = data.schemas;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (typeof data2 === "string") {
            if (func1(data2) < 1) {
              const err2 = {
                instancePath: instancePath + "/schemas/" + i0,
                schemaPath: "#/properties/schemas/items/minLength",
                keyword: "minLength",
                params: { limit: 1 },
                message: "must NOT have fewer than 1 characters",
              };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          } else {
            const err3 = {
              instancePath: instancePath + "/schemas/" + i0,
              schemaPath: "#/properties/schemas/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      } else {
        const err4 = {
          instancePath: instancePath + "/schemas",
          schemaPath: "#/properties/schemas/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.events !== void 0) {
      let data3 = data.events;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          let data4 = data3[key1];
          if (
            !(data4 && typeof data4 == "object" && !Array.isArray(data4)) &&
            typeof data4 !== "boolean"
          ) {
            const err5 = {
              instancePath:
                instancePath + "/events/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),
              schemaPath: "#/properties/events/additionalProperties/type",
              keyword: "type",
              params: { type: schema31.properties.events.additionalProperties.type },
              message: "must be object,boolean",
            };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
      } else {
        const err6 = {
          instancePath: instancePath + "/events",
          schemaPath: "#/properties/events/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.rules !== void 0) {
      let data5 = data.rules;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key2 in data5) {
          let data6 = data5[key2];
          if (!(data6 === "off" || data6 === "info" || data6 === "warn" || data6 === "error")) {
            const err7 = {
              instancePath:
                instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),
              schemaPath: "#/$defs/rules/additionalProperties/enum",
              keyword: "enum",
              params: { allowedValues: schema32.additionalProperties.enum },
              message: "must be equal to one of the allowed values",
            };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = {
          instancePath: instancePath + "/rules",
          schemaPath: "#/$defs/rules/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.redact !== void 0) {
      if (
        !validate21(data.redact, {
          instancePath: instancePath + "/redact",
          parentData: data,
          parentDataProperty: "redact",
          rootData,
          dynamicAnchors,
        })
      ) {
        vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
        errors = vErrors.length;
      }
    }
    if (data.overrides !== void 0) {
      let data8 = data.overrides;
      if (Array.isArray(data8)) {
        const len1 = data8.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data9 = data8[i1];
          const _errs23 = errors;
          let valid8 = false;
          const _errs24 = errors;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.files === void 0) {
              const err9 = {
                instancePath: instancePath + "/overrides/" + i1,
                schemaPath: "#/properties/overrides/items/anyOf/0/required",
                keyword: "required",
                params: { missingProperty: "files" },
                message: "must have required property 'files'",
              };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          var _valid0 = _errs24 === errors;
          valid8 = valid8 || _valid0;
          const _errs25 = errors;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.events === void 0) {
              const err10 = {
                instancePath: instancePath + "/overrides/" + i1,
                schemaPath: "#/properties/overrides/items/anyOf/1/required",
                keyword: "required",
                params: { missingProperty: "events" },
                message: "must have required property 'events'",
              };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
          var _valid0 = _errs25 === errors;
          valid8 = valid8 || _valid0;
          if (!valid8) {
            const err11 = {
              instancePath: instancePath + "/overrides/" + i1,
              schemaPath: "#/properties/overrides/items/anyOf",
              keyword: "anyOf",
              params: {},
              message: "must match a schema in anyOf",
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          } else {
            errors = _errs23;
            if (vErrors !== null) {
              if (_errs23) {
                vErrors.length = _errs23;
              } else {
                vErrors = null;
              }
            }
          }
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.rules === void 0) {
              const err12 = {
                instancePath: instancePath + "/overrides/" + i1,
                schemaPath: "#/properties/overrides/items/required",
                keyword: "required",
                params: { missingProperty: "rules" },
                message: "must have required property 'rules'",
              };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            for (const key3 in data9) {
              if (!(key3 === "files" || key3 === "events" || key3 === "rules")) {
                const err13 = {
                  instancePath: instancePath + "/overrides/" + i1,
                  schemaPath: "#/properties/overrides/items/additionalProperties",
                  keyword: "additionalProperties",
                  params: { additionalProperty: key3 },
                  message: "must NOT have additional properties",
                };
                if (vErrors === null) {
                  vErrors = [err13];
                } else {
                  vErrors.push(err13);
                }
                errors++;
              }
            }
            if (data9.files !== void 0) {
              let data10 = data9.files;
              if (Array.isArray(data10)) {
                const len2 = data10.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data11 = data10[i2];
                  if (typeof data11 === "string") {
                    if (func1(data11) < 1) {
                      const err14 = {
                        instancePath: instancePath + "/overrides/" + i1 + "/files/" + i2,
                        schemaPath: "#/properties/overrides/items/properties/files/items/minLength",
                        keyword: "minLength",
                        params: { limit: 1 },
                        message: "must NOT have fewer than 1 characters",
                      };
                      if (vErrors === null) {
                        vErrors = [err14];
                      } else {
                        vErrors.push(err14);
                      }
                      errors++;
                    }
                  } else {
                    const err15 = {
                      instancePath: instancePath + "/overrides/" + i1 + "/files/" + i2,
                      schemaPath: "#/properties/overrides/items/properties/files/items/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    };
                    if (vErrors === null) {
                      vErrors = [err15];
                    } else {
                      vErrors.push(err15);
                    }
                    errors++;
                  }
                }
              } else {
                const err16 = {
                  instancePath: instancePath + "/overrides/" + i1 + "/files",
                  schemaPath: "#/properties/overrides/items/properties/files/type",
                  keyword: "type",
                  params: { type: "array" },
                  message: "must be array",
                };
                if (vErrors === null) {
                  vErrors = [err16];
                } else {
                  vErrors.push(err16);
                }
                errors++;
              }
            }
            if (data9.events !== void 0) {
              let data12 = data9.events;
              if (Array.isArray(data12)) {
                const len3 = data12.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data13 = data12[i3];
                  if (typeof data13 === "string") {
                    if (func1(data13) < 1) {
                      const err17 = {
                        instancePath: instancePath + "/overrides/" + i1 + "/events/" + i3,
                        schemaPath:
                          "#/properties/overrides/items/properties/events/items/minLength",
                        keyword: "minLength",
                        params: { limit: 1 },
                        message: "must NOT have fewer than 1 characters",
                      };
                      if (vErrors === null) {
                        vErrors = [err17];
                      } else {
                        vErrors.push(err17);
                      }
                      errors++;
                    }
                  } else {
                    const err18 = {
                      instancePath: instancePath + "/overrides/" + i1 + "/events/" + i3,
                      schemaPath: "#/properties/overrides/items/properties/events/items/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    };
                    if (vErrors === null) {
                      vErrors = [err18];
                    } else {
                      vErrors.push(err18);
                    }
                    errors++;
                  }
                }
              } else {
                const err19 = {
                  instancePath: instancePath + "/overrides/" + i1 + "/events",
                  schemaPath: "#/properties/overrides/items/properties/events/type",
                  keyword: "type",
                  params: { type: "array" },
                  message: "must be array",
                };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
            if (data9.rules !== void 0) {
              let data14 = data9.rules;
              if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                for (const key4 in data14) {
                  let data15 = data14[key4];
                  if (
                    !(
                      data15 === "off" ||
                      data15 === "info" ||
                      data15 === "warn" ||
                      data15 === "error"
                    )
                  ) {
                    const err20 = {
                      instancePath:
                        instancePath +
                        "/overrides/" +
                        i1 +
                        "/rules/" +
                        key4.replace(/~/g, "~0").replace(/\//g, "~1"),
                      schemaPath: "#/$defs/rules/additionalProperties/enum",
                      keyword: "enum",
                      params: { allowedValues: schema32.additionalProperties.enum },
                      message: "must be equal to one of the allowed values",
                    };
                    if (vErrors === null) {
                      vErrors = [err20];
                    } else {
                      vErrors.push(err20);
                    }
                    errors++;
                  }
                }
              } else {
                const err21 = {
                  instancePath: instancePath + "/overrides/" + i1 + "/rules",
                  schemaPath: "#/$defs/rules/type",
                  keyword: "type",
                  params: { type: "object" },
                  message: "must be object",
                };
                if (vErrors === null) {
                  vErrors = [err21];
                } else {
                  vErrors.push(err21);
                }
                errors++;
              }
            }
          } else {
            const err22 = {
              instancePath: instancePath + "/overrides/" + i1,
              schemaPath: "#/properties/overrides/items/type",
              keyword: "type",
              params: { type: "object" },
              message: "must be object",
            };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
      } else {
        const err23 = {
          instancePath: instancePath + "/overrides",
          schemaPath: "#/properties/overrides/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
  } else {
    const err24 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err24];
    } else {
      vErrors.push(err24);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = { props: true, dynamicProps: false, dynamicItems: false };
var redactionPolicy = validate21;
export { config, redactionPolicy };

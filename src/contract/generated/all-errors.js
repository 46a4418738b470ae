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

// <stdin>
var envelope = validate20;
var schema31 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/envelope.schema.json",
  title: "Event envelope",
  description:
    "The eight fields every telemetry event carries. Unknown fields are accepted: additions must not break parsers (SPEC, Event Envelope).",
  type: "object",
  required: [
    "schema_version",
    "timestamp",
    "source",
    "run_id",
    "cycle",
    "event",
    "payload",
    "tags",
  ],
  properties: {
    schema_version: {
      title: "Schema version",
      description: "Version of the telemetry contract, MAJOR.MINOR.",
      type: "string",
      pattern: "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$",
      examples: ["0.1"],
      "x-redact": "never",
    },
    timestamp: {
      title: "Timestamp",
      description: "ISO 8601 date-time in UTC (RFC 3339 with Z or +00:00), 0 to 9 fraction digits.",
      type: "string",
      examples: ["2025-10-06T12:34:56.789Z"],
      "x-redact": "never",
    },
    source: {
      title: "Source",
      description:
        "The subsystem that wrote the event. Known: planner, executor, reviewer, memory, optimizer; others are welcome.",
      type: "string",
      minLength: 1,
      examples: ["planner"],
      "x-redact": "never",
    },
    run_id: {
      title: "Run",
      description:
        "Unique identifier of the autonomous run, no control characters; a slash makes folders in the log's place.",
      type: "string",
      minLength: 1,
      pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$",
      examples: ["2025-10-06T12-30-00Z/refactor-config-loader"],
      "x-redact": "never",
    },
    cycle: {
      title: "Cycle",
      description: "Improvement cycle number, starting at 1.",
      type: "integer",
      minimum: 1,
      examples: [2],
      "x-redact": "never",
    },
    event: {
      title: "Event",
      description: "Namespaced event name, module.action, lower snake case, two or more parts.",
      type: "string",
      pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$",
      examples: ["plan.generated"],
      "x-redact": "never",
    },
    payload: {
      title: "Payload",
      description: "Event-specific data; its schema is chosen by event.",
      type: "object",
    },
    tags: {
      title: "Tags",
      description:
        "Key/value pairs for filtering: environment, hardware, manifest and the like. Values are string, number or boolean.",
      type: "object",
      additionalProperties: { type: ["string", "number", "boolean"] },
      examples: [{ agent: "default", environment: "workstation" }],
    },
  },
  examples: [
    {
      schema_version: "0.1",
      timestamp: "2026-02-03T09:15:02.120Z",
      source: "planner",
      run_id: "2026-02-03T09-15-00Z/tidy-import-order",
      cycle: 1,
      event: "plan.generated",
      payload: { steps: 3, confidence: 0.7, redacted_fields: [] },
      tags: { agent: "default", environment: "ci" },
    },
  ],
};
var pattern4 = new RegExp("^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$", "u");
var pattern5 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]*$", "u");
var pattern6 = new RegExp("^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$", "u");
var func1 = require_ucs2length().default;
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
    if (data.schema_version === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "schema_version" },
        message: "must have required property 'schema_version'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.timestamp === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "timestamp" },
        message: "must have required property 'timestamp'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.source === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "source" },
        message: "must have required property 'source'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.run_id === void 0) {
      const err3 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "run_id" },
        message: "must have required property 'run_id'",
      };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.cycle === void 0) {
      const err4 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "cycle" },
        message: "must have required property 'cycle'",
      };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.event === void 0) {
      const err5 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "event" },
        message: "must have required property 'event'",
      };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.payload === void 0) {
      const err6 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "payload" },
        message: "must have required property 'payload'",
      };
      if (vErrors === null) {
        vErrors = [err6];
      } else {
        vErrors.push(err6);
      }
      errors++;
    }
    if (data.tags === void 0) {
      const err7 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "tags" },
        message: "must have required property 'tags'",
      };
      if (vErrors === null) {
        vErrors = [err7];
      } else {
        vErrors.push(err7);
      }
      errors++;
    }
    if (data.schema_version !== void 0) {
      let data0 = data.schema_version;
      if (typeof data0 === "string") {
        if (!pattern4.test(data0)) {
          const err8 = {
            instancePath: instancePath + "/schema_version",
            schemaPath: "#/properties/schema_version/pattern",
            keyword: "pattern",
            params: { pattern: "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$" },
            message: 'must match pattern "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$"',
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
          instancePath: instancePath + "/schema_version",
          schemaPath: "#/properties/schema_version/type",
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
    if (data.timestamp !== void 0) {
      if (typeof data.timestamp !== "string") {
        const err10 = {
          instancePath: instancePath + "/timestamp",
          schemaPath: "#/properties/timestamp/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.source !== void 0) {
      let data2 = data.source;
      if (typeof data2 === "string") {
        if (func1(data2) < 1) {
          const err11 = {
            instancePath: instancePath + "/source",
            schemaPath: "#/properties/source/minLength",
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
          instancePath: instancePath + "/source",
          schemaPath: "#/properties/source/type",
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
    if (data.run_id !== void 0) {
      let data3 = data.run_id;
      if (typeof data3 === "string") {
        if (func1(data3) < 1) {
          const err13 = {
            instancePath: instancePath + "/run_id",
            schemaPath: "#/properties/run_id/minLength",
            keyword: "minLength",
            params: { limit: 1 },
            message: "must NOT have fewer than 1 characters",
          };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (!pattern5.test(data3)) {
          const err14 = {
            instancePath: instancePath + "/run_id",
            schemaPath: "#/properties/run_id/pattern",
            keyword: "pattern",
            params: { pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" },
            message: 'must match pattern "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"',
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
          instancePath: instancePath + "/run_id",
          schemaPath: "#/properties/run_id/type",
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
    if (data.cycle !== void 0) {
      let data4 = data.cycle;
      if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
        const err16 = {
          instancePath: instancePath + "/cycle",
          schemaPath: "#/properties/cycle/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 1 || isNaN(data4)) {
          const err17 = {
            instancePath: instancePath + "/cycle",
            schemaPath: "#/properties/cycle/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 1 },
            message: "must be >= 1",
          };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      }
    }
    if (data.event !== void 0) {
      let data5 = data.event;
      if (typeof data5 === "string") {
        if (!pattern6.test(data5)) {
          const err18 = {
            instancePath: instancePath + "/event",
            schemaPath: "#/properties/event/pattern",
            keyword: "pattern",
            params: { pattern: "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$" },
            message:
              'must match pattern "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$"',
          };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      } else {
        const err19 = {
          instancePath: instancePath + "/event",
          schemaPath: "#/properties/event/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.payload !== void 0) {
      let data6 = data.payload;
      if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
        const err20 = {
          instancePath: instancePath + "/payload",
          schemaPath: "#/properties/payload/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.tags !== void 0) {
      let data7 = data.tags;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key0 in data7) {
          let data8 = data7[key0];
          if (
            typeof data8 !== "string" &&
            !(typeof data8 == "number" && isFinite(data8)) &&
            typeof data8 !== "boolean"
          ) {
            const err21 = {
              instancePath: instancePath + "/tags/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),
              schemaPath: "#/properties/tags/additionalProperties/type",
              keyword: "type",
              params: { type: schema31.properties.tags.additionalProperties.type },
              message: "must be string,number,boolean",
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
          instancePath: instancePath + "/tags",
          schemaPath: "#/properties/tags/type",
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
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate20.errors = vErrors;
  return errors === 0;
}
validate20.evaluated = {
  props: {
    schema_version: true,
    timestamp: true,
    source: true,
    run_id: true,
    cycle: true,
    event: true,
    payload: true,
    tags: true,
  },
  dynamicProps: false,
  dynamicItems: false,
};
var executor_command_completed = validate21;
var schema32 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/events/executor.command_completed.schema.json",
  title: "Command completed",
  description: "A command of the executor has ended.",
  type: "object",
  "x-span": { name: "executor.command", edge: "end" },
  required: ["exit_code", "stdout_digest", "stderr_digest"],
  properties: {
    exit_code: {
      title: "Exit code",
      description: "Exit code of the command; null when a signal ended it.",
      type: ["integer", "null"],
      "x-redact": "never",
      "x-metric": { type: "counter" },
      "x-outcome": { success: [0], failure: "other" },
    },
    stdout_digest: {
      title: "Digest of stdout",
      description: "Digest of all the command wrote to standard output, <algorithm>:<hex>.",
      type: "string",
      "x-redact": "never",
    },
    stderr_digest: {
      title: "Digest of stderr",
      description: "Digest of all the command wrote to standard error, <algorithm>:<hex>.",
      type: "string",
      "x-redact": "never",
    },
    command: { title: "Command", description: "Name of the command.", type: "string" },
    duration_ms: {
      title: "Duration",
      description: "Wall time of the command, ms.",
      type: "number",
      minimum: 0,
      "x-unit": "ms",
      "x-redact": "never",
      "x-metric": { type: "histogram" },
    },
    signal: {
      title: "Signal",
      description: "Name of the signal that ended the command.",
      type: "string",
      "x-redact": "never",
      examples: ["SIGKILL"],
    },
    redacted_fields: {
      title: "Redacted fields",
      description:
        "The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.",
      type: "array",
      items: { type: "string" },
      "x-redact": "never",
    },
  },
  examples: [
    {
      exit_code: 0,
      stdout_digest: "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
      stderr_digest: "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      command: "pytest",
      duration_ms: 2310,
      redacted_fields: [],
    },
  ],
};
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
    if (data.exit_code === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "exit_code" },
        message: "must have required property 'exit_code'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.stdout_digest === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "stdout_digest" },
        message: "must have required property 'stdout_digest'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.stderr_digest === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "stderr_digest" },
        message: "must have required property 'stderr_digest'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.exit_code !== void 0) {
      let data0 = data.exit_code;
      if (
        !(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) &&
        data0 !== null
      ) {
        const err3 = {
          instancePath: instancePath + "/exit_code",
          schemaPath: "#/properties/exit_code/type",
          keyword: "type",
          params: { type: schema32.properties.exit_code.type },
          message: "must be integer,null",
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.stdout_digest !== void 0) {
      if (typeof data.stdout_digest !== "string") {
        const err4 = {
          instancePath: instancePath + "/stdout_digest",
          schemaPath: "#/properties/stdout_digest/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.stderr_digest !== void 0) {
      if (typeof data.stderr_digest !== "string") {
        const err5 = {
          instancePath: instancePath + "/stderr_digest",
          schemaPath: "#/properties/stderr_digest/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.command !== void 0) {
      if (typeof data.command !== "string") {
        const err6 = {
          instancePath: instancePath + "/command",
          schemaPath: "#/properties/command/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.duration_ms !== void 0) {
      let data4 = data.duration_ms;
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 < 0 || isNaN(data4)) {
          const err7 = {
            instancePath: instancePath + "/duration_ms",
            schemaPath: "#/properties/duration_ms/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = {
          instancePath: instancePath + "/duration_ms",
          schemaPath: "#/properties/duration_ms/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.signal !== void 0) {
      if (typeof data.signal !== "string") {
        const err9 = {
          instancePath: instancePath + "/signal",
          schemaPath: "#/properties/signal/type",
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
    if (data.redacted_fields !== void 0) {
      let data6 = data.redacted_fields;
      if (Array.isArray(data6)) {
        const len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data6[i0] !== "string") {
            const err10 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = {
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
validate21.evaluated = {
  props: {
    exit_code: true,
    stdout_digest: true,
    stderr_digest: true,
    command: true,
    duration_ms: true,
    signal: true,
    redacted_fields: true,
  },
  dynamicProps: false,
  dynamicItems: false,
};
var executor_command_started = validate22;
var schema33 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/events/executor.command_started.schema.json",
  title: "Command started",
  description: "The executor has started a command.",
  type: "object",
  "x-span": { name: "executor.command", edge: "start" },
  required: ["command", "args"],
  properties: {
    command: { title: "Command", description: "Name of the command.", type: "string" },
    args: {
      title: "Arguments",
      description: "Arguments of the command, redacted where necessary.",
      type: "array",
      items: { type: ["string", "number", "boolean", "null"] },
    },
    redacted_fields: {
      title: "Redacted fields",
      description:
        "The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.",
      type: "array",
      items: { type: "string" },
      "x-redact": "never",
    },
  },
  examples: [{ command: "pytest", args: ["-q", "tests/test_config.py"], redacted_fields: [] }],
};
function validate22(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate22.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.command === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "command" },
        message: "must have required property 'command'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.args === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "args" },
        message: "must have required property 'args'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.command !== void 0) {
      if (typeof data.command !== "string") {
        const err2 = {
          instancePath: instancePath + "/command",
          schemaPath: "#/properties/command/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.args !== void 0) {
      let data1 = data.args;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (
            typeof data2 !== "string" &&
            !(typeof data2 == "number" && isFinite(data2)) &&
            typeof data2 !== "boolean" &&
            data2 !== null
          ) {
            const err3 = {
              instancePath: instancePath + "/args/" + i0,
              schemaPath: "#/properties/args/items/type",
              keyword: "type",
              params: { type: schema33.properties.args.items.type },
              message: "must be string,number,boolean,null",
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
          instancePath: instancePath + "/args",
          schemaPath: "#/properties/args/type",
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
    if (data.redacted_fields !== void 0) {
      let data3 = data.redacted_fields;
      if (Array.isArray(data3)) {
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data3[i1] !== "string") {
            const err5 = {
              instancePath: instancePath + "/redacted_fields/" + i1,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
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
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
validate22.evaluated = {
  props: { command: true, args: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var executor_error = validate23;
function validate23(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate23.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.exception === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "exception" },
        message: "must have required property 'exception'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.message === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "message" },
        message: "must have required property 'message'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.handled === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "handled" },
        message: "must have required property 'handled'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.exception !== void 0) {
      if (typeof data.exception !== "string") {
        const err3 = {
          instancePath: instancePath + "/exception",
          schemaPath: "#/properties/exception/type",
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
    if (data.message !== void 0) {
      if (typeof data.message !== "string") {
        const err4 = {
          instancePath: instancePath + "/message",
          schemaPath: "#/properties/message/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.handled !== void 0) {
      if (typeof data.handled !== "boolean") {
        const err5 = {
          instancePath: instancePath + "/handled",
          schemaPath: "#/properties/handled/type",
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
    if (data.redacted_fields !== void 0) {
      let data3 = data.redacted_fields;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            const err6 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
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
      instancePath,
      schemaPath: "#/type",
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
  validate23.errors = vErrors;
  return errors === 0;
}
validate23.evaluated = {
  props: { exception: true, message: true, handled: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var optimizer_benchmark_completed = validate24;
function validate24(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate24.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.throughput_tokens_s === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "throughput_tokens_s" },
        message: "must have required property 'throughput_tokens_s'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.latency_ms === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "latency_ms" },
        message: "must have required property 'latency_ms'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.throughput_tokens_s !== void 0) {
      let data0 = data.throughput_tokens_s;
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err2 = {
            instancePath: instancePath + "/throughput_tokens_s",
            schemaPath: "#/properties/throughput_tokens_s/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
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
          instancePath: instancePath + "/throughput_tokens_s",
          schemaPath: "#/properties/throughput_tokens_s/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.latency_ms !== void 0) {
      let data1 = data.latency_ms;
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 < 0 || isNaN(data1)) {
          const err4 = {
            instancePath: instancePath + "/latency_ms",
            schemaPath: "#/properties/latency_ms/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = {
          instancePath: instancePath + "/latency_ms",
          schemaPath: "#/properties/latency_ms/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.profile !== void 0) {
      if (typeof data.profile !== "string") {
        const err6 = {
          instancePath: instancePath + "/profile",
          schemaPath: "#/properties/profile/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.redacted_fields !== void 0) {
      let data3 = data.redacted_fields;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            const err7 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
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
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
validate24.evaluated = {
  props: { throughput_tokens_s: true, latency_ms: true, profile: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var optimizer_profile_selected = validate25;
var schema36 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/events/optimizer.profile_selected.schema.json",
  title: "Profile selected",
  description: "The optimizer has chosen a profile for the hardware.",
  type: "object",
  required: ["hardware", "profile"],
  properties: {
    hardware: { title: "Hardware", description: "Hardware signature.", type: ["string", "object"] },
    profile: {
      title: "Profile",
      description: "Name of the profile.",
      type: "string",
      "x-redact": "never",
    },
    redacted_fields: {
      title: "Redacted fields",
      description:
        "The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.",
      type: "array",
      items: { type: "string" },
      "x-redact": "never",
    },
  },
  examples: [{ hardware: "cpu-8c-32g", profile: "balanced", redacted_fields: [] }],
};
function validate25(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate25.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.hardware === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "hardware" },
        message: "must have required property 'hardware'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.profile === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "profile" },
        message: "must have required property 'profile'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.hardware !== void 0) {
      let data0 = data.hardware;
      if (
        typeof data0 !== "string" &&
        !(data0 && typeof data0 == "object" && !Array.isArray(data0))
      ) {
        const err2 = {
          instancePath: instancePath + "/hardware",
          schemaPath: "#/properties/hardware/type",
          keyword: "type",
          params: { type: schema36.properties.hardware.type },
          message: "must be string,object",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.profile !== void 0) {
      if (typeof data.profile !== "string") {
        const err3 = {
          instancePath: instancePath + "/profile",
          schemaPath: "#/properties/profile/type",
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
    if (data.redacted_fields !== void 0) {
      let data2 = data.redacted_fields;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data2[i0] !== "string") {
            const err4 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          }
        }
      } else {
        const err5 = {
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
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
      instancePath,
      schemaPath: "#/type",
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
  validate25.errors = vErrors;
  return errors === 0;
}
validate25.evaluated = {
  props: { hardware: true, profile: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var plan_generated = validate26;
function validate26(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate26.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.steps === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "steps" },
        message: "must have required property 'steps'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.confidence === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "confidence" },
        message: "must have required property 'confidence'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.steps !== void 0) {
      let data0 = data.steps;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
        const err2 = {
          instancePath: instancePath + "/steps",
          schemaPath: "#/properties/steps/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err3 = {
            instancePath: instancePath + "/steps",
            schemaPath: "#/properties/steps/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      }
    }
    if (data.confidence !== void 0) {
      let data1 = data.confidence;
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1 || isNaN(data1)) {
          const err4 = {
            instancePath: instancePath + "/confidence",
            schemaPath: "#/properties/confidence/maximum",
            keyword: "maximum",
            params: { comparison: "<=", limit: 1 },
            message: "must be <= 1",
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data1 < 0 || isNaN(data1)) {
          const err5 = {
            instancePath: instancePath + "/confidence",
            schemaPath: "#/properties/confidence/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = {
          instancePath: instancePath + "/confidence",
          schemaPath: "#/properties/confidence/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.tools !== void 0) {
      let data2 = data.tools;
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data2[i0] !== "string") {
            const err7 = {
              instancePath: instancePath + "/tools/" + i0,
              schemaPath: "#/properties/tools/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
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
          instancePath: instancePath + "/tools",
          schemaPath: "#/properties/tools/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.inputs !== void 0) {
      let data4 = data.inputs;
      if (Array.isArray(data4)) {
        const len1 = data4.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data4[i1] !== "string") {
            const err9 = {
              instancePath: instancePath + "/inputs/" + i1,
              schemaPath: "#/properties/inputs/items/type",
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
          instancePath: instancePath + "/inputs",
          schemaPath: "#/properties/inputs/type",
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
    if (data.redacted_fields !== void 0) {
      let data6 = data.redacted_fields;
      if (Array.isArray(data6)) {
        const len2 = data6.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (typeof data6[i2] !== "string") {
            const err11 = {
              instancePath: instancePath + "/redacted_fields/" + i2,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
      } else {
        const err12 = {
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
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
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate26.errors = vErrors;
  return errors === 0;
}
validate26.evaluated = {
  props: { steps: true, confidence: true, tools: true, inputs: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var plan_step_completed = validate27;
function validate27(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate27.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.duration_ms === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "duration_ms" },
        message: "must have required property 'duration_ms'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.result === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "result" },
        message: "must have required property 'result'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "status" },
        message: "must have required property 'status'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.duration_ms !== void 0) {
      let data0 = data.duration_ms;
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err3 = {
            instancePath: instancePath + "/duration_ms",
            schemaPath: "#/properties/duration_ms/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = {
          instancePath: instancePath + "/duration_ms",
          schemaPath: "#/properties/duration_ms/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.result !== void 0) {
      if (typeof data.result !== "string") {
        const err5 = {
          instancePath: instancePath + "/result",
          schemaPath: "#/properties/result/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      if (typeof data.status !== "string") {
        const err6 = {
          instancePath: instancePath + "/status",
          schemaPath: "#/properties/status/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.index !== void 0) {
      let data3 = data.index;
      if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))) {
        const err7 = {
          instancePath: instancePath + "/index",
          schemaPath: "#/properties/index/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 < 0 || isNaN(data3)) {
          const err8 = {
            instancePath: instancePath + "/index",
            schemaPath: "#/properties/index/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
    if (data.redacted_fields !== void 0) {
      let data4 = data.redacted_fields;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data4[i0] !== "string") {
            const err9 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
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
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
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
  } else {
    const err11 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err11];
    } else {
      vErrors.push(err11);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
validate27.evaluated = {
  props: { duration_ms: true, result: true, status: true, index: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var plan_step_started = validate28;
function validate28(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate28.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.index === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "index" },
        message: "must have required property 'index'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.tool === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "tool" },
        message: "must have required property 'tool'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.description === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "description" },
        message: "must have required property 'description'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.index !== void 0) {
      let data0 = data.index;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
        const err3 = {
          instancePath: instancePath + "/index",
          schemaPath: "#/properties/index/type",
          keyword: "type",
          params: { type: "integer" },
          message: "must be integer",
        };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 < 0 || isNaN(data0)) {
          const err4 = {
            instancePath: instancePath + "/index",
            schemaPath: "#/properties/index/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: 0 },
            message: "must be >= 0",
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.tool !== void 0) {
      if (typeof data.tool !== "string") {
        const err5 = {
          instancePath: instancePath + "/tool",
          schemaPath: "#/properties/tool/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.description !== void 0) {
      if (typeof data.description !== "string") {
        const err6 = {
          instancePath: instancePath + "/description",
          schemaPath: "#/properties/description/type",
          keyword: "type",
          params: { type: "string" },
          message: "must be string",
        };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.redacted_fields !== void 0) {
      let data3 = data.redacted_fields;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            const err7 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
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
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate28.errors = vErrors;
  return errors === 0;
}
validate28.evaluated = {
  props: { index: true, tool: true, description: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var review_decision = validate29;
var schema40 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/events/review.decision.schema.json",
  title: "Review decision",
  description: "The reviewer's final verdict on a cycle.",
  type: "object",
  required: ["verdict"],
  properties: {
    verdict: {
      title: "Verdict",
      description: "Final verdict: accept, revise or abort.",
      type: "string",
      enum: ["accept", "revise", "abort"],
      "x-redact": "never",
      "x-metric": { type: "counter" },
      "x-outcome": { success: ["accept"], failure: ["abort"], neither: ["revise"] },
    },
    redacted_fields: {
      title: "Redacted fields",
      description:
        "The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.",
      type: "array",
      items: { type: "string" },
      "x-redact": "never",
    },
  },
  examples: [{ verdict: "accept", redacted_fields: [] }],
};
function validate29(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate29.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.verdict === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "verdict" },
        message: "must have required property 'verdict'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.verdict !== void 0) {
      let data0 = data.verdict;
      if (typeof data0 !== "string") {
        const err1 = {
          instancePath: instancePath + "/verdict",
          schemaPath: "#/properties/verdict/type",
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
      if (!(data0 === "accept" || data0 === "revise" || data0 === "abort")) {
        const err2 = {
          instancePath: instancePath + "/verdict",
          schemaPath: "#/properties/verdict/enum",
          keyword: "enum",
          params: { allowedValues: schema40.properties.verdict.enum },
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
    if (data.redacted_fields !== void 0) {
      let data1 = data.redacted_fields;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data1[i0] !== "string") {
            const err3 = {
              instancePath: instancePath + "/redacted_fields/" + i0,
              schemaPath: "#/properties/redacted_fields/items/type",
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
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
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
  } else {
    const err5 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate29.errors = vErrors;
  return errors === 0;
}
validate29.evaluated = {
  props: { verdict: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
var review_feedback_generated = validate30;
var schema41 = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://agent-telemetry.dev/schemas/0.1/events/review.feedback_generated.schema.json",
  title: "Feedback generated",
  description: "The reviewer has given feedback on a cycle.",
  type: "object",
  required: ["confidence_delta", "comments", "blocking_issues"],
  properties: {
    confidence_delta: {
      title: "Confidence delta",
      description: "Change of confidence, -1 to 1.",
      type: "number",
      minimum: -1,
      maximum: 1,
      "x-unit": "1",
      "x-redact": "never",
      "x-metric": { type: "gauge" },
    },
    comments: {
      title: "Comments",
      description: "What the reviewer remarks.",
      type: "array",
      items: { type: ["string", "object"] },
    },
    blocking_issues: {
      title: "Blocking issues",
      description: "What has to be solved before the work can be accepted.",
      type: "array",
      items: { type: ["string", "object"] },
    },
    redacted_fields: {
      title: "Redacted fields",
      description:
        "The places replaced by a marker: a bare key for a direct child of payload, a JSON Pointer from the event's root for anything else.",
      type: "array",
      items: { type: "string" },
      "x-redact": "never",
    },
  },
  examples: [
    {
      confidence_delta: -0.15,
      comments: ["the new path has no test"],
      blocking_issues: ["tests/test_config.py fails"],
      redacted_fields: [],
    },
  ],
};
function validate30(
  data,
  { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {},
) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate30.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.confidence_delta === void 0) {
      const err0 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "confidence_delta" },
        message: "must have required property 'confidence_delta'",
      };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.comments === void 0) {
      const err1 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "comments" },
        message: "must have required property 'comments'",
      };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.blocking_issues === void 0) {
      const err2 = {
        instancePath,
        schemaPath: "#/required",
        keyword: "required",
        params: { missingProperty: "blocking_issues" },
        message: "must have required property 'blocking_issues'",
      };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.confidence_delta !== void 0) {
      let data0 = data.confidence_delta;
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1 || isNaN(data0)) {
          const err3 = {
            instancePath: instancePath + "/confidence_delta",
            schemaPath: "#/properties/confidence_delta/maximum",
            keyword: "maximum",
            params: { comparison: "<=", limit: 1 },
            message: "must be <= 1",
          };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0 < -1 || isNaN(data0)) {
          const err4 = {
            instancePath: instancePath + "/confidence_delta",
            schemaPath: "#/properties/confidence_delta/minimum",
            keyword: "minimum",
            params: { comparison: ">=", limit: -1 },
            message: "must be >= -1",
          };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = {
          instancePath: instancePath + "/confidence_delta",
          schemaPath: "#/properties/confidence_delta/type",
          keyword: "type",
          params: { type: "number" },
          message: "must be number",
        };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.comments !== void 0) {
      let data1 = data.comments;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (
            typeof data2 !== "string" &&
            !(data2 && typeof data2 == "object" && !Array.isArray(data2))
          ) {
            const err6 = {
              instancePath: instancePath + "/comments/" + i0,
              schemaPath: "#/properties/comments/items/type",
              keyword: "type",
              params: { type: schema41.properties.comments.items.type },
              message: "must be string,object",
            };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = {
          instancePath: instancePath + "/comments",
          schemaPath: "#/properties/comments/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.blocking_issues !== void 0) {
      let data3 = data.blocking_issues;
      if (Array.isArray(data3)) {
        const len1 = data3.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data4 = data3[i1];
          if (
            typeof data4 !== "string" &&
            !(data4 && typeof data4 == "object" && !Array.isArray(data4))
          ) {
            const err8 = {
              instancePath: instancePath + "/blocking_issues/" + i1,
              schemaPath: "#/properties/blocking_issues/items/type",
              keyword: "type",
              params: { type: schema41.properties.blocking_issues.items.type },
              message: "must be string,object",
            };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      } else {
        const err9 = {
          instancePath: instancePath + "/blocking_issues",
          schemaPath: "#/properties/blocking_issues/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.redacted_fields !== void 0) {
      let data5 = data.redacted_fields;
      if (Array.isArray(data5)) {
        const len2 = data5.length;
        for (let i2 = 0; i2 < len2; i2++) {
          if (typeof data5[i2] !== "string") {
            const err10 = {
              instancePath: instancePath + "/redacted_fields/" + i2,
              schemaPath: "#/properties/redacted_fields/items/type",
              keyword: "type",
              params: { type: "string" },
              message: "must be string",
            };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
      } else {
        const err11 = {
          instancePath: instancePath + "/redacted_fields",
          schemaPath: "#/properties/redacted_fields/type",
          keyword: "type",
          params: { type: "array" },
          message: "must be array",
        };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
  } else {
    const err12 = {
      instancePath,
      schemaPath: "#/type",
      keyword: "type",
      params: { type: "object" },
      message: "must be object",
    };
    if (vErrors === null) {
      vErrors = [err12];
    } else {
      vErrors.push(err12);
    }
    errors++;
  }
  validate30.errors = vErrors;
  return errors === 0;
}
validate30.evaluated = {
  props: { confidence_delta: true, comments: true, blocking_issues: true, redacted_fields: true },
  dynamicProps: false,
  dynamicItems: false,
};
export {
  envelope,
  executor_command_completed,
  executor_command_started,
  executor_error,
  optimizer_benchmark_completed,
  optimizer_profile_selected,
  plan_generated,
  plan_step_completed,
  plan_step_started,
  review_decision,
  review_feedback_generated,
};

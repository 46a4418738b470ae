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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.schema_version === void 0 && (missing0 = "schema_version")) ||
        (data.timestamp === void 0 && (missing0 = "timestamp")) ||
        (data.source === void 0 && (missing0 = "source")) ||
        (data.run_id === void 0 && (missing0 = "run_id")) ||
        (data.cycle === void 0 && (missing0 = "cycle")) ||
        (data.event === void 0 && (missing0 = "event")) ||
        (data.payload === void 0 && (missing0 = "payload")) ||
        (data.tags === void 0 && (missing0 = "tags"))
      ) {
        validate20.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.schema_version !== void 0) {
          let data0 = data.schema_version;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern4.test(data0)) {
                validate20.errors = [
                  {
                    instancePath: instancePath + "/schema_version",
                    schemaPath: "#/properties/schema_version/pattern",
                    keyword: "pattern",
                    params: { pattern: "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$" },
                    message: 'must match pattern "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$"',
                  },
                ];
                return false;
              }
            } else {
              validate20.errors = [
                {
                  instancePath: instancePath + "/schema_version",
                  schemaPath: "#/properties/schema_version/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.timestamp !== void 0) {
            const _errs3 = errors;
            if (typeof data.timestamp !== "string") {
              validate20.errors = [
                {
                  instancePath: instancePath + "/timestamp",
                  schemaPath: "#/properties/timestamp/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.source !== void 0) {
              let data2 = data.source;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data2 === "string") {
                  if (func1(data2) < 1) {
                    validate20.errors = [
                      {
                        instancePath: instancePath + "/source",
                        schemaPath: "#/properties/source/minLength",
                        keyword: "minLength",
                        params: { limit: 1 },
                        message: "must NOT have fewer than 1 characters",
                      },
                    ];
                    return false;
                  }
                } else {
                  validate20.errors = [
                    {
                      instancePath: instancePath + "/source",
                      schemaPath: "#/properties/source/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    },
                  ];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.run_id !== void 0) {
                let data3 = data.run_id;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (typeof data3 === "string") {
                    if (func1(data3) < 1) {
                      validate20.errors = [
                        {
                          instancePath: instancePath + "/run_id",
                          schemaPath: "#/properties/run_id/minLength",
                          keyword: "minLength",
                          params: { limit: 1 },
                          message: "must NOT have fewer than 1 characters",
                        },
                      ];
                      return false;
                    } else {
                      if (!pattern5.test(data3)) {
                        validate20.errors = [
                          {
                            instancePath: instancePath + "/run_id",
                            schemaPath: "#/properties/run_id/pattern",
                            keyword: "pattern",
                            params: { pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" },
                            message: 'must match pattern "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"',
                          },
                        ];
                        return false;
                      }
                    }
                  } else {
                    validate20.errors = [
                      {
                        instancePath: instancePath + "/run_id",
                        schemaPath: "#/properties/run_id/type",
                        keyword: "type",
                        params: { type: "string" },
                        message: "must be string",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.cycle !== void 0) {
                  let data4 = data.cycle;
                  const _errs9 = errors;
                  if (
                    !(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))
                  ) {
                    validate20.errors = [
                      {
                        instancePath: instancePath + "/cycle",
                        schemaPath: "#/properties/cycle/type",
                        keyword: "type",
                        params: { type: "integer" },
                        message: "must be integer",
                      },
                    ];
                    return false;
                  }
                  if (errors === _errs9) {
                    if (typeof data4 == "number" && isFinite(data4)) {
                      if (data4 < 1 || isNaN(data4)) {
                        validate20.errors = [
                          {
                            instancePath: instancePath + "/cycle",
                            schemaPath: "#/properties/cycle/minimum",
                            keyword: "minimum",
                            params: { comparison: ">=", limit: 1 },
                            message: "must be >= 1",
                          },
                        ];
                        return false;
                      }
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.event !== void 0) {
                    let data5 = data.event;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (typeof data5 === "string") {
                        if (!pattern6.test(data5)) {
                          validate20.errors = [
                            {
                              instancePath: instancePath + "/event",
                              schemaPath: "#/properties/event/pattern",
                              keyword: "pattern",
                              params: {
                                pattern:
                                  "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$",
                              },
                              message:
                                'must match pattern "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)+$"',
                            },
                          ];
                          return false;
                        }
                      } else {
                        validate20.errors = [
                          {
                            instancePath: instancePath + "/event",
                            schemaPath: "#/properties/event/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.payload !== void 0) {
                      let data6 = data.payload;
                      const _errs13 = errors;
                      if (!(data6 && typeof data6 == "object" && !Array.isArray(data6))) {
                        validate20.errors = [
                          {
                            instancePath: instancePath + "/payload",
                            schemaPath: "#/properties/payload/type",
                            keyword: "type",
                            params: { type: "object" },
                            message: "must be object",
                          },
                        ];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.tags !== void 0) {
                        let data7 = data.tags;
                        const _errs15 = errors;
                        if (errors === _errs15) {
                          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                            for (const key0 in data7) {
                              let data8 = data7[key0];
                              const _errs18 = errors;
                              if (
                                typeof data8 !== "string" &&
                                !(typeof data8 == "number" && isFinite(data8)) &&
                                typeof data8 !== "boolean"
                              ) {
                                validate20.errors = [
                                  {
                                    instancePath:
                                      instancePath +
                                      "/tags/" +
                                      key0.replace(/~/g, "~0").replace(/\//g, "~1"),
                                    schemaPath: "#/properties/tags/additionalProperties/type",
                                    keyword: "type",
                                    params: {
                                      type: schema31.properties.tags.additionalProperties.type,
                                    },
                                    message: "must be string,number,boolean",
                                  },
                                ];
                                return false;
                              }
                              var valid1 = _errs18 === errors;
                              if (!valid1) {
                                break;
                              }
                            }
                          } else {
                            validate20.errors = [
                              {
                                instancePath: instancePath + "/tags",
                                schemaPath: "#/properties/tags/type",
                                keyword: "type",
                                params: { type: "object" },
                                message: "must be object",
                              },
                            ];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate20.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.exit_code === void 0 && (missing0 = "exit_code")) ||
        (data.stdout_digest === void 0 && (missing0 = "stdout_digest")) ||
        (data.stderr_digest === void 0 && (missing0 = "stderr_digest"))
      ) {
        validate21.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.exit_code !== void 0) {
          let data0 = data.exit_code;
          const _errs1 = errors;
          if (
            !(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0)) &&
            data0 !== null
          ) {
            validate21.errors = [
              {
                instancePath: instancePath + "/exit_code",
                schemaPath: "#/properties/exit_code/type",
                keyword: "type",
                params: { type: schema32.properties.exit_code.type },
                message: "must be integer,null",
              },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.stdout_digest !== void 0) {
            const _errs3 = errors;
            if (typeof data.stdout_digest !== "string") {
              validate21.errors = [
                {
                  instancePath: instancePath + "/stdout_digest",
                  schemaPath: "#/properties/stdout_digest/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.stderr_digest !== void 0) {
              const _errs5 = errors;
              if (typeof data.stderr_digest !== "string") {
                validate21.errors = [
                  {
                    instancePath: instancePath + "/stderr_digest",
                    schemaPath: "#/properties/stderr_digest/type",
                    keyword: "type",
                    params: { type: "string" },
                    message: "must be string",
                  },
                ];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.command !== void 0) {
                const _errs7 = errors;
                if (typeof data.command !== "string") {
                  validate21.errors = [
                    {
                      instancePath: instancePath + "/command",
                      schemaPath: "#/properties/command/type",
                      keyword: "type",
                      params: { type: "string" },
                      message: "must be string",
                    },
                  ];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.duration_ms !== void 0) {
                  let data4 = data.duration_ms;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data4 == "number" && isFinite(data4)) {
                      if (data4 < 0 || isNaN(data4)) {
                        validate21.errors = [
                          {
                            instancePath: instancePath + "/duration_ms",
                            schemaPath: "#/properties/duration_ms/minimum",
                            keyword: "minimum",
                            params: { comparison: ">=", limit: 0 },
                            message: "must be >= 0",
                          },
                        ];
                        return false;
                      }
                    } else {
                      validate21.errors = [
                        {
                          instancePath: instancePath + "/duration_ms",
                          schemaPath: "#/properties/duration_ms/type",
                          keyword: "type",
                          params: { type: "number" },
                          message: "must be number",
                        },
                      ];
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.signal !== void 0) {
                    const _errs11 = errors;
                    if (typeof data.signal !== "string") {
                      validate21.errors = [
                        {
                          instancePath: instancePath + "/signal",
                          schemaPath: "#/properties/signal/type",
                          keyword: "type",
                          params: { type: "string" },
                          message: "must be string",
                        },
                      ];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.redacted_fields !== void 0) {
                      let data6 = data.redacted_fields;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (Array.isArray(data6)) {
                          var valid1 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs15 = errors;
                            if (typeof data6[i0] !== "string") {
                              validate21.errors = [
                                {
                                  instancePath: instancePath + "/redacted_fields/" + i0,
                                  schemaPath: "#/properties/redacted_fields/items/type",
                                  keyword: "type",
                                  params: { type: "string" },
                                  message: "must be string",
                                },
                              ];
                              return false;
                            }
                            var valid1 = _errs15 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate21.errors = [
                            {
                              instancePath: instancePath + "/redacted_fields",
                              schemaPath: "#/properties/redacted_fields/type",
                              keyword: "type",
                              params: { type: "array" },
                              message: "must be array",
                            },
                          ];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate21.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.command === void 0 && (missing0 = "command")) ||
        (data.args === void 0 && (missing0 = "args"))
      ) {
        validate22.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.command !== void 0) {
          const _errs1 = errors;
          if (typeof data.command !== "string") {
            validate22.errors = [
              {
                instancePath: instancePath + "/command",
                schemaPath: "#/properties/command/type",
                keyword: "type",
                params: { type: "string" },
                message: "must be string",
              },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.args !== void 0) {
            let data1 = data.args;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data2 = data1[i0];
                  const _errs5 = errors;
                  if (
                    typeof data2 !== "string" &&
                    !(typeof data2 == "number" && isFinite(data2)) &&
                    typeof data2 !== "boolean" &&
                    data2 !== null
                  ) {
                    validate22.errors = [
                      {
                        instancePath: instancePath + "/args/" + i0,
                        schemaPath: "#/properties/args/items/type",
                        keyword: "type",
                        params: { type: schema33.properties.args.items.type },
                        message: "must be string,number,boolean,null",
                      },
                    ];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate22.errors = [
                  {
                    instancePath: instancePath + "/args",
                    schemaPath: "#/properties/args/type",
                    keyword: "type",
                    params: { type: "array" },
                    message: "must be array",
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.redacted_fields !== void 0) {
              let data3 = data.redacted_fields;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (Array.isArray(data3)) {
                  var valid2 = true;
                  const len1 = data3.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    const _errs9 = errors;
                    if (typeof data3[i1] !== "string") {
                      validate22.errors = [
                        {
                          instancePath: instancePath + "/redacted_fields/" + i1,
                          schemaPath: "#/properties/redacted_fields/items/type",
                          keyword: "type",
                          params: { type: "string" },
                          message: "must be string",
                        },
                      ];
                      return false;
                    }
                    var valid2 = _errs9 === errors;
                    if (!valid2) {
                      break;
                    }
                  }
                } else {
                  validate22.errors = [
                    {
                      instancePath: instancePath + "/redacted_fields",
                      schemaPath: "#/properties/redacted_fields/type",
                      keyword: "type",
                      params: { type: "array" },
                      message: "must be array",
                    },
                  ];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate22.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.exception === void 0 && (missing0 = "exception")) ||
        (data.message === void 0 && (missing0 = "message")) ||
        (data.handled === void 0 && (missing0 = "handled"))
      ) {
        validate23.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.exception !== void 0) {
          const _errs1 = errors;
          if (typeof data.exception !== "string") {
            validate23.errors = [
              {
                instancePath: instancePath + "/exception",
                schemaPath: "#/properties/exception/type",
                keyword: "type",
                params: { type: "string" },
                message: "must be string",
              },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.message !== void 0) {
            const _errs3 = errors;
            if (typeof data.message !== "string") {
              validate23.errors = [
                {
                  instancePath: instancePath + "/message",
                  schemaPath: "#/properties/message/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.handled !== void 0) {
              const _errs5 = errors;
              if (typeof data.handled !== "boolean") {
                validate23.errors = [
                  {
                    instancePath: instancePath + "/handled",
                    schemaPath: "#/properties/handled/type",
                    keyword: "type",
                    params: { type: "boolean" },
                    message: "must be boolean",
                  },
                ];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.redacted_fields !== void 0) {
                let data3 = data.redacted_fields;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data3)) {
                    var valid1 = true;
                    const len0 = data3.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs9 = errors;
                      if (typeof data3[i0] !== "string") {
                        validate23.errors = [
                          {
                            instancePath: instancePath + "/redacted_fields/" + i0,
                            schemaPath: "#/properties/redacted_fields/items/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                      var valid1 = _errs9 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate23.errors = [
                      {
                        instancePath: instancePath + "/redacted_fields",
                        schemaPath: "#/properties/redacted_fields/type",
                        keyword: "type",
                        params: { type: "array" },
                        message: "must be array",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.throughput_tokens_s === void 0 && (missing0 = "throughput_tokens_s")) ||
        (data.latency_ms === void 0 && (missing0 = "latency_ms"))
      ) {
        validate24.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.throughput_tokens_s !== void 0) {
          let data0 = data.throughput_tokens_s;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 < 0 || isNaN(data0)) {
                validate24.errors = [
                  {
                    instancePath: instancePath + "/throughput_tokens_s",
                    schemaPath: "#/properties/throughput_tokens_s/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  },
                ];
                return false;
              }
            } else {
              validate24.errors = [
                {
                  instancePath: instancePath + "/throughput_tokens_s",
                  schemaPath: "#/properties/throughput_tokens_s/type",
                  keyword: "type",
                  params: { type: "number" },
                  message: "must be number",
                },
              ];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.latency_ms !== void 0) {
            let data1 = data.latency_ms;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 == "number" && isFinite(data1)) {
                if (data1 < 0 || isNaN(data1)) {
                  validate24.errors = [
                    {
                      instancePath: instancePath + "/latency_ms",
                      schemaPath: "#/properties/latency_ms/minimum",
                      keyword: "minimum",
                      params: { comparison: ">=", limit: 0 },
                      message: "must be >= 0",
                    },
                  ];
                  return false;
                }
              } else {
                validate24.errors = [
                  {
                    instancePath: instancePath + "/latency_ms",
                    schemaPath: "#/properties/latency_ms/type",
                    keyword: "type",
                    params: { type: "number" },
                    message: "must be number",
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.profile !== void 0) {
              const _errs5 = errors;
              if (typeof data.profile !== "string") {
                validate24.errors = [
                  {
                    instancePath: instancePath + "/profile",
                    schemaPath: "#/properties/profile/type",
                    keyword: "type",
                    params: { type: "string" },
                    message: "must be string",
                  },
                ];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.redacted_fields !== void 0) {
                let data3 = data.redacted_fields;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data3)) {
                    var valid1 = true;
                    const len0 = data3.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs9 = errors;
                      if (typeof data3[i0] !== "string") {
                        validate24.errors = [
                          {
                            instancePath: instancePath + "/redacted_fields/" + i0,
                            schemaPath: "#/properties/redacted_fields/items/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                      var valid1 = _errs9 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate24.errors = [
                      {
                        instancePath: instancePath + "/redacted_fields",
                        schemaPath: "#/properties/redacted_fields/type",
                        keyword: "type",
                        params: { type: "array" },
                        message: "must be array",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate24.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.hardware === void 0 && (missing0 = "hardware")) ||
        (data.profile === void 0 && (missing0 = "profile"))
      ) {
        validate25.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.hardware !== void 0) {
          let data0 = data.hardware;
          const _errs1 = errors;
          if (
            typeof data0 !== "string" &&
            !(data0 && typeof data0 == "object" && !Array.isArray(data0))
          ) {
            validate25.errors = [
              {
                instancePath: instancePath + "/hardware",
                schemaPath: "#/properties/hardware/type",
                keyword: "type",
                params: { type: schema36.properties.hardware.type },
                message: "must be string,object",
              },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.profile !== void 0) {
            const _errs3 = errors;
            if (typeof data.profile !== "string") {
              validate25.errors = [
                {
                  instancePath: instancePath + "/profile",
                  schemaPath: "#/properties/profile/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.redacted_fields !== void 0) {
              let data2 = data.redacted_fields;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (Array.isArray(data2)) {
                  var valid1 = true;
                  const len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs7 = errors;
                    if (typeof data2[i0] !== "string") {
                      validate25.errors = [
                        {
                          instancePath: instancePath + "/redacted_fields/" + i0,
                          schemaPath: "#/properties/redacted_fields/items/type",
                          keyword: "type",
                          params: { type: "string" },
                          message: "must be string",
                        },
                      ];
                      return false;
                    }
                    var valid1 = _errs7 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate25.errors = [
                    {
                      instancePath: instancePath + "/redacted_fields",
                      schemaPath: "#/properties/redacted_fields/type",
                      keyword: "type",
                      params: { type: "array" },
                      message: "must be array",
                    },
                  ];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate25.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.steps === void 0 && (missing0 = "steps")) ||
        (data.confidence === void 0 && (missing0 = "confidence"))
      ) {
        validate26.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.steps !== void 0) {
          let data0 = data.steps;
          const _errs1 = errors;
          if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
            validate26.errors = [
              {
                instancePath: instancePath + "/steps",
                schemaPath: "#/properties/steps/type",
                keyword: "type",
                params: { type: "integer" },
                message: "must be integer",
              },
            ];
            return false;
          }
          if (errors === _errs1) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 < 0 || isNaN(data0)) {
                validate26.errors = [
                  {
                    instancePath: instancePath + "/steps",
                    schemaPath: "#/properties/steps/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  },
                ];
                return false;
              }
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.confidence !== void 0) {
            let data1 = data.confidence;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 == "number" && isFinite(data1)) {
                if (data1 > 1 || isNaN(data1)) {
                  validate26.errors = [
                    {
                      instancePath: instancePath + "/confidence",
                      schemaPath: "#/properties/confidence/maximum",
                      keyword: "maximum",
                      params: { comparison: "<=", limit: 1 },
                      message: "must be <= 1",
                    },
                  ];
                  return false;
                } else {
                  if (data1 < 0 || isNaN(data1)) {
                    validate26.errors = [
                      {
                        instancePath: instancePath + "/confidence",
                        schemaPath: "#/properties/confidence/minimum",
                        keyword: "minimum",
                        params: { comparison: ">=", limit: 0 },
                        message: "must be >= 0",
                      },
                    ];
                    return false;
                  }
                }
              } else {
                validate26.errors = [
                  {
                    instancePath: instancePath + "/confidence",
                    schemaPath: "#/properties/confidence/type",
                    keyword: "type",
                    params: { type: "number" },
                    message: "must be number",
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.tools !== void 0) {
              let data2 = data.tools;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (Array.isArray(data2)) {
                  var valid1 = true;
                  const len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs7 = errors;
                    if (typeof data2[i0] !== "string") {
                      validate26.errors = [
                        {
                          instancePath: instancePath + "/tools/" + i0,
                          schemaPath: "#/properties/tools/items/type",
                          keyword: "type",
                          params: { type: "string" },
                          message: "must be string",
                        },
                      ];
                      return false;
                    }
                    var valid1 = _errs7 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate26.errors = [
                    {
                      instancePath: instancePath + "/tools",
                      schemaPath: "#/properties/tools/type",
                      keyword: "type",
                      params: { type: "array" },
                      message: "must be array",
                    },
                  ];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.inputs !== void 0) {
                let data4 = data.inputs;
                const _errs9 = errors;
                if (errors === _errs9) {
                  if (Array.isArray(data4)) {
                    var valid2 = true;
                    const len1 = data4.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      const _errs11 = errors;
                      if (typeof data4[i1] !== "string") {
                        validate26.errors = [
                          {
                            instancePath: instancePath + "/inputs/" + i1,
                            schemaPath: "#/properties/inputs/items/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                      var valid2 = _errs11 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate26.errors = [
                      {
                        instancePath: instancePath + "/inputs",
                        schemaPath: "#/properties/inputs/type",
                        keyword: "type",
                        params: { type: "array" },
                        message: "must be array",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.redacted_fields !== void 0) {
                  let data6 = data.redacted_fields;
                  const _errs13 = errors;
                  if (errors === _errs13) {
                    if (Array.isArray(data6)) {
                      var valid3 = true;
                      const len2 = data6.length;
                      for (let i2 = 0; i2 < len2; i2++) {
                        const _errs15 = errors;
                        if (typeof data6[i2] !== "string") {
                          validate26.errors = [
                            {
                              instancePath: instancePath + "/redacted_fields/" + i2,
                              schemaPath: "#/properties/redacted_fields/items/type",
                              keyword: "type",
                              params: { type: "string" },
                              message: "must be string",
                            },
                          ];
                          return false;
                        }
                        var valid3 = _errs15 === errors;
                        if (!valid3) {
                          break;
                        }
                      }
                    } else {
                      validate26.errors = [
                        {
                          instancePath: instancePath + "/redacted_fields",
                          schemaPath: "#/properties/redacted_fields/type",
                          keyword: "type",
                          params: { type: "array" },
                          message: "must be array",
                        },
                      ];
                      return false;
                    }
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate26.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.duration_ms === void 0 && (missing0 = "duration_ms")) ||
        (data.result === void 0 && (missing0 = "result")) ||
        (data.status === void 0 && (missing0 = "status"))
      ) {
        validate27.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.duration_ms !== void 0) {
          let data0 = data.duration_ms;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 < 0 || isNaN(data0)) {
                validate27.errors = [
                  {
                    instancePath: instancePath + "/duration_ms",
                    schemaPath: "#/properties/duration_ms/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  },
                ];
                return false;
              }
            } else {
              validate27.errors = [
                {
                  instancePath: instancePath + "/duration_ms",
                  schemaPath: "#/properties/duration_ms/type",
                  keyword: "type",
                  params: { type: "number" },
                  message: "must be number",
                },
              ];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.result !== void 0) {
            const _errs3 = errors;
            if (typeof data.result !== "string") {
              validate27.errors = [
                {
                  instancePath: instancePath + "/result",
                  schemaPath: "#/properties/result/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.status !== void 0) {
              const _errs5 = errors;
              if (typeof data.status !== "string") {
                validate27.errors = [
                  {
                    instancePath: instancePath + "/status",
                    schemaPath: "#/properties/status/type",
                    keyword: "type",
                    params: { type: "string" },
                    message: "must be string",
                  },
                ];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.index !== void 0) {
                let data3 = data.index;
                const _errs7 = errors;
                if (
                  !(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3))
                ) {
                  validate27.errors = [
                    {
                      instancePath: instancePath + "/index",
                      schemaPath: "#/properties/index/type",
                      keyword: "type",
                      params: { type: "integer" },
                      message: "must be integer",
                    },
                  ];
                  return false;
                }
                if (errors === _errs7) {
                  if (typeof data3 == "number" && isFinite(data3)) {
                    if (data3 < 0 || isNaN(data3)) {
                      validate27.errors = [
                        {
                          instancePath: instancePath + "/index",
                          schemaPath: "#/properties/index/minimum",
                          keyword: "minimum",
                          params: { comparison: ">=", limit: 0 },
                          message: "must be >= 0",
                        },
                      ];
                      return false;
                    }
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.redacted_fields !== void 0) {
                  let data4 = data.redacted_fields;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (Array.isArray(data4)) {
                      var valid1 = true;
                      const len0 = data4.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs11 = errors;
                        if (typeof data4[i0] !== "string") {
                          validate27.errors = [
                            {
                              instancePath: instancePath + "/redacted_fields/" + i0,
                              schemaPath: "#/properties/redacted_fields/items/type",
                              keyword: "type",
                              params: { type: "string" },
                              message: "must be string",
                            },
                          ];
                          return false;
                        }
                        var valid1 = _errs11 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate27.errors = [
                        {
                          instancePath: instancePath + "/redacted_fields",
                          schemaPath: "#/properties/redacted_fields/type",
                          keyword: "type",
                          params: { type: "array" },
                          message: "must be array",
                        },
                      ];
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate27.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.index === void 0 && (missing0 = "index")) ||
        (data.tool === void 0 && (missing0 = "tool")) ||
        (data.description === void 0 && (missing0 = "description"))
      ) {
        validate28.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.index !== void 0) {
          let data0 = data.index;
          const _errs1 = errors;
          if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
            validate28.errors = [
              {
                instancePath: instancePath + "/index",
                schemaPath: "#/properties/index/type",
                keyword: "type",
                params: { type: "integer" },
                message: "must be integer",
              },
            ];
            return false;
          }
          if (errors === _errs1) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 < 0 || isNaN(data0)) {
                validate28.errors = [
                  {
                    instancePath: instancePath + "/index",
                    schemaPath: "#/properties/index/minimum",
                    keyword: "minimum",
                    params: { comparison: ">=", limit: 0 },
                    message: "must be >= 0",
                  },
                ];
                return false;
              }
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.tool !== void 0) {
            const _errs3 = errors;
            if (typeof data.tool !== "string") {
              validate28.errors = [
                {
                  instancePath: instancePath + "/tool",
                  schemaPath: "#/properties/tool/type",
                  keyword: "type",
                  params: { type: "string" },
                  message: "must be string",
                },
              ];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.description !== void 0) {
              const _errs5 = errors;
              if (typeof data.description !== "string") {
                validate28.errors = [
                  {
                    instancePath: instancePath + "/description",
                    schemaPath: "#/properties/description/type",
                    keyword: "type",
                    params: { type: "string" },
                    message: "must be string",
                  },
                ];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.redacted_fields !== void 0) {
                let data3 = data.redacted_fields;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (Array.isArray(data3)) {
                    var valid1 = true;
                    const len0 = data3.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs9 = errors;
                      if (typeof data3[i0] !== "string") {
                        validate28.errors = [
                          {
                            instancePath: instancePath + "/redacted_fields/" + i0,
                            schemaPath: "#/properties/redacted_fields/items/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                      var valid1 = _errs9 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate28.errors = [
                      {
                        instancePath: instancePath + "/redacted_fields",
                        schemaPath: "#/properties/redacted_fields/type",
                        keyword: "type",
                        params: { type: "array" },
                        message: "must be array",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate28.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.verdict === void 0 && (missing0 = "verdict")) {
        validate29.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.verdict !== void 0) {
          let data0 = data.verdict;
          const _errs1 = errors;
          if (typeof data0 !== "string") {
            validate29.errors = [
              {
                instancePath: instancePath + "/verdict",
                schemaPath: "#/properties/verdict/type",
                keyword: "type",
                params: { type: "string" },
                message: "must be string",
              },
            ];
            return false;
          }
          if (!(data0 === "accept" || data0 === "revise" || data0 === "abort")) {
            validate29.errors = [
              {
                instancePath: instancePath + "/verdict",
                schemaPath: "#/properties/verdict/enum",
                keyword: "enum",
                params: { allowedValues: schema40.properties.verdict.enum },
                message: "must be equal to one of the allowed values",
              },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.redacted_fields !== void 0) {
            let data1 = data.redacted_fields;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  const _errs5 = errors;
                  if (typeof data1[i0] !== "string") {
                    validate29.errors = [
                      {
                        instancePath: instancePath + "/redacted_fields/" + i0,
                        schemaPath: "#/properties/redacted_fields/items/type",
                        keyword: "type",
                        params: { type: "string" },
                        message: "must be string",
                      },
                    ];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate29.errors = [
                  {
                    instancePath: instancePath + "/redacted_fields",
                    schemaPath: "#/properties/redacted_fields/type",
                    keyword: "type",
                    params: { type: "array" },
                    message: "must be array",
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate29.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (
        (data.confidence_delta === void 0 && (missing0 = "confidence_delta")) ||
        (data.comments === void 0 && (missing0 = "comments")) ||
        (data.blocking_issues === void 0 && (missing0 = "blocking_issues"))
      ) {
        validate30.errors = [
          {
            instancePath,
            schemaPath: "#/required",
            keyword: "required",
            params: { missingProperty: missing0 },
            message: "must have required property '" + missing0 + "'",
          },
        ];
        return false;
      } else {
        if (data.confidence_delta !== void 0) {
          let data0 = data.confidence_delta;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 == "number" && isFinite(data0)) {
              if (data0 > 1 || isNaN(data0)) {
                validate30.errors = [
                  {
                    instancePath: instancePath + "/confidence_delta",
                    schemaPath: "#/properties/confidence_delta/maximum",
                    keyword: "maximum",
                    params: { comparison: "<=", limit: 1 },
                    message: "must be <= 1",
                  },
                ];
                return false;
              } else {
                if (data0 < -1 || isNaN(data0)) {
                  validate30.errors = [
                    {
                      instancePath: instancePath + "/confidence_delta",
                      schemaPath: "#/properties/confidence_delta/minimum",
                      keyword: "minimum",
                      params: { comparison: ">=", limit: -1 },
                      message: "must be >= -1",
                    },
                  ];
                  return false;
                }
              }
            } else {
              validate30.errors = [
                {
                  instancePath: instancePath + "/confidence_delta",
                  schemaPath: "#/properties/confidence_delta/type",
                  keyword: "type",
                  params: { type: "number" },
                  message: "must be number",
                },
              ];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.comments !== void 0) {
            let data1 = data.comments;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data2 = data1[i0];
                  const _errs5 = errors;
                  if (
                    typeof data2 !== "string" &&
                    !(data2 && typeof data2 == "object" && !Array.isArray(data2))
                  ) {
                    validate30.errors = [
                      {
                        instancePath: instancePath + "/comments/" + i0,
                        schemaPath: "#/properties/comments/items/type",
                        keyword: "type",
                        params: { type: schema41.properties.comments.items.type },
                        message: "must be string,object",
                      },
                    ];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate30.errors = [
                  {
                    instancePath: instancePath + "/comments",
                    schemaPath: "#/properties/comments/type",
                    keyword: "type",
                    params: { type: "array" },
                    message: "must be array",
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.blocking_issues !== void 0) {
              let data3 = data.blocking_issues;
              const _errs7 = errors;
              if (errors === _errs7) {
                if (Array.isArray(data3)) {
                  var valid2 = true;
                  const len1 = data3.length;
                  for (let i1 = 0; i1 < len1; i1++) {
                    let data4 = data3[i1];
                    const _errs9 = errors;
                    if (
                      typeof data4 !== "string" &&
                      !(data4 && typeof data4 == "object" && !Array.isArray(data4))
                    ) {
                      validate30.errors = [
                        {
                          instancePath: instancePath + "/blocking_issues/" + i1,
                          schemaPath: "#/properties/blocking_issues/items/type",
                          keyword: "type",
                          params: { type: schema41.properties.blocking_issues.items.type },
                          message: "must be string,object",
                        },
                      ];
                      return false;
                    }
                    var valid2 = _errs9 === errors;
                    if (!valid2) {
                      break;
                    }
                  }
                } else {
                  validate30.errors = [
                    {
                      instancePath: instancePath + "/blocking_issues",
                      schemaPath: "#/properties/blocking_issues/type",
                      keyword: "type",
                      params: { type: "array" },
                      message: "must be array",
                    },
                  ];
                  return false;
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.redacted_fields !== void 0) {
                let data5 = data.redacted_fields;
                const _errs11 = errors;
                if (errors === _errs11) {
                  if (Array.isArray(data5)) {
                    var valid3 = true;
                    const len2 = data5.length;
                    for (let i2 = 0; i2 < len2; i2++) {
                      const _errs13 = errors;
                      if (typeof data5[i2] !== "string") {
                        validate30.errors = [
                          {
                            instancePath: instancePath + "/redacted_fields/" + i2,
                            schemaPath: "#/properties/redacted_fields/items/type",
                            keyword: "type",
                            params: { type: "string" },
                            message: "must be string",
                          },
                        ];
                        return false;
                      }
                      var valid3 = _errs13 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  } else {
                    validate30.errors = [
                      {
                        instancePath: instancePath + "/redacted_fields",
                        schemaPath: "#/properties/redacted_fields/type",
                        keyword: "type",
                        params: { type: "array" },
                        message: "must be array",
                      },
                    ];
                    return false;
                  }
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate30.errors = [
        {
          instancePath,
          schemaPath: "#/type",
          keyword: "type",
          params: { type: "object" },
          message: "must be object",
        },
      ];
      return false;
    }
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

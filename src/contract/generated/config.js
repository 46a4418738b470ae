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
    if (data.overrides !== void 0) {
      let data7 = data.overrides;
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data8 = data7[i1];
          const _errs22 = errors;
          let valid8 = false;
          const _errs23 = errors;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.files === void 0) {
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
          var _valid0 = _errs23 === errors;
          valid8 = valid8 || _valid0;
          const _errs24 = errors;
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.events === void 0) {
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
          var _valid0 = _errs24 === errors;
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
            errors = _errs22;
            if (vErrors !== null) {
              if (_errs22) {
                vErrors.length = _errs22;
              } else {
                vErrors = null;
              }
            }
          }
          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
            if (data8.rules === void 0) {
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
            for (const key3 in data8) {
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
            if (data8.files !== void 0) {
              let data9 = data8.files;
              if (Array.isArray(data9)) {
                const len2 = data9.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data10 = data9[i2];
                  if (typeof data10 === "string") {
                    if (func1(data10) < 1) {
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
            if (data8.events !== void 0) {
              let data11 = data8.events;
              if (Array.isArray(data11)) {
                const len3 = data11.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data12 = data11[i3];
                  if (typeof data12 === "string") {
                    if (func1(data12) < 1) {
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
            if (data8.rules !== void 0) {
              let data13 = data8.rules;
              if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                for (const key4 in data13) {
                  let data14 = data13[key4];
                  if (
                    !(
                      data14 === "off" ||
                      data14 === "info" ||
                      data14 === "warn" ||
                      data14 === "error"
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
export { config };

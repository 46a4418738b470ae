#!/usr/bin/env node
// CommonJS, and with the code V8 compiled at build time: together more than half of the start-up beyond Node's own
// (docs/performance.md). V8 refuses the compiled code where it does not fit, and then compiles as usual.
"use strict";
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const { constants, Script } = require("node:vm");

const dist = path.join(__dirname, "..", "dist");
const file = path.join(dist, "telemetry.cjs");

function compiledCode() {
  try {
    return readFileSync(path.join(dist, "telemetry.cache"));
  } catch {
    return undefined;
  }
}

/** The bundle's exports, and its script, of which a build makes the compiled code. */
function load(cachedData = compiledCode()) {
  // The bundle is ASCII, which is read fastest as latin1.
  const text = readFileSync(file, "latin1");
  const script = new Script(`(function (module, exports, require, __dirname) {${text}\n})`, {
    filename: file,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle, bundle.exports, createRequire(file), dist);
  return { exports: bundle.exports, script };
}

if (require.main === module) void load().exports.main();
else module.exports = { load };

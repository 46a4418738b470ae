#!/usr/bin/env node
import { main } from "../dist/telemetry.js";

await main();

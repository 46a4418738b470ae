// A headless Chromium, driven through its debugging pipe: real keys, real clicks, and everything it says or asks for.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const program = names.find((name) => spawnSync(name, ["--version"]).status === 0);

export const hasBrowser = program !== undefined;

type Params = Readonly<Record<string, unknown>>;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
}

const patience = 15_000;

/** A page of the browser. */
export interface Page {
  /** What the console said, errors the script did not catch, violations of the policy. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  readonly dialogs: string[];
  open(file: string, hash?: string): Promise<void>;
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an expression is true. */
  until(expression: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Clicks the middle of an element, or a place of it from its top left. */
  click(selector: string, at?: readonly [x: number, y: number]): Promise<void>;
  wheel(selector: string, deltaY: number): Promise<void>;
  drag(
    selector: string,
    from: readonly [number, number],
    to: readonly [number, number],
  ): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  scheme(scheme: "light" | "dark"): Promise<void>;
  /** Writes a PNG. */
  shoot(file: string): Promise<void>;
}

/** Starts a browser with a page. */
export async function startBrowser(): Promise<Page & { close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), "telemetry-browser-"));
  const flags = ["--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu"];
  const quiet = ["--disable-background-networking", "--disable-extensions", "--mute-audio"];
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...flags, ...quiet, ...root, `--user-data-dir=${profile}`, "about:blank"];
  // In a group of its own: its processes are ended together, as each of them writes to the profile.
  const child = spawn(program!, args, {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const gone = new Promise<void>((settle) => child.once("exit", () => settle()));
  const page = await pageOf(child.stdio[3] as Writable, child.stdio[4] as Readable);
  return {
    ...page,
    async close() {
      child.kill();
      await Promise.race([gone, pause(3000)]);
      try {
        process.kill(-child.pid!, "SIGKILL");
      } catch {
        // All of them have ended.
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Sends commands over the pipe and hands events on. */
function connect(to: Writable, from: Readable, onEvent: (method: string, params: Params) => void) {
  const waiting = new Map<number, { settle(result: Params): void; fail(error: Error): void }>();
  let rest = "";
  let last = 0;
  to.on("error", () => undefined);
  from.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop()!;
    for (const part of parts) {
      const { id, method, params, result, error } = JSON.parse(part) as Message;
      if (method !== undefined) onEvent(method, params ?? {});
      const waiter = id === undefined ? undefined : waiting.get(id);
      if (error) waiter?.fail(new Error(error.message));
      else waiter?.settle(result ?? {});
    }
  });
  return (method: string, params: Params = {}, sessionId?: string): Promise<Params> =>
    new Promise((settle, fail) => {
      waiting.set(++last, { settle, fail });
      to.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

/** Keys that are no characters, with the codes Chromium wants. */
const special: Readonly<Record<string, readonly [key: string, code: number, text?: string]>> = {
  Enter: ["Enter", 13, "\r"],
  Escape: ["Escape", 27],
  Tab: ["Tab", 9],
  PageUp: ["PageUp", 33],
  PageDown: ["PageDown", 34],
  End: ["End", 35],
  Home: ["Home", 36],
  ArrowLeft: ["ArrowLeft", 37],
  ArrowUp: ["ArrowUp", 38],
  ArrowRight: ["ArrowRight", 39],
  ArrowDown: ["ArrowDown", 40],
};

async function pageOf(to: Writable, from: Readable): Promise<Page> {
  const complaints: string[] = [];
  const requests: string[] = [];
  const dialogs: string[] = [];
  const heard: Readonly<Record<string, (params: Params) => void>> = {
    "Runtime.consoleAPICalled": (params) => complaints.push(JSON.stringify(params["args"])),
    "Runtime.exceptionThrown": (params) => complaints.push(JSON.stringify(params)),
    "Log.entryAdded": (params) => complaints.push(JSON.stringify(params["entry"])),
    "Audits.issueAdded": (params) => complaints.push(JSON.stringify(params["issue"])),
    "Network.requestWillBeSent": ({ request }) => requests.push((request as { url: string }).url),
    "Page.javascriptDialogOpening": (params) => dialogs.push(JSON.stringify(params)),
  };
  const send = connect(to, from, (method, params) => heard[method]?.(params));
  const { targetInfos } = await send("Target.getTargets");
  const target = (targetInfos as { type: string; targetId: string }[]).find(
    ({ type }) => type === "page",
  )!;
  const attached = await send("Target.attachToTarget", {
    targetId: target.targetId,
    flatten: true,
  });
  const session = attached["sessionId"] as string;
  const call = (method: string, params: Params = {}) => send(method, params, session);
  for (const domain of ["Page", "Runtime", "Log", "Network", "Audits"])
    await call(`${domain}.enable`);

  async function evaluate<T>(expression: string): Promise<T> {
    const params = { expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await call("Runtime.evaluate", params);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value: T }).value;
  }

  async function until(expression: string): Promise<void> {
    for (const deadline = performance.now() + patience; ; await pause(20)) {
      if (await evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
      if (performance.now() > deadline) throw new Error(`it never came to ${expression}`);
    }
  }

  /** Lets what was asked for be drawn. */
  const settle = () =>
    evaluate(
      "new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => go(1))))",
    );

  async function placeOf(selector: string, at?: readonly [number, number]) {
    const [left, top, width, height] = await evaluate<[number, number, number, number]>(
      `(() => { const { left, top, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return [left, top, width, height]; })()`,
    );
    return { x: left + (at?.[0] ?? width / 2), y: top + (at?.[1] ?? height / 2) };
  }
  const mouse = (type: string, place: object, more: object = {}) =>
    call("Input.dispatchMouseEvent", { type, ...place, ...more });
  const left = { button: "left", clickCount: 1 };

  return {
    complaints,
    requests,
    dialogs,
    evaluate,
    until,
    async open(file, hash = "") {
      await call("Page.navigate", { url: "about:blank" });
      await call("Page.navigate", { url: `${pathToFileURL(file).href}${hash}` });
      await until("document.documentElement.dataset.ready === 'yes'");
      await settle();
    },
    async press(...keys) {
      for (const name of keys) {
        const [key, code, text] = special[name] ?? [name, 0, name];
        const params = {
          key,
          ...(code > 0 && { windowsVirtualKeyCode: code }),
          ...(text !== undefined && { text }),
        };
        await call("Input.dispatchKeyEvent", {
          type: text === undefined ? "rawKeyDown" : "keyDown",
          ...params,
        });
        await call("Input.dispatchKeyEvent", { type: "keyUp", key });
      }
      await settle();
    },
    async type(text) {
      await call("Input.insertText", { text });
      await settle();
    },
    async click(selector, at) {
      const place = await placeOf(selector, at);
      await mouse("mouseMoved", place);
      await mouse("mousePressed", place, left);
      await mouse("mouseReleased", place, left);
      await settle();
    },
    async wheel(selector, deltaY) {
      await mouse("mouseWheel", await placeOf(selector), { deltaX: 0, deltaY });
      await settle();
    },
    async drag(selector, begin, end) {
      await mouse("mousePressed", await placeOf(selector, begin), left);
      await mouse("mouseMoved", await placeOf(selector, end), { button: "left", buttons: 1 });
      await mouse("mouseReleased", await placeOf(selector, end), left);
      await settle();
    },
    async resize(width, height) {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false };
      await call("Emulation.setDeviceMetricsOverride", metrics);
      await settle();
    },
    async scheme(scheme) {
      const features = [{ name: "prefers-color-scheme", value: scheme }];
      await call("Emulation.setEmulatedMedia", { features });
      await settle();
    },
    async shoot(file) {
      const { data } = await call("Page.captureScreenshot", { format: "png" });
      writeFileSync(file, Buffer.from(data as string, "base64"));
    },
  };
}

// What is told beside lines: a sentence for each notice and hint, safe for a terminal.
import { describe, expect, test } from "vitest";
import type { StuckHint } from "../../../../src/core/stream/hints.ts";
import type { Notice } from "../../../../src/core/stream/notice.ts";
import { hintText, noticeText } from "../../../../src/report/events/notices.ts";

type Kinds = { readonly [K in Notice["kind"]]: readonly [Extract<Notice, { kind: K }>, string] };

const file = "logs/a.jsonl";

/** One of each kind; the compiler asks for all of them. */
const notices: Kinds = {
  waiting: [
    { kind: "waiting", file, reason: "no such file or directory" },
    "waiting for logs/a.jsonl: no such file or directory",
  ],
  appeared: [{ kind: "appeared", file }, "logs/a.jsonl has appeared"],
  replaced: [{ kind: "replaced", file }, "logs/a.jsonl was replaced; going on with the new file"],
  rewritten: [
    { kind: "rewritten", file },
    "logs/a.jsonl was cut or written anew; going on from its start",
  ],
  found: [
    { kind: "found", file, between: "a.jsonl.1" },
    "logs/a.jsonl: reading a.jsonl.1, which came between",
  ],
  "half-line": [
    { kind: "half-line", file, bytes: 1234 },
    "logs/a.jsonl: its last line was never finished; left out 1,234 bytes",
  ],
  "too-long": [
    { kind: "too-long", file, bytes: 2 * 1024 ** 2 },
    "logs/a.jsonl: left out a line of 2.0 MiB (--max-line-bytes)",
  ],
  unreadable: [
    { kind: "unreadable", file, reason: "permission denied" },
    "cannot read logs/a.jsonl: permission denied",
  ],
  listening: [
    { kind: "listening", file: "tcp://127.0.0.1:4560" },
    "listening on tcp://127.0.0.1:4560",
  ],
  polling: [
    { kind: "polling", reason: "no watches left", every: 500 },
    "can't watch files (no watches left); looking at them every 500 ms instead",
  ],
};

describe("notices", () => {
  test.each(Object.entries(notices))("%s", (_, [notice, sentence]) => {
    expect(noticeText(notice)).toBe(sentence);
  });

  test("one byte is no bytes", () => {
    expect(noticeText({ kind: "half-line", file, bytes: 1 })).toMatch(/left out 1 byte$/);
  });

  test.each(Object.entries(notices))(
    "%s is safe, whatever names and reasons hold",
    (_, [notice]) => {
      const evil = "\u001b[2J\nx\u202ey\ud800\u0007";
      const names = Object.entries(notice).map(([key, value]) =>
        key === "kind" || typeof value !== "string" ? [key, value] : [key, evil],
      );
      const sentence = noticeText(Object.fromEntries(names) as Notice);
      expect(sentence).toContain("\\x1b[2J");
      expect(sentence).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u);
    },
  );
});

describe("hints", () => {
  const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
  test.each<[StuckHint, string]>([
    [
      {
        kind: "slow-span",
        run: "night/docs",
        span: "executor.command",
        label: "make",
        open: 95_000,
        usual: 2310,
      },
      "docs: executor.command make is open for 1m35s, 95 of 100 took at most 2.31s",
    ],
    [
      { kind: "slow-span", run: "docs", span: "plan.step", label: "", open: 7_500_000, usual: 812 },
      "docs: plan.step is open for 2h05m, 95 of 100 took at most 812ms",
    ],
    [
      { kind: "same-stderr", run: "night/docs", digest, times: 6 },
      "docs: the same stderr 6 times in a row (sha256:0123456789abcdef…)",
    ],
  ])("%j", (hint, sentence) => expect(hintText(hint)).toBe(sentence));

  test("are safe, whatever names hold", () => {
    const evil = "\u001b[2J\n\u202e";
    const hints: StuckHint[] = [
      { kind: "slow-span", run: evil, span: evil, label: evil, open: 1, usual: 1 },
      { kind: "same-stderr", run: evil, digest: evil, times: 3 },
    ];
    for (const hint of hints) {
      expect(hintText(hint)).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
      expect(hintText(hint)).toContain("\\x1b[2J");
    }
  });
});

import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/contract/problem.ts";
import { addressText, parseAddress } from "../../../../src/io/sockets/address.ts";
import { checkListen, isLoopback } from "../../../../src/io/sockets/listen-rules.ts";

test.each([
  ["tcp://127.0.0.1:4560", { kind: "tcp", host: "127.0.0.1", port: 4560 }],
  ["tls://logs.example.org:443", { kind: "tls", host: "logs.example.org", port: 443 }],
  ["zmq+tcp://localhost:0", { kind: "zmq", host: "localhost", port: 0 }],
  ["tcp://[::1]:4560", { kind: "tcp", host: "::1", port: 4560 }],
  ["TCP://[fe80::1%eth0]:1", { kind: "tcp", host: "fe80::1%eth0", port: 1 }],
])("%s", (text, address) => {
  expect(parseAddress(text)).toEqual(address);
  expect(addressText(parseAddress(text))).toBe(text.replace("TCP", "tcp"));
});

test.each([
  ["", "it has no scheme"],
  ["127.0.0.1:4560", "it has no scheme"],
  ["udp://h:1", "udp:// is not known here"],
  ["zmq://h:1", "zmq:// is not known here"],
  ["tcp://", "host:port must follow"],
  ["tcp://host", "host:port must follow"],
  ["tcp://:4560", "host:port must follow"],
  ["tcp://host:", "host:port must follow"],
  ["tcp://host:x", "host:port must follow"],
  ["tcp://host:65536", "at most 65535"],
  ["tcp://host:-1", "host:port must follow"],
  ["tcp://::1:4560", "host:port must follow"],
  ["tcp://[::g]:4560", "no IPv6 address"],
  ["tcp://user@host:1", "host:port must follow"],
  ["tcp://host:1/path", "host:port must follow"],
  ["tcp://host:1?a=b", "host:port must follow"],
  ["tcp://ho st:1", "host:port must follow"],
  ["__proto__://h:1", "is not known here"],
])("%j is no address", (text, why) => {
  try {
    parseAddress(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).message).toContain(why);
    expect((error as Problem).hint).toContain("tcp://host:port");
    return;
  }
  expect.unreachable();
});

describe("who can reach an address", () => {
  test.each([
    "127.0.0.1",
    "127.1.2.3",
    "localhost",
    "LocalHost",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
  ])("%s: this machine alone", (host) => expect(isLoopback(host)).toBe(true));
  test.each([
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "192.168.1.1",
    "::ffff:10.0.0.1",
    "fe80::1",
    "localhost.example.org",
    "127.example.org",
  ])("%s: others", (host) => expect(isLoopback(host)).toBe(false));

  test("others need TLS and a proof", () => {
    const open = parseAddress("tcp://0.0.0.0:1");
    const check = (hasTls: boolean, hasProof: boolean) => () =>
      checkListen(open, { hasTls, hasProof });
    expect(check(false, false)).toThrow(Problem);
    expect(check(true, false)).toThrow(Problem);
    expect(check(false, true)).toThrow(Problem);
    expect(check(true, true)).not.toThrow();
  });
});

// What goes of plain texts, rule by rule: ▸secret◂ marks it; a text without marks stays.
import { describe, expect, test } from "vitest";
import { createNames } from "../../../../../src/core/redact/names/names.ts";
import { joined } from "../../../../../src/core/redact/hits.ts";
import type { Hit } from "../../../../../src/core/redact/rule.ts";
import { assignmentHits } from "../../../../../src/core/redact/text/assignments.ts";
import { commandHits } from "../../../../../src/core/redact/text/commands.ts";
import { headerHits } from "../../../../../src/core/redact/text/headers.ts";
import { urlHits } from "../../../../../src/core/redact/text/urls.ts";

const names = createNames();
const key = ["Xk29", "Lm77", "QpVt"].join("");
const long = ["a8Fq", "Z2mK", "w9Lx", "B4tR", "7yNc", "D6vH"].join("");
const pair = Buffer.from(`bob:${key}`).toString("base64");

type Find = (text: string, hits: Hit[]) => void;
const assignments: Find = (text, hits) => assignmentHits(text, names, hits);
const commands: Find = (text, hits) => commandHits(text, names, hits);
const urls: Find = (text, hits) => urlHits(text, names, hits);

/** A text with marks around what goes. */
function marked(text: string, find: Find): string {
  const hits: Hit[] = [];
  find(text, hits);
  return joined(hits)
    .toReversed()
    .reduce(
      (all, { from, to }) => `${all.slice(0, from)}▸${all.slice(from, to)}◂${all.slice(to)}`,
      text,
    );
}
const check = (find: Find) => (expected: string) => {
  expect(marked(expected.replaceAll(/[▸◂]/g, ""), find)).toBe(expected);
};

describe("assigned", () => {
  test.each([
    `DB_PASSWORD=▸${key}◂`,
    `export DB_PASSWORD='▸${key}◂'`,
    `password: ▸${key}◂`,
    `password : "▸${key}◂", user: "x"`,
    `"password": "▸${key}◂"`,
    `{'password': '▸${key}◂', 'n': 1}`,
    `password = \`▸${key}◂\``,
    `password := "▸${key}◂"`,
    `:password => "▸${key}◂"`,
    `password ||= "▸${key}◂"`,
    `PASSWORD ?= ▸${key}◂`,
    `if (password == "▸${key}◂") {`,
    `if ("▸${key}◂" === password) {`,
    `let password: string = "▸${key}◂";`,
    `<password>▸${key}◂</password>`,
    `<password type="x">▸${key}◂</password>`,
    `setenv("DB_PASSWORD", "▸${key}◂")`,
    `name: DB_PASSWORD\n  value: ▸${key}◂`,
    `api key: ▸${key}◂`,
    `the password is ▸${key}◂ now`,
    `a\npassword=▸${key}◂\nb`,
    `password="▸correct horse battery◂"`,
    `password=▸hunter◂`,
    `token="▸${long}◂"`,
    `contraseña: ▸${key}◂`,
    `OPENAI_KEY=▸${long}◂`,
    `algolia: ▸${long}◂`,
    `\\"password\\": \\"▸${key}◂\\"`,
    `DB_PASSWORD=▸${key}◂&x=1`,
    `PASSWORD=▸a=b;c◂ next`,
  ])("%j", check(assignments));
});

describe("not assigned", () => {
  test.each([
    `password=`,
    `password=$DB_PASSWORD`,
    `password: \${DB_PASSWORD}`,
    `password=process.env.DB_PASSWORD`,
    `password = getPassword()`,
    `password: string`,
    `password: undefined`,
    `password=REDACTED`,
    `print("password: ")`,
    `input("Enter your password: ", x)`,
    `const password = readPassword;`,
    `Enter password for app:`,
    `max_tokens=4096`,
    `tokens: 1834`,
    `token: 512`,
    `token_type: bearer`,
    `the token is valid`,
    `password_file=/run/secrets/db`,
    `PWD=/home/app/work`,
    `key: value-1234567890ab`,
    `author: ${key}`,
    `public_key=${long}`,
    `passed: 12, failed: 3`,
    `algolia: enabled`,
    `openai_model=gpt-4o-2024`,
  ])("%j", check(assignments));
});

describe("headers", () => {
  test.each([
    `Authorization: Bearer ▸${key}◂`,
    `authorization: bearer ▸${key}◂`,
    `-H "Authorization: Bearer ▸${key}◂" x`,
    `Authorization: token ▸${long}◂`,
    `Authorization: Basic ▸${pair}◂`,
    `Proxy-Authorization: Basic ▸${pair}◂`,
    `Authorization: ▸${long}◂`,
    `{\\"Authorization\\": \\"Bearer ▸${long}◂\\"}`,
    `sent Bearer ▸${long}◂.`,
    `Cookie: session=▸${key}◂; theme=▸darkblue◂`,
    `Set-Cookie: sid=▸${key}◂; Path=/; Max-Age=3600; HttpOnly`,
  ])("%j", check(headerHits));
  test.each([
    "Authorization: Bearer $TOKEN",
    "Authorization: Bearer <token>",
    "Authorization: Bearer REDACTED",
    "the bearer of this letter",
    "token budget exceeded",
    "basic knowledge of shells",
    "Basic authentication failed",
    "Cookie: ",
    "session expired",
  ])("stays: %j", check(headerHits));
});

describe("URLs", () => {
  test.each([
    `postgres://app:▸${key}◂@db.internal:5432/main`,
    `https://app:▸p@ss◂@host/x`,
    `https://app:▸p/a#s?s1◂@host/x`,
    `redis://:▸${key}◂@cache:6379/0`,
    `https://▸${long}◂@github.example/x.git`,
    `amqp://app:▸${key}◂@[::1]:5672/`,
    `https://host/x?access_token=▸${key}◂&page=2`,
    `https://host/x#id_token=▸${key}◂`,
    `https://host/x?sig=▸${long}%3D◂`,
    `https://host/x?a=1&key=▸${long}◂`,
    `see 'https://app:▸${key}◂@host' and more`,
  ])("%j", check(urls));
  test.each([
    "https://host:8080/a@b",
    "https://host/x?page=2&key=name&code=404",
    "https://host/@scope/package",
    "git@github.example:team/repo.git",
    "ssh://git@host/repo.git",
    "postgres://postgres:postgres@localhost/test",
    "https://user:pass@localhost/x",
    "https://app:$PASSWORD@host/x",
    "https://app:${PASSWORD}@host/x",
    "https://app:REDACTED@host/x",
    "https://host/x?token=$TOKEN",
    "https://[::1]:80/x@y",
  ])("stays: %j", check(urls));
});

describe("commands", () => {
  test.each([
    `deploy --password ▸${key}◂`,
    `deploy --password=▸${key}◂ --verbose`,
    `deploy --api-key '▸${key}◂'`,
    `mysql -u app -p▸${key}◂ main`,
    `/usr/bin/mysqldump -p▸${key}◂`,
    `sudo mysql -p'▸${key}◂'`,
    `sshpass -p ▸${key}◂ ssh host`,
    `redis-cli -a ▸${key}◂ ping`,
    `curl -u bob:▸${key}◂ https://host`,
    `curl --user "bob:▸${key}◂" https://host`,
    `curl https://host \\\n  -u bob:▸${key}◂`,
    `docker login -u bob -p ▸${key}◂ registry`,
    `cd x && docker login \\\n -p ▸${key}◂`,
    `bash -c "mysql -p▸${key}◂"`,
    `ssh host "bash -c 'mysql -p▸${key}◂'"`,
    `echo ▸${key}◂ | docker login --password-stdin`,
    `tool --with-token <<< ▸${key}◂`,
    `openssl enc -pass pass:▸${key}◂ -in x`,
    `7z x -p▸${key}◂ a.7z`,
    `smbclient -U app%▸${key}◂ //host/x`,
    `vault login ▸${key}◂`,
    `true; htpasswd -b .htpasswd bob ▸${key}◂`,
    `$(mysql -p▸${key}◂)`,
  ])("%j", check(commands));
  test.each([
    "mkdir -p /tmp/x",
    "docker run -p 80:80 nginx",
    "docker -p 80:80",
    "psql -U app -h db -w",
    "redis-cli -h cache -p 6379 ping",
    "ssh -p 2222 host",
    "mysql -p main",
    "mysql -u app -p$PASSWORD",
    "deploy --password $DB_PASSWORD",
    "deploy --password-file /run/secrets/x",
    "deploy --token-type bearer",
    "pytest -k token",
    "grep -rn password src",
    "openssl enc -pass env:PASS -in x",
    "openssl x509 -in cert.pem -passin file:/run/x",
    "curl -u bob https://host",
    "curl -U $USER:$PASS https://host",
    "cp -p a b",
    "git commit -m 'mysql is fine'",
    "zip -r x.zip y",
  ])("stays: %j", check(commands));
});

describe("a text of any length", () => {
  const units = [
    "password",
    "password=",
    "token ",
    "://",
    "https://a:b",
    "a@",
    "&key=",
    "Bearer ",
    "Cookie: a=",
    "-p",
    "mysql ",
    "'",
    '"',
    "\\\n",
    "<",
    "api key ",
  ];
  const all = { assignments, headers: headerHits, urls, commands };
  const cases = Object.entries(all).flatMap(([kind, find]) =>
    units.map((unit) => [kind, unit, find] as const),
  );
  test.each(cases)("%s read %j in time that grows with it", (_, unit, find) => {
    const time = (size: number): number => {
      const text = unit.repeat(size / unit.length);
      const start = performance.now();
      find(text, []);
      return performance.now() - start;
    };
    // Eight times the text: 8 if linear, 64 if not.
    let [least, most] = [5, time(80_000)];
    for (let round = 0; round < 3 && most >= 24 * least; round++) {
      least = Math.max(5, time(10_000));
      most = Math.min(most, time(80_000));
    }
    expect(most / least).toBeLessThan(24);
  });
});

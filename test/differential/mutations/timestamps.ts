import type { Random } from "../../support/random.ts";
import { quoted, type Mutation } from "./mutation.ts";

/** Each part at its borders: some that exist, then some that do not. */
const parts = {
  year: [
    ["0000", "0001", "0004", "0099", "1600", "1700", "1900", "1969", "1970", "1999", "2000"],
    [
      "2023",
      "2024",
      "2026",
      "2096",
      "2100",
      "2400",
      "9999",
      "999",
      "10000",
      "-001",
      "+2024",
      "20 4",
    ],
  ],
  month: [
    ["01", "02", "02", "03", "04", "06", "09", "10", "11", "12"],
    ["00", "13", "99", "1", "1a", "002"],
  ],
  day: [
    ["01", "09", "27", "28"],
    ["00", "29", "29", "30", "31", "32", "99", "1", "b1"],
  ],
  hour: [
    ["00", "01", "12", "23"],
    ["24", "25", "99", "2", "-1"],
  ],
  minute: [
    ["00", "01", "30", "59"],
    ["60", "61", "99", "5", "5:"],
  ],
  second: [
    ["00", "01", "30", "59"],
    ["60", "60", "61", "99", "5", "5.", " 5"],
  ],
  fraction: [
    ["", "", ".0", ".5", ".12", ".123", ".999", ".1234", ".123456", ".1234567", ".123456789"],
    [".", ",5", ".1234567890", ".0000000001", ".12a", ". 1", ".-1", ".1.2", ".999999999", ".00"],
  ],
  zone: [
    ["Z", "Z", "Z", "+00:00"],
    ["z", "-00:00", "+01:00", "-08:30", "+14:00", "+99:99", "+0000", "+00", "", " Z", "ZZ", "UTC"],
  ],
} as const;

const leapDays = ["06-30", "12-31", "06-29", "12-30", "01-31", "03-31"];

/** Years that are leap years, and that only seem to be. */
const februaries = ["0000", "0004", "1700", "1900", "2000", "2023", "2024", "2100", "2400"];

/** A timestamp that exists, but for at most a few of its parts. */
function spellTimestamp(random: Random): string {
  if (random.chance(0.1))
    return `${random.pick(februaries)}-02-29T${part("hour", 0, random)}:00:00Z`;
  if (random.chance(0.1)) {
    const [fraction, zone] = [part("fraction", 0.2, random), part("zone", 0.2, random)];
    const time = random.pick([
      "23:59:60",
      "23:59:60",
      "23:59:61",
      "22:59:60",
      "23:58:60",
      "23:60:60",
    ]);
    return `${random.pick(["2016", "2025"])}-${random.pick(leapDays)}T${time}${fraction}${zone}`;
  }
  if (random.chance(0.1))
    return `2026-02-03T09:15:02${part("fraction", 0, random)}${part("zone", 1, random)}`;
  const wrong = random.pick([0, 0, 0.1, 0.3]);
  const [year, month, day] = (["year", "month", "day"] as const).map((name) =>
    part(name, name === "month" ? wrong : wrong + 0.3, random),
  );
  const [hour, minute, second] = (["hour", "minute", "second"] as const).map((name) =>
    part(name, wrong, random),
  );
  const t = random.chance(wrong / 3) ? random.pick(["t", " ", "_", "", "TT"]) : "T";
  const dash = random.chance(wrong / 5) ? random.pick(["/", "", ":"]) : "-";
  const rest = `${part("fraction", wrong, random)}${part("zone", wrong, random)}`;
  return `${year}-${month}${dash}${day}${t}${hour}:${minute}:${second}${rest}`;
}

function part(name: keyof typeof parts, wrong: number, random: Random): string {
  const [good, bad] = parts[name];
  return random.pick(random.chance(wrong) ? bad : good);
}

export const changeTimestamp: Mutation = (line, random) => {
  const span = line.spans[line.find("timestamp")];
  if (!span) return line.text;
  return line.put(span.start, span.end, quoted(spellTimestamp(random)));
};

/** One digit or sign of the timestamp by another. */
export const nudgeTimestamp: Mutation = (line, random) => {
  const span = line.spans[line.find("timestamp")];
  if (!span || span.end - span.start < 3) return line.text;
  const at = span.start + 1 + random.below(span.end - span.start - 2);
  const put = random.pick([...Array.from("0123456789-:.+TZ tz,/"), "", "\\u0030", "٣"]);
  return line.put(at, at + 1, Buffer.from(put).toString("latin1"));
};

/** Fractions of every length. */
export const changeFraction: Mutation = (line, random) => {
  const digits = Array.from({ length: random.below(11) }, () => random.below(10)).join("");
  const dot = random.chance(0.05) ? "" : ".";
  return line.text.replace(
    /("timestamp":"[^".Z+]*)(?:\.\d*)?(Z|\+00:00)"/,
    (_, head: string, zone: string) =>
      `${head}${digits === "" && random.chance(0.8) ? "" : dot + digits}${zone}"`,
  );
};

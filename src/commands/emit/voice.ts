import type { Finding } from "../../contract/finding.ts";
import type { Sink } from "../../io/io.ts";
import { messageOf } from "../../report/messages.ts";
import { subjectOf } from "../../report/place.ts";
import { safe } from "../../report/safe.ts";
import type { Style } from "../../report/style.ts";

/** What is said on stderr beside the events. */
export interface Voice {
  /** Something that went wrong. */
  readonly tell: (sentence: string) => void;
  /** What is wrong with an event; `place` is "" or where it came from. */
  readonly finding: (finding: Finding, place: string) => void;
  readonly flush: () => Promise<void>;
}

export function createVoice(stderr: Sink, style: Style): Voice {
  let text = "";
  return {
    tell(sentence) {
      text += `${style.bad("error")}: ${safe(sentence)}\n`;
    },
    finding(finding, place) {
      const { severity, code } = finding;
      const head = `${place === "" ? "" : `${place}: `}${style.severity[severity](severity)} ${code}`;
      const subject = subjectOf(finding);
      text += `${head}${subject === "" ? "" : ` ${subject}`}: ${messageOf(finding)}\n`;
    },
    async flush() {
      if (text === "") return;
      const all = text;
      text = "";
      await stderr.write(all);
    },
  };
}

import type { Finding } from "../../contract/finding.ts";
import type { Notice } from "../../core/stream/notice.ts";
import type { BadInput } from "../../io/inputs.ts";
import type { Sink } from "../../io/io.ts";
import { noticeText } from "../../report/events/notices.ts";
import { messageOf } from "../../report/messages.ts";
import { subjectOf } from "../../report/place.ts";
import { safe } from "../../report/safe.ts";
import type { Style } from "../../report/style.ts";

/** What is said on stderr; it is written after what was shown before it. */
export interface Voice {
  /** Something to know, dim. */
  readonly remark: (sentence: string) => void;
  /** What happened to an input; quietly if only that. */
  readonly notice: (notice: Notice) => void;
  cannotRead(bad: BadInput): void;
  /** What is wrong with a line, where the output itself can't say it. */
  readonly finding: (finding: Finding) => void;
  readonly flush: () => Promise<void>;
}

/** What is said of an input even when notices are not wanted: something of it was not shown. */
const losses: ReadonlySet<Notice["kind"]> = new Set(["half-line", "too-long", "unreadable"]);

export function createVoice(stderr: Sink, style: Style, isQuiet: boolean): Voice {
  let text = "";
  const remark = (sentence: string): void => {
    text += `${style.faint(`-- ${sentence}`)}\n`;
  };
  return {
    remark,
    notice(notice) {
      if (!isQuiet || losses.has(notice.kind)) remark(noticeText(notice));
    },
    cannotRead({ file, reason }) {
      text += `${style.bad("cannot read")} ${safe(file)}: ${safe(reason)}\n`;
    },
    finding(finding) {
      const { file, severity, code } = finding;
      const parts = [safe(file), style.severity[severity](severity), code, subjectOf(finding)];
      text += `${parts.filter((part) => part !== "").join(" ")}: ${messageOf(finding)}\n`;
    },
    async flush() {
      if (text === "") return;
      const all = text;
      text = "";
      await stderr.write(all);
    },
  };
}

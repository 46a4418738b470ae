import { promisify } from "node:util";
import type { Answer, Asked } from "../../io/http/server.ts";
import { takesGzip, wantsOpenMetrics } from "./negotiate.ts";
import type { MetricsFormat } from "./options.ts";

const contentTypes: Readonly<Record<MetricsFormat, string>> = {
  text: "text/plain; version=0.0.4; charset=utf-8",
  openmetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8",
};
const plainText = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };

/** The sidecar, as far as its answers need it. */
export interface Scraped {
  /** Whether all that was there at the start has been read. */
  readonly isReady: () => boolean;
  readonly text: (format: MetricsFormat) => string;
}

/** Below this many bytes gzip is of no use. */
const worthGzip = 1024;

/** Answers /metrics and /healthz. */
export function createAnswers({ isReady, text }: Scraped): (asked: Asked) => Promise<Answer> {
  return async ({ path, accept, acceptEncoding }) => {
    if (path === "/healthz") return { status: 200, headers: plainText, body: "ok\n" };
    if (path !== "/metrics") {
      const body = "there is /metrics and /healthz\n";
      return { status: 404, headers: plainText, body };
    }
    if (!isReady()) {
      // Counters that are still on their way to where they were before a restart would be taken for new events.
      const headers = { ...plainText, "retry-after": "5" };
      return { status: 503, headers, body: "still reading what is there\n" };
    }
    const format = wantsOpenMetrics(accept) ? "openmetrics" : "text";
    const headers = {
      "content-type": contentTypes[format],
      "cache-control": "no-store",
      vary: "Accept, Accept-Encoding",
    };
    const body = text(format);
    if (body.length < worthGzip || !takesGzip(acceptEncoding)) {
      return { status: 200, headers, body };
    }
    const { gzip } = await import("node:zlib");
    const packed = await promisify(gzip)(body, { level: 1 });
    return { status: 200, headers: { ...headers, "content-encoding": "gzip" }, body: packed };
  };
}

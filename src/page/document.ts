import { skeleton } from "./skeleton.ts";

export interface PageParts {
  readonly script: string;
  readonly css: string;
  /** A value that goes into the page as a block of JSON. */
  readonly data: unknown;
  /** The sha256 of a text, base64. */
  readonly hash: (text: string) => string;
}

/** JSON that cannot end the block it stands in. */
const inert = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A page in one file, which may load nothing and run nothing but its own script. */
export function pageOf({ script, css, data, hash }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash(script)}'`,
    `style-src 'sha256-${hash(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>telemetry replay</title>
<style>${css}</style>
</head>
<body>
${skeleton}
<script type="application/json" id="data">${inert(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

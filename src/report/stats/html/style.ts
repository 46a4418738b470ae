/** The look of the page, in the reader's light or dark. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1c2330; --faint: #667085; --line: #e3e7ee; --ground: #f7f8fa; --card: #fff; --bar: #4c6ef5; --good: #2b8a3e; --bad: #d6336c; --neither: #adb5bd; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --faint: #98a2b3; --line: #2c3340; --ground: #12161d; --card: #1a1f29; --bar: #748ffc; --good: #51cf66; --bad: #f06595; --neither: #5c677a; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem clamp(1rem, 4vw, 3rem); background: var(--ground); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1rem; margin: 0 0 .75rem; }
header, .wide { grid-column: 1 / -1; }
header p { margin: .35rem 0 0; color: var(--faint); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; overflow-x: auto; min-width: 0; }
.tiles { margin-bottom: .75rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin-top: 1rem; }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .75rem 1rem; }
.tiles b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; } .tiles span, .note { color: var(--faint); font-size: .85rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; color: var(--faint); font-weight: 500; } th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; } .n { text-align: right; white-space: nowrap; } td:last-child, h2 { overflow-wrap: anywhere; }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; } svg .f { fill: var(--faint); }
.bar { fill: var(--bar); } .good { fill: var(--good); } .bad { fill: var(--bad); } .neither { fill: var(--neither); }
.curve { fill: none; stroke: var(--bar); stroke-width: 2; stroke-linejoin: round; } .dot { fill: var(--bar); } .axis { stroke: var(--line); }
.key { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin: 0 .35em 0 1em; } .key:first-child { margin-left: 0; } .key.good { background: var(--good); } .key.bad { background: var(--bad); } .key.neither { background: var(--neither); }
`.trim();

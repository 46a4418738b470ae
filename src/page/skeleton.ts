const icon = (path: string): string =>
  `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${path}"/></svg>`;

const button = (action: string, label: string, key: string, inside: string, id = ""): string =>
  `<button type="button" data-do="${action}" aria-label="${label}" title="${label}${key === "" ? "" : ` (${key})`}"${id === "" ? "" : ` id="${id}"`}>${inside}</button>`;

const icons = {
  first: icon("M3 3h2v10H3zM13 3v10L6 8z"),
  cycleBack: icon("M8 3v10L2 8zM14 3v10L8 8z"),
  back: icon("M11 3v10L4 8z"),
  play: `${icon("M4 2v12l10-6z")}${icon("M4 2h3v12H4zM9 2h3v12H9z")}`,
  next: icon("M5 3v10l7-5z"),
  cycleNext: icon("M8 3v10l6-5zM2 3v10l6-5z"),
  last: icon("M11 3h2v10h-2zM3 3v10l7-5z"),
};

/** The page without its data: what is seen before the script has run. No text of a log goes in here. */
export const skeleton = `<p id="message" role="status">Reading the events …</p>
<noscript><p id="noscript">This page needs JavaScript; everything it needs is in this file.</p></noscript>
<div id="app" hidden>
<header>
<h1 id="title"></h1>
<label id="run-choice" hidden>run <select id="run"></select></label>
<ul id="facts" aria-label="About the run"></ul>
</header>
<section id="lanes" aria-label="Lanes by source">
<div id="lanes-room"><div id="lanes-sticky"><canvas id="lanes-canvas" role="img"></canvas><div id="tip" hidden></div></div></div>
</section>
<div id="scrubber" role="slider" tabindex="0" aria-label="Position" aria-orientation="horizontal"><canvas id="scrubber-canvas"></canvas></div>
<div id="bar" role="toolbar" aria-label="Playback">
<div class="group">
${button("g", "first event", "g", icons.first)}
${button("[", "cycle before", "[", icons.cycleBack)}
${button(",", "event before", ",", icons.back)}
${button(" ", "play", "space", icons.play, "play")}
${button(".", "next event", ".", icons.next)}
${button("]", "next cycle", "]", icons.cycleNext)}
${button("G", "last event", "G", icons.last)}
</div>
<div class="group">
${button("-", "slower", "-", "−")}
<output id="speed" aria-label="speed">×1</output>
${button("+", "faster", "+", "+")}
</div>
<div class="group">
${button("E", "error before", "E", `${icons.back}error`, "error-before")}
${button("e", "next error", "e", `error${icons.next}`, "error-next")}
${button("d", "next decision", "d", `decision${icons.next}`, "decision-next")}
</div>
<div class="group">
${button("Z", "zoom out", "Z", "−", "zoom-out")}
<span class="of" aria-hidden="true">zoom</span>
${button("z", "zoom in", "z", "+", "zoom-in")}
${button("fit-cycle", "zoom to the cycle", "", "cycle", "fit-cycle")}
${button("fit-run", "zoom to the run", "", "run", "fit-run")}
${button("fit-all", "zoom to all runs", "", "all", "fit-all").replace("<button", "<button hidden")}
</div>
<div class="group grows">
<input id="filter" type="search" placeholder="filter by event, source or text ( / )" aria-label="Filter events" autocomplete="off" spellcheck="false">
<output id="found" for="filter"></output>
</div>
${button("?", "help on keys", "?", "?", "help-button")}
</div>
<main>
<section id="events" aria-label="Events">
<div id="list" role="listbox" tabindex="0" aria-label="Events"><div id="list-room"></div></div>
<p id="list-empty" hidden>No event has this text.</p>
</section>
<section id="pane" aria-label="State">
<div role="tablist" aria-label="What the pane shows">
<button type="button" role="tab" id="tab-state" aria-controls="panel-state" aria-selected="true">State</button>
<button type="button" role="tab" id="tab-json" aria-controls="panel-json" aria-selected="false" tabindex="-1">State as JSON</button>
<button type="button" role="tab" id="tab-event" aria-controls="panel-event" aria-selected="false" tabindex="-1">Event</button>
</div>
<div role="tabpanel" id="panel-state" aria-labelledby="tab-state" tabindex="0"></div>
<pre role="tabpanel" id="panel-json" aria-labelledby="tab-json" tabindex="0" hidden></pre>
<pre role="tabpanel" id="panel-event" aria-labelledby="tab-event" tabindex="0" hidden></pre>
</section>
</main>
<footer>
<span id="position"></span>
<span id="remark" role="status"></span>
<span id="place"></span>
<span id="live" role="status" aria-live="polite"></span>
</footer>
<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl id="help-keys"></dl>
<p>Wheel over the lanes to zoom, drag to move, click a mark to go there. The address names the event: #c12e3 is the third event of cycle 12.</p>
<form method="dialog"><button>Close</button></form>
</dialog>
</div>`;

// How old the data is, counted on from the last answer of the server by the browser's own steady clock; and whether the
// server can be reached at all. Anything of class "freshness" on the page is kept up to date.
import { t } from "/assets/language/words.js";

// What the server answers in a moment is asked for every 3 seconds; one answer may be lost.
const LOST_AFTER = 10_000;
let connected = true;
let answeredAt = performance.now();
let said = "fresh";

const duration = (ms) => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 90) return t("{0} s", seconds);
  if (seconds < 5400) return t("{0} min", Math.floor(seconds / 60));
  if (seconds < 129_600) return t("{0} h", Math.floor(seconds / 3600));
  return t("{0} d", Math.floor(seconds / 86_400));
};

// Ages are of the moment the piece came into the page.
const cameAt = new WeakMap();
function ageOf(piece) {
  if (!cameAt.has(piece)) cameAt.set(piece, performance.now());
  return Number(piece.dataset.age) + performance.now() - cameAt.get(piece);
}

function stateOf(piece, age) {
  if (!connected) return "lost";
  const state = piece.dataset.state;
  if (state === "waiting" || state === "broken") return state;
  if (age > Number(piece.dataset.stoppedAfter)) return "stopped";
  return age > Number(piece.dataset.lateAfter) ? "late" : "fresh";
}

function wordsOf(piece, state, age) {
  if (state === "lost") return t("Not connected, trying again");
  if (state === "waiting") return t("no record yet");
  if (state === "broken") return t("Predictions cannot be read at the moment");
  if (state === "fresh") return t("data of {0}, {1} ago", piece.dataset.hour, duration(age));
  return t("The stream has stopped: no record for {0}", duration(age));
}

function show(piece) {
  const age = ageOf(piece);
  const state = stateOf(piece, age);
  piece.className = piece.className.replace(/\b(waiting|fresh|late|stopped|broken|lost)\b/g, "").trim() + ` ${state}`;
  const words = piece.querySelector(".freshness-words");
  const text = wordsOf(piece, state, age);
  if (words.textContent !== text) words.textContent = text;
  // Said aloud once when it changes, not every second.
  if (state !== said) {
    said = state;
    const announcer = document.getElementById("freshness-said");
    if (announcer) announcer.textContent = text;
  }
}

function showAll() {
  if (performance.now() - answeredAt > LOST_AFTER && !document.hidden) connected = false;
  document.querySelectorAll(".freshness").forEach(show);
}

/** Tells whether the server answers; for scripts with a stream of their own. */
export function connection(works) {
  connected = works;
  if (works) answeredAt = performance.now();
  showAll();
}

const isStatus = (event) => event.detail?.elt?.id === "status";
document.addEventListener("htmx:sendError", () => connection(false));
document.addEventListener("htmx:timeout", () => connection(false));
document.addEventListener("htmx:sseError", () => connection(false));
document.addEventListener("htmx:afterOnLoad", (event) => { if (isStatus(event)) connection(true); });
document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status >= 502) connection(false); });
addEventListener("offline", () => connection(false));
// A page that was hidden has not asked: it is not lost before it has had the time to.
document.addEventListener("visibilitychange", () => { answeredAt = performance.now(); });
setInterval(showAll, 1000);
showAll();

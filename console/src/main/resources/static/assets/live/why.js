// Why a prediction is what it is, beside the rows: these go on coming meanwhile.
import { t } from "/assets/language/words.js";
const panel = document.getElementById("why");
const body = document.getElementById("why-body");
// A row is pushed before the warehouse has its record; meanwhile the answer is 202.
const NOT_THERE_YET = 202;
const PATIENCE = 10_000;
const BETWEEN = 500;
let shown = null;
let before = null;

/** Where a prediction is explained on its cluster's page. */
export const address = (cluster, hour) => `/clusters/${encodeURIComponent(cluster)}?hour=${encodeURIComponent(hour)}`;

function keep(href) {
  const query = new URLSearchParams(location.search);
  if (href) query.set("why", href); else query.delete("why");
  history.replaceState(null, "", query.size ? `/live?${query}` : "/live");
}

function say(words) {
  body.replaceChildren(Object.assign(document.createElement("p"), { className: "empty", textContent: words }));
}

async function ask(href) {
  const [path, query] = href.split("?");
  const until = Date.now() + PATIENCE;
  let answer;
  do {
    if (answer) await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    answer = await fetch(`${path}/reasons?${query ?? ""}`, { headers: { "HX-Request": "true" } });
  } while (answer.status === NOT_THERE_YET && shown === href && Date.now() < until);
  return answer;
}

export async function openReasons(href) {
  if (panel.hidden) before = document.activeElement;
  shown = href;
  keep(href);
  panel.hidden = false;
  say(t("Looking it up …"));
  panel.focus({ preventScroll: true });
  try {
    const answer = await ask(href);
    if (answer.status === 401) { location.href = "/login?expired"; return; }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const html = await answer.text();
    // A later row may have been asked for meanwhile.
    if (shown !== href) return;
    // Made by the server, where every value is escaped.
    body.innerHTML = html;
  } catch (failure) {
    if (shown === href) say(t("The reasons cannot be loaded: {0}", failure.message));
  }
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  shown = null;
  keep(null);
  // Where the reader was; a row that has been replaced meanwhile is found by j and k.
  if (before?.isConnected && before !== document.body) before.focus({ preventScroll: true });
  else document.activeElement?.blur();
}

document.getElementById("why-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
const asked = new URLSearchParams(location.search).get("why");
// Only an address of this page's own making: it decides what is fetched.
if (asked?.startsWith("/clusters/") && !asked.slice(10).split("?")[0].includes("/")) openReasons(asked);

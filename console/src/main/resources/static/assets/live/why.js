// Why a prediction is what it is, beside the rows: these go on coming meanwhile.
const panel = document.getElementById("why");
const body = document.getElementById("why-body");
let shown = null;

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

export async function openReasons(href) {
  const [path, query] = href.split("?");
  shown = href;
  keep(href);
  panel.hidden = false;
  say("Working it out …");
  panel.focus({ preventScroll: true });
  try {
    const answer = await fetch(`${path}/reasons?${query ?? ""}`, { headers: { "HX-Request": "true" } });
    if (answer.status === 401) { location.href = "/login?expired"; return; }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const html = await answer.text();
    // A later row may have been asked for meanwhile.
    if (shown !== href) return;
    // Made by the server, where every value is escaped.
    body.innerHTML = html;
  } catch (failure) {
    if (shown === href) say(`The reasons cannot be loaded: ${failure.message}`);
  }
}

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  shown = null;
  keep(null);
  document.activeElement?.blur();
}

document.getElementById("why-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
const asked = new URLSearchParams(location.search).get("why");
// Only an address of this page's own making: it decides what is fetched.
if (asked?.startsWith("/clusters/") && !asked.slice(10).split("?")[0].includes("/")) openReasons(asked);

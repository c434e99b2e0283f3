// The queue: rows stay where they are while somebody works with them. What happens to a row is put into it; what is new
// waits behind a button until it is asked for.
import { keysOn, say, checkSession } from "/assets/layout/layout.js";
import { t } from "/assets/language/words.js";

const RETRY_AFTER = 5_000;
const queue = () => document.getElementById("queue");
const act = () => document.getElementById("act");
const boxes = () => [...document.querySelectorAll("#incident-rows input[name=ids]")];
const rowOf = (id) => document.getElementById(`row-${id}`);

// Selection
function showPicked() {
  const label = document.getElementById("picked");
  if (!label) return;
  const all = boxes();
  const count = all.filter((box) => box.checked).length;
  label.textContent = count === 0 ? label.dataset.none : t("{0} selected", count);
  const head = document.getElementById("pick-all");
  head.checked = count > 0 && count === all.length;
  head.indeterminate = count > 0 && count < all.length;
}

document.addEventListener("change", (event) => {
  if (event.target.id === "pick-all") for (const box of boxes()) box.checked = event.target.checked;
  if (event.target.closest("#queue")) showPicked();
});

let afterG = false;
document.addEventListener("keydown", (event) => {
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea, dialog")) return;
  const led = afterG;
  afterG = event.key === "g";
  if (led || !act()) return;
  const row = document.querySelector('#incident-rows tr[aria-selected="true"]') ?? event.target.closest?.("#incident-rows tr");
  const box = row?.querySelector("input[name=ids]");
  if (event.key === "x" && box) {
    box.checked = !box.checked;
    showPicked();
    say(box.checked ? t("Selected") : t("Not selected"));
  } else if (event.key === "a" && (box || boxes().some((one) => one.checked))) {
    event.preventDefault();
    if (!boxes().some((one) => one.checked)) box.checked = true;
    act().querySelector("button[value=acknowledge]").click();
  }
});

// One of the forms that fold out at a time, and none after it was sent or left
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".menu-form") || !event.target.open) return;
  for (const other of document.querySelectorAll(".menu-form[open]")) if (other !== event.target) other.open = false;
}, true);
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector(".menu-form[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("incident-acted", async () => {
  for (const open of document.querySelectorAll(".menu-form[open]")) open.open = false;
  const shown = boxes().filter((box) => box.checked).map((box) => box.value);
  for (const box of boxes()) box.checked = false;
  showPicked();
  await refresh(shown);
});

// Rows
async function refresh(ids) {
  const shown = ids.filter(rowOf);
  for (let i = 0; i < shown.length; i += 100) {
    const query = shown.slice(i, i + 100).map((id) => `id=${encodeURIComponent(id)}`).join("&");
    const pick = document.getElementById("incident-rows").dataset.pick;
    const answer = await fetch(`/incidents/rows?pick=${pick}&${query}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok) return;
    const template = document.createElement("template");
    // Made by the server, where every value is escaped.
    template.innerHTML = await answer.text();
    for (const row of template.content.querySelectorAll("tr")) put(row);
  }
}

function put(row) {
  const old = document.getElementById(row.id);
  if (!old || old.outerHTML === row.outerHTML) return;
  const picked = old.querySelector("input[name=ids]")?.checked;
  const box = row.querySelector("input[name=ids]");
  if (box && picked) box.checked = true;
  if (old.getAttribute("aria-selected")) row.setAttribute("aria-selected", "true");
  const focused = old.contains(document.activeElement) ? document.activeElement.tagName : null;
  row.classList.add("changed");
  old.replaceWith(row);
  if (focused) row.querySelector(focused)?.focus({ preventScroll: true });
}

// What comes
function showFresh(ids) {
  const button = document.getElementById("fresh");
  if (!button) return;
  const count = ids.filter((id) => !rowOf(id)).length;
  const words = count === 1 ? t("1 new: show it") : t("{0} new: show them", count);
  if (button.hidden === (count > 0) || button.textContent !== words) {
    button.hidden = count === 0;
    button.querySelector("span").textContent = words;
    if (count > 0) say(words);
  }
}

let source = null;
function connect() {
  source?.close();
  const of = queue();
  if (!of) return;
  const query = new URLSearchParams(of.dataset.query);
  query.delete("page");
  query.set("since", of.dataset.since);
  source = new EventSource(`/incidents/stream?${query}`);
  source.addEventListener("news", (event) => {
    const news = JSON.parse(event.data);
    showFresh(news.fresh);
    refresh(news.changed);
  });
  source.addEventListener("error", () => {
    checkSession();
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_AFTER);
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  // Another choice is another queue.
  if (event.target.id === "queue" || event.detail.elt?.id === "queue") {
    connect();
    showPicked();
  }
});
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
connect();
showPicked();

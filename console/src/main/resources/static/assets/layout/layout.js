// What every page does: theme, keyboard, tokens for htmx, and noticing that the session has ended.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

document.addEventListener("htmx:configRequest", (event) => {
  if (meta("csrf-header")) event.detail.headers[meta("csrf-header")] = meta("csrf-token");
});

/** Leaves for the login page if the session is over; an event stream alone cannot tell. */
export async function checkSession() {
  try {
    const answer = await fetch("/status", { headers: { "HX-Request": "true" } });
    if (answer.status === 401) location.href = "/login?expired";
  } catch {
    // The server is away: the caller tries again.
  }
}
document.addEventListener("htmx:sseError", checkSession);

// Theme
function toggleTheme() {
  const theme = document.documentElement.dataset.theme === "light" ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  document.dispatchEvent(new CustomEvent("theme"));
}

/** Tells those who listen to the page; it should be worth interrupting for. */
export function say(words) {
  const place = document.getElementById("said");
  if (place) place.textContent = words;
}

// The state is asked for every few seconds; only another one is told.
const statusTitle = () => document.querySelector("#status b")?.textContent ?? "";
let toldStatus = statusTitle();
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id !== "status" || statusTitle() === toldStatus) return;
  toldStatus = statusTitle();
  say(document.querySelector("#status .status").textContent.replace(/\s+/g, " ").trim());
});

const help = document.getElementById("help");
/** Whether keys without Ctrl or Alt do something; who speaks to the computer turns them off. */
export const keysOn = () => localStorage.getItem("keys") !== "off";
const keysBox = document.getElementById("keys-on");
if (keysBox) {
  keysBox.checked = keysOn();
  keysBox.addEventListener("change", () => localStorage.setItem("keys", keysBox.checked ? "on" : "off"));
}

document.addEventListener("click", (event) => {
  const action = event.target.closest("[data-action]")?.dataset.action;
  if (action === "theme") toggleTheme();
  if (action === "help") help.showModal();
  const row = event.target.closest("tr[data-href]");
  if (row && !event.target.closest("a, button, input, select") && !getSelection().toString()) {
    openRow(row);
  }
});

/** Follows a row, unless the page shows it in a way of its own. */
function openRow(row) {
  selected = row.dataset.href;
  const asked = new CustomEvent("open-row", { bubbles: true, cancelable: true });
  if (row.dispatchEvent(asked)) location.href = row.dataset.href;
}

// Keyboard. The selected row is remembered by where it leads, as rows are replaced all the time.
let selected = null;
let afterG = false;
const rows = () => [...document.querySelectorAll("main tr[data-href]")];

export function markSelected() {
  for (const row of document.querySelectorAll('tr[aria-selected="true"]')) row.removeAttribute("aria-selected");
  const row = selected && rows().find((one) => one.dataset.href === selected);
  if (row) row.setAttribute("aria-selected", "true");
  return row;
}
document.addEventListener("htmx:sseMessage", markSelected);

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.dataset.href === selected);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  selected = next.dataset.href;
  const row = markSelected();
  row?.scrollIntoView({ block: "nearest" });
  if (row) say([...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join(", "));
}

const places = { o: "/", l: "/live", q: "/incidents", c: "/clusters", p: "/predict", m: "/model", t: "/catalogue", s: "/sql", n: "/ont", i: "/tickets", w: "/wall", a: "/admin" };
document.addEventListener("keydown", (event) => {
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  if (afterG && places[event.key]) location.href = places[event.key];
  afterG = event.key === "g";
  if (event.key === "?") help?.showModal();
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "Enter" && selected && (document.activeElement === document.body || document.activeElement.id === "main")) {
    const row = rows().find((one) => one.dataset.href === selected);
    if (row) openRow(row); else location.href = selected;
  }
  else if (event.key === "/") {
    const box = document.querySelector("main input[type=search]");
    if (box) { event.preventDefault(); box.focus(); } else { event.preventDefault(); location.href = "/clusters?find"; }
  }
});

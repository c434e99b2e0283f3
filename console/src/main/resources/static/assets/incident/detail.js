// One incident: says when something has happened to it since the page was made, and keys.
import { keysOn, say } from "/assets/layout/layout.js";

const page = document.getElementById("incident");
const fresh = document.getElementById("fresh");

const source = new EventSource(`/incidents/stream?since=${page.dataset.since}`);
source.addEventListener("news", (event) => {
  if (!JSON.parse(event.data).changed.includes(page.dataset.id) || !fresh.hidden) return;
  fresh.hidden = false;
  say(fresh.textContent);
});
addEventListener("pagehide", () => source.close());

let afterG = false;
document.addEventListener("keydown", (event) => {
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  const led = afterG;
  afterG = event.key === "g";
  const button = document.querySelector('#act button[value="acknowledge"]');
  if (event.key === "a" && !led && button) button.click();
});
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".menu-form") || !event.target.open) return;
  for (const other of document.querySelectorAll(".menu-form[open]")) if (other !== event.target) other.open = false;
}, true);

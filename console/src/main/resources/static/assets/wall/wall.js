// The wall: turns its views, takes what the server pushes, says when that stops, and rings.
import { icon } from "/assets/layout/format.js";
import { language, t, zone as readersZone, zoneName as readersZoneName } from "/assets/language/words.js";
import * as sound from "/assets/wall/sound.js";

const LOST_AFTER = 12_000;
const RETRY_AFTER = 5_000;
// What comes back within this time is the same trouble.
const SAME_TROUBLE = 10 * 60_000;
const NEWS_FOR = 15_000;

const wall = document.getElementById("wall");
const part = (id) => document.getElementById(id);
const views = [...wall.querySelectorAll("[data-view]")];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

// Views
let shown = wall.dataset.shown;
let paused = false;
let turnedAt = Date.now();

function show(name) {
  shown = name;
  turnedAt = Date.now();
  for (const view of views) view.hidden = view.dataset.view !== name;
  part("wall-title").textContent = views.find((view) => view.dataset.view === name).dataset.title;
  for (const button of wall.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === name));
}

function turn(step) {
  const at = views.findIndex((view) => view.dataset.view === shown);
  show(views[(at + step + views.length) % views.length].dataset.view);
}

function pause(wanted) {
  paused = wanted;
  turnedAt = Date.now();
  const button = part("wall-pause");
  button.setAttribute("aria-pressed", String(paused));
  const text = document.createElement("span");
  text.textContent = paused ? t("Go on") : t("Pause");
  button.replaceChildren(icon(paused ? "play" : "pause"), text);
}

function turnWhenDue() {
  if (!paused && !wall.dataset.pinned && Date.now() - turnedAt >= Number(wall.dataset.every) * 1000) turn(1);
}

// Clock
const parts = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: zone });
// One zone has one name on the wall: the one that the hour of the data is given in.
const zoneFormat = new Intl.DateTimeFormat(language, { timeZoneName: "short", timeZone: zone });
const nameOf = (time) => zone === readersZone ? readersZoneName : zoneFormat.formatToParts(time).find((one) => one.type === "timeZoneName")?.value ?? zone;

function tellTime() {
  const now = new Date();
  part("wall-clock").textContent = parts.format(now);
  part("wall-clock").dateTime = now.toISOString();
  const name = nameOf(now);
  if (part("wall-zone").textContent !== name) part("wall-zone").textContent = name;
}

// What is wrong
let pulse = null;
let heardAt = Date.now();

function ago(since) {
  const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

function trouble() {
  if (Date.now() - heardAt > LOST_AFTER) return { title: t("Connection lost"), detail: t("What is shown is {0} old. Trying again …", ago(heardAt)) };
  if (pulse?.notice) return { title: pulse.notice, detail: pulse.newest_at ? t("The newest prediction is {0} old.", ago(Date.parse(pulse.newest_at))) : "" };
  return null;
}

function showTrouble() {
  const now = trouble();
  const notice = part("wall-notice");
  const [title, detail] = notice.children;
  wall.classList.toggle("stale", now !== null);
  if (now && title.textContent !== now.title) title.textContent = now.title;
  if (now && detail.textContent !== now.detail) detail.textContent = now.detail;
  if (notice.hidden !== (now === null)) notice.hidden = now === null;
}

// What is new. Known: when each trouble was last there.
const known = new Map();
let seeded = false;
let newsUntil = 0;

function takeCritical(all, settled) {
  const now = Date.now();
  for (const [key, seenAt] of known) if (now - seenAt > SAME_TROUBLE) known.delete(key);
  const fresh = all.filter((one) => !known.has(one.key));
  for (const one of all) known.set(one.key, now);
  const first = !seeded || !settled;
  seeded = seeded || settled;
  if (!first && fresh.length > 0) tell(fresh);
}

function tell(fresh) {
  const news = part("wall-news");
  news.textContent = fresh.length > 1 ? t("{0} and {1} more", fresh[0].text, fresh.length - 1) : fresh[0].text;
  news.hidden = false;
  newsUntil = Date.now() + NEWS_FOR;
  sound.ring();
}

function showNews() {
  const news = part("wall-news");
  if (!news.hidden && Date.now() > newsUntil) news.hidden = true;
}

// Sound
function showSound() {
  const button = part("wall-sound");
  const state = sound.isMuted() ? "muted" : sound.isBlocked() ? "blocked" : "on";
  if (button.dataset.sound === state) return;
  button.dataset.sound = state;
  button.setAttribute("aria-pressed", String(state !== "muted"));
  button.firstElementChild.textContent = { muted: t("Sound is off"), blocked: t("Click for sound"), on: t("Sound is on") }[state];
}

function toggleSound() {
  sound.setMuted(!sound.isMuted());
  showSound();
}

// The stream
const PANELS = [...wall.querySelectorAll("[data-panel]")].map((panel) => panel.dataset.panel);
let source = null;
let openedAt = 0;

function takePanel(name, html) {
  const panel = wall.querySelector(`[data-panel="${name}"]`);
  panel.innerHTML = html;
}

function takePulse(data) {
  heardAt = Date.now();
  pulse = data;
  if (data.version !== wall.dataset.version) location.reload();
  takeCritical(data.critical, data.settled);
  showTrouble();
}

/** A stream that was refused says nothing of why: the page does. */
async function findOutWhy() {
  try {
    const answer = await fetch("/wall", { redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) location.reload();
  } catch {
    // The server is away.
  }
}

function connect() {
  source?.close();
  openedAt = Date.now();
  source = new EventSource(`/wall/stream?onts=${wall.dataset.onts}`);
  for (const name of PANELS) source.addEventListener(name, (event) => takePanel(name, event.data));
  source.addEventListener("pulse", (event) => takePulse(JSON.parse(event.data)));
  source.addEventListener("ended", () => location.reload());
  source.addEventListener("error", findOutWhy);
}

// A connection may die without anybody being told.
function reconnectWhenSilent() {
  const now = Date.now();
  const silent = now - heardAt > LOST_AFTER || source.readyState === EventSource.CLOSED;
  // A slow server is given time to answer.
  const patience = source.readyState === EventSource.CLOSED ? RETRY_AFTER : 3 * RETRY_AFTER;
  if (silent && now - openedAt > patience) connect();
}

// Hands
let movedAt = Date.now();
// The button says that a click lets sound through: that click does not mute as well.
let wasBlocked = false;
for (const kind of ["pointermove", "pointerdown", "keydown"]) {
  document.addEventListener(kind, () => {
    movedAt = Date.now();
    wall.classList.remove("idle");
    if (kind === "pointermove") return;
    wasBlocked = part("wall-sound").dataset.sound === "blocked";
    sound.unblock().then(showSound);
  });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const onButton = event.target.closest("button, a");
  if (event.key === "m") toggleSound();
  else if (event.key === "p" || (event.key === " " && !onButton)) { event.preventDefault(); pause(!paused); }
  else if (event.key === "ArrowRight") turn(1);
  else if (event.key === "ArrowLeft") turn(-1);
  else if (event.key === "f") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
});
wall.addEventListener("click", (event) => {
  const name = event.target.closest("[data-show]")?.dataset.show;
  if (name) show(name);
});
part("wall-pause").addEventListener("click", () => pause(!paused));
part("wall-sound").addEventListener("click", () => { if (!wasBlocked) toggleSound(); });

function keepAwake() {
  if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
}
document.addEventListener("visibilitychange", keepAwake);

setInterval(() => {
  tellTime();
  turnWhenDue();
  showTrouble();
  showNews();
  showSound();
  reconnectWhenSilent();
  wall.classList.toggle("idle", Date.now() - movedAt > 4000);
}, 1000);

sound.whenChanged(showSound);
tellTime();
showSound();
keepAwake();
connect();

// The live page: rows by push, newest on top. Held while paused or pointed at, so that a click hits what was aimed at.
import { t, zoneName } from "/assets/language/words.js";
import { checkSession, keysOn, markSelected, say } from "/assets/layout/layout.js";
import { address, openReasons } from "/assets/live/why.js";
import { NONE, age, badge, count, fixed, icon, probability, share, shortHour } from "/assets/layout/format.js";

const KEPT = 500;
const LABELS = { expected: t("Outage"), raised: t("Raised"), calm: t("None") };
const SHOWN = { all: () => true, raised: (row) => row.label !== "calm" || row.down, expected: (row) => row.label === "expected" || row.down };

const body = document.getElementById("predictions");
const alertBody = document.getElementById("alerts");
const showBox = document.getElementById("show");
const rowsBox = document.getElementById("rows");
const pauseButton = document.getElementById("pause");
const field = (name) => document.querySelector(`[data-total="${name}"]`);

const query = new URLSearchParams(location.search);
if (SHOWN[query.get("show")]) showBox.value = query.get("show");
rowsBox.value = ["15", "25", "50", "100"].includes(query.get("rows")) ? query.get("rows") : "25";

let received = [];
let waiting = 0;
let paused = false;
let pointed = false;
let last = null;
let connected = false;

function cell(text, className) {
  const td = document.createElement("td");
  td.append(text);
  if (className) td.className = className;
  return td;
}

function clusterCell(row) {
  const td = document.createElement("td");
  const link = document.createElement("a");
  link.href = `/clusters/${encodeURIComponent(row.cluster_id)}`;
  link.textContent = row.cluster_id;
  td.append(link);
  if (row.province) {
    const small = document.createElement("small");
    small.textContent = row.province;
    td.append(small);
  }
  return td;
}

function probabilityCell(row) {
  const td = document.createElement("td");
  td.className = "num";
  const span = document.createElement("span");
  span.className = "probability";
  if (row.label !== "calm") {
    const track = document.createElement("i");
    const bar = document.createElement("b");
    bar.style.width = `${Math.max(2, 100 * row.probability)}%`;
    track.append(bar);
    span.append(track);
  }
  span.append(Object.assign(document.createElement("span"), { textContent: probability(row.probability) }));
  td.append(span);
  return td;
}

function oddMark(image, words, title) {
  const mark = document.createElement("span");
  mark.className = "badge odd";
  mark.title = title;
  mark.append(icon(image), Object.assign(document.createElement("span"), { className: "word", textContent: words }));
  return mark;
}

function labelCell(row) {
  const td = cell(badge(row.label, LABELS[row.label] ?? row.label));
  if (row.down) {
    const mark = badge("down", Object.assign(document.createElement("span"), { className: "word", textContent: t("Down now") }));
    mark.title = t("Down now");
    td.append(" ", mark);
  }
  if (row.missing) td.append(" ", oddMark("unknown", t("incomplete"), t("missing: {0}", row.missing)));
  if (row.unusual) td.append(" ", oddMark("raised", t("unusual"), t("outside of what training has seen: {0}", row.unusual)));
  return td;
}

function tableRow(row, isNew) {
  const tr = document.createElement("tr");
  tr.className = (row.down ? "down" : row.label) + (isNew ? " new" : "");
  tr.dataset.href = address(row.cluster_id, row.hour);
  const offline = document.createElement("td");
  offline.className = "num wide";
  offline.append(count(row.offline));
  if (row.registered != null) {
    const unit = document.createElement("span");
    unit.className = "unit";
    unit.textContent = ` / ${count(row.registered)}`;
    offline.append(unit);
  }
  tr.append(
    cell(shortHour(row.hour)),
    clusterCell(row),
    labelCell(row),
    probabilityCell(row),
    offline,
    cell(count(row.link_loss), "num wide"),
    cell(count(row.bad_rsl), "num wide"),
    cell(count(row.dying_gasp), "num wider"),
    cell(fixed(row.snr, 1), "num wider"),
    cell(fixed(row.rx_power, 1), "num wide"),
    cell(fixed(row.temperature, 1), "num wider"),
  );
  return tr;
}

function showRows(newest) {
  const fresh = new Set(newest.map((row) => row.number));
  const shown = received.filter(SHOWN[showBox.value]).slice(0, Number(rowsBox.value));
  body.replaceChildren(...shown.map((row) => tableRow(row, fresh.has(row.number))));
  document.getElementById("no-predictions").hidden = shown.length > 0;
  if (received.length > 0) document.getElementById("no-predictions").textContent = t("None of the latest predictions is of this kind.");
  markSelected();
}

function showAlerts(alerts) {
  alertBody.replaceChildren(...alerts.map((alert) => {
    const tr = document.createElement("tr");
    tr.className = alert.outcome;
    tr.dataset.href = address(alert.cluster_id, alert.hour);
    tr.append(cell(shortHour(alert.expected_hour)), clusterCell(alert), cell(badge(alert.outcome, t(alert.words))), cell(probability(alert.probability), "num spare"));
    return tr;
  }));
  document.getElementById("no-alerts").hidden = alerts.length > 0;
}

function showTotals(totals) {
  last = totals;
  if (totals.records === 0) return;
  const settled = totals.foreseen + totals.false_alarms;
  field("records").textContent = count(totals.records);
  field("rate").textContent = `${t("{0} /s", fixed(totals.per_second, 0))} · ${t("since {0}", shortHour(totals.since))}`;
  field("expected").textContent = count(totals.expected);
  field("expected-share").textContent = t("{0} of the records", share(totals.expected, totals.records, 2));
  field("outage-rate").textContent = share(totals.outages, totals.records, 2);
  const unforeseeable = totals.outages - totals.foreseen - totals.missed;
  const happened = totals.outages === 1 ? t("{0} outage happened", 1) : t("{0} outages happened", count(totals.outages));
  field("outages").textContent = unforeseeable > 0 ? `${happened} · ${t("{0} before a first prediction", count(unforeseeable))}` : happened;
  field("came-true").textContent = share(totals.foreseen, settled, 0);
  field("came-true-of").textContent = settled ? `${t("{0} of {1}", count(totals.foreseen), count(settled))} · ${t("{0} not foreseen", count(totals.missed))}` : t("no outcome known yet");
  field("hour").textContent = shortHour(totals.newest_hour);
  for (const figure of document.querySelectorAll(".figure[data-total]")) figure.classList.toggle("none", figure.textContent === NONE);
}

let toldConnected = null;
function tellConnection() {
  if (connected === toldConnected) return;
  if (toldConnected !== null) say(connected ? t("connected again") : t("connection lost, trying again"));
  toldConnected = connected;
}

function showFreshness() {
  const state = field("connection");
  state.classList.toggle("lost", !connected || Boolean(last?.error));
  if (!connected) state.textContent = t("connection lost, trying again");
  else if (last?.error) state.textContent = last.error;
  else if (paused) state.textContent = t("paused, {0} new", count(waiting));
  else if (pointed && waiting > 0) state.textContent = t("held while pointed at, {0} new", count(waiting));
  else state.textContent = last?.newest_at ? t("newest first") : t("waiting for the first record");
  if (last?.newest_at) field("fresh").textContent = `${zoneName} · ${t("newest record {0} ago", age(last.newest_at))}`;
}

function release() {
  if (paused || pointed) return;
  waiting = 0;
  showRows([]);
  showFreshness();
}

function receive(tick) {
  showTotals(tick.totals);
  if (tick.alerts) showAlerts(tick.alerts);
  if (tick.rows.length > 0) {
    received = [...tick.rows].reverse().concat(received).slice(0, KEPT);
    if (paused || pointed) waiting += tick.rows.length + tick.skipped;
    else showRows(tick.rows);
  }
  showFreshness();
}

function connect() {
  const source = new EventSource("/live/stream");
  source.addEventListener("open", () => { connected = true; received = []; tellConnection(); });
  source.addEventListener("tick", (event) => receive(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    connected = false;
    tellConnection();
    showFreshness();
    checkSession();
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
  });
}

function togglePause() {
  paused = !paused;
  pauseButton.setAttribute("aria-pressed", String(paused));
  pauseButton.replaceChildren(icon(paused ? "play" : "pause"), Object.assign(document.createElement("span"), { textContent: paused ? t("Go on") : t("Pause") }));
  release();
  showFreshness();
}

function keepChoice() {
  const now = new URLSearchParams(location.search);
  now.set("show", showBox.value);
  now.set("rows", rowsBox.value);
  history.replaceState(null, "", `/live?${now}`);
  showRows([]);
}

pauseButton.addEventListener("click", togglePause);
showBox.addEventListener("change", keepChoice);
rowsBox.addEventListener("change", keepChoice);
body.addEventListener("pointerenter", () => { pointed = true; });
body.addEventListener("pointerleave", () => { pointed = false; release(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "p" && keysOn() && !event.ctrlKey && !event.metaKey && !event.target.closest("input, select")) togglePause();
});
document.addEventListener("open-row", (event) => {
  event.preventDefault();
  openReasons(event.target.dataset.href);
});
setInterval(showFreshness, 1000);
connect();

// The workbench: runs the query, says how it went, and shows what came of it.
import { t } from "/assets/language/words.js";
import { call, download, json, make } from "/assets/query/api.js";
import * as chart from "/assets/query/chart.js";
import * as editor from "/assets/query/editor.js";
import * as result from "/assets/query/result.js";
import * as schema from "/assets/query/schema.js";
import * as shelf from "/assets/query/shelf.js";
import { count, icon } from "/assets/layout/format.js";

const part = (id) => document.getElementById(id);
const [runButton, cancelButton, limitBox, error, warnings, truncated, facts, exports_] =
  ["run", "cancel", "limit", "error", "warnings", "truncated", "facts", "exports"].map(part);
const PANES = { result: "result", chart: "chart-pane", history: "history", saved: "saved" };
let running = null;

function open(name) {
  for (const [tab, pane] of Object.entries(PANES)) {
    part(`tab-${tab}`).setAttribute("aria-selected", tab === name);
    part(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
    part(pane).hidden = tab !== name;
  }
  if (name === "chart") chart.draw();
  if (name === "history") shelf.loadHistory();
  if (name === "saved") shelf.loadSaved();
}

function fail(problem) {
  if (problem.position) editor.show(problem.position);
  const place = problem.position ? ` ${t("(line {0}, column {1})", problem.position.line, problem.position.column)}` : "";
  const words = problem.detail.includes("(line ") ? problem.detail : problem.detail + place;
  error.replaceChildren(icon("expected"), make("span", "", words));
  error.hidden = false;
}

function warn(list) {
  warnings.hidden = list.length === 0;
  warnings.replaceChildren(...list.map((warning) => {
    const code = make("code", "", warning.instead);
    const expression = warning.position && warning.instead.includes("(") && !warning.instead.startsWith("compute");
    const use = expression ? make("button", "", t("Use it")) : null;
    if (use) {
      use.type = "button";
      use.addEventListener("click", () => { editor.replaceCall(warning.position, warning.instead); use.disabled = true; });
    }
    return make("p", "notice bad measure", icon("raised"), make("span", "", warning.message, ` ${t("Right is")} `, code, " ", use));
  }));
}

function busy(job) {
  running = job;
  runButton.hidden = Boolean(job);
  cancelButton.hidden = !job;
  for (const button of exports_.querySelectorAll("button")) button.disabled = Boolean(job);
}

/** Does something that takes its time, with the elapsed seconds shown and a way to end it. */
async function work(words, action) {
  if (running || !editor.text().trim()) return;
  error.hidden = true;
  editor.clearMark();
  const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const begun = performance.now();
  busy({ id });
  const tick = () => { facts.textContent = `${words} … ${((performance.now() - begun) / 1000).toFixed(1)} s`; };
  tick();
  const clock = setInterval(tick, 100);
  try {
    await action(id);
  } catch (problem) {
    facts.textContent = "";
    if (!problem.detail) throw problem;
    fail(problem);
    return problem;
  } finally {
    clearInterval(clock);
    busy(null);
  }
}

async function run() {
  const problem = await work(t("running"), async (id) => {
    open("result");
    result.clear(`${t("running")} …`);
    truncated.hidden = true;
    warnings.hidden = true;
    exports_.hidden = true;
    const answer = await json("POST", "/api/v1/query", { sql: editor.text(), limit: Number(limitBox.value), id });
    result.show(answer);
    chart.show(answer);
    warn(answer.warnings);
    exports_.hidden = answer.columns.length === 0;
    truncated.hidden = !answer.truncated;
    truncated.textContent = t("Only the first {0} rows are here; there are more. Totals and charts below are of these rows alone.", count(answer.rows.length));
    facts.textContent = `${answer.rows.length === 1 ? t("{0} row", 1) : t("{0} rows", count(answer.rows.length))} · ${answer.duration_ms} ms`;
  });
  if (problem) {
    result.clear(problem.reason === "CANCELLED" ? t("Cancelled: there is no result.") : t("There is no result."));
    chart.show(null);
  }
}

const save = (format) => work(t("exporting {0}", format.toUpperCase()), async (id) => {
  const answer = await call("POST", `/api/v1/query/export?format=${format}`, { sql: editor.text(), id });
  download(await answer.blob(), `result.${format}`);
  const cut = answer.headers.get("X-Truncated") === "true" ? `, ${t("more were cut off")}` : "";
  facts.textContent = t("exported {0} rows", count(Number(answer.headers.get("X-Rows")))) + cut;
});

function cancel(keepalive = false) {
  if (running) call("DELETE", `/api/v1/query/${running.id}`, undefined, keepalive === true).catch(() => {});
}

runButton.addEventListener("click", run);
cancelButton.addEventListener("click", () => cancel());
// Nobody waits for the answer any more.
addEventListener("pagehide", () => cancel(true));
for (const button of exports_.querySelectorAll("[data-export]")) button.addEventListener("click", () => save(button.dataset.export));
const tabs = Object.keys(PANES);
for (const name of tabs) {
  part(`tab-${name}`).addEventListener("click", () => open(name));
  part(`tab-${name}`).addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(name) + step + tabs.length) % tabs.length];
    open(next);
    part(`tab-${next}`).focus();
  });
}
const mostRows = Number(document.querySelector(".workbench").dataset.mostRows);
for (const option of [...limitBox.options]) if (Number(option.value) > mostRows) option.remove();
editor.start(run, cancel);
schema.load();

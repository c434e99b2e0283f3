// What has been run, and what has been saved.
import { t, zoneName } from "/assets/language/words.js";
import { call, json, make } from "/assets/query/api.js";
import { text, write } from "/assets/query/editor.js";
import { count, shortHour } from "/assets/layout/format.js";

const user = document.querySelector(".workbench").dataset.user;
const historyBox = document.getElementById("history");
const savedBox = document.getElementById("saved");
const dialog = document.getElementById("save-dialog");
const field = (name) => document.getElementById(`save-${name}`);

function entry(title, facts, sql, ...buttons) {
  const use = make("button", "", t("Use"));
  use.type = "button";
  use.addEventListener("click", () => write(sql));
  return make("li", "", make("div", "entry-head", title, make("small", "", facts), make("span", "tools", use, ...buttons)), make("pre", "", sql.length > 600 ? `${sql.slice(0, 600)}…` : sql));
}

const seconds = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

const OUTCOMES = { WRONG: t("wrong"), FORBIDDEN: t("forbidden"), TOO_LARGE: t("too large"), TOO_LONG: t("took too long"), BUSY: t("busy"), CANCELLED: t("cancelled") };

function pastItem(query) {
  const words = query.outcome === "ANSWERED" ? t("{0} rows", count(query.rows)) + (query.truncated ? `, ${t("more were cut off")}` : "") : (query.message ?? query.outcome).replace("Cannot run query: ", "");
  const state = make("span", `outcome ${query.outcome === "ANSWERED" ? "ok" : "bad"}`, query.outcome === "ANSWERED" ? t("answered") : (OUTCOMES[query.outcome] ?? query.outcome.toLowerCase()));
  return entry(state, `${shortHour(query.begun_at)} ${zoneName} · ${seconds(query.duration_ms)}${query.use === "EXPORT" ? ` · ${t("export")}` : ""} · ${words}`, query.sql);
}

export async function loadHistory() {
  try {
    const { queries } = await json("GET", "/api/v1/query/history");
    historyBox.replaceChildren(queries.length ? make("ul", "shelf", ...queries.map(pastItem)) : make("p", "empty", t("You have not run a query yet.")));
  } catch (problem) {
    historyBox.replaceChildren(make("p", "empty", problem.detail));
  }
}

function savedItem(query) {
  const own = query.owner === user;
  const remove = own ? make("button", "", t("Delete")) : null;
  if (remove) {
    remove.type = "button";
    remove.addEventListener("click", async () => {
      if (!confirm(t("Delete “{0}”?", query.name))) return;
      await call("DELETE", `/api/v1/query/saved/${query.number}`).catch((problem) => alert(problem.detail));
      loadSaved();
    });
  }
  const whose = own ? (query.shared ? t("yours, shared") : t("yours")) : t("shared by {0}", query.owner);
  return entry(make("b", "", query.name), [whose, query.description].filter(Boolean).join(" · "), query.sql, remove);
}

export async function loadSaved() {
  try {
    const { queries, examples } = await json("GET", "/api/v1/query/saved");
    savedBox.replaceChildren(
      ...(queries.length ? [make("h3", "", t("Saved")), make("ul", "shelf", ...queries.map(savedItem))] : []),
      make("h3", "", t("Examples")),
      make("ul", "shelf", ...examples.map((example) => entry(make("b", "", example.name), example.description, example.sql))));
  } catch (problem) {
    savedBox.replaceChildren(make("p", "empty", problem.detail));
  }
}

document.getElementById("save").addEventListener("click", () => {
  field("error").hidden = true;
  dialog.showModal();
});
field("ok").addEventListener("click", async () => {
  try {
    await json("POST", "/api/v1/query/saved", { name: field("name").value, description: field("description").value, shared: field("shared").checked, sql: text() });
    dialog.close();
    document.getElementById("tab-saved").click();
  } catch (problem) {
    field("error").hidden = false;
    field("error").textContent = problem.detail;
  }
});

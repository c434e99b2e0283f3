// The tables one may read, with their columns; a click writes a name into the editor.
import { t } from "/assets/language/words.js";
import { json, make } from "/assets/query/api.js";
import { insert } from "/assets/query/editor.js";

const tree = document.getElementById("schema");
const find = document.getElementById("schema-find");
const MEASURES = { additive: t("may be summed"), stock: t("never summed over time"), ratio: t("never summed or averaged"), level: t("averaged, never summed"), none: "" };
let tables = [];

// A stock or a ratio is where a sum goes wrong.
const marked = (column) => (column.additivity === "stock" || column.additivity === "ratio" ? [" · ", make("b", "", t(column.additivity))] : []);

/** A long name may break after its underscores. */
function breakable(name) {
  return name.split(/(?<=_)/).flatMap((piece, i) => (i ? [document.createElement("wbr"), piece] : [piece]));
}

function columnItem(column) {
  const button = make("button", "quiet", make("span", "", ...breakable(column.name)), make("small", "", [column.type.toLowerCase(), column.unit].filter(Boolean).join(" · "), ...marked(column)));
  button.type = "button";
  button.lang = "en";
  button.title = [column.description, MEASURES[column.additivity]].filter(Boolean).join("\n");
  button.addEventListener("click", () => insert(column.name));
  return make("li", "", button);
}

function tableItem(table, columns, open) {
  const summary = make("summary", "", make("span", "", ...breakable(table.name.split(".")[1])));
  // Descriptions of tables are English, like their names.
  summary.lang = "en";
  summary.title = `${table.description}\n${table.grain}`;
  const use = make("button", "quiet", "+");
  use.type = "button";
  use.title = t("Write {0} into the query", table.name);
  use.setAttribute("aria-label", use.title);
  use.addEventListener("click", () => insert(table.name));
  const item = make("details", "", summary);
  item.open = open;
  const show = () => {
    if (!item.open || item.children.length > 1) return;
    item.append(make("p", "faint", table.grain), make("ul", "", ...columns.map(columnItem)));
  };
  item.addEventListener("toggle", show);
  show();
  // Beside what folds, not in it: a button in a button is reached by nobody who does not see it.
  return make("div", "table", item, use);
}

function draw() {
  const words = find.value.trim().toLowerCase();
  const groups = new Map();
  for (const table of tables) {
    const named = table.name.toLowerCase().includes(words);
    const columns = named ? table.columns : table.columns.filter((column) => column.name.toLowerCase().includes(words));
    if (columns.length === 0) continue;
    const schema = table.name.split(".")[0];
    if (!groups.has(schema)) groups.set(schema, []);
    groups.get(schema).push(tableItem(table, columns, words !== "" && !named));
  }
  const order = ["DATAMART", "STAGING", "RAW"].filter((schema) => groups.has(schema));
  tree.replaceChildren(...order.flatMap((schema) => [make("h3", "", schema), ...groups.get(schema)]));
  if (order.length === 0) tree.append(make("p", "empty", tables.length ? t("No table or column is called that.") : t("There is nothing you may read.")));
}

export async function load() {
  try {
    tables = (await json("GET", "/api/v1/query/tables")).tables;
    draw();
  } catch (problem) {
    const again = make("button", "", t("Try again"));
    again.type = "button";
    again.addEventListener("click", load);
    tree.replaceChildren(make("p", "empty", problem.detail), again);
  }
}
find.addEventListener("input", draw);
if (matchMedia("(max-width: 56rem)").matches) document.getElementById("schema-fold").open = false;

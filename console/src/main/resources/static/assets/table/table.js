// Every table of every page: sorted by its headers, found in, and saved as a file. Written for tables that come and go
// by push: what was chosen is put back on the table that takes another's place.
//   data-plain: left alone.  data-unsorted: the order means something or is the server's.  data-own-files: saved elsewhere.
import { icon } from "/assets/layout/format.js";
import { make } from "/assets/layout/call.js";
import { t } from "/assets/language/words.js";
import { columns, value, words } from "/assets/table/cells.js";
import { save, titleOf } from "/assets/table/file.js";

const MANY_ROWS = 15;
const chosen = new Map();
const known = new WeakMap();
const order = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
let focused = null;

const body = (table) => table.tBodies[0];
const stateOf = (table) => chosen.get(known.get(table).key) ?? {};
const put = (table, change) => chosen.set(known.get(table).key, { ...stateOf(table), ...change });

function keyOf(table) {
  const panel = table.closest(".panel, section");
  const place = panel ? [...panel.querySelectorAll("table")].indexOf(table) : 0;
  return table.id || `${titleOf(table)}/${place}`;
}

function isSortable(table) {
  const head = table.tHead?.rows;
  if (table.matches("[data-unsorted]") || head?.length !== 1 || table.tBodies.length !== 1) return false;
  return !table.querySelector("thead a, tbody th[colspan], tbody [rowspan], tbody td[colspan]");
}

/** Where a table's tools stand: in the header of its panel, unless the table is not the panel's first. */
function toolsOf(table, key) {
  const panel = table.closest(".panel");
  const header = panel?.querySelector(":scope > header");
  const first = panel?.querySelector("table.rows:not([data-plain])") === table && !table.closest("details, .chart-data");
  document.querySelectorAll(`.table-tools[data-of="${CSS.escape(key)}"]`).forEach((old) => old.remove());
  const tools = make("span", "table-tools");
  tools.dataset.of = key;
  if (header && first) {
    (header.querySelector(":scope > .tools") ?? header.appendChild(make("div", "tools"))).append(tools);
  } else {
    (table.closest(".scroll") ?? table).before(tools);
  }
  return tools;
}

function control(element, name) {
  element.dataset.control = name;
  return element;
}

function compare(a, b, down) {
  // What is not known stays last, whichever way.
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const way = typeof a === "number" && typeof b === "number" ? a - b : order.compare(String(a), String(b));
  return down ? -way : way;
}

function sort(table) {
  const { rows, of } = known.get(table);
  const { column: name, down } = stateOf(table);
  const at = of.findIndex((column) => column.name === name);
  const sorted = at < 0 ? rows : rows.map((row) => [row, value(row.cells[at], of[at])]).sort((a, b) => compare(a[1], b[1], down)).map(([row]) => row);
  body(table).append(...sorted);
  [...table.tHead.rows[0].cells].forEach((th, i) => {
    if (i === at) th.setAttribute("aria-sort", down ? "descending" : "ascending");
    else th.removeAttribute("aria-sort");
  });
}

function press(table, column) {
  const now = stateOf(table);
  // Of numbers the largest are looked for first; the third time it is as it was.
  const first = column.isNumber;
  const next = now.column !== column.name ? { column: column.name, down: first } : now.down === first ? { column: column.name, down: !first } : { column: null, down: false };
  put(table, next);
  sort(table);
  keepInAddress();
}

/** The order is part of the address where it can only mean one table. */
function keepInAddress() {
  const sortable = [...document.querySelectorAll("table.sortable")];
  if (sortable.length !== 1) return;
  const { column, down } = stateOf(sortable[0]);
  const query = new URLSearchParams(location.search);
  if (column) query.set("order", `${column}.${down ? "desc" : "asc"}`);
  else query.delete("order");
  const text = query.toString();
  if (text !== location.search.slice(1)) history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}

function orderOfAddress(table) {
  const asked = /^(.+)\.(asc|desc)$/.exec(new URLSearchParams(location.search).get("order") ?? "");
  if (!asked || document.querySelectorAll("table.sortable").length !== 1) return;
  if (known.get(table).of.some((column) => column.name === asked[1])) put(table, { column: asked[1], down: asked[2] === "desc" });
}

function addHeaders(table, key) {
  const of = known.get(table).of;
  table.classList.add("sortable");
  [...table.tHead.rows[0].cells].forEach((th, i) => {
    const button = control(make("button", "sort", ...th.childNodes), `${key}/sort/${i}`);
    button.type = "button";
    button.addEventListener("click", () => press(table, of[i]));
    th.append(button);
  });
}

function find(table) {
  const { rows, tools } = known.get(table);
  const asked = (stateOf(table).find ?? "").toLowerCase();
  let left = 0;
  for (const row of rows) {
    row.hidden = asked !== "" && !words(row).toLowerCase().includes(asked);
    if (!row.hidden) left++;
  }
  tools.querySelector(".found").textContent = asked ? t("{0} of {1}", left, rows.length) : "";
}

function addFind(table, tools, key) {
  const box = control(make("input", "search find"), `${key}/find`);
  box.type = "search";
  box.placeholder = t("Find in the rows");
  box.setAttribute("aria-label", t("Find in {0}", titleOf(table)));
  box.value = stateOf(table).find ?? "";
  box.spellcheck = false;
  box.addEventListener("input", () => { put(table, { find: box.value }); find(table); });
  const found = make("small", "found");
  found.setAttribute("role", "status");
  tools.append(found, box);
}

function addFiles(table, tools, key) {
  const opener = control(make("button", "quiet", icon("export"), make("span", "", t("Export"))), `${key}/files`);
  opener.type = "button";
  opener.title = t("Export {0}", titleOf(table));
  opener.setAttribute("aria-expanded", "false");
  const list = make("div", "menu-list");
  list.hidden = true;
  for (const format of ["csv", "xlsx"]) {
    const button = make("button", "quiet", format.toUpperCase());
    button.type = "button";
    button.dataset.format = format;
    button.addEventListener("click", () => { close(menu); opener.focus(); save(table, format); });
    list.append(button);
  }
  const menu = make("span", "menu", opener, list);
  opener.addEventListener("click", () => {
    list.hidden = !list.hidden;
    opener.setAttribute("aria-expanded", String(!list.hidden));
  });
  tools.append(menu);
}

function close(menu) {
  menu.querySelector(".menu-list").hidden = true;
  menu.querySelector("button").setAttribute("aria-expanded", "false");
}

const openMenus = () => [...document.querySelectorAll(".menu")].filter((menu) => !menu.querySelector(".menu-list").hidden);

function prepare(table) {
  const key = keyOf(table);
  const rows = [...table.tBodies].flatMap((part) => [...part.rows]);
  known.set(table, { key, rows, of: columns(table) });
  if (rows.length === 0 && !table.matches("[data-unsorted]")) return;
  const tools = toolsOf(table, key);
  known.get(table).tools = tools;
  const sortable = isSortable(table) && rows.length > 1;
  if (sortable) addHeaders(table, key);
  const searched = table.closest(".panel")?.querySelector("input[type=search]:not(.find)");
  if (sortable && rows.length > MANY_ROWS && !searched) {
    addFind(table, tools, key);
    if (stateOf(table).find) find(table);
  }
  if (!table.matches("[data-own-files]")) addFiles(table, tools, key);
}

function prepareAll() {
  const fresh = [...document.querySelectorAll("main table.rows:not([data-plain], .result-rows)")].filter((table) => !known.has(table) && table.tHead?.rows.length);
  if (fresh.length === 0) return;
  fresh.forEach(prepare);
  for (const table of fresh.filter((one) => one.classList.contains("sortable"))) {
    if (!chosen.has(known.get(table).key)) orderOfAddress(table);
    if (stateOf(table).column) sort(table);
  }
  keepInAddress();
  // What had the focus has been exchanged: the reader goes on where they were.
  if (focused && !focused.isConnected && document.activeElement === document.body) {
    document.querySelector(`[data-control="${CSS.escape(focused.dataset.control)}"]`)?.focus({ preventScroll: true });
  }
}

document.addEventListener("focusin", (event) => { focused = event.target.closest("[data-control]"); });
document.addEventListener("focusout", (event) => {
  // Left by the reader, unlike what is taken out of the page.
  const left = event.target.closest("[data-control]");
  queueMicrotask(() => { if (left?.isConnected && focused === left && document.activeElement !== left) focused = null; });
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) close(menu);
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && openMenus().find((one) => one.contains(event.target));
  if (!menu) return;
  close(menu);
  menu.querySelector("button").focus();
});

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; prepareAll(); });
}).observe(document.getElementById("main"), { childList: true, subtree: true });
prepareAll();

// The rows of an answer: sorted by any column, a page at a time, so that thousands cost nothing.
import { t } from "/assets/language/words.js";
import { make } from "/assets/query/api.js";
import { count } from "/assets/layout/format.js";

const PAGE = 200;
const scroll = document.getElementById("result-scroll");
const empty = document.getElementById("result-empty");
const pages = document.getElementById("pages");
let answer = null;
let rows = [];
let sort = { column: -1, down: false };
let page = 0;

const NUMBERS = /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT|FLOAT|DOUBLE|DECIMAL)/;
export const isNumber = (column) => NUMBERS.test(column.type);
export const isTime = (column) => /^(TIMESTAMP|DATE)/.test(column.type);

/** A value as text; a time says that it is UTC. */
export function shown(value, column) {
  if (typeof value === "string" && column.type.startsWith("TIMESTAMP")) return value.replace("T", " ");
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value);
}

function cell(value, column) {
  const td = make("td", isNumber(column) ? "num" : "");
  if (value === null) td.append(make("span", "null", "null"));
  else if (value === "") td.append(make("span", "null", t("empty text")));
  else {
    const words = shown(value, column);
    td.textContent = words.length > 500 ? `${words.slice(0, 500)}…` : words;
    if (words.length > 60) td.title = words.slice(0, 2000);
  }
  return td;
}

function compare(a, b, column) {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (isNumber(column)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function order() {
  rows = [...answer.rows];
  const { column, down } = sort;
  if (column < 0) return;
  const kind = answer.columns[column];
  // What is not known stays last, whichever way.
  rows.sort((a, b) => {
    const byValue = compare(a[column], b[column], kind);
    return a[column] === null || b[column] === null ? byValue : down ? -byValue : byValue;
  });
}

function sortBy(column) {
  if (sort.column !== column) sort = { column, down: false };
  else if (!sort.down) sort = { column, down: true };
  else sort = { column: -1, down: false };
  page = 0;
  order();
  draw();
  scroll.querySelectorAll("th button")[column]?.focus();
}

function head() {
  const row = make("tr", "");
  answer.columns.forEach((column, i) => {
    const button = make("button", "quiet", column.name, make("small", "", column.type.replaceAll('"', "").toLowerCase() + (column.type.startsWith("TIMESTAMP") ? ", UTC" : "")));
    button.type = "button";
    button.addEventListener("click", () => sortBy(i));
    const th = make("th", isNumber(column) ? "num" : "", button);
    if (sort.column === i) th.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
    row.append(th);
  });
  return row;
}

function draw() {
  const from = page * PAGE;
  const part = rows.slice(from, from + PAGE);
  scroll.querySelector("thead").replaceChildren(head());
  scroll.querySelector("tbody").replaceChildren(...part.map((row) => {
    const tr = make("tr", "");
    row.forEach((value, i) => tr.append(cell(value, answer.columns[i])));
    return tr;
  }));
  scroll.scrollTop = 0;
  pages.hidden = rows.length <= PAGE;
  if (pages.hidden) return;
  const turn = (words, to, possible) => {
    const button = make("button", "", words);
    button.type = "button";
    button.disabled = !possible;
    button.addEventListener("click", () => { page = to; draw(); });
    return button;
  };
  pages.replaceChildren(
    turn(t("Previous"), page - 1, page > 0),
    ` ${t("rows {0} to {1} of {2}", count(from + 1), count(from + part.length), count(rows.length))} `,
    turn(t("Next"), page + 1, from + PAGE < rows.length));
}

export function show(result) {
  answer = result;
  sort = { column: -1, down: false };
  page = 0;
  order();
  scroll.hidden = result.rows.length === 0;
  empty.hidden = result.rows.length > 0;
  empty.textContent = t("The query ran, and no row fits it.");
  draw();
}

export function clear(words) {
  answer = null;
  scroll.hidden = true;
  pages.hidden = true;
  empty.hidden = false;
  empty.textContent = words;
}

// What the cells of a table on the page say, as values.
import { language } from "/assets/language/words.js";

const signs = Object.fromEntries(new Intl.NumberFormat(language).formatToParts(12345.6).map((part) => [part.type, part.value]));
const NUMBERS = ["count", "decimal", "share", "change", "number"];
const NONE = /^[–-]?$/;

/** Text with a space where elements meet, without what only a screen reader is told. */
export function words(element) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest(".sr, script")) found.push(walk.currentNode.data);
  return found.join(" ").replace(/\s+/g, " ").trim();
}

/** The number that a shown text begins with, a percentage as a part of one; NaN when there is none. */
export function numberIn(text) {
  const plain = text.replaceAll(signs.group, "").replace(signs.decimal, ".").replace("−", "-").replace(/^[<>]\s*/, "");
  const found = /^[-+]?\d+(\.\d+)?/.exec(plain);
  if (!found) return NaN;
  return text.includes("%") ? Number(found[0]) / 100 : Number(found[0]);
}

/** A column: its name in files, what it is called on the page, and what its values are. */
export function column(th, i) {
  const label = words(th.querySelector(".sort") ?? th);
  const kind = th.dataset.kind ?? (th.classList.contains("num") ? "number" : "text");
  const name = th.dataset.name ?? (label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_|_$/g, "") || `column_${i + 1}`);
  return { name, label, kind, isNumber: NUMBERS.includes(kind) };
}

export const columns = (table) => [...table.tHead.rows[table.tHead.rows.length - 1].cells].map(column);

/** A cell's value: a number, a text (times as ISO-8601), or null where nothing is known. */
export function value(cell, of) {
  const raw = cell?.dataset.value ?? cell?.dataset.v;
  const text = cell ? words(cell) : "";
  if (raw === "" || (raw === undefined && NONE.test(text))) return null;
  if (!of.isNumber) return raw ?? text;
  const number = raw === undefined ? numberIn(text) : Number(raw);
  return Number.isNaN(number) ? text : number;
}

/** As in a file: what is only a bound, or holds more than its number, stays text as it is shown. */
export function fileValue(cell, of) {
  const exact = value(cell, of);
  if (exact === null) return null;
  if (!of.isNumber) return /^(hour|date)$/.test(of.kind) ? (cell.dataset.value ?? words(cell)).toUpperCase() : words(cell);
  return cell.dataset.value === undefined && cell.dataset.v === undefined && /^[<>]/.test(words(cell)) ? words(cell) : exact;
}

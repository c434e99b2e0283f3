// What a page shows, part by part in the order of the page.
import { call, download } from "/assets/layout/call.js";
import { language, t } from "/assets/language/words.js";
import { canvasOf, isChart } from "/assets/chart/chart.js";
import { isDrawing } from "/assets/chart/drawing.js";
import { chosen, legendOf, pageTitle, svgCanvas } from "/assets/chart/picture.js";
import { words } from "/assets/table/cells.js";
import { fileName, pageName } from "/assets/table/file.js";

const MOST_ROWS = 300;
const MOST_CELLS = 28_000;
const MOST_PICTURES = 30;
const NARROW = 0.62;
// Points of a chart over the paper and over half of it, so that all are printed at one scale.
const WHOLE_WIDTH = 919;
const HALF_WIDTH = 439;
const number = new Intl.NumberFormat(language);

const isShown = (element) => element.checkVisibility() && !element.closest(".sr, dialog, [aria-hidden=true]");
const inner = (panel, selector) => [...panel.querySelectorAll(selector)].filter(isShown);
const encoded = (canvas) => canvas.toDataURL("image/png").split(",")[1];

function figure(tile) {
  const value = tile.querySelector(".figure").cloneNode(true);
  const unit = value.querySelector("small");
  unit?.remove();
  const under = [...tile.querySelectorAll(".under, .deltas li")].filter(isShown).map(words).filter(Boolean);
  return { label: words(tile.querySelector("h2, h3") ?? tile), value: words(value), unit: unit ? words(unit) : "", under };
}

/** A list's entry: its name, and what is said of it. */
function fact(item) {
  const said = [...item.children].filter((child) => !child.matches("svg, i, .icon") && isShown(child)).map(words).filter(Boolean);
  return said.length < 2 ? { label: "", value: words(item) } : { label: said[0], value: said.slice(1).join(" · ") };
}

function table(element, room) {
  const head = element.tHead ? element.tHead.rows[element.tHead.rows.length - 1] : element.rows[0];
  const all = [...element.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.hidden && row !== head);
  const columns = [...head.cells].map((th) => ({ label: words(th), number: th.classList.contains("num") }));
  const most = Math.max(0, Math.min(MOST_ROWS, Math.floor(room.cells / columns.length) - 1));
  const rows = all.slice(0, most).map((row) => ({
    cells: columns.map((_, i) => (row.cells[i] ? words(row.cells[i]) : "")), kind: ["expected", "down"].find((kind) => row.classList.contains(kind)) ?? "",
  }));
  room.cells -= columns.length * (rows.length + 1);
  const cut = rows.length < all.length ? t("The first {0} of {1} rows; the CSV or XLSX file holds all of them.", number.format(rows.length), number.format(all.length)) : "";
  return { columns, rows, cut };
}

async function pictures(panel, room, width) {
  const found = [];
  for (const element of panel.querySelectorAll(".drawn, .drawing, .chart, svg:not(.icon)")) {
    if (!isShown(element) || room.pictures === 0) continue;
    const canvas = isChart(element) ? canvasOf(element, { theme: "light", width }) : element instanceof SVGSVGElement && isDrawing(element) ? await svgCanvas(element, { theme: "light", width }) : null;
    if (!canvas) continue;
    found.push(encoded(canvas));
    room.pictures--;
  }
  return found;
}

const tallest = (panel) => Math.max(0, ...[...panel.querySelectorAll(".drawn, .drawing, .chart, svg")].map((one) => one.clientHeight));

const AWAY = "table, header, form, button, .tiles, .tile, .table-tools, [class*=legend], .map-words, dl, .slider, .pages, .drop";

async function part(panel, room) {
  const header = panel.querySelector(":scope > header");
  const heading = header?.querySelector("h1, h2, h3") ?? panel.querySelector("h1, h2");
  const tables = inner(panel, "table").filter((one) => one.rows.length > 0 && !one.closest(".chart-data"));
  const facts = [
    ...inner(panel, "dl").flatMap((list) => [...list.querySelectorAll("dt")].map((dt) => ({ label: words(dt), value: dt.nextElementSibling ? words(dt.nextElementSibling) : "" }))),
    ...inner(panel, "li").filter((item) => !item.parentElement.closest("li") && !item.closest(AWAY)).map(fact),
  ].filter((one) => one.label || one.value);
  const drawn = inner(panel, "svg").filter(isDrawing).map(legendOf);
  const legend = inner(panel, "[class*=legend] li").filter((item) => !drawn.some((list) => list?.contains(item))).map(words).filter(Boolean);
  const notes = inner(panel, "p").filter((one) => !one.closest(AWAY) && !one.closest("li")).map(words).filter(Boolean);
  const main = document.getElementById("main").clientWidth;
  const title = heading ? words(heading) : panel.getAttribute("aria-label") ?? "";
  const narrow = main > 700 && panel.clientWidth < NARROW * main && tallest(panel) < 400 && !panel.querySelector(".province-map") && tables.every((one) => one.rows[0].cells.length <= 4 && one.rows.length <= 15);
  return {
    title: title === pageTitle() ? "" : title,
    note: header ? [...header.querySelectorAll(":scope > small")].map(words).filter(Boolean).join(" · ") : "",
    narrow,
    figures: inner(panel, ".tile").map(figure),
    facts: facts.filter((one) => one.label), pictures: await pictures(panel, room, narrow ? HALF_WIDTH : WHOLE_WIDTH),
    tables: tables.map((one) => table(one, room)),
    notes: [...facts.filter((one) => !one.label).map((one) => one.value), ...notes, ...(legend.length ? [legend.join(" · ")] : [])],
  };
}

const nothing = { title: "", note: "", narrow: false, figures: [], facts: [], pictures: [], tables: [], notes: [] };

export async function collect() {
  const room = { cells: MOST_CELLS, pictures: MOST_PICTURES };
  const parts = [];
  const blocks = [...document.querySelectorAll("main .panel, main .tiles")].filter((one) => isShown(one) && !one.parentElement.closest(".panel, .tiles"));
  for (const block of blocks) {
    if (block.matches(".panel")) parts.push(await part(block, room));
    else parts.push({ ...nothing, figures: inner(block, ".tile").map(figure) });
  }
  return {
    name: pageName(), title: pageTitle(), subject: chosen().map(([label, value]) => `${label} ${value}`).join(" · "),
    parts: parts.filter((one) => ["figures", "facts", "pictures", "tables", "notes"].some((kind) => one[kind].length > 0)),
  };
}

export async function savePage() {
  const answer = await call("POST", "/export/page.pdf", await collect());
  download(await answer.blob(), fileName("", "pdf"));
}

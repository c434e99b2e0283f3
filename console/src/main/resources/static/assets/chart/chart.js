// Every chart of every page: drawn again when the page is exchanged, resized or changes its theme; saved as a picture;
// and shown as a table of the same data. Pages say what is drawn, look.js how it looks, picture.js what is saved.
import { download, make, say } from "/assets/layout/call.js";
import { fixed, NONE } from "/assets/layout/format.js";
import { language, t } from "/assets/language/words.js";
import { clockWords, inTheme, styled } from "/assets/chart/look.js";
import { framed, png } from "/assets/chart/picture.js";
import { fileName } from "/assets/table/file.js";

const charts = new Map();

/**
 * Draws a chart and keeps it drawn.
 *   title     what it shows
 *   option    () => ECharts options without their look; null while there is nothing to draw
 *   data      () => { columns: [{ name, label, kind }], rows }, where the page has no table of its own beneath it
 *   tools     where its buttons stand; the header of its panel when missing
 */
export function chart(place, spec) {
  if (!charts.has(place)) {
    const entry = { spec, instance: null };
    charts.set(place, entry);
    addTools(place, entry);
    new ResizeObserver(() => resize(place)).observe(place);
  }
  charts.get(place).spec = spec;
  draw(place);
}

function resize(place) {
  const entry = charts.get(place);
  if (!entry || place.clientWidth === 0) return;
  // Options may depend on the room there is.
  if (entry.instance) { entry.instance.resize(); entry.width === place.clientWidth || draw(place); } else draw(place);
}

export function draw(place) {
  const entry = charts.get(place);
  const option = place.clientWidth === 0 ? null : entry?.spec.option();
  if (!option) return;
  entry.instance ??= echarts.init(place, null, { renderer: "canvas" });
  entry.instance.setOption(styled(option), true);
  entry.width = place.clientWidth;
  describe(place, entry);
  if (entry.shown && !entry.shown.hidden) fillData(entry);
}

/** What the drawing says, for who cannot see it: of each series from where to where it goes. */
function describe(place, { spec, instance }) {
  const lines = instance.getOption().series.filter((one) => one.name && !/\0/.test(one.name)).slice(0, 8).map((one) => {
    const values = (one.data ?? []).map((point) => (Array.isArray(point) ? point[1] : point?.value ?? point)).filter((value) => typeof value === "number" && !Number.isNaN(value));
    if (values.length === 0) return t("{0}: no data", one.name);
    const [least, most] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
    const short = (value) => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value);
    return t("{0}: {1} to {2}, last {3}", one.name, short(least), short(most), short(values.at(-1)));
  });
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", [spec.title, ...lines].join(". "));
}

/** The same chart on a canvas, in a theme and a size of its own; null while there is nothing to draw. */
export function canvasOf(place, { theme, width = place.clientWidth || 640, height = place.clientHeight || 260 } = {}) {
  const entry = charts.get(place);
  return inTheme(theme, () => {
    const option = entry?.spec.option();
    if (!option) return null;
    const apart = echarts.init(document.createElement("div"), null, { renderer: "canvas", width, height });
    try {
      apart.setOption(styled(option), true);
      return apart.renderToCanvas({ pixelRatio: 2 });
    } finally {
      apart.dispose();
    }
  });
}

export const titleOf = (place) => charts.get(place)?.spec.title ?? "";
export const isChart = (place) => charts.has(place);

async function savePicture(place) {
  const canvas = canvasOf(place);
  if (!canvas) return say(t("There is nothing to be drawn."), "bad");
  download(await png(framed(canvas, titleOf(place))), fileName(titleOf(place), "png"));
}

function button(words, title, action) {
  const made = make("button", "quiet", words);
  made.type = "button";
  made.title = title;
  made.addEventListener("click", action);
  return made;
}

function addTools(place, entry) {
  const header = place.closest(".panel")?.querySelector(":scope > header");
  const only = header && place.closest(".panel").querySelectorAll(".drawn, .drawing, .chart").length < 2;
  const box = entry.spec.tools ?? (only ? header.querySelector(":scope > .tools") ?? header.appendChild(make("div", "tools")) : make("div", "chart-head"));
  if (!box.isConnected) place.before(box);
  const tools = make("span", "picture-tools");
  if (entry.spec.data) {
    entry.toggle = button(t("Data"), t("Show the data of the chart as a table"), () => toggleData(place, entry));
    entry.toggle.setAttribute("aria-expanded", "false");
    entry.toggle.setAttribute("aria-label", t("Data of {0}", entry.spec.title));
    tools.append(entry.toggle);
  }
  const save = button("PNG", t("Save the chart as a picture"), () => savePicture(place));
  save.setAttribute("aria-label", t("Save {0} as a picture", entry.spec.title));
  tools.append(save);
  box.append(tools);
  entry.tools = tools;
}

function toggleData(place, entry) {
  if (!entry.shown) {
    entry.shown = make("div", "chart-data");
    place.after(entry.shown);
  }
  entry.shown.hidden = entry.toggle.getAttribute("aria-expanded") === "true";
  entry.toggle.setAttribute("aria-expanded", String(!entry.shown.hidden));
  if (!entry.shown.hidden) fillData(entry);
}

function show(value, column) {
  if (value === null || value === undefined) return NONE;
  if (column.kind === "hour") return clockWords(value.at);
  if (column.kind === "text") return value;
  return column.kind === "share" ? `${fixed(100 * value, 1)} %` : fixed(value, column.decimals ?? (Number.isInteger(value) ? 0 : 2));
}

function cell(value, column) {
  const td = make("td", column.kind === "text" || column.kind === "hour" ? "" : "num", show(value, column));
  td.dataset.value = value === null || value === undefined ? "" : column.kind === "hour" ? value.iso : value;
  return td;
}

/** The table is left alone while its data stays, so that what a reader does in it stays too. */
function fillData(entry) {
  const { columns, rows } = entry.spec.data();
  const mark = JSON.stringify([columns.length, rows.length, rows.at(-1)]);
  if (entry.mark === mark) return;
  entry.mark = mark;
  const head = make("tr", "", ...columns.map((column) => {
    const th = make("th", column.kind === "text" || column.kind === "hour" ? "" : "num", column.label);
    th.scope = "col";
    th.dataset.kind = column.kind;
    th.dataset.name = column.name;
    return th;
  }));
  const body = make("tbody", "", ...rows.map((row) => make("tr", "", ...row.map((value, i) => cell(value, columns[i])))));
  const table = make("table", "rows", make("thead", "", head), body);
  table.dataset.title = entry.spec.title;
  const scroll = make("div", "scroll low", table);
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", entry.spec.title);
  entry.shown.replaceChildren(scroll);
}

// Charts that the server describes as data.
function described(place) {
  const data = JSON.parse(place.dataset.chart);
  const units = [...new Set(data.series.map((one) => one.unit))];
  const decimals = new Map(data.series.map((one) => [one.name, one.decimals]));
  return {
    title: data.title,
    option: () => ({
      grid: { left: 8, right: 8, top: units.some(Boolean) ? 48 : 34, bottom: 4, containLabel: true },
      legend: { show: data.series.length > 1 },
      tooltip: { formatter: (points) => [points[0].name, ...points.map((point) => `${point.seriesName}  ${fixed(point.value ?? null, decimals.get(point.seriesName))}`)].join("\n") },
      xAxis: { type: "category", data: data.x, splitLine: { show: false }, axisLabel: { interval: data.x.length <= 8 ? 0 : "auto" } },
      yAxis: units.map((unit, i) => ({ type: "value", name: unit, nameTextStyle: { align: i === 0 ? "left" : "right" }, nameGap: 8, splitLine: { show: i === 0 } })),
      series: data.series.map((one) => ({
        name: one.name, type: one.form === "line" ? "line" : "bar", stack: one.form === "stack" ? "stack" : undefined, barMaxWidth: 48,
        yAxisIndex: units.indexOf(one.unit), data: one.values,
      })),
    }),
    data: () => ({
      columns: [{ name: "x", label: t("Of"), kind: "text" }, ...data.series.map((one) => ({ name: one.name, label: one.unit ? `${one.name} (${one.unit})` : one.name, kind: "decimal", decimals: one.decimals }))],
      rows: data.x.map((x, i) => [x, ...data.series.map((one) => one.values[i])]),
    }),
  };
}

/** Charts of parts of the page that are gone are let go, and those that came are drawn: others keep their tooltip. */
export function follow() {
  for (const [place, entry] of charts) {
    if (place.isConnected) continue;
    entry.instance?.dispose();
    if (!entry.spec.tools) entry.tools.remove();
    charts.delete(place);
  }
  for (const place of document.querySelectorAll('.drawn[data-chart^="{"]')) if (!charts.has(place)) chart(place, described(place));
}
document.addEventListener("theme", () => [...charts.keys()].forEach(draw));
document.addEventListener("htmx:afterSettle", follow);
document.addEventListener("htmx:sseMessage", follow);
follow();

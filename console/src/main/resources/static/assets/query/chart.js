// A chart of the answer: one column over another.
import * as charts from "/assets/chart/chart.js";
import { clockLabel, clockWords } from "/assets/chart/look.js";
import { isNumber, isTime, shown } from "/assets/query/result.js";
import { count } from "/assets/layout/format.js";
import { language, t } from "/assets/language/words.js";

const place = document.getElementById("chart");
const box = document.getElementById("chart-box");
const empty = document.getElementById("chart-empty");
const note = document.getElementById("chart-note");
const [xBox, yBox, kindBox] = ["chart-x", "chart-y", "chart-kind"].map((id) => document.getElementById(id));
const MOST_BARS = 500;
const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 10 });
let answer = null;

function fill(select, columns, chosen) {
  select.replaceChildren(...columns.map(({ column, i }) => new Option(column.name, i, false, i === chosen)));
}

export function show(result) {
  answer = result;
  const columns = (result?.columns ?? []).map((column, i) => ({ column, i }));
  const numbers = columns.filter(({ column }) => isNumber(column));
  const drawable = columns.length > 1 && numbers.length > 0 && result.rows.length > 0;
  box.hidden = !drawable;
  empty.hidden = drawable;
  empty.textContent = !result ? t("There is no result to be drawn.") : t("A chart needs rows, a column of numbers and another one.");
  if (!drawable) return;
  const times = columns.filter(({ column }) => isTime(column));
  const x = (times[0] ?? columns.find(({ column }) => !isNumber(column)) ?? columns[0]).i;
  fill(xBox, columns, x);
  fill(yBox, numbers, (numbers.find(({ i }) => i !== x) ?? numbers[0]).i);
  kindBox.value = isTime(result.columns[x]) ? "line" : isNumber(result.columns[x]) ? "scatter" : "bar";
  draw();
}

/** The points of the two chosen columns, in order where the first has one. */
function points() {
  const [x, y] = [Number(xBox.value), Number(yBox.value)];
  const across = answer.columns[x];
  const time = isTime(across);
  const number = isNumber(across) && kindBox.value !== "bar";
  // In UTC, as the rows beside it.
  const place = (value) => (time ? +new Date(/T[\d:.]+$/.test(value) ? `${value}Z` : value) : number ? Number(value) : shown(value, across));
  const all = answer.rows.filter((row) => row[x] !== null).map((row) => [place(row[x]), row[y] === null ? null : Number(row[y])]);
  if (time || number) all.sort((a, b) => a[0] - b[0]);
  const drawn = kindBox.value === "bar" ? all.slice(0, MOST_BARS) : all;
  note.textContent = drawn.length < all.length ? t("the first {0} of {1}", count(MOST_BARS), count(all.length)) : answer.truncated ? t("only the {0} rows shown", count(answer.rows.length)) : "";
  return { drawn, time, number };
}

function option() {
  if (!answer || box.hidden) return null;
  const [across, up] = [answer.columns[Number(xBox.value)], answer.columns[Number(yBox.value)]];
  const { drawn, time, number } = points();
  const words = (value) => (time ? `${clockWords(value)} UTC` : typeof value === "number" ? numbers.format(value) : value);
  return {
    grid: { left: 64, right: 16, top: 36, bottom: time || number ? 40 : 90 },
    tooltip: {
      trigger: kindBox.value === "scatter" ? "item" : "axis",
      formatter: (found) => { const { value } = Array.isArray(found) ? found[0] : found; return `${words(value[0])}\n${up.name}  ${value[1] === null ? "–" : numbers.format(value[1])}`; },
    },
    xAxis: {
      type: time ? "time" : number ? "value" : "category", scale: true, name: across.name + (time ? ", UTC" : ""), nameLocation: "middle", nameGap: time || number ? 26 : 74, splitLine: { show: false },
      axisLabel: { rotate: time || number ? 0 : 40, width: 90, overflow: "truncate", ...(time ? { formatter: clockLabel } : {}) },
    },
    yAxis: { type: "value", scale: kindBox.value === "scatter", name: up.name, nameTextStyle: { align: "left" } },
    series: [{
      name: up.name, type: kindBox.value, data: drawn, showSymbol: drawn.length < 100, large: kindBox.value !== "line", sampling: kindBox.value === "line" ? "lttb" : undefined, symbolSize: 6,
    }],
  };
}

/** Draws again, as after the pane has been opened. */
export function draw() {
  if (box.hidden || place.clientWidth === 0) return;
  const title = t("{0} by {1}", answer.columns[Number(yBox.value)].name, answer.columns[Number(xBox.value)].name);
  charts.chart(place, { title, tools: box.querySelector(".chart-tools"), option });
}

for (const select of [xBox, yBox, kindBox]) select.addEventListener("change", draw);

// A chart of the answer: one column over another.
import { t } from "/assets/language/words.js";
import { isNumber, isTime, shown } from "/assets/query/result.js";
import { count } from "/assets/layout/format.js";

const place = document.getElementById("chart");
const box = document.getElementById("chart-box");
const empty = document.getElementById("chart-empty");
const note = document.getElementById("chart-note");
const [xBox, yBox, kindBox] = ["chart-x", "chart-y", "chart-kind"].map((id) => document.getElementById(id));
const MOST_BARS = 500;
let chart = null;
let answer = null;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

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

function options() {
  const x = Number(xBox.value);
  const y = Number(yBox.value);
  const [across, up] = [answer.columns[x], answer.columns[y]];
  const time = isTime(across);
  const number = isNumber(across) && kindBox.value !== "bar";
  let points = answer.rows.filter((row) => row[x] !== null).map((row) => [time ? +new Date(row[x]) : number ? Number(row[x]) : shown(row[x], across), row[y] === null ? null : Number(row[y])]);
  if (time || number) points.sort((a, b) => a[0] - b[0]);
  const left = points.length;
  if (kindBox.value === "bar") points = points.slice(0, MOST_BARS);
  note.textContent = points.length < left ? t("the first {0} of {1}", count(MOST_BARS), count(left)) : answer.truncated ? t("only the {0} rows shown", count(answer.rows.length)) : "";
  const text = { color: token("faint"), fontFamily: "Inter, sans-serif", fontSize: 11 };
  return {
    animation: false, textStyle: text, useUTC: true,
    grid: { left: 64, right: 16, top: 36, bottom: time || number ? 40 : 90 },
    tooltip: { trigger: kindBox.value === "scatter" ? "item" : "axis", renderMode: "richText", backgroundColor: token("raised-panel"), borderWidth: 0, textStyle: { ...text, color: token("text"), fontSize: 12 } },
    xAxis: {
      type: time ? "time" : number ? "value" : "category", scale: true, name: across.name + (time ? ", UTC" : ""), nameLocation: "middle", nameGap: time || number ? 26 : 74,
      axisLine: { lineStyle: { color: token("line") } }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { ...text, hideOverlap: true, rotate: time || number ? 0 : 40, width: 90, overflow: "truncate" },
    },
    yAxis: { type: "value", scale: kindBox.value === "scatter", name: up.name, nameTextStyle: { ...text, align: "left" }, axisLabel: text, splitLine: { lineStyle: { color: token("line") } } },
    series: [{
      name: up.name, type: kindBox.value, data: points, showSymbol: points.length < 100, connectNulls: false, large: kindBox.value !== "line", sampling: kindBox.value === "line" ? "lttb" : undefined,
      symbolSize: 6, itemStyle: { color: token("accent") }, lineStyle: { color: token("accent"), width: 1.5 },
    }],
  };
}

/** Draws again, as after the theme or the pane's size has changed. */
export function draw() {
  if (box.hidden || place.clientWidth === 0) return;
  chart ??= echarts.init(place, null, { renderer: "canvas" });
  chart.resize();
  chart.setOption(options(), true);
}

for (const select of [xBox, yBox, kindBox]) select.addEventListener("change", draw);
document.addEventListener("theme", draw);
new ResizeObserver(draw).observe(place);
document.getElementById("chart-save").addEventListener("click", () => {
  if (!chart) return;
  const link = document.createElement("a");
  link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: token("panel") });
  link.download = "result.png";
  link.click();
});

// Draws what the server describes as data; drawn again when the page is exchanged, resized or changes its theme.
import { t } from "/assets/language/words.js";

export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const COLOURS = ["accent", "expected", "good", "raised", "down"];

function options(data) {
  const text = { color: token("faint"), fontFamily: "Inter, sans-serif", fontSize: 11 };
  const units = [...new Set(data.series.map((one) => one.unit))];
  return {
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: text },
    tooltip: { trigger: "axis", renderMode: "richText", backgroundColor: token("raised-panel"), borderWidth: 0, textStyle: { ...text, color: token("text"), fontSize: 12 } },
    xAxis: { type: "category", data: data.x, axisLine: { lineStyle: { color: token("line") } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true } },
    yAxis: units.map((unit) => ({ name: unit, nameTextStyle: { ...text, align: "left" }, nameGap: 8, splitLine: { lineStyle: { color: token("line") } }, axisLabel: text })),
    series: data.series.map((one, i) => ({
      name: one.name, type: one.form === "line" ? "line" : "bar", stack: one.form === "stack" ? "stack" : undefined,
      yAxisIndex: units.indexOf(one.unit), data: one.values, showSymbol: false, itemStyle: { color: token(COLOURS[i % COLOURS.length]) },
    })),
  };
}

function draw(place) {
  const chart = echarts.getInstanceByDom(place) ?? echarts.init(place);
  chart.setOption(options(JSON.parse(place.dataset.chart)), true);
  if (!place.watched) new ResizeObserver(() => chart.resize()).observe(place);
  place.watched = true;
}
const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
document.addEventListener("theme", drawAll);
document.addEventListener("htmx:afterSettle", drawAll);
drawAll();

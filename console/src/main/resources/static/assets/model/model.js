// The model's charts. Each is drawn from the table beneath it, so that both always show the same.
import { t } from "/assets/language/words.js";
import { count, fixed, probability } from "/assets/layout/format.js";

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const charts = new Map();
const slider = document.getElementById("threshold");

function rowsOf(place) {
  const table = place.closest(".figure, .panel").querySelector("details table");
  return [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => (cell.dataset.v === undefined ? cell.textContent : cell.dataset.v === "" ? null : Number(cell.dataset.v))));
}

const text = () => ({ color: token("faint"), fontFamily: "Inter, sans-serif", fontSize: 11 });
const percent = (value) => `${Math.round(100 * value)} %`;
const axis = (name, more) => ({
  type: "value", name, nameLocation: "middle", nameGap: 26, nameTextStyle: text(), axisLabel: text(), axisTick: { show: false },
  axisLine: { lineStyle: { color: token("line") } }, splitLine: { lineStyle: { color: token("line") } }, ...more,
});
const share = (name, more) => axis(name, { min: 0, max: 1, interval: 0.25, axisLabel: { ...text(), formatter: percent }, ...more });
const frame = (more) => ({
  animation: false, textStyle: text(), grid: { left: 56, right: 20, top: 16, bottom: 44 },
  tooltip: { trigger: "item", renderMode: "richText", backgroundColor: token("raised-panel"), borderWidth: 0, textStyle: { ...text(), color: token("text"), fontSize: 12 } }, ...more,
});
const dot = (at, colour, words) => ({ type: "scatter", symbolSize: 11, z: 5, data: [at], itemStyle: { color: colour, borderColor: token("panel"), borderWidth: 2 }, label: { show: true, formatter: words, position: "top", color: token("text"), fontSize: 11 }, tooltip: { show: false } });

const kinds = {
  "precision-recall"(rows) {
    const used = Number(document.querySelector("#precision-recall [data-threshold]").dataset.threshold);
    const nearest = rows.reduce((best, row) => (Math.abs(row[2] - used) < Math.abs(best[2] - used) ? row : best), rows[0]);
    return frame({
      xAxis: share(t("recall")), yAxis: share(t("precision"), { nameGap: 40 }),
      series: [
        { type: "line", data: rows, showSymbol: false, symbolSize: 8, lineStyle: { color: token("accent"), width: 2 }, itemStyle: { color: token("accent") }, areaStyle: { color: token("accent"), opacity: 0.1 } },
        { ...dot(nearest.slice(0, 2), token("expected"), t("in use")), label: { show: true, formatter: t("in use"), position: "bottom", color: token("text"), fontSize: 11 } },
      ],
      tooltip: { ...frame().tooltip, trigger: "axis", formatter: ([point]) => [`${t("recall")} ${fixed(point.value[0], 3)}`, `${t("precision")} ${fixed(point.value[1], 3)}`, t("from {0}", probability(point.value[2]))].join("\n") },
    });
  },
  calibration(rows) {
    const most = Math.max(...rows.map((row) => row[2]));
    return frame({
      xAxis: share(t("predicted")), yAxis: share(t("came true"), { nameGap: 40 }),
      series: [
        { type: "line", data: [[0, 0], [1, 1]], silent: true, showSymbol: false, lineStyle: { color: token("faint"), type: "dashed", width: 1 } },
        // Not joined: between tenths with a handful of hours a line would zigzag and mean nothing.
        { type: "scatter", data: rows, symbolSize: (row) => 5 + 15 * Math.log1p(row[2]) / Math.log1p(most), itemStyle: { color: token("accent"), opacity: 0.85 } },
      ],
      tooltip: { ...frame().tooltip, formatter: (point) => [`${t("predicted")} ${probability(point.value[0])}`, `${t("came true")} ${probability(point.value[1])}`, t("{0} hours", count(point.value[2]))].join("\n") },
    });
  },
  tradeoff(rows) {
    const used = rows[Number(slider.dataset.inUse)];
    const chosen = rows[Number(slider.value)];
    const at = (row) => [row[1], row[2]];
    return frame({
      grid: { left: 56, right: 32, top: 16, bottom: 44 },
      xAxis: axis(t("alerts a day"), { scale: true }),
      yAxis: axis(t("missed a day"), { nameGap: 40, min: 0 }),
      series: [
        { type: "line", data: rows.map(at), showSymbol: false, lineStyle: { color: token("accent"), width: 2 } },
        dot(at(used), token("faint"), chosen === used ? "" : t("in use")),
        dot(at(chosen), token("expected"), chosen === used ? t("in use") : probability(chosen[0])),
      ],
    });
  },
  days(rows) {
    const line = (name, column, colour) => ({ type: "line", name, data: rows.map((row) => [row[0], row[column]]), showSymbol: rows.length < 40, symbolSize: 5, connectNulls: false, lineStyle: { color: colour, width: 1.75 }, itemStyle: { color: colour } });
    return frame({
      grid: { left: 48, right: 16, top: 34, bottom: 28 },
      legend: { right: 0, top: 0, itemWidth: 14, itemHeight: 3, textStyle: text(), icon: "rect" },
      xAxis: { type: "category", data: rows.map((row) => row[0]), axisLabel: { ...text(), hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: token("line") } } },
      yAxis: share("", {}),
      series: [line(t("alerts true"), 1, token("accent")), line(t("outages announced"), 2, token("good"))],
      tooltip: { ...frame().tooltip, trigger: "axis", formatter: (points) => [points[0].name, ...points.map((point) => `${point.seriesName}  ${point.value[1] == null ? "–" : percent(point.value[1])}`)].join("\n") },
    });
  },
  hours(rows) {
    return frame({
      grid: { left: 44, right: 8, top: 10, bottom: 24 },
      xAxis: { type: "category", data: rows.map((row) => String(row[0]).padStart(2, "0")), axisLabel: { ...text(), hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: token("line") } } },
      yAxis: axis("", { splitNumber: 3 }),
      series: [{ type: "bar", data: rows.map((row) => row[1]), itemStyle: { color: token("accent") }, barCategoryGap: "25%" }],
      tooltip: { ...frame().tooltip, trigger: "axis", axisPointer: { type: "none" }, formatter: ([bar]) => `${bar.name}:00 UTC\n${t("{0} per 10,000 h", fixed(bar.value, 1))}` },
    });
  },
};

function draw(place) {
  if (place.clientWidth === 0) return;
  let chart = charts.get(place);
  if (!chart) {
    chart = echarts.init(place, null, { renderer: "canvas" });
    charts.set(place, chart);
    new ResizeObserver(() => chart.resize()).observe(place);
  }
  chart.setOption(kinds[place.dataset.chart](rowsOf(place)), true);
}

function drawAll() {
  for (const place of charts.keys()) if (!place.isConnected) { charts.get(place).dispose(); charts.delete(place); }
  for (const place of document.querySelectorAll("[data-chart]")) draw(place);
}

// The slider only says what would be: the threshold in use stays.
function choose(index, keep) {
  const place = document.querySelector("[data-chart=tradeoff]");
  const row = document.querySelector("#tradeoff tbody").rows[index];
  slider.value = index;
  const words = row.cells[0].textContent;
  document.getElementById("threshold-value").textContent = words;
  document.getElementById("threshold-words").textContent = `${row.cells[5].textContent}.`;
  slider.setAttribute("aria-valuetext", `${words}: ${row.cells[5].textContent}`);
  if (keep) {
    const query = new URLSearchParams(location.search);
    if (Number(index) === Number(slider.dataset.inUse)) query.delete("threshold"); else query.set("threshold", index);
    history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
  }
  draw(place);
}

if (slider) {
  slider.addEventListener("input", () => choose(slider.value, true));
  document.getElementById("threshold-back").addEventListener("click", () => choose(slider.dataset.inUse, true));
  const asked = new URLSearchParams(location.search).get("threshold");
  if (/^\d+$/.test(asked ?? "") && Number(asked) <= Number(slider.max)) choose(asked, false);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest(".save");
  const place = button?.closest(".panel").querySelector("[data-chart]");
  const chart = place && charts.get(place);
  if (!chart) return;
  const link = document.createElement("a");
  link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: token("panel") });
  link.download = `model-${place.dataset.chart}.png`;
  link.click();
});
document.addEventListener("theme", drawAll);
document.addEventListener("htmx:afterSwap", drawAll);
drawAll();

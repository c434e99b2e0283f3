// The model's charts. Each is drawn from the table beneath it, so that both always show the same.
import { chart, draw } from "/assets/chart/chart.js";
import { colour, text, token } from "/assets/chart/look.js";
import { count, fixed, probability } from "/assets/layout/format.js";
import { t } from "/assets/language/words.js";

const slider = document.getElementById("threshold");
const read = new WeakMap();

/** A table's rows as the server wrote them, in whatever order they are shown now. */
function tableRows(place) {
  const table = place.closest(".figure, .panel").querySelector("details table");
  if (!read.has(table)) read.set(table, [...table.tBodies[0].rows]);
  return read.get(table);
}

const rowsOf = (place) => tableRows(place).map((row) => [...row.cells].map((cell) => (cell.dataset.v === undefined ? cell.textContent : cell.dataset.v === "" ? null : Number(cell.dataset.v))));

const percent = (value) => `${Math.round(100 * value)} %`;
const axis = (name, more) => ({ type: "value", name, nameLocation: "middle", nameGap: 26, ...more });
const share = (name, more) => axis(name, { min: 0, max: 1, interval: 0.25, axisLabel: { ...text(), formatter: percent }, ...more });
const ROOM = { left: 56, right: 20, top: 16, bottom: 44 };
const dot = (at, name, words, position = "top") => ({
  type: "scatter", symbol: "circle", symbolSize: 11, z: 5, data: [at], itemStyle: { color: token(name), borderColor: token("panel"), borderWidth: 2 }, tooltip: { show: false },
  label: { show: true, formatter: words, position, color: token("text"), fontSize: 11 },
});

const kinds = {
  "precision-recall"(rows) {
    const used = Number(document.querySelector("#precision-recall [data-threshold]").dataset.threshold);
    const nearest = rows.reduce((best, row) => (Math.abs(row[2] - used) < Math.abs(best[2] - used) ? row : best), rows[0]);
    return {
      grid: ROOM, xAxis: share(t("recall")), yAxis: share(t("precision"), { nameGap: 40 }),
      series: [
        { type: "line", name: t("precision"), data: rows, showSymbol: false, lineStyle: { width: 2 }, areaStyle: { color: colour(0), opacity: 0.1 } },
        dot(nearest.slice(0, 2), "expected", t("in use"), "bottom"),
      ],
      tooltip: { formatter: ([point]) => [`${t("recall")} ${fixed(point.value[0], 3)}`, `${t("precision")} ${fixed(point.value[1], 3)}`, t("from {0}", probability(point.value[2]))].join("\n") },
    };
  },
  calibration(rows) {
    const most = Math.max(...rows.map((row) => row[2]));
    return {
      grid: ROOM, xAxis: share(t("predicted")), yAxis: share(t("came true"), { nameGap: 40 }),
      series: [
        { type: "line", data: [[0, 0], [1, 1]], silent: true, showSymbol: false, lineStyle: { color: token("faint"), type: "dashed", width: 1 } },
        // Not joined: between tenths with a handful of hours a line would zigzag and mean nothing.
        { type: "scatter", name: t("came true"), place: 0, data: rows, symbolSize: (row) => 5 + 15 * Math.log1p(row[2]) / Math.log1p(most), itemStyle: { opacity: 0.85 } },
      ],
      tooltip: { trigger: "item", formatter: (point) => [`${t("predicted")} ${probability(point.value[0])}`, `${t("came true")} ${probability(point.value[1])}`, t("{0} hours", count(point.value[2]))].join("\n") },
    };
  },
  tradeoff(rows) {
    const used = rows[Number(slider.dataset.inUse)];
    const chosen = rows[Number(slider.value)];
    const at = (row) => [row[1], row[2]];
    return {
      grid: { ...ROOM, right: 32 }, xAxis: axis(t("alerts a day"), { scale: true }), yAxis: axis(t("missed a day"), { nameGap: 40, min: 0 }),
      tooltip: { trigger: "item" },
      series: [
        { type: "line", name: t("missed a day"), data: rows.map(at), showSymbol: false, lineStyle: { width: 2 } },
        dot(at(used), "faint", chosen === used ? "" : t("in use")),
        dot(at(chosen), "expected", chosen === used ? t("in use") : probability(chosen[0])),
      ],
    };
  },
  days(rows) {
    const line = (name, column) => ({ type: "line", name, data: rows.map((row) => [row[0], row[column]]) });
    return {
      grid: { left: 48, right: 16, top: 34, bottom: 28 }, legend: { left: "auto", right: 0 },
      xAxis: { type: "category", data: rows.map((row) => row[0]), splitLine: { show: false } }, yAxis: share("", {}),
      series: [line(t("alerts true"), 1), line(t("outages announced"), 2)],
      tooltip: { formatter: (points) => [points[0].name, ...points.map((point) => `${point.seriesName}  ${point.value[1] == null ? "–" : percent(point.value[1])}`)].join("\n") },
    };
  },
  hours(rows) {
    return {
      grid: { left: 44, right: 8, top: 10, bottom: 24 },
      xAxis: { type: "category", data: rows.map((row) => String(row[0]).padStart(2, "0")), splitLine: { show: false } }, yAxis: axis("", { splitNumber: 3 }),
      series: [{ type: "bar", name: t("Outages"), data: rows.map((row) => row[1]), barCategoryGap: "25%" }],
      tooltip: { axisPointer: { type: "none" }, formatter: ([bar]) => `${bar.name}:00 UTC\n${t("{0} per 10,000 h", fixed(bar.value, 1))}` },
    };
  },
};

function follow() {
  for (const place of document.querySelectorAll(".drawing[data-chart]")) {
    const heading = place.closest(".panel").querySelector("h2");
    const tools = place.closest(".panel").querySelector(":scope > header > .tools");
    chart(place, { title: heading.textContent, tools, option: () => kinds[place.dataset.chart](rowsOf(place)) });
  }
}

// The slider only says what would be: the threshold in use stays.
function choose(index, keep) {
  const place = document.querySelector("[data-chart=tradeoff]");
  const row = tableRows(place)[index];
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

follow();
if (slider) {
  slider.addEventListener("input", () => choose(slider.value, true));
  document.getElementById("threshold-back").addEventListener("click", () => choose(slider.dataset.inUse, true));
  const asked = new URLSearchParams(location.search).get("threshold");
  if (/^\d+$/.test(asked ?? "") && Number(asked) <= Number(slider.max)) choose(asked, false);
}
document.addEventListener("htmx:afterSwap", follow);

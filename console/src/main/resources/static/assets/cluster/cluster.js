// A cluster's signals: four drawings over one time axis, with predicted and real outages behind them.
import { chart } from "/assets/chart/chart.js";
import { clock, clockLabel, clockWords, colour, text, token, zoneName } from "/assets/chart/look.js";
import { fixed, shortHour } from "/assets/layout/format.js";
import { t } from "/assets/language/words.js";

const place = document.getElementById("series");
const daysBox = document.getElementById("days");
const from = document.getElementById("series-from");
const query = new URLSearchParams(location.search);
if (["1", "3", "7", "31"].includes(query.get("days"))) daysBox.value = query.get("days");

let series = null;

const HOUR = 3600_000;
// Four drawings share the height; each leaves room for its title above.
const DRAWINGS = [
  { title: () => t("Probability of an outage in the next hour"), share: 0.2, lines: [["probability", () => t("probability"), 0]] },
  {
    title: () => t("Offline ONTs and alarms per hour"), share: 0.32,
    lines: [["offline_ont_now", () => t("offline"), 0], ["link_loss_count", () => t("link loss"), 1], ["bad_rsl_count", () => t("bad RSL"), 2], ["high_temp_count", () => t("high temp."), 3], ["dying_gasp_count", () => t("dying gasp"), 4]],
  },
  { title: () => t("Received power, dBm"), share: 0.24, lines: [["rx_power_avg", () => t("received power"), 0]] },
  { title: () => t("SNR, dB · temperature, °C"), share: 0.24, lines: [["snr_avg", () => t("SNR"), 2], ["temperature_avg_c", () => t("temperature"), 1]] },
];
const valuesOf = (name) => (name === "probability" ? series.probability : series.signals[name]);

/** Hours in a row become one band. */
function bands(hours) {
  const found = [];
  for (const hour of hours.map(clock)) {
    const last = found.at(-1);
    if (last && hour <= last[1]) last[1] = hour + HOUR;
    else found.push([hour, hour + HOUR]);
  }
  return found;
}

function marks() {
  const area = (list, name, opacity) =>
    bands(list).map(([a, b]) => [{ xAxis: a, itemStyle: { color: token(name), opacity } }, { xAxis: b }]);
  return { silent: true, data: [...area(series.expected, "expected", 0.22), ...area(series.outages, "down", 0.4)] };
}

function threshold() {
  return series.threshold == null ? undefined : {
    silent: true, symbol: "none", data: [{ yAxis: series.threshold }], lineStyle: { color: token("faint"), type: "dashed", width: 1 },
    label: { formatter: t("threshold"), position: "insideEndTop", color: token("soft"), fontSize: 10, backgroundColor: token("panel"), padding: [1, 4], borderRadius: 2 },
  };
}

function line([name, label, at], grid, isFirst, times) {
  return {
    type: "line", name: label(), place: at, xAxisIndex: grid, yAxisIndex: grid, showSymbol: false, lineStyle: { width: 1.5 },
    data: times.map((time, i) => [time, valuesOf(name)[i]]),
    ...(isFirst ? { markArea: marks() } : {}),
    ...(name === "probability" ? { areaStyle: { color: colour(at), opacity: 0.15 }, markLine: threshold() } : {}),
  };
}

function option() {
  if (!series || series.hours.length === 0) return null;
  const times = series.hours.map(clock);
  const room = place.clientHeight - 22;
  const tops = DRAWINGS.map((_, i) => DRAWINGS.slice(0, i).reduce((sum, one) => sum + one.share, 0) * room);
  const alarms = DRAWINGS[1].lines.map(([, label]) => label());
  return {
    title: DRAWINGS.map(({ title }, i) => ({ text: title(), left: 0, top: tops[i] })),
    grid: DRAWINGS.map(({ share }, i) => ({ left: 44, right: 12, top: tops[i] + 30, height: share * room - 46 })),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: token("faint") } },
    tooltip: {
      formatter: (points) => [`${clockWords(points[0].value[0])} ${zoneName}`,
        ...points.filter((p) => p.value[1] != null).map((p) => `${p.seriesName}  ${p.seriesName === t("probability") ? `${fixed(100 * p.value[1], 1)} %` : fixed(p.value[1], Number.isInteger(p.value[1]) ? 0 : 2)}`)].join("\n"),
    },
    legend: { show: place.clientWidth > 520, left: "auto", right: 0, top: tops[1], data: alarms },
    xAxis: tops.map((_, i) => ({
      type: "time", gridIndex: i, min: times[0], max: times.at(-1) + HOUR, splitLine: { show: false },
      axisLabel: { show: i === tops.length - 1, formatter: clockLabel },
    })),
    yAxis: tops.map((_, i) => ({
      gridIndex: i, scale: i > 1, splitNumber: 3, ...(i === 0 ? { min: 0, max: 1, interval: 0.5, axisLabel: { ...text(), formatter: (v) => `${Math.round(100 * v)} %` } } : {}),
    })),
    series: DRAWINGS.flatMap(({ lines }, grid) => lines.map((one, i) => line(one, grid, i === 0, times))),
  };
}

function data() {
  const lines = DRAWINGS.flatMap(({ lines }) => lines);
  return {
    columns: [{ name: "hour", label: t("Hour"), kind: "hour" }, ...lines.map(([name, label]) => ({ name, label: label(), kind: name === "probability" ? "share" : "decimal" }))],
    rows: series.hours.map((iso, i) => [{ iso, at: clock(iso) }, ...lines.map(([name]) => valuesOf(name)[i])]),
  };
}

function draw() {
  const none = !series || series.hours.length === 0;
  place.hidden = none;
  document.getElementById("series-legend").hidden = none;
  document.getElementById("series-empty").hidden = !none;
  from.textContent = none ? "" : `${t("{0} to {1}", shortHour(series.hours[0]), shortHour(series.hours.at(-1)))} ${zoneName}`;
  if (!none) chart(place, { title: t("Signals"), option, data });
}

async function load() {
  try {
    const answer = await fetch(`${place.dataset.source}?days=${daysBox.value}`);
    if (answer.status === 401) { location.href = "/login?expired"; return; }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const loaded = await answer.json();
    // Drawing the same again would take the tooltip away.
    const same = series && series.hours.length === loaded.hours.length && series.hours.at(-1) === loaded.hours.at(-1);
    series = loaded;
    if (!same) draw();
  } catch (failure) {
    from.textContent = t("cannot be loaded: {0}", failure.message);
  }
}

daysBox.addEventListener("change", () => {
  const asked = new URLSearchParams(location.search);
  asked.set("days", daysBox.value);
  history.replaceState(null, "", `?${asked}`);
  load();
});
load();
// With the page's own panels, so that all show the same hour; not while nobody looks.
setInterval(() => { if (!document.hidden) load(); }, 10_000);

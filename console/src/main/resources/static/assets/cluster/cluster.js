// A cluster's signals: four drawings over one time axis, with predicted and real outages behind them.
import { shortHour, tick } from "/assets/layout/format.js";
import { t, zoneName } from "/assets/language/words.js";

const place = document.getElementById("series");
const daysBox = document.getElementById("days");
const from = document.getElementById("series-from");
const query = new URLSearchParams(location.search);
if (["1", "3", "7", "31"].includes(query.get("days"))) daysBox.value = query.get("days");

let chart = null;
let series = null;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const HOUR = 3600_000;

/** Hours in a row become one band. */
function bands(hours) {
  const found = [];
  for (const hour of hours.map((iso) => +new Date(iso))) {
    const last = found.at(-1);
    if (last && hour <= last[1]) last[1] = hour + HOUR;
    else found.push([hour, hour + HOUR]);
  }
  return found;
}

function marks(data) {
  const area = (list, colour, opacity) =>
    bands(list).map(([a, b]) => [{ xAxis: a, itemStyle: { color: colour, opacity } }, { xAxis: b }]);
  return { silent: true, data: [...area(data.expected, token("expected"), 0.22), ...area(data.outages, token("down"), 0.4)] };
}

function options(data) {
  const times = data.hours.map((iso) => +new Date(iso));
  const line = (name, values, grid, colour, extra = {}) => ({
    name, type: "line", xAxisIndex: grid, yAxisIndex: grid, showSymbol: false, connectNulls: false,
    data: times.map((time, i) => [time, values[i]]), lineStyle: { width: 1.5, color: colour }, itemStyle: { color: colour },
    markArea: extra.first ? marks(data) : undefined, ...extra.more,
  });
  const signal = data.signals;
  const colours = [token("accent"), token("expected"), token("good"), token("raised"), token("down")];
  const titles = [t("Probability of an outage in the next hour"), t("Offline ONTs and alarms per hour"), t("Received power, dBm"), t("SNR, dB · temperature, °C")];
  // Four drawings share the height; each leaves room for its title above.
  const shares = [0.2, 0.32, 0.24, 0.24];
  const room = place.clientHeight - 22;
  const tops = shares.map((share, i) => shares.slice(0, i).reduce((sum, one) => sum + one, 0) * room);
  const text = { color: token("faint"), fontFamily: "Inter, sans-serif", fontSize: 11 };
  return {
    animation: false,
    textStyle: text,
    title: titles.map((title, i) => ({ text: title, left: 0, top: tops[i], textStyle: { ...text, color: token("soft"), fontWeight: 500, fontSize: 12 } })),
    grid: tops.map((top, i) => ({ left: 44, right: 12, top: top + 30, height: shares[i] * room - 46 })),
    axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: token("faint") } },
    tooltip: {
      trigger: "axis", renderMode: "richText", backgroundColor: token("raised-panel"), borderWidth: 0, textStyle: { ...text, color: token("text"), fontSize: 12 },
      formatter: (points) => [shortHour(new Date(points[0].value[0]).toISOString()) + ` ${zoneName}`,
        ...points.filter((p) => p.value[1] != null).map((p) => `${p.seriesName}  ${p.seriesName === t("probability") ? (100 * p.value[1]).toFixed(1) + " %" : Number(p.value[1].toFixed(2))}`)].join("\n"),
    },
    legend: { show: place.clientWidth > 520, right: 0, top: tops[1], itemWidth: 12, itemHeight: 2, textStyle: text, data: [t("offline"), t("link loss"), t("bad RSL"), t("high temp."), t("dying gasp")].map((name) => ({ name, icon: "rect" })) },
    xAxis: tops.map((top, i) => ({
      type: "time", gridIndex: i, min: times[0], max: times.at(-1) + HOUR, axisLine: { lineStyle: { color: token("line") } }, axisTick: { show: false },
      axisLabel: { show: i === 3, ...text, hideOverlap: true, formatter: tick },
      splitLine: { show: false },
    })),
    useUTC: true,
    yAxis: tops.map((top, i) => ({
      gridIndex: i, scale: i > 1, min: i === 0 ? 0 : undefined, max: i === 0 ? 1 : undefined, splitNumber: 3, interval: i === 0 ? 0.5 : undefined, axisLabel: { ...text, formatter: i === 0 ? (v) => `${Math.round(100 * v)} %` : undefined },
      splitLine: { lineStyle: { color: token("line") } },
    })),
    series: [
      line(t("probability"), data.probability, 0, colours[0], { first: true, more: {
        areaStyle: { color: colours[0], opacity: 0.15 },
        markLine: data.threshold == null ? undefined : { silent: true, symbol: "none", label: { formatter: t("threshold"), position: "insideEndTop", color: token("faint"), fontSize: 10 }, lineStyle: { color: token("faint"), type: "dashed", width: 1 }, data: [{ yAxis: data.threshold }] },
      } }),
      line(t("offline"), signal.offline_ont_now, 1, colours[0], { first: true }),
      line(t("link loss"), signal.link_loss_count, 1, colours[1]),
      line(t("bad RSL"), signal.bad_rsl_count, 1, colours[2]),
      line(t("high temp."), signal.high_temp_count, 1, colours[3]),
      line(t("dying gasp"), signal.dying_gasp_count, 1, colours[4]),
      line(t("received power"), signal.rx_power_avg, 2, colours[0], { first: true }),
      line(t("SNR"), signal.snr_avg, 3, colours[2], { first: true }),
      line(t("temperature"), signal.temperature_avg_c, 3, colours[1]),
    ],
  };
}

function draw() {
  if (!series || series.hours.length === 0) {
    from.textContent = "";
    place.hidden = true;
    document.getElementById("series-legend").hidden = true;
    document.getElementById("series-empty").hidden = false;
    return;
  }
  chart ??= echarts.init(place, null, { renderer: "canvas" });
  chart.setOption(options(series), true);
  from.textContent = `${t("{0} to {1}", shortHour(series.hours[0]), shortHour(series.hours.at(-1)))} ${zoneName}`;
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
  history.replaceState(null, "", `?days=${daysBox.value}`);
  load();
});
document.getElementById("save-chart").addEventListener("click", () => {
  if (!chart) return;
  const link = document.createElement("a");
  link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: token("panel") });
  link.download = `${location.pathname.split("/").pop()}.png`;
  link.click();
});
document.addEventListener("theme", draw);
new ResizeObserver(() => chart?.resize()).observe(place);
load();
// With the page's own panels, so that all show the same hour; not while nobody looks.
setInterval(() => { if (!document.hidden) load(); }, 10_000);

// How charts look: the only place that knows colours, lines and axes of ECharts. Series are told apart by colour, and
// by dash, symbol or hatching as well.
import { language, zone } from "/assets/language/words.js";

export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
export const zoneName = document.documentElement.dataset.zoneName || (zone === "UTC" ? "UTC" : zone);
const SERIES = 6;
const DASHES = ["solid", [6, 3], [2, 2], [9, 3, 2, 3], [4, 2], [12, 4]];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
const HATCHES = [null, { rotation: Math.PI / 4, dashArrayY: [2, 4] }, { rotation: 0, dashArrayY: [2, 4] }, { rotation: -Math.PI / 4, dashArrayY: [2, 4] }, { dashArrayX: [[2, 4], [0, 3]], dashArrayY: [2, 3] }, { rotation: Math.PI / 2, dashArrayY: [2, 4] }];
const FEW_POINTS = 40;

/** The colour of the i-th series. */
export const colour = (i) => token(`series-${(i % SERIES) + 1}`);

/** What is drawn while it runs has the colours of a theme, whatever the page shows. */
export function inTheme(theme, draw) {
  const root = document.documentElement;
  const shown = root.dataset.theme;
  if (!theme || theme === shown) return draw();
  root.dataset.theme = theme;
  try {
    return draw();
  } finally {
    root.dataset.theme = shown;
  }
}

const isPlain = (value) => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

/** The defaults with what is given on top of them, all the way down. */
function over(defaults, given) {
  if (!isPlain(given)) return given === undefined ? defaults : given;
  const all = { ...defaults };
  for (const [name, value] of Object.entries(given)) all[name] = isPlain(defaults?.[name]) ? over(defaults[name], value) : value;
  return all;
}

const each = (given, change) => (given === undefined ? undefined : Array.isArray(given) ? given.map(change) : change(given, 0));

export const text = () => ({ color: token("faint"), fontFamily: "Inter, sans-serif", fontSize: 11 });

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
const written = (value) => (Array.isArray(value) ? value.map(written).join(", ") : typeof value === "number" ? numbers.format(value) : value ?? "–");

/** Its numbers are written as the reader does. */
function axis(given, usual) {
  const line = { lineStyle: { color: token("line") } };
  const label = { ...text(), hideOverlap: true, ...((given.type ?? usual) === "value" ? { formatter: written } : {}) };
  return over({ axisLabel: label, nameTextStyle: text(), axisTick: { show: false }, axisLine: line, splitLine: line }, given);
}

function series(given, i) {
  const at = given.place ?? i;
  const own = given.colour ?? colour(at);
  const few = (given.data?.length ?? 0) <= FEW_POINTS;
  const looks = {
    line: { symbol: SYMBOLS[at % SERIES], symbolSize: 6, showSymbol: few, connectNulls: false, itemStyle: { color: own }, lineStyle: { width: 1.75, color: own, type: DASHES[at % SERIES] } },
    bar: { itemStyle: { color: own, decal: HATCHES[at % SERIES] ? { color: "rgba(0, 0, 0, 0.35)", ...HATCHES[at % SERIES] } : undefined } },
    scatter: { symbol: SYMBOLS[at % SERIES], symbolSize: 7, itemStyle: { color: own } },
  };
  return over(looks[given.type] ?? {}, given);
}

/** A chart's options with the page's look beneath what they say themselves. */
export function styled(option) {
  const tip = { trigger: "axis", valueFormatter: written, renderMode: "richText", confine: true, backgroundColor: token("raised-panel"), borderWidth: 0, textStyle: { ...text(), color: token("text"), fontSize: 12 } };
  const legend = { top: 0, left: 0, itemWidth: 24, itemHeight: 8, textStyle: { ...text(), color: token("soft") }, type: "scroll", pageTextStyle: text(), pageIconColor: token("soft"), pageIconInactiveColor: token("line") };
  return {
    animation: false,
    useUTC: true,
    ...option,
    textStyle: text(),
    title: each(option.title, (given) => over({ textStyle: { ...text(), color: token("soft"), fontWeight: 500, fontSize: 12 } }, given)),
    legend: option.legend === undefined ? undefined : over(legend, option.legend),
    tooltip: over(tip, option.tooltip ?? {}),
    xAxis: each(option.xAxis, (given) => axis(given, "category")),
    yAxis: each(option.yAxis, (given) => axis(given, "value")),
    series: each(option.series, series),
  };
}

const offsetParts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
const offsets = new Map();

/** Minutes that the reader's zone is ahead of UTC at a time. */
function offset(time) {
  const day = Math.floor(time / 21_600_000);
  if (!offsets.has(day)) {
    const found = /([+-])(\d\d):(\d\d)/.exec(offsetParts.formatToParts(time).find((part) => part.type === "timeZoneName").value);
    offsets.set(day, found ? (found[1] === "-" ? -1 : 1) * (60 * Number(found[2]) + Number(found[3])) : 0);
  }
  return offsets.get(day);
}

/** A place on a time axis. ECharts knows UTC only, so that the reader's clock is given to it as if it were that. */
export function clock(iso) {
  const time = +new Date(iso);
  return time + offset(time) * 60_000;
}

const format = (options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...options, timeZone: "UTC", hourCycle: "h23" });
const days = format({ day: "numeric", month: "short" });
const hours = format({ hour: "2-digit", minute: "2-digit" });

/** A place on the time axis in words, for example 5 Nov 13:00. */
export const clockWords = (place) => `${days.format(place)} ${hours.format(place).replace(".", ":")}`;

/** A time axis' labels: the day at midnight, else the time. */
export const clockLabel = (place) => (place % 86_400_000 === 0 ? days.format(place) : hours.format(place).replace(".", ":"));

// Numbers and times as the server's pages show them; what is not known is a dash, never a zero.
import { language, t, zone } from "/assets/language/words.js";

export const NONE = "–";
const counts = new Intl.NumberFormat(language);
const numbers = [0, 1, 2, 3, 4, 5, 6].map((decimals) => new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
const times = new Intl.DateTimeFormat(language, { timeZone: zone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const count = (number) => (number == null ? NONE : counts.format(number));
export const fixed = (number, decimals) => (number == null ? NONE : numbers[decimals].format(number));
export const share = (part, whole, decimals) => {
  if (!whole) return NONE;
  const percent = (100 * part) / whole;
  const last = 10 ** -decimals;
  // Only all is rounded to 100.
  if (percent < 100 && percent >= 100 - last / 2) return `> ${fixed(100 - last, decimals)} %`;
  return `${fixed(percent, decimals)} %`;
};

/** Never rounded to certainty. */
export function probability(value) {
  if (value == null) return NONE;
  const percent = 100 * value;
  if (percent > 0 && percent < 0.1) return `< ${fixed(0.1, 1)} %`;
  if (percent < 100 && percent > 99.9) return `> ${fixed(99.9, 1)} %`;
  return `${fixed(percent, percent < 10 ? 1 : 0)} %`;
}

const parts = (iso) => Object.fromEntries(times.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));

/** For example 5 Nov 13:00, in the reader's zone. */
export function shortHour(iso) {
  if (!iso) return NONE;
  const { day, month, hour, minute } = parts(iso);
  return `${day} ${month} ${hour}:${minute}`;
}

/** For an axis: the day at midnight, else the time, in the reader's zone. */
export function tick(iso) {
  const { day, month, hour, minute } = parts(iso);
  return hour === "00" && minute === "00" ? `${day} ${month}` : `${hour}:${minute}`;
}

export function age(iso) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(iso)) / 1000));
  if (seconds < 90) return t("{0} s", seconds);
  if (seconds < 5400) return t("{0} min", Math.floor(seconds / 60));
  if (seconds < 129600) return t("{0} h", Math.floor(seconds / 3600));
  return t("{0} d", Math.floor(seconds / 86400));
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/assets/layout/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function badge(kind, words) {
  const span = document.createElement("span");
  span.className = `badge ${kind}`;
  span.append(icon(kind), words);
  return span;
}

// Numbers and times as the server's pages show them; what is not known is a dash, never a zero.
export const NONE = "–";
const counts = new Intl.NumberFormat("en");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number) => String(number).padStart(2, "0");

export const count = (number) => (number == null ? NONE : counts.format(number));
export const fixed = (number, decimals) => (number == null ? NONE : number.toFixed(decimals));
export const share = (part, whole, decimals) => {
  if (!whole) return NONE;
  const percent = (100 * part) / whole;
  const last = 10 ** -decimals;
  // Only all is rounded to 100.
  if (percent < 100 && percent >= 100 - last / 2) return `> ${(100 - last).toFixed(decimals)} %`;
  return `${percent.toFixed(decimals)} %`;
};

/** Never rounded to certainty. */
export function probability(value) {
  if (value == null) return NONE;
  const percent = 100 * value;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  if (percent < 100 && percent > 99.9) return "> 99.9 %";
  return `${percent.toFixed(percent < 10 ? 1 : 0)} %`;
}

/** For example 5 Nov 13:00, UTC. */
export function shortHour(iso) {
  if (!iso) return NONE;
  const time = new Date(iso);
  return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()]} ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

export function age(iso) {
  const seconds = Math.max(0, Math.round((Date.now() - new Date(iso)) / 1000));
  if (seconds < 90) return `${seconds} s`;
  if (seconds < 5400) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 129600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
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

// Charts and drawings as pictures that can stand alone: with title, what was chosen, and the time, on a solid ground.
import { t } from "/assets/language/words.js";
import { clock, clockWords, inTheme, token, zoneName } from "/assets/chart/look.js";

const SCALE = 2;
const FONT = 'Inter, "Liberation Sans", sans-serif';
const PROPERTIES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity", "font-size", "font-family", "font-weight", "letter-spacing", "text-anchor", "dominant-baseline", "color", "display", "visibility", "paint-order"];
const LEGEND_LINE = 20;

/** What the page was asked for, for example Year 2024 · Month November. */
export function chosen() {
  return [...document.querySelectorAll("#filters label")].flatMap((label) => {
    const select = label.querySelector("select");
    if (!select || select.value === "") return [];
    return [[label.firstChild.textContent.trim(), select.selectedOptions[0].textContent.trim()]];
  });
}

export const pageTitle = () => document.title.replace(/ · Forewarn$/, "");
export const now = () => `${clockWords(clock(new Date()))} ${zoneName}`;

/** A canvas with a header and a footer, on the ground of a panel. */
export function framed(drawing, title) {
  const pad = 16 * SCALE;
  const head = 52 * SCALE;
  const foot = 26 * SCALE;
  const canvas = document.createElement("canvas");
  canvas.width = drawing.width + 2 * pad;
  canvas.height = drawing.height + head + foot + pad;
  const pen = canvas.getContext("2d");
  const write = (words, weight, size, colour, y) => {
    pen.font = `${weight} ${size * SCALE}px ${FONT}`;
    pen.fillStyle = token(colour);
    pen.fillText(words, pad, y, canvas.width - 2 * pad);
  };
  pen.fillStyle = token("panel");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  write(title, 600, 15, "text", pad + 13 * SCALE);
  write([pageTitle(), ...chosen().map(([label, value]) => `${label} ${value}`)].join(" · "), 400, 11, "faint", pad + 30 * SCALE);
  pen.drawImage(drawing, pad, head);
  write(`Forewarn · ${t("saved {0}", now())}`, 400, 10, "faint", canvas.height - 12 * SCALE);
  return canvas;
}

export const png = (canvas) => new Promise((done) => canvas.toBlob(done, "image/png"));

let icons = null;

/** Symbols of the icon file by name: a picture can fetch nothing. */
async function symbols() {
  icons ??= fetch("/assets/layout/icons.svg").then((answer) => answer.text()).then((source) =>
    new Map([...new DOMParser().parseFromString(source, "image/svg+xml").querySelectorAll("symbol")].map((symbol) => [symbol.id, symbol])));
  return icons;
}

function inlined(svg, known) {
  const copy = svg.cloneNode(true);
  const [from, to] = [[svg, ...svg.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    // As attributes: a style attribute is against the content policy.
    for (const name of PROPERTIES) to[i].setAttribute(name, style.getPropertyValue(name));
    // What a style sheet moves; a picture has none.
    if (i > 0 && style.transform !== "none") to[i].setAttribute("transform", style.transform);
  });
  for (const use of copy.querySelectorAll("use")) {
    const symbol = known.get((use.getAttribute("href") ?? "").split("#")[1]);
    if (!symbol) { use.remove(); continue; }
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const { name, value } of symbol.attributes) if (name !== "id") picture.setAttribute(name, value);
    picture.append(...[...symbol.childNodes].map((node) => document.importNode(node, true)));
    use.replaceWith(picture);
  }
  for (const name of ["class", "tabindex"]) copy.removeAttribute(name);
  return copy;
}

/** The list that says what the colours of a drawing mean, unless the page has none of it. */
export const legendOf = (svg) => svg.closest("figure")?.querySelector("[class*=legend]") ?? null;

const marksOf = (svg) => [...(legendOf(svg)?.querySelectorAll("li") ?? [])].map((item) => {
  const style = getComputedStyle(item.querySelector("i") ?? item);
  return { words: item.textContent.trim(), colour: style.backgroundColor, hatched: style.backgroundImage !== "none" };
});

/** A legend in lines below a drawing. */
function withLegend(drawing, marks, ink) {
  if (marks.length === 0) return drawing;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const font = `400 ${11 * SCALE}px ${FONT}`;
  pen.font = font;
  let [x, line] = [0, 0];
  const placed = marks.map((mark) => {
    const width = 28 * SCALE + pen.measureText(mark.words).width + 16 * SCALE;
    if (x > 0 && x + width > drawing.width) [x, line] = [0, line + 1];
    x += width;
    return { ...mark, x: x - width, y: drawing.height + (10 + LEGEND_LINE * line) * SCALE };
  });
  canvas.width = drawing.width;
  canvas.height = drawing.height + (10 + LEGEND_LINE * (line + 1)) * SCALE;
  pen.drawImage(drawing, 0, 0);
  pen.font = font;
  pen.lineWidth = SCALE;
  pen.strokeStyle = ink.line;
  for (const { words, colour, hatched, x: left, y } of placed) {
    pen.fillStyle = colour;
    pen.fillRect(left, y, 20 * SCALE, 14 * SCALE);
    pen.strokeRect(left, y, 20 * SCALE, 14 * SCALE);
    if (hatched) {
      pen.beginPath();
      for (let i = 0; i < 20; i += 5) { pen.moveTo(left + i * SCALE, y + 14 * SCALE); pen.lineTo(left + (i + 5) * SCALE, y); }
      pen.stroke();
    }
    pen.fillStyle = ink.text;
    pen.fillText(words, left + 26 * SCALE, y + 11 * SCALE);
  }
  return canvas;
}

/** Looks at a drawing as it would be in a figure of another width; nothing of it is painted. */
function atWidth(svg, width, look) {
  const figure = width ? svg.closest("figure") : null;
  if (figure) figure.style.width = `${width}px`;
  try {
    return look(svg.getBoundingClientRect());
  } finally {
    figure?.removeAttribute("style");
  }
}

/** A drawing of the page on a canvas, with the colours of a theme; one in a figure, in a width of its own. */
export async function svgCanvas(svg, { theme, width } = {}) {
  const known = await symbols();
  const { box, copy, marks, ink } = inTheme(theme, () => atWidth(svg, width, (box) => ({
    box, copy: inlined(svg, known), marks: marksOf(svg), ink: { text: token("text"), line: token("line") },
  })));
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  const picture = new Image(box.width, box.height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * SCALE);
  canvas.height = Math.round(box.height * SCALE);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return withLegend(canvas, marks, ink);
}

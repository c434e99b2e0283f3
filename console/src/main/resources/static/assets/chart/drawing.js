// Drawings that the server made as SVG: each that is large enough to be one can be saved as a picture.
import { download, make, say } from "/assets/layout/call.js";
import { t } from "/assets/language/words.js";
import { framed, png, svgCanvas } from "/assets/chart/picture.js";
import { fileName } from "/assets/table/file.js";
import { words } from "/assets/table/cells.js";

const LEAST_WIDTH = 220;
const LEAST_HEIGHT = 80;
const known = new WeakSet();

/** Whether a drawing says something by itself, unlike an icon or a line in a table. */
export function isDrawing(svg) {
  const box = svg.getBoundingClientRect();
  return box.width >= LEAST_WIDTH && box.height >= LEAST_HEIGHT && !svg.closest("table, a, button, .icon") && !svg.parentElement.closest("svg");
}

export const titleOf = (svg) => {
  const heading = svg.closest(".panel")?.querySelector("h1, h2, h3");
  return heading ? words(heading) : svg.getAttribute("aria-label") ?? t("Drawing");
};

async function save(svg) {
  try {
    download(await png(framed(await svgCanvas(svg), titleOf(svg))), fileName(titleOf(svg), "png"));
  } catch (problem) {
    say(t("The picture cannot be made: {0}", problem.message), "bad");
  }
}

function prepare(svg) {
  known.add(svg);
  const header = svg.closest(".panel")?.querySelector(":scope > header");
  if (!header) return;
  header.querySelector(".drawing-tools")?.remove();
  const button = make("button", "quiet drawing-tools", "PNG");
  button.type = "button";
  button.title = t("Save the drawing as a picture");
  button.setAttribute("aria-label", t("Save {0} as a picture", titleOf(svg)));
  button.dataset.control = `${titleOf(svg)}/png`;
  button.addEventListener("click", () => save(svg));
  (header.querySelector(":scope > .tools") ?? header.appendChild(make("div", "tools"))).append(button);
}

let waiting = false;
function prepareAll() {
  waiting = false;
  for (const svg of document.querySelectorAll("main svg:not(.icon)")) if (!known.has(svg) && isDrawing(svg)) prepare(svg);
}
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(prepareAll);
}).observe(document.getElementById("main"), { childList: true, subtree: true });
requestAnimationFrame(prepareAll);

// The rows of a table as a file: all of them from the server where it has more than the page shows, else those shown.
import { call, download, say } from "/assets/layout/call.js";
import { t } from "/assets/language/words.js";
import { columns, fileValue, words } from "/assets/table/cells.js";

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** For example clusters-ace7e-cl11. */
export const pageName = () => location.pathname.split("/").filter(Boolean).join("-").toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, "-") || "overview";

/** For example clusters-ace7e-cl11-hours-2024-11-05.csv, with the day of the export. */
export function fileName(part, ending) {
  const slug = part.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  const page = pageName();
  const name = !slug || page.endsWith(slug) ? page : slug.startsWith(page) ? slug : `${page}-${slug}`;
  return `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
}

/** What stands above a table. */
export function titleOf(table) {
  if (table.dataset.title) return table.dataset.title;
  const panel = table.closest(".panel, section");
  const heading = table.caption ?? panel?.querySelector("h1, h2, h3");
  return heading ? words(heading) : panel?.getAttribute("aria-label") ?? t("Table");
}

const shownRows = (table) => [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.hidden);

function csvField(value) {
  if (value === null) return "";
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return text === "" || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** As the server's own: RFC 4180, UTF-8, values and not how they are shown. */
export function csv(table) {
  const of = columns(table);
  const lines = shownRows(table).map((row) => of.map((column, i) => fileValue(row.cells[i], column)));
  return [of.map((column) => column.name), ...lines].map((line) => `${line.map(csvField).join(",")}\r\n`).join("");
}

function sheet(table) {
  const of = columns(table);
  return {
    name: fileName(titleOf(table), "xlsx"),
    columns: of.map(({ name, kind }) => ({ name, kind })),
    rows: shownRows(table).map((row) => of.map((column, i) => fileValue(row.cells[i], column))),
  };
}

/** Saves a table as csv or xlsx. */
export async function save(table, format) {
  if (table.dataset.export) {
    const [path, query] = table.dataset.export.split("?");
    const link = document.createElement("a");
    link.href = `${path}.${format}${query ? `?${query}` : ""}`;
    link.download = "";
    link.click();
    return;
  }
  try {
    const file = format === "csv" ? new Blob([csv(table)], { type: "text/csv;charset=utf-8" }) : await (await call("POST", "/export/table.xlsx", sheet(table))).blob();
    download(file, fileName(table.id && table.dataset.title ? table.id : titleOf(table), format));
  } catch (problem) {
    say(problem.detail ?? t("The file cannot be made: {0}", problem.message), "bad");
  }
}

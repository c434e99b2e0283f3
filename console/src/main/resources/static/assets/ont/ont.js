// The tree of places: OLTs first, what is below them when it is opened. Without this script all rows are shown.
const rows = () => [...document.querySelectorAll("#ont-tree tbody tr")];
const toggle = (row) => row.querySelector("[data-action=open]");
const isOpen = (row) => toggle(row)?.getAttribute("aria-expanded") === "true";
const FEW = 40;

function show() {
  const open = new Map([["", true]]);
  for (const row of rows()) {
    row.hidden = !open.get(row.dataset.parent);
    open.set(row.dataset.id, !row.hidden && isOpen(row));
  }
  const all = document.querySelector("[data-action=all]");
  all?.setAttribute("aria-expanded", String(rows().every((row) => !toggle(row) || isOpen(row))));
}

function openAll(open) {
  for (const row of rows()) toggle(row)?.setAttribute("aria-expanded", String(open));
  show();
}

function begin() {
  const all = document.querySelector("[data-action=all]");
  if (!all?.hidden) return;
  all.hidden = false;
  for (const row of rows()) toggle(row)?.removeAttribute("hidden");
  openAll(rows().length <= FEW);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#page [data-action=open], #page [data-action=all]");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") !== "true";
  if (button.dataset.action === "all") return openAll(open);
  button.setAttribute("aria-expanded", String(open));
  show();
});
document.addEventListener("htmx:afterSettle", begin);
begin();

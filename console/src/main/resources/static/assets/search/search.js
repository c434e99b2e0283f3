// Keys on the hits, and filters folded away where there is no room for them.
const hits = [...document.querySelectorAll("[data-hit]")];
let at = -1;

function move(step) {
  if (hits.length === 0) return;
  hits[at]?.removeAttribute("aria-selected");
  at = Math.min(hits.length - 1, Math.max(0, at + step));
  hits[at].setAttribute("aria-selected", "true");
  hits[at].focus({ preventScroll: true });
  hits[at].scrollIntoView({ block: "nearest" });
}

const keysOn = () => document.getElementById("keys-on")?.checked ?? true;
document.addEventListener("keydown", (event) => {
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog")) return;
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "Enter" && event.target === hits[at] && hits[at].dataset.href) location.href = hits[at].dataset.href;
});

const facets = document.querySelector(".facets");
if (facets && matchMedia("(max-width: 60rem)").matches && !facets.querySelector("[aria-current]")) facets.open = false;

const box = document.getElementById("q");
// What is typed next is another search; the arrow keys keep the words.
box?.addEventListener("focus", () => box.select());
if (box && box.value === "" && matchMedia("(hover: hover)").matches) box.focus();

// What is pushed replaces only what has changed, element by element: the pointer, the focus, a selection, the scrolled
// place and what is folded open stay where they are. A list marked data-hold is left alone while somebody points at it or
// is in it with the keyboard, since its rows may change places; it catches up afterwards.

// Set by the browser's user or by scripts, unknown to the server.
const KEPT_ATTRIBUTES = new Set(["open", "aria-selected", "aria-sort"]);

function sameKind(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");
}

function morphAttributes(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !KEPT_ATTRIBUTES.has(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !KEPT_ATTRIBUTES.has(name)) from.setAttribute(name, value);
  }
}

function morphNode(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.hasAttribute("data-keep")) return;
  if (from.isEqualNode(to)) return;
  morphAttributes(from, to);
  morphChildren(from, to);
}

/** Makes the children of one element like those of another, keeping those that can be kept. */
export function morphChildren(from, to) {
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    if (at && sameKind(at, wanted)) {
      const next = at.nextSibling;
      morphNode(at, wanted);
      at = next;
    } else {
      from.insertBefore(wanted, at);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

const waiting = new WeakMap();
const isHeld = (place) => place.hasAttribute("data-hold") && (place.matches(":hover") || place.contains(document.activeElement));

function apply(place, html) {
  const template = document.createElement("template");
  // Made by the server, where every value is escaped.
  template.innerHTML = html;
  morphChildren(place, template.content);
  place.dispatchEvent(new CustomEvent("htmx:sseMessage", { bubbles: true }));
}

function release(place) {
  if (!waiting.has(place) || isHeld(place)) return;
  const html = waiting.get(place);
  waiting.delete(place);
  place.classList.remove("held");
  apply(place, html);
}

document.addEventListener("htmx:sseBeforeMessage", (event) => {
  const place = event.target;
  if (!place.classList?.contains("pushed")) return;
  event.preventDefault();
  if (isHeld(place)) {
    waiting.set(place, event.detail.data);
    place.classList.add("held");
  } else {
    waiting.delete(place);
    apply(place, event.detail.data);
  }
});
for (const name of ["pointerout", "focusout"]) {
  document.addEventListener(name, (event) => {
    const place = event.target.closest?.("[data-hold]");
    // Asked once the pointer or the focus has arrived where it goes.
    if (place) requestAnimationFrame(() => release(place));
  });
}

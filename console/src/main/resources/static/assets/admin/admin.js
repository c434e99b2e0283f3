// Brings the parts' health up to date without moving what somebody reads: only what has changed is exchanged.
import { checkSession } from "/assets/layout/layout.js";

const EVERY = 5000;
const health = document.getElementById("health");
// As they came from the server: the page itself may have been touched since.
const received = new Map();

const isRead = (part) => part.contains(document.activeElement) || (getSelection().type === "Range" && part.contains(getSelection().anchorNode));

function exchange(fresh) {
  const old = document.getElementById(fresh.id);
  if (!old) return;
  const html = fresh.outerHTML;
  if (received.get(fresh.id) === html || isRead(old)) return;
  const scrolled = old.querySelector(".log")?.scrollTop ?? 0;
  old.replaceWith(fresh);
  received.set(fresh.id, html);
  const log = fresh.querySelector(".log");
  if (log) log.scrollTop = scrolled;
}

async function refresh() {
  if (document.visibilityState === "visible") {
    try {
      const answer = await fetch("/admin/health", { headers: { "HX-Request": "true" } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of page.querySelectorAll("#health-verdict, #health-at, .health-part")) exchange(document.importNode(part, true));
        health.classList.remove("stale");
      } else {
        health.classList.add("stale");
        checkSession();
      }
    } catch {
      health.classList.add("stale");
    }
  }
  setTimeout(refresh, EVERY);
}

document.addEventListener("click", async (event) => {
  const source = document.getElementById(event.target.closest("[data-copy]")?.dataset.copy);
  if (!source) return;
  source.select();
  await navigator.clipboard?.writeText(source.value).catch(() => {});
});

for (const part of health.querySelectorAll("[id]")) received.set(part.id, part.outerHTML);
setTimeout(refresh, EVERY);

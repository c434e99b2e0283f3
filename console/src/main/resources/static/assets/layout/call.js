// Calls of the server from scripts. A failed one throws its problem document.
import { t } from "/assets/language/words.js";

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

function headers() {
  const all = { "Content-Type": "application/json" };
  if (meta("csrf-header")) all[meta("csrf-header")] = meta("csrf-token");
  return all;
}

export async function call(method, path, body, keepalive = false) {
  let answer;
  try {
    answer = await fetch(path, { method, headers: headers(), body: body && JSON.stringify(body), keepalive });
  } catch {
    throw { detail: t("The server cannot be reached. It may be starting again.") };
  }
  // A session that has ended leads to the login page, which is no answer.
  if (answer.redirected && new URL(answer.url).pathname === "/login") {
    location.href = "/login?expired";
    throw { detail: t("The session has ended.") };
  }
  if (answer.status === 401 || (answer.status === 403 && method !== "GET" && !answer.headers.get("Content-Type")?.includes("json"))) {
    location.href = "/login?expired";
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw { detail: t("The server answered with status {0}.", answer.status), ...problem };
  }
  return answer;
}

export const json = async (method, path, body) => (await call(method, path, body)).json();

/** An element with a class, and text or children in it. */
export function make(tag, kind, ...content) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...content.filter((one) => one != null));
  return element;
}

export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

let fading;

/** Says something at the edge of the page for a while: what goes on, or what went wrong. */
export function say(words, kind = "") {
  const place = document.getElementById("said") ?? document.body.appendChild(make("p", ""));
  place.id = "said";
  place.className = `notice ${kind}`;
  place.setAttribute("role", kind === "bad" ? "alert" : "status");
  place.textContent = words;
  clearTimeout(fading);
  if (words) fading = setTimeout(() => say(""), kind === "bad" ? 12_000 : 6_000);
  place.hidden = !words;
}

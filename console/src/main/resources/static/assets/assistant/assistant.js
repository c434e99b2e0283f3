// The conversation goes on without leaving the page: steps are shown as they end, the answer as the server lays it out.
import { follow } from "/assets/chart/chart.js";
import { call, make, say } from "/assets/layout/call.js";
import { t } from "/assets/language/words.js";

const messages = document.getElementById("messages");
const ask = document.getElementById("ask");
const box = document.getElementById("ask-message");
let conversation = ask.dataset.conversation;
let busy = false;

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    let end;
    while ((end = rest.indexOf("\n\n")) >= 0) {
      const lines = rest.slice(0, end).split("\n");
      rest = rest.slice(end + 2);
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (name) yield { name, data: JSON.parse(data) };
    }
  }
}

function begun() {
  document.getElementById("beginning")?.remove();
  document.querySelectorAll('[name="conversation"]').forEach((field) => { field.value = conversation; });
  if (location.pathname !== `/assistant/${conversation}`) history.replaceState(null, "", `/assistant/${conversation}`);
}

async function shown(number, place) {
  const page = await call("GET", `/assistant/${conversation}/messages/${number}`);
  const holder = document.createElement("template");
  holder.innerHTML = await page.text();
  const item = holder.content.querySelector("li");
  place.replaceWith(item);
  wire(item);
  follow();
  item.scrollIntoView({ block: "nearest" });
}

async function speak(body, words) {
  if (busy) return;
  busy = true;
  if (words) messages.append(make("li", "said mine", make("p", "words", words)));
  const steps = make("ol", "");
  const waiting = make("li", "said", make("div", "steps", steps), make("p", "faint", t("Working…")));
  messages.append(waiting);
  waiting.scrollIntoView({ block: "nearest" });
  try {
    const answer = await call("POST", "/api/v1/assistant", { ...body, conversation_id: conversation || undefined });
    let number;
    for await (const event of events(answer.body)) {
      if (event.name === "conversation") { conversation = event.data.conversation_id; begun(); }
      if (event.name === "step") steps.append(make("li", "step", make("b", "", event.data.name), " ", make("span", "with", event.data.input), " ", make("span", "came", event.data.result)));
      if (event.name === "done") number = event.data.number;
    }
    if (!number) throw { detail: t("The answer was cut off. Load the page again to see whether it is there.") };
    await shown(number, waiting);
  } catch (problem) {
    waiting.replaceChildren(make("p", "notice bad", problem.detail ?? t("The answer was cut off. Load the page again to see whether it is there.")));
    say(problem.detail ?? t("The answer was cut off. Load the page again to see whether it is there."), "bad");
  } finally {
    busy = false;
  }
}

function wire(part) {
  for (const form of part.querySelectorAll("form[data-say]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = (event.submitter?.value || box.value).trim();
      if (!words || busy) return;
      if (form === ask) box.value = "";
      speak({ message: words }, words);
      box.focus();
    });
  }
}

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); ask.requestSubmit(); }
});
wire(document);
if (location.hash.startsWith("#message-")) document.getElementById(location.hash.slice(1))?.scrollIntoView({ block: "start" });

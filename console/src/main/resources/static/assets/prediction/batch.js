// Sends a file with progress, by button or by drop. Without this script the form sends itself.
import { t } from "/assets/language/words.js";
const form = document.getElementById("drop");
const file = document.getElementById("file");
const sending = document.getElementById("sending");
const problem = document.getElementById("problem");

function say(words) {
  problem.querySelector("span").textContent = words;
  problem.hidden = false;
  sending.hidden = true;
  form.querySelector("button").disabled = false;
}

function send(chosen) {
  const body = new FormData(form);
  body.set("file", chosen);
  const request = new XMLHttpRequest();
  const bar = sending.querySelector("progress");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    const answer = request.responseXML;
    const words = answer?.querySelector("#problem span")?.textContent;
    if (request.status < 400) location.href = request.responseURL;
    else if (request.status === 401) location.href = "/login?expired";
    else say(words || t("The server answered with status {0}.", request.status));
  });
  request.addEventListener("error", () => say(t("The server cannot be reached, or the file is too large for it.")));
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.responseType = "document";
  problem.hidden = true;
  sending.hidden = false;
  form.querySelector("button").disabled = true;
  request.send(body);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (file.files.length > 0) send(file.files[0]);
});

for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  if (event.dataTransfer.files.length > 0) send(event.dataTransfer.files[0]);
});

// The page as PDF: what it shows is collected as text, tables and pictures, and laid out for paper by the server.
import { say } from "/assets/layout/call.js";
import { t } from "/assets/language/words.js";

const button = document.getElementById("page-pdf");

// What collects is only loaded by whoever saves a page.
button?.addEventListener("click", async () => {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  say(t("The PDF is being made …"));
  try {
    const { savePage } = await import("/assets/export/collect.js");
    await savePage();
    say(t("The PDF is saved."));
  } catch (problem) {
    say(problem.detail ?? t("The PDF cannot be made: {0}", problem.message), "bad");
  } finally {
    button.removeAttribute("aria-busy");
  }
});

// A textarea with line numbers, in which Tab indents and Escape leads out.
const area = document.getElementById("sql");
const gutter = document.getElementById("gutter");
let wrongLine = 0;

function number() {
  const lines = area.value.split("\n").length;
  gutter.replaceChildren(...Array.from({ length: lines }, (_, i) => {
    const line = document.createElement("span");
    line.textContent = `${i + 1}\n`;
    if (i + 1 === wrongLine) line.className = "wrong";
    return line;
  }));
  gutter.scrollTop = area.scrollTop;
}

export const text = () => area.value;


export function write(sql) {
  area.focus();
  area.select();
  replace(sql);
}

// As if typed, so that it can be undone.
function replace(words) {
  if (!document.execCommand("insertText", false, words)) area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
  mark(0);
}

export function insert(words) {
  area.focus();
  replace(words);
}

function offsetOf(position) {
  const lines = area.value.split("\n");
  return lines.slice(0, position.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + position.column - 1;
}

function mark(line) {
  wrongLine = line;
  number();
}

/** Puts the caret where something is wrong. */
export function show(position) {
  mark(position.line);
  const at = offsetOf(position);
  const word = area.value.slice(at).match(/^[\w."]+/)?.[0].length ?? 1;
  area.focus();
  area.setSelectionRange(at, Math.min(area.value.length, at + word));
  area.scrollTop = Math.max(0, (position.line - 4) * parseFloat(getComputedStyle(area).lineHeight));
}

export const clearMark = () => mark(0);

/** Puts other words in place of the call that begins at a position. */
export function replaceCall(position, words) {
  const from = offsetOf(position);
  let depth = 0;
  for (let i = area.value.indexOf("(", from); i >= 0 && i < area.value.length; i++) {
    if (area.value[i] === "(") depth++;
    if (area.value[i] === ")" && --depth === 0) {
      area.focus();
      area.setSelectionRange(from, i + 1);
      replace(words);
      return;
    }
  }
}

export function start(run, cancel) {
  area.addEventListener("input", () => mark(0));
  area.addEventListener("scroll", () => { gutter.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      replace("  ");
    } else if (event.key === "Escape") {
      document.getElementById("run").focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") { event.preventDefault(); run(); }
    if (event.key === ".") { event.preventDefault(); cancel(); }
  });
  number();
}

// What scripts say, in the reader's language: English is the key, as on the server.
export const language = document.documentElement.lang || "en";
export const zone = document.documentElement.dataset.zone || "UTC";
/** As people write it, for example WIB. */
export const zoneName = document.documentElement.dataset.zoneName || "UTC";

const words = language === "en" ? {} : await fetch(`/assets/language/${language}.json`).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));

/** A text in the reader's language, with values in the places {0}, {1} … */
export function t(english, ...values) {
  return (words[english] ?? english).replace(/\{(\d)\}/g, (place, i) => (i < values.length ? values[i] : place));
}

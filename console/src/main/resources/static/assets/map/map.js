// What a map's places say, in one line below it, for those who point and for those who use the keyboard.
// The page may replace the map at any time: everything is found anew.
function say(event) {
  const place = event.target.closest?.(".province-map .place[data-words]");
  if (!place) return;
  const line = place.closest(".province-map").querySelector(".map-words");
  if (line) {
    line.textContent = place.dataset.words;
    line.classList.add("said");
  }
}
document.addEventListener("pointerover", say);
document.addEventListener("focusin", say);

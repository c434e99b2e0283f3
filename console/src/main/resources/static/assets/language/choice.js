// The reader's language, and whether times are given in the reader's own zone or in that of the data.
document.addEventListener("change", (event) => {
  const { action } = event.target.dataset;
  if (action === "language") {
    document.cookie = `language=${event.target.value}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  } else if (action === "zone") {
    localStorage.setItem("zone", event.target.value);
    // The page is asked for before its script can say so again.
    const zone = event.target.value === "data" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  }
});

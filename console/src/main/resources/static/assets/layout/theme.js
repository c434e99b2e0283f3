// Runs before the first paint, so that a light page does not flash dark.
document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "dark";
// Times are shown in the zone of the browser; the server learns it here.
document.cookie = `zone=${encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC")}; path=/; max-age=31536000; samesite=lax`;

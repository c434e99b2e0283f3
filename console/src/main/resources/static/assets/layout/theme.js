// Runs before the first paint, so that a light page does not flash dark.
document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "dark";
// Times are shown in the zone of the browser, unless the data's is asked for; the server learns it here.
const readersZone = localStorage.getItem("zone") === "data" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
document.cookie = `zone=${encodeURIComponent(readersZone)}; path=/; max-age=31536000; samesite=lax`;

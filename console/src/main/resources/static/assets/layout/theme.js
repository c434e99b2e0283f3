// Runs before the first paint, so that a light page does not flash dark.
document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "dark";

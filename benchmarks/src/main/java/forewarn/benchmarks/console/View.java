package forewarn.benchmarks.console;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One view of a page.
 *
 * @param firstPaint milliseconds from the start of the navigation to the first paint with content
 * @param shown until the largest content is painted, everything is loaded and each chart is drawn
 * @param bytes that travelled, compressed and with headers, by kind of file as Chromium names it
 */
record View(double firstPaint, double shown, Map<String, Long> bytes) {
  private static final int SETTLING_MILLIS = 1500;
  private static final int OK = 200;
  // Charts are drawn by scripts after the page is there.
  private static final String WATCH =
      """
      window.seen = { largest: 0, charts: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.seen.largest = entry.startTime;
      }).observe({ type: "largest-contentful-paint", buffered: true });
      new MutationObserver((changes) => {
        for (const change of changes)
          for (const node of change.addedNodes)
            if (node.nodeName === "CANVAS" && performance.now() < 5000) window.seen.charts = performance.now();
      }).observe(document, { childList: true, subtree: true });
      """;
  private static final String SEEN =
      """
      () => [
        performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
        Math.max(window.seen.largest, window.seen.charts,
          performance.getEntriesByType("navigation")[0].loadEventEnd),
      ]
      """;

  /** Opens the page; empty when it is not there. */
  static Optional<View> of(Page page, String path, boolean emptyCache) {
    Map<String, String> kinds = new HashMap<>();
    Map<String, Long> bytes = new HashMap<>();
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("Network.enable");
    chromium.send("Page.enable");
    JsonObject watch = new JsonObject();
    watch.addProperty("source", WATCH);
    chromium.send("Page.addScriptToEvaluateOnNewDocument", watch);
    if (emptyCache) {
      chromium.send("Network.clearBrowserCache");
    }
    chromium.on(
        "Network.responseReceived",
        event -> kinds.put(text(event, "requestId"), text(event, "type")));
    chromium.on(
        "Network.loadingFinished",
        event ->
            bytes.merge(
                kinds.getOrDefault(text(event, "requestId"), "Other"),
                event.get("encodedDataLength").getAsLong(),
                Long::sum));
    Response response = page.navigate(path);
    if (response == null || response.status() != OK) {
      chromium.detach();
      return Optional.empty();
    }
    page.waitForTimeout(SETTLING_MILLIS);
    var seen = (java.util.List<?>) page.evaluate(SEEN);
    chromium.detach();
    return Optional.of(
        new View(
            ((Number) seen.get(0)).doubleValue(), ((Number) seen.get(1)).doubleValue(), bytes));
  }

  private static String text(JsonObject event, String name) {
    return event.get(name).getAsString();
  }

  private double kilobytes(String kind) {
    return bytes.getOrDefault(kind, 0L) / 1000.0;
  }

  /** As a line of the table, with the time of a view with a full cache. */
  void print(String name, View again) {
    System.out.printf(
        "%-34s %9.0f %9.0f %9.1f %9.1f %9.1f %9.1f %9.1f %9.0f%n",
        name,
        firstPaint,
        shown,
        kilobytes("Document"),
        kilobytes("Script"),
        kilobytes("Stylesheet"),
        kilobytes("Font"),
        bytes.values().stream().mapToLong(Long::longValue).sum() / 1000.0,
        again.shown());
  }
}

package forewarn.console.admin;

import forewarn.console.language.Words;
import forewarn.console.start.SettingsOverview;
import forewarn.console.table.DataTable;
import forewarn.console.wall.WallLinks;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The administrator's page; whoever else asks is refused before. */
@Controller
class AdminController {
  private final Board board;
  private final LogTail log;
  private final WallLinks links;
  private final Environment environment;
  private final InstantSource clock;

  AdminController(
      Board board, LogTail log, WallLinks links, Environment environment, InstantSource clock) {
    this.board = board;
    this.log = log;
    this.links = links;
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * @param flashed what has just come of making a link
   */
  @GetMapping("/admin")
  ModelAndView page(Model flashed) {
    Map<String, Object> model = new HashMap<>(health());
    model.put("links", links.all());
    model.put("settings", settings());
    for (String shown : List.of("made", "refused")) {
      Object value = flashed.getAttribute(shown);
      if (value != null) {
        model.put(shown, value);
      }
    }
    return new ModelAndView("admin/page", model);
  }

  /** What the page asks for every few seconds. */
  @GetMapping("/admin/health")
  ModelAndView newestHealth() {
    return new ModelAndView("admin/health", health());
  }

  private Map<String, Object> health() {
    List<Section> sections = board.sections();
    Map<String, Object> model = new HashMap<>();
    model.put("sections", sections);
    model.put("now", clock.instant());
    try {
      model.put("log", log.newest());
      model.put("logNote", "");
    } catch (IOException e) {
      model.put("log", List.of());
      model.put("logNote", Words.t("This cannot be read now: {0}", e.getMessage()));
    }
    return model;
  }

  private DataTable settings() {
    List<DataTable.Column> columns =
        List.of(
            column("setting", "Setting"),
            column("value", "Value"),
            column("default", "Default"),
            column("origin", "Origin"));
    List<DataTable.Row> rows =
        SettingsOverview.of(environment).stream()
            .map(setting ->
                new DataTable.Row(
                    List.of(
                        setting.key(),
                        said(setting.value()),
                        said(setting.standard()),
                        origin(setting.origin())),
                    null,
                    setting.isSet() ? "set" : ""))
            .toList();
    return new DataTable("settings", Words.t("Settings"), columns, rows, null);
  }

  // What stands for a value is said in the reader's language; a value is not.
  private static String said(String value) {
    return switch (value) {
      case SettingsOverview.NOT_SET -> Words.t("(not set)");
      case SettingsOverview.SECRET -> Words.t("(set)");
      default -> value;
    };
  }

  private static String origin(String origin) {
    if (origin.endsWith("\"commandLineArgs\"")) {
      return Words.t("command line");
    }
    return origin.startsWith("System Environment Property")
        ? Words.t("environment")
        : origin.equals("default") ? Words.t("default") : origin;
  }

  private static DataTable.Column column(String name, String label) {
    return new DataTable.Column(name, Words.t(label), DataTable.Kind.TEXT, "", "");
  }
}

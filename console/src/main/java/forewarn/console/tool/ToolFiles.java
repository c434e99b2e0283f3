package forewarn.console.tool;

import forewarn.operations.tool.Tool;
import forewarn.operations.tool.http.HttpToolFolder;
import forewarn.operations.tool.http.TicketSystem;
import forewarn.operations.tool.plugin.PluginFolder;
import java.util.List;
import java.util.stream.Stream;

/** What the user has put into the data directory for tools. */
public final class ToolFiles {
  private final PluginFolder plugins;
  private final HttpToolFolder requests;
  private final TicketSystem tickets;

  ToolFiles(PluginFolder plugins, HttpToolFolder requests, TicketSystem tickets) {
    this.plugins = plugins;
    this.requests = requests;
    this.tickets = tickets;
  }

  TicketSystem tickets() {
    return tickets;
  }

  List<Tool> tools() {
    return Stream.concat(plugins.tools().stream(), requests.tools().stream()).toList();
  }

  /** What is wrong with them, one sentence each with its file. */
  public List<String> problems() {
    return Stream.of(plugins.problems(), requests.problems(), tickets.problems())
        .flatMap(List::stream)
        .toList();
  }
}

package forewarn.console.start;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where OpenLineage events of the refreshes go: nowhere, unless one of the two is set.
 *
 * @param url of a collector, http or https
 * @param file to which events are appended, one a line
 * @param namespace under which the collector files the warehouse's objects
 */
public record OpenLineageSettings(
    @Nullable URI url, @Nullable Path file, @DefaultValue("forewarn") String namespace) {
  /** Sends nothing. */
  static final OpenLineageSettings OFF = new OpenLineageSettings(null, null, "forewarn");

  public OpenLineageSettings {
    if (url != null && (url.getScheme() == null || !url.getScheme().matches("https?"))) {
      throw new IllegalArgumentException(
          "Invalid forewarn.openlineage.url: " + url + ", must begin with http:// or https://");
    }
    if (url != null && file != null) {
      throw new IllegalArgumentException(
          "Invalid forewarn.openlineage.file: " + file + ", url is set too; choose one");
    }
  }
}

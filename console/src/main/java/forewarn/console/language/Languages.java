package forewarn.console.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The languages pages are offered in. */
public final class Languages {
  /** Each by its own name, as a reader finds it in a list; by code. */
  public static final Map<String, String> NAMES = names();

  /** By language, from what is said in English to what is said in it. */
  static final Map<String, Map<String, String>> ALL = Map.of("en", Map.of(), "id", load("id", "*"));

  /** By language, the sentences that other parts of the program put together. */
  static final Map<String, List<Saying>> COMPOSED =
      Map.of("id", Saying.all(load("id", "composed")));

  private Languages() {}

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("en", "English");
    names.put("id", "Bahasa Indonesia");
    return Collections.unmodifiableMap(names);
  }

  private static Map<String, String> load(String language, String name) {
    Map<String, String> all = new HashMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources(
                  "classpath:forewarn/console/language/" + language + "/" + name + ".yml")) {
        try (InputStream input = file.getInputStream()) {
          Map<?, ?> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(input);
          read.forEach((english, other) -> all.put(String.valueOf(english), String.valueOf(other)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the words of language " + language, e);
    }
    return Map.copyOf(all);
  }
}

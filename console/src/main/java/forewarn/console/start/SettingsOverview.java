package forewarn.console.start;

import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Every setting with its value and where the value comes from; secrets are never told. */
public final class SettingsOverview {
  /** Stands for no value. */
  public static final String NOT_SET = "(not set)";

  /** Stands for a value that nobody is shown. */
  public static final String SECRET = "(set)";

  private static final String DEFAULT_ORIGIN = "default";
  private static final Pattern IN_ADDRESS = Pattern.compile("//[^/@]+@");
  private static final List<String> SECRETS = List.of("password", "secret", "token", "credential");

  private final Environment environment;
  private final List<Entry> entries = new ArrayList<>();

  private SettingsOverview(Environment environment) {
    this.environment = environment;
  }

  /**
   * A setting.
   *
   * @param value in use
   * @param standard what holds when it is not set
   * @param origin where the value comes from
   */
  public record Entry(String key, String value, String standard, String origin) {

    /** Whether the value has been set by somebody. */
    public boolean isSet() {
      return !origin.equals(DEFAULT_ORIGIN);
    }
  }

  /** All settings of {@code run}, in the order of {@link Settings}. */
  public static List<Entry> of(Environment environment) {
    SettingsOverview overview = new SettingsOverview(environment);
    // The defaults stand on the parameters of the canonical constructor.
    overview.add("forewarn.", Settings.class);
    return List.copyOf(overview.entries);
  }

  private void add(String prefix, Class<?> settings) {
    for (Parameter setting : settings.getDeclaredConstructors()[0].getParameters()) {
      String key = prefix + kebab(setting.getName());
      if (setting.getType().isRecord()) {
        add(key + ".", setting.getType());
      } else if (setting.getType() == Map.class) {
        named(key).forEach(name -> entries.add(entry(key + "." + name, setting)));
      } else {
        entries.add(entry(key, setting));
      }
    }
  }

  private Set<String> named(String key) {
    return Binder.get(environment)
        .bind(key, Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .keySet();
  }

  private Entry entry(String key, Parameter setting) {
    DefaultValue annotated = setting.getAnnotation(DefaultValue.class);
    String standard = annotated == null ? NOT_SET : String.join(",", annotated.value());
    for (var source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty property =
          source.getConfigurationProperty(ConfigurationPropertyName.of(key));
      if (property != null) {
        String value = shown(key, String.valueOf(property.getValue()));
        return new Entry(key, value, standard, String.valueOf(property.getOrigin()));
      }
    }
    return new Entry(key, standard, standard, DEFAULT_ORIGIN);
  }

  private static String shown(String key, String value) {
    return SECRETS.stream().anyMatch(key::contains)
        ? SECRET
        : IN_ADDRESS.matcher(value).replaceAll("//…@");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

package forewarn.console.command;

import forewarn.console.start.Settings;
import java.io.PrintStream;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Every setting with its value and where the value comes from; secrets are never shown. */
final class SettingsListing {
  private final List<String> arguments;

  SettingsListing(List<String> arguments) {
    this.arguments = arguments;
  }

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  void print(PrintStream out) {
    SpringApplication application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    try (ConfigurableApplicationContext context =
        application.run(arguments.toArray(String[]::new))) {
      // The defaults stand on the parameters of the canonical constructor.
      print(context, "forewarn.", Settings.class, out);
    }
  }

  private static void print(
      ConfigurableApplicationContext context, String prefix, Class<?> settings, PrintStream out) {
    for (Parameter setting : settings.getDeclaredConstructors()[0].getParameters()) {
      String key = prefix + kebab(setting.getName());
      if (setting.getType().isRecord()) {
        print(context, key + ".", setting.getType(), out);
      } else if (setting.getType() == Map.class) {
        named(context, key).forEach(name -> out.println(line(context, key + "." + name, setting)));
      } else {
        out.println(line(context, key, setting));
      }
    }
  }

  private static Set<String> named(ConfigurableApplicationContext context, String key) {
    return Binder.get(context.getEnvironment())
        .bind(key, Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .keySet();
  }

  private static String line(
      ConfigurableApplicationContext context, String key, Parameter setting) {
    for (var source : ConfigurationPropertySources.get(context.getEnvironment())) {
      ConfigurationProperty property =
          source.getConfigurationProperty(ConfigurationPropertyName.of(key));
      if (property != null) {
        String value = key.contains("password") ? "(set)" : String.valueOf(property.getValue());
        return "%-31s %-30s %s".formatted(key, value, property.getOrigin());
      }
    }
    DefaultValue standard = setting.getAnnotation(DefaultValue.class);
    String value = standard == null ? "(not set)" : String.join(",", standard.value());
    return "%-31s %-30s default".formatted(key, value);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

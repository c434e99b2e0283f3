package forewarn.console.command;

import forewarn.console.start.SettingsOverview;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Prints every setting with its value and where the value comes from. */
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
      SettingsOverview.of(context.getEnvironment())
          .forEach(setting ->
              out.println(
                  "%-31s %-30s %s".formatted(setting.key(), setting.value(), setting.origin())));
    }
  }
}

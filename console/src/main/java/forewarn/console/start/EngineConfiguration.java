package forewarn.console.start;

import forewarn.console.job.InstanceToken;
import forewarn.console.job.RunningInstance;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where the parts are put together: the web server first, then the preparation in a thread of its
 * own. Spring closes them in the reverse order: web server, preparation, engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class EngineConfiguration {
  private static final Logger log = LoggerFactory.getLogger(EngineConfiguration.class);

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Engine engine(Settings settings, List<StreamFollower> followers) {
    return new Engine(settings, followers);
  }

  @Bean
  Preparation preparation(
      Settings settings,
      Engine engine,
      InstantSource clock,
      ObjectProvider<Consumer<Stage>> listener) {
    return new Preparation(settings, engine, clock, listener.getIfAvailable(() -> stage -> {}));
  }

  @Bean
  ApplicationListener<ServletWebServerInitializedEvent> prepareWhenTheConsoleAnswers(
      Preparation preparation, Settings settings, InstanceToken token, Engine engine) {
    return event ->
        Thread.ofPlatform()
            .name("preparation")
            .start(() ->
                prepare(preparation, settings, token, engine, event.getWebServer().getPort()));
  }

  private static void prepare(
      Preparation preparation, Settings settings, InstanceToken token, Engine engine, int port) {
    try {
      preparation.run(() ->
          new RunningInstance(
                  "http://127.0.0.1:" + port,
                  token.value(),
                  ProcessHandle.current().pid(),
                  engine.bootstrapServers().orElseThrow())
              .write(settings.dataDir()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | Error e) {
      if (!engine.closing()) {
        log.error("Cannot prepare", e);
        endWithoutWarehouse(engine);
      }
    } finally {
      try {
        RunningInstance.remove(settings.dataDir());
      } catch (IOException e) {
        log.warn("Cannot remove the instance file", e);
      }
    }
  }

  // Without broker or warehouse nothing can be shown or asked for: ending says so to whoever
  // started it. Later
  // failures leave a console that shows them.
  private static void endWithoutWarehouse(Engine engine) {
    if (engine.openQuery().isEmpty()) {
      Thread.ofPlatform().name("end").start(() -> System.exit(1));
    }
  }
}

package forewarn.console.oncall;

import forewarn.operations.oncall.Paging;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every few seconds for calls that have waited for the end of quiet hours. */
@Component
class DuePages {
  private static final Logger LOG = LoggerFactory.getLogger(DuePages.class);
  private static final int EVERY_SECONDS = 20;

  private final Paging paging;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("due-pages").daemon(true).factory());

  DuePages(Paging paging) {
    this.paging = paging;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    clock.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      paging.sendDue();
    } catch (RuntimeException e) {
      LOG.warn("Cannot send calls that have waited, trying again: {}", e.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
  }
}

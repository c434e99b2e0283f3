package forewarn.console.assistant;

import forewarn.console.start.StreamFollower;
import forewarn.warehouse.query.Queries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the words of the data read in the background as soon as the warehouse is open. */
@Component
class AnalystPreparation implements StreamFollower {
  private static final Logger log = LoggerFactory.getLogger(AnalystPreparation.class);

  // The desk asks the engine, and the engine is made of its followers.
  private final ObjectProvider<AnalystDesk> desk;

  AnalystPreparation(ObjectProvider<AnalystDesk> desk) {
    this.desk = desk;
  }

  @Override
  public AutoCloseable follow(String bootstrapServers, Queries queries) {
    Thread.ofVirtual().name("analyst-words").start(this::prepare);
    return () -> {};
  }

  // The engine may close meanwhile; then there is nobody to ask.
  private void prepare() {
    try {
      desk.getObject().prepare();
    } catch (RuntimeException e) {
      log.debug("Cannot prepare for questions", e);
    }
  }
}

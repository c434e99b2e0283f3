package forewarn.prediction.scoring;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A store without content, which makes Kafka Streams keep its process id.
 *
 * <p>The ids of its transactions contain the process id. With stores in memory only, Kafka Streams
 * draws a new one at every start, so that the transaction of a process that was killed stays open
 * until it times out, and its output unreadable with it. A store that says it is on disk makes it
 * keep the id in the state directory (and lock that directory), and the restarted process ends its
 * predecessor's transaction at once.
 */
final class ProcessIdentity implements StateStore {
  static final String NAME = "process-identity";

  private boolean open;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Its builder: neither cached nor logged. */
  static final class Builder implements StoreBuilder<ProcessIdentity> {
    @Override
    public ProcessIdentity build() {
      return new ProcessIdentity();
    }

    @Override
    public StoreBuilder<ProcessIdentity> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<ProcessIdentity> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<ProcessIdentity> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<ProcessIdentity> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return NAME;
    }
  }
}

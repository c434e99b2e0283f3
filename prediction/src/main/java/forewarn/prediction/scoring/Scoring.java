package forewarn.prediction.scoring;

/** Scores the stream until closed. */
public final class Scoring implements AutoCloseable {
  public Scoring(ScoringSettings settings, OutageModel model) {
    throw new UnsupportedOperationException(settings.toString() + model);
  }

  public void start() {}

  /** Switches to another model from the next record on. */
  public void use(OutageModel model) {}

  public ScoringStatus status() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

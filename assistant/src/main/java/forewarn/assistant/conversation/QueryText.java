package forewarn.assistant.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.SemanticQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A semantic query as JSON, so that a follow-up edits it after a restart too. */
final class QueryText {
  private static final Logger LOG = LoggerFactory.getLogger(QueryText.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(Measure.class, Named.class).build();

  private QueryText() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Measure.OfMetric.class, name = "metric"),
    @JsonSubTypes.Type(value = Measure.OfFact.class, name = "fact"),
    @JsonSubTypes.Type(value = Measure.CountOf.class, name = "count"),
    @JsonSubTypes.Type(value = Measure.Extreme.class, name = "extreme")
  })
  private interface Named {}

  static String write(SemanticQuery query) {
    return JSON.writeValueAsString(query);
  }

  /**
   * Empty when there is none, or it is of another release's form: the next question is a new one.
   */
  static Optional<SemanticQuery> read(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(text, SemanticQuery.class));
    } catch (JacksonException e) {
      LOG.info("A kept query is not read: {}", e.getOriginalMessage());
      return Optional.empty();
    }
  }
}

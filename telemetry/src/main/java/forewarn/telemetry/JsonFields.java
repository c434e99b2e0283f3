package forewarn.telemetry;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What the codecs of this package share: one factory and the writing of optional fields. */
final class JsonFields {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(40).build())
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private JsonFields() {}

  static void writeNullable(JsonGenerator json, String field, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Integer number -> json.writeNumberProperty(field, number);
      default -> json.writeStringProperty(field, value.toString());
    }
  }

  /** Writes nothing when the value is NaN: not reported. */
  static void writeSignal(JsonGenerator json, Signal signal, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (signal.kind() == Signal.Kind.REAL) {
      json.writeNumberProperty(signal.column(), value);
    } else {
      json.writeNumberProperty(signal.column(), (long) value);
    }
  }
}

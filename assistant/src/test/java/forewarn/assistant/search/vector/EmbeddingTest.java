package forewarn.assistant.search.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void textsOfLikeMeaningAreNearerThanOthers() {
    Embedding embedding = new Embedding();
    byte[] cut = vector(embedding, "the fiber was cut");

    assertThat(likeness(cut, vector(embedding, "the cable is broken")))
        .isGreaterThan(likeness(cut, vector(embedding, "my bill is too high")) + 0.1);
  }

  @Test
  void aLongCommandLineDoesNotEndTheProcess() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlong=" + "/some/library.jar:".repeat(5_000),
                "-cp",
                System.getProperty("java.class.path"),
                Embedded.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).contains("embedded");
  }

  /** The child: embeds a text on a thread of usual size. */
  static final class Embedded {
    public static void main(String[] arguments) {
      if (new Embedding().of("the fiber was cut") != null) {
        System.out.println("embedded");
      }
    }
  }

  private static byte[] vector(Embedding embedding, String text) {
    byte @Nullable [] vector = embedding.of(text);
    assertThat(vector).isNotNull();
    return vector == null ? new byte[0] : vector;
  }

  private static double likeness(byte[] one, byte[] other) {
    return VectorUtil.dotProduct(one, other)
        / Math.sqrt((double) VectorUtil.dotProduct(one, one) * VectorUtil.dotProduct(other, other));
  }
}

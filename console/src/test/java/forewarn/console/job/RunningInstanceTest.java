package forewarn.console.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import forewarn.console.job.RunningInstance.JobFailedException;
import forewarn.prediction.training.Comparison;
import forewarn.warehouse.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningInstanceTest {
  private static final String PROGRESS = "{\"what\":\"reading\",\"done\":1,\"total\":2}\n";

  @ParameterizedTest
  @ValueSource(strings = {"", PROGRESS, PROGRESS + "{\"what\":\"fit"})
  void saysThatTheEndIsUnknownWhenTheInstanceDiesMeanwhile(String answered) throws IOException {
    assertEndUnknown(answered, 1_000);
    if (!answered.isEmpty()) {
      assertEndUnknown(answered, answered.length());
    }
  }

  private static void assertEndUnknown(String answered, long promised) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/internal/jobs/train",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, promised);
          exchange.getResponseBody().write(answered.getBytes(UTF_8));
          exchange.getResponseBody().flush();
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      RunningInstance instance = new RunningInstance(url, "token", 1, "");

      assertThatThrownBy(() -> instance.run(new Job.Train(Comparison.FLOORS), Progress.none()))
          .isInstanceOf(JobFailedException.class)
          .hasMessage(
              "Cannot tell how the training ended: Forewarn at " + url + " stopped answering");
    } finally {
      server.stop(0);
    }
  }
}

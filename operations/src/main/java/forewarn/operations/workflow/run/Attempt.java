package forewarn.operations.workflow.run;

import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.ToolException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One use of a tool, within its time. */
final class Attempt {
  private final Toolbox tools;
  private final ExecutorService threads;

  Attempt(Toolbox tools, ExecutorService threads) {
    this.tools = tools;
    this.threads = threads;
  }

  Map<String, Object> at(String tool, Map<String, Object> input, ToolCall call, Duration longest) {
    Future<Map<String, Object>> answer = threads.submit(() -> tools.call(tool, input, call));
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ToolException(
          Kind.TEMPORARY,
          "Cannot finish " + tool + ": it took longer than " + longest.toSeconds() + " s",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ToolException failure) {
        throw failure;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ToolException(
          Kind.LASTING, "Cannot use " + tool + ": " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      // The process ends; what has been begun is done again with the same key.
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot finish " + tool + ": the program is ending", e);
    }
  }
}

package forewarn.console.export;

import forewarn.console.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a page's script sends, which is never taken whole into memory before it is read. */
final class SentBody {
  static final long MOST_BYTES = 20L << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private SentBody() {}

  /**
   * Reads a request's body.
   *
   * @throws ErrorResponseException 400 for what is not as it must be, 413 for too much
   */
  static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      throw tooLarge();
    }
    try (InputStream bounded = new Bounded(request.getInputStream())) {
      T read = JSON.readValue(bounded, type);
      if (read == null) {
        throw Problems.badRequest("Bad content", "Cannot export: there is nothing in the request");
      }
      return read;
    } catch (JacksonException e) {
      throw problem(e);
    }
  }

  private static ErrorResponseException problem(JacksonException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TooLarge) {
        return tooLarge();
      }
      if (cause instanceof IllegalArgumentException) {
        return Problems.badRequest("Bad content", String.valueOf(cause.getMessage()));
      }
    }
    return Problems.badRequest(
        "Bad content",
        "Cannot read what is to be exported: "
            + (failure instanceof DatabindException ? failure.getOriginalMessage() : "not JSON"));
  }

  private static ErrorResponseException tooLarge() {
    return Problems.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "Too large",
        "Cannot export more than " + (MOST_BYTES >> 20) + " MB at once: show less of the page");
  }

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Bounded extends FilterInputStream {
    private long left = MOST_BYTES;

    Bounded(InputStream input) {
      super(input);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws TooLarge {
      left -= read;
      if (left < 0) {
        throw new TooLarge();
      }
    }
  }
}

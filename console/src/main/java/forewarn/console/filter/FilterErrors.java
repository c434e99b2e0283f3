package forewarn.console.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What an address asks for and cannot be, such as a thirteenth month, is the reader's error. */
@ControllerAdvice
class FilterErrors {

  @ExceptionHandler
  void invalid(BeanInstantiationException thrown, HttpServletResponse response) throws IOException {
    if (!(thrown.getCause() instanceof IllegalArgumentException)) {
      throw thrown;
    }
    response.sendError(HttpStatus.BAD_REQUEST.value());
  }
}

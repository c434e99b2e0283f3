package forewarn.console.filter;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What an address asks for and cannot be, such as a thirteenth month, is the reader's error. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class FilterErrors {

  @ExceptionHandler
  void invalid(
      BeanInstantiationException thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!(thrown.getCause() instanceof IllegalArgumentException cause)) {
      throw thrown;
    }
    Refusal.send(request, response, String.valueOf(cause.getMessage()));
  }

  /** A value of another kind, such as a month in letters. */
  @ExceptionHandler
  void unreadable(
      MethodArgumentNotValidException thrown,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    @Nullable FieldError field = thrown.getBindingResult().getFieldError();
    Refusal.send(
        request,
        response,
        field == null
            ? t("The address or the form holds something this page cannot use.")
            : t(
                "Invalid {0}: {1}, must be a number or date",
                field.getField(), String.valueOf(field.getRejectedValue())));
  }
}

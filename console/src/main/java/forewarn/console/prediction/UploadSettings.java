package forewarn.console.prediction;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How large a file may be that is sent here. */
@Configuration(proxyBeanMethods = false)
class UploadSettings {
  private static final long BYTES_OF_A_MEGABYTE = 1L << 20;
  // What a form has beside its file.
  private static final long FORM_BYTES = 64L << 10;

  /** Written to disk as it comes; a larger one is refused by its announced length. */
  @Bean
  MultipartConfigElement uploads(@Value("${forewarn.upload-mb:200}") int megabytes) {
    long most = megabytes * BYTES_OF_A_MEGABYTE;
    return new MultipartConfigElement("", most, most + FORM_BYTES, 0);
  }
}

package forewarn.console.layout;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the files that pages are made of. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/vendor/**")
        .addResourceLocations("classpath:/static/assets/vendor/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    // Asked for again each time, and mostly answered by 304: an upgrade shows at once.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.noCache());
  }
}

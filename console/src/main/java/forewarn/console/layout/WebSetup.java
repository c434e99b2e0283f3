package forewarn.console.layout;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the files that pages are made of. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {
  private static final String FILES = "classpath:/static/assets/";

  private final AssetVersion version;

  WebSetup(AssetVersion version) {
    this.version = version;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(version.folder() + "**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addTransformer(new VersionedImports(version));
    // Who names no version is told to ask again each time, and mostly answered by 304.
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FILES)
        .setCacheControl(CacheControl.noCache());
  }
}

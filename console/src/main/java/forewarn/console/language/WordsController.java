package forewarn.console.language;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A language's words, for the scripts of pages. */
@RestController
class WordsController {
  /** Of this version, as pages ask for it, for good; else for as long as nothing changes. */
  @GetMapping({"/assets/language/{language}.json", "/assets/{version}/language/{language}.json"})
  ResponseEntity<Map<String, String>> words(
      @PathVariable("language") String language,
      @PathVariable(name = "version", required = false) @Nullable String version) {
    Map<String, String> words = Languages.ALL.get(language);
    if (words == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no language '" + language + "'");
    }
    return ResponseEntity.ok()
        .cacheControl(
            version == null
                ? CacheControl.noCache()
                : CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .body(words);
  }
}

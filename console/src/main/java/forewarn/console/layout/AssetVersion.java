package forewarn.console.layout;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What all files that pages are made of hold, as a part of their addresses: a browser keeps them
 * for good, and another release has other addresses. Templates and scripts name the plain address
 * {@code /assets/…}; it is replaced where they leave. Thread-safe.
 */
@Component
public final class AssetVersion {
  private static final String PLAIN = "/assets/";
  private static final Pattern NAMED = Pattern.compile("(?<=[\"'`(])/assets/");
  private static final String[] FILES = {
    "classpath*:/static/assets/**/*.*", "classpath*:/forewarn/console/language/**/*.*"
  };
  private static final int BYTES = 6;

  private final String folder;

  AssetVersion() throws IOException {
    this.folder = PLAIN + digest() + "/";
  }

  /** Where the files lie in this version, with a slash at both ends. */
  public String folder() {
    return folder;
  }

  /** A text with its addresses of files, which follow a quote or a bracket, in this version. */
  String in(String text) {
    return text.contains(PLAIN)
        ? NAMED.matcher(text).replaceAll(Matcher.quoteReplacement(folder))
        : text;
  }

  private static String digest() throws IOException {
    MessageDigest digest = sha256();
    PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
    for (String files : FILES) {
      Resource[] found = resolver.getResources(files);
      Arrays.sort(found, Comparator.comparing(Resource::getDescription));
      for (Resource file : found) {
        digest.update(
            String.valueOf(file.getFilename()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update(file.getContentAsByteArray());
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot name the pages' files: no SHA-256", e);
    }
  }
}

package forewarn.console.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * What our scripts and style sheets name lies in the same version as they do; a module that was
 * reached by two addresses would run twice.
 */
final class VersionedImports implements ResourceTransformer {
  private final AssetVersion version;

  VersionedImports(AssetVersion version) {
    this.version = version;
  }

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    Resource transformed = chain.transform(request, resource);
    String name = String.valueOf(transformed.getFilename());
    if (!name.endsWith(".js") && !name.endsWith(".css")) {
      return transformed;
    }
    String plain = transformed.getContentAsString(StandardCharsets.UTF_8);
    return new TransformedResource(transformed, version.in(plain).getBytes(StandardCharsets.UTF_8));
  }
}

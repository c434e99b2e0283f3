package forewarn.operations.tool.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.audit.Actor;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {
  private static final String SOURCE =
      """
      package acme;
      import forewarn.operations.tool.*;
      import java.util.*;
      public class RingBellTool implements Tool {
        public ToolSignature signature() {
          return new ToolSignature("ring_bell", "Rings.", Effect.SENDS, List.of(), List.of(), "");
        }
        public Map<String, Object> run(Map<String, Object> input, ToolCall call) {
          return Map.of("said", "ding for " + call.actor().name());
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aToolComesWithAJar() throws IOException {
    jar("bell.jar", "acme.RingBellTool");
    jar("broken.jar", "acme.NoSuchTool");
    Files.writeString(folder.resolve("junk.jar"), "no jar");

    try (PluginFolder plugins = new PluginFolder(folder)) {
      assertThat(plugins.tools()).hasSize(1);
      Tool tool = plugins.tools().getFirst();
      assertThat(tool.signature().name()).isEqualTo("ring_bell");
      assertThat(tool.run(Map.of(), new ToolCall(Actor.FOREWARN, "k")))
          .isEqualTo(Map.of("said", "ding for forewarn"));
      assertThat(plugins.problems())
          .hasSize(2)
          .anyMatch(problem -> problem.startsWith("broken.jar") && problem.contains("NoSuchTool"))
          .anyMatch(problem -> problem.startsWith("junk.jar"));
    }
  }

  @Test
  void noFolderIsNoTools() {
    try (PluginFolder plugins = new PluginFolder(folder.resolve("none"))) {
      assertThat(plugins.tools()).isEmpty();
      assertThat(plugins.problems()).isEmpty();
    }
  }

  private void jar(String name, String service) throws IOException {
    Path source = Files.createDirectories(folder.resolve("src/acme")).resolve("RingBellTool.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(failed).isZero();
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      jar.putNextEntry(new JarEntry("META-INF/services/forewarn.operations.tool.Tool"));
      jar.write(service.getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new JarEntry("acme/RingBellTool.class"));
      jar.write(Files.readAllBytes(classes.resolve("acme/RingBellTool.class")));
    }
  }
}

package forewarn.console.layout;

import gg.jte.TemplateOutput;

/** Writes a page with the addresses of its files in this version. */
final class VersionedOutput implements TemplateOutput {
  private final TemplateOutput output;
  private final AssetVersion version;

  VersionedOutput(TemplateOutput output, AssetVersion version) {
    this.output = output;
    this.version = version;
  }

  @Override
  public void writeContent(String text) {
    output.writeContent(version.in(text));
  }

  // Pieces of values that are escaped on their way: no address of a file.
  @Override
  public void writeContent(String text, int begin, int end) {
    output.writeContent(text, begin, end);
  }
}

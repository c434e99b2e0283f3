package forewarn.console.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfWriterTest {
  private final PdfWriter writer = new PdfWriter();

  private static Section section(String title, List<Picture> pictures, List<Grid> grids) {
    return new Section(
        title,
        "note",
        false,
        List.of(new Section.Figure("Registered ONTs", "140,123", "ONTs", List.of("November 2024"))),
        List.of(new Section.Fact("Threshold", "42 %")),
        pictures,
        grids,
        List.of("A note."));
  }

  private static Grid grid(int columns, int rows) {
    return new Grid(
        IntStream.range(0, columns).mapToObj(i -> new Grid.Column("Column " + i, i > 0)).toList(),
        IntStream.range(0, rows)
            .mapToObj(row ->
                new Grid.Row(IntStream.range(0, columns).mapToObj(i -> row + "." + i).toList(), ""))
            .toList(),
        "");
  }

  private PDDocument read(Document document) {
    try {
      return Loader.loadPDF(writer.write(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PdfWriter.BusyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(PDDocument pdf) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    return stripper.getText(pdf);
  }

  @Test
  void holdsWhatThePageShowsWithItsPictures() throws IOException {
    Picture picture = Picture.of(PictureTest.png(600, 300));
    Document document =
        new Document(
            "ONT status",
            "Year 2024 · Jawa Barat",
            "Made by ana, Tue 5 Nov 2024, 13:00 WIB",
            List.of(section("Provinces – ±°", List.of(picture), List.of(grid(3, 4)))));

    try (PDDocument pdf = read(document)) {
      assertThat(text(pdf))
          .contains("ONT status", "Year 2024 · Jawa Barat", "Made by ana", "1 of 1", "140,123")
          .contains("November 2024", "Threshold", "42 %", "Provinces – ±°", "Column 2", "3.2");
      PDPage page = pdf.getPage(0);
      assertThat(page.getResources().getXObjectNames()).hasSize(1);
      assertThat(page.getMediaBox().getHeight()).isGreaterThan(page.getMediaBox().getWidth());
    }
  }

  @Test
  void aLongTableRepeatsItsHeadOnEachPageAndPagesAreNumbered() throws IOException {
    try (PDDocument pdf =
        read(
            new Document("Long", "", "", List.of(section("", List.of(), List.of(grid(4, 200))))))) {
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      for (int page = 1; page <= pages; page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).contains("Column 3", page + " of " + pages);
      }
    }
  }

  @Test
  void aWideTableLiesAcrossThePaper() throws IOException {
    try (PDDocument pdf =
        read(new Document("Wide", "", "", List.of(section("", List.of(), List.of(grid(16, 3))))))) {
      PDPage page = pdf.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isGreaterThan(page.getMediaBox().getHeight());
      assertThat(text(pdf)).contains("Column 15");
    }
  }

  @Test
  void nothingInADocumentIsMarkupAndNothingIsFetched() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png";
    List<String> hostile =
        List.of(
            "<img src=\"" + address + "\"/>",
            "<link rel='stylesheet' href='" + address + "'/>",
            "]]></td><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "\" style=\"background: url(file:///etc/passwd)",
            "<style>@import url(" + address + ");</style>",
            "bell \u0007 and zero \u0000 and half \uD800 end");
    try {
      Grid grid =
          new Grid(
              List.of(new Grid.Column(hostile.get(0), false)),
              hostile.stream().map(text -> new Grid.Row(List.of(text), "\" onload=\"x")).toList(),
              hostile.get(1));
      Section section =
          new Section(
              hostile.get(2),
              hostile.get(3),
              false,
              List.of(),
              List.of(),
              List.of(),
              List.of(grid),
              hostile);
      try (PDDocument pdf =
          read(new Document(hostile.get(0), hostile.get(1), hostile.get(4), List.of(section)))) {
        String text = text(pdf).replaceAll("\\s+", "");
        assertThat(text).doesNotContain("root:x:0");
        for (String each : hostile.subList(0, 5)) {
          assertThat(text).contains(each.replaceAll("\\s+", ""));
        }
        assertThat(text).contains("andzero");
        assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }
}

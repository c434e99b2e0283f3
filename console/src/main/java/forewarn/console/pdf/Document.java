package forewarn.console.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * What a PDF is to show, as plain text and pictures; nothing of it is markup.
 *
 * @param title on top of the first page and, small, of the others
 * @param subject what it is about: period and part of the network; may be empty
 * @param made who made it, when, and in which time zone, for the foot of every page
 * @param sections from top to bottom
 */
public record Document(String title, String subject, String made, List<Section> sections) {
  private static final int WIDE = 105;

  public Document {
    sections = List.copyOf(sections);
  }

  /** Whether it has a table that upright paper is too narrow for. */
  boolean isWide() {
    return sections.stream()
        .flatMap(one -> one.grids().stream())
        .anyMatch(one -> one.width() > WIDE);
  }

  /** The sections as they stand beside each other: two that need half the width share a row. */
  List<List<Section>> rows() {
    List<List<Section>> rows = new ArrayList<>();
    for (Section section : sections) {
      List<Section> last = rows.isEmpty() ? List.of() : rows.getLast();
      if (section.narrow() && last.size() == 1 && last.getFirst().narrow()) {
        rows.set(rows.size() - 1, List.of(last.getFirst(), section));
      } else {
        rows.add(List.of(section));
      }
    }
    return rows;
  }

  List<Plot> plots() {
    return sections.stream().flatMap(section -> section.plots().stream()).toList();
  }

  List<Picture> pictures() {
    return sections.stream().flatMap(section -> section.pictures().stream()).toList();
  }
}

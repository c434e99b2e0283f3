package forewarn.console.pdf;

import java.util.List;

/**
 * A part of a document under one heading: figures, then facts, plots, pictures, tables and notes.
 *
 * @param title may be empty
 * @param note beside the title; may be empty
 * @param narrow whether half the width of the paper is enough
 */
public record Section(
    String title,
    String note,
    boolean narrow,
    List<Figure> figures,
    List<Fact> facts,
    List<Plot> plots,
    List<Picture> pictures,
    List<Grid> grids,
    List<String> notes) {
  public Section {
    figures = List.copyOf(figures);
    facts = List.copyOf(facts);
    plots = List.copyOf(plots);
    pictures = List.copyOf(pictures);
    grids = List.copyOf(grids);
    notes = List.copyOf(notes);
  }

  /** A part without plots. */
  public Section(
      String title,
      String note,
      boolean narrow,
      List<Figure> figures,
      List<Fact> facts,
      List<Picture> pictures,
      List<Grid> grids,
      List<String> notes) {
    this(title, note, narrow, figures, facts, List.of(), pictures, grids, notes);
  }

  /**
   * A figure with what it is of.
   *
   * @param value as shown
   * @param under what stands below it: its period, how it changed
   */
  public record Figure(String label, String value, String unit, List<String> under) {
    public Figure {
      under = List.copyOf(under);
    }
  }

  public record Fact(String label, String value) {}
}

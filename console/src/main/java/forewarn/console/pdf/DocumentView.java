package forewarn.console.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a document lies on the paper; for its templates. */
public final class DocumentView {
  private static final int MOST_IN_ROW = 5;
  private static final int MOST_IN_HALF_ROW = 3;
  private static final int LONG_FIGURE = 8;
  // What a picture may fill of A4, in millimetres; the title of the first page stays above it.
  private static final double UPRIGHT_WIDTH = 182;
  private static final double UPRIGHT_HEIGHT = 200;
  private static final double LANDSCAPE_WIDTH = 269;
  private static final double LANDSCAPE_HEIGHT = 112;
  private static final double HALF_GAP = 4;
  private static final double SCALE_WIDTH = 15;
  // Of a page on a screen; pictures have two of theirs for each. A chart over the paper has 919.
  private static final double MILLIMETRES_OF_POINT = 0.198;

  private static final int MOST_ROWS_TOGETHER = 16;
  private static final int DENSE = 130;
  private static final int VERY_DENSE = 190;

  private final Document document;
  private final List<Picture> pictures;
  private final List<Plot> plots;

  public DocumentView(Document document) {
    this.document = document;
    this.pictures = document.pictures();
    this.plots = document.plots();
  }

  public boolean isWide() {
    return document.isWide();
  }

  public List<List<Section>> rows() {
    return document.rows();
  }

  /** The figures of a section in rows of about the same length. */
  public List<List<Section.Figure>> figureRows(Section section) {
    int most = figuresInRow(section);
    List<List<Section.Figure>> rows = new ArrayList<>();
    for (int i = 0; i < section.figures().size(); i += most) {
      rows.add(section.figures().subList(i, Math.min(section.figures().size(), i + most)));
    }
    return rows;
  }

  public int figuresInRow(Section section) {
    int all = section.figures().size();
    int most = section.narrow() ? MOST_IN_HALF_ROW : MOST_IN_ROW;
    int rows = Math.ceilDiv(Math.max(1, all), most);
    return Math.ceilDiv(Math.max(1, all), rows);
  }

  /** The class of a figure's style: a long one is set smaller. */
  public String figureClass(Section.Figure figure) {
    return figure.value().length() > LONG_FIGURE ? "figure long" : "figure";
  }

  /** Where a picture is to be had while the document is made. */
  public String address(Picture picture) {
    return "forewarn:///picture/" + pictures.indexOf(picture);
  }

  /** What the place of a plot says, for it to be drawn there. */
  public int place(Plot plot) {
    return plots.indexOf(plot);
  }

  /** How wide a plot stands beside its scale, in millimetres. */
  public String plotWidth(Section section) {
    double paper = isWide() ? LANDSCAPE_WIDTH : UPRIGHT_WIDTH;
    double room = section.narrow() ? paper / 2 - HALF_GAP : paper;
    return String.format(Locale.ROOT, "width: %.1fmm", room - SCALE_WIDTH);
  }

  /** How wide a picture stands, in millimetres: all at one scale, unless the paper is smaller. */
  public String pictureWidth(Section section, Picture picture) {
    double paper = isWide() ? LANDSCAPE_WIDTH : UPRIGHT_WIDTH;
    double room = section.narrow() ? paper / 2 - HALF_GAP : paper;
    double shown = picture.width() / 2.0 * MILLIMETRES_OF_POINT;
    double ofHeight =
        (isWide() ? LANDSCAPE_HEIGHT : UPRIGHT_HEIGHT) * picture.width() / picture.height();
    return String.format(Locale.ROOT, "width: %.1fmm", Math.min(Math.min(room, ofHeight), shown));
  }

  /** The class of a section's style: a short one stays on one page. */
  public String sectionClass(Section section) {
    int rows = section.grids().stream().mapToInt(grid -> grid.rows().size()).sum();
    String width = section.narrow() ? "section narrow" : "section";
    return rows <= MOST_ROWS_TOGETHER && section.pictures().size() < 2 ? width + " whole" : width;
  }

  /** The class of a table's style: the more stands in a line, the smaller it is set. */
  public String gridClass(Grid grid) {
    int width = grid.width();
    return width > VERY_DENSE ? "grid very dense" : width > DENSE ? "grid dense" : "grid";
  }
}

package forewarn.console.pdf;

import java.util.ArrayList;
import java.util.List;

/** How a document lies on the paper; for its templates. */
public final class DocumentView {
  private static final int MOST_IN_ROW = 5;
  private static final int MOST_IN_HALF_ROW = 3;
  private static final int DENSE = 130;
  private static final int VERY_DENSE = 190;

  private final Document document;
  private final List<Picture> pictures;

  public DocumentView(Document document) {
    this.document = document;
    this.pictures = document.pictures();
  }

  /** The class of the paper's style. */
  public String paper() {
    return document.isWide() ? "wide" : "upright";
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

  /** Where a picture is to be had while the document is made. */
  public String address(Picture picture) {
    return "forewarn:///picture/" + pictures.indexOf(picture);
  }

  /** The class of a table's style: the more stands in a line, the smaller it is set. */
  public String gridClass(Grid grid) {
    int width = grid.width();
    return width > VERY_DENSE ? "grid very dense" : width > DENSE ? "grid dense" : "grid";
  }
}

package forewarn.console.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws the plots of one document where its page has places for them, as vectors. */
final class PlotDrawing implements FSObjectDrawer {
  /** The type of the places. */
  static final String TYPE = "forewarn/plot";

  private static final Color GRID = new Color(0xdbe3e9);
  private static final Color AXIS = new Color(0x8796a3);
  private static final int PARTS = 4;

  private final List<Plot> plots;

  PlotDrawing(List<Plot> plots) {
    this.plots = plots;
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element place,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    Plot plot = plots.get(Integer.parseInt(place.getAttribute("data")));
    double points = width / dotsPerPixel;
    double high = height / dotsPerPixel;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) points,
        (float) high,
        pen -> new Canvas(plot, pen, points, high).draw());
    return null;
  }

  private record Canvas(Plot plot, Graphics2D pen, double width, double height) {
    void draw() {
      pen.setStroke(new BasicStroke(0.5f));
      for (int i = 0; i <= PARTS; i++) {
        double y = 0.5 + (height - 1) * i / PARTS;
        pen.setColor(i == PARTS ? AXIS : GRID);
        pen.draw(new Line2D.Double(0, y, width, y));
      }
      int places =
          plot.series().stream().mapToInt(series -> series.values().size()).max().orElse(0);
      double[] stacked = new double[places];
      for (int i = 0; i < plot.series().size(); i++) {
        Plot.Series series = plot.series().get(i);
        pen.setColor(Color.decode(plot.color(i)));
        switch (series.form()) {
          case BAR -> bars(series, stacked);
          case LINE -> line(series);
        }
      }
    }

    private double y(double value) {
      return 0.5 + (height - 1) * (1 - Math.clamp(value / plot.most(), 0, 1));
    }

    private void bars(Plot.Series series, double[] stacked) {
      double place = width / stacked.length;
      double gap = Math.min(3, place * 0.2);
      for (int i = 0; i < series.values().size(); i++) {
        Double value = series.values().get(i);
        if (value != null && value > 0) {
          double top = y(stacked[i] + value);
          double bottom = y(stacked[i]);
          pen.fill(new Rectangle2D.Double(i * place + gap / 2, top, place - gap, bottom - top));
          stacked[i] += value;
        }
      }
    }

    private void line(Plot.Series series) {
      double place = width / Math.max(1, series.values().size());
      Path2D path = new Path2D.Double();
      boolean drawing = false;
      for (int i = 0; i < series.values().size(); i++) {
        Double value = series.values().get(i);
        if (value == null) {
          drawing = false;
        } else if (drawing) {
          path.lineTo((i + 0.5) * place, y(value));
        } else {
          path.moveTo((i + 0.5) * place, y(value));
          drawing = true;
        }
      }
      pen.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(path);
      pen.setStroke(new BasicStroke(0.5f));
    }
  }
}

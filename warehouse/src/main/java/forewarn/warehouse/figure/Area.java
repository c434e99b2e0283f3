package forewarn.warehouse.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the network: what fulfils all that is not null; the whole network when all is. */
public record Area(@Nullable String region, @Nullable String province, @Nullable String cluster) {
  public static final Area NETWORK = new Area(null, null, null);

  /**
   * The condition a row of it fulfils, with a question mark for each of {@link #parameters}; begins
   * with {@code and}, or is empty. The columns are region, province and cluster_id.
   */
  public String condition() {
    return (region == null ? "" : " and region = ?")
        + (province == null ? "" : " and province = ?")
        + (cluster == null ? "" : " and cluster_id = ?");
  }

  /** What {@link #condition} is about, in its order. */
  public List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    if (region != null) {
      parameters.add(region);
    }
    if (province != null) {
      parameters.add(province);
    }
    if (cluster != null) {
      parameters.add(cluster);
    }
    return parameters;
  }
}

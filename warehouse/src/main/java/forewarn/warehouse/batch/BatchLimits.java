package forewarn.warehouse.batch;

/**
 * How much of a file is taken.
 *
 * @param rows most rows; a workbook's sheet can hold no more than 1,048,575
 * @param columns most columns
 */
public record BatchLimits(long rows, int columns) {
  public static final BatchLimits USUAL = new BatchLimits(1_000_000, 500);
}

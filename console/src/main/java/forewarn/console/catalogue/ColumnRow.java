package forewarn.console.catalogue;

import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.profile.ColumnProfile;
import org.jspecify.annotations.Nullable;

/**
 * A column of an object as its page lists it.
 *
 * @param key whether it is part of the key
 * @param profile null when it is not known, or not for the reader
 * @param spark null when there is nothing to draw
 */
public record ColumnRow(
    ColumnDefinition definition,
    boolean key,
    @Nullable ColumnProfile profile,
    @Nullable Bars spark) {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 20;

  static ColumnRow of(ColumnDefinition definition, boolean key, @Nullable ColumnProfile profile) {
    Bars spark = profile == null ? null : Bars.of(profile, WIDTH, HEIGHT).orElse(null);
    return new ColumnRow(definition, key, profile, spark);
  }
}

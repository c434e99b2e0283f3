/** Every object's definition, one SQL file and one YAML file each, and the lineage between them. */
@NullMarked
package forewarn.warehouse.catalogue;

import org.jspecify.annotations.NullMarked;

package forewarn.warehouse.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example that is a test: with these rows given, the object has those rows. A column that is not
 * mentioned is null in what is given and any value in what is expected.
 *
 * @param given rows by object
 * @param expect every row of the object
 * @param rejected every row of STAGING.REJECTED for the object
 */
public record ExampleDefinition(
    String name,
    Map<String, List<Map<String, @Nullable Object>>> given,
    List<Map<String, @Nullable Object>> expect,
    List<Map<String, @Nullable Object>> rejected) {}

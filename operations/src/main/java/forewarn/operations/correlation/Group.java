package forewarn.operations.correlation;

import forewarn.operations.incident.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Signs that belong to one incident.
 *
 * @param id of the cluster, OLT or province
 * @param reason why they belong together, in a sentence
 */
public record Group(Scope scope, String id, List<Sign> signs, String reason) {
  public Group {
    signs = List.copyOf(signs);
  }

  /** Numbers of the open incidents its signs belong to already, lowest first. */
  public Set<Long> incidents() {
    Set<Long> numbers = new TreeSet<>();
    signs.forEach(sign -> numbers.addAll(sign.incidents()));
    return numbers;
  }
}

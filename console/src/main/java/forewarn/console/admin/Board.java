package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All parts looked at, one after the other; one that cannot be read does not hide the others. */
@Component
final class Board {
  private static final Logger log = LoggerFactory.getLogger(Board.class);

  private final List<Inspection> inspections;

  Board(List<Inspection> inspections) {
    this.inspections = List.copyOf(inspections);
  }

  List<Section> sections() {
    return inspections.stream().map(Board::look).toList();
  }

  static Section look(Inspection inspection) {
    try {
      return inspection.look();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreadable(inspection, e);
    } catch (Exception e) {
      log.debug("Cannot look at {}", inspection.key(), e);
      return unreadable(inspection, e);
    }
  }

  private static Section unreadable(Inspection inspection, Exception e) {
    String reason = e.getMessage() == null ? e.toString() : e.getMessage();
    return Section.unreadable(
        inspection.key(), t(inspection.title()), t("This cannot be read now: {0}", reason));
  }
}

package forewarn.console.layout;

import forewarn.console.start.StartUp;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The corner of every page that says whether the system is live; pages ask for it again and again.
 */
@Controller
class StatusController {
  private final StartUp startUp;

  StatusController(StartUp startUp) {
    this.startUp = startUp;
  }

  @GetMapping("/status")
  ModelAndView status() {
    return new ModelAndView("layout/status", Map.of("status", SystemStatus.of(startUp)));
  }
}

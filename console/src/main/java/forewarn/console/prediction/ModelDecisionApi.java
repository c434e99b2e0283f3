package forewarn.console.prediction;

import forewarn.console.problem.Problems;
import forewarn.console.security.Caller;
import forewarn.console.start.Services;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.prediction.registry.Decision;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.registry.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is decided about models: {@code POST /api/v1/models/...}, for engineers and administrators.
 * Scoring has switched when an answer comes.
 */
@RestController
@Tag(name = "Models")
class ModelDecisionApi {
  private static final String WHO =
      "For engineers and administrators; why is needed and kept. 409 when the model's stage does not"
          + " allow it or it cannot be loaded.";

  private final Services services;
  private final AuditLog audit;

  ModelDecisionApi(Services services, AuditLog audit) {
    this.services = services;
    this.audit = audit;
  }

  /** Why, in words. */
  record Reason(@Nullable String why) {}

  record Started(boolean started) {}

  @PostMapping(
      path = "/api/v1/models/{name}/{version}/promote",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Put a model in use, from the next record on", description = WHO)
  Decision promote(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @RequestBody Reason reason,
      Authentication caller) {
    return decide(Kind.PROMOTE, new ModelId(name, version), reason, caller);
  }

  @PostMapping(
      path = "/api/v1/models/{name}/{version}/challenge",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Let a model predict in the shadow of the one in use",
      description = "It takes the place of another challenger. " + WHO)
  Decision challenge(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @RequestBody Reason reason,
      Authentication caller) {
    return decide(Kind.CHALLENGE, new ModelId(name, version), reason, caller);
  }

  @PostMapping(
      path = "/api/v1/models/{name}/{version}/archive",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Put a model away; its files stay", description = WHO)
  Decision archive(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @RequestBody Reason reason,
      Authentication caller) {
    return decide(Kind.ARCHIVE, new ModelId(name, version), reason, caller);
  }

  @PostMapping(
      path = "/api/v1/models/{name}/{version}/restore",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Make an archived model a candidate again", description = WHO)
  Decision restore(
      @PathVariable("name") String name,
      @PathVariable("version") String version,
      @RequestBody Reason reason,
      Authentication caller) {
    return decide(Kind.RESTORE, new ModelId(name, version), reason, caller);
  }

  @PostMapping(
      path = "/api/v1/models/rollback",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Use again the model that was in use before", description = WHO)
  Decision rollBack(@RequestBody Reason reason, Authentication caller) {
    return decided(caller, () -> registry().rollBack(caller.getName(), why(reason)));
  }

  @PostMapping(
      path = "/api/v1/models/end-challenge",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Take the challenger out of the shadow", description = WHO)
  Decision endChallenge(@RequestBody Reason reason, Authentication caller) {
    return decided(caller, () -> registry().endChallenge(caller.getName(), why(reason)));
  }

  @PostMapping(
      path = "/api/v1/models/retrain",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Train a model anew and propose it",
      description =
          "For engineers and administrators. Answers at once; started is false when a retraining is"
              + " under way or no model is in use. See proposals for what came of it.")
  Started retrain(@RequestBody Reason reason, Authentication caller) {
    examine(caller);
    String why = why(reason) + " (" + caller.getName() + ")";
    return new Started(services.retraining().orElseThrow(ModelDecisionApi::notReady).start(why));
  }

  private Decision decide(Kind what, ModelId model, Reason reason, Authentication caller) {
    return decided(
        caller,
        () -> {
          ModelApi.card(services, model);
          return registry().decide(what, model, caller.getName(), why(reason));
        });
  }

  private Decision decided(Authentication caller, Supplier<Decision> decision) {
    examine(caller);
    try {
      Decision made = decision.get();
      audit.record(
          actor(caller),
          "model." + made.what().name().toLowerCase(Locale.ROOT),
          made.model().toString(),
          Map.of("stage", made.from().name()),
          Map.of("stage", made.to().name(), "why", made.why()));
      return made;
    } catch (ModelException e) {
      throw Problems.of(HttpStatus.CONFLICT, "Not possible", String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Bad reason", String.valueOf(e.getMessage()));
    }
  }

  private static Actor actor(Authentication caller) {
    return Actor.person(
        caller.getName(),
        caller.getDetails() instanceof WebAuthenticationDetails details
            ? String.valueOf(details.getRemoteAddress())
            : "");
  }

  private static void examine(Authentication caller) {
    if (!Caller.mayDecideOnModels(caller)) {
      throw new AccessDeniedException("Cannot decide on models: not an engineer or administrator");
    }
  }

  private static String why(Reason reason) {
    String why = reason.why() == null ? "" : reason.why();
    if (why.isBlank()) {
      throw Problems.badField("why", why, "missing: who reads the history wants to know");
    }
    return why;
  }

  private ModelRegistry registry() {
    return services.registry().orElseThrow(ModelDecisionApi::notReady);
  }

  private static RuntimeException notReady() {
    return Problems.notReady("The models are not open yet: try again soon");
  }
}

package forewarn.console.assistant;

import static forewarn.console.language.Words.t;

import forewarn.assistant.conversation.Answer;
import forewarn.assistant.conversation.Assistant;
import forewarn.assistant.conversation.Conversation;
import forewarn.assistant.conversation.Conversations;
import forewarn.assistant.conversation.Message;
import forewarn.assistant.conversation.Proposal;
import forewarn.assistant.conversation.Proposals;
import forewarn.assistant.conversation.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page {@code /assistant}: conversations, as they are and as they go on. */
@Controller
class AssistantController {
  private static final int MOST_LISTED = 100;

  private final Assistant assistant;
  private final Conversations conversations;
  private final Proposals proposals;
  private final Sources sources;

  AssistantController(
      Assistant assistant, Conversations conversations, Proposals proposals, Sources sources) {
    this.assistant = assistant;
    this.conversations = conversations;
    this.proposals = proposals;
    this.sources = sources;
  }

  @GetMapping("/assistant")
  ModelAndView begin(
      @RequestParam(name = "find", defaultValue = "") String find, Authentication caller) {
    return page(caller.getName(), "", find, List.of());
  }

  @GetMapping("/assistant/{id}")
  ModelAndView page(
      @PathVariable("id") String id,
      @RequestParam(name = "find", defaultValue = "") String find,
      Authentication caller) {
    require(caller, id);
    return page(caller.getName(), id, find, conversations.messages(caller.getName(), id));
  }

  private ModelAndView page(String user, String id, String find, List<Message> messages) {
    Map<String, Object> model = new HashMap<>();
    model.put("conversation", id);
    model.put("find", find);
    model.put("list", conversations.list(user, find, MOST_LISTED));
    model.put("messages", messages.stream().map(one -> shown(user, id, one)).toList());
    model.put("examples", Assistant.examples());
    model.put("ready", sources.analyst().isPresent());
    return new ModelAndView("assistant/page", model);
  }

  private ShownMessage shown(String user, String id, Message message) {
    Answer answer = message.answer();
    if (answer == null) {
      return new ShownMessage(message, null, null);
    }
    Optional<Proposal> proposal =
        answer.proposal().isEmpty()
            ? Optional.empty()
            : proposals.find(user, id, answer.proposal());
    return new ShownMessage(
        message, ShownAnswer.of("answer-" + message.number(), answer), proposal.orElse(null));
  }

  /** One message, for the page's script. */
  @GetMapping("/assistant/{id}/messages/{number}")
  ModelAndView message(
      @PathVariable("id") String id, @PathVariable("number") long number, Authentication caller) {
    ShownMessage shown =
        conversations.messages(caller.getName(), id).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .map(one -> shown(caller.getName(), id, one))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return new ModelAndView("assistant/message", Map.of("shown", shown, "conversation", id));
  }

  @PostMapping("/assistant")
  RedirectView say(
      @RequestParam("message") String message,
      @RequestParam(name = "conversation", defaultValue = "") String conversation,
      Authentication caller,
      HttpServletRequest request) {
    String id = conversation.isEmpty() ? UUID.randomUUID().toString() : conversation;
    String text = message.strip();
    if (!Askers.isId(id) || text.isEmpty() || text.length() > Assistant.LONGEST_MESSAGE) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST,
          t("A message has 1 to {0} characters.", Assistant.LONGEST_MESSAGE));
    }
    Message answer = assistant.say(Askers.of(caller, request), id, text, step -> {});
    return to(id, answer);
  }

  @PostMapping("/assistant/{id}/confirm")
  RedirectView confirm(
      @PathVariable("id") String id,
      @RequestParam("proposal") String proposal,
      Authentication caller,
      HttpServletRequest request) {
    require(caller, id);
    return to(id, assistant.confirm(Askers.of(caller, request), id, proposal, step -> {}));
  }

  @PostMapping("/assistant/{id}/decline")
  RedirectView decline(
      @PathVariable("id") String id, Authentication caller, HttpServletRequest request) {
    require(caller, id);
    return to(id, assistant.decline(Askers.of(caller, request), id));
  }

  @PostMapping("/assistant/{id}/messages/{number}/rating")
  RedirectView rate(
      @PathVariable("id") String id,
      @PathVariable("number") long number,
      @RequestParam("rating") String rating,
      @RequestParam(name = "comment", defaultValue = "") String comment,
      Authentication caller) {
    Message.Rating given =
        switch (rating) {
          case "up" -> Message.Rating.UP;
          case "down" -> Message.Rating.DOWN;
          case "none" -> Message.Rating.NONE;
          default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    if (comment.length() > Assistant.LONGEST_MESSAGE) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    if (!conversations.rate(caller.getName(), id, number, given, comment)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return redirect("/assistant/" + id + "#message-" + number);
  }

  @PostMapping("/assistant/{id}/remove")
  RedirectView remove(@PathVariable("id") String id, Authentication caller) {
    require(caller, id);
    conversations.remove(caller.getName(), id);
    return redirect("/assistant");
  }

  private Conversation require(Authentication caller, String id) {
    return conversations
        .find(caller.getName(), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static RedirectView to(String id, Message answer) {
    return redirect("/assistant/" + id + "#message-" + answer.number());
  }

  private static RedirectView redirect(String address) {
    RedirectView view = new RedirectView(address);
    view.setExposeModelAttributes(false);
    return view;
  }
}

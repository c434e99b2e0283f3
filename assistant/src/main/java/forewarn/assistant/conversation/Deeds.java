package forewarn.assistant.conversation;

import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.mail.Mailer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What sends or changes something. Nothing of it is done in the turn that asks for it: it is
 * proposed with its whole input, and done when the same user confirms it.
 */
final class Deeds {
  private static final int LONGEST_MAIL = 20_000;

  private final Tools tools;
  private final Conversations conversations;
  private final Proposals proposals;

  Deeds(Tools tools, Conversations conversations, Proposals proposals) {
    this.tools = tools;
    this.conversations = conversations;
    this.proposals = proposals;
  }

  /** Where a wish was spoken. */
  record Place(Asker asker, String conversation) {}

  void mail(Intent.Mail wish, Place place, Reply reply) {
    if (wish.addresses().isEmpty()) {
      reply.say("To whom? Please name the mail address in your message.");
      return;
    }
    List<String> problems = Mailer.problems(wish.addresses());
    if (!problems.isEmpty()) {
      problems.forEach(reply::say);
      return;
    }
    String to = String.join(", ", wish.addresses());
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("to", wish.addresses());
    switch (wish.content()) {
      case INCIDENT -> {
        input.put("incident", wish.id());
        propose(
            "send_incident_summary",
            input,
            "Mail the summary of " + wish.id() + " to " + to,
            place,
            reply);
      }
      case REPORT -> {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("kind", wish.id());
        report.put("to", wish.addresses());
        propose(
            "make_report",
            report,
            "Make the report " + wish.id() + " and mail it to " + to,
            place,
            reply);
      }
      case CONVERSATION -> {
        String text = transcript(place, reply);
        if (text.isBlank()) {
          reply.say(
              "There is nothing to summarise yet. Ask something first, such as “open incidents”,"
                  + " and then have it mailed.");
          return;
        }
        input.put("subject", "Forewarn: " + subject(place));
        input.put("text", text);
        propose("send_email", input, "Mail this conversation to " + to, place, reply);
      }
    }
  }

  void acknowledge(String incident, Place place, Reply reply) {
    propose(
        "acknowledge_incident",
        Map.of("incident", incident),
        "Acknowledge " + incident + " in your name",
        place,
        reply);
  }

  void report(String kind, Place place, Reply reply) {
    propose("make_report", Map.of("kind", kind), "Make the report " + kind, place, reply);
  }

  /** Asks the user, unless the tool is missing, the input wrong, or the user may not. */
  void propose(String tool, Map<String, Object> input, String summary, Place place, Reply reply) {
    Optional<Tool> found = tools.find(tool);
    if (found.isEmpty()) {
      reply.say("I cannot do that: there is no tool " + tool + ".");
      return;
    }
    Effect effect = found.get().signature().effect();
    if (!place.asker().effects().contains(effect)) {
      reply.say("I cannot do that for you: your role may only read.");
      return;
    }
    List<String> problems = tools.problems(tool, input);
    if (!problems.isEmpty()) {
      reply.say("I cannot do that: " + String.join(". ", problems));
      return;
    }
    Proposal proposal =
        proposals.propose(place.asker().user(), place.conversation(), tool, input, summary);
    reply.say(summary + "? Nothing is done until you confirm it.");
    reply.waitFor(proposal);
  }

  /** Does what was proposed last in this conversation. */
  void agree(Place place, Reply reply) {
    Optional<Proposal> waiting = proposals.newest(place.asker().user(), place.conversation());
    if (waiting.isEmpty()) {
      reply.say("Nothing waits for your confirmation: it is done, was declined, or has expired.");
      return;
    }
    confirm(waiting.get().id(), place, reply);
  }

  void confirm(String id, Place place, Reply reply) {
    Optional<Proposal> settled = proposals.settle(place.asker().user(), place.conversation(), id);
    if (settled.isEmpty()) {
      reply.say("Nothing waits for your confirmation: it is done, was declined, or has expired.");
      return;
    }
    Proposal proposal = settled.get();
    Optional<Tool> tool = tools.find(proposal.tool());
    // A role may have been taken away since it was proposed.
    if (tool.isEmpty() || !place.asker().effects().contains(tool.get().signature().effect())) {
      reply.say("I cannot do that for you: your role may only read.");
      return;
    }
    try {
      Map<String, Object> output =
          reply.step(
              proposal.tool(),
              proposal.summary(),
              () ->
                  tools.call(
                      proposal.tool(),
                      proposal.input(),
                      new ToolCall(place.asker().actor(), "assistant/" + proposal.id())),
              done -> "done");
      reply.say("Done: " + proposal.summary() + ". " + told(output));
    } catch (ToolException e) {
      reply.say(String.valueOf(e.getMessage()));
    }
  }

  void decline(Place place, Reply reply) {
    Optional<Proposal> waiting = proposals.newest(place.asker().user(), place.conversation());
    boolean declined =
        waiting.isPresent()
            && proposals
                .settle(place.asker().user(), place.conversation(), waiting.get().id())
                .isPresent();
    reply.say(
        declined
            ? "Nothing was done: " + waiting.get().summary() + " is declined."
            : "Nothing waits for your confirmation.");
  }

  private static String told(Map<String, Object> output) {
    return output.entrySet().stream()
        .map(field -> field.getKey().replace('_', ' ') + ": " + field.getValue())
        .collect(Collectors.joining("; "));
  }

  private String subject(Place place) {
    return conversations
        .find(place.asker().user(), place.conversation())
        .map(Conversation::title)
        .orElse("summary");
  }

  private String transcript(Place place, Reply reply) {
    StringBuilder text = new StringBuilder();
    String asked = "";
    for (Message message : conversations.messages(place.asker().user(), place.conversation())) {
      Answer answer = message.answer();
      if (answer == null) {
        asked = message.text();
      } else if (answer.proposal().isEmpty() && !answer.steps().isEmpty()) {
        text.append(Transcript.of(asked, answer));
      }
    }
    Answer soFar = reply.answer();
    if (!soFar.text().isBlank()) {
      text.append(Transcript.of(asked, soFar));
    }
    return text.length() > LONGEST_MAIL
        ? "…\n" + text.substring(text.length() - LONGEST_MAIL)
        : text.toString();
  }
}

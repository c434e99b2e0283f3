package forewarn.assistant.conversation;

import forewarn.assistant.conversation.Step.Outcome;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.tool.Tools;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers messages: reads from the user's own words what is wanted, makes a plan of steps, and asks
 * the parts of the product. Nothing that was retrieved is ever read for a wish, and what sends or
 * changes waits for its user's confirmation. Thread-safe.
 */
public final class Assistant {
  /** The longest message, in characters. */
  public static final int LONGEST_MESSAGE = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);
  private static final String HELP =
      """
      I answer questions about the network's data, predictions, incidents and what people wrote.
      I show how each answer was made, and I ask before anything is sent or changed.
      I change no data, users or models, and reach no addresses of the web.\
      """;
  private static final List<String> EXAMPLES =
      List.of(
          "What is the average fault rate by vendor?",
          "Which clusters are at risk in the next hour?",
          "Open incidents",
          "What did operators write about fiber attenuation?",
          "Most frequent phrases in notes before outages");

  private final IntentReader reader = new IntentReader();
  private final Conversations conversations;
  private final Findings findings;
  private final NetworkState network;
  private final Deeds deeds;

  public Assistant(
      Sources sources,
      Incidents incidents,
      SimilarIncidents similar,
      Tools tools,
      Conversations conversations,
      Proposals proposals) {
    this.conversations = conversations;
    this.findings = new Findings(sources);
    this.network = new NetworkState(sources, incidents, similar);
    this.deeds = new Deeds(tools, conversations, proposals);
  }

  /** What can be asked. */
  public static List<String> examples() {
    return EXAMPLES;
  }

  /**
   * Answers a message; both are kept.
   *
   * @param progress is told each step as it ends
   * @throws IllegalArgumentException when the message is empty or too long
   */
  public Message say(Asker asker, String conversation, String message, Consumer<Step> progress) {
    String text = message.strip();
    if (text.isEmpty() || text.length() > LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "Invalid message: %d characters, expected 1 to %d"
              .formatted(text.length(), LONGEST_MESSAGE));
    }
    conversations.say(asker.user(), conversation, text);
    Deeds.Place place = new Deeds.Place(asker, conversation);
    Reply reply = new Reply(progress);
    List<Intent> plan = reader.read(text);
    reply.tell(new Step("Plan", text, words(plan), 0, Outcome.DONE));
    plan.forEach(intent -> guarded(reply, () -> follow(intent, place, reply)));
    return conversations.answer(asker.user(), conversation, reply.answer());
  }

  /** Does what a user confirms by its id; the answer is kept. */
  public Message confirm(
      Asker asker, String conversation, String proposal, Consumer<Step> progress) {
    Reply reply = new Reply(progress);
    Deeds.Place place = new Deeds.Place(asker, conversation);
    guarded(reply, () -> deeds.confirm(proposal, place, reply));
    return conversations.answer(asker.user(), conversation, reply.answer());
  }

  /** Declines what waits; the answer is kept. */
  public Message decline(Asker asker, String conversation) {
    Reply reply = new Reply(step -> {});
    deeds.decline(new Deeds.Place(asker, conversation), reply);
    return conversations.answer(asker.user(), conversation, reply.answer());
  }

  private static void guarded(Reply reply, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("A message is not answered", e);
      reply.say("That went wrong here, and nothing was sent or changed. The log says more.");
    }
  }

  private void follow(Intent intent, Deeds.Place place, Reply reply) {
    switch (intent) {
      case Intent.Figures figures -> figures(figures, place, reply);
      case Intent.Notes notes -> findings.notes(notes.words(), place.asker(), reply);
      case Intent.Phrases _ -> findings.phrases(place.asker(), reply);
      case Intent.Explain explain -> network.explain(explain.cluster(), reply);
      case Intent.Expected _ -> network.expected(reply);
      case Intent.OpenIncidents _ -> network.open(reply);
      case Intent.OneIncident one -> network.one(one.id(), reply);
      case Intent.SimilarTo similar ->
          network
              .similarTo(similar.id(), reply)
              .ifPresent(incident ->
                  findings.incidentsLike(
                      incident.diagnosis().title(), incident.id(), place.asker(), reply));
      case Intent.Acknowledge acknowledge -> deeds.acknowledge(acknowledge.id(), place, reply);
      case Intent.Mail mail -> deeds.mail(mail, place, reply);
      case Intent.Report report -> deeds.report(report.kind(), place, reply);
      case Intent.Export _ -> export(place, reply);
      case Intent.Agree _ -> deeds.agree(place, reply);
      case Intent.Decline _ -> deeds.decline(place, reply);
      case Intent.Refused refused -> reply.say(refused.why());
      case Intent.Help _ -> {
        reply.say(HELP);
        reply.suggest(EXAMPLES);
      }
    }
  }

  private void figures(Intent.Figures wish, Deeds.Place place, Reply reply) {
    String user = place.asker().user();
    findings
        .figures(
            wish.question(),
            conversations.lastQuery(user, place.conversation()).orElse(null),
            place.asker(),
            reply)
        .ifPresent(query -> conversations.keepQuery(user, place.conversation(), query));
  }

  private static void export(Deeds.Place place, Reply reply) {
    reply.say("This conversation as PDF is below.");
    reply.cite(
        new Citation(
            Citation.Kind.FILE,
            "conversation.pdf",
            "/assistant/" + place.conversation() + "/conversation.pdf"));
  }

  private static String words(List<Intent> plan) {
    return plan.stream().map(Assistant::words).collect(Collectors.joining(", then "));
  }

  private static String words(Intent intent) {
    return switch (intent) {
      case Intent.Figures _ -> "ask the data";
      case Intent.Notes _ -> "search what people wrote";
      case Intent.Phrases _ -> "count phrases of notes";
      case Intent.Explain _ -> "explain a prediction";
      case Intent.Expected _ -> "read the newest predictions";
      case Intent.OpenIncidents _, Intent.OneIncident _ -> "read incidents";
      case Intent.SimilarTo _ -> "look for similar incidents";
      case Intent.Acknowledge _, Intent.Mail _, Intent.Report _ -> "propose, and wait for you";
      case Intent.Export _ -> "make a file";
      case Intent.Agree _ -> "do what was proposed";
      case Intent.Decline _ -> "drop what was proposed";
      case Intent.Help _ -> "say what can be asked";
      case Intent.Refused _ -> "say why not";
    };
  }
}

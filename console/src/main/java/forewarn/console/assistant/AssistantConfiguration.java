package forewarn.console.assistant;

import forewarn.assistant.conversation.Assistant;
import forewarn.assistant.conversation.Conversations;
import forewarn.assistant.conversation.FeedbackCases;
import forewarn.assistant.conversation.Proposals;
import forewarn.assistant.conversation.Sources;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.store.Database;
import forewarn.operations.tool.Tools;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the conversation. */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {
  @Bean
  Conversations conversations(Database database, InstantSource clock) {
    return new Conversations(database, clock);
  }

  @Bean
  Proposals proposals(Database database, InstantSource clock) {
    return new Proposals(database, clock);
  }

  @Bean
  FeedbackCases feedbackCases(Conversations conversations) {
    return new FeedbackCases(conversations);
  }

  @Bean
  Assistant assistant(
      Sources sources,
      Incidents incidents,
      Database database,
      Tools tools,
      Conversations conversations,
      Proposals proposals) {
    return new Assistant(
        sources, incidents, new SimilarIncidents(database), tools, conversations, proposals);
  }
}

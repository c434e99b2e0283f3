package forewarn.console.assistant;

import static forewarn.console.language.Words.t;

import forewarn.assistant.conversation.Conversation;
import forewarn.assistant.conversation.Conversations;
import forewarn.console.layout.Format;
import forewarn.console.pdf.Document;
import forewarn.console.pdf.PdfWriter;
import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /assistant/{id}/conversation.pdf}: a user's own conversation, laid out for paper. */
@RestController
@Hidden
class ConversationPdfController {
  private final Conversations conversations;
  private final PdfWriter writer;
  private final InstantSource clock;

  ConversationPdfController(Conversations conversations, PdfWriter writer, InstantSource clock) {
    this.conversations = conversations;
    this.writer = writer;
    this.clock = clock;
  }

  @GetMapping("/assistant/{id}/conversation.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable("id") String id, Authentication caller) {
    String user = caller.getName();
    Conversation conversation =
        conversations
            .find(user, id)
            .orElseThrow(() -> Problems.notFound("You have no conversation " + id));
    Instant now = clock.instant();
    String made = t("Made by {0}, {1} {2}", user, Format.hour(now), Format.zone());
    Document document =
        ConversationDocument.of(conversation, conversations.messages(user, id), made);
    try {
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename("conversation.pdf").build().toString())
          .body(writer.write(document));
    } catch (PdfWriter.BusyException e) {
      throw Problems.notReady(String.valueOf(e.getMessage()));
    }
  }
}

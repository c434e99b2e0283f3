package forewarn.assistant.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a message wants, in English or Indonesian, by its words. The first rule that fits
 * counts; what no rule fits is a question for figures.
 */
final class IntentReader {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)\\s*(?:,|;)?\\s+(?:and then|and|then|dan|lalu)\\s+(?=(?:please\\s+)?"
              + "(?:send|mail|e-?mail|kirim|export|ekspor))");
  private static final Pattern AGREE =
      words(
          "(yes|y|ya|ok|okay|confirm|go ahead|do it|send it|kirim saja|lanjutkan|setuju)( please)?");
  private static final Pattern DECLINE =
      words(
          "(no|cancel|stop|don'?t|do not|never mind|tidak|jangan|batal|batalkan)( send| kirim)?( it)?");
  private static final Pattern HELP =
      words(
          "(help|bantuan|tolong|hi|hello|halo|what can you do.*|what can i ask.*|apa yang bisa.*)");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
  private static final Pattern INCIDENT = Pattern.compile("(?i)\\bINC-?\\s?([0-9]{1,18})\\b");
  private static final Pattern TEXT_ID = Pattern.compile("(?i)\\b(TX-\\w+|CASE-\\w+|CUST\\d+)\\b");
  private static final Pattern CLUSTER =
      Pattern.compile("(?i)\\b(?!INC-|TX-|CASE-)[A-Z]{1,3}[A-Z0-9]*-[A-Z]*[0-9][A-Z0-9-]*\\b");
  private static final Pattern SEND = find("send|mail|e-?mail|forward|kirim(kan)?|surelkan");
  private static final Pattern MAIL = find("mails?|e-?mails?|surel");
  private static final Pattern ELSEWHERE =
      find("post|upload|send|push|forward|kirim(kan)?|call|curl|fetch");
  private static final Pattern URL = Pattern.compile("(?i)\\b(https?|ftp|file)://|\\bwww\\.");
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)^\\s*(please\\s+)?(delete|drop|truncate|insert|update|alter|grant|remove|hapus|ubah"
              + "|resolve|shelve|retrain|restart|shut down|create user|reset)\\b.*");
  private static final Pattern COUNTS =
      find(
          "how many|how much|number of|count|average|mean|total|sum|share|percent(age)?|rate"
              + "|berapa|jumlah|rata-rata|persentase|per (day|week|month|hour)|trend");
  private static final Pattern SIMILAR = find("similar|like it|alike|serupa|mirip");
  private static final Pattern ACKNOWLEDGE = find("ack|acknowledge|akui|konfirmasikan");
  private static final Pattern REPORT = find("report|laporan|digest");
  private static final Pattern MAKE = find("make|create|generate|write|buat(kan)?|susun");
  private static final Pattern EXPORT = find("pdf|export|ekspor|download|unduh");
  private static final Pattern WHY =
      find("why|explain|reasons?|at risk|risk of|kenapa|mengapa|jelaskan|alasan|risiko");
  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)\\b(which|what|show|list|top|any|mana|apa|daftar|tampilkan)\\b.*\\b(will fail|going to fail"
              + "|at risk|riskiest|about to|expected|will go down|likely to|fail in|fail within"
              + "|next hour|berisiko|akan (gangguan|gagal|mati|padam)|jam (berikut(nya)?|depan))\\b.*");
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)^(?!.*\\b(last|yesterday|in 20\\d\\d|per|by|kemarin|lalu)\\b).*\\b(open|current|ongoing"
              + "|active|now|right now|terbuka|berlangsung|aktif|sekarang)\\b.*\\b(incidents?|insiden)\\b.*"
              + "|^\\s*((show|list|what are|tampilkan|daftar)\\s+)?(the |me )*(all )?(incidents|insiden)\\??\\s*$"
              + "|.*\\b(incidents?|insiden)\\b.*\\b(open|ongoing|right now|sekarang|terbuka|berlangsung)\\b.*");
  private static final Pattern PHRASES =
      Pattern.compile(
          "(?i).*\\b(frequent|common|top|often|sering|umum)\\b.*\\b(phrases?|actions?|frasa|tindakan"
              + "|label_outage_1h|before (an )?outages?)\\b.*|.*\\bphrases\\b.*");
  private static final Pattern NOTES =
      Pattern.compile(
          "(?i)^\\s*(please\\s+)?(?:(?:search|find|look|cari(?:kan)?)\\b(?:\\s+(?:for|me|in|the|all))*"
              + "(?:\\s+(?:notes?|tickets?|transcripts?|feedback|catatan|tiket))?"
              + "(?:\\s+(?:for|about|that (?:say|mention)|saying|mentioning|on|tentang))*"
              + "|(?:what (?:did|do|have) (?:the )?(?:operators?|customers?|people|technicians?|they)"
              + "\\s+(?:say|said|write|written|wrote|note|noted|report|reported|complain)(?:\\s+(?:about|on|of))?)"
              + "|(?:apa (?:yang )?(?:kata|ditulis|dilaporkan) (?:operator|pelanggan|teknisi)(?:\\s+tentang)?)"
              + "|(?:(?:show|list|which|tampilkan)\\s+(?:me\\s+)?(?:the\\s+)?)?(?:notes?|transcripts?|catatan)"
              + "\\s+(?:about|that|saying|mention\\w*|on|of|with|tentang|soal)(?:\\s+(?:say|mention))?"
              + "|(?:causes?|penyebab) in (?:the )?(?:notes?|catatan) (?:for|about|of))\\s*(.*)$");

  /** What a message wants, in its order; never empty. */
  List<Intent> read(String message) {
    List<Intent> intents = new ArrayList<>();
    for (String part : PARTS.split(message.strip())) {
      intents.add(one(part.strip()));
    }
    return List.copyOf(intents);
  }

  private static Intent one(String text) {
    if (AGREE.matcher(text).matches()) {
      return new Intent.Agree();
    }
    if (DECLINE.matcher(text).matches()) {
      return new Intent.Decline();
    }
    if (HELP.matcher(text).matches() || text.isBlank()) {
      return new Intent.Help();
    }
    if (URL.matcher(text).find() && ELSEWHERE.matcher(text).find()) {
      return new Intent.Refused(
          "I reach no addresses of the web. A workflow with an allowed host does that.");
    }
    if (isMail(text)) {
      return mail(text);
    }
    if (CHANGE.matcher(text).matches()) {
      return new Intent.Refused(
          "I change no data, users, models or incidents by a message; I only acknowledge an"
              + " incident, once you confirm it.");
    }
    return asked(text);
  }

  private static boolean isMail(String text) {
    boolean address = ADDRESS.matcher(text).find();
    boolean begins =
        Pattern.compile("(?i)^\\s*(please\\s+)?(send|mail|e-?mail|forward|kirim(kan)?)\\b.*")
            .matcher(text)
            .matches();
    return SEND.matcher(text).find() && (address || (begins && MAIL.matcher(text).find()));
  }

  private static Intent mail(String text) {
    List<String> addresses =
        ADDRESS.matcher(text).results().map(MatchResult::group).distinct().toList();
    Matcher incident = INCIDENT.matcher(text);
    if (incident.find()) {
      return new Intent.Mail(Intent.Mail.Content.INCIDENT, "INC-" + incident.group(1), addresses);
    }
    return REPORT.matcher(text).find()
        ? new Intent.Mail(Intent.Mail.Content.REPORT, kind(text), addresses)
        : new Intent.Mail(Intent.Mail.Content.CONVERSATION, "", addresses);
  }

  private static Intent asked(String text) {
    Matcher incident = INCIDENT.matcher(text);
    if (incident.find()) {
      String id = "INC-" + incident.group(1);
      if (ACKNOWLEDGE.matcher(text).find()) {
        return new Intent.Acknowledge(id);
      }
      return SIMILAR.matcher(text).find() ? new Intent.SimilarTo(id) : new Intent.OneIncident(id);
    }
    if (REPORT.matcher(text).find() && MAKE.matcher(text).find()) {
      return new Intent.Report(kind(text));
    }
    if (EXPORT.matcher(text).find()) {
      return new Intent.Export();
    }
    if (TEXT_ID.matcher(text).find()) {
      return new Intent.Notes(text);
    }
    return read(text, COUNTS.matcher(text).find());
  }

  private static Intent read(String text, boolean counts) {
    if (PHRASES.matcher(text).matches()) {
      return new Intent.Phrases();
    }
    Matcher cluster = CLUSTER.matcher(text);
    if (cluster.find() && (WHY.matcher(text).find() || cluster.group().equals(text))) {
      return new Intent.Explain(cluster.group().toUpperCase(Locale.ROOT));
    }
    if (!counts && EXPECTED.matcher(text).matches()) {
      return new Intent.Expected();
    }
    if (!counts && OPEN.matcher(text).matches()) {
      return new Intent.OpenIncidents();
    }
    Matcher notes = NOTES.matcher(text);
    if (!counts && notes.matches() && !notes.group(2).isBlank()) {
      return new Intent.Notes(notes.group(2).replaceAll("[?!.]+$", ""));
    }
    return new Intent.Figures(text);
  }

  private static String kind(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("week") || lower.contains("minggu")) {
      return "weekly-network";
    }
    return lower.contains("model") ? "model-performance" : "daily-incidents";
  }

  private static Pattern words(String choices) {
    return Pattern.compile("(?i)\\s*(" + choices + ")\\s*[.!?]*\\s*");
  }

  private static Pattern find(String choices) {
    return Pattern.compile("(?i)\\b(" + choices + ")\\b");
  }
}

package forewarn.console.incident;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.operations.incident.Diagnosis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an incident's diagnosis says, in the reader's language. It is kept in English, for programs
 * and for the topic; its sentences are read back into their parts.
 */
public final class Told {
  private static final String PART = ": ";

  private Told() {}

  /** Its title, or one that was kept with a list. */
  public static String title(String english) {
    return Words.composed(english);
  }

  public static String title(Diagnosis diagnosis) {
    return title(diagnosis.title());
  }

  /** Its sentences, one after the other. */
  public static String reason(Diagnosis diagnosis) {
    return Arrays.stream(diagnosis.reason().split("(?<=\\.) ", -1))
        .map(Words::composed)
        .collect(Collectors.joining(" "));
  }

  public static List<String> symptoms(Diagnosis diagnosis) {
    return diagnosis.symptoms().stream().map(Told::symptom).toList();
  }

  // Of several things that are not well each has its name before it.
  private static String symptom(String english) {
    int part = english.indexOf(PART);
    if (part < 0 || english.substring(0, part).endsWith(" ONTs")) {
      return phrase(english);
    }
    return english.substring(0, part) + PART + symptom(english.substring(part + PART.length()));
  }

  private static String phrase(String english) {
    return english.equals("outage") ? t("outage") : Words.composed(english);
  }
}

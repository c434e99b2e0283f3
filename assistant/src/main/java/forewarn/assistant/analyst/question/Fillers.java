package forewarn.assistant.analyst.question;

import java.util.List;
import java.util.Set;

/** Words that change nothing about what is asked. */
final class Fillers {
  private static final Set<String> WORDS =
      Set.copyOf(
          List.of(
              """
              a an the of in on at for from to into during within over across is are was were be been being am
              do does did done has have had there here it its this that these those they them their we us our ours you your
              i me my please show give tell display get find see want need would could can will like let
              know look report s t re ll d m so then as all any both overall entire whole network
              received comes raised how much what come came coming happen happened occurred reported recorded logged
              written made use used uses using see seen equipment value values figure figures data
              perform performs performed terms ever still far date gave make makes made experienced encountered
              generated produced saw got existing available kinds types various different distinct unique
              regarding concerning respect thanks thank kindly period between antara
              differ differs vary varies
              many with where whose having dengan which among out up
              tolong tampilkan tunjukkan beri berikan lihat saya kami kita di ke dari pada untuk selama adalah
              ada itu ini ya yang oleh seluruh semua tahun punya memiliki
              """
                  .strip()
                  .split("\\s+")));

  private Fillers() {}

  static boolean has(Token token) {
    return WORDS.contains(token.word());
  }

  static boolean has(String word) {
    return WORDS.contains(word);
  }
}

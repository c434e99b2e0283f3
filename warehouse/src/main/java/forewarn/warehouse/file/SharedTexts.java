package forewarn.warehouse.file;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The texts of a workbook that its cells name by number. */
final class SharedTexts {
  private static final int LONGEST = 32_767;
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private SharedTexts() {}

  static List<String> read(XMLInputFactory factory, @Nullable InputStream part)
      throws XMLStreamException {
    List<String> texts = new ArrayList<>();
    if (part == null) {
      return texts;
    }
    XMLStreamReader xml = factory.createXMLStreamReader(part);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
        texts.add(rich(xml, "si"));
      }
    }
    xml.close();
    return texts;
  }

  /** The text of an element made of runs, without the phonetic ones. */
  static String rich(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int phonetic = 0;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          phonetic++;
        } else if (xml.getLocalName().equals("t")) {
          String run = text(xml, "t");
          append(text, phonetic == 0 ? run : "");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("rPh")) {
          phonetic--;
        } else if (xml.getLocalName().equals(element)) {
          return text.toString();
        }
      }
    }
  }

  /** The characters up to the end of the present element. */
  static String text(XMLStreamReader xml, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS
          || event == XMLStreamConstants.CDATA
          || event == XMLStreamConstants.SPACE) {
        append(text, xml.getText());
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        return unescaped(text.toString());
      }
    }
  }

  private static void append(StringBuilder text, String more) {
    if (text.length() + more.length() > LONGEST) {
      throw new UnreadableFileException(
          "a cell has more than %,d characters: %s…".formatted(LONGEST, start(text, more)));
    }
    text.append(more);
  }

  private static String start(StringBuilder text, String more) {
    String all = text + more;
    return all.substring(0, 20);
  }

  // What XML cannot hold is written as the four hex digits of its code.
  private static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(code ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(code.group(1), 16))))
        : text;
  }
}

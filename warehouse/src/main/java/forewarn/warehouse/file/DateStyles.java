package forewarn.warehouse.file;

import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Which cell styles of a workbook show a number as a date.
 *
 * @param dates the numbers of the styles that show dates or times
 * @param days those of them that show no time
 */
record DateStyles(BitSet dates, BitSet days) {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
  private static final Pattern TIME = Pattern.compile("[hHsS]");

  static DateStyles read(XMLInputFactory factory, @Nullable InputStream part)
      throws XMLStreamException {
    DateStyles found = new DateStyles(new BitSet(), new BitSet());
    if (part == null) {
      return found;
    }
    Map<String, String> formats = new HashMap<>();
    boolean inCellStyles = false;
    int style = 0;
    XMLStreamReader xml = factory.createXMLStreamReader(part);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "numFmt" ->
              formats.putIfAbsent(attribute(xml, "numFmtId"), attribute(xml, "formatCode"));
          case "cellXfs" -> inCellStyles = true;
          case "xf" -> {
            if (inCellStyles) {
              found.add(style++, attribute(xml, "numFmtId"), formats);
            }
          }
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
        inCellStyles = false;
      }
    }
    xml.close();
    return found;
  }

  private void add(int style, String id, Map<String, String> formats) {
    if (!id.matches("[0-9]{1,9}")) {
      return;
    }
    int number = Integer.parseInt(id);
    String format = formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(number));
    if (format != null && DateUtil.isADateFormat(number, format)) {
      dates.set(style);
      days.set(style, !TIME.matcher(QUOTED.matcher(format).replaceAll("")).find());
    }
  }

  /** Whether day 0 is 1904-01-01 and not that of 1900. */
  static boolean countsFrom1904(XMLInputFactory factory, InputStream workbook)
      throws XMLStreamException {
    XMLStreamReader xml = factory.createXMLStreamReader(workbook);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("workbookPr")) {
        return attribute(xml, "date1904").matches("1|true");
      }
    }
    return false;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}

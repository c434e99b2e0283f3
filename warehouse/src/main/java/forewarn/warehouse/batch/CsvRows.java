package forewarn.warehouse.batch;

import forewarn.warehouse.file.UnreadableFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as RFC 4180 has it, or with semicolons or tabs, UTF-8, row by row. A row with another
 * number of values than the header stays a row and says so: DuckDB's reader, which leaves such
 * lines out, could not give the file back row for row.
 */
final class CsvRows implements TextRows {
  private static final int LONGEST_VALUE = 32_767;
  private static final int MOST_VALUES = 20_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int END = -1;

  private final Reader reader;
  private final char separator;
  private final StringBuilder value = new StringBuilder();
  private final List<@Nullable String> values = new ArrayList<>();
  private List<String> header = List.of();
  private int next;
  private long line = 1;

  private CsvRows(Reader reader, char separator) {
    this.reader = reader;
    this.separator = separator;
  }

  static CsvRows open(Path file) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    char separator = separatorOf(file);
    CsvRows rows =
        new CsvRows(
            new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16),
            separator);
    try {
      rows.readHeader();
      return rows;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  // Of the characters that are used as one, the one that the first line has most of.
  private static char separatorOf(Path file) throws IOException {
    byte[] start = new byte[1 << 16];
    int read;
    try (var in = Files.newInputStream(file)) {
      read = in.readNBytes(start, 0, start.length);
    }
    int[] counts = new int[128];
    for (int i = 0; i < read && start[i] != '\n' && start[i] != '\r'; i++) {
      if (start[i] >= 0) {
        counts[start[i]]++;
      }
    }
    char best = ',';
    for (char candidate : new char[] {';', '\t', '|'}) {
      best = counts[candidate] > counts[best] ? candidate : best;
    }
    return best;
  }

  private void readHeader() throws IOException {
    advance();
    if (next == BYTE_ORDER_MARK) {
      advance();
    }
    if (!readRow()) {
      throw new UnreadableFileException("the file is empty");
    }
    List<String> names = new ArrayList<>();
    for (String name : values) {
      names.add(name == null || name.isBlank() ? "column_" + (names.size() + 1) : name.strip());
    }
    header = List.copyOf(names);
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public @Nullable TextRow next() throws IOException {
    long place = line;
    while (readRow()) {
      if (values.size() == 1 && values.getFirst() == null) {
        place = line;
        continue;
      }
      return row(place);
    }
    return null;
  }

  private TextRow row(long place) {
    int found = values.size();
    String problem =
        found == header.size()
            ? null
            : "line %d has %d values, the header has %d names"
                .formatted(place, found, header.size());
    List<@Nullable String> fitting =
        new ArrayList<>(values.subList(0, Math.min(found, header.size())));
    while (fitting.size() < header.size()) {
      fitting.add(null);
    }
    return new TextRow(place, fitting, List.of(), problem);
  }

  /** Whether there was a row. */
  private boolean readRow() throws IOException {
    values.clear();
    if (next == END) {
      return false;
    }
    while (true) {
      values.add(next == '"' ? quoted() : plain());
      if (values.size() > MOST_VALUES) {
        throw new UnreadableFileException(
            "line %d has more than %,d values".formatted(line, MOST_VALUES));
      }
      if (next == END) {
        return true;
      }
      if (next != separator) {
        endLine();
        return true;
      }
      advance();
    }
  }

  private @Nullable String plain() throws IOException {
    value.setLength(0);
    while (next != END && next != separator && next != '\n' && next != '\r') {
      append();
    }
    return value.isEmpty() ? null : value.toString();
  }

  private String quoted() throws IOException {
    long start = line;
    value.setLength(0);
    advance();
    while (true) {
      if (next == END) {
        throw new UnreadableFileException("the quote that opens in line " + start + " never ends");
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      } else if (next == '\n') {
        line++;
      }
      append();
    }
    // What follows a closing quote up to the separator belongs to the value as it stands.
    while (next != END && next != separator && next != '\n' && next != '\r') {
      append();
    }
    return value.toString();
  }

  private void append() throws IOException {
    if (next == 0) {
      throw new UnreadableFileException("not a text file: line " + line + " has a zero byte");
    }
    if (value.length() == LONGEST_VALUE) {
      throw new UnreadableFileException(
          "line %d has a value of more than %,d characters: %s…"
              .formatted(line, LONGEST_VALUE, value.substring(0, 20)));
    }
    value.append((char) next);
    advance();
  }

  private void endLine() throws IOException {
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
    line++;
  }

  private void advance() throws IOException {
    try {
      next = reader.read();
    } catch (CharacterCodingException e) {
      throw new UnreadableFileException(
          "not UTF-8 from about line " + line + " on: save it as \"CSV UTF-8\"", e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

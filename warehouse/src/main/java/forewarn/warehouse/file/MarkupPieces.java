package forewarn.warehouse.file;

/**
 * Measures the pieces of an XML text (texts, tags, comments, instructions) as its bytes pass. A
 * parser holds one piece in memory as a whole, so none may be large. The text must be in an
 * encoding that has ASCII's bytes for ASCII; one that has not is refused, by its zeros or as one
 * long piece.
 */
final class MarkupPieces {
  private static final int MOST_BYTES = 1 << 20;

  private enum Piece {
    TEXT,
    TAG,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final String part;
  private Piece piece = Piece.TEXT;
  private int length;
  private int quote;
  // The last bytes, newest lowest.
  private long recent;

  MarkupPieces(String part) {
    this.part = part;
  }

  void look(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      next(bytes[i]);
    }
  }

  private void next(byte value) {
    if (value == 0) {
      throw new UnreadableFileException("its part " + part + " is not UTF-8");
    }
    recent = recent << 8 | (value & 0xff);
    if (++length > MOST_BYTES) {
      throw new UnreadableFileException(
          "its part %s has a piece of more than %,d bytes".formatted(part, MOST_BYTES));
    }
    switch (piece) {
      case TEXT -> {
        if (value == '<') {
          begin(Piece.TAG);
        }
      }
      case TAG -> inTag(value);
      case COMMENT -> endAt("-->");
      case CDATA -> endAt("]]>");
      case INSTRUCTION -> endAt("?>");
    }
  }

  private void inTag(byte value) {
    if (quote != 0) {
      quote = value == quote ? 0 : quote;
    } else if (value == '"' || value == '\'') {
      quote = value;
    } else if (value == '>') {
      begin(Piece.TEXT);
    } else if (value == '?' && length == 1) {
      begin(Piece.INSTRUCTION);
    } else if (length == 3 && endsWith("!--")) {
      begin(Piece.COMMENT);
    } else if (length == 8 && endsWith("![CDATA[")) {
      begin(Piece.CDATA);
    } else if (length == 8 && endsWith("!DOCTYPE")) {
      throw new UnreadableFileException(
          "its part " + part + " has a document type, which no sheet needs");
    }
  }

  private void begin(Piece next) {
    piece = next;
    length = 0;
  }

  private void endAt(String end) {
    if (length >= end.length() && endsWith(end)) {
      begin(Piece.TEXT);
    }
  }

  private boolean endsWith(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ((byte) (recent >> 8 * i) != text.charAt(text.length() - 1 - i)) {
        return false;
      }
    }
    return true;
  }
}

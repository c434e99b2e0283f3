package forewarn.assistant.search.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that were made before, by the name of what they are of: 32 characters, the vector, a
 * check sum, one behind the other. What a kill has cut off, or is damaged otherwise, is cut off
 * from there on and made again. Written to by one thread.
 */
public final class VectorFile implements AutoCloseable {
  private static final int NAME = 32;
  private static final int RECORD = NAME + Embedding.WIDTH + 8;

  private final FileChannel channel;
  private final Map<String, byte[]> known = new HashMap<>();

  private VectorFile(FileChannel channel) throws IOException {
    this.channel = channel;
    ByteBuffer record = ByteBuffer.allocate(RECORD);
    long good = 0;
    while (channel.position(good).read(record.clear()) == RECORD && take(record.flip())) {
      good += RECORD;
    }
    channel.truncate(good).position(good);
  }

  /** Opens a file, or makes it. */
  public static VectorFile open(Path file) {
    try {
      return new VectorFile(
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the vectors in " + file, e);
    }
  }

  private boolean take(ByteBuffer record) {
    byte[] name = new byte[NAME];
    byte[] vector = new byte[Embedding.WIDTH];
    record.get(name).get(vector);
    if (record.getLong() != sum(name, vector)) {
      return false;
    }
    known.put(new String(name, StandardCharsets.US_ASCII), vector);
    return true;
  }

  private static long sum(byte[] name, byte[] vector) {
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(vector);
    return sum.getValue();
  }

  public synchronized byte @Nullable [] find(String name) {
    return known.get(name);
  }

  /** Keeps a vector. */
  public synchronized void add(String name, byte[] vector) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer record =
        ByteBuffer.allocate(RECORD).put(bytes).put(vector).putLong(sum(bytes, vector)).flip();
    try {
      while (record.hasRemaining()) {
        channel.write(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the vector " + name, e);
    }
    known.put(name, vector);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the vectors", e);
    }
  }
}

package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Memory, disk, threads and garbage collection of this process. */
@Component
@Order(4)
final class MachineInspection implements Inspection {
  // What a machine for Forewarn has at least.
  private static final long MEMORY = 4 * Sizes.GIB;
  private static final double MUCH_MEMORY = 0.85;
  private static final double MUCH_HEAP = 0.95;
  private static final long LITTLE_DISK = 5 * Sizes.GIB;
  private static final long HARDLY_ANY_DISK = Sizes.GIB;
  private static final double MUCH_GC = 0.1;

  private final Path dataDir;

  MachineInspection(@Value("${forewarn.data-dir:data}") Path dataDir) {
    this.dataDir = dataDir;
  }

  @Override
  public String key() {
    return "machine";
  }

  @Override
  public String title() {
    return "Memory, disk and threads";
  }

  @Override
  public Section look() throws IOException {
    Section.Builder section = new Section.Builder(key(), t(title()));
    heap(section);
    resident(section);
    disk(section);
    threads(section);
    collections(section);
    section.fact(
        t("Up for"),
        Format.duration(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime())));
    return section.build();
  }

  private static void heap(Section.Builder section) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    double share = (double) heap.getUsed() / heap.getMax();
    section.fact(
        t("Heap"),
        t("{0} of {1}", Sizes.words(heap.getUsed()), Sizes.words(heap.getMax())),
        share > MUCH_HEAP ? Health.ATTENTION : Health.OK,
        t("The heap is nearly full: give the process more with -Xmx."));
  }

  private static void resident(Section.Builder section) throws IOException {
    OptionalLong resident = residentBytes();
    if (resident.isEmpty()) {
      section.fact(t("Process"), t("not known on this system"), Health.UNKNOWN, "");
      return;
    }
    long bytes = resident.getAsLong();
    section.fact(
        t("Process, with native memory"),
        t("{0}, aim below {1}", Sizes.words(bytes), Sizes.words(MEMORY)),
        bytes > MEMORY
            ? Health.FAILED
            : bytes > MUCH_MEMORY * MEMORY ? Health.ATTENTION : Health.OK,
        t(
            "The process takes more memory than a machine of 4 GiB has: keep less history, or give it"
                + " a larger machine."));
  }

  /** What the system holds in memory for this process; empty where it does not tell. */
  private static OptionalLong residentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    }
  }

  private void disk(Section.Builder section) throws IOException {
    FileStore store = Files.getFileStore(dataDir);
    long free = store.getUsableSpace();
    section.fact(
        t("Disk of the data directory"),
        t("{0} free of {1}", Sizes.words(free), Sizes.words(store.getTotalSpace())),
        free < HARDLY_ANY_DISK ? Health.FAILED : free < LITTLE_DISK ? Health.ATTENTION : Health.OK,
        t("The disk fills up: make room, or shorten the retention (forewarn.retention)."));
  }

  private static void threads(Section.Builder section) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] locked = threads.findDeadlockedThreads();
    section.fact(
        t("Threads"),
        t(
            "{0}, at most {1}",
            Format.count(threads.getThreadCount()), Format.count(threads.getPeakThreadCount())));
    if (locked != null) {
      section.fact(
          t("Deadlock"),
          t("{0} threads", locked.length),
          Health.FAILED,
          t("Threads wait for each other for ever: start Forewarn again and report it."));
    }
  }

  private static void collections(Section.Builder section) {
    long count = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      count += Math.max(0, collector.getCollectionCount());
      millis += Math.max(0, collector.getCollectionTime());
    }
    double share = (double) millis / Math.max(1, ManagementFactory.getRuntimeMXBean().getUptime());
    section.fact(
        t("Garbage collection"),
        t("{0} times, {1} of the time", Format.count(count), Format.share(share, 1, 1)),
        share > MUCH_GC ? Health.ATTENTION : Health.OK,
        t("Much time goes into collecting garbage: give the process more heap with -Xmx."));
  }
}

package forewarn.prediction.batch;

import forewarn.prediction.TestModel;
import forewarn.warehouse.Progress;
import forewarn.warehouse.batch.*;
import forewarn.warehouse.export.ExportFormat;
import java.nio.file.*;

final class Speed {
  public static void main(String[] a) throws Exception {
    var model = TestModel.model();
    for (String name : a) {
      Path file = Path.of(name);
      Path folder = Files.createTempDirectory("speed");
      long t0 = System.nanoTime();
      try (BatchFile f = BatchFile.read(file, folder, BatchLimits.USUAL, d -> {})) {
        long t1 = System.nanoTime();
        new BatchScoring(model).score(f, java.time.Instant.now(), Progress.none());
        long t2 = System.nanoTime();
        f.write(f.format(), Details.RESULT, folder.resolve("out"), d -> {});
        long t3 = System.nanoTime();
        System.out.printf(
            "%s rows %d read %.2f score %.2f write %.2f total %.2f s%n",
            name, f.rows(), (t1 - t0) / 1e9, (t2 - t1) / 1e9, (t3 - t2) / 1e9, (t3 - t0) / 1e9);
        System.out.println(f.summary());
        if (f.format() == ExportFormat.CSV && f.rows() == 100000)
          f.write(
              ExportFormat.XLSX,
              Details.RESULT,
              Path.of("/tmp/predict-data/b100k_out.xlsx"),
              d -> {});
        Runtime r = Runtime.getRuntime();
        System.out.println(
            "heap used "
                + ((r.totalMemory() - r.freeMemory()) >> 20)
                + " of "
                + (r.totalMemory() >> 20));
      }
    }
    for (var p : java.lang.management.ManagementFactory.getMemoryPoolMXBeans())
      if (p.getType() == java.lang.management.MemoryType.HEAP)
        System.out.println(p.getName() + " peak " + (p.getPeakUsage().getUsed() >> 20) + " MB");
  }
}

package forewarn.benchmarks;

import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The hourly record to JSON and back. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class CodecBenchmark {
  private final HourlyRecord hourly = new SampleNetwork(0).record(4711);
  private final byte[] json = HourlyRecordCodec.encode(hourly);

  @Benchmark
  public HourlyRecordCodec.Decoded decode() {
    return HourlyRecordCodec.decode(json);
  }

  @Benchmark
  public byte[] encode() {
    return HourlyRecordCodec.encode(hourly);
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.kernel.Arithmetic;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What memory gives one core: {@link Arithmetic#addScaled} on arrays that no cache holds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MemoryBandwidth {
  /** Length of each of two arrays: 64 MB, more than the caches of common servers. */
  @Param("8388608")
  public int elements;

  private Arithmetic arithmetic;
  private double[] x;
  private double[] y;

  /** For JMH. */
  public MemoryBandwidth() {}

  /** Fills the arrays and checks a call. */
  @Setup
  public void prepare() {
    arithmetic = Agreement.arithmetic("simd");
    x = new double[elements];
    y = new double[elements];
    Arrays.fill(x, 1);
    if (addScaled()[elements - 1] != 0.5) {
      throw new IllegalStateException("0 + 0.5 gives " + y[elements - 1]);
    }
  }

  /**
   * Two reads and a write for each element.
   *
   * @return the array written
   */
  @Benchmark
  public double[] addScaled() {
    arithmetic.addScaled(0.5, x, 0, y, 0, elements);
    return y;
  }
}

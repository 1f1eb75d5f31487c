package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.Work;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one core can do at most: fused multiply-adds of the widest vectors on registers alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MachinePeak {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  /** Two units with a latency of four or five cycles are kept busy by ten chains. */
  private static final int CHAINS = 12;

  private static final int ITERATIONS = Work.PEAK_OPERATIONS / (2 * CHAINS * SPECIES.length());

  private double factor;
  private double term;

  /** For JMH. */
  public MachinePeak() {}

  /** Checks the sums, which are exact. */
  @Setup
  public void prepare() {
    factor = 0.5;
    term = 0.25;
    double sum = fma();
    if (sum != (factor + ITERATIONS * factor * term) * CHAINS * SPECIES.length()) {
      throw new IllegalStateException("chains end at " + sum);
    }
  }

  /**
   * {@value Work#PEAK_OPERATIONS} floating-point operations.
   *
   * @return a sum over all chains
   */
  @Benchmark
  public double fma() {
    DoubleVector f = DoubleVector.broadcast(SPECIES, factor);
    DoubleVector t = DoubleVector.broadcast(SPECIES, term);
    DoubleVector a = f;
    DoubleVector b = f;
    DoubleVector c = f;
    DoubleVector d = f;
    DoubleVector e = f;
    DoubleVector g = f;
    DoubleVector h = f;
    DoubleVector i = f;
    DoubleVector j = f;
    DoubleVector k = f;
    DoubleVector l = f;
    DoubleVector m = f;
    // The chain runs through the addend, which the instruction overwrites: no copies.
    for (int n = 0; n < ITERATIONS; n++) {
      a = f.fma(t, a);
      b = f.fma(t, b);
      c = f.fma(t, c);
      d = f.fma(t, d);
      e = f.fma(t, e);
      g = f.fma(t, g);
      h = f.fma(t, h);
      i = f.fma(t, i);
      j = f.fma(t, j);
      k = f.fma(t, k);
      l = f.fma(t, l);
      m = f.fma(t, m);
    }
    return a.add(b)
        .add(c.add(d))
        .add(e.add(g).add(h.add(i)))
        .add(j.add(k).add(l.add(m)))
        .reduceLanes(VectorOperators.ADD);
  }
}

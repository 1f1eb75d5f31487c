package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.Work;
import java.util.concurrent.TimeUnit;
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
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at most: fused multiply-adds of the widest vectors on registers alone.
 */
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

  private static final int ITERATIONS =
      Work.PEAK_OPERATIONS / (2 * CHAINS * SPECIES.length());

  private double factor;
  private double term;

  /** For JMH. */
  public MachinePeak() {}

  /** Checks that the chains end where x = x / 2 + 1 does, at 2. */
  @Setup
  public void prepare() {
    factor = 0.5;
    term = 1;
    double sum = fma();
    if (sum != 2.0 * CHAINS * SPECIES.length()) {
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
    for (int n = 0; n < ITERATIONS; n++) {
      a = a.fma(f, t);
      b = b.fma(f, t);
      c = c.fma(f, t);
      d = d.fma(f, t);
      e = e.fma(f, t);
      g = g.fma(f, t);
      h = h.fma(f, t);
      i = i.fma(f, t);
      j = j.fma(f, t);
      k = k.fma(f, t);
      l = l.fma(f, t);
      m = m.fma(f, t);
    }
    return a.add(b)
        .add(c.add(d))
        .add(e.add(g).add(h.add(i)))
        .add(j.add(k).add(l.add(m)))
        .reduceLanes(VectorOperators.ADD);
  }
}

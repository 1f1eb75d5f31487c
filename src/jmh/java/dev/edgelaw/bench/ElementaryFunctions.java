package dev.edgelaw.bench;

import dev.edgelaw.kernel.Arithmetic;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@link Arithmetic#exp} and {@link Arithmetic#log} on the 1000 scores of 200 samples and five
 * classes, per element and the copy of the array included; {@link Math} beside them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementaryFunctions {
  private static final int LENGTH = 1000;

  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private Arithmetic arithmetic;
  private double[] scores;
  private double[] probabilities;
  private double[] result;

  /** For JMH. */
  public ElementaryFunctions() {}

  /** Draws arguments and checks that the backend agrees with the scalar reference. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    scores = random.doubles(LENGTH, -20, 0).toArray();
    probabilities = random.doubles(LENGTH, 0, 1).toArray();
    result = new double[LENGTH];
    arithmetic = Agreement.arithmetic("scalar");
    double[] exp = exp().clone();
    double[] log = log().clone();
    arithmetic = Agreement.arithmetic(backend);
    Agreement.require(exp, exp());
    Agreement.require(log, log());
  }

  /**
   * Exponentials.
   *
   * @return them
   */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public double[] exp() {
    System.arraycopy(scores, 0, result, 0, LENGTH);
    arithmetic.exp(result, 0, LENGTH);
    return result;
  }

  /**
   * Logarithms.
   *
   * @return them
   */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public double[] log() {
    System.arraycopy(probabilities, 0, result, 0, LENGTH);
    arithmetic.log(result, 0, LENGTH);
    return result;
  }

  /**
   * The platform's exponentials.
   *
   * @return them
   */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public double[] platformExp() {
    for (int i = 0; i < LENGTH; i++) {
      result[i] = Math.exp(scores[i]);
    }
    return result;
  }

  /**
   * The platform's logarithms.
   *
   * @return them
   */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public double[] platformLog() {
    for (int i = 0; i < LENGTH; i++) {
      result[i] = Math.log(probabilities[i]);
    }
    return result;
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.SplittableRandom;
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

/**
 * {@link Arithmetic#multiply} and {@link Arithmetic#multiplyTransposed}: m x k times k x n.
 *
 * <p>One call makes 2 m k n floating-point operations, so with t microseconds a call the speed is 2
 * m k n / (1000 t) GFLOP/s. Columns are padded to multiples of 8; the padding is computed, not
 * counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MatrixProduct {
  /**
   * Sizes m x k x n: the forward pass of both layers of 20-64-5 on 200 samples, the gradients of
   * its weights, the first layer of the digit network, and squares.
   */
  @Param({
    "200x20x64",
    "200x64x5",
    "20x200x64",
    "5x200x64",
    "200x5x64",
    "2000x784x32",
    "64x64x64",
    "128x128x128",
    "256x256x256",
    "512x512x512",
    "1024x1024x1024"
  })
  public String shape;

  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private Arithmetic arithmetic;
  private double[] a;
  private double[] b;
  private double[] c;
  private MatrixLayout plain;
  private MatrixLayout transposed;
  private MatrixLayout bLayout;
  private MatrixLayout cLayout;

  /** Creates the state; JMH sets the parameters. */
  public MatrixProduct() {}

  /** Draws the factors and checks that the backend agrees with the scalar reference. */
  @Setup
  public void prepare() {
    String[] sizes = shape.split("x");
    int rows = Integer.parseInt(sizes[0]);
    int inner = Integer.parseInt(sizes[1]);
    plain = new MatrixLayout(0, rows, inner, inner);
    transposed = new MatrixLayout(0, inner, rows, rows);
    bLayout = MatrixLayout.alone(inner, Integer.parseInt(sizes[2]));
    cLayout = MatrixLayout.alone(rows, Integer.parseInt(sizes[2]));
    SplittableRandom random = new SplittableRandom(1);
    a = random.doubles((long) rows * inner, -1, 1).toArray();
    b = random.doubles(bLayout.arrayLength(), -1, 1).toArray();
    c = new double[cLayout.arrayLength()];
    arithmetic = Agreement.arithmetic("scalar");
    double[] product = multiply().clone();
    double[] transposedProduct = multiplyTransposed().clone();
    arithmetic = Agreement.arithmetic(backend);
    Agreement.require(product, multiply());
    Agreement.require(transposedProduct, multiplyTransposed());
  }

  /**
   * C = A B.
   *
   * @return the array of C
   */
  @Benchmark
  public double[] multiply() {
    arithmetic.multiply(a, plain, b, bLayout, c, cLayout);
    return c;
  }

  /**
   * C = A' B, A being stored k x m.
   *
   * @return the array of C
   */
  @Benchmark
  public double[] multiplyTransposed() {
    arithmetic.multiplyTransposed(a, transposed, b, bLayout, c, cLayout);
    return c;
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.InputMatrix;
import java.util.Arrays;
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
 * The first layer's products on 2000 digits, 784 to 32: {@link InputMatrix#multiply} and {@link
 * InputMatrix#multiplyTransposed}, with the zeros and without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SparseInputProduct {
  private static final int WIDTH = 32;

  /** Whether zeros are left out. */
  @Param({"dense", "sparse"})
  public String form;

  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private InputMatrix matrix;
  private MatrixLayout weightLayout;
  private MatrixLayout outputLayout;
  private double[] weights;
  private double[] outputs;
  private double[] product;
  private double[] gradient;

  /** For JMH. */
  public SparseInputProduct() {}

  /** Draws weights and checks the product against the dense scalar one. */
  @Setup
  public void prepare() {
    PublishedNetwork network = PublishedNetwork.digits();
    int samples = network.data().samples();
    int features = network.data().features();
    double[] inputs = network.data().inputs();
    MatrixLayout layout = new MatrixLayout(0, samples, features, features);
    Arithmetic arithmetic = Agreement.arithmetic(backend);
    matrix =
        form.equals("dense")
            ? InputMatrix.dense(arithmetic, inputs, layout)
            : InputMatrix.of(arithmetic, inputs, layout);
    weightLayout = MatrixLayout.alone(features, WIDTH);
    outputLayout = MatrixLayout.alone(samples, WIDTH);
    SplittableRandom random = new SplittableRandom(1);
    weights = new double[weightLayout.arrayLength()];
    outputs = new double[outputLayout.arrayLength()];
    Arrays.setAll(weights, i -> random.nextGaussian());
    Arrays.setAll(outputs, i -> random.nextGaussian());
    product = new double[outputs.length];
    gradient = new double[weights.length];
    InputMatrix reference = InputMatrix.dense(Agreement.arithmetic("scalar"), inputs, layout);
    double[] expected = new double[product.length];
    reference.multiply(weights, weightLayout, expected, outputLayout);
    Agreement.require(expected, multiply());
    expected = new double[gradient.length];
    reference.multiplyTransposed(outputs, outputLayout, expected, weightLayout);
    Agreement.require(expected, multiplyTransposed());
  }

  /**
   * Z = X W.
   *
   * @return Z
   */
  @Benchmark
  public double[] multiply() {
    matrix.multiply(weights, weightLayout, product, outputLayout);
    return product;
  }

  /**
   * G = X' D.
   *
   * @return G
   */
  @Benchmark
  public double[] multiplyTransposed() {
    matrix.multiplyTransposed(outputs, outputLayout, gradient, weightLayout);
    return gradient;
  }
}

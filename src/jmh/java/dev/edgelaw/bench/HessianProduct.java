package dev.edgelaw.bench;

import dev.edgelaw.curvature.BlockProduct;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SymmetricOperator;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.NetworkLoss;
import java.util.Arrays;
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
 * Cost of curvature products, to be read in gradients: {@link SymmetricOperator#apply} of {@link
 * NetworkCurvature#hessian} and {@link NetworkCurvature#gaussNewton}, and {@link
 * BlockProduct#apply} for 32 vectors, counted per vector.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HessianProduct {
  private static final int BLOCK = BlockProduct.COLUMNS;

  /** Hidden width. */
  @Param({"16", "64", "256", "1024"})
  public int width;

  /** Loss. */
  @Param({"CE", "MSE"})
  public String loss;

  private NetworkLoss objective;
  private SymmetricOperator hessian;
  private SymmetricOperator gaussNewton;
  private BlockProduct block;
  private double[] parameters;
  private double[] vector;
  private double[] product;
  private double[] vectors;
  private double[] products;

  /** For JMH. */
  public HessianProduct() {}

  /** Draws network and vectors, and checks the block against the single product. */
  @Setup
  public void setup() {
    Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
    PublishedNetwork network = PublishedNetwork.of(width, loss);
    objective = new NetworkLoss(arithmetic, network.architecture(), network.loss(), network.data());
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, network.architecture(), network.loss(), network.data());
    parameters = network.parameters();
    curvature.at(parameters);
    hessian = curvature.hessian();
    gaussNewton = curvature.gaussNewton();
    block = curvature.hessianBlock();
    SplittableRandom random = new SplittableRandom(1);
    double[] coordinates = new double[hessian.dimension()];
    Arrays.setAll(coordinates, i -> random.nextDouble() - 0.5);
    vector = hessian.embed(coordinates);
    product = new double[vector.length];
    vectors = new double[vector.length * BLOCK];
    products = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = vector[i / BLOCK];
    }
    hessian.apply(vector, product);
    block.apply(vectors, products);
    for (int i = 0; i < products.length; i++) {
      if (products[i] != product[i / BLOCK]) {
        throw new IllegalStateException("block and single product differ at entry " + i);
      }
    }
  }

  /**
   * Loss and gradient: the unit of cost.
   *
   * @return the loss
   */
  @Benchmark
  public double gradient() {
    return objective.valueAndGradient(parameters, product);
  }

  /**
   * One Hessian product.
   *
   * @return the product
   */
  @Benchmark
  public double[] hessianProduct() {
    hessian.apply(vector, product);
    return product;
  }

  /**
   * One Gauss-Newton product.
   *
   * @return the product
   */
  @Benchmark
  public double[] gaussNewtonProduct() {
    gaussNewton.apply(vector, product);
    return product;
  }

  /**
   * 32 Hessian products at once; the score is the cost of one.
   *
   * @return the products
   */
  @Benchmark
  @OperationsPerInvocation(BLOCK)
  public double[] blockProduct() {
    block.apply(vectors, products);
    return products;
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.curvature.Lanczos;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.RitzPairs;
import dev.edgelaw.curvature.SpectrumEnd;
import dev.edgelaw.curvature.SymmetricOperator;
import dev.edgelaw.kernel.Arithmetic;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Time against size, from 10^3 to 10^6 parameters of the network 20-m-5 on 200 samples: a step, a
 * Hessian product ({@link NetworkCurvature#hessian}), an iteration of {@link Lanczos} with up to 20
 * vectors. The work of a step is proportional to the number of parameters; what grows beyond that
 * no longer fits a cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SizeScaling {
  private static final int INPUTS_AND_CLASSES = 25;
  private static final int ITERATIONS = 20;

  /** Out of reach within 20 products. */
  private static final double RESIDUAL = 1e-14;

  /** Number of parameters, a multiple of 25. */
  @Param({"1000", "10000", "100000", "1000000"})
  public int parameters;

  private Arithmetic arithmetic;
  private Step step;
  private SymmetricOperator hessian;
  private double[] vector;
  private double[] product;
  private Lanczos lanczos;

  /** For JMH. */
  public SizeScaling() {}

  /** Draws the network. */
  @Setup
  public void prepare() {
    arithmetic = Agreement.arithmetic("simd");
    PublishedNetwork network = PublishedNetwork.of(parameters / INPUTS_AND_CLASSES, "MSE");
    step = new Step(arithmetic, network.architecture(), network.loss(), network.data(), 0.01);
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, network.architecture(), network.loss(), network.data());
    curvature.at(network.parameters());
    hessian = curvature.hessian();
    vector = curvature.gradient().clone();
    product = new double[vector.length];
    lanczos = new Lanczos(arithmetic, 1, SpectrumEnd.LARGEST, RESIDUAL, ITERATIONS + 1, ITERATIONS);
  }

  /** Starts every iteration from the initial parameters. */
  @Setup(Level.Iteration)
  public void reset() {
    step.reset();
  }

  /**
   * One step.
   *
   * @return the loss before its update
   */
  @Benchmark
  public double step() {
    return step.advance();
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
   * 20 products, orthogonalised; the score is the cost of one. That they are so many is checked
   * here: a call before the first would take as long as most of the benchmark.
   *
   * @return the largest eigenvalue so far
   */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS)
  public RitzPairs lanczosIteration() {
    RitzPairs pairs = lanczos.solve(hessian, vector);
    if (pairs.products() != ITERATIONS) {
      throw new IllegalStateException(pairs.products() + " products: must be " + ITERATIONS);
    }
    return pairs;
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.PowerIteration;
import dev.edgelaw.curvature.Sharpness;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.curvature.SymmetricOperator;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import java.util.List;
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

/**
 * Curvature of the deep network 784-32-32-32-32-10 on 2000 digits, P = 28480, early in a run:
 * {@link SymmetricOperator#apply} of {@link NetworkCurvature#hessian}, to be read in gradients, and
 * the sharpness at two points 25 updates apart, {@link SharpnessTracker#estimate} against the
 * published {@link PowerIteration} of 30 steps.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DeepHessianProduct {
  private static final double TOLERANCE = 1e-4;
  private static final double LEARNING_RATE = 0.5;
  private static final int UPDATES = 100;
  private static final int BETWEEN_RECORDS = 25;
  private static final int PUBLISHED_ITERATIONS = 30;

  private Arithmetic arithmetic;
  private NetworkLoss objective;
  private NetworkCurvature curvature;
  private SymmetricOperator hessian;
  private SharpnessTracker tracker;
  private double[][] points;
  private double[] vector;
  private double[] product;
  private int turn;

  /** For JMH. */
  public DeepHessianProduct() {}

  /** Trains to two points of a run. */
  @Setup
  public void setup() {
    arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
    PublishedNetwork network = PublishedNetwork.digits();
    objective = new NetworkLoss(arithmetic, network.architecture(), network.loss(), network.data());
    curvature =
        new NetworkCurvature(arithmetic, network.architecture(), network.loss(), network.data());
    double[] first = trained(network.parameters(), UPDATES);
    points = new double[][] {first, trained(first, BETWEEN_RECORDS)};
    curvature.at(first);
    hessian = curvature.hessian();
    vector = curvature.gradient().clone();
    product = new double[vector.length];
    tracker = new SharpnessTracker(arithmetic, hessian, TOLERANCE, 1000, 1);
    tracker.estimate();
  }

  private double[] trained(double[] start, int updates) {
    double[] parameters = start.clone();
    new Training(
            arithmetic,
            objective,
            Optimizer.gradientDescent(),
            LEARNING_RATE,
            updates,
            DivergenceRule.NOT_FINITE)
        .run(parameters, List.of());
    return parameters;
  }

  /**
   * Loss and gradient: the unit of cost.
   *
   * @return the loss
   */
  @Benchmark
  public double gradient() {
    return objective.valueAndGradient(points[0], product);
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
   * The sharpness from a random vector.
   *
   * @return the sharpness
   */
  @Benchmark
  public Sharpness cold() {
    return new SharpnessTracker(arithmetic, hessian, TOLERANCE, 1000, 1).estimate();
  }

  /**
   * The sharpness from the eigenvector at the other point, the move included.
   *
   * @return the sharpness
   */
  @Benchmark
  public Sharpness warm() {
    turn = 1 - turn;
    curvature.at(points[turn]);
    return tracker.estimate();
  }

  /**
   * The published estimate, 31 products.
   *
   * @return the Rayleigh quotient
   */
  @Benchmark
  public double powerIteration() {
    return new PowerIteration(arithmetic, PUBLISHED_ITERATIONS).estimate(hessian, vector);
  }
}

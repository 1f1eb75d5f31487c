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
 * Sharpness to a residual of 1e-4 of the norm: cold, after one gradient step from where it was
 * known ({@link SharpnessTracker#estimate}), and the published {@link PowerIteration}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SharpnessLanczos {
  private static final double TOLERANCE = 1e-4;
  private static final double LEARNING_RATE = 0.01;
  private static final int PUBLISHED_ITERATIONS = 50;

  /** Hidden width. */
  @Param({"16", "64", "256"})
  public int width;

  /** Loss. */
  @Param({"CE", "MSE"})
  public String loss;

  private Arithmetic arithmetic;
  private NetworkCurvature curvature;
  private SharpnessTracker tracker;
  private double[][] points;
  private double[] start;
  private int turn;

  /** For JMH. */
  public SharpnessLanczos() {}

  /** Takes two neighbouring points of a run. */
  @Setup
  public void setup() {
    arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
    PublishedNetwork network = PublishedNetwork.of(width, loss);
    curvature =
        new NetworkCurvature(arithmetic, network.architecture(), network.loss(), network.data());
    points = new double[][] {network.parameters(), network.parameters().clone()};
    double[] gradient = new double[points[0].length];
    new NetworkLoss(arithmetic, network.architecture(), network.loss(), network.data())
        .valueAndGradient(points[0], gradient);
    arithmetic.addScaled(-LEARNING_RATE, gradient, 0, points[1], 0, gradient.length);
    curvature.at(points[0]);
    tracker = tracker();
    tracker.estimate();
    start = gradient;
  }

  private SharpnessTracker tracker() {
    return new SharpnessTracker(arithmetic, curvature.hessian(), TOLERANCE, 1000, 1);
  }

  /**
   * From a random vector.
   *
   * @return the sharpness
   */
  @Benchmark
  public Sharpness cold() {
    return tracker().estimate();
  }

  /**
   * From the eigenvector at the other point, the move included.
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
   * The published estimate, 51 products.
   *
   * @return the Rayleigh quotient
   */
  @Benchmark
  public double powerIteration() {
    SymmetricOperator hessian = curvature.hessian();
    return new PowerIteration(arithmetic, PUBLISHED_ITERATIONS).estimate(hessian, start);
  }
}

package dev.edgelaw.bench;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.random.TorchGenerator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One full training step of the two-layer network d-m-K on 200 samples, d = 20, K = 5: {@link
 * dev.edgelaw.net.NetworkLoss#valueAndGradient}, the update by {@link
 * dev.edgelaw.optim.Optimizer.GradientDescent}, and {@link dev.edgelaw.optim.LayerNorms} of weights
 * and gradient.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 1)
public class GradientStep {
  /** Hidden width m. */
  @Param({"64", "16", "256", "1024"})
  public int width;

  /** Mean squared error or cross-entropy. */
  @Param({"MSE", "CE"})
  public String loss;

  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private Step step;
  private double lastLoss;

  /** Creates the state; JMH sets the parameters. */
  public GradientStep() {}

  /** Draws the problem and checks that the backend agrees with the scalar reference. */
  @Setup
  public void prepare() {
    step = step(backend);
    Agreement.require(step("scalar").trace(3), step.trace(3));
  }

  /** Starts every iteration from the initial parameters: weights that drift change the speed. */
  @Setup(Level.Iteration)
  public void reset() {
    step.reset();
  }

  private Step step(String arithmetic) {
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2).draw(new TorchGenerator(1)).train();
    return new Step(
        Agreement.arithmetic(arithmetic),
        Architecture.unbiased(Activation.relu(), 20, width, 5),
        loss.equals("CE") ? new Loss.CrossEntropy() : new Loss.MeanSquaredError(),
        data,
        0.01);
  }

  /**
   * One step.
   *
   * @return the loss before its update
   */
  @Benchmark
  public double step() {
    lastLoss = step.advance();
    return lastLoss;
  }

  /** Refuses the figures of a run that has diverged. */
  @TearDown(Level.Iteration)
  public void checkLoss() {
    Agreement.requireFinite(lastLoss);
  }
}

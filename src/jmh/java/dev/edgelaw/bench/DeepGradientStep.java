package dev.edgelaw.bench;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import java.util.SplittableRandom;
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
 * One full training step of the deep network 784-32-32-32-32-10 on 2000 samples with the mean
 * squared error: {@link dev.edgelaw.net.NetworkLoss#valueAndGradient}, the update by {@link
 * dev.edgelaw.optim.Optimizer.GradientDescent}, and {@link dev.edgelaw.optim.LayerNorms} of weights
 * and gradient. Inputs are uniform in [0, 1) in place of the digit images, four fifths of whose
 * entries are 0; the kernel does not care.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 1)
public class DeepGradientStep {
  private static final int SAMPLES = 2000;
  private static final int FEATURES = 784;
  private static final int CLASSES = 10;

  /** Scalar reference or the widest vectors of the machine. */
  @Param({"scalar", "simd"})
  public String backend;

  private Step step;
  private double lastLoss;

  /** Creates the state; JMH sets the parameters. */
  public DeepGradientStep() {}

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
    return new Step(
        Agreement.arithmetic(arithmetic),
        Architecture.unbiased(Activation.relu(), FEATURES, 32, 32, 32, 32, CLASSES),
        new Loss.MeanSquaredError(),
        data(),
        0.1);
  }

  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(1);
    double[] inputs = random.doubles((long) SAMPLES * FEATURES).toArray();
    int[] labels = random.ints(SAMPLES, 0, CLASSES).toArray();
    return new Dataset(SAMPLES, FEATURES, CLASSES, inputs, labels);
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

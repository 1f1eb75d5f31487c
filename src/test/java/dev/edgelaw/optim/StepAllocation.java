package dev.edgelaw.optim;

import com.sun.management.ThreadMXBean;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.RandomDoubles;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * A program that prints how many bytes a training step allocates, after as many steps as it takes
 * to allocate next to nothing, or a minute of them. Arguments: backend, weight of the
 * cross-entropy.
 */
public final class StepAllocation {
  /** Less than one boxed vector a step; the measurement itself adds a little. */
  static final long BYTES_PER_STEP = 50;

  private static final int STEPS = 200;

  /** Compilation runs in the background, on machines that are busy with other things. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private StepAllocation() {}

  /** Prints one number. */
  public static void main(String[] arguments) {
    Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.ofLabel(arguments[0])).arithmetic();
    Architecture architecture = Architecture.biased(Activation.relu(), 20, 64, 5);
    RandomDoubles random = new RandomDoubles(1);
    Dataset data = new Dataset(200, 20, 5, random.normal(200 * 20), new int[200]);
    Loss mixed = new Loss.Interpolated(Double.parseDouble(arguments[1]));
    NetworkLoss loss = new NetworkLoss(arithmetic, architecture, mixed, data);
    double[] parameters = loss.layout().fromCanonical(random.normal(architecture.parameterCount()));
    double[] gradient = new double[parameters.length];
    UpdateRule rule = Optimizer.heavyBall().start(arithmetic, parameters.length);
    LayerNorms norms = new LayerNorms(arithmetic, loss.layout());

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long least = Long.MAX_VALUE;
    while (least > STEPS * BYTES_PER_STEP && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < STEPS; step++) {
        loss.valueAndGradient(parameters, gradient);
        norms.compute(gradient);
        rule.update(parameters, gradient, 1e-6);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    System.out.println(least / STEPS);
  }
}

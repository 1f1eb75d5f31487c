package dev.edgelaw.optim;

import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.random.TorchGenerator;
import java.util.function.IntConsumer;

/**
 * Draws the rows of every step's mini-batch with replacement, from the run's generator, as the
 * published loop would.
 */
public final class MiniBatches implements IntConsumer {
  private final TorchGenerator generator;
  private final NetworkLoss loss;
  private final int samples;
  private final int[] rows;

  /**
   * Prepares the draws of one run.
   *
   * @param generator the run's generator, after weights and data have been drawn from it
   * @param loss the loss whose batch is chosen
   * @param samples number of samples n of its data set
   * @param batchSize rows per step, from 1 to n
   */
  public MiniBatches(TorchGenerator generator, NetworkLoss loss, int samples, int batchSize) {
    if (batchSize < 1 || batchSize > samples) {
      throw new IllegalArgumentException(
          "batch size " + batchSize + ": must be from 1 to " + samples);
    }
    this.generator = generator;
    this.loss = loss;
    this.samples = samples;
    this.rows = new int[batchSize];
  }

  @Override
  public void accept(int step) {
    generator.integers(rows, 0, samples);
    loss.useBatch(rows);
  }
}

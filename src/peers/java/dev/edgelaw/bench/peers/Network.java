package dev.edgelaw.bench.peers;

/** A network of 20-m-5 and one way to train it. */
interface Network extends AutoCloseable {
  /**
   * Loss, gradient, update.
   *
   * @return the loss before the update
   */
  double step();

  @Override
  default void close() {}
}

package dev.edgelaw.bench;

/** How many iterations a benchmark of the summary takes, and why. */
enum Pace {
  /** One kernel, or a product that the set-up has run: compiled within a second or two. */
  KERNEL(3, 8),
  /**
   * A whole step, or a product that the set-up has not run: takes the compiler up to five seconds
   * where a processor is slow, seen at 2.5 GHz.
   */
  STEP(6, 10),
  /** One call takes seconds, so that the code is compiled within the first and few calls say it. */
  SECONDS(1, 2),
  /** Timed call by call. */
  SINGLE_SHOT(2, 3);

  private final int warmups;
  private final int iterations;

  Pace(int warmups, int iterations) {
    this.warmups = warmups;
    this.iterations = iterations;
  }

  /** Iterations before the first that counts. */
  int warmups() {
    return warmups;
  }

  /** Iterations that count. */
  int iterations() {
    return iterations;
  }
}

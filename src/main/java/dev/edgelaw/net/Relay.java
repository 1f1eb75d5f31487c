package dev.edgelaw.net;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Keeps the order of sums to which several threads add. Each thread carries one block of samples
 * after another, and every block adds to the same sums, in the same order; to each of them a block
 * adds only after the block before it. So the blocks of all threads follow each other at the
 * distance of one sum, and a sum's terms come as if one thread had carried all blocks.
 *
 * <p>Blocks must be begun in ascending order; then the first that is not done never waits.
 */
final class Relay {
  /** Looks before a thread that waits lets others have its processor: some fifty microseconds. */
  private static final int LOOKS = 1000;

  /** Distance of two counts: two cache lines, which the processor fetches together. */
  private static final int APART = 32;

  /** Per block, behind that of none: the number of sums it has added to. */
  private final AtomicIntegerArray added;

  private final int blocks;

  Relay(int blocks) {
    this.blocks = blocks;
    this.added = new AtomicIntegerArray((blocks + 2) * APART);
    added.setPlain(place(-1), Integer.MAX_VALUE);
  }

  /** Forgets what was added; threads that run see it only if they are told afterwards. */
  void restart() {
    for (int block = 0; block < blocks; block++) {
      added.setPlain(place(block), 0);
    }
  }

  private static int place(int block) {
    return (block + 1) * APART;
  }

  /** One thread's part. */
  Runner runner() {
    return new Runner();
  }

  /** Carries one block at a time. */
  final class Runner {
    private int block;
    private int sums;

    /** Takes the next block. */
    void begin(int next) {
      block = next;
      sums = 0;
    }

    /** Waits until the block before has added to the next sum. */
    void await() {
      int before = place(block - 1);
      for (int look = 0; added.getAcquire(before) <= sums; look++) {
        if (look < LOOKS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }

    /** Leaves the sum to the block behind. */
    void pass() {
      sums++;
      added.setRelease(place(block), sums);
    }

    /** Leaves all sums to the block behind, also where the block was not carried to the end. */
    void end() {
      added.setRelease(place(block), Integer.MAX_VALUE);
    }
  }
}

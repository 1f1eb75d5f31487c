package dev.edgelaw.bench.peers;

import ai.djl.ndarray.NDManager;

/** PyTorch on one thread. */
final class Torch {
  static {
    // Read once, when the engine starts.
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    // The library comes from the jar, or not at all.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private Torch() {}

  static NDManager manager() {
    return NDManager.newBaseManager("PyTorch");
  }
}

package dev.edgelaw.bench.peers;

/** Who is compared: values of the parameter {@code peer}. */
final class Peers {
  static final String EJML = "EJML 0.46.1; plain Java; 1 thread; float64";
  static final String TORCH = "PyTorch 2.5.1 by DJL 0.32.0; MKL; 1 thread; float64";

  private Peers() {}

  static IllegalArgumentException unknown(String peer) {
    return new IllegalArgumentException(
        "peer '%s': must be '%s' or '%s'".formatted(peer, EJML, TORCH));
  }
}

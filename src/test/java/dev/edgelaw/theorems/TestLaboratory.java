package dev.edgelaw.theorems;

import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;

/** The laboratory of all theory and flow tests, with the kernel that the build asks for. */
public final class TestLaboratory {
  public static final Laboratory LABORATORY =
      new Laboratory(ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic());

  private TestLaboratory() {}
}

package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArithmeticProviderTest {

  @Test
  @DisplayName("the tests run with the vector module, and then AUTO must not be scalar")
  void autoIsVectorized() {
    assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector"))
        .as("tests need --add-modules jdk.incubator.vector")
        .isPresent();
    ArithmeticProvider.Choice choice = ArithmeticProvider.lookup(Backend.AUTO);
    assertThat(choice.arithmetic()).isInstanceOf(VectorArithmetic.class);
    assertThat(choice.explanation())
        .matches("kernel: SIMD, (128|256|512)-bit vectors \\([248] doubles\\)");
    assertThat(Backend.ofLabel(choice.backend()).vectorBits()).isEqualTo(64 * VectorShape.LENGTH);
  }

  @Test
  void scalarOnRequest() {
    ArithmeticProvider.Choice choice = ArithmeticProvider.lookup(Backend.SCALAR);
    assertThat(choice.arithmetic()).isInstanceOf(ScalarArithmetic.class);
    assertThat(choice.explanation()).isEqualTo("kernel: scalar reference (as requested)");
    assertThat(choice.arithmetic().description()).isEqualTo("scalar reference");
    assertThat(choice.backend()).isEqualTo("scalar");
  }

  @Test
  @DisplayName("another vector length than the one in use cannot be had in the same machine")
  void lengthIsFixed() {
    ArithmeticProvider.lookup(Backend.AUTO);
    Backend other = VectorShape.LENGTH == 2 ? Backend.SIMD256 : Backend.SIMD128;
    String before = System.getProperty(Backend.VECTOR_BITS_PROPERTY);
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> ArithmeticProvider.lookup(other))
          .withMessage(
              "backend '%s': this virtual machine already computes with %d-bit vectors, and the"
                  + " length cannot change",
              other.label(), 64 * VectorShape.LENGTH);
    } finally {
      if (before == null) {
        System.clearProperty(Backend.VECTOR_BITS_PROPERTY);
      } else {
        System.setProperty(Backend.VECTOR_BITS_PROPERTY, before);
      }
    }
  }
}

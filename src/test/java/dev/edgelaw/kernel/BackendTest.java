package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTest {

  @ParameterizedTest
  @CsvSource({
    "AUTO, auto, 0",
    "SCALAR, scalar, 0",
    "SIMD128, simd128, 128",
    "SIMD256, simd256, 256",
    "SIMD512, simd512, 512"
  })
  void labels(Backend backend, String label, int bits) {
    assertThat(backend.label()).isEqualTo(label);
    assertThat(Backend.ofLabel(label)).isSameAs(backend);
    assertThat(backend.vectorBits()).isEqualTo(bits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SIMD128", "simd", "simd1024", " auto"})
  void unknownLabelsAreRefusedInOneLine(String label) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backend.ofLabel(label))
        .withMessage("backend '%s': must be one of auto, scalar, simd128, simd256, simd512", label);
  }

  @Test
  @DisplayName("without the system property the backend is AUTO")
  void property() {
    String before = System.getProperty(Backend.PROPERTY);
    try {
      System.clearProperty(Backend.PROPERTY);
      assertThat(Backend.fromSystemProperty()).isEqualTo(Backend.AUTO);
      System.setProperty(Backend.PROPERTY, "scalar");
      assertThat(Backend.fromSystemProperty()).isEqualTo(Backend.SCALAR);
    } finally {
      if (before == null) {
        System.clearProperty(Backend.PROPERTY);
      } else {
        System.setProperty(Backend.PROPERTY, before);
      }
    }
  }
}

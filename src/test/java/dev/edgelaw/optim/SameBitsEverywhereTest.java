package dev.edgelaw.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual machines of their own, each with another vector length or compiler, against this one. */
class SameBitsEverywhereTest {
  /** Thousands of calls of every kernel: enough for the optimising compiler to have replaced it. */
  private static final int HOT = 100;

  private final String expected =
      ResultDigest.compute(ArithmeticProvider.lookup(Backend.SCALAR).arithmetic());

  @ParameterizedTest
  @ValueSource(strings = {"simd128", "simd256", "simd512"})
  void everyVectorLength(String label) throws IOException {
    String bits = label.substring("simd".length());
    assertThat(run(ChildMachine.WITH_MODULE, label, 1))
        .satisfies(lines -> assertThat(lines.get(0)).contains("SIMD, " + bits + "-bit vectors"))
        .endsWith("first " + expected, "last " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "auto"})
  @DisplayName("the interpreter's first call and the compiled code after thousands agree")
  void coldAndHot(String label) throws IOException {
    assertThat(run(ChildMachine.WITH_MODULE, label, HOT))
        .endsWith("first " + expected, "last " + expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:UseAVX=2"})
  @DisplayName("without a compiler, with the simple one, with shorter vectors")
  void otherMachines(String option) throws IOException {
    List<String> options = new ArrayList<>(ChildMachine.WITH_MODULE);
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    options.add(option);
    assertThat(run(options, "auto", 0)).endsWith("first " + expected, "last " + expected);
  }

  @Test
  @DisplayName("without the module: the scalar reference, one line with the remedy, the same bits")
  void withoutTheModule() throws IOException {
    assertThat(run(List.of(), "auto", 0))
        .containsExactly(
            "backend kernel: scalar reference (the module jdk.incubator.vector is not loaded; add"
                + " --add-modules jdk.incubator.vector to the java command)",
            "first " + expected,
            "last " + expected);
  }

  @Test
  @DisplayName("without the module, vectors asked for by name are an error with the remedy")
  void vectorsWithoutTheModule() throws IOException {
    assertThat(run(List.of(), "simd256", 0))
        .first()
        .asString()
        .endsWith(
            "IllegalStateException: backend 'simd256': the module jdk.incubator.vector is not"
                + " loaded; add --add-modules jdk.incubator.vector to the java command");
  }

  @Test
  @DisplayName("vectors in this machine agree with the reference")
  void thisMachine() {
    Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
    assertThat(ResultDigest.compute(vectors)).isEqualTo(expected).hasSize(64);
  }

  private static List<String> run(List<String> options, String backend, int repetitions)
      throws IOException {
    return ChildMachine.run(options, ResultDigest.class, backend, Integer.toString(repetitions));
  }
}

package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendBytesTest {

  @Test
  @DisplayName("scalar reference and vectors store the same bytes")
  void scalarAndVectors(@TempDir Path scalar, @TempDir Path vectors) throws IOException {
    Arithmetic reference = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    assertThat(Specs.ARITHMETIC.description()).startsWith("SIMD");
    assertThat(reference.description()).startsWith("scalar");

    new Engine(reference, new CellStore(scalar), 1).run(Specs.diverse(), EngineListener.SILENT);
    new Engine(Specs.ARITHMETIC, new CellStore(vectors), 2)
        .run(Specs.diverse(), EngineListener.SILENT);

    assertThat(StoredFiles.in(vectors))
        .hasSize(Specs.diverse().size())
        .isEqualTo(StoredFiles.in(scalar));
  }
}

package dev.edgelaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageDocumentationTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent))
          .isNotEmpty()
          .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).isRegularFile());
    }
  }

  @Test
  void noClassIsAHeapOfUtilities() {
    assertThat(MainClasses.all())
        .isNotEmpty()
        .noneMatch(type -> type.getSimpleName().matches(".*(Utils?|Helpers?)"));
  }
}

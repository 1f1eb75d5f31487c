package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.study.Study;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

  @Test
  void namesAllTwentyFourExperimentsOnce() {
    assertThat(Catalogue.studies())
        .hasSize(24)
        .extracting(Study::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("E\\d\\db?"));
    assertThat(Catalogue.studies()).extracting(Study::title).noneMatch(String::isBlank);
  }

  @Test
  @DisplayName("every study can be started on its own, as dev.edgelaw.launch.E05")
  void mainClasses() {
    assertThat(Catalogue.studies())
        .allSatisfy(
            study ->
                assertThat(
                        Class.forName("dev.edgelaw.launch." + study.id())
                            .getMethod("main", String[].class))
                    .isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"E05", "e05"})
  void findsAStudyInAnyCase(String id) {
    assertThat(Catalogue.study(id)).isInstanceOf(E05DriftScalingLaw.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E00b", "e00b", "E00B"})
  void findsTheOneWithALetterInAnyCase(String id) {
    assertThat(Catalogue.study(id)).isInstanceOf(E00bSharedExponent.class);
  }

  @Test
  void everyStudyAnswersToItsId() {
    for (Study study : Catalogue.studies()) {
      assertThat(Catalogue.study(study.id())).isSameAs(study);
      assertThat(study.claim()).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"E99", "", "5", "E05 "})
  void anUnknownNameIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.study(id))
        .withMessageStartingWith("study '%s': must be one of E00b, ", id);
  }
}

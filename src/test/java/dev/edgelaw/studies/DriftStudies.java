package dev.edgelaw.studies;

import dev.edgelaw.study.Study;
import java.util.List;
import java.util.stream.Stream;

/** The studies of the drift alone, whose complete plans together take a minute. */
final class DriftStudies {
  static final List<String> IDS = List.of("E01", "E02", "E03", "E05", "E07");

  private DriftStudies() {}

  static Stream<Study> stream() {
    return IDS.stream().map(Catalogue::study);
  }
}

package dev.edgelaw.cli;

import dev.edgelaw.report.VerdictTable;
import dev.edgelaw.studies.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** The verdict table of the whole paper. */
final class AllStudies {
  private AllStudies() {}

  /** Rows in the paper's order, with one for each study that cannot be run yet. */
  static List<VerdictTable.Row> withUnbuilt(List<VerdictTable.Row> rows) {
    List<VerdictTable.Row> all = new ArrayList<>();
    for (Catalogue.Entry entry : Catalogue.entries()) {
      all.add(
          rows.stream()
              .filter(row -> row.study().equals(entry.id()))
              .findFirst()
              .orElseGet(() -> VerdictTable.Row.without(entry.id(), "not built yet")));
    }
    return all;
  }
}

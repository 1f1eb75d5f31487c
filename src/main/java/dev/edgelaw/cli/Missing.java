package dev.edgelaw.cli;

import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Plan;
import java.nio.file.Path;
import java.util.Map;

/** Complains of runs that are not stored. */
final class Missing {
  private Missing() {}

  static int count(Plan plan, Map<RunSpec, String> stored) {
    return (int) plan.cells().stream().filter(cell -> !stored.containsKey(cell.run())).count();
  }

  /** The command that makes them. */
  static String remedy(String studies, PlanOverrides overrides, Path out) {
    return "edgelaw run %s%s --out %s".formatted(studies, overrides.text(), out);
  }

  static void require(Plan plan, Map<RunSpec, String> stored, PlanOverrides overrides, Path out) {
    int missing = count(plan, stored);
    if (missing > 0) {
      throw new IllegalArgumentException(
          "%s: %d of %d runs are not stored in %s; make them with: %s"
              .formatted(
                  plan.study(),
                  missing,
                  plan.cells().size(),
                  out.resolve("cells"),
                  remedy(plan.study(), overrides, out)));
    }
  }
}

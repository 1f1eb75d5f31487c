package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import java.util.Map;

/**
 * Drifts of nets of one width at common shares of their limit of stability.
 *
 * @param width m
 * @param drift by share s of 2 / lambda_max(0) and seed
 */
record LimitedNet(int width, SeedSweep drift) {
  /** Slope of ln(mean drift) on ln s. */
  PowerLawFit fit() {
    return drift.fit(0).orElseThrow();
  }

  Map<String, Object> aggregates() {
    return Fields.of("width", width)
        .and("shareOfLimit", drift.learningRates())
        .and("meanDrift", drift.means())
        .and("localSlopes", drift.localSlopes())
        .and("fit", fit())
        .map();
  }
}

package dev.edgelaw.studies;

import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.LinearNetSpectra;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Mode coefficients of one linear net at its first weights.
 *
 * @param seed the seed
 * @param learningRate the rate of its run, which nothing here depends on
 * @param lists theory and measurement, mode by mode and sorted
 * @param exact eigenvectors and Gauss-Newton spectrum
 */
record LinearModes(long seed, double learningRate, ModeLists lists, LinearNetSpectra exact) {
  Map<String, Object> at() {
    return Fields.of("seed", seed).map();
  }

  double[] noise(SortedNoise noise) {
    return noise.correlations(ModeLists.logarithms(lists.theory()));
  }

  double[] listCorrelations() {
    int length = lists.theory().length;
    return new double[] {
      lists.correlationOf(IntStream.rangeClosed(1, length).mapToDouble(k -> 1.0 / k).toArray()),
      lists.correlationOf(
          IntStream.rangeClosed(1, length).mapToDouble(k -> StrictMath.pow(0.8, k)).toArray())
    };
  }

  static Summary correlation(List<LinearModes> nets) {
    return Summary.of(nets.stream().mapToDouble(net -> net.lists().sortedCorrelation()).toArray());
  }
}

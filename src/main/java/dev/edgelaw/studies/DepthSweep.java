package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.EveryEnergy;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The runs of E6 with one depth, over a grid of learning rates and seeds.
 *
 * @param layers number of weight matrices L
 * @param runs their conservation records
 * @param sharpness lambda_max at W(0), one per seed
 * @param energyRatio S2 over the trapezoid integral of the gradient energy, where it was observed
 */
record DepthSweep(int layers, DriftSweep runs, double[] sharpness, SeedSweep energyRatio) {
  /** A weight matrix whose squared norm has grown beyond it belongs to a run that diverged. */
  private static final double DIVERGED = 1e6;

  static DepthSweep of(
      int layers, List<Double> rates, List<Long> seeds, int steps, Results results) {
    DriftSweep runs =
        DriftSweep.of(rates, seeds, results, (rate, seed) -> run(layers, rate, steps, seed));
    double[] sharpness =
        seeds.stream()
            .map(seed -> run(layers, rates.getFirst(), steps, seed))
            .mapToDouble(run -> results.of(run, new AtFirstWeights()).sharpness().value())
            .toArray();
    SeedSweep ratio =
        SeedSweep.of(
            rates.stream().filter(E06DepthDependence.SWEEP_B_RATES::contains).toList(),
            seeds.stream().filter(Protocol.THREE_SEEDS::contains).toList(),
            (seed, rate) ->
                runs.at(seed, rate).meanImbalanceSum()
                    / results
                        .of(run(layers, rate, steps, seed), new EveryEnergy())
                        .energyIntegral());
    return new DepthSweep(layers, runs, sharpness, ratio);
  }

  static RunSpec run(int layers, double rate, int steps, long seed) {
    return Protocol.descent(network(layers), rate, steps, seed);
  }

  /** 20-64-...-64-5; two layers are the net of E5. */
  static Architecture network(int layers) {
    List<Integer> widths = new ArrayList<>(Collections.nCopies(layers - 1, 64));
    widths.addFirst(20);
    widths.addLast(5);
    return new Architecture(widths, Activation.relu(), false);
  }

  String label() {
    return layers + "L";
  }

  /** Up to this learning rate float32 and float64 runs stay together; chaotic above. */
  double stableUpTo() {
    return switch (layers) {
      case 2 -> 1;
      case 3 -> 0.5;
      case 4 -> 0.3;
      case 6 -> 0.1;
      default -> 0.03;
    };
  }

  boolean diverged(long seed, double rate) {
    for (double norm : runs.at(seed, rate).lastNorms()) {
      if (!(norm <= DIVERGED)) {
        return true;
      }
    }
    return false;
  }

  /** A quantity of every run, NaN where it diverged. */
  SeedSweep quantity(ToDoubleFunction<ConservationRecord> quantity) {
    return SeedSweep.of(
        runs.learningRates(),
        runs.seeds(),
        (seed, rate) ->
            diverged(seed, rate) ? Double.NaN : quantity.applyAsDouble(runs.at(seed, rate)));
  }

  /** D3. */
  SeedSweep drift() {
    return quantity(ConservationRecord::meanFinalDrift);
  }

  SeedSweep loss() {
    return quantity(ConservationRecord::lastLoss);
  }

  /** S2. */
  SeedSweep imbalance() {
    return quantity(ConservationRecord::meanImbalanceSum);
  }

  /** Part of the grid: sweep B's rates and seeds. */
  static SeedSweep sweepB(SeedSweep sweep) {
    return sweep.only(E06DepthDependence.SWEEP_B_RATES::contains, Protocol.THREE_SEEDS::contains);
  }

  /** eta^2 times the mean over seeds of S2, as a table of one column. */
  static SeedSweep drifts(SeedSweep imbalance) {
    double[] means = imbalance.means();
    return SeedSweep.of(
        imbalance.learningRates(),
        List.of(0L),
        (seed, rate) -> rate * rate * means[imbalance.learningRates().indexOf(rate)]);
  }

  int[] divergedSeeds() {
    return runs.learningRates().stream()
        .mapToInt(rate -> (int) runs.seeds().stream().filter(seed -> diverged(seed, rate)).count())
        .toArray();
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : runs.seeds()) {
      for (double rate : runs.learningRates()) {
        ConservationRecord record = runs.at(seed, rate);
        double[] pairs = new double[record.frobenius().pairs()];
        for (int pair = 0; pair < pairs.length; pair++) {
          pairs[pair] = record.drift(pair);
        }
        Fields row =
            Fields.of("layers", layers)
                .and("seed", seed)
                .and("learningRate", rate)
                .and("drift", record.meanFinalDrift())
                .and("pairDrifts", pairs)
                .and("diverged", diverged(seed, rate))
                .and("finalLoss", record.lastLoss())
                .and("meanImbalanceSum", record.meanImbalanceSum())
                .and("gradientEnergy", record.gradientEnergy())
                .and("driftOverLossDrop", perLossDrop(record))
                .and("initialSharpness", sharpness[runs.seeds().indexOf(seed)])
                .and("identityResidual", record.worstIdentityResidual());
        if (energyRatio.learningRates().contains(rate) && energyRatio.seeds().contains(seed)) {
          row.and("imbalanceOverEnergyIntegral", energyRatio.at(seed, rate));
        }
        rows.add(row.map());
      }
    }
    return rows;
  }

  /** D3 over eta times the loss drop. */
  private static double perLossDrop(ConservationRecord record) {
    return record.meanFinalDrift()
        / (record.learningRate() * (record.initialLoss() - record.lastLoss()));
  }
}

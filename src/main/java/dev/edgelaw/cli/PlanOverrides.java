package dev.edgelaw.cli;

import dev.edgelaw.data.MnistFiles;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.studies.Catalogue;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that change the paper's plan, the same for every command that reads or runs one. */
final class PlanOverrides {
  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description = "Other seeds, separated by commas.")
  private List<Long> seeds;

  @Option(
      names = "--learning-rates",
      split = ",",
      paramLabel = "ETA",
      description = "Other learning rates, separated by commas, each above 0.")
  private List<Double> learningRates;

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "Another number of updates, at least 1.")
  private Integer steps;

  @Option(
      names = "--mnist",
      paramLabel = "FOLDER",
      description =
          "Your own MNIST files for E04 (IDX, plain or gzipped); its first images are used.")
  private String digits;

  PlanOverrides() {}

  /**
   * The plans of some studies, checked as far as possible before anything is run or created.
   *
   * @param sharpness what is known of first weights, for plans that depend on them
   */
  Map<Study, Plan> plans(List<String> names, KnownSharpness sharpness) {
    PlanOptions options = options(sharpness);
    Map<Study, Plan> plans = new LinkedHashMap<>();
    studies(names).forEach(study -> plans.put(study, study.plan(options)));
    plans.values().stream()
        .flatMap(plan -> plan.cells().stream())
        .map(cell -> cell.run().data())
        .filter(MnistFiles.class::isInstance)
        .distinct()
        .forEach(files -> files.draw(new TorchGenerator(0)));
    return plans;
  }

  static List<Cell> cells(Map<Study, Plan> plans) {
    return plans.values().stream().flatMap(plan -> plan.cells().stream()).toList();
  }

  private static List<Study> studies(List<String> names) {
    List<Study> studies = new ArrayList<>();
    for (String name : names) {
      for (Study study :
          name.equalsIgnoreCase("all") ? Catalogue.studies() : List.of(Catalogue.study(name))) {
        if (!studies.contains(study)) {
          studies.add(study);
        }
      }
    }
    return studies;
  }

  private PlanOptions options(KnownSharpness sharpness) {
    return new PlanOptions(
        Optional.ofNullable(seeds).map(list -> list.stream().distinct().toList()),
        Optional.ofNullable(learningRates).map(list -> list.stream().distinct().sorted().toList()),
        steps == null ? OptionalInt.empty() : OptionalInt.of(steps),
        Optional.ofNullable(digits),
        sharpness::of);
  }

  /** The same options as they would be typed again. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (seeds != null) {
      text.append(" --seeds ").append(joined(seeds));
    }
    if (learningRates != null) {
      text.append(" --learning-rates ").append(joined(learningRates));
    }
    if (steps != null) {
      text.append(" --steps ").append(steps);
    }
    if (digits != null) {
      text.append(" --mnist ").append(digits);
    }
    return text.toString();
  }

  private static String joined(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}

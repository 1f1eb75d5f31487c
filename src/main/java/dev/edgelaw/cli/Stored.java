package dev.edgelaw.cli;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.report.Machine;
import dev.edgelaw.report.ResultsJson;
import dev.edgelaw.report.StudyFolder;
import dev.edgelaw.report.StudyVerdict;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A study whose runs are all stored: its findings, computed from them or, where they lie there
 * already and nothing has changed since, read.
 *
 * @param study the study
 * @param plan its plan
 * @param folder where its files go
 * @param origin what its findings are computed from
 * @param store its runs
 * @param listener hears of damaged files
 */
record Stored(
    Study study,
    Plan plan,
    StudyFolder folder,
    StudyFolder.Origin origin,
    CellStore store,
    EngineListener listener) {

  static Stored of(
      Study study,
      Plan plan,
      Path out,
      CellStore store,
      Map<RunSpec, String> checksums,
      EngineListener listener) {
    return new Stored(
        study,
        plan,
        new StudyFolder(out.resolve(study.id())),
        StudyFolder.Origin.of(study, plan, checksums, Machine.here()),
        store,
        listener);
  }

  Findings findings() {
    return study.findings(plan, Engine.read(store, plan.cells(), listener));
  }

  /** The document of all findings. */
  String json() {
    return folder.upToDate(origin).orElseGet(() -> ResultsJson.findings(study, plan, findings()));
  }

  /** The verdicts, if they need not be computed. */
  Optional<StudyVerdict> knownVerdict() {
    return folder.upToDate(origin).flatMap(ResultsJson::verdict);
  }

  StudyVerdict verdict() {
    return knownVerdict().orElseGet(() -> StudyVerdict.of(study, findings()));
  }
}

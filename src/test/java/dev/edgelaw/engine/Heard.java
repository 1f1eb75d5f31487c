package dev.edgelaw.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers everything that the engine tells. */
final class Heard implements EngineListener {
  final List<RunSpec> finished = new ArrayList<>();
  final List<RunSpec> later = new ArrayList<>();
  final List<Path> damaged = new ArrayList<>();
  final List<Path> aside = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  int planned = -1;
  int stored = -1;
  double work;
  double workDone;

  @Override
  public void planned(int total, int found, double all) {
    planned = total;
    stored = found;
    work = all;
  }

  @Override
  public void finished(RunSpec run, double seconds, double share) {
    workDone += share;
    finished.add(run);
  }

  @Override
  public void foundLater(RunSpec run, double share) {
    workDone += share;
    later.add(run);
  }

  @Override
  public void damaged(Path file, Path to, String reason) {
    damaged.add(file);
    aside.add(to);
    reasons.add(reason);
  }
}

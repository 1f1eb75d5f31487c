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

  @Override
  public void planned(int total, int found) {
    planned = total;
    stored = found;
  }

  @Override
  public void finished(RunSpec run, double seconds) {
    finished.add(run);
  }

  @Override
  public void foundLater(RunSpec run) {
    later.add(run);
  }

  @Override
  public void damaged(Path file, Path to, String reason) {
    damaged.add(file);
    aside.add(to);
    reasons.add(reason);
  }
}

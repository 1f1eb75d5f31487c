package dev.edgelaw.cli;

import dev.edgelaw.report.Machine;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {
  VersionLine() {}

  @Override
  public String[] getVersion() {
    Machine machine = Machine.here();
    return new String[] {
      "edgelaw %s (%s), %s".formatted(machine.version(), machine.revision(), machine.java())
    };
  }
}

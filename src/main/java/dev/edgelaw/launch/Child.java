package dev.edgelaw.launch;

import java.io.IOException;
import java.util.List;

/**
 * The program in a JVM of its own, which shares this one's terminal and ends no later than this
 * one.
 */
final class Child {
  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  static Child start(List<String> command) throws IOException {
    Child child = new Child(new ProcessBuilder(command).inheritIO().start());
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(child::stop, "stop-child"));
    } catch (IllegalStateException e) {
      // A signal came in between: this JVM is going down already.
      child.stop();
    }
    return child;
  }

  /** Waits for the end and returns the exit code. */
  int waitFor() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stop() {
    process.destroy();
    waitFor();
  }
}

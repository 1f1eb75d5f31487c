package dev.edgelaw.cli;

import dev.edgelaw.report.Screen;
import dev.edgelaw.report.Tone;
import java.io.Console;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Who reads what the program prints.
 *
 * @param ansi whether colours are shown, and how
 * @param screen where tables go
 * @param bars whether a line of standard error can be written over again and again
 */
record Terminal(Ansi ansi, Screen screen, boolean bars) {
  /** A file or another program. */
  static final Terminal NONE = new Terminal(Ansi.OFF, Screen.FILE, false);

  /** Narrower windows get lines that are too long rather than columns of two words. */
  private static final int LEAST_COLUMNS = 80;

  private static final Map<Tone, Ansi.Style> STYLES =
      Map.of(
          Tone.GOOD, Ansi.Style.fg_green,
          Tone.FAIR, Ansi.Style.fg_yellow,
          Tone.BAD, Ansi.Style.fg_red,
          Tone.STRONG, Ansi.Style.bold);

  /** The one that this program was started on. */
  static Terminal here() {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return NONE;
    }
    boolean dumb = "dumb".equals(System.getenv("TERM"));
    // Honours NO_COLOR, but knows no dumb terminal.
    Ansi ansi = Ansi.AUTO.enabled() && !dumb ? Ansi.ON : Ansi.OFF;
    return new Terminal(ansi, screen(columns(), ansi), !dumb && errorsAreShown());
  }

  static Screen screen(int columns, Ansi ansi) {
    return new Screen(columns, (tone, text) -> paint(ansi, tone, text));
  }

  private static String paint(Ansi ansi, Tone tone, String text) {
    Ansi.Style style = STYLES.get(tone);
    // Not through picocli's markup, which a text could hold by chance; and with a full reset, for
    // what ends bold begins a double underline on many terminals.
    return ansi.enabled() && style != null ? style.on() + text + Ansi.Style.reset.on() : text;
  }

  private static int columns() {
    CommandLine probe = new CommandLine(CommandLine.Model.CommandSpec.create());
    probe.setUsageHelpAutoWidth(true);
    return Math.max(probe.getUsageHelpWidth(), LEAST_COLUMNS);
  }

  /** The console tells of standard input and output only. */
  private static boolean errorsAreShown() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

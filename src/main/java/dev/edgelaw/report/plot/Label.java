package dev.edgelaw.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A text with Greek letters, raised and lowered parts, from plain words: {@code eta^2} and {@code
 * lambda_max} become what a mathematician writes.
 *
 * @param runs its parts in order
 */
public record Label(List<Run> runs) {
  /** How far a raised or lowered part is off the base line, and its size, in letter heights. */
  static final double SHIFT = 0.35;

  static final double SMALL = 0.72;

  private static final List<String> NAMES =
      List.of(
          "eta", "lambda", "alpha", "tau", "rho", "eps", "delta", "kappa", "beta", "gamma",
          "sigma");
  private static final List<String> LETTERS =
      List.of("η", "λ", "α", "τ", "ρ", "ε", "δ", "κ", "β", "γ", "σ");
  private static final Pattern GREEK =
      Pattern.compile(
          "(?<![A-Za-z])(?<![A-Za-z.]{2}/)(" + String.join("|", NAMES) + ")(?![A-Za-z])");
  private static final Pattern SHIFTED =
      Pattern.compile(
          "(?<=[A-Za-zα-ω0-9)|\\]])\\^(?:\\{([^}]*)}|([-+]?(?:[0-9]+(?:\\.[0-9]+)?|[A-Za-zα-ω](?![A-Za-z])))|\\(([^()]*)\\))"
              // An index belongs to a symbol of one letter, so that names of files stay names.
              + "|(?<=(?<![A-Za-z])[A-Za-zα-ω]|[)|])_(?:\\{([^}]*)}"
              + "|([0-9](?![0-9])|[A-Za-zα-ω]{1,4}(?![A-Za-z])))");

  /** Where a part stands. */
  public enum Place {
    /** On the line. */
    LINE,
    /** As an exponent. */
    RAISED,
    /** As an index. */
    LOWERED
  }

  /**
   * A part.
   *
   * @param text its letters
   * @param place where it stands
   */
  public record Run(String text, Place place) {}

  /** Copies the parts. */
  public Label {
    runs = List.copyOf(runs);
  }

  /**
   * Reads plain words.
   *
   * @param plain for example {@code drift ~ eta^1.16}
   * @return the label
   */
  public static Label of(String plain) {
    String text = greek(plain);
    List<Run> runs = new ArrayList<>();
    Matcher matcher = SHIFTED.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        runs.add(new Run(text.substring(end, matcher.start()), Place.LINE));
      }
      boolean raised = text.charAt(matcher.start()) == '^';
      String part =
          IntStream.rangeClosed(1, matcher.groupCount())
              .mapToObj(matcher::group)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      runs.add(new Run(part.replace('-', '−'), raised ? Place.RAISED : Place.LOWERED));
      end = matcher.end();
    }
    if (end < text.length()) {
      runs.add(new Run(text.substring(end), Place.LINE));
    }
    return new Label(runs);
  }

  private static String greek(String plain) {
    String text =
        GREEK.matcher(plain).replaceAll(match -> LETTERS.get(NAMES.indexOf(match.group())));
    return text.replace("<=", "≤").replace(">=", "≥").replace("+-", "±").replace(" - ", " − ");
  }

  /** Its letters without places. */
  String plain() {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  /** About its width, in a sans-serif face. */
  double width(double size) {
    double width = 0;
    for (Run run : runs) {
      double letters = run.text().chars().mapToDouble(Label::letter).sum();
      width += letters * (run.place() == Place.LINE ? size : SMALL * size);
    }
    return width;
  }

  /** Widths of letters in units of the size, on the wide side of the usual faces. */
  private static double letter(int c) {
    if ("iljI.,:;|'!".indexOf(c) >= 0) {
      return 0.3;
    }
    if (" ft()[]/-r1".indexOf(c) >= 0) {
      return c == '1' ? 0.6 : 0.38;
    }
    if ("mwMW%".indexOf(c) >= 0) {
      return 0.9;
    }
    return c >= 'A' && c <= 'Z' || c == '−' || c == '=' || c == '+' || c == '~' ? 0.72 : 0.6;
  }
}

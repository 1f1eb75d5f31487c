package dev.edgelaw.report;

import dev.edgelaw.study.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Where text goes: how wide it is, and how words are set off there.
 *
 * @param columns width in characters
 * @param ink puts a tone on a text without changing its letters
 */
public record Screen(int columns, BiFunction<Tone, String, String> ink) {
  /** A file or another program: whole lines, letters only. */
  public static final Screen FILE = new Screen(Integer.MAX_VALUE, (tone, text) -> text);

  String paint(Tone tone, String text) {
    return tone == Tone.PLAIN || text.isBlank() ? text : ink.apply(tone, text);
  }

  /** Breaks a text between words; a word that is too long stands alone. */
  static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** A text behind an indent, broken where the screen ends. */
  List<String> indented(int indent, String text) {
    return wrapped(text, columns - indent).stream().map(" ".repeat(indent)::concat).toList();
  }

  static Tone tone(boolean good) {
    return good ? Tone.GOOD : Tone.BAD;
  }

  static Tone tone(Headline.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> Tone.GOOD;
      case RESERVED -> Tone.FAIR;
      case FAILS -> Tone.BAD;
    };
  }
}

package dev.edgelaw.report.page;

import dev.edgelaw.study.Headline;

/**
 * A verdict as it is shown: never by colour alone.
 *
 * @param kind class of its colour
 * @param sign one character
 * @param words what it says
 */
record Verdict(String kind, String sign, String words) {
  static Verdict reproduced(boolean yes) {
    return yes ? new Verdict("good", "✓", "reproduces") : new Verdict("bad", "✗", "does not");
  }

  static Verdict of(Headline.Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> new Verdict("good", "✓", verdict.words());
      case RESERVED -> new Verdict("fair", "◐", verdict.words());
      case FAILS -> new Verdict("bad", "✗", verdict.words());
    };
  }

  static Verdict holds(boolean yes) {
    return of(yes ? Headline.Verdict.HOLDS : Headline.Verdict.FAILS);
  }

  static Verdict none(String words) {
    return new Verdict("none", "–", words);
  }
}

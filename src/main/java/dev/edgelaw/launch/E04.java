package dev.edgelaw.launch;

/** Study E04 on its own: the same as {@code edgelaw run E04}. */
public final class E04 {
  private E04() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E04.class, args);
  }
}

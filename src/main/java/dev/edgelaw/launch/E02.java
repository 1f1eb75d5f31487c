package dev.edgelaw.launch;

/** Study E02 on its own: the same as {@code edgelaw run E02}. */
public final class E02 {
  private E02() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E02.class, args);
  }
}

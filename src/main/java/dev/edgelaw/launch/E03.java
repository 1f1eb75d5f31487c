package dev.edgelaw.launch;

/** Study E03 on its own: the same as {@code edgelaw run E03}. */
public final class E03 {
  private E03() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E03.class, args);
  }
}

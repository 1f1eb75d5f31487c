package dev.edgelaw.launch;

/** Study E01 on its own: the same as {@code edgelaw run E01}. */
public final class E01 {
  private E01() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E01.class, args);
  }
}

package dev.edgelaw.launch;

/** Study E09 on its own: the same as {@code edgelaw run E09}. */
public final class E09 {
  private E09() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E09.class, args);
  }
}

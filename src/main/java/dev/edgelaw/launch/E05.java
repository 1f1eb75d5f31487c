package dev.edgelaw.launch;

/** Study E05 on its own: the same as {@code edgelaw run E05}. */
public final class E05 {
  private E05() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E05.class, args);
  }
}

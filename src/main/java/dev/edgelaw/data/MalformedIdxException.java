package dev.edgelaw.data;

/**
 * A file that is no IDX file of the expected kind. The message is one line: the file, what was
 * expected, what found.
 */
public final class MalformedIdxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedIdxException(String file, String problem) {
    super(file + ": " + problem);
  }

  MalformedIdxException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}

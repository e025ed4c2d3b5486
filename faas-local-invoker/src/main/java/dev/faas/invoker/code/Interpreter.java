package dev.faas.invoker.code;

import dev.faas.invoker.program.Program.Language;
import java.nio.file.Path;

/**
 * An interpreter of this machine.
 *
 * @param program the file
 * @param major the first number of its version
 * @param minor the second
 */
record Interpreter(Language language, Path program, int major, int minor) {

  /** The service's name for such a runtime: {@code nodejs20.x}, {@code python3.11}. */
  String runtime() {
    return language == Language.NODE ? "nodejs" + major + ".x" : "python" + major + "." + minor;
  }

  /** The beginning of its runtime version in the log: {@code nodejs:20}, {@code python:3.11}. */
  String release() {
    return language == Language.NODE ? "nodejs:" + major : "python:" + major + "." + minor;
  }

  /** Whether the launcher runs in it. */
  boolean isNewEnough() {
    return language == Language.NODE ? major >= 18 : major > 3 || (major == 3 && minor >= 8);
  }

  /** Such as {@code Python 3.7}. */
  @Override
  public String toString() {
    return (language == Language.NODE ? "Node.js " : "Python ") + major + "." + minor;
  }
}

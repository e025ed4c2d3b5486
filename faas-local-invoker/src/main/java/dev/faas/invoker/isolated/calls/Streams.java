package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Standard streams. {@link #in}, {@link #out} and {@link #err} are called where the user's code reads the
 * fields of {@link System}.
 */
public final class Streams {

  private Streams() {}

  /** Instead of {@link System#in}. */
  public static InputStream in(Surroundings surroundings) {
    return process(surroundings).in();
  }

  /** Instead of {@link System#out}. */
  public static PrintStream out(Surroundings surroundings) {
    return surroundings.out();
  }

  /** Instead of {@link System#err}. */
  public static PrintStream err(Surroundings surroundings) {
    return surroundings.err();
  }

  /** Standard input of this environment only. */
  @Replaces(value = System.class, isStatic = true)
  public static void setIn(InputStream in, Surroundings surroundings) {
    process(surroundings).setIn(in);
  }

  /** Standard output of this environment only. */
  @Replaces(value = System.class, isStatic = true)
  public static void setOut(PrintStream out, Surroundings surroundings) {
    process(surroundings).setOut(out);
  }

  /** Standard error output of this environment only. */
  @Replaces(value = System.class, isStatic = true)
  public static void setErr(PrintStream err, Surroundings surroundings) {
    process(surroundings).setErr(err);
  }

  private static PretendedProcess process(Surroundings surroundings) {
    return (PretendedProcess) surroundings;
  }
}

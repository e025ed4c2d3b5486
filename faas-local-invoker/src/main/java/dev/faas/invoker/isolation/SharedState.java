package dev.faas.invoker.isolation;

/**
 * State that should be unique and is the same in every environment that is restored from one snapshot:
 * chance had a part in it when the init phase made it, and no hook after the restore has made it anew.
 *
 * @param field its place, such as {@code shop.Orders.INSTANCE_ID} or {@code shop.Orders.tables[2].name}
 * @param value as text; for a random generator its class and what it is known by
 */
public record SharedState(String field, String value) {

  private static final int SHOWN = 8;

  /** What was found and what to do, in two sentences; the value is abbreviated. */
  public String message() {
    boolean isGenerator = value.startsWith("java.") || value.startsWith("jdk.");
    String shown = isGenerator
        ? value.substring(0, value.split("[ @]", -1)[0].length())
        : value.length() <= SHOWN + 1 ? value : value.substring(0, SHOWN) + "…";
    return field + " = " + shown + " is the same in every environment restored from this snapshot:"
        + " the init phase made it. Make it in afterRestore (Lifecycle or org.crac), or at its"
        + " first use.";
  }
}

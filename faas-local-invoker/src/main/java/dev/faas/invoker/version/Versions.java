package dev.faas.invoker.version;

import dev.faas.invoker.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one function: the one that changes, {@code $LATEST}, and the published ones, which do not;
 * and its aliases. Safe for use by several threads.
 *
 * @param <R> what a version is: code and configuration
 */
public final class Versions<R> {

  /** The version that changes. */
  public static final String LATEST = "$LATEST";

  private final String functionArn;
  private final Map<Integer, R> published = new TreeMap<>();
  private final Map<String, Alias> aliases = new TreeMap<>();
  private volatile R latest;
  private int lastNumber;
  private @Nullable R publishedFrom;

  /**
   * A function without published versions.
   *
   * @param functionArn its full name without a qualifier, for messages
   */
  public Versions(String functionArn, R latest) {
    this.functionArn = functionArn;
    this.latest = latest;
  }

  /** The version that changes. */
  public R latest() {
    return latest;
  }

  /** Replaces the version that changes. */
  public synchronized void update(R next) {
    latest = next;
  }

  /**
   * Makes a version of what {@code $LATEST} is now. If nothing has changed since the last was published, that
   * is the answer, as on the service. Numbers are never used again.
   *
   * @param make makes what the version is from its number
   * @return the number
   */
  public synchronized int publish(Function<String, R> make) {
    if (publishedFrom == latest && published.containsKey(lastNumber)) {
      return lastNumber;
    }
    int number = lastNumber + 1;
    R made = make.apply(String.valueOf(number));
    lastNumber = number;
    published.put(number, made);
    publishedFrom = latest;
    return number;
  }

  /**
   * Removes a published version.
   *
   * @return what it was
   * @throws RefusedException if there is none of this number, or an alias points to it
   */
  public synchronized R delete(int number) {
    String version = String.valueOf(number);
    R found = published.get(number);
    if (found == null) {
      throw notFound(version);
    }
    List<String> users = new ArrayList<>();
    for (Alias alias : aliases.values()) {
      if (alias.version().equals(version)
          || alias.additionalVersionWeights().containsKey(version)) {
        users.add(alias.name());
      }
    }
    if (!users.isEmpty()) {
      throw RefusedException.conflict("Version " + version + " is used by the aliases " + users
          + ": point them elsewhere first");
    }
    published.remove(number);
    return found;
  }

  /** The published versions by number. */
  public synchronized Map<Integer, R> published() {
    return new TreeMap<>(published);
  }

  /** The aliases in the order of their names. */
  public synchronized List<Alias> aliases() {
    return List.copyOf(aliases.values());
  }

  /** The alias of this name. */
  public synchronized Optional<Alias> alias(String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  /**
   * Adds an alias.
   *
   * @throws RefusedException in the service's words if it has no good name, points nowhere, or exists
   */
  public synchronized void create(Alias alias) {
    AliasRules.checkName(alias.name());
    AliasRules.check(alias, this::require);
    if (aliases.containsKey(alias.name())) {
      throw RefusedException.conflict("Alias already exists: " + functionArn + ":" + alias.name());
    }
    aliases.put(alias.name(), alias);
  }

  /**
   * Replaces an alias.
   *
   * @throws RefusedException in the service's words if it points nowhere, or does not exist
   */
  public synchronized void update(Alias alias) {
    AliasRules.check(alias, this::require);
    if (aliases.replace(alias.name(), alias) == null) {
      throw RefusedException.notFound("Alias not found: " + functionArn + ":" + alias.name());
    }
  }

  /** Removes an alias, if there is one of this name. */
  public synchronized void deleteAlias(String name) {
    aliases.remove(name);
  }

  /**
   * Which version an invocation gets.
   *
   * @param qualifier a version or an alias; null for {@link #LATEST}
   * @param random decides where an alias has two versions, and is asked for nothing else
   * @throws RefusedException in the service's words if there is no such version or alias
   */
  public R resolve(@Nullable String qualifier, RandomGenerator random) {
    if (qualifier == null || qualifier.equals(LATEST)) {
      return latest;
    }
    return resolveNamed(qualifier, random);
  }

  /**
   * The version that a name stands for, where none is called: of an alias that has two, the first. No chance is drawn.
   *
   * @param qualifier a version or an alias; null for {@link #LATEST}
   * @throws RefusedException as {@link #resolve}
   */
  public synchronized R find(@Nullable String qualifier) {
    if (qualifier == null) {
      return latest;
    }
    Alias alias = aliases.get(qualifier);
    return require(alias == null ? qualifier : alias.version());
  }

  private synchronized R resolveNamed(String qualifier, RandomGenerator random) {
    Alias alias = aliases.get(qualifier);
    return require(alias == null ? qualifier : choose(alias, random));
  }

  private static String choose(Alias alias, RandomGenerator random) {
    for (Map.Entry<String, Double> additional : alias.additionalVersionWeights().entrySet()) {
      if (random.nextDouble() < additional.getValue()) {
        return additional.getKey();
      }
    }
    return alias.version();
  }

  private R require(String version) {
    if (version.equals(LATEST)) {
      return latest;
    }
    R found = AliasRules.isNumber(version) ? published.get(Integer.valueOf(version)) : null;
    if (found == null) {
      throw notFound(version);
    }
    return found;
  }

  private RefusedException notFound(String qualifier) {
    return RefusedException.notFound("Function not found: " + functionArn + ":" + qualifier);
  }
}

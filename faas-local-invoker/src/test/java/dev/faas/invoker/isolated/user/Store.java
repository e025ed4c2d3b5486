package dev.faas.invoker.isolated.user;

/** A service that mentions another type of the user. */
public interface Store {
  Counter[] counters();
}

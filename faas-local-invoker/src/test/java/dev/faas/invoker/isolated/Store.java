package dev.faas.invoker.isolated;

/** A service that mentions another type of the user. */
public interface Store {
  Mailer[] mailers();
}

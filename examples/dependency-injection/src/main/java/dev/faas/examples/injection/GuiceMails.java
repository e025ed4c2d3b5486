package dev.faas.examples.injection;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.faas.EnvironmentVariables;

/** What the function needs, as Guice is told it: the handler itself has no annotations. */
public final class GuiceMails extends AbstractModule {

  @Provides
  Mailer mailer(EnvironmentVariables variables) {
    return new OutboxMailer(variables.require("SENDER"));
  }

  @Provides
  Welcome welcome(Mailer mailer, EnvironmentVariables variables) {
    return new Welcome(mailer, variables);
  }
}

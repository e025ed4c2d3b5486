package dev.faas.examples.injection;

import dev.faas.FunctionFactory.World;

/** Makes handlers by calling their constructors: it starts fast, and the compiler checks it. */
public final class PlainConstructors {

  private PlainConstructors() {}

  public static Welcome welcome(World world) {
    Mailer mailer = new OutboxMailer(world.environmentVariables().require("SENDER"));
    return new Welcome(mailer, world.environmentVariables());
  }
}

package dev.faas.testkit;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.events.QueueHandler;
import dev.faas.events.QueueMessage;

/** Sends a mail for each message; without a mailer given it has one that does nothing. */
public final class Welcome implements QueueHandler {

  private final Mailer mailer;
  private final String from;

  public Welcome() {
    this(to -> true, EnvironmentVariables.none());
  }

  Welcome(Mailer mailer, EnvironmentVariables variables) {
    this.mailer = mailer;
    this.from = variables.get("FROM").orElse("nobody");
  }

  @Override
  public void on(QueueMessage message, Context context) {
    if (mailer.send(message.text())) {
      context.logger().info("sent {} from {}", message.text(), from);
    } else {
      context.logger().warn("not sent {}", message.text());
    }
  }
}

package dev.faas.invoker.mix;

import dev.faas.Payload;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.time.SimulatedTime;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A queue that writes what it gets into a story, and takes nothing while it is broken. */
final class Recipient implements Destination {

  private static final Pattern RECORD = Pattern.compile(".*\"condition\":\"(\\w+)\""
      + ",\"approximateInvokeCount\":(\\d+)\\},\"requestPayload\":(\"[^\"]+\")(.*)\\}");
  private static final Pattern VERSION = Pattern.compile("\"executedVersion\":\"([^\"]+)\"");

  private final String name;
  private final SimulatedTime time;
  private final Story story;
  volatile boolean isBroken;

  Recipient(String name, SimulatedTime time, Story story) {
    this.name = name;
    this.time = time;
    this.story = story;
  }

  @Override
  public String arn() {
    return "arn:aws:sqs:us-east-1:123456789012:" + name.replace(' ', '-');
  }

  @Override
  public void deliver(Message message) throws IOException {
    Matcher record = RECORD.matcher(message.body().text());
    if (record.matches()) {
      Matcher version = VERSION.matcher(record.group(4));
      String by = version.find() ? " by version " + version.group(1) : "";
      tell(record.group(3), record.group(1) + " after " + record.group(2) + by);
    } else {
      boolean hasError = message.attributes().containsKey("ErrorMessage");
      tell(message.body().text(), hasError ? "with an error" : "without an error");
    }
    if (isBroken) {
      throw new IOException("broken");
    }
  }

  private void tell(String event, String what) {
    int id = Doers.id(Payload.of(event));
    story.tell(
        id,
        time.instant().toEpochMilli(),
        (isBroken ? "not taken by " : "taken by ") + name + ": " + what);
  }
}

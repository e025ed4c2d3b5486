package dev.faas.examples.album;

import dev.faas.Context;
import dev.faas.events.StreamHandler;
import dev.faas.events.StreamRecord;

/** Counts clicks from a stream; a record that is no click stops its shard until it is dealt with. */
public final class Clicks implements StreamHandler {

  private final ClickCounts counts;

  public Clicks(ClickCounts counts) {
    this.counts = counts;
  }

  @Override
  public void on(StreamRecord event, Context context) {
    Click click = event.json(Click.class);
    context.logger().info("{}: {} clicks", click.photo(), counts.add(click));
  }
}

package dev.faas.events.aws;

import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvent.Kind;
import java.util.List;

/** What S3's types of events on a bus say; facts: S3 user guide, "Using EventBridge". */
final class S3DetailType {

  private record Rule(String type, Kind kind) {}

  /** Of each kind the type that is usual comes first. */
  private static final List<Rule> RULES = List.of(
      new Rule("Object Created", Kind.CREATED),
      new Rule("Object Deleted", Kind.DELETED),
      new Rule("Object Storage Class Changed", Kind.ARCHIVED),
      new Rule("Object Access Tier Changed", Kind.ARCHIVED),
      new Rule("Object Tags Added", Kind.METADATA_UPDATED),
      new Rule("Object Tags Deleted", Kind.METADATA_UPDATED),
      new Rule("Object ACL Updated", Kind.METADATA_UPDATED),
      new Rule("Object Restore Completed", Kind.RESTORED),
      new Rule("Object Restore Initiated", Kind.OTHER));

  private S3DetailType() {}

  static Kind kind(String type) {
    for (Rule rule : RULES) {
      if (rule.type().equals(type)) {
        return rule.kind();
      }
    }
    return Kind.OTHER;
  }

  /** The type to write: the event's name if it is of its kind, else the usual one. */
  static String of(StorageEvent event) {
    String name = event.eventName();
    if (name != null && kind(name) == event.kind()) {
      return name;
    }
    for (Rule rule : RULES) {
      if (rule.kind() == event.kind()) {
        return rule.type();
      }
    }
    throw new IllegalStateException("no type for " + event.kind());
  }
}

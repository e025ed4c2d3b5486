package dev.faas.events.aws;

import dev.faas.events.StorageEvent.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What S3's names of events say; facts: S3 user guide, "Supported event types". */
final class S3EventName {

  private record Rule(String beginning, Kind kind) {}

  /** Of each kind the name that is usual comes first. */
  private static final List<Rule> RULES = List.of(
      new Rule("ObjectCreated:Put", Kind.CREATED),
      new Rule("ObjectCreated:", Kind.CREATED),
      new Rule("ObjectRemoved:Delete", Kind.DELETED),
      new Rule("ObjectRemoved:", Kind.DELETED),
      new Rule("LifecycleExpiration:", Kind.DELETED),
      new Rule("LifecycleTransition", Kind.ARCHIVED),
      new Rule("IntelligentTiering", Kind.ARCHIVED),
      new Rule("ObjectTagging:Put", Kind.METADATA_UPDATED),
      new Rule("ObjectTagging:", Kind.METADATA_UPDATED),
      new Rule("ObjectAcl:", Kind.METADATA_UPDATED),
      new Rule("ObjectRestore:Completed", Kind.RESTORED));

  private S3EventName() {}

  /** What happened; stores that speak S3's language put {@code s3:} in front. */
  static Kind kind(@Nullable String name) {
    if (name != null) {
      String plain = name.startsWith("s3:") ? name.substring("s3:".length()) : name;
      for (Rule rule : RULES) {
        if (plain.startsWith(rule.beginning())) {
          return rule.kind();
        }
      }
    }
    return Kind.OTHER;
  }

  /** The name to write: this one if it is of that kind, else the usual one, if there is one. */
  static @Nullable String of(Kind kind, @Nullable String name) {
    if (kind(name) == kind) {
      return name;
    }
    for (Rule rule : RULES) {
      if (rule.kind() == kind) {
        return rule.beginning();
      }
    }
    return null;
  }
}

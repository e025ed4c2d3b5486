package dev.faas.events.azure;

import dev.faas.events.Detected;
import dev.faas.events.azure.grid.GridFormats;
import dev.faas.events.azure.host.Envelope;
import dev.faas.events.azure.host.HostValue;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of event that Azure delivers apart by what only they have. */
final class AzureKinds {

  /** A kind is told by members that stand together, in the data or else in the metadata. */
  private record Rule(String kind, boolean inData, List<String> members) {}

  private static Rule data(String kind, String... members) {
    return new Rule(kind, true, List.of(members));
  }

  private static Rule metadata(String kind, String member) {
    return new Rule(kind, false, List.of(member));
  }

  /** In order: the first that fits wins. */
  private static final List<Rule> RULES = List.of(
      data(HttpTrigger.KIND, "Url", "Method"),
      data(TimerEvent.KIND, "IsPastDue"),
      data(TimerEvent.KIND, "isPastDue"),
      data(GridFormats.OWN_KIND, "eventType", "eventTime"),
      data(GridFormats.CLOUD_KIND, "specversion", "type"),
      metadata(StorageQueueMessage.KIND, "DequeueCount"),
      metadata(ServiceBusMessage.KIND, "DeliveryCount"),
      metadata(ServiceBusMessage.KIND, "DeliveryCountArray"),
      metadata(EventHubsRecord.KIND, "SystemProperties"),
      metadata(EventHubsRecord.KIND, "SystemPropertiesArray"),
      data(CosmosItem.KIND, "_rid", "_ts"),
      data(CosmosItem.KIND, "metadata/operationType", "metadata/lsn"));

  private AzureKinds() {}

  static Optional<Detected> of(JsonValue event) {
    Envelope envelope = Envelope.of(event);
    if (envelope == null || ((JsonObject) event).get("Metadata") == null) {
      return ofBare(event);
    }
    JsonObject data = first(HostValue.opened(envelope.data()));
    for (Rule rule : RULES) {
      JsonObject place = rule.inData ? data : envelope.metadata();
      if (place != null && hasAll(place, rule.members)) {
        String in = rule.inData ? "Data." + envelope.name() + " with " : "Metadata with ";
        return detected(rule.kind, in + String.join(" and ", rule.members));
      }
    }
    return detected(AzureInvocation.KIND, "Data and Metadata");
  }

  /** A webhook's event; one in the CloudEvents schema may be anybody's unless Azure itself tells of it. */
  private static Optional<Detected> ofBare(JsonValue event) {
    JsonObject first = first(event);
    if (first == null) {
      return Optional.empty();
    }
    if (hasAll(first, List.of("eventType", "eventTime", "subject", "id"))) {
      return detected(GridFormats.OWN_KIND, "eventType, eventTime, subject and id");
    }
    JsonValue type = first.get("type");
    boolean isAzures =
        first.get("specversion") != null && type != null && type.text().startsWith("Microsoft.");
    return isAzures
        ? detected(GridFormats.CLOUD_KIND, "specversion, and type = " + type.text())
        : Optional.empty();
  }

  private static Optional<Detected> detected(String kind, String reason) {
    return Optional.of(new Detected(AzureEvents.PLATFORM, kind, reason));
  }

  private static @Nullable JsonObject first(JsonValue value) {
    JsonValue first = value instanceof JsonArray array && !array.elements().isEmpty()
        ? array.elements().get(0)
        : value;
    return first instanceof JsonObject object ? object : null;
  }

  private static boolean hasAll(JsonObject place, List<String> members) {
    for (String member : members) {
      if (place.at(member.split("/")).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}

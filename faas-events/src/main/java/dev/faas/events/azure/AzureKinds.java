package dev.faas.events.azure;

import dev.faas.events.Detected;
import dev.faas.events.azure.grid.GridFormat;
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

  /**
   * In order: the first that fits wins. A kind, what of the event it is told by, and the members there.
   */
  private static final List<String> RULES = List.of(
      HttpTrigger.KIND + " Data Url Method",
      TimerEvent.KIND + " Data IsPastDue",
      TimerEvent.KIND + " Data isPastDue",
      GridFormat.OWN_KIND + " Data eventType eventTime",
      GridFormat.CLOUD_KIND + " Data specversion type",
      MessageShape.STORAGE_QUEUE + " Metadata DequeueCount",
      MessageShape.SERVICE_BUS + " Metadata DeliveryCount",
      MessageShape.SERVICE_BUS + " Metadata DeliveryCountArray",
      EventHubsRecord.KIND + " Metadata SystemProperties",
      EventHubsRecord.KIND + " Metadata SystemPropertiesArray",
      CosmosChange.LATEST + " Data _rid _ts",
      CosmosChange.LATEST + " Data metadata/operationType metadata/lsn");

  private AzureKinds() {}

  static Optional<Detected> of(JsonValue event) {
    Envelope envelope = Envelope.of(event);
    if (envelope == null || ((JsonObject) event).get("Metadata") == null) {
      return ofBare(event);
    }
    JsonObject data = first(HostValue.opened(envelope.data()));
    for (String rule : RULES) {
      List<String> words = List.of(rule.split(" "));
      List<String> members = words.subList(2, words.size());
      JsonObject place = words.get(1).equals("Data") ? data : envelope.metadata();
      if (place != null && hasAll(place, members)) {
        return detected(words.get(0), words.get(1) + " with " + String.join(" and ", members));
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
      return detected(GridFormat.OWN_KIND, "eventType, eventTime, subject and id");
    }
    JsonValue type = first.get("type");
    if (type == null || first.get("specversion") == null || !type.text().startsWith("Microsoft.")) {
      return Optional.empty();
    }
    return detected(GridFormat.CLOUD_KIND, "specversion, and type = " + type.text());
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

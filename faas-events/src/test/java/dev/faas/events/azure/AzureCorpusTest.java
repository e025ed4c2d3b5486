package dev.faas.events.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Payload;
import dev.faas.events.BusEvent;
import dev.faas.events.Detected;
import dev.faas.events.StorageEvent;
import dev.faas.events.contract.Corpus;
import dev.faas.events.contract.Formats;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AzureCorpusTest {

  private static final String GRID = "events/azure/event-grid";
  private static final String CLOUD = "events/azure/cloudevents-batch";
  private static final Set<String> NO_BLOBS = Set.of(
      "azsdkjava__CustomEventWithStringData.json",
      "azsdkjava__EventHubCaptureFileCreatedEvent.json",
      "azsdkjava__ServiceBusActiveMessagesAvailableWithNoListenersEvent.json");

  @TestFactory
  List<DynamicTest> everyRealEventComesOutAsItWentIn() {
    return Stream.of(
            Formats.lossless(GRID, AzureEvents.bus(), Set.of()),
            Formats.lossless(GRID, AzureEvents.topic(), Set.of()),
            Formats.lossless(GRID, AzureEvents.storage(), NO_BLOBS),
            Formats.lossless(CLOUD, AzureEvents.bus(), Set.of()),
            Formats.lossless(CLOUD, AzureEvents.topic(), Set.of()))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyRealEventOfEventGridIsDetected() {
    assertThat(Corpus.files(GRID))
        .hasSize(5)
        .allSatisfy(file -> assertThat(AzureEvents.detect(Payload.of(Corpus.read(file))))
            .map(Detected::kind)
            .contains("event-grid"));
  }

  @Test
  void realBlobEventsHaveTheirObjects() {
    StorageEvent created = first("azsdkjava__StorageBlobCreatedEvent.json");
    StorageEvent deleted = first("azsdkjava__EventGridEventNoArray.json");

    assertThat(created.kind()).isEqualTo(StorageEvent.Kind.CREATED);
    assertThat(created.bucket()).isEqualTo("testcontainer");
    assertThat(created.key()).isEqualTo("file1.txt");
    assertThat(created.size()).isEqualTo(447);
    assertThat(deleted.kind()).isEqualTo(StorageEvent.Kind.DELETED);
    assertThat(deleted.key()).isEqualTo("testfile.txt");
    assertThat(deleted.size()).isNull();
  }

  private static StorageEvent first(String file) {
    String json = Corpus.read(Corpus.folder(GRID).resolve(file));
    return AzureEvents.storage().decode(Payload.of(json)).events().get(0);
  }

  @Test
  void realCloudEventHasItsBytesAndExtension() {
    String json = Corpus.read(Corpus.folder(CLOUD).resolve("azsdkjava__CloudEventBinaryData.json"));
    BusEvent event = AzureEvents.bus().decode(Payload.of(json)).events().get(0);

    assertThat(event.type()).isEqualTo("Contoso.Items.ItemReceived");
    assertThat(event.extension("foo")).contains("bar");
    assertThat(event.data()).isNotNull();
  }
}

package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.TableChange;
import dev.faas.events.TableChanges;
import dev.faas.events.Value;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchTest {

  private static final Map<String, Value> KEY = Map.of("key", Value.of("cat.jpg"));

  private final SearchIndex index = new SearchIndex();

  @RegisterExtension
  final FaasExtension faas =
      FaasExtension.builder().function(FunctionDefinition.of(new Search(index))).build();

  @Test
  void newItemIsFoundByEveryWord(FunctionUnderTest<Batch<TableChange>, BatchResponse> search) {
    TableChange inserted = TableChange.inserted(
        KEY, Map.of("title", Value.of("A cat"), "tags", Value.ofTexts(Set.of("Sun", "garden"))));

    assertThat(search.invoke(TableChanges.of(inserted))).succeeded().logged("INSERT cat.jpg");

    assertThat(index.find("cat")).containsExactly("cat.jpg");
    assertThat(index.find("sun")).containsExactly("cat.jpg");
    assertThat(index.find("dog")).isEmpty();
  }

  @Test
  void numbersAndNestedValuesAreFoundToo(
      FunctionUnderTest<Batch<TableChange>, BatchResponse> search) {
    Value place = Value.of(Map.of("sea", Value.of("Ägäis"), "public", Value.of(true)));
    Value people = Value.of(List.of(Value.of("Ada"), Value.ofNull()));
    search.invoke(TableChanges.of(TableChange.inserted(
        KEY, Map.of("year", Value.of(2026), "place", place, "people", people))));

    assertThat(index.find("2026")).containsExactly("cat.jpg");
    assertThat(index.find("ägäis")).containsExactly("cat.jpg");
    assertThat(index.find("ada")).containsExactly("cat.jpg");
  }

  @Test
  void changedItemIsFoundByItsNewWordsOnly(
      FunctionUnderTest<Batch<TableChange>, BatchResponse> search) {
    Map<String, Value> before = Map.of("title", Value.of("dog"));
    Map<String, Value> after = Map.of("title", Value.of("cat"));
    search.invoke(TableChanges.of(
        TableChange.inserted(KEY, before), TableChange.modified(KEY, before, after)));

    assertThat(index.find("dog")).isEmpty();
    assertThat(index.find("cat")).containsExactly("cat.jpg");
  }

  @Test
  void removedItemIsForgotten(FunctionUnderTest<Batch<TableChange>, BatchResponse> search) {
    Map<String, Value> attributes = Map.of("title", Value.of("dog"));
    search.invoke(TableChanges.of(
        TableChange.inserted(KEY, attributes), TableChange.removed(KEY, attributes)));

    assertThat(index.find("dog")).isEmpty();
  }

  @Test
  void changeThatBringsOnlyItsKeysIsFoundByThem(
      FunctionUnderTest<Batch<TableChange>, BatchResponse> search) {
    TableChange keysOnly =
        TableChange.builder().keys(KEY).viewType("KEYS_ONLY").newImage(null).build();
    search.invoke(TableChanges.of(keysOnly));

    assertThat(index.find("cat")).containsExactly("cat.jpg");
  }
}

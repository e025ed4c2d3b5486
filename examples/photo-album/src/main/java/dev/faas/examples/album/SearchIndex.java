package dev.faas.examples.album;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which words stand where, in memory; a real album has a search service. */
public final class SearchIndex {

  private final Map<String, Set<String>> words = new ConcurrentSkipListMap<>();

  /** Replaces the words of an entry. */
  public void put(String entry, Set<String> newWords) {
    words.put(entry, Set.copyOf(newWords));
  }

  /** Forgets an entry. */
  public void remove(String entry) {
    words.remove(entry);
  }

  /** The entries that have this word, in small letters. */
  public List<String> find(String word) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().contains(word))
        .map(Map.Entry::getKey)
        .toList();
  }
}

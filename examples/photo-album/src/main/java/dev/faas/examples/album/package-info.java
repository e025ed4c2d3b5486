/**
 * A photo album of five functions, one for each trigger: {@link dev.faas.examples.album.Photos} (HTTP),
 * {@link dev.faas.examples.album.Thumbnails} (storage), {@link dev.faas.examples.album.Search} (table),
 * {@link dev.faas.examples.album.Clicks} (stream) and {@link dev.faas.examples.album.Mails} (queue).
 * {@link dev.faas.examples.album.Album} gives each what it needs.
 */
@NullMarked
package dev.faas.examples.album;

import org.jspecify.annotations.NullMarked;

/** A program that runs the functions of the album on a folder of events; no part of the album. */
@NullMarked
package dev.faas.examples.album.run;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.controller;

import jakarta.json.bind.Jsonb;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.clearlane.clearance.PassageId;
import org.jspecify.annotations.Nullable;

/**
 * A camera frame in a binary message: a line of JSON that tells where it belongs, a line feed, and
 * the picture.
 *
 * @param number orders the frames of the capture, 1 to 10000
 * @param image JPEG or PNG; may be broken
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SentFrame(PassageId passage, String captureNonce, int number, byte[] image) {
  private static final int LONGEST_HEAD = 512;
  private static final int MOST = 10_000;

  /** The head's members. */
  public record Head(
      @Nullable String passage, @Nullable String captureNonce, @Nullable Integer frame) {}

  /**
   * @throws IllegalArgumentException if the message has another form
   * @throws jakarta.json.bind.JsonbException if its head is no JSON
   */
  static SentFrame parse(ByteBuffer message, Jsonb json) {
    int end = lineFeed(message);
    byte[] head = new byte[end];
    message.get(head);
    message.get();
    byte[] image = new byte[message.remaining()];
    message.get(image);
    Head told = json.fromJson(new String(head, StandardCharsets.UTF_8), Head.class);
    Integer number = told.frame();
    if (told.passage() == null || told.captureNonce() == null || number == null) {
      throw new IllegalArgumentException("a frame's head lacks a member");
    }
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException("a frame's number is out of range");
    }
    return new SentFrame(PassageId.of(told.passage()), told.captureNonce(), number, image);
  }

  private static int lineFeed(ByteBuffer message) {
    for (int i = 0; i < Math.min(message.remaining(), LONGEST_HEAD); i++) {
      if (message.get(message.position() + i) == '\n') {
        return i;
      }
    }
    throw new IllegalArgumentException("a frame has no head");
  }
}

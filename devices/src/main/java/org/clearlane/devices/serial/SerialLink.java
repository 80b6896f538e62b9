// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

/** An open serial line, used by one thread. */
public interface SerialLink extends AutoCloseable {
  /**
   * Waits for bytes and takes those that are there.
   *
   * @param waitMillis how long to wait for the first byte; the call may last 100 ms longer
   * @return how many bytes were put at the beginning of the buffer; 0 if none came in time
   * @throws LinkLostException if the line is gone
   */
  int read(byte[] buffer, long waitMillis) throws LinkLostException;

  /**
   * Forgets what has arrived and was not read; does not wait.
   *
   * @throws LinkLostException if the line is gone
   */
  void discard() throws LinkLostException;

  /**
   * Hands bytes to the line.
   *
   * @throws LinkLostException if the line is gone or takes no more
   */
  void write(byte[] bytes) throws LinkLostException;

  @Override
  void close();
}

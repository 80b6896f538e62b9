// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Ends processes that this program started, by their ids. */
final class Processes {
  private static final Duration FORCED = Duration.ofSeconds(2);

  private Processes() {}

  /**
   * Whether a process does anything still. One that has ended but that nobody asked for its exit
   * status, as happens to orphans where process 1 is no init, does not.
   */
  static boolean running(ProcessHandle handle) {
    return handle.isAlive() && !state(handle).equals("Z");
  }

  private static String state(ProcessHandle handle) {
    try {
      // "pid (name) state …"; a name may hold blanks and brackets itself.
      String line = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      int name = line.lastIndexOf(')');
      return name < 0 || line.length() < name + 3 ? "" : line.substring(name + 2, name + 3);
    } catch (IOException e) {
      return "";
    }
  }

  /** Sends SIGINT, PostgreSQL's fast shutdown; Java itself can only send SIGTERM and SIGKILL. */
  static void interrupt(ProcessHandle handle) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(handle.pid())).start().waitFor();
    } catch (IOException e) {
      handle.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for a process to end.
   *
   * @param family takes every process that it begins meanwhile
   * @return whether it ended in time
   */
  static boolean await(Process running, Duration atMost, Set<ProcessHandle> family) {
    long begun = System.nanoTime();
    try {
      while (!running.waitFor(50, TimeUnit.MILLISECONDS)) {
        running.descendants().forEach(family::add);
        if (System.nanoTime() - begun > atMost.toNanos()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Gives processes a time to end by themselves, and then ends them. */
  static void end(Set<ProcessHandle> handles, Duration grace) {
    if (gone(handles, grace)) {
      return;
    }
    handles.stream().filter(Processes::running).forEach(ProcessHandle::destroy);
    if (!gone(handles, FORCED)) {
      handles.stream().filter(Processes::running).forEach(ProcessHandle::destroyForcibly);
      boolean _ = gone(handles, FORCED);
    }
  }

  private static boolean gone(Set<ProcessHandle> handles, Duration atMost) {
    long begun = System.nanoTime();
    while (handles.stream().anyMatch(Processes::running)) {
      if (System.nanoTime() - begun > atMost.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return true;
  }
}

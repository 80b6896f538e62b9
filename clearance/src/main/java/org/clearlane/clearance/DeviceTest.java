// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a device's test.
 *
 * @param reachable whether it can be reached
 * @param answeredIn how long it took to answer a question; empty if it did not, or if this kind of
 *     device is never asked
 */
public record DeviceTest(boolean reachable, Optional<Duration> answeredIn) {}

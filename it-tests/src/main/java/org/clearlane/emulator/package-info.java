// SPDX-License-Identifier: Apache-2.0

/**
 * Software devices: a gate, a scanner and a fingerprint sensor behind pseudo-terminals, so that a
 * server can be tried and tested without hardware. A program of its own ({@link
 * org.clearlane.emulator.LaneEmulator}), whose counters outlive the server, and a library for the
 * same purpose ({@link org.clearlane.emulator.SoftwareLane}).
 *
 * <p>The protocols are written here a second time, from the standards and not from the server's
 * code: two ends that share an error would understand each other.
 */
@NullMarked
package org.clearlane.emulator;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;

/** That an enrolment is suspended. */
public record Suspension(SuspensionReason reason, Instant since) {}

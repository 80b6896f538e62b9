// SPDX-License-Identifier: Apache-2.0

/**
 * Fingerprints: reading pictures, extraction and comparison by SourceAFIS, enrolment, the
 * two-finger policy, and standard minutiae records.
 */
@NullMarked
package org.clearlane.biometrics.finger;

import org.jspecify.annotations.NullMarked;

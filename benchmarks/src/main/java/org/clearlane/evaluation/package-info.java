// SPDX-License-Identifier: Apache-2.0

/** The command that measures how well faces or fingerprints are told apart. */
@NullMarked
package org.clearlane.evaluation;

import org.jspecify.annotations.NullMarked;

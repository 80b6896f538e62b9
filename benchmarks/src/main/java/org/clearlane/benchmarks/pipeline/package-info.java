// SPDX-License-Identifier: Apache-2.0

/** From a picture to a template, stage by stage. */
@NullMarked
package org.clearlane.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;

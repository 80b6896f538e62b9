// SPDX-License-Identifier: Apache-2.0

/** REST API, version 1. */
@NullMarked
package org.clearlane.web.api;

import org.jspecify.annotations.NullMarked;

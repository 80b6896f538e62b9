// SPDX-License-Identifier: Apache-2.0
/** The WebSocket of lane controllers. */
@NullMarked
package org.clearlane.web.controller;

import org.jspecify.annotations.NullMarked;

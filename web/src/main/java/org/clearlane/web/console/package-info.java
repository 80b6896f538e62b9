// SPDX-License-Identifier: Apache-2.0

/** The officers' console: what every page needs. Each subpackage serves one page. */
@NullMarked
package org.clearlane.web.console;

import org.jspecify.annotations.NullMarked;

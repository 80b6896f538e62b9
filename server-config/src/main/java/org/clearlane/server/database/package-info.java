// SPDX-License-Identifier: Apache-2.0

/**
 * The data source of an authority: an ordinary PostgreSQL server, or an embedded one that starts on
 * first use. Lives in a shared library of the server, outside the application.
 */
@NullMarked
package org.clearlane.server.database;

import org.jspecify.annotations.NullMarked;

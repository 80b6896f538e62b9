// SPDX-License-Identifier: Apache-2.0

/** What a traveller gets who asks what is kept about them: the file, as JSON and as PDF. */
@NullMarked
package org.clearlane.web.disclosure;

import org.jspecify.annotations.NullMarked;

/** The template's functions, called the way Lambda calls them: events from {@code events/}, environment from the template. */
package io.revsync.rehearsal.lambda;

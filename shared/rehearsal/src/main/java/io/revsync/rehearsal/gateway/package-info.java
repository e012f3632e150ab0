/**
 * API Gateway on this machine: the template's routes, answered by its functions as API Gateway calls them. Knows HTTP and the template,
 * and nothing of what the functions do.
 */
package io.revsync.rehearsal.gateway;

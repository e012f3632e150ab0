/** The Lambdas of the matching review: the one an admin talks to, also about key links, and the one that reads, suggests and links. */
package io.revsync.functions.operate.matching;

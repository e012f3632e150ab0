/** Our key links, entered in Rev.io's own register of links, where other integrations see them. Knows nothing of runs and problems. */
package io.revsync.sync.mirror;

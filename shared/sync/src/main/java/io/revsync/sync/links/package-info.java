/** Key links by hand: looked up, made, moved, taken away. Nothing here writes to either system. */
package io.revsync.sync.links;

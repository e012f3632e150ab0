/** The Lambda that tells what the syncs did and could not do, and asks for a run now. */
package io.revsync.functions.operate;

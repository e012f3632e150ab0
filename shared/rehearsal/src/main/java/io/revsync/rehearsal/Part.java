package io.revsync.rehearsal;

/** Which half of the rehearsal this process is. */
enum Part {
    /** Both, in one process. */
    ALL,
    /** The simulators and the embedded AWS. */
    SERVERS,
    /** The functions, against servers that are up. */
    FUNCTIONS
}

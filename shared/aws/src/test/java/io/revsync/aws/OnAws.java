package io.revsync.aws;

/** What the contracts run on: AWS, or something that behaves like it. */
interface OnAws {

    /** A company nobody has used before. */
    Company company();
}

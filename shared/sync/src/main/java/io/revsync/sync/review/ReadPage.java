package io.revsync.sync.review;

/**
 * A page of one of the sides, kept so that whoever goes on with a review need not read it again.
 *
 * @param number from 1
 * @param place how many rows the search had shown up to its end
 * @param last whether there are no more
 * @param content the entries of this page as a JSON array
 */
public record ReadPage(Source source, int number, long place, boolean last, String content) {}

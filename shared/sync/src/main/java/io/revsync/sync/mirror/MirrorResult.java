package io.revsync.sync.mirror;

import java.util.Optional;

/**
 * What became of a comparison of our links with Rev.io's register.
 *
 * @param failed links that could not be entered or taken out
 * @param first why not the first of them; present if there is one
 * @param technical code and address of that call
 */
public record MirrorResult(int failed, Optional<String> first, String technical) {}

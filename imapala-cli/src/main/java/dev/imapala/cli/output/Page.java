package dev.imapala.cli.output;

import java.time.Clock;

/**
 * What lines for people are made for.
 *
 * @param screen how wide they may be, and what stands for text that was cut off
 * @param clock the time, and the time zone that dates are shown in
 */
record Page(Screen screen, Clock clock) {}

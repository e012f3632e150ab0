package io.revsync.sync.schedule;

import io.revsync.sync.Direction;

/** Port: the rules that start the runs. */
public interface Timetable {

    /**
     * When a direction runs now.
     *
     * @throws TimetableException if that cannot be found out
     */
    Entry of(Direction direction);

    /**
     * Makes a direction run then, from now on.
     *
     * @throws TimetableException if it is not sure that it does
     */
    void set(Direction direction, Entry entry);

    /**
     * @param eventBridge a schedule expression
     * @param enabled whether it fires
     */
    record Entry(String eventBridge, boolean enabled) {}
}

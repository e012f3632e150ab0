package io.revsync.sync.schedule;

/** Text that is no schedule, or one that EventBridge cannot keep. The message says what is wrong. */
public final class WrongScheduleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    WrongScheduleException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** What would be right. */
    public String remedy() {
        return remedy;
    }
}

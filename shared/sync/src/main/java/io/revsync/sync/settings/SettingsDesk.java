package io.revsync.sync.settings;

import io.revsync.sync.Direction;
import io.revsync.sync.schedule.Schedule;
import io.revsync.sync.schedule.Timetable;
import io.revsync.sync.schedule.TimetableException;
import io.revsync.sync.schedule.WrongScheduleException;
import java.util.Optional;

/**
 * Saves the settings and sets the rules, both or neither. The document is the truth: the rules are set first and the document is
 * written last, so whenever a save does not come to its end, the rules are put back to what the stored document says. A process that
 * dies in between leaves the lock behind, by which the next one that looks sees that the rules have to be set again.
 */
public final class SettingsDesk {
    private final SettingsStore store;
    private final SettingsLock lock;
    private final Timetable timetable;

    public SettingsDesk(SettingsStore store, SettingsLock lock, Timetable timetable) {
        this.store = store;
        this.lock = lock;
        this.timetable = timetable;
    }

    /**
     * Saves settings that were checked.
     *
     * @param expectedVersion the version the change was made on; 0 for the first
     */
    public SaveOutcome save(Settings settings, long expectedVersion, Saving saving) {
        Optional<Long> taken = lock.take();
        if (taken.isEmpty()) {
            return new SaveOutcome.Busy();
        }
        SaveOutcome outcome = saveLocked(settings, expectedVersion, saving);
        if (!(outcome instanceof SaveOutcome.NotScheduled failed) || failed.putBack()) {
            lock.release(taken.get());
        }
        return outcome;
    }

    /** The newest version. If a save died half-way, the rules are set as it says. */
    public Optional<VersionedSettings> load() {
        if (lock.abandoned()) {
            lock.take().ifPresent(taken -> {
                if (putBack()) {
                    lock.release(taken);
                }
            });
        }
        return store.load();
    }

    private SaveOutcome saveLocked(Settings settings, long expectedVersion, Saving saving) {
        Optional<VersionedSettings> current = store.load();
        if (current.map(VersionedSettings::version).orElse(0L) != expectedVersion) {
            return outdated(current);
        }
        try {
            schedule(settings);
        } catch (TimetableException e) {
            return new SaveOutcome.NotScheduled(e.direction(), putBack(), e.getMessage());
        }
        Optional<VersionedSettings> saved = store.save(settings, expectedVersion, saving);
        if (saved.isEmpty()) {
            putBack();
            return outdated(store.load());
        }
        return new SaveOutcome.Saved(saved.get());
    }

    private static SaveOutcome outdated(Optional<VersionedSettings> current) {
        return new SaveOutcome.Outdated(current.orElseGet(() -> new VersionedSettings(0, Settings.defaults())));
    }

    /** Whether every rule is again as the stored document says. */
    private boolean putBack() {
        try {
            schedule(store.load().map(VersionedSettings::settings).orElseGet(Settings::defaults));
            return true;
        } catch (TimetableException e) {
            return false;
        }
    }

    private void schedule(Settings settings) {
        for (Direction direction : Direction.values()) {
            Timetable.Entry wanted = entry(settings.of(direction));
            if (!timetable.of(direction).equals(wanted)) {
                timetable.set(direction, wanted);
            }
        }
    }

    private static Timetable.Entry entry(DirectionSettings settings) {
        try {
            return new Timetable.Entry(Schedule.of(settings.schedule()).eventBridge(), settings.enabled());
        } catch (WrongScheduleException e) {
            throw new IllegalArgumentException("Settings were to be scheduled that no check has passed", e);
        }
    }
}

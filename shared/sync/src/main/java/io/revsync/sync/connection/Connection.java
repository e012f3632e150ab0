package io.revsync.sync.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a company's connection to one system.
 *
 * @param state how far it has come
 * @param login as whom we call: the app's client id, or Rev.io's user name; never a secret
 * @param account what it opens, or opened last; the key links belong to this QuickBooks company
 * @param pending another QuickBooks company that tried, and waits for the admin's word
 * @param allowed the id of the company that may take the place of {@code account}, by the admin's word
 * @param connectedAt when the sign-in last succeeded
 * @param connectedBy the admin who signed in
 * @param checkedAt when a call last succeeded or was refused
 * @param trouble why it does not work, when {@code state} says that
 * @param facts QuickBooks' preferences, as they were when it was last checked
 * @param warnings what works but may surprise
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Connection(
        ConnectedSystem system,
        ConnectionState state,
        String login,
        Optional<Account> account,
        Optional<Account> pending,
        Optional<String> allowed,
        Optional<Instant> connectedAt,
        String connectedBy,
        Optional<Instant> checkedAt,
        Optional<Advice> trouble,
        Optional<CompanyFacts> facts,
        List<Advice> warnings) {

    public Connection {
        login = login == null ? "" : login;
        account = account == null ? Optional.empty() : account;
        pending = pending == null ? Optional.empty() : pending;
        allowed = allowed == null ? Optional.empty() : allowed;
        connectedAt = connectedAt == null ? Optional.empty() : connectedAt;
        connectedBy = connectedBy == null ? "" : connectedBy;
        checkedAt = checkedAt == null ? Optional.empty() : checkedAt;
        trouble = trouble == null ? Optional.empty() : trouble;
        facts = facts == null ? Optional.empty() : facts;
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /** A connection nobody has made yet. */
    public static Connection none(ConnectedSystem system) {
        return new Connection(system, ConnectionState.NONE, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether runs may call the system. */
    public boolean usable() {
        return state == ConnectionState.CONNECTED;
    }

    /** The app's credentials, or a user name, are stored. What was connected stays so until it is tried. */
    public Connection withLogin(String newLogin) {
        Draft draft = new Draft(this);
        draft.login = newLogin;
        draft.state = state == ConnectionState.NONE ? ConnectionState.READY : state;
        return draft.finished();
    }

    /** Credentials for this account are about to be stored; from here on runs pause until they have proved good. */
    public Connection connecting(Account to, Instant at, String by) {
        Draft draft = new Draft(none(system));
        draft.login = login;
        draft.state = ConnectionState.CONNECTING;
        draft.account = Optional.of(to);
        draft.connectedAt = Optional.of(at);
        draft.connectedBy = by;
        return draft.finished();
    }

    /** A call has succeeded. */
    public Connection proved(Account to, Instant at, List<Advice> newWarnings) {
        Draft draft = new Draft(this);
        draft.state = ConnectionState.CONNECTED;
        draft.account = Optional.of(to);
        draft.checkedAt = Optional.of(at);
        draft.trouble = Optional.empty();
        draft.warnings = newWarnings;
        return draft.finished();
    }

    /** The same with what QuickBooks' preferences say. */
    public Connection withFacts(CompanyFacts newFacts) {
        Draft draft = new Draft(this);
        draft.facts = Optional.of(newFacts);
        return draft.finished();
    }

    /** The system turns us away. */
    public Connection lost(Advice why, Instant at) {
        Draft draft = new Draft(this);
        draft.state = ConnectionState.LOST;
        draft.checkedAt = Optional.of(at);
        draft.trouble = Optional.of(why);
        return draft.finished();
    }

    /** The system that turned us away lets us in again. One that an admin has changed meanwhile stays as it is. */
    public Connection healed(Instant at) {
        if (state != ConnectionState.LOST) {
            return this;
        }
        Draft draft = new Draft(this);
        draft.state = ConnectionState.CONNECTED;
        draft.checkedAt = Optional.of(at);
        draft.trouble = Optional.empty();
        return draft.finished();
    }

    /** The admin gave the connection back. The account stays known, for the key links belong to it. */
    public Connection disconnected() {
        Draft draft = new Draft(none(system));
        draft.state = login.isEmpty() ? ConnectionState.NONE : ConnectionState.READY;
        draft.login = login;
        draft.account = account;
        return draft.finished();
    }

    /** Another company tried to take the place of the one the key links belong to. */
    public Connection withPending(Account other) {
        Draft draft = new Draft(this);
        draft.pending = Optional.of(other);
        return draft.finished();
    }

    /** The admin's word that the company of this id may be connected. */
    public Connection allowing(String id) {
        Draft draft = new Draft(this);
        draft.allowed = Optional.of(id);
        return draft.finished();
    }

    /** A connection being changed, so that each change names only what it changes. */
    private static final class Draft {
        private final ConnectedSystem system;
        private ConnectionState state;
        private String login;
        private Optional<Account> account;
        private Optional<Account> pending;
        private Optional<String> allowed;
        private Optional<Instant> connectedAt;
        private String connectedBy;
        private Optional<Instant> checkedAt;
        private Optional<Advice> trouble;
        private Optional<CompanyFacts> facts;
        private List<Advice> warnings;

        Draft(Connection from) {
            system = from.system;
            state = from.state;
            login = from.login;
            account = from.account;
            pending = from.pending;
            allowed = from.allowed;
            connectedAt = from.connectedAt;
            connectedBy = from.connectedBy;
            checkedAt = from.checkedAt;
            trouble = from.trouble;
            facts = from.facts;
            warnings = from.warnings;
        }

        Connection finished() {
            return new Connection(
                    system,
                    state,
                    login,
                    account,
                    pending,
                    allowed,
                    connectedAt,
                    connectedBy,
                    checkedAt,
                    trouble,
                    facts,
                    warnings);
        }
    }
}

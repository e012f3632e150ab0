package io.revsync.functions.config;

import io.revsync.api.ApiAnswer;
import io.revsync.api.ApiProblem;
import io.revsync.api.ApiProblemException;
import io.revsync.api.ApiRequest;
import io.revsync.api.FieldError;
import io.revsync.aws.Companies;
import io.revsync.aws.NewCompany;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** The routes of the companies whose books the stack keeps. They are the same whichever company a request names. */
final class CompanyRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(CompanyRoutes.class);

    private final Surroundings surroundings;
    private final Companies companies;
    private final NewCompany newCompany;

    CompanyRoutes(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.companies = new Companies(surroundings);
        this.newCompany = new NewCompany(surroundings, companies);
    }

    /**
     * A company, as the API tells of it.
     *
     * @param name its short name, for the header
     * @param title what its settings call it
     * @param first whether it is the one that is meant where nobody names one
     * @param ready false while adding it failed half-way
     */
    record Shown(String name, String title, boolean first, boolean ready) {}

    /** @param name what the new company is to be called */
    record Wanted(String name) {}

    /** {@code GET /companies} */
    ApiAnswer list(ApiRequest request) {
        return ApiAnswer.json(
                200,
                Map.of("companies", companies.all().stream().map(this::shown).toList()));
    }

    /** {@code POST /companies} */
    ApiAnswer add(ApiRequest request) {
        String name = request.json(Wanted.class).name();
        refuseIfWrong(name);
        try {
            newCompany.add(name, request.requireAdmin().name());
        } catch (SdkException | IllegalStateException e) {
            LOG.error("The company {} could not be added", name, e);
            throw ApiProblem.of(
                            503,
                            "not-added",
                            "The company \"" + name + "\" could not be added: AWS did not make all it needs.",
                            "Add it again in a minute; what is there already is kept. If it stays, the technical detail says what AWS"
                                    + " refuses.")
                    .withDetail(e.getMessage())
                    .refusal();
        }
        return ApiAnswer.json(201, shown(new Companies.Known(name, false, true)));
    }

    private void refuseIfWrong(String name) {
        if (name == null || !Surroundings.isCompanyName(name)) {
            throw wrong(
                    "It is no company's name.", "Take 1 to 32 small letters, digits and hyphens, and no hyphen first.");
        }
        int tooLong = newCompany.tooLong(name);
        if (tooLong > 0) {
            throw wrong(
                    "Its schedules could not be named after it: EventBridge's names have room for 64 characters.",
                    "Take a name that is shorter by " + tooLong + (tooLong == 1 ? " character." : " characters."));
        }
        if (companies.named(name).filter(Companies.Known::ready).isPresent()) {
            throw ApiProblem.of(
                            409,
                            "company-exists",
                            "There is a company \"" + name + "\" already.",
                            "Choose it, or take another name.")
                    .refusal();
        }
    }

    private static ApiProblemException wrong(String problem, String remedy) {
        return ApiProblem.of(422, "company-wrong", "The company was not added: its name is wrong.", remedy)
                .withErrors(List.of(new FieldError("/name", problem, remedy)))
                .refusal();
    }

    private Shown shown(Companies.Known company) {
        String title = new Systems(surroundings.of(company.name()))
                .settingsNow()
                .initial()
                .instanceName();
        return new Shown(company.name(), title, company.first(), company.ready());
    }
}

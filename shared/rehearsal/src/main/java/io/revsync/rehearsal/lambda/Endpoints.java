package io.revsync.rehearsal.lambda;

import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.psa.PsaFace;
import io.revsync.sandbox.revio.RevioOptions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the simulated systems are.
 *
 * @param aws one address for DynamoDB, Secrets Manager and EventBridge
 * @param quickBooks root of the QuickBooks simulator
 * @param revio root of the Rev.io simulator
 */
public record Endpoints(URI aws, URI quickBooks, URI revio) {

    /** As Rev.io gives it: what follows the last dash is the client code. */
    private static final String PSA_IDENTIFIER =
            "quickbooks-sync-" + RevioOptions.usual().clientCode();

    /** The systems on these ports of this machine. */
    public static Endpoints onPorts(int aws, int quickBooks, int revio) {
        return new Endpoints(local(aws), local(quickBooks), local(revio));
    }

    /** Base URL of Rev.io's REST API. */
    public URI revioApi() {
        return revio.resolve("/v1");
    }

    /**
     * What the template gives the function, with everything it calls led to the simulated systems. Its access key is its name, by which
     * the embedded AWS lets it do what its policy allows and nothing else. It lacks the variables by which code knows that it is in a
     * Lambda, for there is no CloudWatch here that would take its metrics.
     */
    public Map<String, String> environment(SamFunction function) {
        return environment(function, function.logicalId());
    }

    /**
     * The same for a function behind the HTTP API at this address, where nothing is encrypted, and the first settings are those of a
     * rehearsal.
     */
    public Map<String, String> environmentBehind(URI api, SamFunction function) {
        Map<String, String> environment = environment(function);
        environment.put("ALLOW_HTTP", "true");
        environment.put("CALLBACK_URL", api.resolve("/oauth/callback").toString());
        environment.put("INSTANCE_NAME", "Rehearsal");
        environment.put("QUICKBOOKS_ENVIRONMENT", "sandbox");
        environment.put("PSA_UNIQUE_IDENTIFIER", PSA_IDENTIFIER);
        environment.put("PSA_AUTHORIZE_URL", revio.resolve(PsaFace.AUTHORIZE).toString());
        environment.put("PSA_TOKEN_URL", revio.resolve(PsaFace.TOKEN).toString());
        environment.put("PSA_REVOKE_URL", revio.resolve(PsaFace.REVOKE).toString());
        environment.put("PSA_API_URL", revio.resolve(PsaFace.ROOT).toString());
        environment.put("REVIO_BASE_URL", revioApi().toString());
        return environment;
    }

    /** The same for somebody who may do everything. */
    public Map<String, String> administratorsEnvironment(SamFunction function) {
        return environment(function, "administrator");
    }

    private Map<String, String> environment(SamFunction function, String accessKey) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", accessKey);
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL", aws.toString());
        environment.put("QUICKBOOKS_API_URL", quickBooks.toString());
        environment.put(
                "QUICKBOOKS_TOKEN_URL",
                quickBooks.resolve("/oauth2/v1/tokens/bearer").toString());
        environment.put(
                "QUICKBOOKS_REVOKE_URL",
                quickBooks.resolve("/v2/oauth2/tokens/revoke").toString());
        environment.put(
                "QUICKBOOKS_AUTHORIZE_URL",
                quickBooks.resolve("/connect/oauth2").toString());
        return environment;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
